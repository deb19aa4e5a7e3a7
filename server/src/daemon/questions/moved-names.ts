/**
 * What modules are called before and after files move. Names only, from paths and source roots; knows no import.
 */
import { SiteKind } from '../../evidence/schema.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { type ModuleName, ModuleNamer } from '../../workspace/module-name.ts';
import { isWithin, joinPath, parentPath } from '../../workspace/paths.ts';
import { NESTED_PROJECT, type SourceRoot } from '../../workspace/source-roots.ts';
import type { StoredFileView } from '../store-snapshot.ts';

/** Repo-relative paths of a file or folder, before and after. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What relative imports of a file start from. */
export interface ModulePlace {
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
}

export class ModuleMoves {
  /** New dotted names of the modules that get one, by the old ones; null where no import can say the new one. */
  readonly renamed: ReadonlyMap<string, string | null>;
  /** What files that move are afterwards, by their path before. */
  readonly places: ReadonlyMap<string, ModulePlace>;
  /** Files by the name of their module, before and after. */
  private readonly filesNow = new Map<string, StoredFileView>();
  private readonly filesAfter = new Map<string, StoredFileView>();

  /** `sourceRoots` are those of the workspace before anything moves. */
  constructor(files: readonly StoredFileView[], moves: readonly Move[], sourceRoots: readonly SourceRoot[]) {
    const namer = new ModuleNamer(sourceRoots);
    const moveOf = (path: string): Move | undefined => moves.find(({ from }) => isWithin(from, path));
    const staying = new Set<string>();
    for (const { path, moduleFqn } of files)
      if (moduleFqn !== null && !moveOf(path)) for (const name of parents(moduleFqn)) staying.add(name);

    const renamed = new Map<string, string | null>();
    const places = new Map<string, ModulePlace>();
    const rename = (path: string, newPath: string): void => {
      const after = namesOf(namer, newPath);
      for (const [at, name] of namer.namesOf(path).entries()) {
        if (name.moduleFqn === null) continue;
        const newName = nameAfter(name, at === 0, after);
        if (newName !== name.moduleFqn) renamed.set(name.moduleFqn, newName);
      }
    };
    for (const file of files) {
      const { path, moduleFqn } = file;
      const move = moveOf(path);
      const moved = (one: string): string => move!.to + one.slice(move!.from.length);
      const place = move ? (namesOf(namer, moved(path))[0] ?? NOWHERE) : file;
      add(this.filesNow, moduleFqn, file);
      add(this.filesAfter, place.moduleFqn, file);
      if (!move || moduleFqn === null) continue;
      places.set(path, place);
      // A stub without its source takes no module along; a folder without `__init__.py` is a package, too (PEP 420).
      if (path.endsWith('.py') || !staying.has(moduleFqn)) rename(path, moved(path));
      for (let folder = parentPath(path); isWithin(move.from, folder); folder = parentPath(folder)) {
        const init = joinPath(folder, '__init__.py');
        const name = namer.namesOf(init)[0]!.moduleFqn;
        if (name !== null && !staying.has(name)) rename(init, moved(init));
        if (folder === '') break;
      }
    }
    this.renamed = renamed;
    this.places = places;
  }

  /** Dotted name of a module afterwards; null where no import can say it. */
  after(module: string): string | null {
    return this.renamed.has(module) ? this.renamed.get(module)! : module;
  }

  /** The file of a module before anything moves. */
  fileOf(module: string): StoredFileView | undefined {
    return this.filesNow.get(module);
  }

  /** Whether it is the name of a module, before or after. */
  isModule(name: string): boolean {
    return this.filesNow.has(name) || this.filesAfter.has(name);
  }

  /** Whether statements of a package bind the name, so that it has it whoever imports its submodule of that name. */
  binds(module: string, name: string): boolean {
    const facts = this.filesNow.get(module)?.facts();
    const binding = facts?.binding(0, name) ?? -1;
    return binding >= 0 && facts!.evidence.bindings.siteCount[binding]! > 0;
  }

  /** Whether the package that a module is in afterwards gives the module's name there to something else. */
  hides(module: string): boolean {
    const [parent, name] = splitName(this.after(module) ?? '');
    const file = this.filesAfter.get(parent);
    const facts = file?.facts();
    const binding = facts?.binding(0, name) ?? -1;
    if (!file || binding < 0) return false;
    const { bindings, bindingSites, imports } = facts!.evidence;
    const first = bindings.siteStart[binding]!;
    for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
      const row = bindingSites.row[site]!;
      if (
        bindingSites.kind[site] !== SiteKind.import ||
        !importsModule(file, imports.chunk[row]!, row, module)
      )
        return true;
    }
    return false;
  }
}

const NOWHERE: ModulePlace = { moduleFqn: null, isPackage: false };

/** A source goes before its stub. */
function add(files: Map<string, StoredFileView>, module: string | null, file: StoredFileView): void {
  if (module !== null && (file.path.endsWith('.py') || !files.has(module))) files.set(module, file);
}

const importsModule = (file: StoredFileView, chunk: number, row: number, module: string): boolean =>
  file
    .linksOf(chunk)
    .some(
      ({ relation, left, target }) =>
        relation === 'import_symbol' && left === row && moduleNamedBy(target) === module,
    );

/** Dotted name of the module that a symbol is; null for other symbols. */
export function moduleNamedBy(symbol: string): string | null {
  const parsed = parseSymbol(symbol);
  return parsed?.kind === 'module' ? parsed.module : null;
}

/** `['a', 'a.b', 'a.b.c']` of `a.b.c`. */
export function parents(module: string): string[] {
  const parts = module.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** The package a module is in, empty for none, and its name there. */
export function splitName(module: string): readonly [string, string] {
  const dot = module.lastIndexOf('.');
  return [module.slice(0, Math.max(0, dot)), module.slice(dot + 1)];
}

const namesOf = (namer: ModuleNamer, path: string): readonly ModuleName[] =>
  /\.pyi?$/.test(path) ? namer.namesOf(path) : [];

/**
 * What to say for a module instead of `name`, which is its own one or one below a source root around: what is right
 * where the old name was. Roots of nested projects are searched only where those run.
 */
function nameAfter(name: ModuleName, isOwn: boolean, after: readonly ModuleName[]): string | null {
  const [own] = after;
  const same = after.find(({ sourceRoot }) => sourceRoot === name.sourceRoot);
  const chosen = isOwn && own?.sourceRoot.origin !== NESTED_PROJECT ? own : (same ?? own);
  return chosen?.isImportable ? chosen.moduleFqn : null;
}

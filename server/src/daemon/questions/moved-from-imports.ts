/**
 * `from a import b, c` when files move: the module it names, and names of it that are modules themselves, which may
 * come from different packages then (language reference 7.11).
 */
import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { absoluteModule } from '../../linker/absolute-module.ts';
import { importedModule, writtenModule } from '../../linker/file-imports.ts';
import type { ImportStatement, MovedFile } from './moved-file.ts';
import { type ModulePlace, splitName } from './moved-names.ts';

/** Where what a row imports is afterwards. */
interface Source {
  readonly row: number;
  /** Empty when it is a module outside of all packages; null when no import can name it. */
  readonly module: string | null;
  readonly name: string;
}

export function followFromImports(moved: MovedFile): void {
  for (const statement of moved.statements(ImportKind.IMPORT_FROM)) {
    const module = importedModule(moved.facts, statement[0]!);
    if (module !== null) followStatement(moved, statement, module);
  }
}

function followStatement(moved: MovedFile, statement: ImportStatement, module: string): void {
  const { imports } = moved.facts.evidence;
  const [first] = statement;
  const sources = statement.map((row) => sourceOf(moved, row, module));
  if (sources.some((source) => source.module === null)) {
    // Who is no module afterwards has no package that relative imports could start from, wherever it is.
    if (imports.level[first!] === 0 || moved.place.moduleFqn !== null) moved.doubtStatement(first!);
    return;
  }
  const groups = Map.groupBy(sources, (source) => source.module!);
  const stay = moved.moves.after(module);
  const main = stay !== null && groups.has(stay) ? stay : [...groups.keys()].find((one) => one !== '');
  if (main === undefined) {
    const text = `import ${sources.map((source) => written(moved, source)).join(', ')}`;
    moved.replace(imports.chunk[first!]!, imports.stmtStart[first!]!, imports.stmtEnd[first!]!, text);
    return;
  }
  for (const [from, group] of groups) {
    if (from === main) continue;
    const names = group.map((source) => written(moved, source)).join(', ');
    moved.insertBefore(
      first!,
      from === '' ? `import ${names}` : `from ${moduleText(moved, first!, from)} import ${names}`,
    );
  }
  const [start, end] = [imports.moduleStart[first!]!, imports.moduleEnd[first!]!];
  if (start >= 0) moved.replace(imports.chunk[first!]!, start, end, moduleText(moved, first!, main));
  keepNames(moved, sources, main);
}

function sourceOf(moved: MovedFile, row: number, module: string): Source {
  const { facts, moves } = moved;
  const { imports } = facts.evidence;
  const name = facts.text(imports.name[row]!);
  const submodule = `${module}.${name}`;
  const isStar = (imports.flags[row]! & ImportFlag.star) !== 0;
  if (isStar || !moved.modulesOf('import_symbol', row).includes(submodule))
    return { row, module: moves.after(module), name };
  const target = moves.after(submodule);
  if (target === null) return { row, module: null, name };
  const [parent, last] = splitName(target);
  // What the package calls so is found before its submodule.
  if (target !== submodule && moves.hides(submodule)) return { row, module: null, name };
  return { row, module: parent, name: last };
}

/** Removes the names that come from elsewhere, and says how those that stay are called now; code below keeps its names. */
function keepNames(moved: MovedFile, sources: readonly Source[], main: string): void {
  const { facts } = moved;
  const { chunk, start, end, name, nameStart, nameEnd, flags } = facts.evidence.imports;
  let kept = -1;
  for (const [at, source] of sources.entries()) {
    const { row } = source;
    if (source.module === main) {
      kept = row;
      if (source.name === facts.text(name[row]!)) continue;
      const isAliased = (flags[row]! & ImportFlag.aliased) !== 0;
      moved.replace(
        chunk[row]!,
        nameStart[row]!,
        nameEnd[row]!,
        isAliased ? source.name : written(moved, source),
      );
    } else {
      // With the comma after it, or, where no other name follows, the one before it.
      const next = sources.slice(at).find((other) => other.module === main)?.row;
      if (next !== undefined) moved.replace(chunk[row]!, start[row]!, start[sources[at + 1]!.row]!, '');
      else {
        moved.replace(chunk[row]!, end[kept]!, end[sources.at(-1)!.row]!, '');
        return;
      }
    }
  }
}

/** The name with what the file calls it. */
function written(moved: MovedFile, { row, name }: Source): string {
  const local = moved.facts.text(moved.facts.evidence.imports.local[row]!);
  return local === name ? name : `${name} as ${local}`;
}

/** How a statement of the file says the module, which is relative where it is now. */
function moduleText(moved: MovedFile, row: number, module: string): string {
  const level = moved.facts.evidence.imports.level[row]!;
  if (level === 0) return module;
  const name = writtenModule(moved.facts, row);
  return absoluteModule(moved.place, level, name) === module
    ? '.'.repeat(level) + name
    : relativeName(moved.place, module);
}

/** How a module is written relative to another one, with at least one dot; absolute where they share no package. */
function relativeName({ moduleFqn, isPackage }: ModulePlace, module: string): string {
  const from = moduleFqn?.split('.') ?? [];
  if (!isPackage) from.pop();
  const to = module.split('.');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  if (shared === 0) return module;
  return '.'.repeat(from.length - shared + 1) + to.slice(shared).join('.');
}

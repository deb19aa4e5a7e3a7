/**
 * "Which imports must change when these files move?": the module names in import statements, in the files that import
 * a moved one and in the moved files themselves, whose relative imports start from elsewhere.
 */
import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { importedModule } from '../../linker/file-imports.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import { asIdentifier } from '../../workspace/identifier.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import { linksTo } from './links-to.ts';
import type { SourcePlace } from './mentions.ts';
import type { Steps } from './steps.ts';

const MODULE_SUFFIX = moduleSymbol('');

/** Repo-relative paths of a file or folder, before and after. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A place with what has to stand there. */
export interface Replacement extends SourcePlace {
  readonly text: string;
}

/** Replacements by path and position; `path` is where the file is before the move. */
export function* importReplacements(context: AnswerContext, moves: readonly Move[]): Steps<Replacement[]> {
  const renamed = renamedModules(context, moves);
  if (renamed.size === 0) return [];
  const found: Replacement[] = [];
  for (const path of yield* affectedFiles(context, renamed)) {
    const file = context.snapshot.file(path);
    const facts = file?.facts();
    if (file && facts)
      found.push(...replacementsIn(file, facts, renamed), ...chainReplacements(file, facts, renamed));
    yield;
  }
  found.sort((a, b) => comparePaths(a, b) || a.bstart - b.bstart || b.bend - a.bend);
  // Of `a.b.c`, where `a.b` and `a.b.c` move, the whole says it all; edits must not overlap (LSP, "TextEdit[]").
  const kept: Replacement[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last?.path !== one.path || last.bend <= one.bstart) kept.push(one);
  }
  return kept;
}

const comparePaths = (a: Replacement, b: Replacement): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** New dotted names of the modules whose files move, by the old ones. */
function renamedModules(context: AnswerContext, moves: readonly Move[]): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const { path, moduleFqn, sourceRoot } of context.snapshot.files) {
    if (moduleFqn === null) continue;
    const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    if (!move) continue;
    const name = moduleAt(move.to + path.slice(move.from.length), sourceRoot ?? '.');
    if (name !== null && name !== moduleFqn) renamed.set(moduleFqn, name);
  }
  return renamed;
}

/** Dotted name of a path below a source root; null when no import can name it. */
function moduleAt(path: string, sourceRoot: string): string | null {
  const below =
    sourceRoot === '.' || sourceRoot === ''
      ? path
      : path.startsWith(`${sourceRoot}/`)
        ? path.slice(sourceRoot.length + 1)
        : null;
  const parts = below?.replace(/\.pyi?$/, '').split('/');
  if (!parts || !/\.pyi?$/.test(path)) return null;
  if (parts.at(-1) === '__init__') parts.pop();
  return parts.length > 0 && parts.every((part) => asIdentifier(part) !== null) ? parts.join('.') : null;
}

/** Files with an import of a moved module, and the moved files. */
function* affectedFiles(
  context: AnswerContext,
  renamed: ReadonlyMap<string, string>,
): Steps<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const { path, moduleFqn } of context.snapshot.files)
    if (moduleFqn !== null && renamed.has(moduleFqn)) paths.add(path);
  for (const module of renamed.keys())
    for (const { path } of yield* linksTo(context, module, ['import_module'])) paths.add(path);
  return paths;
}

function* replacementsIn(
  file: StoredFileView,
  facts: FileFacts,
  renamed: ReadonlyMap<string, string>,
): Generator<Replacement> {
  const { imports } = facts.evidence;
  const layout = facts.layout();
  const place = (row: number, start: number, end: number, text: string): Replacement => {
    const bstart = layout.toAbsolute(imports.chunk[row]!, start);
    return { path: file.path, bstart, bend: bstart + end - start, text };
  };
  const ownName = facts.module;
  const newOwn = renamed.get(ownName) ?? ownName;
  const said = new Set<number>();
  for (let row = 0; row < imports.length; row++) {
    const module = importedModule(facts, row);
    if (module === null) continue;
    const level = imports.level[row]!;
    const start = imports.moduleStart[row]!;
    const end = imports.moduleEnd[row]!;
    const isFrom = imports.kind[row] === ImportKind.IMPORT_FROM;
    const name = imports.name[row]! < 0 ? null : facts.text(imports.name[row]!);
    const isStar = (imports.flags[row]! & ImportFlag.star) !== 0;
    // `from package import module`: the name is the module's own, and may have moved elsewhere.
    const submodule = isFrom && name !== null && !isStar ? renamed.get(`${module}.${name}`) : undefined;
    if (submodule !== undefined) {
      const dot = submodule.lastIndexOf('.');
      const [newParent, newLast] = [submodule.slice(0, Math.max(0, dot)), submodule.slice(dot + 1)];
      const isAlone = isOnlyName(facts, row);
      if (newLast !== name) {
        const aliased = (imports.flags[row]! & ImportFlag.aliased) !== 0;
        // Uses below keep their name.
        const text = aliased ? newLast : `${newLast} as ${name}`;
        yield place(row, imports.nameStart[row]!, imports.nameEnd[row]!, text);
      }
      if (newParent !== (renamed.get(module) ?? module) && isAlone && start >= 0 && !said.has(start)) {
        said.add(start);
        yield place(row, start, end, newParent);
        continue;
      }
    }
    const target = renamed.get(module) ?? module;
    if (start < 0 || said.has(start)) continue;
    said.add(start);
    if (level === 0) {
      if (target === module) continue;
      const aliased = isFrom || (imports.flags[row]! & ImportFlag.aliased) !== 0;
      yield place(row, start, end, aliased ? target : importedAs(module, target));
    } else if (target !== module || newOwn !== ownName) {
      yield place(row, start, end, relativeName(newOwn, facts.isPackage, target));
    }
  }
}

/** `import a` binds `a`, and code below goes on to say so; what `import a.b` is used as is replaced where it stands. */
function importedAs(module: string, target: string): string {
  return module.includes('.') ? target : `${target} as ${module}`;
}

/** `a.b` in code, which `import a.b` makes the module. */
function* chainReplacements(
  file: StoredFileView,
  facts: FileFacts,
  renamed: ReadonlyMap<string, string>,
): Generator<Replacement> {
  const { attrs } = facts.evidence;
  const layout = facts.layout();
  for (let chunk = 0; chunk < facts.evidence.chunks.length; chunk++) {
    for (const { relation, left, target } of file.linksOf(chunk)) {
      if (relation !== 'attribute_symbol' || attrs.chain[left]! < 0 || !target.endsWith(MODULE_SUFFIX))
        continue;
      const written = facts.text(attrs.chain[left]!);
      const name = renamed.get(written);
      if (name === undefined || symbolName(target) !== written) continue;
      const bstart = layout.toAbsolute(chunk, attrs.start[left]!);
      const bend = layout.toAbsolute(chunk, attrs.nameEnd[left]!);
      yield { path: file.path, bstart, bend, text: name };
    }
  }
}

/** Whether a from-import names nothing else. */
function isOnlyName(facts: FileFacts, row: number): boolean {
  const { imports } = facts.evidence;
  for (const other of [row - 1, row + 1]) {
    if (other < 0 || other >= imports.length) continue;
    if (imports.stmtStart[other] === imports.stmtStart[row] && imports.chunk[other] === imports.chunk[row])
      return false;
  }
  return true;
}

/** How a module is written relative to another one, with at least one dot; absolute where they share no package. */
function relativeName(own: string, isPackage: boolean, target: string): string {
  const from = own.split('.');
  if (!isPackage) from.pop();
  const to = target.split('.');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  if (shared === 0) return target;
  return '.'.repeat(from.length - shared + 1) + to.slice(shared).join('.');
}

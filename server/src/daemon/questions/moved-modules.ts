/**
 * "Which imports must change when these files move?": the module names in import statements and below them, in the
 * files that use a moved module and in the moved files themselves, whose relative imports start from elsewhere. All of
 * them, or the places that cannot be followed.
 */
import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { importedModule } from '../../linker/file-imports.ts';
import { modulePrefix, moduleSymbol } from '../../linker/scip-symbol.ts';
import type { SourceRoot } from '../../workspace/source-roots.ts';
import type { AnswerContext } from './answer-context.ts';
import { linksTo } from './links-to.ts';
import type { SourcePlace } from './mentions.ts';
import { MovedFile, type Replacement } from './moved-file.ts';
import { followFromImports } from './moved-from-imports.ts';
import { ModuleMoves, type Move, splitName } from './moved-names.ts';
import { followPlainImports } from './moved-plain-imports.ts';
import { followStrings, IMPORTERS } from './moved-strings.ts';
import { exportedNames } from './rename/listed-names.ts';
import type { Steps } from './steps.ts';

export type MovePlan =
  /** By path and position; `path` is where the file is before the move. */
  | { readonly kind: 'edits'; readonly replacements: readonly Replacement[] }
  /** `places` cannot be made to mean what they mean now. */
  | { readonly kind: 'refused'; readonly places: readonly SourcePlace[] };

/** `sourceRoots` are those of the workspace before anything moves. */
export function* planMoves(
  context: AnswerContext,
  moves: readonly Move[],
  sourceRoots: readonly SourceRoot[],
): Steps<MovePlan> {
  const modules = new ModuleMoves(context.snapshot.files, moves, sourceRoots);
  if (modules.places.size === 0) return { kind: 'edits', replacements: [] };
  const replacements: Replacement[] = [];
  const places = exportedModules(context, modules);
  for (const path of [...(yield* affectedFiles(context, modules))].sort()) {
    const file = context.snapshot.file(path);
    const facts = file?.facts();
    const lines = file?.lineIndex();
    if (file && facts && lines) {
      const moved = new MovedFile(file, facts, lines, modules);
      const shared = yield* sharedNames(context, moved);
      followFromImports(moved);
      followPlainImports(moved, (name) => shared.has(name) || shared.has('*'));
      followStrings(moved);
      replacements.push(...moved.replacements());
      places.push(...moved.doubts);
    } else if (facts) places.push({ path, bstart: 0, bend: 0 });
    yield;
  }
  return places.length > 0 ? { kind: 'refused', places } : { kind: 'edits', replacements };
}

/** Files that name a moved module, or may by a text, and the moved files. */
function* affectedFiles(
  context: AnswerContext,
  { renamed, places }: ModuleMoves,
): Steps<ReadonlySet<string>> {
  const paths = new Set(places.keys());
  const workspacePackage = context.store.read((reader) => reader.meta('workspace_package') ?? '');
  for (const module of renamed.keys()) {
    const symbol = moduleSymbol(modulePrefix(workspacePackage, module));
    for (const { path } of yield* linksTo(context, module, ['import_module'])) paths.add(path);
    for (const { path } of yield* linksTo(context, symbol, ['import_symbol', 'attribute_symbol']))
      paths.add(path);
  }
  for (const text of IMPORTERS)
    for (const { symbol, dotted } of context.store.read((reader) => reader.findSymbols({ text })))
      if (dotted === text)
        for (const { path } of yield* linksTo(context, symbol, ['callsite_symbol'])) paths.add(path);
  return paths;
}

/** Names that other files import of one that would bind other ones; `*` for all. */
function* sharedNames(context: AnswerContext, { facts, moves }: MovedFile): Steps<ReadonlySet<string>> {
  const { imports } = facts.evidence;
  const found = new Set<string>();
  const isAsked = Array.from({ length: imports.length }, (_, row) => row).some(
    (row) => imports.kind[row] === ImportKind.IMPORT && moves.renamed.has(importedModule(facts, row)!),
  );
  if (!isAsked) return found;
  for (const link of yield* linksTo(context, facts.module, ['import_module'])) {
    const other = context.snapshot.file(link.path)!.facts()!;
    const row = context.leftRow(link);
    const { kind, name, flags } = other.evidence.imports;
    if (kind[row] !== ImportKind.IMPORT_FROM) continue;
    found.add((flags[row]! & ImportFlag.star) !== 0 ? '*' : other.text(name[row]!));
  }
  return found;
}

/** Strings of `__all__` that stand for a submodule which moves: a star import takes it from them (reference 7.11). */
function exportedModules(context: AnswerContext, modules: ModuleMoves): SourcePlace[] {
  const found: SourcePlace[] = [];
  for (const [module, after] of modules.renamed) {
    const [parent, last] = splitName(module);
    const file = modules.fileOf(parent);
    if (!file || modules.binds(parent, last)) continue;
    if (after !== null && splitName(after)[1] === last && splitName(after)[0] === modules.after(parent))
      continue;
    found.push(...exportedNames(context, file.path, last));
  }
  return found;
}

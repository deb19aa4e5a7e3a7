/**
 * Puts what a revision did into the words of the history: which files changed how, what others could see of it,
 * and which files it reached for which reasons. Decides nothing.
 */
import { ChangeFlow } from '../../impact/change-flow.ts';
import { exportDelta } from '../../impact/export-delta.ts';
import { type ImportIndex, impactBy } from '../../impact/import-closure.ts';
import { impactedFiles, type RelinkedChunk } from '../../impact/reasons.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ModuleLocation } from '../../linker/module-index.ts';
import type { Query } from '../../linker/queries.ts';
import type { ChangedFile, RevisionDetail } from '../../relations/history.ts';
import type { Relinked, Resident } from './resident.ts';
import type { KnownFile, WorkspaceChange } from './workspace-files.ts';

export interface DescribeInput {
  readonly change: WorkspaceChange;
  readonly changed: readonly ChangedFile[];
  /** Facts of the changed files before the change. */
  readonly before: ReadonlyMap<string, FileFacts | undefined>;
  readonly resident: Resident;
  readonly linked: Relinked;
  readonly imports: ImportIndex;
}

/** How each changed text changed; a removed and an added file with the same content are one that moved. */
export function changedFiles(
  { texts, files }: WorkspaceChange,
  known: (path: string) => KnownFile | undefined,
): ChangedFile[] {
  const removedByHash = new Map<string, string>();
  for (const path of [...texts].sort()) {
    const sha256 = known(path)?.analyzed.sha256;
    if (files.get(path) === null && sha256) removedByHash.set(sha256, path);
  }
  const moved = new Set<string>();
  const found: ChangedFile[] = [];
  for (const path of [...texts].sort()) {
    const now = files.get(path);
    if (!now) continue;
    const from = known(path) ? undefined : removedByHash.get(now.analyzed.sha256 ?? '');
    if (from !== undefined && !moved.has(from)) {
      moved.add(from);
      found.push({ path, change: 'moved', from });
    } else found.push({ path, change: known(path) ? 'modified' : 'added', from: null });
  }
  for (const path of texts) if (files.get(path) === null) found.push({ path, change: 'removed', from: null });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function describe({
  change,
  changed,
  before,
  resident,
  linked,
  imports,
}: DescribeInput): RevisionDetail {
  const { update, chunks } = linked;
  const file = (path: string): FileFacts | undefined => resident.file(path);
  const pairs = [...change.files.keys()].map(
    (path) => [path, [before.get(path), file(path)] as const] as const,
  );
  // A file that only got another module name is where that change becomes visible.
  const edited = new Set(change.files.keys());
  const flow = new ChangeFlow({ update, edited, filesOfModule: (query) => filesOf(query, update.before) });
  const relinked = chunks.flatMap(({ path, key }): RelinkedChunk[] => {
    const facts = file(path);
    return facts && !edited.has(path) ? [resident.relinked(facts, key, update.before)] : [];
  });
  const moduleOf = (path: string): string | null => (file(path) ?? before.get(path))?.module ?? null;
  const exports = exportDelta({ files: new Map(pairs), changed: update.changed, file });
  const exact = impactedFiles({
    flow,
    edited: [...edited].sort(),
    relinked,
    file,
    moduleOf: (path) => moduleOf(path) ?? path,
    linksOf: (path) => resident.fileLinks(path),
  });
  const impacted = impactBy({
    strategy: change.plan.config.impactStrategy,
    exact,
    edited: [...edited],
    exposed: [...new Set(exports.map(({ path }) => path))],
    imports,
    moduleOf,
  });
  return { changed, exports, impacted };
}

/** Files that a `member` or `module` query was answered from: those of the module, then and now. */
function filesOf(query: Query, before: ReadonlyMap<Query, unknown>): readonly string[] {
  const location =
    query.kind.name === 'module' ? query : query.dependencies.find((read) => read.kind.name === 'module');
  if (!location) return [];
  return [location.value, before.get(location)].flatMap((value) => {
    const found = value as ModuleLocation | undefined;
    return found?.kind === 'file' ? found.paths : [];
  });
}

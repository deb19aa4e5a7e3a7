/**
 * Puts what a revision did into the words of the history: which files changed how, what others could see of it,
 * and which files it reached for which reasons. Decides nothing.
 */
import type { ExportDeltaEntry, ImpactStrategy } from '@cpgd/shared';
import { ChangeReach } from '../../impact/change-reach.ts';
import type { ExportTables } from '../../linker/exports.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ChangedFile, RevisionDetail, SurfaceChange } from '../../relations/history.ts';
import { exportEntries } from '../questions/export-entries.ts';
import type { Relinked, Resident } from './resident.ts';
import type { Pause } from './turns.ts';
import type { TypedStep, Typing } from './typing.ts';
import type { KnownFile, WorkspaceChange } from './workspace-files.ts';

export interface DescribeInput {
  /** Decides which files count as impacted. */
  readonly strategy: ImpactStrategy;
  readonly change: WorkspaceChange;
  readonly changed: readonly ChangedFile[];
  /** Facts of the changed files before the change. */
  readonly before: ReadonlyMap<string, FileFacts | undefined>;
  readonly resident: Resident;
  readonly linked: Relinked;
  /** What the revision goes on with, itself not yet added. */
  readonly typing: Typing | null;
  readonly step: Omit<TypedStep, 'exports'>;
}

export interface Described {
  readonly detail: RevisionDetail;
  /** What the revision was for whoever goes on typing. */
  readonly step: TypedStep;
}

/** How each changed text changed; a removed and an added file with the same content are one that moved. */
export function changedFiles(
  { texts, files }: WorkspaceChange,
  known: (path: string) => KnownFile | undefined,
): ChangedFile[] {
  const removed = [...texts].filter((path) => files.get(path) === null).sort();
  const byContent = Map.groupBy(removed, (path) => known(path)?.analyzed.sha256 ?? '');
  const moved = new Set<string>();
  const found: ChangedFile[] = [];
  for (const path of [...texts].sort()) {
    const now = files.get(path);
    if (!now) continue;
    const content = known(path) ? '' : (now.analyzed.sha256 ?? '');
    const from = content === '' ? undefined : byContent.get(content)?.shift();
    if (from === undefined) found.push({ path, change: known(path) ? 'modified' : 'added', from: null });
    else {
      moved.add(from);
      found.push({ path, change: 'moved', from });
    }
  }
  for (const path of removed) if (!moved.has(path)) found.push({ path, change: 'removed', from: null });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `pause`: see `ChangeReach.of`. */
export async function describe(
  { strategy, change, changed, before, resident, linked, typing, step: started }: DescribeInput,
  pause: Pause,
): Promise<Described> {
  const edited = new Map([...change.files.keys()].map((path) => [path, before.get(path)]));
  const reach = await ChangeReach.of({ before: edited, ...linked, linked: resident }, pause);
  const { exports, namesOf } = reach;
  const impacted = await reach.impacted(strategy, pause);
  const surface = surfaceOf({ edited, exports, namesOf, resident });
  const step = { ...started, exports };
  const detail = { changed, exports, impacted, surface, strategy };
  if (!typing) return { detail, step };
  typing.add(step);
  const net = {
    edited: typing.before,
    exports: typing.exports((path) => resident.file(path), namesOf),
    namesOf,
    resident,
  };
  return { detail: { ...detail, typing: { since: typing.since, surface: surfaceOf(net) } }, step };
}

interface SurfaceInput {
  readonly edited: ReadonlyMap<string, FileFacts | undefined>;
  readonly exports: RevisionDetail['exports'];
  readonly namesOf: ExportTables;
  readonly resident: Resident;
}

/** The changed names in words. Values of variables are not compared: their texts before are gone. */
function surfaceOf({ edited, exports, namesOf, resident }: SurfaceInput): readonly SurfaceChange[] {
  if (exports.length === 0) return [];
  const file = (path: string): FileFacts | undefined => resident.file(path);
  const pairs = [...edited].map(([path, before]) => [path, { before, after: file(path) }] as const);
  const span = (path: string, bstart: number, bend: number): ExportDeltaEntry['location'] => ({
    path,
    bstart,
    bend,
    line: 1,
    column: 1,
  });
  const entries = exportEntries({
    changed: new Map(pairs),
    exports,
    text: () => null,
    file,
    locate: span,
    namesOf,
  });
  return entries.map(({ location, ...entry }) => ({
    ...entry,
    span: location && { bstart: location.bstart, bend: location.bend },
  }));
}

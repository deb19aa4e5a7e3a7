/**
 * One revision of the graph as the view shows it, and the log of the newest ones. Revisions of a person who types
 * without a pause are one entry. Knows no view.
 */
import type { ExportDeltaEntry, FileImpact, ImpactStrategy, Location } from '@cpgd/shared';
import { netChange } from './net-change.ts';

/** A person who pauses for so long, in ms, has finished what they were typing. */
const PAUSE_MS = 2000;
/** Revisions of one entry that are kept; longer typing keeps its first, which names the entry, and its newest. */
const MOST_EARLIER = 200;
/** Revisions that wait per entry while the view is paused: they may turn out to be one entry. */
const HELD_PER_ENTRY = 20;

export interface ChangedFile {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'removed' | 'moved';
  /** Where a moved file was. */
  readonly from: string | null;
  /** Chunks of this file that were linked again, when known. */
  readonly location: Location | null;
}

/** What one revision took. */
export interface RebuildPart {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly wallMs: number;
}

export interface Rebuild extends RebuildPart {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** `edit`, `watch`, `checkout`, `index`, `scip`. */
  readonly trigger: string;
  /** Where the time went, in ms by phase; empty when not reported. */
  readonly phases: Readonly<Record<string, number>>;
  readonly strategy: ImpactStrategy;
  /** By all revisions that this one stands for. */
  readonly relinkedChunks: number;
  /** Files of the workspace, to say how few were touched. */
  readonly totalFiles: number;
  readonly changed: readonly ChangedFile[];
  readonly exports: readonly ExportDeltaEntry[];
  /** One of the revisions changed an export, and a later one undid that. */
  readonly hasChangedBack: boolean;
  /** Other files that were looked at again, and those that the strategy reports with them. */
  readonly impacted: readonly FileImpact[];
  /** More was reached than is listed. */
  readonly truncated: boolean;
  /** Earlier revisions that this one stands for, oldest first: a person typed without a pause. */
  readonly earlier: readonly RebuildPart[];
}

/** The newest revisions of all workspace folders, newest first, bounded. */
export class RebuildLog {
  private readonly rebuilds: Rebuild[] = [];
  /** Revisions that arrived while paused: shown at once when the view goes on. */
  private held: Rebuild[] = [];
  private limit: number;
  private paused = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Revisions that wait for the view to go on. */
  get waiting(): number {
    return this.held.length;
  }

  /** Newest first. */
  get all(): readonly Rebuild[] {
    return this.rebuilds;
  }

  /** A revision that is already known is left out: after a restart the server tells its history again. */
  add(rebuild: Rebuild): void {
    if (this.paused) {
      this.held.push(rebuild);
      // The oldest that wait would be dropped on resuming anyway.
      if (this.held.length > HELD_PER_ENTRY * this.limit) this.held.shift();
      return;
    }
    if (this.rebuilds.some((known) => stands(known, rebuild))) return;
    const newest = this.rebuilds.findIndex(({ root }) => root === rebuild.root);
    const merged = newest >= 0 ? continued(this.rebuilds[newest]!, rebuild) : null;
    if (merged) this.rebuilds.splice(newest, 1);
    this.insert(merged ?? rebuild);
    this.rebuilds.length = Math.min(this.rebuilds.length, this.limit);
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    const held = this.held;
    this.held = [];
    for (const rebuild of held) this.add(rebuild);
  }

  clear(): void {
    this.rebuilds.length = 0;
    this.held = [];
  }

  setLimit(limit: number): void {
    this.limit = limit;
    this.rebuilds.length = Math.min(this.rebuilds.length, limit);
  }

  private insert(rebuild: Rebuild): void {
    const at = this.rebuilds.findIndex((other) => isOlder(other, rebuild));
    this.rebuilds.splice(at < 0 ? this.rebuilds.length : at, 0, rebuild);
  }
}

/** Whether an entry stands for a revision. */
function stands(known: Rebuild, { root, revision }: Rebuild): boolean {
  const first = known.earlier[0]?.revision ?? known.revision;
  return known.root === root && first <= revision && revision <= known.revision;
}

/** Both revisions as one, or null when the later one is something new. */
function continued(before: Rebuild, after: Rebuild): Rebuild | null {
  const paths = ({ changed }: Rebuild): string => changed.map(({ path }) => path).join('\n');
  if (before.trigger !== 'edit' || after.trigger !== 'edit' || after.revision !== before.revision + 1)
    return null;
  if (paths(before) !== paths(after) || after.startedAt - before.startedAt > PAUSE_MS) return null;
  const reached = new Map(before.impacted.map((file) => [file.path, file]));
  // Places are as of the later revision where it has them.
  for (const file of after.impacted) reached.set(file.path, file);
  const { revision, startedAt, wallMs } = before;
  const [first, ...later] = [...before.earlier, { revision, startedAt, wallMs }];
  const exports = netChange(before.exports, after.exports);
  return {
    ...after,
    relinkedChunks: before.relinkedChunks + after.relinkedChunks,
    exports,
    hasChangedBack: before.hasChangedBack || exports.length < before.exports.length,
    impacted: [...reached.values()],
    truncated: before.truncated || after.truncated,
    earlier: [first!, ...later.slice(1 - MOST_EARLIER)],
  };
}

/** Revision numbers order one folder's revisions; between folders only time can. */
function isOlder(a: Rebuild, b: Rebuild): boolean {
  return a.root === b.root ? a.revision < b.revision : a.startedAt <= b.startedAt;
}

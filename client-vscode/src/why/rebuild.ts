/**
 * One revision of the graph as the view shows it, and the log of the newest ones. Revisions of a person who types
 * without a pause are one entry; what they come to the server says. Knows no view.
 */
import type { ExportDeltaEntry, FileImpact, ImpactStrategy, Location } from '@cpgd/shared';
import { joined, type Unlisted } from './reach.ts';

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
  /** Changed files that a long report leaves out. */
  readonly unlistedChanges: number;
  readonly exports: readonly ExportDeltaEntry[];
  /** Files of which one of the revisions changed what others see: where nothing is told of one, a later one undid it. */
  readonly everSeen: readonly string[];
  /** What this and the revisions before it come to, from the first on that was typed with it; null: it stands alone. */
  readonly typing: { readonly since: number; readonly exports: readonly ExportDeltaEntry[] } | null;
  /** Other files that were looked at again, and those that the strategy reports with them. */
  readonly impacted: readonly FileImpact[];
  /** More of them, of which no chain is listed. */
  readonly unlisted: Unlisted;
  /** There is more than is listed. */
  readonly truncated: boolean;
  /** The file that the view follows, where it shows what concerns that one; null: everything is shown. */
  readonly focus: string | null;
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
  /** Ms since 1970: what is older is told by the server again when it starts, and nobody wants to see it. */
  private clearedAt = Number.NEGATIVE_INFINITY;

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
    if (rebuild.startedAt <= this.clearedAt) return;
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
    this.shorten();
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

  /** Forgets all revisions until `now` (ms since 1970) for good. */
  clear(now: number): void {
    this.clearedAt = now;
    this.rebuilds.length = 0;
    this.held = [];
  }

  setLimit(limit: number): void {
    this.limit = limit;
    this.shorten();
  }

  private shorten(): void {
    this.rebuilds.length = Math.min(this.rebuilds.length, this.limit);
  }

  private insert(rebuild: Rebuild): void {
    const at = this.rebuilds.findIndex((other) => isOlder(other, rebuild));
    this.rebuilds.splice(at < 0 ? this.rebuilds.length : at, 0, rebuild);
  }
}

/** Whether an entry stands for a revision. An index that is made anew counts from the beginning, so time decides, too. */
function stands(known: Rebuild, { root, revision, startedAt }: Rebuild): boolean {
  const first = known.earlier[0] ?? known;
  return (
    known.root === root &&
    first.revision <= revision &&
    revision <= known.revision &&
    first.startedAt <= startedAt &&
    startedAt <= known.startedAt
  );
}

/** Both revisions as one, or null when the later one is something new. */
function continued(before: Rebuild, after: Rebuild): Rebuild | null {
  const { typing } = after;
  const goesOn = typing !== null && typing.since <= before.revision && after.revision === before.revision + 1;
  if (!goesOn || before.startedAt > after.startedAt) return null;
  const { revision, startedAt, wallMs } = before;
  const [first, ...later] = [...before.earlier, { revision, startedAt, wallMs }];
  return {
    ...after,
    ...joined(before, after),
    relinkedChunks: before.relinkedChunks + after.relinkedChunks,
    exports: typing.exports,
    everSeen: [...new Set([...before.everSeen, ...after.everSeen])],
    truncated: before.truncated || after.truncated,
    earlier: [first!, ...later.slice(1 - MOST_EARLIER)],
  };
}

/** Time orders revisions, and within the same ms of one folder their numbers. */
function isOlder(a: Rebuild, b: Rebuild): boolean {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt;
  return a.root !== b.root || a.revision < b.revision;
}

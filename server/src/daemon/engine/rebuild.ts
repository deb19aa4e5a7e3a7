/** What subscribers hear of a committed revision. */
import type { RevisionDetail, RevisionRecord } from '../../relations/history.ts';

export interface Rebuild extends RevisionDetail {
  readonly revision: number;
  readonly trigger: RevisionRecord['trigger'];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Chunks that were linked again. */
  readonly relinkedChunks: number;
  /** Milliseconds from the start of the work to the commit. */
  readonly wallMs: number;
  /** Why everything was indexed again, for people; missing where it was not. */
  readonly reason?: string;
  /** Milliseconds by step of the work. */
  readonly phases: Readonly<Record<string, number>>;
}

/** The same of a stored revision; how long each step took is not stored. */
export const rebuildOf = (record: RevisionRecord): Rebuild => ({
  ...record,
  wallMs: record.wallUs / 1000,
  phases: {},
});

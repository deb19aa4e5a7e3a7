/** What subscribers hear of a committed revision. */
import type { RevisionDetail } from '../../relations/history.ts';
import type { Trigger } from '../../store/records.ts';

export interface Rebuild extends RevisionDetail {
  readonly revision: number;
  readonly trigger: Trigger;
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

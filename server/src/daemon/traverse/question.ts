/** What a path query is asked with and answered by. Times are milliseconds. */
import type { Result } from '@cpgd/shared';

export interface TraversalLimits {
  /** Nodes to look at. */
  readonly maxVisits: number;
  readonly timeLimitMs: number;
}

export interface TraverseQuestion extends TraversalLimits {
  readonly query: string;
  /** Most rows. */
  readonly limit: number;
  /** Each row tells the way that led to it. */
  readonly withPaths?: boolean;
}

export type DescribedRow = Result<'cpg/traverse'>['items'][number];

export interface TraverseResult {
  readonly columns: readonly string[];
  readonly rows: readonly DescribedRow[];
  /** Why there may be more; null when that is all. */
  readonly limitReached: 'rows' | 'visits' | 'time' | null;
  readonly visits: number;
  readonly elapsedMs: number;
}

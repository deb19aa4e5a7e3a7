/** An update that is under way: what is to be computed again, and what has become of each query. Computes nothing. */
import type { Query, SettledCycle } from './query.ts';
import { HeightQueue } from './query-heights.ts';
import type { Past } from './query-history.ts';

/** What an update has done to a query so far. */
export interface Passage {
  /** Whether it had an answer before the update, and which. */
  readonly wasAnswered: boolean;
  readonly original: unknown;
  /** What it read before the update, where it reads something else now. */
  readBefore: readonly Query[] | null;
  /** Whether it is to be computed again, and what it answered until then. */
  isLeft: boolean;
  latest: unknown;
  /** The cycle of which it was a member when it first started again. */
  cycle: SettledCycle | null;
  /** How it came to `latest` as a member of a cycle. */
  past: Past | null;
  isRecomputed: boolean;
  /** When its answer was taken back last, by `QueryEngine.tick`; 0 where it was not. */
  takenBackAt: number;
}

/** Whether the answer of a query that has read an input rests on nothing that is another now. */
export type Spares = (reader: Query) => boolean;

/** Null where the update has not touched the query. */
export const passageOf = (query: Query): Passage | null => query.passage as Passage | null;

export class Travel {
  readonly queue = new HeightQueue();
  /** Queries that have a passage. */
  readonly touched: Query[] = [];
  /** Answers that depend on none that is computed again; until others are taken back. */
  readonly apart = new Set<Query>();
  /** Queries that lost a reader. */
  readonly left = new Set<Query>();
  /** Of inputs: which of their readers what they are now is the same for. */
  readonly spared: Map<Query, Spares>;
  /** How often something was computed because what it had read changed. */
  checked = 0;
  /** How many queries were computed again. */
  recomputed = 0;

  constructor(spared?: ReadonlyMap<Query, Spares>) {
    this.spared = new Map(spared);
  }

  /** `isAnswered`: whether the query has an answer. */
  touch(query: Query, isAnswered: boolean): Passage {
    const known = passageOf(query);
    if (known !== null) return known;
    this.touched.push(query);
    const passage: Passage = {
      wasAnswered: isAnswered,
      original: isAnswered ? query.value : undefined,
      readBefore: null,
      isLeft: false,
      latest: undefined,
      cycle: null,
      past: null,
      isRecomputed: false,
      takenBackAt: 0,
    };
    query.passage = passage;
    return passage;
  }

  noteRecomputed(passage: Passage): void {
    if (passage.isRecomputed) return;
    passage.isRecomputed = true;
    this.recomputed++;
  }
}

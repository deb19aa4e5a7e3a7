/**
 * The state of queries that wait for each other: who they are, what each has read, and whom to compute next. Cycles
 * grow a member at a time, some to thousands, so taking members in costs no more than the members are. Knows no
 * computation.
 */
import { compareQueries, type Query } from './query.ts';
import { type CycleHistory, type Outcome, Step } from './query-history.ts';
import { QueryList } from './query-list.ts';
import type { Turn } from './query-rounds.ts';

const NOTHING: readonly never[] = [];
const NO_ANSWER: Outcome = {
  reads: NOTHING,
  readValues: NOTHING,
  found: undefined,
  value: undefined,
  hasChanged: false,
};

/** What is known of a member. */
interface Member {
  /** Everything it has read in any round. */
  readonly reads: QueryList;
  /** What it read the last time. */
  lastReads: readonly Query[];
  /** How many answers it has had, the bottom not counted. */
  answers: number;
  /** Members that read it, each once. */
  readonly readers: Query[];
}

export class QueryCycle {
  /** In the order they came in. */
  readonly members: Query[] = [];
  /** Null where nobody will ask for it. */
  readonly history: CycleHistory | null;
  private readonly known = new Map<Query, Member>();
  /** Members to compute in this round, and a heap of them, the lowest key first; it may hold some that are done. */
  private readonly due = new Set<Query>();
  private readonly heap: Query[] = [];
  /** Members to compute in the next round, because something they read has changed since. */
  private next = new Set<Query>();
  /** Everything that members have read; null until somebody asks. */
  private allReads: Set<Query> | null = null;

  constructor(history: CycleHistory | null) {
    this.history = history;
  }

  /** Takes in a query that has to be computed. `at`: see `Step`. */
  add(query: Query, at: number): void {
    this.history?.add(query, at);
    this.members.push(query);
    this.known.set(query, { reads: new QueryList(), lastReads: NOTHING, answers: 0, readers: [] });
    this.want(query);
  }

  /** Takes in all of another cycle, which is not to be used any more. What was for its next round is due now. */
  absorb(other: QueryCycle, at: number): void {
    if (other.history) this.history?.absorb(other.history, at);
    for (const query of other.members) this.members.push(query);
    for (const [query, member] of other.known) {
      this.known.set(query, member);
      if (this.allReads !== null) addAll(this.allReads, member.reads.all);
    }
    for (const query of other.due) this.want(query);
    for (const query of other.next) this.want(query);
  }

  /** Everything a member has read, once each, in the order in which it was read first. */
  readsOf(query: Query): readonly Query[] {
    return this.known.get(query)!.reads.all;
  }

  /** Whether a member has read a query. */
  hasRead(query: Query): boolean {
    if (this.allReads === null) {
      this.allReads = new Set();
      for (const { reads } of this.known.values()) addAll(this.allReads, reads.all);
    }
    return this.allReads.has(query);
  }

  /** How many answers a member has had. */
  answersOf(query: Query): number {
    return this.known.get(query)!.answers;
  }

  /** The member to compute now; null when the round is over. */
  first(): Query | null {
    while (this.heap.length > 0) {
      const [lowest] = this.heap;
      if (this.due.has(lowest!)) return lowest!;
      this.dropLowest();
    }
    return null;
  }

  /** What was for the next round is due now, at a time (see `Step`); false when nothing has changed since this one began. */
  startRound(at: number): boolean {
    if (this.next.size === 0) return false;
    this.takeNext();
    this.history?.startRound(at, false);
    return true;
  }

  /** The same where others were taken in, who are due as well. */
  startRoundOfAll(at: number): void {
    this.takeNext();
    this.history?.startRound(at, true);
  }

  private takeNext(): void {
    const { next } = this;
    this.next = new Set();
    for (const query of next) this.want(query);
  }

  /**
   * A member was computed; if its value is another one, those who read the old one are computed again. `recalled`: the
   * step of another history that says the same, if it is left to this one.
   */
  computed(turn: Turn, outcome: Outcome, recalled: Step | null): void {
    const { query } = turn;
    const { hasChanged } = outcome;
    this.due.delete(query);
    const member = this.known.get(query)!;
    const reads = this.addReads(query, member, outcome.reads);
    if (this.history) {
      const readCount = member.reads.all.length;
      recalled?.moveTo(turn, readCount, outcome);
      this.history.note(recalled ?? new Step(turn, readCount, { ...outcome, reads }, null));
    }
    if (!hasChanged) return;
    member.answers++;
    // A round goes through the keys once: who comes later sees the new answer in this one. So when a member is computed
    // depends on what has changed, not on who else happens to be computed.
    for (const reader of member.readers) {
      if (compareQueries(reader, query) > 0) this.want(reader);
      else this.next.add(reader);
    }
  }

  /** The computation of a member was given up because it needs one that waits for it. */
  waited(turn: Turn, reads: readonly Query[], waitedFor: Query): void {
    const member = this.known.get(turn.query)!;
    this.addReads(turn.query, member, reads);
    this.history?.note(new Step(turn, member.reads.all.length, NO_ANSWER, waitedFor));
  }

  /** Gives the list of the computation before where it is the same, as it is most of the time. */
  private addReads(query: Query, member: Member, found: readonly Query[]): readonly Query[] {
    const last = member.lastReads;
    let same = 0;
    while (same < found.length && found[same] === last[same]) same++;
    if (same === found.length && same === last.length) return last;
    member.lastReads = found;
    for (let i = same; i < found.length; i++) {
      const read = found[i]!;
      // Who is a member when it is read is one then or never: what is computed meanwhile is waited for.
      if (!member.reads.add(read)) continue;
      this.allReads?.add(read);
      if (read.job === query.job) this.known.get(read)!.readers.push(query);
    }
    return found;
  }

  private want(query: Query): void {
    if (this.due.has(query)) return;
    this.due.add(query);
    const { heap } = this;
    let at = heap.push(query) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compareQueries(heap[above]!, query) <= 0) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = query;
  }

  private dropLowest(): void {
    const { heap } = this;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && compareQueries(heap[below + 1]!, heap[below]!) < 0) below++;
      if (compareQueries(last, heap[below]!) <= 0) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
  }
}

function addAll(found: Set<Query>, queries: readonly Query[]): void {
  for (const query of queries) found.add(query);
}

/**
 * The state of queries that wait for each other: who they are, what each has read, and whom to compute next. Cycles
 * grow a member at a time, some to thousands, so taking members in costs no more than the members are. Knows no
 * computation.
 */
import { compareQueries, type Query } from './query.ts';
import type { CycleHistory, Step } from './query-history.ts';

type StepTime = Pick<Step, 'startedAt' | 'endedAt'>;

const NOTHING: readonly never[] = [];

export class QueryCycle {
  /** In the order they came in. */
  readonly members: Query[] = [];
  /** Everything each member has read in any round. */
  readonly reads = new Map<Query, Set<Query>>();
  /** How many answers members have had, the bottom not counted. */
  private readonly answers = new Map<Query, number>();
  /** Null where nobody will ask for it. */
  readonly history: CycleHistory | null;
  /** Members by the member they read. */
  private readonly readers = new Map<Query, Set<Query>>();
  /** Members to compute in this round, and a heap of them, the lowest key first; it may hold some that are done. */
  private readonly due = new Set<Query>();
  private readonly heap: Query[] = [];
  /** Members to compute in the next round, because something they read has changed since. */
  private next = new Set<Query>();

  constructor(history: CycleHistory | null) {
    this.history = history;
  }

  /** Takes in a query that has to be computed. `at`: see `Step`. */
  add(query: Query, at: number): void {
    this.history?.add(query, at);
    this.members.push(query);
    this.reads.set(query, new Set());
    this.want(query);
  }

  /** Takes in all of another cycle, which is not to be used any more. What was for its next round is due now. */
  absorb(other: QueryCycle, at: number): void {
    if (other.history) this.history?.absorb(other.history, at);
    for (const member of other.members) this.members.push(member);
    for (const [member, reads] of other.reads) this.reads.set(member, reads);
    for (const [member, readers] of other.readers) this.readers.set(member, readers);
    for (const query of other.due) this.want(query);
    for (const query of other.next) this.want(query);
    for (const [member, count] of other.answers) this.answers.set(member, count);
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

  /** What was for the next round is due now; false when nothing has changed since this one began. */
  startRound(): boolean {
    const { next } = this;
    if (next.size === 0) return false;
    this.next = new Set();
    for (const query of next) this.want(query);
    return true;
  }

  /** How many answers a member has had. */
  answersOf(query: Query): number {
    return this.answers.get(query) ?? 0;
  }

  /** A member was computed; if its value is another one, those who read the old one are computed again. */
  computed(
    query: Query,
    reads: readonly Query[],
    readValues: readonly unknown[],
    found: unknown,
    time: StepTime,
    hasChanged: boolean,
  ): void {
    this.due.delete(query);
    this.addReads(query, reads);
    const { value } = query;
    this.note(query, { ...time, reads, readValues, waitedFor: null, found, value, hasChanged });
    if (!hasChanged) return;
    this.answers.set(query, this.answersOf(query) + 1);
    // A round goes through the keys once: who comes later sees the new answer in this one. So when a member is computed
    // depends on what has changed, not on who else happens to be computed.
    for (const reader of this.readers.get(query) ?? []) {
      if (compareQueries(reader, query) > 0) this.want(reader);
      else this.next.add(reader);
    }
  }

  /** The computation of a member was given up because it needs one that waits for it. */
  waited(query: Query, reads: Iterable<Query>, time: StepTime, waitedFor: Query): void {
    this.addReads(query, reads);
    const nothing = {
      reads: NOTHING,
      readValues: NOTHING,
      found: undefined,
      value: undefined,
      hasChanged: false,
    };
    this.note(query, { ...time, ...nothing, waitedFor });
  }

  private note(query: Query, step: Omit<Step, 'readCount'>): void {
    this.history?.note(query, { ...step, readCount: this.reads.get(query)!.size });
  }

  private addReads(query: Query, found: Iterable<Query>): void {
    const { reads, readers } = this;
    const known = reads.get(query)!;
    for (const read of found) {
      known.add(read);
      if (!reads.has(read)) continue;
      const list = readers.get(read);
      if (list) list.add(query);
      else readers.set(read, new Set([query]));
    }
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

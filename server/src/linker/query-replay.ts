/**
 * Finds out what has become of the answers of a cycle, when some of its members read something that is another answer
 * now, without computing the others. The members' answers follow from the way they were found (`CycleHistory`), so
 * asking whether the last ones still fit would not do: answers can hold each other up that nothing else supports.
 * Instead the doubted members go the whole way again, step by step in the order of time, each with what the others had
 * answered by then. Who reads an answer that is another one at some time goes its way again from there on; who is told of
 * one that nobody was told of before gets another turn, at the time at which it would have had it (`Turns`). Where members wait
 * for others than before, who belongs to the cycle may be another question: the replay fails and the cycle has to start
 * again. Knows no updates; how to compute is the solver's.
 */
import { nextAnswer, type Query } from './query.ts';
import { Agenda } from './query-agenda.ts';
import { type CycleHistory, type MemberHistory, Step } from './query-history.ts';
import { type Turn, Turns } from './query-rounds.ts';

/** Share of a cycle's members that may go their way again, before starting again is cheaper. */
const MAX_SHARE = 0.5;
/** Turns that they may get on average besides those they had. */
const MAX_ADDED = 4;

/** A member's way, gone again. */
export interface Replayed {
  readonly steps: readonly Step[];
  readonly reads: ReadonlySet<Query>;
}

/** Computes a member as a step of a replay; `reads` takes what it asks for, also when it throws. */
type Compute = (query: Query, reads: Query[]) => unknown;

/** A way that is being gone. */
interface Way extends Replayed {
  readonly query: Query;
  readonly before: MemberHistory;
  /** Something outside of the cycle that it reads is another answer: no step holds without being computed. */
  readonly isDoubted: boolean;
  readonly steps: Step[];
  readonly reads: Set<Query>;
  /** What it answers so far, and after how many answers. */
  latest: unknown;
  count: number;
}

/** A step to look at: one that there was, or another turn. */
interface Due {
  readonly startedAt: number;
  readonly way: Way;
  readonly step: Step | null;
  readonly turn: Turn;
}

export class QueryReplay {
  /** Thrown to end the computation of a step. */
  readonly stopped = { reason: 'the rest of the computation is not wanted' };
  private readonly turns = new Turns();
  private readonly history: CycleHistory;
  private readonly compute: Compute;
  private readonly isOver: () => boolean;
  private readonly ways = new Map<Query, Way>();
  private readonly agenda = new Agenda<Due>();
  private added = 0;
  /** The member and time of the step whose computation runs. */
  private current: Query | null = null;
  private at = 0;
  private stoppedFor: Query | null = null;
  private hasFailed = false;

  /** `isOver`: whether the history is one of the past by now. */
  constructor(history: CycleHistory, compute: Compute, isOver: () => boolean) {
    this.history = history;
    this.compute = compute;
    this.isOver = isOver;
  }

  /** False when the cycle has to start again. */
  run(doubted: ReadonlySet<Query>): boolean {
    const limit = Math.max(doubted.size, this.history.size * MAX_SHARE);
    for (const query of doubted) this.goAgain(query, 0, true);
    for (let due = this.agenda.take(); due !== undefined; due = this.agenda.take()) {
      this.look(due);
      if (this.ways.size > limit || this.added > limit * MAX_ADDED) return false;
      if (this.hasFailed || this.isOver()) return false;
    }
    return true;
  }

  /** How far members have gone their way again. */
  get gone(): ReadonlyMap<Query, Replayed> {
    return this.ways;
  }

  /** What was gone again is how the members come to their answers from now on; gives those whose answer is another one. */
  keep(): readonly Query[] {
    this.turns.keep();
    return [...this.ways.values()]
      .filter(({ query, steps }) => this.history.replace(query, steps))
      .map(({ query }) => query);
  }

  /** What a member had answered by the step whose computation asks. */
  answer(query: Query): unknown {
    if (this.history.areTogether(query, this.current!, this.at)) return this.valueAt(query, this.at);
    this.stoppedFor = query;
    throw this.stopped;
  }

  /** The computation that runs needs what depends on this cycle: who belongs to it is decided by starting again. */
  fail(): never {
    this.hasFailed = true;
    throw this.stopped;
  }

  /** The member's steps are looked at from a time on; those before are what they were. */
  private goAgain(query: Query, from: number, isDoubted: boolean): Way {
    const known = this.ways.get(query);
    if (known !== undefined) return known;
    const before = this.history.of(query)!;
    const next = before.steps.findIndex(({ startedAt }) => startedAt > from);
    const kept = next < 0 ? before.steps.length : next;
    const steps = before.steps.slice(0, kept);
    const reads = new Set(before.reads.slice(0, steps.at(-1)?.readCount ?? 0));
    const way: Way = { query, before, isDoubted, steps, reads, latest: query.kind.rules.bottom, count: 0 };
    for (const { waitedFor, value } of steps) {
      if (waitedFor !== null || value === way.latest) continue;
      way.latest = value;
      way.count++;
    }
    this.ways.set(query, way);
    for (const step of before.steps.slice(kept)) {
      const { startedAt, endedAt } = step;
      this.agenda.put({ startedAt, way, step, turn: { query, startedAt, endedAt } });
    }
    return way;
  }

  private look({ way, step, turn }: Due): void {
    const { query } = way;
    this.current = query;
    this.at = turn.startedAt;
    const isAsBefore = step !== null && !way.isDoubted && this.holds(step);
    const asked: Query[] = [];
    const found = isAsBefore ? step.found : this.computeStep(query, asked);
    const reads = isAsBefore ? step.reads : asked;
    if (this.hasFailed) return;
    const readValues = isAsBefore ? step.readValues : asked.map((read) => this.valueOf(read));
    const isSameEnd = isAsBefore || this.endsAs(step, turn);
    if (!isSameEnd) {
      this.hasFailed = true;
      return;
    }
    for (const read of reads) if (!way.reads.has(read)) this.readsAnew(way, read, step, turn);
    const readCount = way.reads.size;
    if (step !== null && step.waitedFor !== null) {
      way.steps.push(new Step(turn, readCount, step, step.waitedFor));
      return;
    }
    const next = nextAnswer(query, way.latest, found, way.count);
    const hasChanged = next !== way.latest;
    const value = this.sameAsBefore(way, step, next);
    way.latest = value;
    if (hasChanged) way.count++;
    way.steps.push(new Step(turn, readCount, { reads, readValues, found, value, hasChanged }, null));
    if (value !== this.valueBefore(way, step, turn)) {
      for (const reader of query.readers)
        if (this.history.of(reader)) this.goAgain(reader, turn.endedAt, false);
    }
    if (hasChanged) this.tell(way, turn, step?.hasChanged ?? false);
  }

  /** Whether a step got the answers that there are now. */
  private holds({ waitedFor, reads, readValues }: Step): boolean {
    return waitedFor === null && reads.every((read, i) => this.valueOf(read) === readValues[i]);
  }

  /** Equal answers stay the same object, which those who read them compare by. */
  private sameAsBefore({ query, before }: Way, step: Step | null, value: unknown): unknown {
    const { equal } = query.kind.rules;
    if (step !== null && equal(value, step.value)) return step.value;
    const same = before.steps.find((known) => known.waitedFor === null && equal(value, known.value));
    return same === undefined ? value : same.value;
  }

  /** What the member had answered after a turn. */
  private valueBefore({ query, before }: Way, step: Step | null, { endedAt }: Turn): unknown {
    return step !== null ? step.value : lastValue(query, before.steps, endedAt);
  }

  /** Those who have read the member are computed again; `wasTold`: those who had read it then were. */
  private tell({ query }: Way, turn: Turn, wasTold: boolean): void {
    if (!wasTold) {
      for (const reader of query.readers)
        if (this.history.of(reader) && this.hasReadBefore(reader, query, turn.endedAt))
          this.giveTurn(reader, query, turn);
    }
    for (const way of this.ways.values()) if (way.reads.has(query)) this.giveTurn(way.query, query, turn);
  }

  /** Whether a member had read another one by a time, on the way it went before. */
  private hasReadBefore(reader: Query, read: Query, at: number): boolean {
    const { steps, reads } = this.history.of(reader)!;
    const count = steps.findLast(({ endedAt }) => endedAt < at)?.readCount ?? 0;
    const position = reads.indexOf(read);
    return position >= 0 && position < count;
  }

  /** From here on the member is told what another one answers. */
  private readsAnew(way: Way, read: Query, step: Step | null, { startedAt }: Turn): void {
    way.reads.add(read);
    const known = this.history.of(read);
    if (known === undefined || this.ways.has(read)) return;
    const position = step === null ? -1 : way.before.reads.indexOf(read);
    if (position >= 0 && position < step!.readCount) return;
    for (const { hasChanged, startedAt: from, endedAt } of known.steps)
      if (hasChanged && endedAt > startedAt)
        this.giveTurn(way.query, read, { query: read, startedAt: from, endedAt });
  }

  /** The member has a turn after that of another one. */
  private giveTurn(query: Query, told: Query, by: Turn): void {
    if (!this.history.areTogether(query, told, by.endedAt)) return;
    const turn = this.turns.give(this.history.groupAt(told, by.endedAt), by, query);
    if (turn === null) return;
    if (turn === undefined) {
      this.hasFailed = true;
      return;
    }
    this.added++;
    // From now on, not from there: what comes in between may be another step as well.
    const way = this.goAgain(query, this.at, false);
    this.agenda.put({ startedAt: turn.startedAt, way, step: null, turn });
  }

  private computeStep(query: Query, asked: Query[]): unknown {
    this.stoppedFor = null;
    try {
      return this.compute(query, asked);
    } catch (error) {
      if (error !== this.stopped) throw error;
      return undefined;
    }
  }

  /** Whether the computation came to its end, or had to wait, where the step did; another turn has nobody to wait for. */
  private endsAs(step: Step | null, { endedAt }: Turn): boolean {
    const waitedFor = step?.waitedFor ?? null;
    if (waitedFor === null || this.stoppedFor === null) return waitedFor === this.stoppedFor;
    return this.history.areTogether(waitedFor, this.stoppedFor, endedAt);
  }

  /** What the step that was computed last has read. */
  private valueOf(read: Query): unknown {
    return this.history.of(read) ? this.valueAt(read, this.at) : read.value;
  }

  private valueAt(query: Query, at: number): unknown {
    return lastValue(query, this.ways.get(query)?.steps ?? this.history.of(query)!.steps, at);
  }
}

/** What a member has answered by a time. */
function lastValue(query: Query, steps: readonly Step[], at: number): unknown {
  const last = steps.findLast(({ waitedFor, endedAt }) => waitedFor === null && endedAt < at);
  return last ? last.value : query.kind.rules.bottom;
}

/**
 * Finds out what has become of the answers of a cycle, when some of its members read something that is another answer
 * now, without computing the others. The members' answers follow from the way they were found (`CycleHistory`), so
 * asking whether the last ones still fit would not do: answers can hold each other up that nothing else supports.
 * Instead the doubted members go the whole way again, each step with what the others had answered by then. A member that
 * answers differently on the way makes those who read it doubted as well. Where the way itself is another one (a member
 * answers anew at a step at which nobody was told, reads what it would not have been told of, or waits for somebody
 * else), the replay fails and the cycle has to start again. Knows no updates; how to compute is the solver's.
 */
import { nextAnswer, type Query } from './query.ts';
import type { CycleHistory, Step } from './query-history.ts';

/** Share of a cycle's members that may go their way again, before starting again is cheaper. */
const MAX_SHARE = 0.5;

/** A member's way, gone again. */
export interface Replayed {
  readonly steps: readonly Step[];
  readonly reads: ReadonlySet<Query>;
}

/** Computes a member as a step of a replay; `reads` takes what it asks for, also when it throws. */
type Compute = (query: Query, reads: Query[]) => unknown;

export class QueryReplay {
  /** Thrown to end the computation of a step. */
  readonly stopped = { reason: 'the rest of the computation is not wanted' };
  private readonly history: CycleHistory;
  private readonly compute: Compute;
  private readonly replayed = new Map<Query, Replayed>();
  /** The member and step whose computation runs. */
  private current: Query | null = null;
  private currentSteps: readonly Step[] = [];
  private at = 0;
  private stoppedFor: Query | null = null;
  private hasFailed = false;

  constructor(history: CycleHistory, compute: Compute) {
    this.history = history;
    this.compute = compute;
  }

  /** Members that were computed, with their ways; null when the cycle has to start again. */
  run(doubted: ReadonlySet<Query>): ReadonlyMap<Query, Replayed> | null {
    const pending = new Set(doubted);
    const limit = Math.max(doubted.size, this.history.size * MAX_SHARE);
    let count = 0;
    for (const query of pending) {
      pending.delete(query);
      const way = ++count > limit ? null : this.replay(query);
      if (way === null || this.hasFailed) return null;
      const { steps } = this.replayed.get(query) ?? this.history.of(query)!;
      const differs = way.steps.some(({ value }, i) => value !== steps[i]!.value);
      this.replayed.set(query, way);
      if (!differs) continue;
      for (const reader of query.readers) if (this.history.of(reader)) pending.add(reader);
      for (const [reader, { reads }] of this.replayed) if (reads.has(query)) pending.add(reader);
    }
    return this.replayed;
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

  private replay(query: Query): Replayed | null {
    const { steps, reads: known } = this.history.of(query)!;
    const gone: Step[] = [];
    const reads = new Set<Query>();
    this.current = query;
    this.currentSteps = gone;
    const { equal, bottom } = query.kind.rules;
    let latest: unknown = bottom;
    let count = 0;
    const positions = new Map(known.map((read, i) => [read, i]));
    for (const step of steps) {
      const asked: Query[] = [];
      this.at = step.startedAt;
      const found = this.computeStep(query, asked);
      if (this.hasFailed) return null;
      const readValues = asked.map((read) => this.valueOf(read));
      for (const read of asked) {
        reads.add(read);
        const wasTold = (positions.get(read) ?? Number.POSITIVE_INFINITY) < step.readCount;
        if (!wasTold && this.changesAfter(read, step.startedAt)) return null;
      }
      if (!this.endsAs(step)) return null;
      if (step.waitedFor !== null) {
        gone.push(step);
        continue;
      }
      const next = nextAnswer(query, latest, found, count);
      // That readers were computed again without need changes nothing.
      if (next !== latest) {
        if (!step.hasChanged) return null;
        count++;
      }
      // Equal answers stay the same object.
      latest = equal(next, step.value) ? step.value : next;
      gone.push({ ...step, found, value: latest, reads: asked, readValues });
    }
    return { steps: gone, reads };
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

  /** Whether the computation came to its end, or had to wait, where the step did. */
  private endsAs({ waitedFor, endedAt }: Step): boolean {
    if (waitedFor === null || this.stoppedFor === null) return waitedFor === this.stoppedFor;
    return this.history.areTogether(waitedFor, this.stoppedFor, endedAt);
  }

  private changesAfter(query: Query, at: number): boolean {
    return this.history.of(query)?.steps.some((step) => step.hasChanged && step.endedAt > at) ?? false;
  }

  /** What the step that was computed last has read. */
  private valueOf(read: Query): unknown {
    return this.history.of(read) ? this.valueAt(read, this.at) : read.value;
  }

  private valueAt(query: Query, at: number): unknown {
    const { steps } = this.replayed.get(query) ?? this.history.of(query)!;
    const known = query === this.current ? this.currentSteps : steps;
    const last = known.findLast(({ waitedFor, endedAt }) => waitedFor === null && endedAt < at);
    return last ? last.value : query.kind.rules.bottom;
  }
}

/**
 * What a cycle was before it started again: an edit that is undone, or a checkout that goes back, finds the answers of its
 * members without a round. Computes nothing.
 */
import type { Query, SettledCycle } from './query.ts';
import type { CycleHistory } from './query-history.ts';

export class Recollection {
  readonly cycle: SettledCycle;
  readonly history: CycleHistory;
  /** Something outside that answered otherwise when that was looked at last. */
  private other: Query | null = null;

  constructor(cycle: SettledCycle, history: CycleHistory) {
    this.cycle = cycle;
    this.history = history;
  }

  /** Whether it is a member, or read by one. */
  has(query: Query): boolean {
    return this.history.of(query) !== undefined || this.history.outside.has(query);
  }

  /** Whether everything outside answers as it did, and none of it is in doubt: then the members' answers follow again. */
  holds(): boolean {
    const { outside } = this.history;
    // What kept it from coming back the last time most likely still does.
    if (this.other !== null && !isAgain(this.other, outside.get(this.other))) return false;
    for (const [read, then] of outside) {
      if (isAgain(read, then)) continue;
      this.other = read;
      return false;
    }
    return true;
  }
}

const isAgain = ({ state, value, kind }: Query, then: unknown): boolean =>
  state === 'done' && (value === then || kind.rules.equal(value, then));

/** What large cycles were before they started again, the last time each. */
export class Recollections {
  private readonly byCycle = new Map<SettledCycle, Recollection>();

  of(cycle: SettledCycle): Recollection | undefined {
    return this.byCycle.get(cycle);
  }

  /** `cycle` has come in the place of another one. */
  keep(cycle: SettledCycle, before: Recollection): void {
    this.byCycle.set(cycle, before);
  }

  /** What the cycle was before is there again. */
  forget(cycle: SettledCycle): void {
    this.byCycle.delete(cycle);
  }

  /** Whether one of the queries may be asked for because a cycle comes back. */
  areWanted(queries: readonly Query[]): boolean {
    for (const recollection of this.byCycle.values())
      if (queries.some((query) => recollection.has(query))) return true;
    return false;
  }

  /** Forgets what cycles were that are no more; gives the queries that may have been there for that alone. */
  *dropGone(): Generator<Query, void> {
    for (const [cycle, { cycle: before, history }] of this.byCycle) {
      if (cycle.members[0]!.cycle === cycle) continue;
      this.byCycle.delete(cycle);
      yield* before.members;
      yield* history.outside.keys();
    }
  }

  /** All answers that members had on the way, and that they read. */
  *answers(): Generator<unknown, void> {
    for (const { history } of this.byCycle.values()) {
      yield* history.values();
      yield* history.outside.values();
    }
  }
}

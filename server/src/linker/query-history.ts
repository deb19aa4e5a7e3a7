/**
 * How queries that wait for each other came to their answers: what each was computed from, and when. Enough to find
 * out, after an edit, whether a member would have taken the same way; see `QueryReplay`. Computes nothing.
 */
import type { Query } from './query.ts';
import type { Group, Turn } from './query-rounds.ts';

/** One computation of a member. Times count the events of a solver: each is later than all before it. */
export class Step implements Turn {
  readonly query: Query;
  /** What it read, in that order, with the answers it got; none where the computation did not come to an end. */
  readonly reads: readonly Query[];
  readonly readValues: readonly unknown[];
  startedAt: number;
  endedAt: number;
  /** How many of `MemberHistory.reads` it and the steps before it had read. */
  readCount: number;
  /** The query for which the computation was given up, because that one was waiting for this one; null for others. */
  readonly waitedFor: Query | null;
  /** What was computed: the answer, unless the member had had many (see `nextAnswer`). */
  readonly found: unknown;
  /** What the member answered from here on; undefined where the computation did not come to an end. */
  value: unknown;
  /** Whether readers were computed again because of it. */
  hasChanged: boolean;

  constructor(
    { query, startedAt, endedAt }: Turn,
    readCount: number,
    { reads, readValues, found, value, hasChanged }: Outcome,
    waitedFor: Query | null,
  ) {
    this.query = query;
    this.reads = reads;
    this.readValues = readValues;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.readCount = readCount;
    this.waitedFor = waitedFor;
    this.found = found;
    this.value = value;
    this.hasChanged = hasChanged;
  }

  /** It is a step of another history now, in which the same was found. */
  moveTo({ startedAt, endedAt }: Turn, readCount: number, { value, hasChanged }: Outcome): void {
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.readCount = readCount;
    this.value = value;
    this.hasChanged = hasChanged;
  }
}

/** What came of a computation; see `Step`. */
export type Outcome = Pick<Step, 'reads' | 'readValues' | 'found' | 'value' | 'hasChanged'>;

export interface MemberHistory {
  steps: readonly Step[];
  /** In the order in which they were read first. */
  reads: readonly Query[];
  readonly group: Group;
}

/** How a query came to its answer before it was to be computed again. */
export class Past {
  private steps: readonly Step[];
  private next = 0;
  /** By when the steps were made that their history leaves to others, in the time that they count. */
  private readonly leftAt: number;

  constructor(steps: readonly Step[], leftAt: number) {
    this.steps = steps;
    this.leftAt = leftAt;
  }

  /** Whether a step is of no history by now. */
  isLeft({ startedAt }: Step): boolean {
    return startedAt <= this.leftAt;
  }

  /** How many steps there were, those included that came to no end. */
  get count(): number {
    return this.steps.length;
  }

  /** What has been found out since, of answers that are others now; worth trying first. */
  learn(steps: readonly Step[]): void {
    this.steps = [...steps, ...this.steps];
  }

  /**
   * An equal answer from before, if there was one: where equal answers are the same object, those who read them can be
   * recalled. Answers that are null or undefined are the same anyway.
   */
  same(value: unknown, equal: (a: unknown, b: unknown) => boolean): unknown {
    for (const step of this.steps) {
      if (step.waitedFor !== null) continue;
      if (equal(step.found, value)) return step.found;
      if (equal(step.value, value)) return step.value;
    }
    return undefined;
  }

  /** The steps in the order in which they are worth trying: first the one after the one found last. */
  candidate(index: number): Step {
    return this.steps[(this.next + index) % this.steps.length]!;
  }

  /** The candidate was found to fit. */
  found(index: number): void {
    this.next = (this.next + index + 1) % this.steps.length;
  }
}

export class CycleHistory {
  private readonly members = new Map<Query, MemberHistory>();
  private readonly group: Group = { joined: null, joinedAt: 0, rounds: [] };
  private readOutside: Map<Query, unknown> | null = null;

  /** Takes in a query that was alone. */
  add(query: Query, at: number): void {
    this.members.set(query, {
      steps: [],
      reads: [],
      group: { joined: this.group, joinedAt: at, rounds: [] },
    });
  }

  /** Takes in all of another one, which is not to be used any more. */
  absorb(other: CycleHistory, at: number): void {
    for (const [query, member] of other.members) this.members.set(query, member);
    other.group.joined = this.group;
    other.group.joinedAt = at;
  }

  /** Those who were to be computed are computed from here on, in the order of their keys; `isMerged`: because groups were joined. */
  startRound(at: number, isMerged: boolean): void {
    this.group.rounds.push({ startedAt: at, isMerged, turns: [] });
  }

  note(step: Step): void {
    const { query, startedAt, endedAt, waitedFor } = step;
    const member = this.members.get(query)!;
    (member.steps as Step[]).push(step);
    // Who reads itself becomes a group in the middle of its first turn; who waits was alone or in another group.
    const group = groupOf(member, waitedFor === null ? endedAt : startedAt);
    group.rounds.at(-1)?.turns.push(step);
  }

  /** A member has gone its way again; false where its answer stays what it was. */
  replace(query: Query, steps: readonly Step[]): boolean {
    const member = this.members.get(query)!;
    this.readOutside = null;
    member.steps = steps;
    member.reads = query.dependencies;
    const value = this.answerOf(query);
    const isOther = value !== query.value;
    query.value = value;
    return isOther;
  }

  /** The members' answers are final; `readsOf` gives what each has read, in the order of `MemberHistory.reads`. */
  settle(readsOf: (member: Query) => readonly Query[]): void {
    for (const [query, member] of this.members) member.reads = readsOf(query);
  }

  /** What members have read, in any round, of queries that are none, with what those answered; of a history that is settled. */
  get outside(): Map<Query, unknown> {
    return (this.readOutside ??= this.findOutside());
  }

  private findOutside(): Map<Query, unknown> {
    const found = new Map<Query, unknown>();
    for (const { steps } of this.members.values()) {
      let last: readonly Query[] | null = null;
      for (const { reads, readValues } of steps) {
        // Nothing outside has another answer than for the step before.
        if (reads === last) continue;
        last = reads;
        for (let i = 0; i < reads.length; i++)
          if (!this.members.has(reads[i]!)) found.set(reads[i]!, readValues[i]);
      }
    }
    return found;
  }

  get size(): number {
    return this.members.size;
  }

  of(query: Query): MemberHistory | undefined {
    return this.members.get(query);
  }

  /** What a member answered in the end. */
  answerOf(query: Query): unknown {
    return this.members.get(query)!.steps.findLast(({ waitedFor }) => waitedFor === null)!.value;
  }

  /** The group of a member right before a time. */
  groupAt(query: Query, at: number): Group {
    return groupOf(this.members.get(query)!, at);
  }

  /** Whether two members were in one group right before a time. */
  areTogether(a: Query, b: Query, at: number): boolean {
    return groupOf(this.members.get(a)!, at) === groupOf(this.members.get(b)!, at);
  }

  /** All answers that members had on the way. */
  *values(): Iterable<unknown> {
    for (const { steps } of this.members.values())
      for (const { found, value } of steps) {
        yield found;
        yield value;
      }
  }
}

/** Small groups join large ones, so the way is short. */
function groupOf({ group }: MemberHistory, at: number): Group {
  let found = group;
  while (found.joined !== null && found.joinedAt < at) found = found.joined;
  return found;
}

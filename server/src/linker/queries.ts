/**
 * Demand-driven queries with recorded dependencies: the linker's memory. Every fact one chunk uses of
 * another (of the same file or not) is read through a query, so that the keys a chunk depends on, failed
 * lookups included, are exactly the keys it asked for. Knows nothing of Python; how answers are computed is the
 * solver's, what to compute again after an edit is decided here.
 *
 * An edit travels upwards: an answer that is another one makes those who read it new, and they are computed in the
 * order of their heights, so that most read answers that are final. Heights order all answers that hold (each is
 * above what it read), which is why an edit that closes a cycle cannot be missed: where an answer has to be above one of its
 * readers, that reader is looked for among what it reads itself. The members of the cycle start again together, as they
 * would have from nothing. So do those of a cycle that read something new, unless a replay shows what would come of it
 * (`query-replay.ts`), or what came of it when it was there before is known (`query-recollection.ts`).
 */
import { MAX_UPDATE_STEPS } from './limits.ts';
import { type Query, type QueryHost, SettledCycle } from './query.ts';
import { membersOf, QueryChanges, takenBackAt } from './query-changes.ts';
import type { CycleHistory, Past } from './query-history.ts';
import { Recollection } from './query-recollection.ts';
import { QueryReplay, type Replayed } from './query-replay.ts';
import type { QueryJob } from './query-solver.ts';
import { passageOf, type Spares, Travel } from './query-travel.ts';

export { Query, QueryKind, type QueryRules } from './query.ts';

/** What an edit did to the answers that had been given. */
export interface Update {
  /** Queries whose answer is another one now, the inputs that changed included. */
  readonly changed: ReadonlySet<Query>;
  /** Queries that were computed again, whatever came out. */
  readonly recomputed: ReadonlySet<Query>;
  /** What queries answered before, of all that were looked at and had an answer. */
  readonly before: ReadonlyMap<Query, unknown>;
  /** What queries that were computed again had read before. */
  readonly readBefore: ReadonlyMap<Query, readonly Query[]>;
  /** How often something was computed because what it had read changed. */
  readonly checked: number;
}

export class QueryEngine extends QueryChanges implements QueryHost {
  /** Counts updates; answers given before the first one belong to revision 0. */
  revision = 0;
  isUpdatable = true;

  /**
   * For whoever asks everything once and is thrown away: answers keep no account of what they read, which is
   * most of their memory, and there can be no update.
   */
  expectNoUpdates(): void {
    this.isUpdatable = false;
  }

  /** Whether nobody wants to know what is asked now: it may be found out without a query. */
  get isUnrecorded(): boolean {
    return !this.isUpdatable && this.isInQuery;
  }

  /** Forgets the queries about `a`, of one kind or of all; asked for again, they are computed again. */
  forget(a: string, kind: string | null = null): void {
    if (this.isUpdatable) throw new Error('answers that an update may ask for must not be forgotten');
    for (const known of this.kinds) if (kind === null || known.name === kind) known.forget(a);
  }

  /**
   * Begins a revision in which the inputs (queries whose computation reads the outside) may answer anew, and
   * computes what that changes. An answer that comes out equal stops the change (early cutoff). `spared`: see `Travel`.
   */
  update(inputs: readonly { readonly key: string }[], spared?: ReadonlyMap<Query, Spares>): Update {
    this.begin(inputs, spared);
    this.advanceUpdate(() => false);
    return this.end();
  }

  /** The first part of `update`, for callers that want the thread back now and then. */
  begin(inputs: readonly { readonly key: string }[], spared?: ReadonlyMap<Query, Spares>): void {
    if (this.travel !== null) throw new Error('the update before this one has not ended');
    this.revision++;
    this.travel = new Travel(spared);
    for (const input of inputs as readonly Query[]) this.takeBack(input);
  }

  /** Whether an update has begun and not ended. */
  get isUpdating(): boolean {
    return this.travel !== null;
  }

  /** What a query that is being computed again answered before; undefined for others. */
  answerBefore<T>(query: Query<T>): T | undefined {
    const passage = passageOf(query as Query);
    return passage?.isLeft ? (passage.latest as T) : undefined;
  }

  /** Asks a query; whether it answers what it did before the update that is under way. */
  isAsBefore(query: Query): boolean {
    this.ask(query);
    const passage = passageOf(query);
    return passage === null || (passage.wasAnswered && passage.original === query.value);
  }

  /** More inputs may answer anew, in an update that is under way. */
  amend(inputs: readonly { readonly key: string }[]): void {
    for (const input of inputs as readonly Query[]) {
      // What was said of the change before does not hold for both together.
      this.travel?.spared.delete(input);
      this.takeBack(input);
    }
  }

  /**
   * Has a query answered, in steps: gives what to wait for before the next one where `pause` says that others want the
   * thread. Nothing else may be asked meanwhile.
   */
  *askInSlices(query: Query, pause: () => Promise<void> | null): Generator<Promise<void>, void> {
    let wait: Promise<void> | null = null;
    const isOver = (): boolean => (wait = pause()) !== null;
    if (query.state === 'done' || this.askUntil(query, isOver)) return;
    do if (wait) yield wait;
    while (!this.goOn(isOver));
  }

  /** Puts another object in the place of an answer that no reader can tell from it; false where that is not the answer. */
  exchange<T>(query: Query<T>, answer: T, another: T): boolean {
    if (query.state !== 'done' || query.value !== answer) return false;
    query.value = another;
    return true;
  }

  /** Goes on with an update until it is done (true) or `isOver` says that the caller's time is (false). */
  advanceUpdate(isOver: () => boolean): boolean {
    const travel = this.travel!;
    if (!this.goOn(isOver)) return false;
    for (let query = travel.queue.take(); query !== undefined; query = travel.queue.take()) {
      // What is read by nobody any more is not worth an answer.
      if (query.state === 'done') continue;
      if (travel.left.has(query) && this.areUnread(membersOf(query))) {
        // Who was told its answer is told that it may be another one.
        this.startAgain(query);
        continue;
      }
      travel.checked++;
      if (travel.checked > MAX_UPDATE_STEPS + 20 * travel.recomputed) this.takeBackEverything();
      try {
        if (!this.askUntil(query, isOver)) {
          if (query.state === 'doubted') travel.queue.put(query);
          return false;
        }
      } catch (error) {
        // Whoever goes on after an exception has changed what led to it.
        travel.queue.put(query);
        throw error;
      }
      if (isOver()) return false;
    }
    return true;
  }

  /** The last part of `update`. */
  end(): Update {
    const { touched, checked, left } = this.travel!;
    for (const query of this.recollections.dropGone()) left.add(query);
    this.travel = null;
    this.dropUnread(left);
    const changed = new Set<Query>();
    const recomputed = new Set<Query>();
    const before = new Map<Query, unknown>();
    const readBefore = new Map<Query, readonly Query[]>();
    for (const query of touched) {
      const { wasAnswered, original, isRecomputed, readBefore: reads } = passageOf(query)!;
      query.passage = null;
      if (isRecomputed) recomputed.add(query);
      if (reads !== null) readBefore.set(query, reads);
      if (!wasAnswered) continue;
      before.set(query, original);
      const { state, value, kind } = query;
      if (state !== 'done' || (value !== original && !kind.rules.equal(original, value))) changed.add(query);
    }
    return { changed, recomputed, before, readBefore, checked };
  }

  /** Forgets what was asked outside of queries (see `record`) as far as no query reads it. */
  forgetUnread(reads: readonly Query[]): void {
    this.dropUnread(new Set(reads));
  }

  /** Forgets a sink that nobody will ask for again, and what only it read. */
  release(query: Query): void {
    const left = new Set<Query>();
    this.drop(query, left);
    this.dropUnread(left);
  }

  /** What members of cycles answered on the way to their answers. */
  *pastAnswers(): Iterable<unknown> {
    for (const kind of this.kinds)
      for (const query of kind.all())
        if (query.cycle?.members[0] === query) yield* this.histories.get(query.cycle)?.values() ?? [];
    yield* this.recollections.answers();
  }

  protected get startTick(): number {
    return this.tick;
  }

  protected get keepsHistory(): boolean {
    return this.isUpdatable;
  }

  protected keep(job: QueryJob, readsOf: (member: Query) => readonly Query[]): void {
    const { cycle } = job;
    if (!this.isUpdatable) {
      if (cycle === null) job.query.state = 'done';
      else for (const member of cycle.members) member.state = 'done';
      return;
    }
    const { members } = job;
    // A cycle stays where it was: members come and go, and each time all above would have to be raised.
    let height = cycle === null ? 0 : heightOfMost(members);
    let isOutdated = false;
    const reads = members.map((member) => asBefore(member.dependencies, readsOf(member), cycle !== null));
    for (const list of reads) {
      for (const read of list) {
        // A member may have been taken for finished, read, and found to be none.
        isOutdated ||= takenBackAt(read) > job.startedAt;
        if (read.height >= height && read.job !== job) height = read.height + 1;
      }
    }
    /** Members that are higher than before, with what they were. */
    const grown = new Map<Query, number>();
    const changed: Query[] = [];
    const settled = cycle === null ? null : new SettledCycle(members);
    for (const [i, member] of members.entries()) {
      member.state = 'done';
      member.cycle = settled;
      if (height > member.height) grown.set(member, member.height);
      member.height = height;
      if (this.travel !== null && this.isAnotherAnswer(member, this.travel)) changed.push(member);
      this.setDependencies(member, reads[i]!);
    }
    // What was read while it changed is noted as it was afterwards.
    if (cycle?.history && !isOutdated) {
      cycle.history.settle((member) => member.dependencies);
      this.histories.set(settled!, cycle.history);
      this.recollect(settled!);
    }
    if (this.travel === null) return;
    this.raiseReaders(members, grown);
    this.takeBackReaders(changed);
    // While it was computed, something it had read by then was found to be another answer.
    if (isOutdated) this.startAgain(members[0]!);
  }

  protected pastOf(query: Query): Past | undefined {
    return passageOf(query)?.past ?? undefined;
  }

  protected takeBackAbove(query: Query): boolean {
    if (this.travel === null || this.travel.apart.has(query) || !this.reachesRestarted(query)) return false;
    this.startAgainUnseen(query);
    return true;
  }

  /** As `startAgain`, for who asks for the answer now: to those who have not read it nothing was taken back. */
  private startAgainUnseen(query: Query): void {
    const isRead = this.readByRunning(query);
    const unread = membersOf(query).filter((member) => !isRead(member));
    const before = unread.map(takenBackAt);
    this.startAgain(query);
    for (const [i, member] of unread.entries()) {
      const passage = passageOf(member);
      if (passage !== null) passage.takenBackAt = before[i]!;
    }
  }

  /** Whether the answer depends on one that is being computed, or on one of a cycle that has started again. */
  private reachesRestarted(query: Query): boolean {
    const { apart } = this.travel!;
    const path = [{ query, reads: readsOf(query) }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { value: read } = top.reads.next();
      if (read === undefined) {
        for (const member of membersOf(top.query)) apart.add(member);
        path.pop();
      } else if (read.state === 'new') {
        if (read.job !== null || this.pastOf(read) !== undefined) return true;
      } else if (read.height > this.floor && read.height < top.query.height && !apart.has(read))
        path.push({ query: read, reads: readsOf(read) });
    }
    return false;
  }

  protected verify(asked: Query): void {
    const cycle = asked.cycle!;
    const startedAt = this.tick;
    this.travel!.checked++;
    const recollection = this.recollections.of(cycle);
    if (recollection !== undefined && this.comesBack(cycle, recollection)) return;
    const doubted = cycle.doubted;
    cycle.doubted = new Set();
    const history = this.histories.get(cycle);
    const replay: QueryReplay | null = history
      ? new QueryReplay(
          history,
          (query, reads) => this.computeStep(replay!, query, reads),
          () => asked.cycle !== cycle,
        )
      : null;
    let holds: boolean | undefined;
    try {
      holds = replay !== null && this.replaying(cycle, replay, () => replay.run(doubted));
    } finally {
      // Calls that are given up are made again.
      if (holds === undefined) for (const query of doubted) cycle.doubted.add(query);
    }
    // Something else may have found out that its members depend on others.
    if (asked.cycle !== cycle) return;
    const isOutdated = replay !== null && this.isOutdated(replay.gone, startedAt);
    if (replay && holds && cycle.doubted.size === 0 && !isOutdated) {
      this.keepReplayed(cycle, replay);
      return;
    }
    this.startAgainUnseen(asked);
    if (replay === null || isOutdated) return;
    for (const [query, { steps }] of replay.gone) this.pastOf(query)?.learn(steps);
  }

  /** Keeps what a large cycle was before it started again. */
  private recollect(cycle: SettledCycle): void {
    if (!this.isRecollected(cycle)) return;
    for (const member of cycle.members) {
      const before = passageOf(member)?.cycle;
      const history = before && this.isRecollected(before) && this.histories.get(before);
      if (!history) continue;
      this.recollections.keep(cycle, new Recollection(before, history));
      return;
    }
  }

  /**
   * Puts the cycle that was there before in the place of one that is in doubt, with the answers that its members had; false
   * where they do not follow from what there is now, or where members are taken by others.
   */
  protected comesBack(left: SettledCycle, recollection: Recollection): boolean {
    const { cycle, history } = recollection;
    const isFree = (member: Query): boolean =>
      member.cycle === left || (member.cycle === null && member.job === null);
    if (!recollection.holds() || !cycle.members.every(isFree)) return false;
    for (const member of left.members) {
      if (history.of(member) !== undefined) continue;
      member.cycle = null;
      this.startAgain(member);
    }
    let height = left.members[0]!.height;
    for (const read of history.outside.keys()) if (read.height >= height) height = read.height + 1;
    const grown = new Map<Query, number>();
    const changed: Query[] = [];
    for (const member of cycle.members) {
      if (height > member.height) grown.set(member, member.height);
      member.height = height;
      member.cycle = cycle;
      if (this.answersAgain(member, history)) changed.push(member);
    }
    this.recollections.forget(left);
    this.recollections.keep(cycle, new Recollection(left, this.histories.get(left)!));
    this.raiseReaders(cycle.members, grown);
    this.takeBackReaders(changed);
    return true;
  }

  /** Gives a member the answer that it had; whether that is another one now. */
  private answersAgain(member: Query, history: CycleHistory): boolean {
    const travel = this.travel!;
    const { reads } = history.of(member)!;
    const answer = history.answerOf(member);
    const wasAnswered = member.state !== 'new';
    member.state = 'done';
    if (wasAnswered) {
      if (member.value === answer && member.dependencies === reads) return false;
      this.markLeft(member, travel);
    }
    member.value = answer;
    const isAnother = this.isAnotherAnswer(member, travel);
    this.setDependencies(member, reads);
    return isAnother;
  }

  /** Whether something that was read has been taken back since; it is noted as it was afterwards. */
  private isOutdated(gone: ReadonlyMap<Query, Replayed>, startedAt: number): boolean {
    for (const { reads } of gone.values())
      for (const read of reads) if (takenBackAt(read) > startedAt) return true;
    return false;
  }

  /** Takes the answers that a replay gave, in place of those of the members that were computed. */
  private keepReplayed(cycle: SettledCycle, replay: QueryReplay): void {
    const { members } = cycle;
    const travel = this.travel!;
    const before = members[0]!.height;
    let height = before;
    for (const [query, { reads }] of replay.gone) {
      for (const read of reads) if (read.cycle !== cycle && read.height >= height) height = read.height + 1;
      travel.noteRecomputed(travel.touch(query, true));
      this.setDependencies(query, asBefore(query.dependencies, [...reads], true));
    }
    const changed = replay.keep();
    for (const query of changed) passageOf(query)!.takenBackAt = ++this.tick;
    for (const member of members) {
      member.state = 'done';
      member.height = height;
    }
    if (height > before) this.raiseReaders(members, new Map(members.map((member) => [member, before])));
    this.takeBackReaders(changed);
  }
}

/** The height that more than half of the queries have, if there is one; otherwise some height (Boyer and Moore's vote). */
function heightOfMost(queries: readonly Query[]): number {
  let height = 0;
  let lead = 0;
  for (const query of queries) {
    if (lead === 0) height = query.height;
    lead += query.height === height ? 1 : -1;
  }
  return height;
}

/**
 * What was read, without what was read again (nothing is where `isUnique`); the list from before where it is the same, as
 * it is most of the time.
 */
function asBefore(before: readonly Query[], reads: readonly Query[], isUnique: boolean): readonly Query[] {
  let same = 0;
  while (same < before.length && before[same] === reads[same]) same++;
  if (same === before.length && same === reads.length) return before;
  return isUnique ? reads.slice() : [...new Set(reads)];
}

/** What it and those of its cycle read. */
function* readsOf(query: Query): Generator<Query, undefined, undefined> {
  for (const { dependencies } of membersOf(query)) yield* dependencies;
}

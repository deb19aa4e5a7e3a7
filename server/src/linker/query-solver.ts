/**
 * Computes queries that read each other, cycles included, so that no answer depends on which query was asked first.
 *
 * What is being computed is a stack of jobs, each waiting for the one above it. A job starts with one query. When
 * it asks for a query of a job further down, the jobs from there on wait for each other in a circle; none could go
 * on by itself, in whatever order they had been started. They become one job, a cycle, which computes its members
 * in the order of their keys, round by round, each with the values the members have by then (at first the kind's
 * bottom), until nothing changes, which a bound on the answers each may have sees to. Whom a job waits for, and with which values, depends on answers that are final
 * and on the job's own state only; so which jobs merge, in which states, and hence every answer, is the same
 * whatever is asked first. `test/linker/queries.test.ts` attacks this with functions that are not monotone.
 *
 * JavaScript's stack bounds how deep jobs can nest as calls. Beyond that the calls are given up, the stack of jobs
 * is not: its top goes on from an empty call stack, and those below start their query again when it is done. The same
 * gives the thread back to whoever wants it in the middle of one long answer (`askUntil`).
 */
import { MAX_ANSWERS, MAX_EXPRESSION_DEPTH, MAX_NESTED_DEPTH, MAX_QUERY_DEPTH } from './limits.ts';
import { nextAnswer, type Query, type SettledCycle } from './query.ts';
import { QueryCycle } from './query-cycle.ts';
import { CycleHistory, type Past, type Step } from './query-history.ts';
import type { QueryReplay } from './query-replay.ts';
import { NO_READ, type Read, type Trace, type Traced } from './query-trace.ts';

/**
 * Thrown to give calls up, not to report anything; `unwindTo` says how far. Only through computations, which know
 * nothing of it: what is thrown is caught and thrown again at each level of nesting, and cycles are found by giving up.
 */
const UNWIND = { reason: 'queries are computed in another order' };
/** What the solver's own calls give instead. */
const GIVEN_UP = Symbol('given up');

/** One query that is being computed, or several that wait for each other. */
export class QueryJob {
  readonly query: Query;
  /** Index in the stack of jobs; jobs below are never taken away first. */
  readonly position: number;
  /** `QuerySolver.startTick` when it began. */
  readonly startedAt: number;
  /** The lowest height of answers that it and the jobs below find anew; see `QuerySolver.floor`. */
  floor: number;
  /** Null as long as the query is alone and has not read itself. */
  cycle: QueryCycle | null = null;
  /** The computation that was begun last. */
  running: Frame | null = null;

  constructor(query: Query, position: number, startedAt: number, floor: number) {
    this.query = query;
    this.position = position;
    this.startedAt = startedAt;
    this.floor = floor;
  }

  get members(): readonly Query[] {
    return this.cycle === null ? [this.query] : this.cycle.members;
  }
}

/** The computation of one query, or of a root that is none. */
interface Frame {
  /** A number of its own. */
  id: number;
  /** What it has asked for, in that order; some twice, where another frame asked in between. */
  readonly reads: Query[];
  readonly job: QueryJob | null;
  /** What is computed; null for roots. */
  readonly query: Query | null;
  /** See `Step`. */
  readonly startedAt: number;
  /** The replay it is a step of. */
  readonly replay: QueryReplay | null;
  /** How deep its expressions are nested. */
  depth: number;
  /** Where it is written what its parts read; null where nobody wants to know. */
  trace: Trace | null;
}

/** What one computation has found so far, by a number. */
export interface Notes<T> {
  readonly computation: number;
  readonly found: Map<number, Traced<T>>;
}

/** Where the calls are. */
interface Depth {
  readonly frame: Frame | null;
  readonly nesting: number;
  readonly nestedDepth: number;
}

export abstract class QuerySolver {
  /** How often a bound stopped work, by name, for `status`. */
  readonly limitHits = { depth: 0, answers: 0, updates: 0 };
  private readonly jobs: QueryJob[] = [];
  private frame: Frame | null = null;
  private lastFrame = 0;
  /** See `takeFailed`. */
  private failed: Query | null = null;
  private isDriven = false;
  /** Counts what happens to cycles; see `Step`. */
  protected clock = 0;
  /**
   * Answers above this height may depend on members of a cycle that are computed again: whoever reads one then belongs
   * to a larger cycle, which is found out before it is read instead of after all members are computed.
   */
  protected floor = Number.POSITIVE_INFINITY;
  /** Replays that are under way, by the cycle they are of. */
  private readonly replays = new Map<SettledCycle, QueryReplay>();
  /** Computations and expressions that are nested as calls. */
  private nesting = 0;
  private nestedDepth = 0;
  /** The job whose call goes on when calls are given up; null for whoever drives. */
  private unwindTo: QueryJob | null = null;
  /** Says that the thread is wanted back; null where nobody may want it. */
  private isOver: (() => boolean) | null = null;
  /** It was wanted back: jobs are left on their stack. */
  private isPaused = false;

  /** How many computations there have been, those included that were given up: what it takes to find answers. */
  get work(): number {
    return this.lastFrame;
  }

  /** Its first number is `work`, for other threads. */
  workCell: Int32Array | null = null;

  /** Takes the answers of a job that is done; its members still have it. `readsOf` gives what a member read, some of it more than once. */
  protected abstract keep(job: QueryJob, readsOf: (member: Query) => readonly Query[]): void;
  /** A number that grows whenever answers that jobs may have read are taken back. */
  protected abstract get startTick(): number;
  /** Whether it will be asked how cycles came to their answers. */
  protected abstract get keepsHistory(): boolean;
  /** How the query came to an answer before, where that may help. */
  protected abstract pastOf(query: Query): Past | undefined;
  /** Takes an answer back that depends on one of a cycle that is computed again; false where it does not. */
  protected abstract takeBackAbove(query: Query): boolean;
  /** Finds out whether the answers of a member's cycle still hold; they are `done` or `new` afterwards. */
  protected abstract verify(asked: Query): void;

  ask<T>(query: Query<T>): T {
    const { frame } = this;
    if (frame !== null && frame.trace !== null) frame.trace.ask(query as Query);
    // Answers that stay as they are matter only to who wants a record of them.
    if (
      frame !== null &&
      query.askedBy !== frame.id &&
      (query.state !== 'done' || frame.query === null || this.keepsHistory)
    ) {
      query.askedBy = frame.id;
      frame.reads.push(query as Query);
    }
    if (query.state === 'doubted' && frame?.replay && frame.replay === this.replays.get(query.cycle!))
      return frame.replay.answer(query as Query) as T;
    if (!this.obtain(query as Query)) throw UNWIND;
    return query.value as T;
  }

  /** Whether what is asked now is asked for the answer to a query, and not on a record that somebody wants. */
  protected get isInQuery(): boolean {
    return this.frame !== null && this.frame.query !== null;
  }

  /** Notes that they were asked for, where somebody wants a record of that; see `ask` for settled answers. */
  noteSettled(queries: readonly Query[]): void {
    const { frame } = this;
    if (frame === null || frame.query !== null) return;
    for (const query of queries) {
      if (query.askedBy === frame.id) continue;
      query.askedBy = frame.id;
      frame.reads.push(query);
    }
  }

  /** Sees to it that the query has the value that whoever asks may use now; false where calls are given up. */
  private obtain(query: Query): boolean {
    if (query.state === 'done' && (query.height <= this.floor || !this.takeBackAbove(query))) return true;
    if (query.state === 'doubted') return this.obtainDoubted(query);
    const job = query.job as QueryJob | null;
    if (job === null) return this.solve(query);
    const { frame } = this;
    if (frame?.job !== job) {
      // A replay cannot wait for who waits for it.
      if (frame?.replay) frame.replay.fail();
      this.merge(job, query);
      return false;
    }
    if (job.cycle === null) {
      job.cycle = this.newCycle();
      job.cycle.add(query, ++this.clock);
      job.cycle.startRoundOfAll(this.clock);
    }
    return true;
  }

  /**
   * As `ask`, for callers that want the thread back when `isOver` says so: false when it did before there was an
   * answer. Then nothing may be asked before `goOn` has been true.
   */
  protected askUntil(query: Query, isOver: () => boolean): boolean {
    return this.inSlice(isOver, () => void this.ask(query));
  }

  /** Goes on with what `askUntil` left; true when nothing is left. */
  protected goOn(isOver: () => boolean): boolean {
    return this.jobs.length === 0 || this.inSlice(isOver, () => this.drive());
  }

  private inSlice(isOver: () => boolean, work: () => void): boolean {
    this.isOver = isOver;
    this.isPaused = false;
    try {
      work();
    } finally {
      this.isOver = null;
    }
    return this.jobs.length === 0;
  }

  private obtainDoubted(query: Query): boolean {
    // Something the replay needs depends on the cycle, and will be a member when it starts again.
    this.replays.get(query.cycle!)?.fail();
    if (!this.driveVerification(query)) return false;
    return query.state === 'doubted' || this.obtain(query);
  }

  /** As `verify`, from whatever call stack; not done where the thread is wanted back. False where calls are given up. */
  private driveVerification(asked: Query): boolean {
    if (this.isDriven) return this.verifies(asked);
    while (!this.isPaused) {
      this.isDriven = true;
      try {
        if (this.verifies(asked)) return true;
      } finally {
        this.isDriven = false;
      }
      // Calls were given up; what they were to find out comes first.
      this.drive();
    }
    return true;
  }

  private verifies(asked: Query): boolean {
    try {
      this.verify(asked);
      return true;
    } catch (error) {
      if (error !== UNWIND) throw error;
      return false;
    }
  }

  /** Computes a query as a step of a replay, see `Compute`. */
  protected computeStep(replay: QueryReplay, query: Query, reads: Query[]): unknown {
    const depth = this.depth();
    const { length } = this.jobs;
    this.frame = this.newFrame(null, query, 0, reads, replay);
    this.nesting++;
    try {
      const { a, b, c } = query;
      return query.kind.rules.compute(a, b, c);
    } catch (error) {
      if (error === replay.stopped) this.abandon(length);
      else this.noteFailure(error);
      throw error;
    } finally {
      this.returnTo(depth);
    }
  }

  /** Runs `body` while `replay` answers for the members of a cycle. */
  protected replaying<T>(cycle: SettledCycle, replay: QueryReplay, body: () => T): T {
    this.replays.set(cycle, replay);
    try {
      return body();
    } finally {
      this.replays.delete(cycle);
    }
  }

  /** Runs `body` as a root frame and reports the queries it read directly, some perhaps more than once. */
  record<T>(body: () => T): { readonly result: T; readonly reads: readonly Query[] } {
    const depth = this.depth();
    const frame = this.newFrame(null, null, 0);
    this.frame = frame;
    try {
      return { result: body(), reads: frame.reads };
    } finally {
      this.returnTo(depth);
    }
  }

  /** One level of nesting inside the computation of a query; `tooDeep` where that is a bound's worth of levels deep. */
  descend<T>(body: () => T, tooDeep: T): T {
    if (!this.enter()) return tooDeep;
    const result = body();
    this.exit();
    return result;
  }

  /** Begins such a level, which `exit` ends; false, and nothing to end, where it would be too deep. */
  enter(): boolean {
    const { frame } = this;
    if (frame !== null) {
      if (frame.depth >= MAX_EXPRESSION_DEPTH) {
        this.limitHits.depth++;
        return false;
      }
      frame.depth++;
      this.nestedDepth++;
    }
    return true;
  }

  exit(): void {
    const { frame } = this;
    if (frame === null) return;
    frame.depth--;
    this.nestedDepth--;
  }

  /** For what the running computation finds more than once; of no use to any other. */
  takeNotes<T>(): Notes<T> {
    return { computation: this.frame?.id ?? 0, found: new Map() };
  }

  /** Whether the running computation is the one whose notes they are. */
  isNoting<T>({ computation }: Notes<T>): boolean {
    return this.frame?.id === computation;
  }

  /** What `find` gives for a key, once for the computation whose notes they are: no answer changes while one goes on. */
  noted<T>(notes: Notes<T>, key: number, find: () => T): T {
    if (!this.isNoting(notes)) return find();
    const known = notes.found.get(key);
    if (known !== undefined) return this.useAgain(known);
    const { depth } = this.limitHits;
    const found = this.traced(find);
    // What was cut short because it was deep inside of others is more where it stands by itself.
    if (this.limitHits.depth === depth) notes.found.set(key, found);
    return found.value;
  }

  /** The running computation begins anew: what it has asked for so far does not count. */
  startOver(): void {
    const frame = this.frame!;
    frame.id = ++this.lastFrame;
    frame.reads.length = 0;
    frame.trace = null;
  }

  /** Has it written what the running computation reads from here on. */
  traceTo(trace: Trace): void {
    this.frame!.trace = trace;
  }

  /** What `find` gives for a key, once for whoever keeps `found` while one computation goes on. */
  once<K, T>(found: Map<K, Traced<T>>, key: K, find: () => T): T {
    const known = found.get(key);
    if (known !== undefined) return this.useAgain(known);
    const made = this.traced(find);
    found.set(key, made);
    return made.value;
  }

  /** What `find` gives, with what it reads, for `useAgain` in the same computation. */
  private traced<T>(find: () => T): Traced<T> {
    return this.frame?.trace?.traced(find) ?? { value: find(), read: NO_READ };
  }

  /** What was found before, for the part that is being traced. */
  private useAgain<T>({ value, read }: Traced<T>): T {
    this.note(read);
    return value;
  }

  /** The part that is being traced depends on something besides the queries that it asks. */
  note(read: Read): void {
    this.frame?.trace?.note(read);
  }

  /** The innermost query that an exception came from, or that was being computed when the program was ended. */
  takeFailed(): Query | null {
    const failed = this.failed ?? this.frame?.query ?? null;
    this.failed = null;
    return failed;
  }

  /** Where the frame is still that of the computation which the exception came from. */
  private noteFailure(error: unknown): void {
    if (error !== UNWIND) this.failed ??= this.frame?.query ?? null;
  }

  /** Where the calls are; exceptions leave it to whoever catches them to come back to it. */
  private depth(): Depth {
    const { frame, nesting, nestedDepth } = this;
    return { frame, nesting, nestedDepth };
  }

  private returnTo({ frame, nesting, nestedDepth }: Depth): void {
    this.frame = frame;
    this.nesting = nesting;
    this.nestedDepth = nestedDepth;
  }

  /** Leaves what was begun last, down to so many jobs, as if nobody had asked. */
  private abandon(count: number): void {
    for (const { members } of this.jobs.splice(count)) for (const member of members) member.job = null;
    this.floor = this.jobs.at(-1)?.floor ?? Number.POSITIVE_INFINITY;
  }

  private newFrame(
    job: QueryJob | null,
    query: Query | null,
    startedAt: number,
    reads: Query[] = [],
    replay: QueryReplay | null = null,
  ): Frame {
    if (this.workCell !== null) Atomics.store(this.workCell, 0, this.lastFrame);
    return { id: ++this.lastFrame, reads, job, query, startedAt, replay, depth: 0, trace: null };
  }

  private solve(query: Query): boolean {
    if (query.height < this.floor && this.pastOf(query) !== undefined) this.floor = query.height;
    const job = new QueryJob(query, this.jobs.length, this.startTick, this.floor);
    this.jobs.push(job);
    query.job = job;
    query.value = query.kind.rules.bottom;
    if (!this.isDriven) {
      this.drive();
      return true;
    }
    if (this.isWantedBack()) return false;
    if (this.nesting >= MAX_QUERY_DEPTH || this.nestedDepth >= MAX_NESTED_DEPTH) {
      this.unwindTo = null;
      return false;
    }
    return this.advance(job);
  }

  /** Whether the thread is wanted back, so that the calls, not the jobs, are to be given up. */
  private isWantedBack(): boolean {
    if (this.isOver === null || !this.isOver()) return false;
    this.isPaused = true;
    this.unwindTo = null;
    return true;
  }

  /** Empties the stack of jobs, from a call stack that holds none of them, unless the thread is wanted back. */
  private drive(): void {
    const depth = this.depth();
    this.isDriven = true;
    try {
      while (this.jobs.length > 0 && !this.isPaused) this.advance(this.jobs.at(-1)!);
    } catch (error) {
      this.noteFailure(error);
      this.returnTo(depth);
      this.abandon(0);
      throw error;
    } finally {
      this.isDriven = false;
    }
  }

  /** Goes on with a job until it is done; false where its call, too, is given up. */
  private advance(job: QueryJob): boolean {
    while (!this.finish(job)) if (this.unwindTo !== job) return false;
    return true;
  }

  private finish(job: QueryJob): boolean {
    if (job.cycle === null) {
      const reads = this.compute(job, job.query);
      if (reads === null) return false;
      // Reading itself has made it a cycle, which starts from the beginning.
      if (job.cycle === null) {
        this.leave();
        this.keep(job, () => reads);
        job.query.job = null;
        return true;
      }
    }
    const { cycle } = job;
    if (!this.settle(job, cycle!)) return false;
    const { members } = cycle!;
    this.leave();
    this.keep(job, (member) => cycle!.readsOf(member));
    for (const member of members) member.job = null;
    return true;
  }

  /** Tells what computations that are not done have read; the one that asks for `asked` now has not read it yet. */
  protected readByRunning(asked: Query): (query: Query) => boolean {
    if (this.replays.size > 0) return () => true;
    const read = new Set<Query>();
    for (const { running } of this.jobs) {
      const reads = running?.reads ?? [];
      const isAsking = reads === this.frame?.reads && reads.at(-1) === asked;
      for (let i = 0; i < reads.length - (isAsking ? 1 : 0); i++) read.add(reads[i]!);
    }
    return (query) => read.has(query) || this.jobs.some(({ cycle }) => cycle?.hasRead(query) ?? false);
  }

  /** Takes the job that is done from the stack. */
  private leave(): void {
    this.jobs.pop();
    this.floor = this.jobs.at(-1)?.floor ?? Number.POSITIVE_INFINITY;
  }

  /** Computes a query once; for a query alone that is its answer. Gives what it read; null where it was given up. */
  private compute(job: QueryJob, query: Query): readonly Query[] | null {
    const outer = this.frame;
    const frame = this.newFrame(job, query, ++this.clock);
    job.running = frame;
    this.frame = frame;
    this.nesting++;
    const past = this.pastOf(query);
    const recalled = past ? this.recall(job, frame, past) : null;
    const found =
      recalled === GIVEN_UP ? GIVEN_UP : recalled ? recalled.found : this.computeAnew(query, past);
    const isGivenUp = recalled === GIVEN_UP || found === GIVEN_UP;
    if (isGivenUp) {
      // Nothing was computed.
    } else if (job.cycle === null) query.value = found;
    else this.takeRound(job.cycle, frame, recalled, found, past);
    this.frame = outer;
    this.nesting--;
    return isGivenUp ? null : (recalled?.reads ?? frame.reads);
  }

  private computeAnew({ kind, a, b, c }: Query, past: Past | undefined): unknown {
    const { compute, equal } = kind.rules;
    const { nestedDepth } = this;
    let value: unknown;
    try {
      value = withoutRoom(compute(a, b, c));
    } catch (error) {
      if (error !== UNWIND) throw error;
      this.nestedDepth = nestedDepth;
      return GIVEN_UP;
    }
    return past?.same(value, equal) ?? value;
  }

  /**
   * Looks for a step that got all the answers that there are now, so that its answer is the answer: what is asked for
   * next depends on the answers so far. Asks as the computation would.
   */
  private recall(job: QueryJob, frame: Frame, past: Past): Step | typeof GIVEN_UP | null {
    for (let i = 0; i < past.count; i++) {
      const step = past.candidate(i);
      if (step.waitedFor !== null) continue;
      const fits = this.fits(job, frame, step);
      if (fits === GIVEN_UP) return GIVEN_UP;
      if (!fits) continue;
      past.found(i);
      return step;
    }
    return null;
  }

  private fits(job: QueryJob, frame: Frame, { reads, readValues }: Step): boolean | typeof GIVEN_UP {
    for (let i = 0; i < reads.length; i++) {
      const read = reads[i]!;
      if (i < frame.reads.length) {
        if (frame.reads[i] !== read) return false;
      } else if (read.state === 'done' ? read.height > this.floor : read.job !== job || job.cycle === null) {
        // None of the common cases.
        noteReads(frame, reads, i + 1);
        if (!this.obtain(read)) return GIVEN_UP;
      }
      if (read.value !== readValues[i]) {
        noteReads(frame, reads, i + 1);
        return false;
      }
    }
    return true;
  }

  /** Computes the members of a cycle until a round changes nothing; see `nextAnswer` for why there is such a round. False where calls are given up. */
  private settle(job: QueryJob, cycle: QueryCycle): boolean {
    do {
      for (let member = cycle.first(); member !== null; member = cycle.first())
        if (this.compute(job, member) === null || this.isWantedBack()) return false;
    } while (cycle.startRound(++this.clock));
    return true;
  }

  private takeRound(
    cycle: QueryCycle,
    frame: Frame,
    recalled: Step | null,
    found: unknown,
    past: Past | undefined,
  ): void {
    const query = frame.query!;
    const { equal } = query.kind.rules;
    const { reads } = recalled ?? frame;
    // As they are before the answer that was found counts: it may have read itself.
    const readValues = recalled?.readValues ?? (this.keepsHistory ? reads.map(({ value }) => value) : reads);
    const count = cycle.answersOf(query);
    const next = nextAnswer(query, query.value, found, count);
    const hasChanged = next !== query.value;
    if (hasChanged) query.value = next === found ? found : (past?.same(next, equal) ?? next);
    else if (count >= MAX_ANSWERS && !equal(found, next)) this.limitHits.answers++;
    cycle.computed(
      { query, startedAt: frame.startedAt, endedAt: ++this.clock },
      { reads, readValues, found, value: query.value, hasChanged },
      recalled !== null && past!.isLeft(recalled) ? recalled : null,
    );
  }

  /** The jobs from `target` on wait for each other, the last one for `asked`: now they are one, which the calls are given up for. */
  private merge(target: QueryJob, asked: Query): void {
    const at = ++this.clock;
    const jobs = [target, ...this.jobs.splice(target.position + 1)];
    let merged: QueryCycle | null = null;
    for (const { cycle } of jobs)
      if (cycle !== null && cycle.members.length > (merged?.members.length ?? 0)) merged = cycle;
    merged ??= this.newCycle();
    for (const job of jobs) {
      if (job.cycle === null) merged.add(job.query, at);
      else if (job.cycle !== merged) merged.absorb(job.cycle, at);
      if (job !== target) for (const member of job.members) member.job = target;
    }
    // Computations that are given up have used values that may be others when they are made again.
    for (const [i, { running }] of jobs.entries()) {
      if (running === null) continue;
      const { query, reads, startedAt } = running;
      merged.waited({ query: query!, startedAt, endedAt: at }, reads, jobs[i + 1]?.query ?? asked);
    }
    // What its next round would compute is computed in this one.
    merged.startRoundOfAll(at);
    target.cycle = merged;
    target.floor = this.floor;
    this.unwindTo = target;
  }

  private newCycle(): QueryCycle {
    return new QueryCycle(this.keepsHistory ? new CycleHistory() : null);
  }
}

/** Most steps fit, and then nobody wants to know what the computation read: that is noted where somebody may. */
function noteReads({ id, reads }: Frame, of: readonly Query[], count: number): void {
  for (let i = reads.length; i < count; i++) {
    of[i]!.askedBy = id;
    reads.push(of[i]!);
  }
}

const EMPTY: readonly unknown[] = [];

/** A list that was grown has room for sixteen more, which is most of the memory of short answers. */
function withoutRoom(answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer;
  return answer.length === 0 ? EMPTY : answer.slice();
}

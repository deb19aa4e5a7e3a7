/**
 * Demand-driven queries with recorded dependencies: the linker's memory. Every fact one chunk uses of
 * another (of the same file or not) is read through a query, so that the keys a chunk depends on, failed
 * lookups included, are exactly the keys it asked for. Knows nothing of Python.
 *
 * Cycles are solved by iteration: a query met again while it is being computed answers with its value so far
 * (at first the kind's bottom), and the outermost query of the cycle, its head, is computed again until a
 * round changes neither its value nor that of any other member. Within a round a member is computed once,
 * and each round starts from the values of the one before. What the last round found is the least answer of
 * all members together, so it is kept, and none depends on which was asked first, as long as values only grow.
 */
import { MAX_CYCLE_ROUNDS, MAX_QUERY_DEPTH, MAX_UPDATE_ROUNDS } from './limits.ts';
import { queryCycles } from './query-cycles.ts';

const NO_READS: ReadonlySet<Query> = new Set();

/** Stack position that no query has: what leans on it is not kept, whoever finishes. */
const CUT_SHORT = -1;

/** One question: a kind and up to three texts. */
export class Query<T = unknown> {
  readonly kind: QueryKind<T>;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  value: T | undefined = undefined;
  /** `stale`: has a value of an earlier revision that may no longer hold. `checking`: its reads are being checked. */
  state: 'new' | 'running' | 'provisional' | 'done' | 'stale' | 'checking' = 'new';
  /** Position on the stack while running. */
  depth = -1;
  /** While provisional: the least stack position of an unfinished query that the value used. */
  leansOn = Number.POSITIVE_INFINITY;
  /** While provisional: the queries read. */
  reads: ReadonlySet<Query> = NO_READS;
  /** The value of the round before, boxed, while a cycle around the query is being solved. */
  seed: { readonly value: T | undefined } | null = null;
  /** Queries read to compute `value`; empty until done. */
  dependencies: readonly Query[] = [];
  /** Queries whose value read this one. */
  dependents: Set<Query> | null = null;
  /** Tick of the engine's clock at which the value last became another one. */
  changedAt = 0;
  /** Tick at which the value was last computed, or found to hold still. */
  verifiedAt = 0;
  /** The cycle it is a member of, shared by the members; null for most. */
  cycle: readonly Query[] | null = null;
  /** The value of the revision before, boxed, while it is unknown whether it still holds. */
  before: { readonly value: T | undefined } | null = null;

  constructor(kind: QueryKind<T>, a: string, b: string, c: string) {
    this.kind = kind;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Stable name across edits and runs, e.g. `own|django/http/request.py|HttpRequest|get_host`; made when asked for. */
  get key(): string {
    const { kind, a, b, c } = this;
    if (kind.arity === 1) return `${kind.name}|${a}`;
    return kind.arity === 2 ? `${kind.name}|${a}|${b}` : `${kind.name}|${a}|${b}|${c}`;
  }
}

/** How the queries of one kind are computed and compared. */
export interface QueryRules<T> {
  readonly name: string;
  /** How many texts name a query of the kind. */
  readonly arity: 1 | 2 | 3;
  readonly compute: (a: string, b: string, c: string) => T;
  /** The value a query has while it is being computed for the first time. */
  readonly bottom: T;
  /** Whether two values are the same answer. */
  readonly equal: (a: T, b: T) => boolean;
  /** No query reads one of this kind: its answers are kept even where a bound cut something below them short. */
  readonly isSink?: true;
}

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
  /** Queries that were looked at, because something they read changed. */
  readonly checked: number;
}

/** All queries of one kind. */
export class QueryKind<T> {
  readonly name: string;
  readonly arity: 1 | 2 | 3;
  readonly rules: QueryRules<T>;
  private readonly engine: QueryEngine;
  // One nesting level of maps per text: kinds of few texts have many queries.
  private readonly ofOne = new Map<string, Query<T>>();
  private readonly ofTwo = new Map<string, Map<string, Query<T>>>();
  private readonly ofThree = new Map<string, Map<string, Map<string, Query<T>>>>();

  constructor(engine: QueryEngine, rules: QueryRules<T>) {
    this.engine = engine;
    this.rules = rules;
    this.name = rules.name;
    this.arity = rules.arity;
    engine.kinds.push(this as QueryKind<unknown>);
  }

  /** The answer, computed at most once per revision outside cycles; the reader's frame records the question. */
  ask(a: string, b = '', c = ''): T {
    return this.engine.ask(this.query(a, b, c));
  }

  /** Every query of the kind that was ever asked for. */
  *all(): Generator<Query<T>> {
    yield* this.ofOne.values();
    for (const second of this.ofTwo.values()) yield* second.values();
    for (const second of this.ofThree.values()) for (const third of second.values()) yield* third.values();
  }

  /** Forgets all queries about `a`; only where no update will ask for them again. */
  forget(a: string): void {
    this.ofOne.delete(a);
    this.ofTwo.delete(a);
    this.ofThree.delete(a);
  }

  query(a: string, b = '', c = ''): Query<T> {
    if (this.arity === 1) return this.queryIn(this.ofOne, a, a, b, c);
    if (this.arity === 2) return this.queryIn(levelOf(this.ofTwo, a), b, a, b, c);
    return this.queryIn(levelOf(levelOf(this.ofThree, a), b), c, a, b, c);
  }

  private queryIn(level: Map<string, Query<T>>, last: string, a: string, b: string, c: string): Query<T> {
    let query = level.get(last);
    if (!query) level.set(last, (query = new Query(this, a, b, c)));
    return query;
  }
}

function levelOf<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let level = map.get(key);
  if (!level) map.set(key, (level = new Map()));
  return level;
}

interface Frame {
  readonly reads: Set<Query>;
  /** Least stack position whose unfinished value this frame used. */
  leansOn: number;
}

export class QueryEngine {
  /** Counts updates; answers given before the first one belong to revision 0. */
  revision = 0;
  readonly kinds: QueryKind<unknown>[] = [];
  private readonly stack: Frame[] = [];
  /** Members of unfinished cycles, in the order in which they were computed. */
  private readonly provisional: Query[] = [];
  /** How often a bound stopped work, by name, for `status`. */
  readonly limitHits = { depth: 0, rounds: 0, updates: 0 };
  /** Ticks with every answer. */
  private clock = 0;
  /** Cycles are looked for once something is to be updated: who links once never needs to know them. */
  private areCyclesKnown = false;
  /** Queries that read something new while others already read them: a cycle may have closed there. */
  private readonly suspects = new Set<Query>();
  /** During an update: what was computed, and the answers from before it. */
  private recomputed = new Set<Query>();
  private originals = new Map<Query, unknown>();
  private readBefore = new Map<Query, readonly Query[]>();
  private isUpdatable = true;

  /**
   * For whoever asks everything once and is thrown away: answers keep no account of what they read, which is
   * most of their memory, and there can be no update.
   */
  expectNoUpdates(): void {
    this.isUpdatable = false;
  }

  /** Forgets the queries of a kind about `a`; asked for again, they are computed again. */
  forget(kind: string, a: string): void {
    if (this.isUpdatable) throw new Error('answers that an update may ask for must not be forgotten');
    for (const known of this.kinds) if (known.name === kind) known.forget(a);
  }

  ask<T>(query: Query<T>): T {
    const parent = this.stack.at(-1);
    parent?.reads.add(query as Query);
    if (query.state === 'stale') this.check(query as Query);
    if (query.state === 'done') return query.value as T;
    // Being checked further out, so its old answer may be wrong: it is computed here.
    if (query.state === 'checking') query.state = 'new';
    if (query.state === 'running' || query.state === 'provisional') {
      const leansOn = query.state === 'running' ? query.depth : query.leansOn;
      if (parent) parent.leansOn = Math.min(parent.leansOn, leansOn);
      return query.value as T;
    }
    if (this.stack.length >= MAX_QUERY_DEPTH) {
      this.giveUp();
      return query.kind.rules.bottom;
    }
    return this.run(query);
  }

  /**
   * Begins a revision in which the inputs (queries whose computation reads the outside) may answer anew.
   * What read an answer that changed is checked, and computed again only where an answer it read is another
   * one: an answer that comes out equal stops the change (early cutoff). `inputs` are queries.
   */
  update(inputs: readonly { readonly key: string }[]): Update {
    this.revision++;
    this.recomputed = new Set();
    this.originals = new Map();
    this.readBefore = new Map();
    if (!this.areCyclesKnown) this.learnCycles();
    let checked = 0;
    let rounds = 0;
    let pending = new Set<Query>();
    for (const input of inputs as Query[]) {
      if (input.state !== 'done') continue;
      pending.add(input);
      this.suspend(input, 'new');
    }
    while (pending.size > 0) {
      if (++rounds > MAX_UPDATE_ROUNDS) pending = this.everythingAbove(pending);
      for (const query of [...pending]) for (const member of query.cycle ?? []) pending.add(member);
      const isLastResort = rounds > MAX_UPDATE_ROUNDS;
      for (const query of pending)
        this.suspend(query, isLastResort || query.cycle !== null ? 'new' : 'stale');
      for (const query of pending) this.answer(query);
      checked += pending.size;
      if (isLastResort) break;
      const next = new Set<Query>();
      for (const query of pending) {
        const isKept = query.state === 'done';
        for (const dependent of query.dependents ?? NO_READS) {
          if (dependent.state === 'done' && (!isKept || query.changedAt > dependent.verifiedAt))
            next.add(dependent);
        }
      }
      for (const query of this.reviseCycles(pending)) next.add(query);
      pending = next;
    }
    const changed = new Set<Query>();
    for (const [query, value] of this.originals) {
      if (query.state !== 'done' || !query.kind.rules.equal(value, query.value)) changed.add(query);
    }
    const before = this.originals;
    this.originals = new Map();
    const { recomputed, readBefore } = this;
    this.recomputed = new Set();
    this.readBefore = new Map();
    return { changed, recomputed, before, readBefore, checked };
  }

  /** Called where a bound on the stack cuts an answer short: what leaned on it is not kept as an answer. */
  giveUp(): void {
    this.limitHits.depth++;
    const frame = this.stack.at(-1);
    if (frame) frame.leansOn = CUT_SHORT;
  }

  /** Runs `body` as a root frame and reports the queries it read directly. */
  record<T>(body: () => T): { readonly result: T; readonly reads: ReadonlySet<Query> } {
    const frame: Frame = { reads: new Set(), leansOn: Number.POSITIVE_INFINITY };
    this.stack.push(frame);
    try {
      return { result: body(), reads: frame.reads };
    } finally {
      this.stack.pop();
      if (this.stack.length === 0) this.forgetProvisional(0);
    }
  }

  /** Its answer may no longer hold: it is checked, or with `new` computed, when it is asked next. */
  private suspend(query: Query, state: 'stale' | 'new'): void {
    if (query.state !== 'done') return;
    query.state = state;
    query.before = { value: query.value };
    if (!this.originals.has(query)) this.originals.set(query, query.value);
  }

  /** Has a query answered as nobody's part; a sink keeps what it gets that way. */
  private answer(query: Query): void {
    if (query.kind.rules.isSink) this.ask(query);
    else this.record(() => this.ask(query));
  }

  /** Decides whether a stale answer still holds (`done`) or must be computed again (`new`). */
  private check(query: Query): void {
    query.state = 'checking';
    for (const read of query.dependencies) {
      if (read.state === 'stale' || read.state === 'new') this.record(() => this.ask(read));
      // What was read may read this query in turn since the edit, and have had it computed.
      if ((query.state as string) !== 'checking') return;
      if (read.state !== 'done' || read.changedAt > query.verifiedAt) {
        query.state = 'new';
        return;
      }
    }
    query.state = 'done';
    query.before = null;
    query.verifiedAt = ++this.clock;
  }

  private run<T>(query: Query<T>): T {
    const depth = this.stack.length;
    const firstMember = this.provisional.length;
    const seeded = new Set<Query>();
    let frame: Frame;
    query.depth = depth;
    query.value = query.seed === null ? query.kind.rules.bottom : query.seed.value;
    try {
      for (let round = 1; ; round++) {
        const start = query.value as T;
        query.state = 'running';
        frame = { reads: new Set(), leansOn: Number.POSITIVE_INFINITY };
        this.stack.push(frame);
        try {
          const { a, b, c } = query;
          query.value = query.kind.rules.compute(a, b, c);
        } finally {
          this.stack.pop();
        }
        if (frame.leansOn !== depth) break;
        const members = this.provisional.slice(firstMember);
        if (query.kind.rules.equal(query.value, start) && members.every(hasSettled)) break;
        if (round === MAX_CYCLE_ROUNDS) {
          this.limitHits.rounds++;
          break;
        }
        for (const member of members) {
          member.seed = { value: member.value };
          seeded.add(member);
        }
        this.forgetProvisional(firstMember);
      }
    } catch (error) {
      query.state = 'new';
      this.forgetProvisional(firstMember);
      throw error;
    } finally {
      for (const member of seeded) member.seed = null;
    }
    const value = query.value as T;
    const isOwnAnswer = frame.leansOn >= depth || (query.kind.rules.isSink && depth === 0);
    if (isOwnAnswer) {
      if (frame.leansOn === depth) this.keepProvisional(firstMember, depth);
      else this.forgetProvisional(firstMember);
      this.keep(query as Query, frame.reads);
      return query.value as T;
    }
    // An outer query is unfinished: whether this value holds is known when that one is.
    query.state = 'provisional';
    query.leansOn = frame.leansOn;
    // What leaned on this query now leans on what it leans on: its place on the stack is another's soon.
    for (let i = firstMember; i < this.provisional.length; i++) {
      const member = this.provisional[i]!;
      member.leansOn = Math.min(member.leansOn, frame.leansOn);
    }
    query.reads = frame.reads;
    this.provisional.push(query as Query);
    const parent = this.stack.at(-1);
    if (parent) parent.leansOn = Math.min(parent.leansOn, frame.leansOn);
    return value;
  }

  /**
   * Keeps the members of a cycle whose values no round changes any more. What was only looked at to check an
   * old answer may lean on a query further out; that is not a member.
   */
  private keepProvisional(from: number, depth: number): void {
    for (const member of this.provisional.splice(from)) {
      if (member.leansOn >= depth) this.keep(member, member.reads);
      else this.provisional.push(member);
    }
  }

  /** Values that leaned on one that is not final: they are computed again when they are asked for. */
  private forgetProvisional(from: number): void {
    for (const member of this.provisional.splice(from)) {
      member.state = 'new';
      member.value = undefined;
      member.reads = NO_READS;
    }
  }

  private keep(query: Query, reads: ReadonlySet<Query>): void {
    query.state = 'done';
    query.reads = NO_READS;
    this.compareWithBefore(query);
    this.setDependencies(query, reads);
  }

  /** An answer equal to the one before keeps its object, so that identity goes on meaning equality. */
  private compareWithBefore<T>(query: Query<T>): void {
    const { before } = query;
    query.before = null;
    if (before !== null && query.kind.rules.equal(before.value as T, query.value as T))
      query.value = before.value;
    else query.changedAt = ++this.clock;
    query.verifiedAt = ++this.clock;
    if (this.areCyclesKnown) this.recomputed.add(query as Query);
  }

  private setDependencies(query: Query, reads: ReadonlySet<Query>): void {
    if (!this.isUpdatable) return;
    const before = query.dependencies;
    if (this.areCyclesKnown && !this.readBefore.has(query)) this.readBefore.set(query, before);
    for (const read of before) if (!reads.has(read)) read.dependents?.delete(query);
    for (const read of reads) (read.dependents ??= new Set()).add(query);
    query.dependencies = [...reads];
    if (!this.areCyclesKnown || query.kind.rules.isSink || (query.dependents?.size ?? 0) === 0) return;
    const known = new Set(before);
    for (const read of reads) {
      if (known.has(read)) continue;
      this.suspects.add(query);
      return;
    }
  }

  private learnCycles(): void {
    const all: Query[] = [];
    for (const kind of this.kinds) if (!kind.rules.isSink) for (const query of kind.all()) all.push(query);
    for (const query of all) query.cycle = null;
    for (const cycle of queryCycles(all)) for (const query of cycle) query.cycle = cycle;
    this.areCyclesKnown = true;
    this.suspects.clear();
  }

  /**
   * Looks again at the cycles whose members were just computed, and for cycles that have closed since the last
   * look. Members of those may hold each other's old answers up; they are returned to be computed together.
   */
  private reviseCycles(computed: ReadonlySet<Query>): Set<Query> {
    const opened = new Set<readonly Query[]>();
    for (const { cycle } of computed) if (cycle !== null) opened.add(cycle);
    for (const cycle of opened) {
      const members = new Set(cycle);
      for (const query of cycle) query.cycle = null;
      for (const part of queryCycles(cycle, members)) for (const query of part) query.cycle = part;
    }
    const closed = new Set<Query>();
    if (this.suspects.size === 0) return closed;
    const suspects = [...this.suspects];
    this.suspects.clear();
    for (const cycle of queryCycles(suspects)) {
      const known = cycle[0]!.cycle;
      if (known?.length === cycle.length && cycle.every((query) => query.cycle === known)) continue;
      for (const query of cycle) {
        query.cycle = cycle;
        closed.add(query);
      }
    }
    return closed;
  }

  /** The last resort against changes that chase each other: whatever could have changed starts again. */
  private everythingAbove(pending: ReadonlySet<Query>): Set<Query> {
    this.limitHits.updates++;
    this.areCyclesKnown = false;
    const all = new Set(pending);
    for (const query of all) for (const dependent of query.dependents ?? NO_READS) all.add(dependent);
    return all;
  }
}

/** Whether a round gave a member of a cycle the value it began with. */
function hasSettled(member: Query): boolean {
  const start = member.seed === null ? member.kind.rules.bottom : member.seed.value;
  return member.kind.rules.equal(start, member.value);
}

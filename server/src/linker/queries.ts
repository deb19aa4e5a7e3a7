/**
 * Demand-driven queries with recorded dependencies: the linker's memory. Every fact one chunk uses of
 * another (of the same file or not) is read through a query, so that the keys a chunk depends on, failed
 * lookups included, are exactly the keys it asked for. Knows nothing of Python.
 *
 * Cycles are solved by iteration: a query met again while it is being computed answers with its value so far
 * (at first the kind's bottom), and the outermost query of the cycle is computed again until its value no
 * longer changes. Only that outermost result is kept; inner results that leaned on an unfinished one are
 * forgotten, so no answer depends on which query of a cycle was asked first, as long as values only grow.
 */
import { MAX_CYCLE_ROUNDS, MAX_QUERY_DEPTH } from './limits.ts';

/** One question: a kind and up to three texts. */
export class Query<T = unknown> {
  readonly kind: QueryKind<T>;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  value: T | undefined = undefined;
  /** `stale`: has a value of an earlier revision that may no longer hold. `checking`: its reads are being checked. */
  state: 'new' | 'running' | 'done' | 'stale' | 'checking' = 'new';
  /** Position on the stack while running. */
  depth = -1;
  /** Queries read to compute `value`; empty until done. */
  dependencies: readonly Query[] = [];
  /** Queries whose value read this one. */
  readonly dependents = new Set<Query>();
  /** Revision in which the value last became another one. */
  changedAt = 0;
  /** The value of the revision before, boxed, while it is unknown whether it still holds. */
  before: { readonly value: T | undefined } | null = null;
  private text: string | null = null;

  constructor(kind: QueryKind<T>, a: string, b: string, c: string) {
    this.kind = kind;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Stable name across edits and runs, e.g. `own|django/http/request.py|HttpRequest|get_host`. */
  get key(): string {
    if (this.text === null) {
      const { kind, a, b, c } = this;
      this.text =
        kind.arity === 1
          ? `${kind.name}|${a}`
          : kind.arity === 2
            ? `${kind.name}|${a}|${b}`
            : `${kind.name}|${a}|${b}|${c}`;
    }
    return this.text;
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
}

/** What an edit did to the answers that had been given. */
export interface Update {
  /** Queries whose answer is another one now, the inputs that changed included. */
  readonly changed: ReadonlySet<Query>;
  /** Queries that were looked at, because something below them changed. */
  readonly checked: number;
}

/** All queries of one kind. */
export class QueryKind<T> {
  readonly name: string;
  readonly arity: 1 | 2 | 3;
  readonly rules: QueryRules<T>;
  private readonly engine: QueryEngine;
  private readonly queries = new Map<string, Map<string, Map<string, Query<T>>>>();

  constructor(engine: QueryEngine, rules: QueryRules<T>) {
    this.engine = engine;
    this.rules = rules;
    this.name = rules.name;
    this.arity = rules.arity;
  }

  /** The answer, computed at most once per revision outside cycles; the reader's frame records the question. */
  ask(a: string, b = '', c = ''): T {
    return this.engine.ask(this.query(a, b, c));
  }

  query(a: string, b = '', c = ''): Query<T> {
    let second = this.queries.get(a);
    if (!second) this.queries.set(a, (second = new Map()));
    let third = second.get(b);
    if (!third) second.set(b, (third = new Map()));
    let query = third.get(c);
    if (!query) third.set(c, (query = new Query(this, a, b, c)));
    return query;
  }
}

interface Frame {
  readonly reads: Set<Query>;
  /** Least stack position whose unfinished value this frame used. */
  leansOn: number;
}

export class QueryEngine {
  /** Counts updates; answers given before the first one belong to revision 0. */
  revision = 0;
  private readonly stack: Frame[] = [];
  /** How often a bound stopped work, by name, for `status`. */
  readonly limitHits = { depth: 0, rounds: 0 };

  ask<T>(query: Query<T>): T {
    const parent = this.stack.at(-1);
    parent?.reads.add(query as Query);
    if (query.state === 'stale') this.check(query as Query);
    if (query.state === 'done') return query.value as T;
    // Being checked further out, so its old answer may be wrong: it is computed here.
    if (query.state === 'checking') query.state = 'new';
    if (query.state === 'running') {
      if (parent) parent.leansOn = Math.min(parent.leansOn, query.depth);
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
   * Everything that rests on them is checked, bottom up, and computed again only where an answer it read is
   * another one: an answer that comes out equal stops the change (early cutoff). Members of a cycle could
   * hold each other's old answers up, so they all start from their bottoms again. `inputs` are queries.
   */
  update(inputs: readonly { readonly key: string }[]): Update {
    this.revision++;
    const suspects: Query[] = [];
    const suspect = (query: Query): void => {
      if (query.state !== 'done') return;
      query.state = 'stale';
      query.before = { value: query.value };
      suspects.push(query);
    };
    for (const input of inputs) suspect(input as Query);
    const roots = suspects.length;
    for (let i = 0; i < suspects.length; i++)
      for (const dependent of suspects[i]!.dependents) suspect(dependent);
    for (let i = 0; i < roots; i++) suspects[i]!.state = 'new';
    for (const query of cyclicAmong(suspects)) query.state = 'new';
    const changed = new Set<Query>();
    for (const query of suspects) {
      this.record(() => this.ask(query));
      if (query.changedAt === this.revision) changed.add(query);
    }
    return { changed, checked: suspects.length };
  }

  /** Called where a bound on the stack cuts an answer short: what leaned on it is not kept as an answer. */
  giveUp(): void {
    this.limitHits.depth++;
    const frame = this.stack.at(-1);
    if (frame) frame.leansOn = 0;
  }

  /** Runs `body` as a root frame and reports the queries it read directly. */
  record<T>(body: () => T): { readonly result: T; readonly reads: ReadonlySet<Query> } {
    const frame: Frame = { reads: new Set(), leansOn: Number.POSITIVE_INFINITY };
    this.stack.push(frame);
    try {
      return { result: body(), reads: frame.reads };
    } finally {
      this.stack.pop();
    }
  }

  /** Decides whether a stale answer still holds (`done`) or must be computed again (`new`). */
  private check(query: Query): void {
    query.state = 'checking';
    for (const read of query.dependencies) {
      if (read.state === 'stale' || read.state === 'new') this.record(() => this.ask(read));
      // What was read may read this query in turn since the edit, and have had it computed.
      if ((query.state as string) !== 'checking') return;
      if (read.state !== 'done' || read.changedAt === this.revision) {
        query.state = 'new';
        return;
      }
    }
    query.state = 'done';
    query.before = null;
  }

  private run<T>(query: Query<T>): T {
    const { a, b, c } = query;
    const { compute, bottom, equal } = query.kind.rules;
    const depth = this.stack.length;
    query.state = 'running';
    query.depth = depth;
    query.value = bottom;
    let frame: Frame;
    try {
      for (let round = 1; ; round++) {
        frame = { reads: new Set(), leansOn: Number.POSITIVE_INFINITY };
        this.stack.push(frame);
        let value: T;
        try {
          value = compute(a, b, c);
        } finally {
          this.stack.pop();
        }
        const isSettled = frame.leansOn > depth || equal(value, query.value as T);
        query.value = value;
        if (frame.leansOn < depth || isSettled) break;
        if (round === MAX_CYCLE_ROUNDS) {
          this.limitHits.rounds++;
          break;
        }
      }
    } catch (error) {
      query.state = 'new';
      throw error;
    }
    const value = query.value as T;
    if (frame.leansOn >= depth) {
      query.state = 'done';
      this.compareWithBefore(query);
      this.setDependencies(query as Query, frame.reads);
      return value;
    }
    // An outer query is unfinished: this value is provisional. Its reads belong to whoever keeps a value.
    query.state = 'new';
    query.value = undefined;
    const parent = this.stack.at(-1);
    if (parent) {
      parent.leansOn = Math.min(parent.leansOn, frame.leansOn);
      for (const read of frame.reads) parent.reads.add(read);
    }
    return value;
  }

  /** An answer equal to the one before keeps its object, so that identity goes on meaning equality. */
  private compareWithBefore<T>(query: Query<T>): void {
    const { before } = query;
    query.before = null;
    if (before !== null && query.kind.rules.equal(before.value as T, query.value as T))
      query.value = before.value;
    else query.changedAt = this.revision;
  }

  private setDependencies(query: Query, reads: ReadonlySet<Query>): void {
    for (const read of query.dependencies) if (!reads.has(read)) read.dependents.delete(query);
    for (const read of reads) read.dependents.add(query);
    query.dependencies = [...reads];
  }
}

/** Queries that depend on themselves, directly or through others of the list (Tarjan's algorithm, iterative). */
function cyclicAmong(queries: readonly Query[]): Query[] {
  const found: Query[] = [];
  const members = new Set(queries);
  const index = new Map<Query, number>();
  const low = new Map<Query, number>();
  const open: Query[] = [];
  const isOpen = new Set<Query>();
  for (const root of queries) {
    if (index.has(root)) continue;
    const path: { readonly query: Query; next: number }[] = [{ query: root, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const { query } = top;
      if (top.next === 0) {
        index.set(query, index.size);
        low.set(query, index.get(query)!);
        open.push(query);
        isOpen.add(query);
      }
      const read = query.dependencies[top.next++];
      if (read !== undefined) {
        if (!members.has(read)) continue;
        if (!index.has(read)) path.push({ query: read, next: 0 });
        else if (isOpen.has(read)) low.set(query, Math.min(low.get(query)!, index.get(read)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.query;
      if (parent) low.set(parent, Math.min(low.get(parent)!, low.get(query)!));
      if (low.get(query) !== index.get(query)) continue;
      const component = open.splice(open.lastIndexOf(query));
      for (const member of component) isOpen.delete(member);
      if (component.length > 1 || query.dependencies.includes(query)) found.push(...component);
    }
  }
  return found;
}

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
  state: 'new' | 'running' | 'done' = 'new';
  /** Position on the stack while running. */
  depth = -1;
  /** Queries read to compute `value`; null until done. */
  dependencies: readonly Query[] | null = null;
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
  private readonly stack: Frame[] = [];
  /** How often a bound stopped work, by name, for `status`. */
  readonly limitHits = { depth: 0, rounds: 0 };

  ask<T>(query: Query<T>): T {
    const parent = this.stack.at(-1);
    parent?.reads.add(query as Query);
    if (query.state === 'done') return query.value as T;
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
      query.dependencies = [...frame.reads];
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
}

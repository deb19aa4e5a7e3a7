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

export class Query<T> {
  /** Stable name across edits and runs, e.g. `export|django/http/request.py|HttpRequest`. */
  readonly key: string;
  value: T | undefined = undefined;
  state: 'new' | 'running' | 'done' = 'new';
  /** Position on the stack while running. */
  depth = -1;
  /** Queries read to compute `value`; null until done. */
  dependencies: readonly Query<unknown>[] | null = null;

  constructor(key: string) {
    this.key = key;
  }
}

interface Frame {
  readonly reads: Set<Query<unknown>>;
  /** Least stack position whose unfinished value this frame used. */
  leansOn: number;
}

export class QueryEngine {
  private readonly stack: Frame[] = [];
  /** How often a bound stopped work, by name, for `status`. */
  readonly limitHits = { depth: 0, rounds: 0 };

  /**
   * The query's value, computed at most once per revision outside cycles.
   * `bottom` is what it answers when asked while being computed; `equal` compares two rounds' values.
   */
  ask<T>(query: Query<T>, compute: () => T, bottom: T, equal: (a: T, b: T) => boolean = Object.is): T {
    const parent = this.stack.at(-1);
    parent?.reads.add(query as Query<unknown>);
    if (query.state === 'done') return query.value as T;
    if (query.state === 'running') {
      if (parent) parent.leansOn = Math.min(parent.leansOn, query.depth);
      return query.value as T;
    }
    if (this.stack.length >= MAX_QUERY_DEPTH) {
      this.giveUp();
      return bottom;
    }
    return this.run(query, compute, bottom, equal);
  }

  /** Called where a bound on the stack cuts an answer short: what leaned on it is not kept as an answer. */
  giveUp(): void {
    this.limitHits.depth++;
    const frame = this.stack.at(-1);
    if (frame) frame.leansOn = 0;
  }

  /** Runs `body` as a root frame and reports the queries it read directly. */
  record<T>(body: () => T): { readonly result: T; readonly reads: ReadonlySet<Query<unknown>> } {
    const frame: Frame = { reads: new Set(), leansOn: Infinity };
    this.stack.push(frame);
    try {
      return { result: body(), reads: frame.reads };
    } finally {
      this.stack.pop();
    }
  }

  private run<T>(query: Query<T>, compute: () => T, bottom: T, equal: (a: T, b: T) => boolean): T {
    const depth = this.stack.length;
    query.state = 'running';
    query.depth = depth;
    query.value = bottom;
    let frame: Frame = { reads: new Set(), leansOn: Infinity };
    try {
      for (let round = 1; ; round++) {
        frame = { reads: new Set(), leansOn: Infinity };
        this.stack.push(frame);
        let value: T;
        try {
          value = compute();
        } finally {
          this.stack.pop();
        }
        const settled = frame.leansOn > depth || equal(value, query.value as T);
        query.value = value;
        if (frame.leansOn < depth || settled) break;
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
    if (frame.leansOn < depth) {
      // An outer query is unfinished: this value is provisional. Its reads belong to whoever keeps a value.
      query.state = 'new';
      query.value = undefined;
      const parent = this.stack.at(-1);
      if (parent) {
        parent.leansOn = Math.min(parent.leansOn, frame.leansOn);
        for (const read of frame.reads) parent.reads.add(read);
      }
    } else {
      query.state = 'done';
      query.dependencies = [...frame.reads];
    }
    return value;
  }
}

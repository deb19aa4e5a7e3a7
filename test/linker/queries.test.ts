/** The query memory: what is recorded, what is kept, and that cycles settle whatever was asked first. */
import { describe, expect, test } from 'vitest';
import { MAX_QUERY_DEPTH } from '../../server/src/linker/limits.ts';
import { Query, QueryEngine } from '../../server/src/linker/queries.ts';

/** A little program: each node's value is its own letter and everything its neighbours have. */
class Graph {
  readonly engine = new QueryEngine();
  computed = 0;
  private readonly edges: Readonly<Record<string, string>>;
  private readonly queries = new Map<string, Query<string>>();

  constructor(edges: Readonly<Record<string, string>>) {
    this.edges = edges;
  }

  query(node: string): Query<string> {
    let query = this.queries.get(node);
    if (!query) this.queries.set(node, (query = new Query(node)));
    return query;
  }

  reach(node: string): string {
    return this.engine.ask(
      this.query(node),
      () => {
        this.computed++;
        const letters = new Set(node);
        for (const next of this.edges[node] ?? '') for (const letter of this.reach(next)) letters.add(letter);
        return [...letters].sort().join('');
      },
      '',
    );
  }
}

test('an answer is computed once and its reads are its dependencies', () => {
  const graph = new Graph({ a: 'bc', b: 'c' });
  expect(graph.reach('a')).toBe('abc');
  expect(graph.reach('a')).toBe('abc');
  expect(graph.computed).toBe(3);
  expect(graph.query('a').dependencies!.map((query) => query.key)).toEqual(['b', 'c']);
});

test('a root frame reports exactly the queries it asked itself', () => {
  const graph = new Graph({ a: 'b', b: 'c' });
  const { reads } = graph.engine.record(() => graph.reach('a'));
  expect([...reads].map((query) => query.key)).toEqual(['a']);
});

describe('cycles', () => {
  const edges = { a: 'b', b: 'ac', c: 'd', d: 'b', e: 'a' };

  test.each(['a', 'b', 'c', 'd', 'e'])('every node has the same answer when %s is asked first', (first) => {
    const graph = new Graph(edges);
    graph.reach(first);
    const answers = ['a', 'b', 'c', 'd', 'e'].map((node) => graph.reach(node));
    expect(answers).toEqual(['abcd', 'abcd', 'abcd', 'abcd', 'abcde']);
  });

  test('a member of the cycle is not kept with the value it had half way', () => {
    const graph = new Graph(edges);
    graph.reach('a');
    expect(graph.query('b').state).toBe('new');
    expect(graph.query('a').state).toBe('done');
  });
});

test('a chain deeper than the limit gives up without keeping the short answer', () => {
  const length = MAX_QUERY_DEPTH + 50;
  const engine = new QueryEngine();
  const queries = Array.from({ length }, (_, i) => new Query<number>(`q${i}`));
  const count = (i: number): number =>
    engine.ask(queries[i]!, () => (i + 1 < length ? 1 + count(i + 1) : 1), 0);
  engine.record(() => count(0));
  expect(engine.limitHits.depth).toBeGreaterThan(0);
  // Asked from the far end, nothing is too deep, and nothing wrong was remembered.
  for (let i = length - 1; i >= 0; i--) engine.record(() => count(i));
  expect(engine.record(() => count(0)).result).toBe(length);
});

test('an error leaves the query to be computed again', () => {
  const engine = new QueryEngine();
  const query = new Query<number>('q');
  let fails = true;
  const ask = (): number =>
    engine.ask(
      query,
      () => {
        if (fails) throw new Error('no');
        return 7;
      },
      0,
    );
  expect(ask).toThrow('no');
  fails = false;
  expect(ask()).toBe(7);
});

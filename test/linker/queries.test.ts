/** The query memory: what is recorded, what is kept, and that cycles settle whatever was asked first. */
import { describe, expect, test } from 'vitest';
import { MAX_QUERY_DEPTH } from '../../server/src/linker/limits.ts';
import { QueryEngine, QueryKind } from '../../server/src/linker/queries.ts';

/** A little program: each node's value is its own letter and everything its neighbours have. */
class Graph {
  readonly engine = new QueryEngine();
  computed = 0;
  readonly nodes: QueryKind<string>;

  constructor(edges: Readonly<Record<string, string>>) {
    this.nodes = new QueryKind(this.engine, {
      name: 'node',
      arity: 1,
      bottom: '',
      equal: Object.is,
      compute: (node) => {
        this.computed++;
        const letters = new Set(node);
        for (const next of edges[node] ?? '') for (const letter of this.nodes.ask(next)) letters.add(letter);
        return [...letters].sort().join('');
      },
    });
  }
}

test('an answer is computed once and its reads are its dependencies', () => {
  const graph = new Graph({ a: 'bc', b: 'c' });
  expect(graph.nodes.ask('a')).toBe('abc');
  expect(graph.nodes.ask('a')).toBe('abc');
  expect(graph.computed).toBe(3);
  expect(graph.nodes.query('a').dependencies!.map((query) => query.key)).toEqual(['node|b', 'node|c']);
});

test('a root frame reports exactly the queries it asked itself', () => {
  const graph = new Graph({ a: 'b', b: 'c' });
  const { reads } = graph.engine.record(() => graph.nodes.ask('a'));
  expect([...reads].map((query) => query.key)).toEqual(['node|a']);
});

describe('cycles', () => {
  const edges = { a: 'b', b: 'ac', c: 'd', d: 'b', e: 'a' };

  test.each(['a', 'b', 'c', 'd', 'e'])('every node has the same answer when %s is asked first', (first) => {
    const graph = new Graph(edges);
    graph.nodes.ask(first);
    const answers = ['a', 'b', 'c', 'd', 'e'].map((node) => graph.nodes.ask(node));
    expect(answers).toEqual(['abcd', 'abcd', 'abcd', 'abcd', 'abcde']);
  });

  test('a member of the cycle is not kept with the value it had half way', () => {
    const graph = new Graph(edges);
    graph.nodes.ask('a');
    expect(graph.nodes.query('b').state).toBe('new');
    expect(graph.nodes.query('a').state).toBe('done');
  });
});

test('a chain deeper than the limit gives up without keeping the short answer', () => {
  const length = MAX_QUERY_DEPTH + 50;
  const engine = new QueryEngine();
  const chain: QueryKind<number> = new QueryKind(engine, {
    name: 'chain',
    arity: 1,
    bottom: 0,
    equal: Object.is,
    compute: (i) => (Number(i) + 1 < length ? 1 + chain.ask(String(Number(i) + 1)) : 1),
  });
  engine.record(() => chain.ask('0'));
  expect(engine.limitHits.depth).toBeGreaterThan(0);
  // Asked from the far end, nothing is too deep, and nothing wrong was remembered.
  for (let i = length - 1; i >= 0; i--) engine.record(() => chain.ask(String(i)));
  expect(engine.record(() => chain.ask('0')).result).toBe(length);
});

test('an error leaves the query to be computed again', () => {
  let fails = true;
  const kind = new QueryKind(new QueryEngine(), {
    name: 'q',
    arity: 1,
    bottom: 0,
    equal: Object.is,
    compute: () => {
      if (fails) throw new Error('no');
      return 7;
    },
  });
  expect(() => kind.ask('x')).toThrow('no');
  fails = false;
  expect(kind.ask('x')).toBe(7);
});

test('keys name the kind and its texts', () => {
  const kind = new QueryKind(new QueryEngine(), {
    name: 'own',
    arity: 3,
    bottom: '',
    equal: Object.is,
    compute: (a, b, c) => a + b + c,
  });
  expect(kind.query('a.py', 'C', 'm').key).toBe('own|a.py|C|m');
  expect(kind.query('a.py', 'C', 'm')).toBe(kind.query('a.py', 'C', 'm'));
});

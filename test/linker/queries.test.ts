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

  test('members of a settled cycle are kept, and none with the value it had half way', () => {
    const graph = new Graph(edges);
    graph.nodes.ask('a');
    for (const node of ['a', 'b', 'c', 'd']) {
      expect(graph.nodes.query(node).state).toBe('done');
      expect(graph.nodes.query(node).value).toBe('abcd');
    }
  });

  test('a cycle inside a cycle is solved with it, not cut short by it', () => {
    const nested = { h: 'r', r: 'rsh', s: 'tr', t: 'u', u: 't' };
    for (const first of 'hrstu') {
      const graph = new Graph(nested);
      graph.nodes.ask(first);
      expect([...'hrstu'].map((node) => graph.nodes.ask(node))).toEqual([
        'hrstu',
        'hrstu',
        'hrstu',
        'tu',
        'tu',
      ]);
    }
  });

  test('a cycle of many members that all read each other takes few rounds, not exponentially many steps', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const graph = new Graph(Object.fromEntries([...letters].map((letter) => [letter, letters])));
    expect(graph.nodes.ask('a')).toBe(letters);
    expect(graph.computed).toBeLessThan(letters.length * 6);
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

describe('updates', () => {
  /** Nodes read inputs and each other; every answer is the union of what it reaches, so cycles settle. */
  class World {
    readonly engine = new QueryEngine();
    readonly facts: Record<string, { letters: string; edges: string }>;
    readonly computed: string[] = [];
    readonly inputs: QueryKind<{ letters: string; edges: string }>;
    readonly nodes: QueryKind<string>;

    constructor(facts: Record<string, { letters: string; edges: string }>) {
      this.facts = facts;
      this.inputs = new QueryKind(this.engine, {
        name: 'input',
        arity: 1,
        bottom: { letters: '', edges: '' },
        equal: Object.is,
        compute: (name) => this.facts[name] ?? { letters: '', edges: '' },
      });
      this.nodes = new QueryKind(this.engine, {
        name: 'node',
        arity: 1,
        bottom: '',
        equal: Object.is,
        compute: (name) => {
          this.computed.push(name);
          const { letters, edges } = this.inputs.ask(name);
          const found = new Set(letters);
          for (const next of edges) for (const letter of this.nodes.ask(next)) found.add(letter);
          return [...found].sort().join('');
        },
      });
    }

    change(name: string, letters: string, edges: string): string[] {
      this.facts[name] = { letters, edges };
      this.computed.length = 0;
      const { changed } = this.engine.update([this.inputs.query(name)]);
      return [...changed].map((query) => query.key).sort();
    }
  }

  test('only what read a changed answer is computed again', () => {
    const world = new World({
      a: { letters: 'a', edges: 'b' },
      b: { letters: 'b', edges: 'c' },
      c: { letters: 'cb', edges: '' },
      x: { letters: 'x', edges: '' },
    });
    for (const name of 'abcx') world.nodes.ask(name);
    // c loses the letter that b has anyway: b is computed and comes out equal, a is not touched.
    expect(world.change('c', 'c', '')).toEqual(['input|c', 'node|c']);
    expect(world.computed).toEqual(['c', 'b']);
    expect(world.change('c', 'cd', '')).toEqual(['input|c', 'node|a', 'node|b', 'node|c']);
    expect(world.nodes.ask('a')).toBe('abcd');
    expect(world.computed).toEqual(['c', 'b', 'a']);
  });

  test('an input that answers as before changes nothing', () => {
    const world = new World({ a: { letters: 'a', edges: '' } });
    world.nodes.ask('a');
    const { changed, checked } = world.engine.update([world.inputs.query('a')]);
    expect(changed.size).toBe(0);
    expect(checked).toBe(1);
    expect(world.computed).toEqual(['a']);
  });

  test('a question that found nothing wakes up when there is something', () => {
    const world = new World({ a: { letters: 'a', edges: 'n' } });
    expect(world.nodes.ask('a')).toBe('a');
    expect(world.change('n', 'n', '')).toEqual(['input|n', 'node|a', 'node|n']);
    expect(world.nodes.ask('a')).toBe('an');
  });

  test.each(Array.from({ length: 300 }, (_, seed) => seed))(
    'random edits, cycles included, equal a fresh start (seed %i)',
    (seed) => {
      const random = mulberry32(seed);
      const pick = (text: string): string => text[Math.floor(random() * text.length)]!;
      const some = (text: string, most: number): string =>
        Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(text)).join('');
      const names = 'abcdefgh'.slice(0, 3 + Math.floor(random() * 6));
      const world = new World(
        Object.fromEntries([...names].map((n) => [n, { letters: some('uvwxyz', 2), edges: some(names, 2) }])),
      );
      for (let step = 0; step < 12; step++) {
        for (let i = 0; i < 3; i++) world.nodes.ask(pick(names));
        const before = Object.fromEntries(
          [...names]
            .map((n) => [n, world.nodes.query(n)])
            .map(([n, q]) => [
              n,
              (q as { state: string }).state === 'done' ? (q as { value: string }).value : null,
            ]),
        );
        const changed = world.change(pick(names), some('uvwxyz', 2), some(names, 2));
        const fresh = new World({ ...world.facts });
        for (const name of names) {
          const now = world.nodes.ask(name);
          expect(now).toBe(fresh.nodes.ask(name));
          // Whoever was told an answer is told when it is another one.
          if (before[name] !== null && before[name] !== now) expect(changed).toContain(`node|${name}`);
        }
      }
    },
  );
});

/** A small seeded generator (Tommy Ettinger's mulberry32 construction). */
function mulberry32(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

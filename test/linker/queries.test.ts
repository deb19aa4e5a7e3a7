/** The query memory: what is recorded, what is kept, and that cycles settle whatever was asked first. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  MAX_ANSWERS,
  MAX_EXPRESSION_DEPTH,
  MAX_FREE_ANSWERS,
  MAX_QUERY_DEPTH,
} from '../../server/src/linker/limits.ts';
import { type Query, QueryEngine, QueryKind, type Update } from '../../server/src/linker/queries.ts';
import type { SettledCycle } from '../../server/src/linker/query.ts';
import type { Recollection } from '../../server/src/linker/query-recollection.ts';
import type { QueryJob } from '../../server/src/linker/query-solver.ts';

/** An update whose caller wants the thread back whenever `isOver` says so, and comes again. */
function updateInSlices(
  engine: QueryEngine,
  inputs: readonly { readonly key: string }[],
  isOver: () => boolean,
): { readonly update: Update; readonly slices: number } {
  let slices = 1;
  engine.begin(inputs);
  while (!engine.advanceUpdate(isOver)) slices++;
  return { update: engine.end(), slices };
}

/** Notes how many members each cycle had that was computed to its end, and how many were what they had been before. */
class NotingEngine extends QueryEngine {
  settled: number[] = [];
  cameBack = 0;

  /** `minRecollected`: members from which on a cycle is kept for when an edit is undone. */
  constructor(minRecollected = Number.POSITIVE_INFINITY) {
    super();
    this.minRecollected = minRecollected;
  }

  protected override keep(job: QueryJob, readsOf: (member: Query) => readonly Query[]): void {
    if (job.cycle !== null) this.settled.push(job.members.length);
    super.keep(job, readsOf);
  }

  protected override comesBack(left: SettledCycle, recollection: Recollection): boolean {
    const isBack = super.comesBack(left, recollection);
    if (isBack) this.cameBack++;
    return isBack;
  }
}

/** Answers are above what they were computed from, other members of their cycle excepted. */
function expectInOrder<T>(kind: QueryKind<T>): void {
  for (const { key, state, height, cycle, dependencies } of kind.all())
    for (const read of state === 'done' ? dependencies : [])
      if (cycle === null || read.cycle !== cycle)
        expect(read.height, `${read.key}, read by ${key}`).toBeLessThan(height);
}

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

describe('members that would never come to rest', () => {
  /** Nodes whose answers are numbers, computed from the node and whatever it asks. */
  function numbers(
    compute: (node: string, ask: (other: string) => number) => number,
    join?: (a: number, b: number) => number,
  ): { engine: QueryEngine; nodes: QueryKind<number> } {
    const engine = new QueryEngine();
    const nodes: QueryKind<number> = new QueryKind(engine, {
      name: 'node',
      arity: 1,
      bottom: 0,
      equal: Object.is,
      compute: (node) => compute(node, (other) => nodes.ask(other)),
      ...(join && { join }),
    });
    return { engine, nodes };
  }

  /** Two that take turns: whoever sees an even number answers an odd one, and the other way round. */
  function turns(join?: (a: number, b: number) => number): { engine: QueryEngine; answers: number[] } {
    const { engine, nodes } = numbers(
      (node, ask) => (ask(node === 'a' ? 'b' : 'a') & 1) + (node === 'a' ? 1 : 2),
      join,
    );
    return { engine, answers: [nodes.ask('a'), nodes.ask('b')] };
  }

  test('answer what their answers have in common, where that can be said', () => {
    const { engine, answers } = turns(Math.max);
    expect(answers).toEqual([2, 3]);
    expect(engine.limitHits.answers).toBe(0);
  });

  test('are left where they are after so many answers, and that is counted', () => {
    expect(turns().engine.limitHits.answers).toBeGreaterThan(0);
  });

  test('are given the answers they come to by themselves, when those are few', () => {
    const counting = (last: number) =>
      numbers(
        (node, ask) => Math.min(ask(node) + 1, last),
        () => -1,
      );
    expect(counting(MAX_FREE_ANSWERS).nodes.ask('a')).toBe(MAX_FREE_ANSWERS);
    expect(counting(MAX_FREE_ANSWERS + 1).nodes.ask('a')).toBeLessThanOrEqual(0);
  });

  test('do not keep the others from going on', () => {
    // b only grows, with a that swings in the same cycle, and takes longer than a may.
    const { nodes } = numbers((node, ask) => {
      const last = MAX_ANSWERS - 1;
      if (node === 'a') return ((ask('a') + 1) % 2) + 0 * ask('c0');
      const at = Number(node.slice(1));
      return at < 4 * last ? Math.min(ask(`c${at + 1}`) + 1, last) : 0 * ask('a');
    });
    expect(nodes.ask('c0')).toBe(MAX_ANSWERS - 1);
  });
});

test('a chain of any depth is answered, from whichever end', () => {
  const length = MAX_QUERY_DEPTH * 20 + 50;
  const engine = new QueryEngine();
  let computed = 0;
  const chain: QueryKind<number> = new QueryKind(engine, {
    name: 'chain',
    arity: 1,
    bottom: 0,
    equal: Object.is,
    compute: (i) => {
      computed++;
      return Number(i) + 1 < length ? 1 + chain.ask(String(Number(i) + 1)) : 1;
    },
  });
  expect(engine.record(() => chain.ask('0')).result).toBe(length);
  // Calls that were given up are made once more.
  expect(computed).toBeLessThan(2.1 * length);
});

test('a cycle longer than calls can nest has the same answers as a short one', () => {
  const length = MAX_QUERY_DEPTH * 3;
  const engine = new QueryEngine();
  const ring: QueryKind<string> = new QueryKind(engine, {
    name: 'ring',
    arity: 1,
    bottom: '',
    equal: Object.is,
    compute: (i) =>
      [...new Set(`${Number(i) % 7}${ring.ask(String((Number(i) + 1) % length))}`)].sort().join(''),
  });
  ring.ask('5');
  expect([ring.ask('0'), ring.ask('400')]).toEqual(['0123456', '0123456']);
});

test('nesting is bounded for each query by itself, so the bound cuts the same whoever asks', () => {
  const engine = new QueryEngine();
  const nested = (levels: number, inner: () => number): number =>
    levels === 0 ? inner() : engine.descend(() => 1 + nested(levels - 1, inner), 0);
  const kind: QueryKind<number> = new QueryKind(engine, {
    name: 'deep',
    arity: 1,
    bottom: 0,
    equal: Object.is,
    compute: (i) => nested(MAX_EXPRESSION_DEPTH - 1, () => (i === '9' ? 0 : kind.ask(String(Number(i) + 1)))),
  });
  expect(kind.ask('0')).toBe(10 * (MAX_EXPRESSION_DEPTH - 1));
  expect(engine.limitHits.depth).toBe(0);
  expect(engine.record(() => nested(MAX_EXPRESSION_DEPTH + 5, () => 0)).result).toBe(MAX_EXPRESSION_DEPTH);
  expect(engine.limitHits.depth).toBe(1);
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

    change(name: string, letters: string, edges: string, isOver = () => false): string[] {
      this.facts[name] = { letters, edges };
      this.computed.length = 0;
      const { changed } = updateInSlices(this.engine, [this.inputs.query(name)], isOver).update;
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

  test('one long answer is given up and gone on with, again and again, and is what it would have been', () => {
    const length = 200;
    const chain = (last: string): World['facts'] =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => {
          const edges = i + 1 < length ? String.fromCharCode(0x4e00 + i + 1) : '';
          return [String.fromCharCode(0x4e00 + i), { letters: edges ? '' : last, edges }];
        }),
      );
    const world = new World(chain('a'));
    const [first, second] = ['\u4e00', '\u4e01'];
    // The first is answered without the second, which leads to all the others, all of them new.
    world.facts[first!] = { letters: '', edges: '' };
    world.nodes.ask(first!);
    world.facts[first!] = { letters: '', edges: second! };
    const { slices } = updateInSlices(world.engine, [world.inputs.query(first!)], () => true);
    expect(slices).toBeGreaterThan(length);
    expect(world.nodes.query(first!).value).toBe('a');
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
        const isOver = () => random() < step / 12;
        const changed = world.change(pick(names), some('uvwxyz', 2), some(names, 2), isOver);
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

describe('functions of any kind', () => {
  /**
   * What a node answers and whom it asks next depend on the answers so far, with no order among values: nothing
   * grows, some cycles never settle, and who reads whom changes from round to round.
   */
  class Wild {
    readonly engine = new NotingEngine(1);
    readonly salts: Map<string, number>;
    readonly nodes: QueryKind<number>;
    readonly inputs: QueryKind<number>;
    readonly names: string;

    constructor(names: string, salts: ReadonlyMap<string, number>, canJoin: boolean) {
      this.names = names;
      this.salts = new Map(salts);
      const kind = (name: string, compute: (node: string) => number): QueryKind<number> =>
        new QueryKind(this.engine, {
          name,
          arity: 1,
          bottom: 0,
          equal: Object.is,
          compute,
          ...(canJoin && { join: Math.max }),
        });
      this.inputs = kind('input', (node) => this.salts.get(node)!);
      this.nodes = kind('node', (node) => {
        let value = this.inputs.ask(node);
        for (let i = 0; i < value % 4; i++) {
          const next = this.names[mix(value, i) % this.names.length]!;
          value = mix(value, this.nodes.ask(next)) % 11;
        }
        return value;
      });
    }

    answers(order: string): string {
      for (const node of order) this.nodes.ask(node);
      return [...this.names].map((node) => this.nodes.ask(node)).join(' ');
    }
  }

  const mix = (a: number, b: number): number =>
    (Math.imul(a + 0x9e37, 0x85ebca6b) ^ Math.imul(b + 0x7f4a, 0xc2b2ae35)) >>> 3;

  let cameBack = 0;

  test.each(Array.from({ length: 1200 }, (_, seed) => seed))(
    'have the same answers in any order, and after edits those of a fresh start (seed %i)',
    (seed) => {
      const random = mulberry32(seed);
      const names = 'abcdefghijkl'.slice(0, 2 + Math.floor(random() * 11));
      const salts = new Map([...names].map((node) => [node, Math.floor(random() * 11)]));
      const canJoin = seed % 3 === 0;
      const world = new Wild(names, salts, canJoin);
      let past: ReadonlyMap<string, number> = salts;
      for (let step = 0; step < 15; step++) {
        const shuffled = [...names].sort(() => random() - 0.5).join('');
        const found = world.answers(shuffled);
        for (const order of [names, [...names].reverse().join('')])
          expect(found).toBe(new Wild(names, world.salts, canJoin).answers(order));
        // Several edits at once: what a job has read may be taken back while it runs.
        const edited = Array.from(
          { length: 1 + (seed % 4) },
          () => names[Math.floor(random() * names.length)]!,
        );
        const edits = new Map(
          random() < 0.3 ? past : edited.map((node) => [node, Math.floor(random() * 11)] as const),
        );
        past = new Map(world.salts);
        for (const [node, salt] of edits) world.salts.set(node, salt);
        const inputs = [...edits.keys()].map((node) => world.inputs.query(node));
        updateInSlices(world.engine, inputs, () => random() < step / 15);
        expectInOrder(world.nodes);
      }
      expect(world.engine.limitHits.updates).toBe(0);
      cameBack += world.engine.cameBack;
    },
  );

  test('were what they had been before', () => expect(cameBack).toBeGreaterThan(200));

  let turns = 0;

  test.each(Array.from({ length: 400 }, (_, seed) => seed))(
    'have the same answers when others have their turn in between, and after edits (seed %i)',
    async (seed) => {
      const random = mulberry32(seed);
      const names = 'abcdefghijkl'.slice(0, 2 + Math.floor(random() * 11));
      const salts = new Map([...names].map((node) => [node, Math.floor(random() * 11)]));
      const canJoin = seed % 3 === 0;
      const world = new Wild(names, salts, canJoin);
      const pause = (): Promise<void> | null => {
        if (random() > seed / 400) return null;
        turns++;
        return Promise.resolve();
      };
      for (const node of [...names].sort(() => random() - 0.5)) {
        const query = world.nodes.query(node) as Query;
        for (const wait of world.engine.askInSlices(query, pause)) await wait;
        expect(query.state).toBe('done');
      }
      expect(world.answers(names)).toBe(new Wild(names, salts, canJoin).answers(names));
      const [edited] = names;
      world.salts.set(edited!, 7);
      world.engine.update([world.inputs.query(edited!)]);
      expect(world.answers(names)).toBe(new Wild(names, world.salts, canJoin).answers(names));
    },
  );

  test('others had their turn', () => expect(turns).toBeGreaterThan(400));
});

describe('a cycle of which one member reads something new', () => {
  interface Edge {
    readonly to: number;
    /** What is taken of the other's bits. */
    readonly mask: number;
    readonly isToggled: boolean;
  }
  interface Node {
    readonly own: number;
    readonly edges: readonly Edge[];
  }

  /** Nodes have bits: their own, and some of their neighbours', which may take some away. */
  class Bits {
    readonly engine: NotingEngine;
    readonly texts: Node[];
    computed = 0;
    readonly inputs: QueryKind<Node | null>;
    readonly nodes: QueryKind<number>;

    constructor(texts: readonly Node[], canJoin = false, minRecollected?: number) {
      this.engine = new NotingEngine(minRecollected);
      this.texts = [...texts];
      this.inputs = new QueryKind<Node | null>(this.engine, {
        name: 'input',
        arity: 1,
        bottom: null,
        equal: isDeepStrictEqual,
        compute: (i) => this.texts[Number(i)]!,
      });
      this.nodes = new QueryKind(this.engine, {
        name: 'node',
        arity: 1,
        bottom: 0,
        equal: Object.is,
        compute: (i) => {
          this.computed++;
          const { own, edges } = this.inputs.ask(i)!;
          let bits = own;
          for (const { to, mask, isToggled } of edges) {
            const other = this.nodes.ask(String(to)) & mask;
            bits = isToggled ? bits ^ other : bits | other;
          }
          return bits;
        },
        ...(canJoin && { join: (a: number, b: number) => a | b }),
      });
    }

    answers(order: readonly number[]): number[] {
      for (const i of order) this.nodes.ask(String(i));
      return this.texts.map((_, i) => this.nodes.ask(String(i)));
    }

    edit(changes: readonly (readonly [number, Node])[], isOver = () => false): string[] {
      for (const [i, text] of changes) this.texts[i] = text;
      this.computed = 0;
      const inputs = changes.map(([i]) => this.inputs.query(String(i)));
      const { changed } = updateInSlices(this.engine, inputs, isOver).update;
      return [...changed].map(({ key }) => key);
    }
  }

  const reads = (to: number, mask = 0xff, isToggled = false): Edge => ({ to, mask, isToggled });
  const ring = (length: number): Node[] =>
    Array.from({ length }, (_, i) => ({ own: i === 3 ? 1 : 0, edges: [reads((i + length - 1) % length)] }));
  const upwards = (length: number): number[] => Array.from({ length }, (_, i) => i);

  test('is left alone when that changes none of its answers', () => {
    const world = new Bits(ring(300));
    expect(world.answers([7])).toEqual(Array.from({ length: 300 }, () => 1));
    // It takes one bit now instead of all; its neighbour has no other.
    const changed = world.edit([[200, { own: 0, edges: [reads(199, 1)] }]]);
    expect(changed).toEqual(['input|200']);
    expect(world.computed).toBeLessThan(5);
    // And it is known to be as it was: what comes next is found out from there.
    world.edit([[200, { own: 0, edges: [reads(199, 3)] }]]);
    expect(world.computed).toBeLessThan(5);
    expect(world.answers([])).toEqual(Array.from({ length: 300 }, () => 1));
  });

  test('has turns that it did not have, and so have those who are told of it', () => {
    // Of what 200 has besides, its neighbour takes nothing: but it is told, before there was anything to tell.
    const nodes = ring(300);
    nodes[201] = { own: 0, edges: [reads(200, 1)] };
    nodes[250] = { own: 0, edges: [reads(249), reads(200, 4)] };
    const world = new Bits(nodes);
    world.answers([7]);
    for (const own of [2, 4, 6, 0, 4]) {
      world.engine.settled = [];
      const edited = { own, edges: [reads(199)] };
      world.edit([
        [200, edited],
        [251, { own: 0, edges: [reads(250, 1)] }],
      ]);
      expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
      expect(world.engine.settled).toEqual([]);
      expect(world.computed).toBeLessThan(40);
    }
  });

  test('tells those who read what it answers now', () => {
    const world = new Bits([...ring(40), { own: 8, edges: [reads(0)] }]);
    world.answers([40]);
    const changed = world.edit([[3, { own: 2, edges: [reads(2)] }]]);
    expect(world.nodes.ask('40')).toBe(10);
    expect(changed).toContain('node|40');
    expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
  });

  test('starts again when its answers would hold each other up', () => {
    // Node 0 has a bit by itself, and 1 reads it; then 0 has only what 1 has, which is what 0 had.
    const world = new Bits([
      { own: 1, edges: [reads(1, 0)] },
      { own: 0, edges: [reads(0)] },
    ]);
    expect(world.answers([0])).toEqual([1, 1]);
    world.edit([[0, { own: 0, edges: [reads(1)] }]]);
    expect(world.answers([])).toEqual([0, 0]);
  });

  test('is computed once with all that belongs to it now', () => {
    // A tower of readers stands on the ring; then one of the ring reads its top, or something in the middle of it.
    const tower = Array.from(
      { length: 50 },
      (_, i): Node => ({ own: 0, edges: [reads(i === 0 ? 7 : 99 + i)] }),
    );
    const world = new Bits([...ring(100), ...tower]);
    world.answers([149]);
    for (const [top, size] of [
      [149, 150],
      [120, 121],
      [149, 150],
    ] as const) {
      world.engine.settled = [];
      world.edit([[60, { own: 0, edges: [reads(59), reads(top)] }]]);
      expect(world.engine.settled).toEqual([size]);
      expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
    }
  });

  describe('and then what it had read before', () => {
    const left: Node = { own: 0, edges: [reads(199), reads(250)] };
    const right: Node = { own: 2, edges: [reads(199), reads(100)] };

    /** A ring whose two halves wait for each other in another way with each text of node 200, and readers of it. */
    function folded(minRecollected: number, others: readonly Node[] = []): Bits {
      const around = [
        { own: 8, edges: [reads(0)] },
        { own: 16, edges: [reads(300), reads(7)] },
      ];
      const nodes = [...ring(300), ...around, ...others];
      nodes[200] = left;
      nodes[100] = { own: 0, edges: [reads(99), reads(299)] };
      const world = new Bits(nodes, false, minRecollected);
      world.answers(upwards(nodes.length).reverse());
      return world;
    }

    test('is what it was then, without a round', () => {
      const world = folded(300);
      const before = world.answers([]);
      expect(world.edit([[200, right]])).toContain('node|301');
      expect(world.engine.settled).toEqual([300, 300]);
      const after = world.answers([]);
      expect(after).toEqual(new Bits(world.texts).answers([]));
      world.engine.settled = [];
      for (const [text, answers] of [
        [left, before],
        [right, after],
        [left, before],
      ] as const) {
        // Another object that says the same, as an undone edit gives it; the readers outside are computed.
        const changed = world.edit([[200, { ...text }]]);
        expect(changed).toContain('node|301');
        expect(world.answers([])).toEqual(answers);
        expect(world.computed).toBeLessThan(10);
      }
      expect(world.engine.settled).toEqual([]);
    });

    test('is not what it was before something else that it read', () => {
      const world = folded(300);
      for (const text of [right, left, right, left]) world.edit([[200, text]]);
      const [own, other] = [world.texts[250]!, { own: 32, edges: [reads(249)] }];
      // What comes of it is found out without starting again; and then it starts again.
      world.edit([[250, other]]);
      world.edit([[200, right]]);
      world.edit([[250, own]]);
      world.edit([[200, left]]);
      expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
    });

    test('is above what that has come to be above', () => {
      // Node 302 is read by the cycle; while it is not, it comes to read the top of a tower, which answers the same. So
      // does member 352 at all times, and its reader 353.
      const tower = Array.from(
        { length: 50 },
        (_, i): Node => ({ own: 1, edges: i < 2 ? [] : [reads(301 + i)] }),
      );
      const member: Node = { own: 0, edges: [reads(5, 1)] };
      const world = folded(300, [...tower, member, { own: 0, edges: [reads(352)] }]);
      world.edit([
        [200, { own: 0, edges: [reads(199), reads(250), reads(302)] }],
        [10, { own: 0, edges: [reads(9), reads(352, 0)] }],
      ]);
      const { texts } = world;
      const [there, low] = [texts[200]!, texts[302]!];
      world.edit([[200, right]]);
      world.answers([351]);
      world.edit([[302, { own: 1, edges: [reads(351)] }]]);
      world.engine.settled = [];
      world.edit([[200, there]]);
      expect(world.engine.settled).toEqual([]);
      expectInOrder(world.nodes);
      world.edit([[302, low]]);
      expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
    });

    test('keeps what only it had read, for as long as it may come back', () => {
      const world = folded(300, [{ own: 4, edges: [] }]);
      const isKnown = (): boolean => [...world.nodes.all()].some(({ a }) => a === '302');
      world.edit([[200, { own: 0, edges: [reads(199), reads(250), reads(302)] }]]);
      world.edit([[200, right]]);
      expect(isKnown()).toBe(true);
      world.edit([[200, { own: 1, edges: [reads(199), reads(50)] }]]);
      expect(isKnown()).toBe(false);
    });

    test('starts again where it is too small to be kept', () => {
      const world = folded(301);
      world.edit([[200, right]]);
      world.engine.settled = [];
      world.edit([[200, left]]);
      expect(world.engine.settled).toEqual([300]);
    });
  });

  test('is no cycle any more when the edit has opened it', () => {
    const world = new Bits(ring(20));
    world.answers([5]);
    world.edit([[10, { own: 0, edges: [] }]]);
    expect(world.answers([])).toEqual(new Bits(world.texts).answers([]));
    expect(world.nodes.query('11').cycle).toBeNull();
  });

  let cameBack = 0;

  test.each(Array.from({ length: 400 }, (_, seed) => seed))(
    'has the answers of a fresh start, whatever was asked first (seed %i)',
    (seed) => {
      const random = mulberry32(seed);
      const upTo = (most: number): number => Math.floor(random() * most);
      const length = 3 + upTo(28);
      const canToggle = seed % 2 === 1;
      const edge = (): Edge => reads(upTo(length), upTo(16), canToggle && random() < 0.3);
      const node = (): Node => ({
        own: random() < 0.3 ? upTo(16) : 0,
        edges: Array.from({ length: 1 + upTo(3) }, edge),
      });
      const canJoin = seed % 4 === 1;
      const world = new Bits(Array.from({ length }, node), canJoin, 1);
      let past: readonly Node[] = world.texts.slice();
      const change = ({ own, edges }: Node): Node => {
        const at = upTo(edges.length);
        switch (upTo(4)) {
          case 0:
            return node();
          case 1:
            return { own: own ^ (1 << upTo(4)), edges };
          case 2:
            return { own, edges: edges.map((old, i) => (i === at ? { ...old, mask: upTo(16) } : old)) };
          default:
            return { own, edges: edges.map((old, i) => (i === at ? { ...old, to: upTo(length) } : old)) };
        }
      };
      for (let step = 0; step < 12; step++) {
        const orders = [0, 1].map(() => upwards(length).sort(() => random() - 0.5));
        const before = world.answers(orders[0]!);
        expect(before).toEqual(new Bits(world.texts, canJoin).answers(orders[1]!));
        const { texts } = world;
        const edited = Array.from({ length: 1 + upTo(2) }, () => upTo(length));
        const edits = upTo(3) === 0 ? past.entries() : edited.map((i) => [i, change(texts[i]!)] as const);
        past = texts.slice();
        const changed = world.edit([...edits], () => random() < step / 12);
        expectInOrder(world.nodes);
        const after = world.answers([]);
        for (const [i, bits] of after.entries())
          if (bits !== before[i]) expect(changed).toContain(`node|${i}`);
      }
      expect(world.engine.limitHits.updates).toBe(0);
      cameBack += world.engine.cameBack;
    },
  );

  test('was what it had been before', () => expect(cameBack).toBeGreaterThan(100));
});

test('what nobody reads any more is forgotten', () => {
  const engine = new QueryEngine();
  let target = '0';
  const inputs: QueryKind<string> = new QueryKind(engine, {
    name: 'input',
    arity: 1,
    bottom: '',
    equal: Object.is,
    compute: () => target,
  });
  const nodes: QueryKind<string> = new QueryKind(engine, {
    name: 'node',
    arity: 2,
    bottom: '',
    equal: Object.is,
    // Each name is a cycle of two, which must go together.
    compute: (name, half) =>
      half === 'a' ? name + nodes.ask(name, 'b').slice(0, 1) : nodes.ask(name, 'a').slice(0, 1),
  });
  const wanted: QueryKind<string> = new QueryKind(engine, {
    name: 'wanted',
    arity: 1,
    bottom: '',
    equal: Object.is,
    compute: () => nodes.ask(inputs.ask('x'), 'a'),
    isSink: true,
  });
  wanted.ask('');
  for (let i = 1; i <= 50; i++) {
    target = String(i);
    engine.update([inputs.query('x')]);
    expect([...nodes.all()].map((query) => query.key)).toEqual([`node|${i}|a`, `node|${i}|b`]);
  }
  expect(wanted.ask('')).toBe('505');
  engine.release(wanted.query('') as Query);
  expect(engine.kinds.flatMap((kind) => [...kind.all()])).toEqual([]);
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

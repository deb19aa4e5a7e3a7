/** The graph view: what is in the picture, where it stands, and how the keyboard moves through it. */
import type { FlowPlace } from '@cpgd/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlowGraph } from '../../client-vscode/src/graph/flow.ts';
import { graphPage } from '../../client-vscode/src/graph/html.ts';
import { arrange, neighbour } from '../../client-vscode/src/graph/layout.ts';
import { CallGraph } from '../../client-vscode/src/graph/model.ts';
import { curve, routesOf } from '../../client-vscode/src/graph/routes.ts';
import { call, location, symbol } from './answers.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => symbol(name)) as [
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
];

const labels = (graph: CallGraph): string[] => graph.snapshot().nodes.map(({ label }) => label);

describe('the picture', () => {
  test('grows by what is asked for', () => {
    const graph = new CallGraph(a, 100);
    expect(graph.merge(a.symbol, 'callers', [call(b, a), call(c, a)])).toEqual({
      found: 2,
      added: 2,
      refused: 0,
    });
    expect(graph.merge(b.symbol, 'callers', [call(c, b)])).toEqual({ found: 1, added: 0, refused: 0 });
    expect(labels(graph)).toEqual(['a', 'b', 'c']);
    expect(graph.snapshot().edges.map(({ from, to }) => [from, to])).toEqual([
      [b.symbol, a.symbol],
      [c.symbol, a.symbol],
      [c.symbol, b.symbol],
    ]);
    expect(graph.node(a.symbol)?.expanded).toEqual({ callers: true, callees: false });
  });

  test('shows of several calls how many there are, how sure the surest is, and whether all are ambiguous', () => {
    const graph = new CallGraph(a, 100);
    graph.merge(a.symbol, 'callees', [call(a, b, 0.4, 0.8), call(a, c, 0.4)]);
    const [sure, ambiguous] = graph.snapshot().edges;
    expect(sure).toMatchObject({ calls: 2, confidence: 0.8, isAmbiguous: false });
    expect(ambiguous).toMatchObject({ calls: 1, confidence: 0.4, isAmbiguous: true });
  });

  test('stays within its bound and says what it left out', () => {
    const graph = new CallGraph(a, 3);
    const many = Array.from({ length: 10 }, (_, at) => call(symbol(`n${at}`), a));
    expect(graph.merge(a.symbol, 'callers', many)).toEqual({ found: 10, added: 2, refused: 8 });
    expect(graph.snapshot().edges).toHaveLength(2);
  });

  test('loses by collapsing what only that expansion held, and keeps what others hold', () => {
    const graph = new CallGraph(a, 100);
    graph.merge(a.symbol, 'callers', [call(b, a), call(c, a)]);
    graph.merge(a.symbol, 'callees', [call(a, d)]);
    graph.merge(d.symbol, 'callers', [call(b, d), call(a, d)]);
    graph.collapse(a.symbol, 'callers');
    expect(labels(graph).sort()).toEqual(['a', 'b', 'd']);
    graph.collapse(d.symbol, 'callers');
    // `a` asked for its callees itself, so the call of `d` stays.
    expect(labels(graph).sort()).toEqual(['a', 'd']);
  });

  test('offers to expand only where something may be found', () => {
    const graph = new CallGraph(a, 100);
    const outside = symbol('len', { definitions: [] });
    graph.merge(a.symbol, 'callees', [call(a, outside)]);
    graph.merge(a.symbol, 'callers', []);
    expect(graph.node(a.symbol)?.expanded).toEqual({ callees: true });
    expect(graph.node(outside.symbol)?.expanded).toEqual({ callers: false });
  });

  test('has recursion, and symbols outside the workspace', () => {
    const graph = new CallGraph(a, 100);
    const outside = symbol('len', { definitions: [] });
    graph.merge(a.symbol, 'callees', [call(a, a), call(a, outside)]);
    expect(graph.node(outside.symbol)?.location).toBeNull();
    const { boxes, arrows } = arrange(graph.snapshot(), () => ({ width: 100, height: 40 }));
    expect([boxes.length, arrows.length]).toEqual([2, 2]);
  });
});

describe('the layout', () => {
  const graph = new CallGraph(b, 100);
  graph.merge(b.symbol, 'callers', [call(a, b), call(d, b)]);
  graph.merge(b.symbol, 'callees', [call(b, c)]);
  const picture = arrange(graph.snapshot(), () => ({ width: 120, height: 40 }));
  const box = (name: string) => picture.boxes.find(({ id }) => id === `sym ${name}`)!;

  test('has callers to the left, callees to the right, and no two boxes over each other', () => {
    expect(box('a').x + 120).toBeLessThan(box('b').x);
    expect(box('b').x + 120).toBeLessThan(box('c').x);
    for (const one of picture.boxes) {
      for (const other of picture.boxes) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(one === other || apart, `${one.id} and ${other.id}`).toBe(true);
      }
    }
  });

  test('is the same for the same graph, and within its own size', () => {
    expect(arrange(graph.snapshot(), () => ({ width: 120, height: 40 }))).toEqual(picture);
    for (const { x, y } of picture.boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + 120).toBeLessThanOrEqual(picture.width);
    }
  });

  test('lets arrow keys reach every box', () => {
    const reached = new Set([b.symbol]);
    for (const id of reached) {
      for (const way of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbour(picture.boxes, id, way);
        if (next !== null) reached.add(next);
      }
    }
    expect(reached.size).toBe(picture.boxes.length);
    expect(neighbour(picture.boxes, c.symbol, 'right')).toBeNull();
  });

  test('has the way of a value from top to bottom', () => {
    const down = arrange({ ...graph.snapshot(), orientation: 'down' }, () => ({ width: 120, height: 40 }));
    const y = (name: string) => down.boxes.find(({ id }) => id === `sym ${name}`)!.y;
    expect(y('a') + 40).toBeLessThan(y('b'));
    expect(y('b') + 40).toBeLessThan(y('c'));
  });

  test('draws a line that starts and ends where it should', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 5, y: 9 },
      { x: 10, y: 0 },
    ];
    expect(curve(points)).toBe('M0.0,0.0 Q5.0,9.0 10.0,0.0');
    expect(curve(points.slice(0, 2))).toBe('M0.0,0.0 L5.0,9.0');
  });
});

describe('the lines', () => {
  const graph = new CallGraph(b, 100);
  const others = ['p', 'q', 'r', 's'].map((name) => symbol(name));
  graph.merge(b.symbol, 'callers', [call(a, b)]);
  graph.merge(b.symbol, 'callees', [call(b, c)]);
  const size = () => ({ width: 120, height: 40 });

  /** Points on a path of absolute cubic pieces. */
  function sampled(path: string): { x: number; y: number }[] {
    const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
    const points = Array.from({ length: numbers.length / 2 }, (_, at) => ({
      x: numbers[2 * at]!,
      y: numbers[2 * at + 1]!,
    }));
    const found = [];
    for (let at = 0; at + 3 < points.length; at += 3) {
      const [p, q, r, s] = points.slice(at, at + 4) as [
        (typeof points)[0],
        (typeof points)[0],
        (typeof points)[0],
        (typeof points)[0],
      ];
      for (let t = 0; t <= 1; t += 0.05) {
        const mix = (axis: 'x' | 'y') =>
          (1 - t) ** 3 * p[axis] +
          3 * (1 - t) ** 2 * t * q[axis] +
          3 * (1 - t) * t ** 2 * r[axis] +
          t ** 3 * s[axis];
        found.push({ x: mix('x'), y: mix('y') });
      }
    }
    return found;
  }

  test.each(['across', 'down'] as const)('pass the boxes that they do not join (%s)', (orientation) => {
    const names = Array.from({ length: 14 }, (_, at) => `n${at}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(13), fc.nat(13)), { minLength: 12 }), (pairs) => {
        const drawn = new CallGraph(symbol('n0'), 100);
        for (const [x, y] of pairs) {
          if (x === y) continue;
          // From the smaller number to the larger: no cycles, whose way around is the layout's own.
          const [from, to] = [names[Math.min(x, y)]!, names[Math.max(x, y)]!];
          drawn.merge('none', 'callers', [call(symbol(from), symbol('n0'))]);
          drawn.merge('none', 'callees', [call(symbol(from), symbol(to))]);
        }
        const edges = drawn.snapshot().edges.filter(({ to }) => to !== symbol('n0').symbol);
        const shown = { ...drawn.snapshot(), edges, orientation };
        const picture = arrange(shown, size);
        const routes = routesOf(shown, picture);
        for (const { id, from, to } of edges) {
          const points = sampled(routes.get(id)!.path);
          const crossed = picture.boxes.find(
            (box) =>
              box.id !== from &&
              box.id !== to &&
              points.some(
                ({ x, y }) =>
                  x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1,
              ),
          );
          expect(crossed, `${id} crosses`).toBeUndefined();
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('end at the middle of a side, with room for a handle that is there', () => {
    const shown = graph.snapshot();
    const picture = arrange(shown, size);
    const routes = routesOf(shown, picture);
    const target = picture.boxes.find(({ id }) => id === b.symbol)!;
    const into = shown.edges.find(({ from, to }) => from === a.symbol && to === b.symbol)!;
    expect(routes.get(into.id)).toMatchObject({ tip: { x: target.x - 1, y: target.y + 20 }, angle: 0 });
    // Seen from `a`, nobody has asked who else calls `b`: there is a handle.
    const other = new CallGraph(a, 100);
    other.merge(a.symbol, 'callees', [call(a, b)]);
    const again = arrange(other.snapshot(), size);
    const box = again.boxes.find(({ id }) => id === b.symbol)!;
    expect(routesOf(other.snapshot(), again).get(into.id)!.tip.x).toBe(box.x - 9);
  });

  test('have labels where lines are apart: near the starts of many into one box, near the ends of many out of one', () => {
    const fan = new CallGraph(a, 100);
    fan.merge(
      a.symbol,
      'callers',
      others.map((one) => call(one, a)),
    );
    const shown = fan.snapshot();
    const labels = [...routesOf(shown, arrange(shown, size)).values()].map(({ label }) => label.y);
    expect(Math.max(...labels) - Math.min(...labels)).toBeGreaterThan(60);
  });
});

describe('the way of a value', () => {
  const place = (line: number, from: number, more: Partial<FlowPlace> = {}): FlowPlace => ({
    location: location('shop/cart.py', line),
    code: `x${line}`,
    text: '',
    container: 'shop.cart.total',
    step: from < 0 ? 'start' : 'assigned',
    confidence: 0.8,
    hop: line,
    from,
    ...more,
  });
  const places = [place(1, -1), place(2, 0), place(3, 1, { step: 'through_call' })];
  const ends = (graph: FlowGraph) =>
    graph.snapshot().edges.map(({ from, to }) => [graph.node(from)!.label, graph.node(to)!.label]);

  test('has arrows the way the value goes, whichever way it was followed', () => {
    expect(ends(new FlowGraph(places, 'forward'))).toEqual([
      ['x1', 'x2'],
      ['x2', 'x3'],
    ]);
    expect(ends(new FlowGraph(places, 'backward'))).toEqual([
      ['x2', 'x1'],
      ['x3', 'x2'],
    ]);
  });

  test('says on each arrow how the value got there, and draws a place once', () => {
    const graph = new FlowGraph([...places, place(3, 0), place(1, 2)], 'forward').snapshot();
    expect(graph.edges.map(({ label }) => label)).toEqual([
      'assigned',
      'through call',
      'assigned',
      'assigned',
    ]);
    expect(graph.nodes.map(({ label, isRoot, expanded }) => [label, isRoot, expanded])).toEqual([
      ['x1', true, { callees: true }],
      ['x2', false, { callees: true }],
      ['x3', false, { callees: true }],
    ]);
  });

  test('is drawn for its first steps, and expands on', () => {
    const chain = Array.from({ length: 100 }, (_, at) => place(at + 1, at - 1));
    const graph = new FlowGraph(chain, 'backward');
    const labels = (): string[] => graph.snapshot().nodes.map(({ label }) => label);
    const first = labels();
    expect(first.length).toBe(24);
    const last = graph.snapshot().nodes.at(-1)!;
    expect(last.expanded).toEqual({ callers: false });
    graph.toggle(last.id);
    expect(labels().length).toBe(first.length + 1);
    graph.toggle(graph.snapshot().nodes[0]!.id);
    expect(labels()).toEqual(['x1']);
  });

  test('goes from top to bottom while it has few branches, and from left to right when it has many', () => {
    const branches = (many: number) =>
      new FlowGraph(
        [place(1, -1, { hop: 0 }), ...Array.from({ length: many }, (_, at) => place(at + 2, 0, { hop: 1 }))],
        'forward',
      ).snapshot();
    expect(branches(3).orientation).toBe('down');
    expect(branches(50).orientation).toBe('across');
    // All uses of one value are shown, however many.
    expect(branches(50).nodes.length).toBe(51);
  });

  test('keeps a place that is reached in another way, too', () => {
    // 1 → 2 → 4 and 1 → 3 → 4
    const graph = new FlowGraph(
      [place(1, -1), place(2, 0), place(3, 0), place(4, 1), place(4, 2)],
      'forward',
    );
    graph.toggle('shop/cart.py:200:205');
    expect(ends(graph)).toEqual([
      ['x1', 'x2'],
      ['x1', 'x3'],
      ['x3', 'x4'],
    ]);
  });
});

test('the page loads its two files and nothing else, and has no inline script or style', () => {
  const page = graphPage({ script: 'x:graph.js', style: 'x:graph.css', source: 'x:' });
  expect(page).toContain("default-src 'none'; style-src x:; script-src x:");
  expect(page).not.toMatch(/https?:|unsafe|\son\w+=|\sstyle=|<style|<script>(?!<)/);
});

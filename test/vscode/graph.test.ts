/** The graph view: what is in the picture, where it stands, and how the keyboard moves through it. */
import type { FlowPlace } from '@cpgd/shared';
import { describe, expect, test } from 'vitest';
import { FlowGraph } from '../../client-vscode/src/graph/flow.ts';
import { graphPage } from '../../client-vscode/src/graph/html.ts';
import { arrange, curve, neighbour } from '../../client-vscode/src/graph/layout.ts';
import { CallGraph } from '../../client-vscode/src/graph/model.ts';
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
    expect(graph.merge(a.symbol, 'callers', [call(b, a), call(c, a)])).toEqual({ added: 2, refused: 0 });
    expect(graph.merge(b.symbol, 'callers', [call(c, b)])).toEqual({ added: 0, refused: 0 });
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
    expect(graph.merge(a.symbol, 'callers', many)).toEqual({ added: 2, refused: 8 });
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
      ['x1', true, null],
      ['x2', false, null],
      ['x3', false, null],
    ]);
  });
});

test('the page loads its two files and nothing else, and has no inline script or style', () => {
  const page = graphPage({ script: 'x:graph.js', style: 'x:graph.css', source: 'x:' });
  expect(page).toContain("default-src 'none'; style-src x:; script-src x:");
  expect(page).not.toMatch(/https?:|unsafe|\son\w+=|\sstyle=|<style|<script>(?!<)/);
});

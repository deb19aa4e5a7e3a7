/** Dominators and control dependence against their definitions, on random graphs and on small functions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlDependence } from '../../server/src/flow/control-dependence.ts';
import { digraph, reachable } from '../../server/src/flow/digraph.ts';
import {
  dominators,
  immediateDominators,
  NO_BLOCK,
  postDominators,
} from '../../server/src/flow/dominators.ts';
import { analyze, firstUnit } from './support/flow-of.ts';

describe('immediate dominators', () => {
  test('are the closest nodes without which a node cannot be reached', () => {
    const graphs = fc.integer({ min: 1, max: 12 }).chain((count) => {
      const node = fc.integer({ min: 0, max: count - 1 });
      return fc.tuple(fc.constant(count), fc.array(fc.tuple(node, node), { maxLength: count * 3 }));
    });
    fc.assert(
      fc.property(graphs, ([count, edges]) => {
        const from = Int32Array.from(edges, ([a]) => a);
        const to = Int32Array.from(edges, ([, b]) => b);
        const graph = digraph(count, from, to);
        const found = immediateDominators(graph, 0);
        const isReached = reachable(graph, [0]);
        const dominatorsOf = (node: number): number[] => {
          const all: number[] = [];
          for (let other = 0; other < count; other++) {
            if (other === node) continue;
            const without = digraph(count, from, to, (e) => from[e] !== other && to[e] !== other);
            if (other === 0 || reachable(without, [0])[node] === 0) all.push(other);
          }
          return all;
        };
        for (let node = 1; node < count; node++) {
          if (isReached[node] === 0) {
            expect(found[node]).toBe(NO_BLOCK);
            continue;
          }
          const all = dominatorsOf(node);
          // The closest one is dominated by all the others.
          const closest = all.find((a) =>
            a === 0 ? all.length === 1 : dominatorsOf(a).length === all.length - 1,
          );
          expect(found[node]).toBe(closest);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a function', () => {
  const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

  /** `line on line` for the first statement of each block and the last of what decides about it. */
  function dependences(source: string): string[] {
    const { flow } = firstUnit(analyze(source));
    const { block, on } = controlDependence(flow);
    const line = (point: number): number =>
      lineOf(source, flow.statements.start[flow.points.statement[point]!]!);
    const found = new Set<string>();
    for (let i = 0; i < block.length; i++) {
      const from = flow.pointFrom[block[i]!]!;
      if (from === flow.pointTo[block[i]!]) continue;
      found.add(`${line(from)} on ${line(flow.pointTo[on[i]!]! - 1)}`);
    }
    return [...found].sort();
  }

  test('has its branches depend on their condition', () => {
    expect(dependences('def f(a):\n  if a:\n    b()\n  else:\n    c()\n  d()\n')).toEqual([
      '3 on 2',
      '5 on 2',
    ]);
  });

  test('has a loop depend on itself and what follows a `return` on the condition', () => {
    expect(dependences('def f(a):\n  while a():\n    b()\n  if a:\n    return 1\n  c()\n')).toEqual([
      '2 on 2',
      '3 on 2',
      '5 on 4',
      '6 on 4',
    ]);
  });

  test('that never ends still has post-dominators', () => {
    const { flow } = firstUnit(analyze('def f():\n  while True:\n    if a: b()\n'));
    const after = postDominators(flow);
    for (let block = 3; block < flow.blockCount; block++) expect(after[block]).not.toBe(NO_BLOCK);
  });

  test('is entered through its entry', () => {
    const { flow } = firstUnit(analyze('def f(a):\n  try:\n    b()\n  finally:\n    c()\n'));
    const idom = dominators(flow);
    for (let block = 3; block < flow.blockCount; block++) expect(idom[block]).not.toBe(NO_BLOCK);
  });
});

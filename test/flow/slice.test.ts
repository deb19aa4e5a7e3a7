/** Slices of one function, and its graph as text. */
import { describe, expect, test } from 'vitest';
import { toDot, toGraphml } from '../../server/src/flow/graph-text.ts';
import { type SliceDirection, StatementDependences, statementAt } from '../../server/src/flow/slice.ts';
import { sliceLines } from '../../server/src/flow/slice-text.ts';
import { analyze, firstUnit } from './support/flow-of.ts';

const SOURCE = `def f(rows, limit):
    total = 0
    count = 0
    for row in rows:
        if row.ok:
            total += row.price
        count += 1
    log(count)
    if total > limit:
        total = limit
    return total
`;

/** Lines of the slice from the statement on a line; line 1 is the function's own header. */
function slice(source: string, line: number, direction: SliceDirection): number[] {
  const unit = firstUnit(analyze(source));
  const offset =
    source
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + 1;
  const indentation = /^ */.exec(source.slice(offset))![0].length;
  const start = statementAt(unit, offset + indentation);
  const { statements } = new StatementDependences(unit).slice([start], direction);
  return statements.map((row) => source.slice(0, unit.flow.statements.start[row]!).split('\n').length);
}

test('a header ends where its code does, not behind a comment', () => {
  const { statements } = firstUnit(analyze('def f(a):\n  if a:  # why\n    # because\n    return 1\n')).flow;
  expect([statements.start[1], statements.end[1]]).toEqual([12, 17]);
});

describe('a slice', () => {
  test('backwards holds what the value depends on and nothing else', () => {
    expect(slice(SOURCE, 11, 'backward')).toEqual([1, 2, 4, 5, 6, 9, 10, 11]);
    expect(slice(SOURCE, 8, 'backward')).toEqual([1, 3, 4, 7, 8]);
  });

  test('forwards holds what the value has an effect on', () => {
    expect(slice(SOURCE, 3, 'forward')).toEqual([3, 7, 8]);
    expect(slice(SOURCE, 5, 'forward')).toEqual([5, 6, 9, 10, 11]);
  });

  test('says how each statement came in', () => {
    const unit = firstUnit(analyze(SOURCE));
    const found = new StatementDependences(unit).slice(
      [statementAt(unit, SOURCE.indexOf('total +='))],
      'backward',
    );
    const reasons = found.statements.map((row, i) => {
      const line = SOURCE.slice(0, unit.flow.statements.start[row]!).split('\n').length;
      return `${line} ${found.reachedBy[i]}`;
    });
    expect(reasons).toEqual(['1 data', '2 data', '4 data', '5 control', '6 start']);
  });

  test('is printed as annotated source', () => {
    const unit = firstUnit(analyze(SOURCE));
    const found = new StatementDependences(unit).slice(
      [statementAt(unit, SOURCE.indexOf('total +='))],
      'backward',
    );
    const lines = sliceLines(unit, found, Buffer.from(SOURCE));
    expect(lines.map(({ line, text, note }) => `${line}: ${text} # ${note}`)).toEqual([
      '1: def f(rows, limit): # data of 4',
      '2:     total = 0 # data of 6',
      '4:     for row in rows: # data of 6',
      '5:         if row.ok: # control of 6',
      '6:             total += row.price # start',
    ]);
  });

  test('follows exceptions into handlers', () => {
    const source =
      'def f():\n    x = g()\n    try:\n        h()\n    except E:\n        x = 1\n    return x\n';
    expect(slice(source, 7, 'backward')).toEqual([2, 4, 5, 6, 7]);
  });
});

describe('the graph as text', () => {
  const analyzed = analyze('def f(a):\n    if a < "<&>":\n        return 1\n    g()\n');
  const { flow } = firstUnit(analyzed);
  const options = { source: Buffer.from(analyzed.source), name: 'f' };

  test('as dot', () => {
    expect(toDot(flow, options)).toBe(`digraph "f" {
  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#57606a", fontname="monospace", fontsize=10];
  edge [color="#57606a", fontname="sans-serif", fontsize=9];
  b0 [label="entry", shape=oval];
  b1 [label="exit", shape=oval];
  b3 [label="2: if a < \\"<&>\\":"];
  b4 [label="3: return 1"];
  b5 [label="4: g()"];
  b0 -> b3;
  b3 -> b4 [label="true",color="#2e7d32"];
  b3 -> b5 [label="false",color="#c62828"];
  b4 -> b1;
  b5 -> b1;
}
`);
  });

  test('with the part of a statement that each block evaluates, and a true way for "not"', () => {
    const source = 'def f(a, b):\n  x = a if not b else g(a)\n  return x\n';
    const unit = firstUnit(analyze(source));
    const dot = toDot(unit.flow, { source: Buffer.from(source), name: 'f' });
    const labels = [...dot.matchAll(/^ {2}(b\d+) \[label="(.*?)"/gm)].map(([, , label]) => label);
    expect(labels).toEqual(['entry', 'exit', '2: … not b', '2: … a', '2: … g(a)', '2: … x\\l3: return x\\l']);
    expect(dot).toContain('b3 -> b4 [label="true"');
  });

  test('as GraphML, with all edges and escaped text', () => {
    const text = toGraphml(flow, options);
    expect(text).toContain('<data key="source">2: if a &lt; &quot;&lt;&amp;&gt;&quot;:</data>');
    expect(text.match(/<edge /g)).toHaveLength(flow.edgeCount);
    expect(text.match(/<node /g)).toHaveLength(flow.blockCount);
  });
});

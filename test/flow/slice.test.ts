/** Slices of one function, and its graph as text. */
import { describe, expect, test } from 'vitest';
import { toDot, toGraphml } from '../../server/src/flow/graph-text.ts';
import { type SliceDirection, StatementDependences, statementAt } from '../../server/src/flow/slice.ts';
import { sliceLines } from '../../server/src/flow/slice-text.ts';
import { type Analyzed, analyze, firstUnit } from './support/flow-of.ts';

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

const dependencesOf = (analyzed: Analyzed): StatementDependences =>
  new StatementDependences(analyzed.file, firstUnit(analyzed));

/** Lines of the slice from the statement on a line; line 1 is the function's own header. */
function slice(source: string, line: number, direction: SliceDirection): number[] {
  const analyzed = analyze(source);
  const unit = firstUnit(analyzed);
  const offset =
    source
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + 1;
  const indentation = /^ */.exec(source.slice(offset))![0].length;
  const start = statementAt(unit, offset + indentation);
  const { statements } = dependencesOf(analyzed).slice([start], direction);
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
    const analyzed = analyze(SOURCE);
    const unit = firstUnit(analyzed);
    const found = dependencesOf(analyzed).slice([statementAt(unit, SOURCE.indexOf('total +='))], 'backward');
    const reasons = found.statements.map((row, i) => {
      const line = SOURCE.slice(0, unit.flow.statements.start[row]!).split('\n').length;
      return `${line} ${found.reachedBy[i]}`;
    });
    expect(reasons).toEqual(['1 data', '2 data', '4 data', '5 control', '6 start']);
  });

  test('is printed as annotated source', () => {
    const analyzed = analyze(SOURCE);
    const unit = firstUnit(analyzed);
    const found = dependencesOf(analyzed).slice([statementAt(unit, SOURCE.indexOf('total +='))], 'backward');
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

/** Lines of both slices of a function's body, whose first line is 1. */
const around = (lines: readonly string[], line: number): [backward: number[], forward: number[]] => {
  const source = `def f(a):\n${lines.map((text) => `  ${text}\n`).join('')}`;
  const of = (direction: SliceDirection): number[] =>
    slice(source, line + 1, direction)
      .map((found) => found - 1)
      .filter((found) => found > 0);
  return [of('backward'), of('forward')];
};

describe('what is written into objects', () => {
  test('by methods called for their effect is seen where the object is read', () => {
    const lines = ['l = []', 'for i in a:', '  if i: l.append(i)', 'l.sort()', 'n = len(a)', 'return l'];
    expect(around(lines, 6)[0]).toEqual([1, 2, 3, 3, 4, 6]);
    expect(around(lines, 4)[0]).toEqual([1, 2, 3, 3, 4]);
    expect(around(lines, 4)[1]).toEqual([4, 6]);
  });

  test('by methods of containers that give what they take out', () => {
    const lines = ['l = list(a)', 'x = l.pop()', 'y = l.index(1)', 'return l[0]'];
    expect(around(lines, 4)[0]).toEqual([1, 2, 4]);
    expect(around(lines, 2)[1]).toEqual([2, 3, 4]);
  });

  test('by assignment and `del` is seen by reads of the whole or the same part', () => {
    const lines = ['d = {}', 'd["k"] = a', 'del d["j"]', 'u(d["k"])', 'u(d["m"])', 'return d'];
    expect(around(lines, 6)[0]).toEqual([1, 2, 3, 6]);
    expect(around(lines, 4)[0]).toEqual([1, 2, 4]);
    expect(around(lines, 5)[0]).toEqual([1, 5]);
    expect(around(lines, 2)[1]).toEqual([2, 4, 6]);
    expect(around(['s = make()', 's.x = a', 'return s'], 3)[0]).toEqual([1, 2, 3]);
  });

  test('deep inside is in what is around it, too', () => {
    const lines = [
      'o = make()',
      'o.items.append(a)',
      'o.rows[1].x = a',
      'u(o.rows)',
      'u(o.items)',
      'return o',
    ];
    expect(around(lines, 6)[0]).toEqual([1, 2, 3, 6]);
    expect(around(lines, 5)[0]).toEqual([1, 2, 5]);
    expect(around(lines, 4)[0]).toEqual([1, 3, 4]);
    expect(around(['d = {}', 'd.setdefault(a, []).append(1)', 'return d'], 3)[0]).toEqual([1, 2, 3]);
    expect(around(['o = get(a)', 'make(o).x = 1', 'return make'], 3)[0]).toEqual([3]);
  });

  test('is gone when the name means another object, and not there before it is written', () => {
    expect(around(['l = []', 'l.append(a)', 'l = [1]', 'return l'], 4)[0]).toEqual([3, 4]);
    expect(around(['l = []', 'u(l)', 'l.append(a)'], 2)[0]).toEqual([1, 2]);
    expect(around(['l = []', 'for i in a:', '  u(l)', '  l.append(i)'], 3)[0]).toEqual([1, 2, 3, 4]);
  });

  test('is read by methods called later, but not by those of the same `self`', () => {
    expect(around(['m = mail(a)', 'm.attach(a)', 'm.send()'], 3)[0]).toEqual([1, 2, 3]);
    const { file, source } = analyze(
      'class C:\n  def f(self):\n    self.a()\n    self.b()\n    return self.c()\n',
    );
    const unit = file.units[2]!;
    const of = (text: string): number => statementAt(unit, source.indexOf(text));
    const dependsOn = (text: string): readonly number[] =>
      new StatementDependences(file, unit).slice([of(text)], 'backward').statements;
    expect(dependsOn('self.b')).not.toContain(of('self.a'));
    expect(dependsOn('return')).toEqual(expect.arrayContaining([of('self.a'), of('self.b')]));
  });

  test('is not written by methods that are asked for something', () => {
    expect(around(['x = a.startswith("x")', 'return a'], 2)[0]).toEqual([2]);
  });

  test('in variables of others is followed within the function', () => {
    expect(around(['SEEN.append(a)', 'return SEEN'], 2)[0]).toEqual([1, 2]);
    expect(around(['await a.put(1)', 'return a'], 2)[0]).toEqual([1, 2]);
  });
});

describe('a clause', () => {
  const match = [
    't = read(a)',
    'match t:',
    "  case {'k': v}:",
    '    return v',
    '  case int():',
    '    r = 1',
    'return r',
  ];

  test('of a `match` depends on the subject', () => {
    expect(around(match, 4)[0]).toEqual([1, 2, 3, 4]);
    expect(around(match, 1)[1]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(around(match, 7)[0]).toEqual(expect.arrayContaining([1, 2, 5, 6]));
  });

  test('or `with` does not depend on its own body because it cleans up behind it', () => {
    const lines = ['try:', '  q = src()', 'except A as e:', '  if a: r = e', 'u(q)'];
    expect(around(lines, 3)[0]).toEqual([2, 3]);
    expect(around(['with a as d:', '  if d: u(d)'], 1)[0]).toEqual([1]);
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

/**
 * The evaluator, one kind of rule at a time, over hand-made rows.
 */
import { describe, expect, test } from 'vitest';
import type { Cell, Row } from '../../server/src/relations/cell.ts';
import { compileRule } from '../../server/src/relations/rules/evaluate.ts';
import type { RowSource } from '../../server/src/relations/rules/row-source.ts';
import type { Rule, WinnerPolicy } from '../../server/src/relations/rules/rule.ts';
import { RuleError } from '../../server/src/relations/rules/rule-error.ts';
import { type ColumnSpec, type Contract, col, fileTable } from '../../server/src/relations/table.ts';

const table = (name: string, ...columns: ColumnSpec[]): Contract =>
  fileTable({
    name,
    family: 'evidence',
    lens: 'native_cst',
    meaning: 'For tests.',
    columns,
    key: [columns[0]!.name],
    tieBreakers: columns.some((c) => c.name === 'score') ? [{ column: 'score', order: 'descending' }] : [],
    sort: [columns[0]!.name],
    rows: () => {},
  }).contract;

const text = (name: string) => col.orNull.string(name, '');
const int = (name: string) => col.orNull.int(name, '');

function run(rule: Rule, output: Contract, inputs: readonly (readonly [Contract, readonly Row[]])[]): Row[] {
  const contracts = new Map(inputs.map(([contract]) => [contract.name, contract]));
  const source: RowSource = {
    rows: (name) => inputs.find(([contract]) => contract.name === name)![1],
    workspaceIndex: (name, column) => {
      const [contract, rows] = inputs.find(([input]) => input.name === name)!;
      const index = contract.columns.findIndex((c) => c.name === column);
      return new Map(rows.map((row) => [row[index]!, rows.filter((other) => other[index] === row[index])]));
    },
  };
  const made: Row[] = [];
  compileRule(rule, output, (name) => contracts.get(name)!)(source, (row) => made.push(row));
  return made;
}

const items = table('items', text('path'), text('id'), int('bits'), text('other'));
const out = table('out', text('a'), text('b'));

describe('project', () => {
  const rows: Row[] = [
    ['p', 'x', 3, null],
    ['p', 'y', 4, 'y'],
    ['p', 'local 1', 0, 'z'],
  ];
  const ids = (where: Rule['where']) =>
    run(
      { kind: 'project', name: 'r', from: 'items', ...(where && { where }), select: { a: { column: 'id' } } },
      out,
      [[items, rows]],
    ).map(([id]) => id);

  test.each([
    [[{ column: 'id', oneOf: ['x', 'y'] }], ['x', 'y']],
    [[{ column: 'other', isNull: true }], ['x']],
    [[{ column: 'bits', hasBits: 4 }], ['y']],
    [[{ column: 'bits', lacksBits: 5 }], ['local 1']],
    [[{ column: 'other', differsFrom: 'id' }], ['x', 'local 1']],
    [[{ column: 'id', startsWith: 'local ' }], ['local 1']],
    [
      [
        { column: 'id', startsWith: 'local ', negated: true },
        { column: 'bits', hasBits: 1 },
      ],
      ['x'],
    ],
  ] as [Rule['where'], Cell[]][])('where %j', (where, expected) => {
    expect(ids(where)).toEqual(expected);
  });

  test('values: literal, first that is not null, hashes of input and of output', () => {
    const [first, second] = run(
      {
        kind: 'project',
        name: 'r',
        from: 'items',
        select: {
          a: { firstOf: [{ column: 'other' }, { literal: 'none' }] },
          b: { hashOutput: 'H', of: ['a'] },
        },
      },
      out,
      [[items, rows]],
    );
    expect([first![0], second![0]]).toEqual(['none', 'y']);
    expect(first![1]).toMatch(/^H:[0-9a-f]{16}$/);
    expect(first![1]).not.toBe(second![1]);
  });

  test('symbol nodes of locals differ between files, others do not', () => {
    const nodeOf = (path: string, symbol: string) =>
      run({ kind: 'project', name: 'r', from: 'items', select: { a: { symbolNode: 'id' } } }, out, [
        [items, [[path, symbol, 0, null]]],
      ])[0]![0];
    expect(nodeOf('p', 'local 1')).not.toBe(nodeOf('q', 'local 1'));
    expect(nodeOf('p', 's')).toBe(nodeOf('q', 's'));
  });
});

describe('joins', () => {
  const left = table('left', text('path'), text('k'));
  const right = table('right', text('path'), text('k'), text('v'));
  const join = (how: 'inner' | 'left_outer', scope: 'file' | 'workspace'): Rule => ({
    kind: 'hash_join',
    name: 'r',
    left: 'left',
    right: 'right',
    on: ['k', 'k'],
    scope,
    join: how,
    select: { a: { column: 'k' }, b: { column: 'right.v' } },
  });
  const inputs = [
    [
      left,
      [
        ['p', '1'],
        ['p', '2'],
      ],
    ],
    [
      right,
      [
        ['p', '1', 'one'],
        ['q', '1', 'uno'],
      ],
    ],
  ] as const;

  test.each(['file', 'workspace'] as const)('inner pairs every partner (%s)', (scope) => {
    expect(run(join('inner', scope), out, inputs)).toEqual([
      ['1', 'one'],
      ['1', 'uno'],
    ]);
  });

  test('left outer keeps the lonely', () => {
    expect(run(join('left_outer', 'file'), out, inputs)).toContainEqual(['2', null]);
  });

  test('interval_align finds the innermost container, or none', () => {
    const span = (name: string) => table(name, text('id'), int('bstart'), int('bend'));
    const rule: Rule = {
      kind: 'interval_align',
      name: 'r',
      left: 'errors',
      right: 'defs',
      select: { a: { column: 'left.id' }, b: { column: 'right.id' } },
    };
    const made = run(rule, out, [
      [
        span('errors'),
        [
          ['in', 12, 13],
          ['edge', 10, 20],
          ['wide', 5, 60],
          ['after', 99, 100],
        ],
      ],
      [
        span('defs'),
        [
          ['inner', 10, 20],
          ['outer', 0, 50],
          ['next', 51, 98],
          ['outermost', 0, 98],
        ],
      ],
    ]);
    expect(made).toEqual([
      ['in', 'inner'],
      ['edge', 'inner'],
      ['wide', 'outermost'],
      ['after', null],
    ]);
  });
});

describe('explode', () => {
  const things = table('things', text('id'), col.list('names', ''), int('n'), col.orNull.bool('flag', ''));
  const props = table('props', text('id'), text('key'), text('s'), int('i'), col.orNull.bool('t', ''));
  const explode = (skipFalse: boolean) =>
    run(
      {
        kind: 'explode',
        name: 'r',
        from: 'things',
        columns: ['names', 'n', 'flag'],
        skipFalse,
        select: {
          id: { column: 'id' },
          key: { column: 'key' },
          s: { column: 'value_string' },
          i: { column: 'value_int64' },
          t: { column: 'value_bool' },
        },
      },
      props,
      [
        [
          things,
          [
            ['x', ['a', 'b'], 7, false],
            ['y', [], null, null],
          ],
        ],
      ],
    );

  test('one row per property and per item of a list, none for nulls', () => {
    expect(explode(false)).toEqual([
      ['x', 'names[0]', 'a', null, null],
      ['x', 'names[1]', 'b', null, null],
      ['x', 'n', null, 7, null],
      ['x', 'flag', null, null, false],
    ]);
  });

  test('can leave false flags out', () => {
    expect(explode(true)).toHaveLength(3);
  });
});

test('dim_build gives each value once', () => {
  const rule: Rule = {
    kind: 'dim_build',
    name: 'r',
    from: ['items', 'more'],
    distinct: 'id',
    select: { a: { column: 'id' } },
  };
  const more = { ...items, name: 'more' };
  const made = run(rule, out, [
    [
      items,
      [
        ['p', 'x', 0, null],
        ['p', 'x', 1, null],
      ],
    ],
    [
      more,
      [
        ['p', 'x', 0, null],
        ['p', 'y', 0, null],
      ],
    ],
  ]);
  expect(made).toEqual([
    ['x', null],
    ['y', null],
  ]);
});

describe('winner_select', () => {
  const candidates = table('candidates', text('target'), text('per'), int('score'));
  const winners = table('winners', text('target'), int('n'), col.list('all', ''));
  const select = (policy: WinnerPolicy) =>
    run(
      {
        kind: 'winner_select',
        name: 'r',
        from: 'candidates',
        per: 'per',
        target: 'target',
        policy,
        select: {
          target: { column: 'target' },
          n: { column: 'n_candidates' },
          all: { column: 'candidates' },
        },
      },
      winners,
      [
        [
          candidates,
          [
            ['b', '1', 5],
            ['a', '1', 3],
            ['c', '1', 5],
            ['z', '2', 1],
          ],
        ],
      ],
    );

  test.each([
    ['KEEP_FIRST_AFTER_SORT', 'a'],
    ['KEEP_BEST_BY_SCORE', 'b'],
    ['COLLAPSE_LIST', 'b'],
  ] as const)('%s keeps %s', (policy, winner) => {
    expect(select(policy)).toEqual([
      [winner, 3, ['a', 'b', 'c']],
      ['z', 1, ['z']],
    ]);
  });
});

describe('declarations that cannot work', () => {
  const project = (select: Rule['select'], where: Rule['where'] = []): Rule => ({
    kind: 'project',
    name: 'bad rule',
    from: 'items',
    where,
    select,
  });

  test.each([
    ['an input column that is not there', project({ a: { column: 'nope' } })],
    ['an output column that is not there', project({ nope: { column: 'id' } })],
    ['a condition on a column that is not there', project({}, [{ column: 'nope', isNull: true }])],
  ])('%s', (_, rule) => {
    expect(() => run(rule, out, [[items, []]])).toThrow(RuleError);
    expect(() => run(rule, out, [[items, []]])).toThrow(/"bad rule".*no column "nope"/);
  });
});

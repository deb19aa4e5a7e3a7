/**
 * Path queries: that stepping from nodes gives the edges of `cpg_edges` and nothing else, what repeats, filters and
 * names mean, what is refused with which words, and that limits are told.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createOnDemandSources } from '../../server/src/daemon/on-demand-sources.ts';
import type { OpenProject } from '../../server/src/daemon/open-project.ts';
import type { AnswerContext } from '../../server/src/daemon/questions/answer-context.ts';
import { glob } from '../../server/src/daemon/traverse/conditions.ts';
import { kindOfId } from '../../server/src/daemon/traverse/graph-node.ts';
import { neighbours } from '../../server/src/daemon/traverse/neighbours.ts';
import { describeQueryError, QueryError } from '../../server/src/daemon/traverse/query-error.ts';
import { graphView, traverseAtOnce } from '../../server/src/daemon/traverse/traverse.ts';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';
import { NODE_KINDS } from '../../server/src/relations/node-kinds.ts';
import type { OnDemandPart } from '../../server/src/relations/on-demand/parts.ts';
import { tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { indexed } from '../support/projects.ts';
import { GRAPH_FILES } from './graph-project.ts';

/** Kinds that are declared and that nothing makes. */
const RESERVED = NODE_KINDS.filter(({ state }) => state === 'off').map(({ kind }) => kind);

const LIMITS = { limit: 1000, maxVisits: 100_000, timeLimitMs: 60_000 };

async function open(files = GRAPH_FILES): Promise<AnswerContext> {
  return ((await indexed(files, { workers: 1 })).project as OpenProject).answers();
}

async function ask(context: AnswerContext, query: string, more: object = {}) {
  return traverseAtOnce(context, { query, ...LIMITS, ...more });
}

/** Values of rows with one column. */
async function column(context: AnswerContext, query: string): Promise<unknown[]> {
  return (await ask(context, query)).rows.map(({ values }) => values[0]);
}

/** What a query that cannot be run is told. */
async function refusal(context: AnswerContext, query: string): Promise<string> {
  const error = await ask(context, query).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof QueryError)) throw new Error(`"${query}" was not refused: ${error}`);
  return describeQueryError(query, error);
}

describe('the edges that steps follow are those of cpg_edges', () => {
  const parts: ReadonlySet<OnDemandPart> = new Set(['tokens', 'flow']);

  test('along and against every kind of edge, from every node', async () => {
    const context = await open();
    const sources = await createOnDemandSources();
    const options = { ...sources, include: [...parts] };
    const rowsOf = (table: string) => {
      const { columns } = tableContract(table);
      const names = columns.map(({ name }) => name);
      return tableRows(context.snapshot, table, options).rows.map(
        (row) => Object.fromEntries(names.map((name, i) => [name, row[i]])) as Record<string, string | null>,
      );
    };
    const nodes = rowsOf('cpg_nodes');
    const edges = rowsOf('cpg_edges');
    const view = await graphView(context, parts);
    // A span-less node is at home in any file that has it: the first will do.
    const homeOf = new Map<string, string>();
    for (const { path } of context.snapshot.files)
      for (const kind of new Set(nodes.map(({ node_kind }) => node_kind!)))
        for (const id of view.file(path).nodesOf(kind).keys()) if (!homeOf.has(id)) homeOf.set(id, path);

    for (const { node_id, node_kind } of nodes) expect(kindOfId(node_id!)).toBe(node_kind);
    const kinds = EDGE_KINDS.filter(
      ({ state, lens }) => state !== 'off' && lens !== 'cpython' && lens !== 'scip',
    );
    const seenKinds = new Set(edges.map(({ edge_kind }) => edge_kind));
    const absent = kinds
      .filter(({ kind, state }) => state === 'on' && !seenKinds.has(kind))
      .map(({ kind }) => kind);
    expect(absent, 'kinds that the project should have and has not').toEqual([]);
    for (const { kind } of kinds) {
      const expected = edges.filter(({ edge_kind }) => edge_kind === kind).map(({ edge_id }) => edge_id!);
      for (const direction of ['forward', 'backward'] as const) {
        const found = nodes.flatMap(({ node_id, node_kind }) => {
          const node = { id: node_id!, kind: node_kind!, home: homeOf.get(node_id!)! };
          return [...neighbours(view, node, kind, direction)].flatMap((edge) =>
            edge ? [String(edge.row[0])] : [],
          );
        });
        expect(found.sort(), `${kind} ${direction}`).toEqual(expected.sort());
      }
    }
  });
});

describe('what queries mean', () => {
  let context: AnswerContext;
  const it = (name: string, check: () => Promise<void>) =>
    test(name, async () => {
      context = await open();
      await check();
    });

  it('a step along an edge, and one against it', async () => {
    expect(
      await column(context, 'PY_CLASS_DEF[name = "Base"] <-PY_MEMBER_OF- PY_METHOD_DEF select name'),
    ).toEqual(['__init__', 'run', 'area']);
    expect(
      await column(context, 'PY_METHOD_DEF[name = "area"] -PY_MEMBER_OF-> PY_CLASS_DEF select name'),
    ).toEqual(['Base']);
  });

  it('repeats give what is reached in that many steps, each once', async () => {
    const subclasses = (repeat: string) =>
      column(
        context,
        `PY_CLASS_DEF[name = "Base"] <-PY_INHERITS_FROM_CLASS-${repeat} PY_CLASS_DEF select name`,
      );
    expect((await subclasses('')).sort()).toEqual(['Mine', 'Plain']);
    expect((await subclasses('{1,5}')).sort()).toEqual(['Mine', 'Plain']);
    // Mine inherits from Base directly and by way of Plain.
    expect(await subclasses('{2}')).toEqual(['Mine']);
    expect(await subclasses('{3}')).toEqual([]);
    expect((await subclasses('{0,1}')).sort()).toEqual(['Base', 'Mine', 'Plain']);
  });

  it('a repeat goes as far from the second start as from the first', async () => {
    const files = {
      'chain.py': 'class C0: pass\nclass C1(C0): pass\nclass C2(C1): pass\nclass C3(C2): pass\n',
    };
    // From C0 the second step ends at C2, from C1 the first one does, and goes on.
    const found = await column(
      await open(files),
      'PY_CLASS_DEF[name in ("C0", "C1")] <-PY_INHERITS_FROM_CLASS-{1,2} select name',
    );
    expect(found.sort()).toEqual(['C1', 'C2', 'C3']);
  });

  it('a group is repeated as a whole, also through recursion', async () => {
    const callers =
      'PY_SYMBOL[dotted_name = "app.core.leaf"] ( <-PY_CALLS_SYMBOL- <-PY_CONTAINS- -PY_DEFINES_SYMBOL-> )';
    expect((await column(context, `${callers}{1,1} select name`)).sort()).toEqual(['helper', 'inner', 'use']);
    const all = await column(context, `${callers}{1,20} select dotted_name`);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('app.core.Base.run');
    expect(all).toContain('app.core.helper');
  });

  it('filters compare columns and properties of nodes and edges', async () => {
    const names = (filter: string) => column(context, `PY_PARAMETER[${filter}] select name`);
    expect(await names('param_kind = "KWONLY"')).toEqual(['deep']);
    expect((await names('has_default and path = "app/core.py"')).sort()).toEqual(['deep', 'size']);
    expect(await names('annotation like "dict[*"')).toEqual(['other']);
    expect(await names('name in ("deep", "n") and not has_default')).toEqual(['n']);
    expect(await names('position >= 1 and path = "app/deep/er/user.py"')).toEqual(['other']);
    const methods = (filter: string) =>
      column(
        context,
        `PY_SYMBOL[name = "leaf"] <-PY_CALLS_SYMBOL[${filter}] as call- PY_CALLSITE select call.resolution_method`,
      );
    expect(new Set(await methods('confidence >= 0.9'))).not.toContain('alternative');
    expect(await methods('confidence < 0')).toEqual([]);
  });

  it('a path in a filter asks whether it exists', async () => {
    const uncalled =
      'PY_FUNCTION_DEF[name != "<lambda>" and not -PY_DEFINES_SYMBOL-> PY_SYMBOL <-PY_CALLS_SYMBOL-] select name';
    expect((await column(context, uncalled)).sort()).toEqual(['h', 'half', 'outer', 'stub']);
    const decorated = 'PY_FUNCTION_DEF|PY_METHOD_DEF[-PY_HAS_DECORATOR->] select name';
    expect((await column(context, decorated)).sort()).toEqual(['area', 'helper']);
  });

  it('things are named with "as" and selected together', async () => {
    const { columns, rows } = await ask(
      context,
      'PY_CLASS_DEF as sub -PY_INHERITS_FROM_CLASS as how-> PY_CLASS_DEF select sub.name as class, name, how.confidence, sub.line',
    );
    expect(columns).toEqual(['class', 'name', 'how.confidence', 'sub.line']);
    expect(rows.map(({ values }) => values)).toEqual(
      expect.arrayContaining([
        ['Plain', 'Base', 1, 16],
        ['Mine', 'Plain', 1, 15],
        ['Mine', 'Base', 1, 15],
      ]),
    );
    expect(rows).toHaveLength(3);
  });

  it('nodes made on demand are there when they are named', async () => {
    expect(
      await column(context, 'PY_FUNCTION_DEF[name = "leaf"] -PY_CONTAINS-> PY_COMMENT select text'),
    ).toEqual(['def leaf(value): # the end']);
    const plain = await ask(context, 'PY_FUNCTION_DEF[name = "leaf"] -PY_CONTAINS->');
    expect(plain.rows.some(({ values }) => values[0] === 'PY_COMMENT')).toBe(false);
    const reached = await column(context, 'DF_DEF_SITE[name = "total"] -REACHES-> DF_USE_SITE select line');
    expect(reached).toEqual([24, 25]);
  });

  it('a path is told from its start', async () => {
    const { rows } = await ask(
      context,
      'PY_CLASS_DEF[name = "Mine"] -PY_INHERITS_FROM_CLASS->{2} PY_CLASS_DEF',
      {
        withPaths: true,
      },
    );
    const [row] = rows;
    expect(row!.path!.map(({ edge, node }) => [edge, node.name])).toEqual([
      [null, 'Mine'],
      ['PY_INHERITS_FROM_CLASS', 'Plain'],
      ['PY_INHERITS_FROM_CLASS', 'Base'],
    ]);
  });

  it('start nodes that an index finds are those that a search of all files finds', async () => {
    for (const [indexed, searched] of [
      [
        'PY_FUNCTION_DEF|PY_METHOD_DEF|PY_CLASS_DEF[name = "run"]',
        'PY_FUNCTION_DEF|PY_METHOD_DEF|PY_CLASS_DEF[name like "run"]',
      ],
      ['PY_METHOD_DEF[qualified_name = "Plain.run"]', 'PY_METHOD_DEF[qualified_name like "Plain.run"]'],
      ['PY_FUNCTION_DEF[name = "twin"]', 'PY_FUNCTION_DEF[name like "twin"]'],
      ['PY_FUNCTION_DEF[name = "inner"]', 'PY_FUNCTION_DEF[name like "inner"]'],
      ['PY_SYMBOL[name = "leaf"]', 'PY_SYMBOL[name like "leaf"]'],
      ['PY_SYMBOL[name = "app.core"]', 'PY_SYMBOL[name like "app.core"]'],
      ['PY_SYMBOL[dotted_name = "app.core.Base.size"]', 'PY_SYMBOL[dotted_name like "app.core.Base.size"]'],
      ['PY_MODULE[name = "app.core"]', 'PY_MODULE[name like "app.core"]'],
      ['PY_MODULE[name = "os.path"]', 'PY_MODULE[name like "os.path"]'],
      ['PY_FILE[path = "app/either.py"]', 'PY_FILE[path like "app/either.py"]'],
      ['PY_CALLSITE[path = "app/either.py"]', 'PY_CALLSITE[path like "app/either.py"]'],
    ] as const) {
      const [fast, slow] = [
        await column(context, `${indexed} select id`),
        await column(context, `${searched} select id`),
      ];
      expect(fast.sort(), indexed).toEqual(slow.sort());
      expect(fast.length, indexed).toBeGreaterThan(0);
    }
  });

  it('limits end a query and are told', async () => {
    expect(await ask(context, 'PY_NAME_REF', { limit: 2 })).toMatchObject({
      limitReached: 'rows',
      rows: { length: 2 },
    });
    expect(await ask(context, 'PY_NAME_REF', { maxVisits: 5 })).toMatchObject({ limitReached: 'visits' });
    expect(await ask(context, 'PY_NAME_REF', { timeLimitMs: 0 })).toMatchObject({ limitReached: 'time' });
    expect(await ask(context, 'PY_CLASS_DEF')).toMatchObject({ limitReached: null });
  });

  it('what cannot be meant is refused with what to write instead', async () => {
    const expected: readonly (readonly [query: string, says: string])[] = [
      ['', 'A query begins with nodes'],
      ['PY_CLAS_DEF', 'Did you mean PY_CLASS_DEF'],
      ['PY_CONTAINS', 'is no node kind'],
      ['PY_CLASS_DEF -PY_CLASS_DEF->', 'is no edge kind'],
      ...RESERVED.map((kind) => [kind, 'its lens is not on'] as const),
      ['PY_CLASS_DEF[nam = "x"]', 'Did you mean name'],
      ['PY_CLASS_DEF[line = 3]', 'can be selected, not compared'],
      ['PY_PARAMETER -PY_MEMBER_OF->', 'PY_MEMBER_OF leads from'],
      ['PY_CLASS_DEF <-PY_MEMBER_OF- PY_SYMBOL', 'never to PY_SYMBOL'],
      ['PY_METHOD_DEF (-PY_DEFINES_SYMBOL->){2}', 'The group cannot be repeated'],
      ['PY_CLASS_DEF -PY_CONTAINS->{3,1}', 'allows no repetition'],
      ['PY_CLASS_DEF -PY_CONTAINS->{1,}', 'names its bounds'],
      ['PY_CLASS_DEF -PY_CONTAINS->{1,1000}', 'At most 100'],
      ['PY_CLASS_DEF -PY_CONTAINS->{1,2} as x as y', 'was expected'],
      ['PY_CLASS_DEF (-PY_CONTAINS-> PY_CLASS_DEF as x){2}', 'several things of one row'],
      ['PY_CLASS_DEF as a -PY_CONTAINS-> PY_CLASS_DEF as a', 'something else already'],
      ['PY_CLASS_DEF select b.name', 'Nothing is named "b"'],
      ['PY_CLASS_DEF[name = "x', 'The string has no end'],
      ['PY_CLASS_DEF[name = ]', 'Here goes a value'],
      ['PY_CLASS_DEF ; drop', 'means nothing here'],
      [`PY_CLASS_DEF[${'('.repeat(200)}`, 'nested too deeply'],
      ['PY_CLASS_DEF -PY_CONTAINS[-PY_CONTAINS->]->', 'not of an edge'],
    ];
    for (const [query, says] of expected) expect(await refusal(context, query), query).toContain(says);
  });

  it('no text makes it fail in another way', async () => {
    const words = [
      'PY_CLASS_DEF',
      '-PY_CONTAINS->',
      '<-',
      '(',
      ')',
      '{1,2}',
      '[',
      ']',
      'name',
      '=',
      '"x"',
      'and',
      'not',
      'as',
      'select',
      ',',
      '.',
      '|',
      '-',
      '3',
      'like',
    ];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 2_000; round++) {
      const query = Array.from({ length: random(12) }, () => words[random(words.length)]).join(' ');
      await ask(context, query, { maxVisits: 200 }).catch((error: unknown) => {
        if (!(error instanceof QueryError)) throw new Error(`${query}: ${error}`);
      });
    }
  });
});

test('the questions of docs/reference/traverse.md are queries that can be run', async () => {
  const TRAVERSE_PAGE = readFileSync(new URL('../../docs/reference/traverse.md', import.meta.url), 'utf8');
  const queries = Array.from(TRAVERSE_PAGE.matchAll(/^\$ cpgd traverse .*?'(.*)'$/gm), ([, query]) => query!);
  expect(queries).toHaveLength(10);
  const context = await open();
  for (const query of queries) expect((await ask(context, query)).limitReached, query).toBeNull();
});

test('globs match whole texts, and many stars take no time', () => {
  expect(glob('get_*')('get_host')).toBe(true);
  expect(glob('get_*')('forget_it')).toBe(false);
  expect(glob('*')('')).toBe(true);
  expect(glob('a?c')('abc')).toBe(true);
  expect(glob('a*b*c')('a--b--b-c')).toBe(true);
  expect(glob('*a'.repeat(50))('a'.repeat(5_000) + 'b')).toBe(false);
});

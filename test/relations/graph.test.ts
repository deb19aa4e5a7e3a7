/**
 * The graph: every kind is made, every end exists, ids are unique and do not depend on how files came.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { createFlowSource } from '../../server/src/flow/rows.ts';
import type { Row } from '../../server/src/relations/cell.ts';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';
import { checkIntegrity, referencesOf } from '../../server/src/relations/integrity.ts';
import { NODE_KINDS } from '../../server/src/relations/node-kinds.ts';
import type { CompiledFile } from '../../server/src/relations/on-demand/bytecode-source.ts';
import { createTokenSource } from '../../server/src/relations/on-demand/token-source.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import {
  type RowOptions,
  TableReader,
  tableContract,
  tableNames,
  tableRows,
} from '../../server/src/relations/tables.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { snapshotOf } from './snapshot-of.ts';

const COMPILED_TEXT = 'print(1)\n';

const FILES = {
  'compiled.py': COMPILED_TEXT,
  'pkg/__init__.py': 'from .base import Base as B\nfrom . import tools\n',
  'pkg/base.py': [
    'from typing import Dict, Optional',
    'import outside.lib as lib',
    'class Base:',
    '    limit: int = 3',
    '    def run(self, x: Optional[int] = None) -> "Dict[str, int]":',
    '        self.x = x',
    '        return lib.go(x, lib.deep.er())',
    '',
  ].join('\n'),
  'pkg/sub/deep.py': [
    'import functools',
    'from pkg import B',
    'from unknown import *',
    '@functools.cache',
    'class Child(B):',
    '    def run(self, x=None):',
    '        def inner(q): return q + x',
    '        return [inner(y) for y in super().run(x)]',
    'child = Child()  # one of them',
    'child.run(1)',
    'import outside',
    'class Out(outside.Thing): ...',
    'Out().nope()',
    'mystery.thing()',
    'def each(f, *a, **k): return (lambda z: f(z))(a)',
    'each(child.run, 1, k=2)',
    '',
  ].join('\n'),
  'pkg/tools.py': 'def late():\n    global made\n    made = 1\ndel made\n',
  'half.py': 'def h(b):\n    return [a for b in]\n',
  'broken.py': 'def f(:\n    pass\nclass K:\n    def g(self):\n        x = (1,\n',
};

const column = (table: string, name: string) =>
  tableContract(table).columns.findIndex((c) => c.name === name);
const cellsOf = (rows: readonly Row[], table: string, name: string) => {
  const index = column(table, name);
  return rows.map((row) => row[index]);
};

const parser = await createPythonParser();
/** What a compiler would say of one file: three instructions, and a handler that covers the call. */
const compiled: CompiledFile = {
  units: [
    {
      parent: -1,
      name: '<module>',
      qualname: '<module>',
      line: 1,
      flags: 0,
      stack: 3,
      args: [0, 0, 0],
      locals: ['a'],
      cells: ['b'],
      free: ['c'],
      instructions: [
        [2, 'LOAD_NAME', 0, 'print', null, 1, 0, 1, 5],
        [4, 'CALL', 1, '', null, 1, 0, 1, 8],
        [6, 'RERAISE', 0, '', null, null, null, null, null],
      ],
      handlers: [[2, 6, 6, 0, false]],
    },
  ],
  scopes: [],
};

const EVERYTHING: RowOptions = {
  parse: createTokenSource(parser),
  flow: createFlowSource(parser),
  bytecode: (text) => (text === COMPILED_TEXT ? compiled : null),
  include: ['tokens', 'flow', 'bytecode', 'scip'],
};
afterAll(() => parser.delete());

function graphOf(snapshot: Snapshot, options: RowOptions = EVERYTHING) {
  const [nodes, edges, props] = ['cpg_nodes', 'cpg_edges', 'cpg_props'].map((table) =>
    tableRows(snapshot, table, options),
  );
  return { nodes: nodes!, edges: edges!, props: props! };
}

describe('the projection', () => {
  test('passes the gate whole', async () => {
    const graph = graphOf(await snapshotOf(FILES));
    for (const table of Object.values(graph)) expect(table.errors).toEqual([]);
  });

  test('makes every kind that is switched on', async () => {
    const { nodes, edges } = graphOf(await snapshotOf(FILES));
    const made = new Set([
      ...cellsOf(nodes.rows, 'cpg_nodes', 'node_kind'),
      ...cellsOf(edges.rows, 'cpg_edges', 'edge_kind'),
    ]);
    const missing = [...NODE_KINDS, ...EDGE_KINDS].filter(
      // Those of imported indexes are the business of test/scip/import.test.ts.
      (kind) => kind.state !== 'off' && kind.lens !== 'scip' && !made.has(kind.kind),
    );
    expect(missing.map((kind) => kind.kind)).toEqual([]);
  });

  test('leaves literals and comments out unless asked', async () => {
    const snapshot = await snapshotOf(FILES);
    const kindsWith = (options: RowOptions) =>
      new Set(cellsOf(graphOf(snapshot, options).nodes.rows, 'cpg_nodes', 'node_kind'));
    expect(kindsWith({}).has('PY_STRING_LITERAL')).toBe(false);
    expect(kindsWith(EVERYTHING).has('PY_COMMENT')).toBe(true);
  });

  test('names only nodes that exist, of the kinds its declaration allows', async () => {
    const { nodes, edges, props } = graphOf(await snapshotOf(FILES));
    const kindOf = new Map(nodes.rows.map((row) => [row[0], row[1]]));
    const declared = new Map(EDGE_KINDS.map((kind) => [kind.kind, kind]));
    const faults = new Set<string>();
    for (const [, kind, src, dst] of edges.rows) {
      const { from, to } = declared.get(kind as string)!;
      if (!from.includes(kindOf.get(src!) as string)) faults.add(`${kind} from ${kindOf.get(src!)}`);
      if (!to.includes(kindOf.get(dst!) as string)) faults.add(`${kind} to ${kindOf.get(dst!)}`);
    }
    for (const row of props.rows) if (!kindOf.has(row[1]!)) faults.add(`property of ${String(row[1])}`);
    expect([...faults]).toEqual([]);
  });

  test('has no cell of a required property that no node of the kind ever fills', async () => {
    const { nodes, props } = graphOf(await snapshotOf(FILES));
    const keysOf = new Map<unknown, Set<string>>();
    const add = (kind: unknown, key: string) => {
      const known = keysOf.get(kind);
      if (known) known.add(key);
      else keysOf.set(kind, new Set([key]));
    };
    const kindOf = new Map(nodes.rows.map((row) => [row[0], row[1]]));
    nodes.contract.columns.forEach(({ name }, index) => {
      for (const row of nodes.rows) if (row[index] !== null) add(row[1], name);
    });
    for (const row of props.rows) add(kindOf.get(row[1]!), row[2] as string);
    const empty = NODE_KINDS.filter(({ state, lens }) => state !== 'off' && lens !== 'scip').flatMap((kind) =>
      kind.requires.filter((key) => !keysOf.get(kind.kind)?.has(key)).map((key) => `${kind.kind}.${key}`),
    );
    expect(empty).toEqual([]);
  });
});

describe('every table', () => {
  test('comes in batches that are the rows of the whole, in order', async () => {
    const snapshot = await snapshotOf(FILES);
    const reader = new TableReader(snapshot);
    const names = tableNames().filter((table) => !tableContract(table).onDemand);
    const together = new Map(names.map((name) => [name, [] as Row[]]));
    for (const { name, batch } of reader.batchesOf(names)) together.get(name)!.push(...batch.rows);
    for (const name of names) {
      expect(together.get(name), name).toEqual(tableRows(snapshot, name).rows);
      const batches = Array.from(reader.batches(name)).flatMap((batch) => batch.rows);
      expect(batches, name).toEqual(tableRows(snapshot, name).rows);
    }
  });

  test('is the same whatever the order in which links were found', async () => {
    const snapshot = await snapshotOf(FILES);
    const shuffled: Snapshot = {
      ...snapshot,
      files: snapshot.files.map((file) => ({
        ...file,
        links: () =>
          [...file.links()].reverse().map((chunk) => ({ ...chunk, links: [...chunk.links].reverse() })),
      })),
    };
    for (const name of tableNames().filter((table) => !tableContract(table).onDemand)) {
      expect(tableRows(shuffled, name).rows, name).toEqual(tableRows(snapshot, name).rows);
    }
  });

  test('names only ids that exist', async () => {
    const { dangling, refused, checkedIds } = checkIntegrity(await snapshotOf(FILES));
    expect({ dangling, refused }).toEqual({ dangling: [], refused: [] });
    expect(checkedIds).toBeGreaterThan(1_000);
  });

  test('notices ids that nobody has: here those of calls that are gone, of which the arguments remain', async () => {
    const snapshot = await snapshotOf(FILES);
    const files = snapshot.files.map((file) => {
      const evidence = file.evidence()!;
      const calls = { value: { ...evidence.calls, length: 0 } };
      const damaged: typeof evidence = Object.create(evidence, { calls });
      return { ...file, evidence: () => damaged };
    });
    const { dangling } = checkIntegrity({ ...snapshot, files });
    const ofArguments = dangling.find(
      ({ table, column }) => `${table}.${column}` === 'cst_call_args.call_id',
    );
    const args = tableRows(snapshot, 'cst_call_args').rows.length;
    expect(ofArguments).toMatchObject({ count: args, examples: [expect.any(String)] });
  });

  test('has every id column either checked or owned', () => {
    // The history may speak of files and names that are gone.
    const checkable = tableNames().filter(
      (table) => !tableContract(table).onDemand && !table.startsWith('inc_'),
    );
    for (const name of checkable) {
      const contract = tableContract(name);
      const checked = new Set(referencesOf(contract).map(([column]) => column));
      const unchecked = contract.columns
        .map((c) => c.name)
        .filter((c) => c.endsWith('_id') && c !== 'ambiguity_group_id')
        .filter(
          (c) => !checked.has(c) && !contract.key.includes(c) && !(name === 'files' && c === 'file_id'),
        );
      expect(unchecked, name).toEqual([]);
    }
  });
});

/**
 * Every kind of edge that the flow lens makes when it is asked for has a program that shows it and one that shows its
 * absence, as `fixtures/edges.md` has them for kinds that are always made; without the lens none of them is there. Kinds
 * of imported indexes are shown, and shown absent, by `test/scip/import.test.ts`.
 */
import { afterAll, expect, test } from 'vitest';
import { createFlowSource } from '../../server/src/flow/rows.ts';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';
import { type RowOptions, tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { snapshotOf } from './snapshot-of.ts';

const parser = await createPythonParser();
afterAll(() => parser.delete());

const FLOW: RowOptions = { flow: createFlowSource(parser), include: ['flow'] };

/** A program with edges of the kind, and one that differs in what makes them; null where every code unit has one. */
const PROGRAMS: Readonly<Record<string, readonly [shows: string, lacks: string | null]>> = {
  CFG_NEXT: ['x = 1\n', null],
  CFG_TRUE: ['if x: y = 1\n', 'y = 1\n'],
  CFG_FALSE: ['if x: y = 1\n', 'y = 1\n'],
  CFG_EXC: ['try:\n  f()\nexcept E: pass\n', 'x = 1\n'],
  DEFINES_BINDING: ['x = 1\n', 'print(1)\n'],
  USES_BINDING: ['x = 1\nprint(x)\n', 'x = 1\n'],
  REACHES: ['x = 1\nprint(x)\n', 'print(x)\nx = 1\n'],
};

const kinds = EDGE_KINDS.filter(({ state, lens }) => state === 'on_demand' && lens === 'flow').map(
  ({ kind }) => kind,
);
const KIND = tableContract('cpg_edges').columns.findIndex(({ name }) => name === 'edge_kind');

async function edgesOf(text: string, kind: string, options: RowOptions): Promise<number> {
  const { rows, errors } = tableRows(await snapshotOf({ 'm.py': text }), 'cpg_edges', options);
  expect(errors).toEqual([]);
  return rows.filter((row) => row[KIND] === kind).length;
}

test('there is a pair of programs for each kind, and for no other', () => {
  expect(Object.keys(PROGRAMS).sort()).toEqual([...kinds].sort());
});

test.each(Object.entries(PROGRAMS))(
  '%s is shown, and is absent where it should be',
  async (kind, programs) => {
    expect(await edgesOf(programs[0], kind, FLOW)).toBeGreaterThan(0);
    if (programs[1] !== null) expect(await edgesOf(programs[1], kind, FLOW)).toBe(0);
    expect(await edgesOf(programs[0], kind, {})).toBe(0);
  },
);

/** The contract tables of flow: rows pass the gate, name what exists, and do not move with edits elsewhere. */
import { afterAll, describe, expect, test } from 'vitest';
import { createFlowSource } from '../../server/src/flow/rows.ts';
import { OnDemandError } from '../../server/src/relations/on-demand/parts.ts';
import { tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { snapshotOf } from '../relations/snapshot-of.ts';

const parser = await createPythonParser();
afterAll(() => parser.delete());
const options = { flow: createFlowSource(parser) };

const SOURCE = `import os

def f(self, d):
    try:
        self.x = os.getcwd()
    finally:
        d["k"] = self.x
    unused = 1
    return [y for y in d["k"] if y], lambda: self

class A:
    b = f
`;

type Rows = readonly Record<string, unknown>[];

async function table(name: string, files: Record<string, string>): Promise<Rows> {
  const { rows, errors } = tableRows(await snapshotOf(files), name, options);
  expect(errors).toEqual([]);
  const columns = tableContract(name).columns.map((column) => column.name);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

describe('flow tables', () => {
  test('have a block for each end of each edge and each event', async () => {
    const blocks = new Set((await table('cfg_blocks', { 'a.py': SOURCE })).map((row) => row.block_id));
    const edges = await table('cfg_edges', { 'a.py': SOURCE });
    expect(edges.length).toBeGreaterThan(10);
    for (const edge of edges) {
      expect(blocks.has(edge.src_block_id)).toBe(true);
      expect(blocks.has(edge.dst_block_id)).toBe(true);
    }
    for (const event of await table('defuse_events', { 'a.py': SOURCE }))
      expect(blocks.has(event.block_id)).toBe(true);
  });

  test('say which definition reaches which use, by what and how surely', async () => {
    const events = await table('defuse_events', { 'a.py': SOURCE });
    const name = new Map(events.map((event) => [event.event_id, `${event.name}`]));
    const found = (await table('rel_reaches', { 'a.py': SOURCE })).map(
      (row) =>
        `${name.get(row.def_event_id)} → ${name.get(row.use_event_id)} ${row.resolution_method} ${row.confidence}`,
    );
    expect(found).toContain('self.x → self.x reaching_definition 0.6');
    expect(found).toContain('d["k"] → d["k"] reaching_definition 0.6');
    expect(found).toContain('y → y reaching_definition 1');
    expect(found).toContain('self → self closure 0.8');
    expect(events.filter((event) => event.is_dead).map((event) => event.name)).toEqual(['unused']);
  });

  test('keep their ids in front of an edit', async () => {
    const before = await table('cfg_blocks', { 'a.py': SOURCE });
    const after = new Set(
      (await table('cfg_blocks', { 'a.py': `${SOURCE}\nprint(1)\n` })).map((row) => row.block_id),
    );
    const inFunction = before.filter((row) => row.unit_kind === 'function');
    for (const block of inFunction) expect(after.has(block.block_id)).toBe(true);
  });

  test('are the same every time', async () => {
    for (const name of ['cfg_blocks', 'cfg_edges', 'defuse_events', 'rel_reaches']) {
      expect(await table(name, { 'a.py': SOURCE })).toEqual(await table(name, { 'a.py': SOURCE }));
    }
  });

  test('need a source of flow', async () => {
    const snapshot = await snapshotOf({ 'a.py': SOURCE });
    expect(() => tableRows(snapshot, 'cfg_blocks')).toThrow(OnDemandError);
  });
});

/** The compiler's view: anchored to the text, kept by content, never asked without trust, and safe from what it compiles. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileFiles, InterpreterError } from '../../server/src/daemon/compiler-lens.ts';
import { tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { snapshotOf } from '../relations/snapshot-of.ts';

const python = spawnSync('python3', ['-c', 'import sys; print(sys.version_info[:2] >= (3, 11))']);
const hasPython = python.stdout?.toString().trim() === 'True';

const folder = (): string => mkdtempSync(join(tmpdir(), 'cpgd-lens-'));

const SOURCE = `import os

class A:
    @property
    def x(self):
        try:
            return os.getcwd()
        finally:
            print("é", self)

f = lambda a: a.b | {"y", "x"}
`;

async function table(name: string, files: Record<string, string>, root = folder()) {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const lens = await compileFiles(root, folder(), inputs);
  const options = { bytecode: lens.source, include: ['bytecode'] as const };
  const { rows, errors } = tableRows(await snapshotOf(files), name, options);
  expect(errors).toEqual([]);
  const columns = tableContract(name).columns.map((column) => column.name);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

const textOf = (row: Record<string, unknown>): string =>
  Buffer.from(SOURCE)
    .subarray(row.bstart as number, row.bend as number)
    .toString();

describe.skipIf(!hasPython)('with Python 3.11 or later on the PATH, the tables of the compiler', () => {
  test('have a code object for each definition, which they name', async () => {
    const units = await table('bc_code_units', { 'a.py': SOURCE });
    const defs = await table('cst_defs', { 'a.py': SOURCE });
    const nameOf = new Map(defs.map((def) => [def.def_id, def.name]));
    expect(units.map((unit) => [unit.qualified_name, nameOf.get(unit.def_id as string) ?? null])).toEqual([
      ['<module>', null],
      ['A', 'A'],
      ['A.x', 'x'],
      ['<lambda>', expect.anything()],
    ]);
  });

  test('anchor instructions to the very text they were compiled from, also behind non-ASCII text', async () => {
    const instructions = await table('bc_instructions', { 'a.py': SOURCE });
    const of = (opname: string) => instructions.filter((row) => row.opname === opname).map(textOf);
    expect(of('BINARY_OP')).toEqual(['a.b | {"y", "x"}']);
    expect(new Set(of('LOAD_ATTR'))).toContain('a.b');
    const calls = await table('cst_callsites', { 'a.py': SOURCE });
    const anchored = new Set(instructions.map((row) => row.anchor_id));
    for (const call of calls) expect(anchored, textOf(call)).toContain(call.call_id);
  });

  test('say the same in every process: no addresses, no order of sets', async () => {
    const once = await table('bc_instructions', { 'a.py': SOURCE });
    expect(await table('bc_instructions', { 'a.py': SOURCE })).toEqual(once);
    expect(JSON.stringify(once)).not.toMatch(/0x[0-9a-f]{6}/);
  });

  test('have the exception table, and the flags of symtable', async () => {
    const handlers = await table('bc_exception_handlers', { 'a.py': SOURCE });
    expect(handlers.length).toBeGreaterThan(0);
    const symbols = await table('bc_symbols', { 'a.py': SOURCE });
    expect(symbols.find((row) => row.scope_name === 'x' && row.name === 'self')!.flags).toContain(
      'parameter',
    );
  });

  test('become nodes, and edges to calls, attributes and names', async () => {
    const edges = await table('cpg_edges', { 'a.py': SOURCE });
    const kinds = new Map(
      (await table('cpg_nodes', { 'a.py': SOURCE })).map((n) => [n.node_id, n.node_kind]),
    );
    const anchors = edges.filter((edge) => edge.edge_kind === 'BYTECODE_ANCHOR');
    expect(new Set(anchors.map((edge) => kinds.get(edge.src_node_id as string)))).toEqual(
      new Set(['BC_INSTR']),
    );
    expect(new Set(anchors.map((edge) => kinds.get(edge.dst_node_id as string)))).toEqual(
      new Set(['PY_CALLSITE', 'PY_ATTRIBUTE_ACCESS', 'PY_NAME_REF']),
    );
  });

  test('are empty for what does not compile, and it is said why', async () => {
    const broken = { path: 'b.py', text: 'def broken(:\n' };
    const lens = await compileFiles(folder(), folder(), [broken, { path: 'ok.py', text: 'x = 1\n' }]);
    expect(lens.compiled).toBe(1);
    expect(lens.refused).toEqual([{ path: 'b.py', message: expect.stringMatching(/^SyntaxError: /) }]);
    expect(lens.source(broken.text)).toBeNull();
  });

  test('compile and never run', async () => {
    const marker = join(folder(), 'ran');
    const text = `open(${JSON.stringify(marker)}, "w")\nimport os; os._exit(3)\n`;
    const lens = await compileFiles(folder(), folder(), [{ path: 'a.py', text }]);
    expect(lens.compiled).toBe(1);
    expect(existsSync(marker)).toBe(false);
  });

  test('ask the compiler once for a text, whatever its path, and again for another text', async () => {
    const cache = folder();
    const compile = async (text: string) =>
      (await compileFiles(folder(), cache, [{ path: 'a.py', text }])).compiled;
    expect(await compile('x = 1\n')).toBe(1);
    expect(await compile('x = 1\n')).toBe(0);
    expect(await compile('x = 2\n')).toBe(1);
  });

  test('survive a damaged cache: the text is compiled again', async () => {
    const cache = folder();
    const input = { path: 'a.py', text: 'x = 1\n' };
    await compileFiles(folder(), cache, [input]);
    const [version] = readdirSync(join(cache, 'bytecode'));
    const [file] = readdirSync(join(cache, 'bytecode', version!));
    writeFileSync(join(cache, 'bytecode', version!, file!), 'damage');
    const lens = await compileFiles(folder(), cache, [input]);
    expect(lens.source(input.text)).toBeNull();
    expect((await compileFiles(folder(), cache, [input])).source(input.text)!.units).toHaveLength(1);
  });

  test('go on after a text that ends the interpreter', async () => {
    // Deep enough to overflow the C stack of some versions; others refuse it. Neither may stop the rest.
    const deep = { path: 'deep.py', text: `${'('.repeat(100_000)}1${')'.repeat(100_000)}\n` };
    const lens = await compileFiles(folder(), folder(), [deep, { path: 'ok.py', text: 'x = 1\n' }]);
    expect(lens.refused.map(({ path }) => path)).toEqual(['deep.py']);
    expect(lens.source('x = 1\n')).not.toBeNull();
  });
});

test('an interpreter that is none is an error that says which and why', async () => {
  const root = folder();
  mkdirSync(join(root, '.venv', 'bin'), { recursive: true });
  const program = join(root, '.venv', 'bin', 'python3');
  writeFileSync(program, '#!/bin/sh\necho "I am no Python" >&2\n');
  chmodSync(program, 0o755);
  const compiling = compileFiles(root, folder(), []);
  await expect(compiling).rejects.toThrow(InterpreterError);
  await expect(compiling).rejects.toThrow(/\.venv.*does not work as Python.*I am no Python/s);
});

test('without a compiler the tables are empty', async () => {
  const { rows } = tableRows(await snapshotOf({ 'a.py': SOURCE }), 'bc_instructions');
  expect(rows).toEqual([]);
});

/**
 * The real program over a real (tiny) project: every example of every command's help, the answers checked
 * against the source, and how the answers change between pipe, terminal and JSON.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/registry.ts';
import { displayWidth } from '../../server/src/cli/render/text.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { createExampleProject, type ExampleProject } from './example-project.ts';
import { type CliWorld, ESCAPE_SEQUENCE, runCli, withoutColors } from './run-cli.ts';
import { shellWords } from './shell-words.ts';

let example: ExampleProject;

beforeAll(async () => {
  example = createExampleProject();
  expect((await cpgd('index')).exitCode).toBe(0);
});
afterAll(() => example.remove());

function cpgd(line: string, world: CliWorld = {}) {
  const argv = [...shellWords(line), ...example.cacheArguments];
  return runCli(argv, { cwd: example.root, openProject, ...world });
}

const answer = async (line: string) => JSON.parse((await cpgd(line)).stdout);

test.each(COMMANDS.flatMap(({ examples }) => examples.map(({ line }) => line)))('cpgd %s', async (line) => {
  const { exitCode, stdout, stderr } = await cpgd(line);
  expect(stderr).not.toContain('cpgd:');
  expect(exitCode).toBe(0);
  expect(stdout + stderr).not.toBe('');
  expect(stdout).not.toMatch(ESCAPE_SEQUENCE);
});

describe('answers about the project', () => {
  test('references', async () => {
    const { stdout } = await cpgd('references helper');
    const places = stdout.split('\n').map((line) => line.split(': ', 1)[0]);
    for (const place of [
      'app/models.py:1:22',
      'app/models.py:8:21',
      'app/views.py:8:12',
      'app/日本語.py:3:5',
    ])
      expect(places).toContain(place);
  });

  test('callers', async () => {
    const { items } = await answer('callers helper --format json');
    const callers = items.map((item: { caller: { name: string } }) => item.caller.name);
    expect(callers).toContain('app.views.index');
    expect(callers).toContain('app.models.User.__init__');
  });

  test('callees', async () => {
    const { items } = await answer('callees app.views.index --format json');
    const callees = items.map((item: { callee: { name: string } }) => item.callee.name);
    expect(callees).toEqual(expect.arrayContaining(['app.models.User.__init__', 'app.util.helper']));
  });

  test('symbol by name, place and SCIP symbol are one', async () => {
    const byName = await answer('symbol app.util.helper --format json');
    expect(byName.resolved).toMatchObject({
      name: 'app.util.helper',
      kind: 'function',
      definitions: [{ path: 'app/util.py', line: 1, column: 5 }],
    });
    const byPlace = await answer('symbol app/views.py:8:12 --format json');
    expect(byPlace.resolved).toEqual(byName.resolved);
    const bySymbol = await answer(`symbol '${byName.resolved.symbol}' --format json`);
    expect(bySymbol.resolved).toEqual(byName.resolved);
  });

  test('an ambiguous name', async () => {
    const ref = await answer('symbol save --format json');
    expect(ref.status).toBe('ambiguous');
    expect(ref.candidates.map(({ name }: { name: string }) => name).sort()).toEqual([
      'app.models.Draft.save',
      'app.models.User.save',
    ]);
  });

  test('no such symbol is 1', async () => {
    expect(await cpgd('symbol app.nothing')).toMatchObject({ exitCode: 1, stdout: '' });
  });
});

describe('dump', () => {
  test('--list has every table with columns and key', async () => {
    const tables = await answer('dump --list --format json');
    const names = tables.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['files', 'cst_defs', 'rel_name_symbol_v1', 'cpg_edges']));
    for (const table of tables)
      expect(table).toMatchObject({ columns: expect.any(Array), key: expect.any(Array) });
  });

  test('JSON lines by default, one object a row, in the order of the contract', async () => {
    const rows = (await cpgd('dump cst_defs')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ qualified_name: name }) => name)).toContain('User.save');
    const [list] = (await answer('dump --list --format json')).filter(
      ({ name }: { name: string }) => name === 'cst_defs',
    );
    expect(Object.keys(rows[0])).toEqual(
      list.columns.map((column: string | { name: string }) =>
        typeof column === 'string' ? column : column.name,
      ),
    );
  });

  test('only some files', async () => {
    for (const [line, cwd] of [
      ['dump cst_defs app/util.py', example.root],
      ['dump cst_defs util.py', join(example.root, 'app')],
      [`dump cst_defs app/util.py --root ${example.root}`, '/'],
    ] as const) {
      const rows = (await cpgd(line, { cwd })).stdout
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text));
      expect(rows.map(({ path, name }) => [path, name])).toEqual([['app/util.py', 'helper']]);
    }
    const folder = await cpgd('dump cst_defs app');
    expect(folder.stdout).toBe((await cpgd('dump cst_defs')).stdout);
  });

  test('csv and json are the same rows', async () => {
    const csv = (await cpgd('dump files --format csv')).stdout.trimEnd().split(/\r?\n/);
    const json = await answer('dump files --format json');
    expect(csv).toHaveLength(json.items.length + 1);
    expect(json).toMatchObject({ table: 'files', total: json.items.length, truncated: false });
    expect(json.freshness.caughtUp).toBe(true);
  });

  test('--out writes a file, whole or not at all', async () => {
    const file = join(example.root, '..', 'out', 'defs.arrow');
    expect(await cpgd(`dump cst_defs --format arrow --out ${file}`)).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect(readFileSync(file).subarray(0, 6).toString()).toBe('ARROW1');
    expect(readdirSync(join(file, '..'))).toEqual(['defs.arrow']);
  });

  test('tables that are computed from the text', async () => {
    const { stdout } = await cpgd('dump cst_literals app/日本語.py');
    expect(JSON.parse(stdout)).toMatchObject({
      literal_kind: 'string',
      text: '"日本語"',
      bstart: 42,
      bend: 53,
    });
  });

  test('mistakes', async () => {
    for (const [line, message] of [
      ['dump', 'Which table?'],
      ['dump cst_def', 'Did you mean cst_defs'],
      ['dump cst_defs app/utils.py', 'Did you mean app/util.py?'],
      ['dump cst_defs --list', '--list'],
      ['dump --list --format csv', 'json'],
    ] as const) {
      const { exitCode, stderr, stdout } = await cpgd(line);
      expect(stderr, line).toContain(message);
      expect([exitCode, stdout], line).toEqual([2, '']);
    }
    const binary = await cpgd('dump cst_defs --format arrow', { terminal: 80 });
    expect(binary).toMatchObject({ exitCode: 2, stdout: '' });
    expect(withoutColors(binary.stderr)).toContain('--out');
  });
});

describe('sql', () => {
  test('a table for people, in a pipe', async () => {
    const { stdout } = await cpgd(`sql "SELECT name, def_kind FROM cst_defs WHERE name = 'helper'"`);
    expect(stdout).toBe('name    def_kind\nhelper  function\n');
  });

  test.each([60, 80, 200])('a table fits %i columns', async (terminal) => {
    const { stdout } = await cpgd('sql "SELECT * FROM cst_defs"', { terminal });
    for (const line of withoutColors(stdout).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(terminal);
  });

  test('more columns than fit are printed one below the other', async () => {
    const { stdout } = await cpgd('sql "SELECT * FROM cst_defs" --no-color', { terminal: 60 });
    expect(stdout).toMatch(/^Row 1\npath +app\/models\.py\nbstart +\d+\n/);
  });

  test('tables that are computed from the text', async () => {
    const { items } = await answer('sql "SELECT count(*) AS n FROM cst_literals" --format json');
    expect(items[0].n).toBeGreaterThan(2);
  });

  test('JSON, CSV and standard input', async () => {
    const query = "SELECT name, n_params FROM cst_defs WHERE name = 'helper'";
    expect(await answer(`sql "${query}" --format json`)).toMatchObject({
      columns: ['name', 'n_params'],
      items: [{ name: 'helper', n_params: 1 }],
      total: 1,
      truncated: false,
      freshness: { caughtUp: true },
    });
    const fromInput = await cpgd('sql - --format csv', { stdin: query });
    expect(fromInput.stdout.trimEnd().split(/\r?\n/)).toEqual(['name,n_params', 'helper,1']);
  });

  test('--limit cuts and says so', async () => {
    const { stdout, stderr } = await cpgd('sql "SELECT name FROM cst_defs" --limit 2');
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toContain('--limit');
  });

  test('what is wrong with a query is a usage error', async () => {
    for (const [query, message] of [
      ['SELECT', 'incomplete'],
      ['SELECT * FROM cst_def', 'cst_def'],
      ['DELETE FROM cst_defs', ''],
      ['SELECT 1; SELECT 2', ''],
    ] as const) {
      const { exitCode, stderr, stdout } = await cpgd(`sql "${query}"`);
      expect(stderr, query).toContain(message);
      expect([exitCode, stdout], query).toEqual([2, '']);
    }
  });

  test('--timeout ends a query that would not', async () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    const { exitCode, stderr } = await cpgd(`sql "${endless}" --timeout 300`);
    expect(stderr).toContain('--timeout');
    expect(exitCode).toBe(2);
  });
});

describe('export', () => {
  const FILES = ['cpg_edges', 'cpg_nodes', 'cpg_props'];

  test.each(['jsonl', 'arrow'])('%s: three tables, errors, stats; the same bytes again', async (format) => {
    const first = join(example.root, '..', `export-${format}`);
    const second = `${first}-again`;
    expect(await cpgd(`export --format ${format} --out ${first}`)).toMatchObject({ exitCode: 0 });
    expect(await cpgd(`export --format ${format} --out ${second}`)).toMatchObject({ exitCode: 0 });
    const names = [...FILES.map((name) => `${name}.${format}`), 'errors.jsonl', 'stats.json'].sort();
    expect(readdirSync(first).sort()).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name))), name).toBe(true);
    expect(readFileSync(join(first, 'errors.jsonl'), 'utf8')).toBe('');
  });

  test("an earlier export is replaced, a stranger's folder is not", async () => {
    const folder = join(example.root, '..', 'replaced');
    await cpgd(`export --format jsonl --out ${folder}`);
    await cpgd(`export --format arrow --out ${folder}`);
    expect(existsSync(join(folder, 'cpg_nodes.jsonl'))).toBe(false);
    const precious = join(example.root, '..', 'precious');
    mkdirSync(precious);
    writeFileSync(join(precious, 'thesis.txt'), '');
    const { exitCode, stderr } = await cpgd(`export --format jsonl --out ${precious}`);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('holds other files')]);
    expect(readdirSync(precious)).toEqual(['thesis.txt']);
    expect(readdirSync(join(folder, '..')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

/** Doctor, SQL and trace: what a project offers beside answers. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableNames, tableRows } from '../../server/src/relations/tables.ts';
import { NASTY_WORKSPACE } from '../support/nasty-workspace.ts';
import { indexed, makeFolder, makeWorkspace, open } from '../support/projects.ts';

test('doctor finds a healthy project healthy', async () => {
  const { project } = await indexed(NASTY_WORKSPACE);
  const checks = await project.doctor();
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(checks.map(({ name }) => name)).toContain('referential integrity');
});

test('doctor says that evidence is missing, and what to do', async () => {
  const { project } = await indexed(NASTY_WORKSPACE);
  rmSync(join(project.status().cacheDirectory, 'evidence'), { recursive: true });
  mkdirSync(join(project.status().cacheDirectory, 'evidence'));
  const cacheDir = join(project.status().cacheDirectory, '..');
  await project.close();
  const again = await open(project.root, { cacheDir });
  const failed = (await again.doctor()).filter((check) => !check.ok);
  expect(failed).toEqual([expect.objectContaining({ hint: expect.stringContaining('cpgd index') })]);
});

test('sql answers from the contract tables', async () => {
  const { project } = await indexed(NASTY_WORKSPACE);
  const { rows } = await project.sql("SELECT count(*) FROM cst_defs WHERE path = 'pkg/c.py'");
  expect(rows).toEqual([[8]]);
  const files = await project.sql('SELECT path FROM files ORDER BY path');
  expect(files.rows.flat()).toEqual(project.snapshot().files.map(({ path }) => path));
  expect(tableNames()).toContain('cpg_edges');
  const edges = await project.sql('SELECT count(*) FROM cpg_edges');
  expect(edges.rows).toEqual([[tableRows(project.snapshot(), 'cpg_edges').rows.length]]);
});

test('sql refuses to write, to attach, to configure and to load', async () => {
  const { project } = await indexed({ 'a.py': 'x = 1\n' });
  const outside = join(makeFolder(), 'attack.db');
  for (const statement of [
    'DELETE FROM files',
    `ATTACH DATABASE '${outside}' AS x`,
    'PRAGMA writable_schema = 1',
    "SELECT load_extension('x')",
    'SELECT 1; DELETE FROM files',
  ]) {
    await expect(project.sql(statement), statement).rejects.toMatchObject({ name: 'SqlError' });
  }
  expect(existsSync(outside)).toBe(false);
  expect((await project.sql('SELECT count(*) FROM files')).rows).toEqual([[1]]);
});

test('sql that takes too long, or is cancelled, ends', async () => {
  const { project } = await indexed({ 'a.py': 'x = 1\n' });
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n';
  await expect(project.sql(endless, { timeLimitMs: 500 })).rejects.toMatchObject({ name: 'SqlError' });
  const stop = AbortSignal.timeout(200);
  await expect(project.sql(endless, {}, stop)).rejects.toThrow();
});

test('a trace is JSON of complete events within the run', async () => {
  const root = makeWorkspace(NASTY_WORKSPACE);
  const traceFile = join(makeFolder(), 'trace.json');
  const project = await open(root, { traceFile });
  await project.index();
  await project.index();
  await project.close();
  const { traceEvents } = JSON.parse(readFileSync(traceFile, 'utf8')) as {
    traceEvents: { name: string; ph: string; ts: number; dur: number }[];
  };
  for (const event of traceEvents) {
    expect(event).toMatchObject({ ph: 'X', name: expect.any(String) });
    expect(event.dur).toBeGreaterThanOrEqual(0);
  }
  const names = new Set(traceEvents.map(({ name }) => name));
  for (const name of ['index', 'discover', 'extract', 'link', 'store', 'commit'])
    expect(names).toContain(name);
  expect(traceEvents.filter(({ name }) => name === 'index')).toHaveLength(2);
});

test('the cache leaves nothing in the workspace', async () => {
  const { root } = await indexed({ 'a.py': '' });
  expect(readdirSync(root)).toEqual(['a.py']);
});

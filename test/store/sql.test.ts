import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SqlJob } from '../../server/src/store/sql-process.ts';
import type { SqlResult } from '../../server/src/store/sql-query.ts';
import { DEFAULT_SQL_LIMITS, runSql, type SqlLimits } from '../../server/src/store/sql-runner.ts';
import { mentionedTables, refusal, sqlTokens } from '../../server/src/store/sql-tokens.ts';

const entry = new URL('./support/sql-tables.ts', import.meta.url).href;

function run(
  sql: string,
  limits: Partial<SqlLimits> = {},
  rows = 100,
  signal?: AbortSignal,
): Promise<SqlResult> {
  const provider = { entry, argument: { rows } };
  return runSql(sql, provider, { ...DEFAULT_SQL_LIMITS, ...limits }, signal);
}

/** Endless, and without rows. */
const FOREVER = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t';

describe('tokens', () => {
  test('names are found in every way to quote them, and not in comments', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const sql = `select 1 from A, "b", [c], \`d\` -- e\n/* f */ join 'g'`;
    expect(mentionedTables(sqlTokens(sql), names)).toEqual(['a', 'b', 'c', 'd', 'g']);
    expect(
      mentionedTables(sqlTokens(`select 'it''s', "a""b", x'00', 'unended`), ["it's", 'a"b', 'unended']),
    ).toEqual(["it's", 'a"b', 'unended']);
  });

  test('only reading statements pass', () => {
    for (const sql of [
      'select 1',
      '/* x */ WITH a AS (select 1) select *',
      '(select 1)',
      'VALUES (1)',
      'EXPLAIN select 1',
    ]) {
      expect(refusal(sqlTokens(sql))).toBeNull();
    }
    for (const sql of [
      '',
      '-- only a comment',
      'DELETE FROM a',
      'PRAGMA user_version',
      "ATTACH 'x' AS y",
      '"select" 1',
    ]) {
      expect(refusal(sqlTokens(sql))).not.toBeNull();
    }
    expect(refusal(sqlTokens('select * from pragma_journal_mode'))).toMatch(/pragma_journal_mode/);
    expect(refusal(sqlTokens("select 'pragma_x'"))).toBeNull();
  });
});

test('a statement runs over the tables it mentions', async () => {
  expect(
    await run('select name, is_async, decorators, docstring, big, real from CST_DEFS order by name'),
  ).toEqual({
    columns: ['name', 'is_async', 'decorators', 'docstring', 'big', 'real'],
    rows: [
      ['f', 1, '["a","b"]', null, 1_700_000_000_000, 0.5],
      ['g', 0, '[]', null, 2n ** 62n + 1n, 1],
    ],
    isTruncated: false,
  });
  expect(
    (await run("select typeof(big), json_extract(decorators, '$[1]') from cst_defs limit 1")).rows,
  ).toEqual([['integer', 'b']]);
  expect((await run('select "order", "a""b" from "strange ""name"""')).rows).toEqual([[1, 'x']]);
});

test('rows beyond the limit are dropped, and the result says so', async () => {
  expect(await run('select n from numbers', { maxRows: 3 })).toEqual({
    columns: ['n'],
    rows: [[0], [1], [2]],
    isTruncated: true,
  });
  expect(await run('select n from numbers', { maxRows: 100 })).toMatchObject({ isTruncated: false });
  expect((await run('select count(*), max(n) from numbers', {}, 100_003)).rows).toEqual([[100_003, 100_002]]);
});

describe('refused or failed, with a reason', () => {
  test.each([
    ['delete from numbers', 'refused', /SELECT/],
    ['with a as (select 1) delete from numbers', 'refused', /read/],
    ['select 1; select 2', 'refused', /one statement/i],
    ["attach '/tmp/x.db' as x", 'refused', /attach/i],
    ["vacuum into '/tmp/x.db'", 'refused', /vacuum/i],
    ['pragma query_only = 0', 'refused', /pragma/i],
    ["select load_extension('x')", 'invalid', /not authorized/],
    ['select * from nowhere', 'invalid', /no such table: nowhere.*dump --list/],
    ['select m from numbers', 'invalid', /no such column/],
    ['selec 1', 'refused', /selec/],
    ['select * from broken', 'failed', /must not be asked for/],
  ])('%s', async (sql, code, message) => {
    await expect(run(sql)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

test('a statement that takes too long is stopped', async () => {
  const start = performance.now();
  await expect(run(FOREVER, { timeLimitMs: 600 })).rejects.toMatchObject({ code: 'time-limit' });
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a statement can be cancelled, also before it starts', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 300);
  await expect(run(FOREVER, {}, 1, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  await expect(run('select 1', {}, 1, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});

test('a statement that takes too much memory is stopped', async () => {
  const limits = { maxMemoryBytes: 250 * 1024 ** 2, timeLimitMs: 20_000 };
  const hungry = `WITH RECURSIVE t(n, b) AS (SELECT 1, randomblob(1000000) UNION ALL SELECT n + 1, randomblob(1000000)
    FROM t WHERE n < 3000) SELECT count(*) FROM (SELECT b FROM t ORDER BY b)`;
  await expect(run(hungry, limits)).rejects.toMatchObject({ code: 'memory-limit', message: /250 MiB/ });
});

test('a statement ends with the process that asked, also when that was gone before it began', async () => {
  const gone = fork(fileURLToPath(entry), [], { stdio: 'ignore' });
  const parentPid = gone.pid!;
  gone.kill('SIGKILL');
  await once(gone, 'exit');
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const job: SqlJob = {
    sql: FOREVER,
    argument: { rows: 1 },
    maxRows: 1,
    maxMemoryBytes: DEFAULT_SQL_LIMITS.maxMemoryBytes,
    parentPid,
  };
  child.send(job);
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
});

test('a provider that cannot be loaded is a failure, not a hang', async () => {
  const nowhere = { entry: 'file:///nowhere.js', argument: null };
  await expect(runSql('select 1', nowhere)).rejects.toMatchObject({ code: 'failed' });
  const silent = { entry: new URL('./support/workload.ts', import.meta.url).href, argument: null };
  await expect(runSql('select 1', silent)).rejects.toMatchObject({ code: 'failed' });
});

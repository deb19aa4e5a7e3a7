/**
 * The built program as a process: launcher, exit codes, pipes that close, signals, and a real pseudo terminal
 * where the system's `script` command is there to make one.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExampleProject, type ExampleProject } from './example-project.ts';
import { ESCAPE_SEQUENCE, withoutColors } from './run-cli.ts';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/cpgd.js', import.meta.url));
/** Without what the test runner itself sets about colours. */
const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm' };

let example: ExampleProject;

beforeAll(() => {
  example = createExampleProject();
});
afterAll(() => example.remove());

const options = () => ({ cwd: example.root, env: ENVIRONMENT, encoding: 'utf8' as const });

function cpgd(...argv: string[]) {
  return spawnSync(process.execPath, [LAUNCHER, ...argv, ...example.cacheArguments], options());
}

/** A POSIX shell word. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
const shellCommand = (...argv: string[]): string =>
  [process.execPath, LAUNCHER, ...argv, ...example.cacheArguments].map(quoted).join(' ');

test('the first question indexes, says so, and answers in plain text', () => {
  const { status, stdout, stderr } = cpgd('references', 'helper');
  expect(stderr).toMatch(/^Indexed \d+ files of \. in .*\n\d+ references to app\.util\.helper\n$/);
  expect(status).toBe(0);
  expect(stdout).toContain('app/views.py:8:12: ');
  expect(stdout + stderr).not.toMatch(ESCAPE_SEQUENCE);
  expect(stdout).not.toContain('\t');
});

test('the second one has nothing to index', () => {
  expect(cpgd('references', 'helper').stderr).toMatch(/^\d+ references to app\.util\.helper\n$/);
});

test('exit codes', () => {
  expect(cpgd('--version').status).toBe(0);
  expect(cpgd('symbol', 'no_such_name').status).toBe(1);
  expect(cpgd('status', '--nonsense').status).toBe(2);
  expect(cpgd().status).toBe(2);
});

test.each([
  [['--stdio', '--nope'], "unknown option '--nope'"],
  [['--stdio', '--log-level', 'loud'], 'Allowed choices are error, warning, info, debug.'],
  [['--stdio', 'extra'], 'too many arguments'],
  [['--socket'], 'argument missing'],
  [['--stdio', '--workers', 'x'], 'Give a whole number'],
  [['--stdio', '--clientProcessId', 'x'], 'Give a whole number'],
  [['--stdio', '--pipe', 'p'], 'a server has one transport'],
  [['--stdio', '--log-file', '/no/such/folder/log'], 'cannot log to /no/such/folder/log: ENOENT'],
])('a server that cannot start as %j says what is wrong', (argv, message) => {
  // Of an option without its value, the next one would be taken for it.
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...argv], options());
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^cpgd: /);
  expect(stderr).toContain(message);
});

test.skipIf(process.platform === 'win32')('a transport that cannot be had is no fault of cpgd', () => {
  const long = join(example.root, 'x'.repeat(200));
  for (const [argv, message] of [
    [['--socket', long], 'cannot listen on'],
    [['--socket', LAUNCHER], 'is no socket'],
    [['--pipe', '/no/such.sock'], 'nobody listens on /no/such.sock'],
  ] as const) {
    const { status, stderr } = cpgd(...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(`cpgd: `);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('fault');
  }
});

test('help goes to standard output', () => {
  const { status, stdout, stderr } = cpgd('--help');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Usage: cpgd');
});

test.skipIf(process.platform === 'win32')('a pipe that closes early ends it quietly', () => {
  const command = `${shellCommand('dump', 'cpg_edges', '--quiet')}; echo "exit $?" >&2`;
  const { stdout, stderr } = spawnSync('sh', ['-c', `{ ${command}; } | head -n 1`], options());
  expect(stdout.split('\n')).toHaveLength(2);
  expect(stderr).toBe('exit 0\n');
});

test.skipIf(process.platform === 'win32')('Ctrl-C ends it with 130', async () => {
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
  const argv = [LAUNCHER, 'sql', endless, '--timeout', '60000', '--cache-dir', join(example.root, '../new')];
  const child = spawn(process.execPath, argv, { ...options(), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let stderr = '';
  // It says so when it has indexed; the statement follows.
  const indexed = new Promise<void>((resolve) =>
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (stderr.includes('Indexed')) resolve();
    }),
  );
  await Promise.race([indexed, ended]);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(stderr).toContain('cpgd: cancelled');
});

test('every command says that the index was not usable', () => {
  const [database] = globSync(join(example.cacheArguments[1]!, '*/index.db'));
  for (const argv of [
    ['symbol', 'helper'],
    ['sql', 'select 1'],
    ['status'],
    ['revisions'],
    ['watch', '--once'],
  ]) {
    truncateSync(database!, 5000);
    const { status, stderr } = cpgd(...argv);
    expect([status, stderr.split('\n')[0]], argv[0]).toEqual([
      0,
      expect.stringMatching(
        /^The index before was not usable \(.+\) and is made anew, without its history\.$/,
      ),
    ]);
    expect(cpgd(...argv).stderr, argv[0]).not.toContain('not usable');
  }
  truncateSync(database!, 5000);
  const { stdout, stderr } = cpgd('index');
  expect(stdout).toContain('info: the index before was not usable');
  expect(stderr).not.toContain('not usable');
});

test.skipIf(process.platform === 'win32')(
  'while another process writes the index, questions are answered all the same',
  async () => {
    const watcher = spawn(process.execPath, [LAUNCHER, 'watch', ...example.cacheArguments], options());
    const ended = new Promise((resolve) => watcher.on('close', resolve));
    try {
      await new Promise<void>((resolve) =>
        watcher.stderr.on('data', (chunk) => {
          if (String(chunk).includes('Watching')) resolve();
        }),
      );
      const { status, stdout, stderr } = cpgd('callers', 'helper');
      // Nothing is indexed: what the other one knows is copied.
      expect(stderr).toMatch(
        /^Another process \(process \d+ on .*\) writes the index of this folder\. .*\n\d+ callers of/,
      );
      expect([status, stdout.includes('app/views.py')]).toEqual([0, true]);
      const [, own] = /an index of its own, in (.+cpgd-\w+)\.$/m.exec(stderr)!;
      expect(existsSync(own!)).toBe(false);
      expect(cpgd('revisions', '--quiet').stdout).toMatch(/^#\d+ /m);
      const index = cpgd('index');
      expect([index.status, index.stderr]).toEqual([
        3,
        expect.stringContaining('is being written by another process'),
      ]);
    } finally {
      watcher.kill('SIGINT');
      await ended;
    }
  },
);

/** util-linux has `script -qec COMMAND FILE`; other systems' `script` takes other arguments. */
const hasScript =
  process.platform === 'linux' && ['/usr/bin/script', '/bin/script'].some((path) => existsSync(path));

describe.skipIf(!hasScript)('in a pseudo terminal', () => {
  /** Without the progress, which a slow machine has time to see. */
  const inTerminal = (columns: number, ...argv: string[]): string =>
    execFileSync(
      'script',
      ['-qec', `stty cols ${columns}; ${shellCommand(...argv)} 2>/dev/null`, '/dev/null'],
      options(),
    ).replaceAll('\r\n', '\n');

  test('answers are coloured tables that fit', () => {
    for (const columns of [60, 80, 200]) {
      const output = inTerminal(columns, 'references', 'helper');
      expect(output).toMatch(ESCAPE_SEQUENCE);
      const lines = withoutColors(output).split('\n');
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
      expect(lines.some((line) => line.startsWith('app/views.py:8:12 '))).toBe(true);
    }
  });

  test('--no-color keeps the table only', () => {
    const output = inTerminal(80, 'references', 'helper', '--no-color');
    expect(output).not.toMatch(ESCAPE_SEQUENCE);
    expect(output).toContain('Certainty');
  });
});

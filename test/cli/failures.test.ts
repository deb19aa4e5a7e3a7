/** What happens when something is wrong: exit codes, messages, and what is left behind. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreError } from '../../server/src/store/errors.ts';
import { fakeProject } from './fake-project.ts';
import { type CliWorld, runCli } from './run-cli.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cpgd-failures-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const cpgd = (line: string, world: CliWorld = {}) =>
  runCli(line === '' ? [] : line.split(' '), {
    cwd: root,
    openProject: async () => fakeProject(root),
    ...world,
  });

const failing = (error: unknown): CliWorld => ({
  openProject: async () => {
    throw error;
  },
});

describe('usage errors are 2 and say what to write instead', () => {
  test.each([
    ['', 'Usage: cpgd'],
    ['refernces x', 'Did you mean references?'],
    ['references x --fromat json', 'Did you mean --format?'],
    ['references', "missing required argument 'name'"],
    ['references x y', 'too many arguments'],
    ['references x --limit none', 'Give a whole number, 1 or more.'],
    ['references x --limit 0', 'Give a whole number, 1 or more.'],
    ['references x --min-confidence 2', 'Give a number from 0 to 1.'],
    ['callers x --depth -1', 'Give a whole number, 1 to 100.'],
    ['status --workers 1000', 'Give a whole number, 1 to 64.'],
    ['references x --format yaml', 'Allowed choices are text, json.'],
    ['status --root /no/such/folder', 'There is no folder /no/such/folder.'],
    ['index /no/such/folder', 'There is no folder /no/such/folder.'],
    ['index . /no/such/folder', 'There is no folder /no/such/folder.'],
    ['references x --root . --root ..', 'An answer is about one project, and --root names 2.'],
    ['--root .. index .', 'The folders are named twice.'],
  ])('cpgd %s', async (line, message) => {
    const { exitCode, stdout, stderr } = await cpgd(line);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('a file where a folder belongs', async () => {
    writeFileSync(join(root, 'a.py'), '');
    expect(await cpgd('index a.py')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is not a folder'),
    });
  });
});

describe('internal errors are 3', () => {
  test('one line, where the details are, how to report; the stack is in the file', async () => {
    const { exitCode, stdout, stderr } = await cpgd('status', failing(new Error('two\nlines')));
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('cpgd: internal error: two');
    expect(lines).toHaveLength(2);
    const file = /details are in (\S+\.log)\./.exec(lines[1]!)![1]!;
    expect(lines[1]).toContain('please report it');
    const details = readFileSync(file, 'utf8');
    expect(details).toContain('arguments: ["status"]');
    expect(details).toContain('failures.test.ts');
    rmSync(file);
  });

  test.each([
    ['status --verbose', {}],
    ['status', { CPGD_DEBUG: '1' }],
  ])('%s with %o prints the stack and its causes', async (line, env) => {
    const error = new Error('outer', { cause: new Error('inner') });
    const { stderr } = await cpgd(line, { env, ...failing(error) });
    expect(stderr).toMatch(/^ {4}at /m);
    expect(stderr).toContain('Caused by: Error: inner');
    rmSync(/details are in (\S+\.log)\./.exec(stderr)![1]!);
  });

  test('a machine in the way is 3 without a call to report it', async () => {
    const { exitCode, stderr } = await cpgd('status', failing(new StoreError('full', 'No space left.')));
    expect(exitCode).toBe(3);
    expect(stderr).toBe('cpgd: No space left.\n');
  });

  test('escape sequences in messages do not reach the terminal', async () => {
    const { stderr } = await cpgd('status', failing(new StoreError('full', 'bad \u001b[31mname')));
    expect(stderr).toBe('cpgd: bad \\x1b[31mname\n');
  });

  test('a doctor reports a sick store instead of falling over it', async () => {
    const { exitCode, stdout } = await cpgd('doctor', failing(new StoreError('unwritable', 'Read-only.')));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('FAILED  store: Read-only.');
  });

  test('the project is closed whatever happens', async () => {
    const project = fakeProject(root, {
      references: () => {
        throw new Error('no');
      },
    });
    const { stderr } = await cpgd('references helper', { openProject: async () => project });
    expect(project.calls).toEqual(['index', 'close']);
    rmSync(/details are in (\S+\.log)\./.exec(stderr)![1]!);
  });
});

test('a reader that goes away ends the program quietly: 0', async () => {
  expect(await cpgd('references helper --quiet', { brokenPipeAt: 1 })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  expect(await cpgd('--help', { brokenPipeAt: 1 })).toMatchObject({ exitCode: 0, stderr: '' });
});

test('cancelling is 130, and the project is closed', async () => {
  const controller = new AbortController();
  const project = fakeProject(root, {
    index: (options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal!.reason));
        setTimeout(() => controller.abort(), 5);
      }),
  });
  const world = { openProject: async () => project, signal: controller.signal };
  expect(await cpgd('index', world)).toEqual({ exitCode: 130, stdout: '', stderr: 'cpgd: cancelled\n' });
  expect(project.calls).toEqual(['close']);
});

/** How answers look, on terminals and in pipes, for people and for programs. The answers are made up. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../server/src/cli/render/text.ts';
import type { ProjectOptions } from '../../server/src/daemon/project.ts';
import { type FakeProject, fakeProject, HELPER, REFERENCES, REPORT } from './fake-project.ts';
import { type CliWorld, ESCAPE_SEQUENCE, runCli, withoutColors } from './run-cli.ts';

let root: string;
let project: FakeProject;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cpgd-answers-'));
});
afterAll(() => rmSync(root, { recursive: true }));

function cpgd(line: string, world: CliWorld = {}) {
  project = fakeProject(root);
  return runCli(line.split(' '), { cwd: root, openProject: async () => project, ...world });
}

describe('references', () => {
  test('in a pipe: one line each, whole, without escape sequences', async () => {
    const { exitCode, stdout } = await cpgd('references helper');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'app/views.py:12:9: call in app.views.index: return helper(request.user)',
      'app/deeply/nested/package/module_with_a_long_name.py:1234:21: read in ' +
        'app.deeply.nested.package.module_with_a_long_name.Class.method [0.8 ambiguous]: ' +
        REFERENCES[1]!.text,
      '',
    ]);
  });

  test.each([60, 80, 200])('on a terminal of %i columns: a table that fits', async (terminal) => {
    const { stdout } = await cpgd('references helper', { terminal });
    for (const line of withoutColors(stdout).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(terminal);
    expect(withoutColors(stdout)).toContain('app/views.py:12:9');
    expect(withoutColors(stdout)).toContain('ambiguous');
    expect(stdout).toMatch(ESCAPE_SEQUENCE);
  });

  test('--no-color and NO_COLOR keep the table and drop the colours', async () => {
    for (const world of [
      { terminal: 80, line: 'references helper --no-color' },
      { terminal: 80, line: 'references helper', env: { NO_COLOR: '1' } },
    ]) {
      const { stdout, stderr } = await cpgd(world.line, world);
      expect(stdout + stderr).not.toMatch(ESCAPE_SEQUENCE);
      expect(stdout).toContain('Certainty');
    }
  });

  test('FORCE_COLOR colours a pipe', async () => {
    const { stderr } = await cpgd('references helper', { env: { FORCE_COLOR: '1' } });
    expect(stderr).toMatch(ESCAPE_SEQUENCE);
  });

  test('locations are relative to the current folder', async () => {
    const { stdout } = await cpgd(`references helper --root ${root}`, { cwd: tmpdir() });
    expect(stdout).toContain(`${root.split('/').at(-1)}/app/views.py:12:9`);
  });

  test('JSON: items, total, truncated, freshness', async () => {
    const { stdout } = await cpgd('references helper --format json --limit 1');
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ query: 'helper', status: 'resolved', total: 2, truncated: true });
    expect(answer.freshness).toEqual({
      revision: 3,
      gitHead: 'a'.repeat(40),
      pendingChanges: 0,
      caughtUp: true,
    });
    expect(answer.items).toEqual([{ symbol: HELPER.symbol, ...REFERENCES[0] }]);
    expect(answer.symbols).toEqual([HELPER]);
  });

  test('a limited list says so, on standard error', async () => {
    const { stdout, stderr } = await cpgd('references helper --limit 1');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('2 references to app.util.helper (the first 1; --limit gives more)');
  });

  test('no references to a symbol that exists is a true answer: 0', async () => {
    expect(await cpgd('references lonely')).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: expect.stringContaining('No references to app.util.lonely'),
    });
  });

  test('no such symbol is the answer "no": 1, in JSON too', async () => {
    const people = await cpgd('references nothing');
    expect(people).toMatchObject({ exitCode: 1, stdout: '' });
    expect(people.stderr).toContain('cpgd: No symbol "nothing" in this project.');
    const programs = await cpgd('references nothing --format json');
    expect(programs.exitCode).toBe(1);
    expect(JSON.parse(programs.stdout)).toMatchObject({ status: 'unresolved', items: [], total: 0 });
  });

  test('an ambiguous name is answered for each symbol', async () => {
    const { exitCode, stderr } = await cpgd('references save');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('"save" may mean 2 symbols; here is the answer for each.');
    expect(stderr).toContain('No references to app.models.User.save');
    expect(stderr).toContain('No references to json.dump');
  });
});

describe('callers and callees', () => {
  test('direct callers in a pipe', async () => {
    const { stdout, stderr } = await cpgd('callers helper');
    expect(stdout).toBe(
      'app/views.py:12:9: app.views.index calls app.util.helper: return helper(request.user)\n',
    );
    expect(stderr).toContain('1 caller of app.util.helper');
  });

  test('deeper ones say how far away they are', async () => {
    const { stdout } = await cpgd('callers helper --depth 2');
    expect(stdout).toContain('app.urls.route calls app.views.index (hop 2)');
  });

  test('a table on a terminal', async () => {
    const { stdout } = await cpgd('callers helper --depth 2 --no-color', { terminal: 120 });
    expect(stdout.split('\n')[0]).toMatch(/^Where +Hop +Caller +Calls +Certainty +Source$/);
  });

  test('external callees are marked', async () => {
    const { stdout } = await cpgd('callees helper', { terminal: 100 });
    expect(withoutColors(stdout)).toContain('json.dumps (external)');
  });
});

describe('symbol', () => {
  test('with --explain: what a place is, and the steps that led there', async () => {
    const { exitCode, stdout } = await cpgd('symbol --explain app/views.py:12:9');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'app.util.helper  name_symbol, import, 1',
      '  global name app.views.helper: app.util.helper (import)',
      '    name in module app.util.helper: nothing  app/util.py:1:5',
      '',
    ]);
  });

  test('with --explain: a name instead of a place is answered with what to give', async () => {
    const { exitCode, stderr } = await cpgd('symbol --explain helper');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('FILE:LINE:COLUMN');
  });

  test('with --explain: where nothing stands, or nothing is known, the exit code is 1', async () => {
    const nothing = await cpgd('symbol --explain app/none.py:1:1');
    expect(nothing).toMatchObject({ exitCode: 1, stdout: '' });
    expect(nothing.stderr).toContain('Nothing at app/none.py:1:1');
    const json = await cpgd('symbol --explain app/none.py:1:1 --format json');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ found: false, links: [], steps: [] });
    const candidate = await cpgd('symbol --explain app/views.py:13:9');
    expect(candidate.exitCode).toBe(1);
    expect(candidate.stdout).toContain('other.thing  attribute_qname');
  });

  test('kind, signature, place, symbol and the first paragraph of its documentation', async () => {
    const { stdout } = await cpgd('symbol helper');
    expect(stdout.split('\n')).toEqual([
      'app.util.helper  function',
      '  helper(x: int) -> str',
      '  app/util.py:1:5',
      `  ${HELPER.symbol}`,
      '',
      '  Helps.',
      '',
    ]);
  });

  test('candidates of an ambiguous name: exit code 0', async () => {
    const { exitCode, stdout, stderr } = await cpgd('symbol save');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('"save" is ambiguous: 2 symbols it may mean.');
    expect(stdout).toContain('app/models.py:7:9  method    app.models.User.save');
    expect(stdout).toContain('external           function  json.dump');
  });

  test('a place relative to the current folder', async () => {
    for (const [cwd, line] of [
      [root, 'symbol app/util.py:1:5'],
      [root, 'symbol ./app/util.py:1:5'],
      [root, `symbol ${root}/app/util.py:1:5`],
      [join(root, 'app'), `symbol util.py:1:5 --root ${root}`],
      [tmpdir(), `symbol app/util.py:1:5 --root ${root}`],
    ] as const)
      expect(await cpgd(line, { cwd }), line).toMatchObject({ exitCode: 0 });
  });

  test('a place without a column is a usage error that shows a whole one', async () => {
    const { exitCode, stderr } = await cpgd('symbol app/util.py:1');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('For instance app/util.py:1:5');
  });

  test('JSON is the SymbolRef of the contracts', async () => {
    const { stdout } = await cpgd('symbol save --format json');
    expect(JSON.parse(stdout)).toMatchObject({
      v: 1,
      targetName: 'save',
      status: 'ambiguous',
      resolved: null,
      candidates: [{ name: 'app.models.User.save' }, { name: 'json.dump' }],
      freshness: { revision: 3 },
    });
  });
});

describe('index', () => {
  test('a summary people can read', async () => {
    const { stdout, exitCode } = await cpgd('index');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      [
        `Indexed ${root} in 2.31 s (revision 3)`,
        '',
        '  files        1,234 (1,200 unchanged, 30 read, 4 skipped, 2 with syntax errors)',
        '  lines        131,204 (5.0 MB)',
        '  definitions  12,345',
        '  references   100,000: 90.0 % resolved, 1.0 % ambiguous, 9.0 % unresolved',
        '  calls        100,000: 30.0 % resolved, 0.1 % ambiguous, 70.0 % unresolved',
        '  time         find 20 ms, read 1.20 s, link 900 ms, store 190 ms',
        '  index        /cache/cpgd/app',
        '',
        '1 problem',
        '  pyproject.toml:3: warning: unknown key "srcs"',
        '    Did you mean "src"?',
        '',
      ].join('\n'),
    );
  });

  test('--fresh forgets first', async () => {
    await cpgd('index --fresh');
    expect(project.calls).toEqual(['index fresh', 'close']);
  });

  test('JSON is the report', async () => {
    const { stdout } = await cpgd('index --format json');
    expect(JSON.parse(stdout)).toMatchObject({ root, ...JSON.parse(JSON.stringify(REPORT)) });
  });

  test('shows progress on a terminal and cleans it up, nothing in a pipe', async () => {
    const slow = fakeProject(root, {
      index: async (options) => {
        for (let done = 0; done <= 100; done += 10) {
          options?.onProgress?.({ phase: 'extract', done, total: 100 });
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        return REPORT;
      },
    });
    const openProject = async () => slow;
    const onTerminal = await cpgd('index', { terminal: 80, openProject });
    expect(withoutColors(onTerminal.stderr)).toMatch(/Reading files .*\d+ % +\d+ of 100 files/);
    const quiet = await cpgd('index --quiet', { terminal: 80, openProject });
    expect(quiet.stderr).toBe('');
    const inPipe = await cpgd('index', { openProject });
    expect(inPipe.stderr).toBe('');
  });

  test.each([60, 80, 200])('fits %i columns', async (terminal) => {
    for (const line of ['index', 'status']) {
      const { stdout } = await cpgd(line, { terminal });
      // A path is as long as it is.
      for (const text of withoutColors(stdout).replace(root, '~/app').split('\n'))
        expect(displayWidth(text), text).toBeLessThanOrEqual(terminal);
    }
  });

  test.each(['index one two', '--root one index --root two', 'index one two one'])(
    '%s: a summary for each folder',
    async (line) => {
      for (const name of ['one', 'two']) mkdirSync(join(root, name), { recursive: true });
      const asked: string[] = [];
      const openProject = async (options: ProjectOptions) => {
        asked.push(options.root);
        return fakeProject(options.root);
      };
      const text = await cpgd(line, { openProject });
      expect(asked).toEqual([join(root, 'one'), join(root, 'two')]);
      expect(text.stdout.match(/^Indexed .*$/gm)?.map((heading) => heading.split(' ')[1])).toEqual([
        'one',
        'two',
      ]);
      const json = await cpgd(`${line} --format json`, { openProject });
      const found: { root: string }[] = JSON.parse(json.stdout);
      expect(found.map((one) => one.root)).toEqual([join(root, 'one'), join(root, 'two')]);
    },
  );
});

describe('status and doctor', () => {
  test('status for people and programs', async () => {
    const { stdout } = await cpgd('status');
    expect(stdout).toContain('revision   3');
    expect(stdout).toContain('/cache/cpgd/app (12.3 MB)');
    expect(stdout).toContain('Limits that stopped work\n  depth  2');
    expect(JSON.parse((await cpgd('status --format json')).stdout)).toMatchObject({ revision: 3, root });
  });

  test('doctor: all well is 0', async () => {
    const { exitCode, stdout } = await cpgd('doctor');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ok      integrity: 0 dangling ids');
  });

  test('doctor: a failed check is 1, with its hint', async () => {
    const checks = [{ name: 'store', ok: false, detail: 'damaged', hint: 'Run cpgd index --fresh.' }];
    const openProject = async () => fakeProject(root, { doctor: async () => checks });
    const { exitCode, stdout, stderr } = await cpgd('doctor', { openProject });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('FAILED  store: damaged\n        Run cpgd index --fresh.');
    expect(stderr).toContain('1 of 1 check failed.');
    const json = await cpgd('doctor --format json', { openProject });
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, total: 1 });
  });
});

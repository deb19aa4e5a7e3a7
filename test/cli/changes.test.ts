/** How answers about changes look, and how the commands end, over a project whose answers are written down. */
import { describe, expect, test } from 'vitest';
import type { ImpactedFile, RevisionRecord } from '../../server/src/relations/history.ts';
import { GitError } from '../../server/src/workspace/git-changes.ts';
import { IMPACT } from './fake-changes.ts';
import { fakeProject } from './fake-project.ts';
import { runCli } from './run-cli.ts';

const run = (argv: readonly string[], over: Parameters<typeof fakeProject>[1] = {}) =>
  runCli([...argv, '--root', '/'], { openProject: async ({ root }) => fakeProject(root, over) });

const changed = (path: string): ImpactedFile => ({
  path,
  reason: 'changed_file',
  ref: path,
  viaPath: null,
  bstart: null,
  bend: null,
  hop: 0,
});

describe('impact', () => {
  test('as text: every thing with its chain, each step below the one it explains', async () => {
    const { stdout, stderr, exitCode } = await run(['impact', '--since', 'main', '--tests']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      '2 files, 0 symbols, 1 test by hybrid; 1 public name changed in a way that can break users',
    );
    expect(stdout).toContain(
      [
        'tests/test_views.py::test_index',
        '  /tests/test_views.py:7:5 caller_symbol app.views.index in tests.test_views.test_index',
        '    /app/views.py:12:5 caller_symbol app.util.helper in app.views.index',
        '      /app/util.py changed_file',
      ].join('\n'),
    );
    expect(stdout).toContain('~ function app.util.helper: gained the required parameter `strict` breaking');
  });

  test('as a comment: what may break first, links to lines, and nothing that ends a table cell early', async () => {
    const { stdout } = await run(['impact', '--since', 'main', '--tests', '--format', 'markdown']);
    expect(stdout).toContain('### Impact since `main` (`bbbbbbbbbbbb`)');
    expect(stdout).toContain(
      '**1 file changed**, 1 more file reached, 0 symbols, 1 test (strategy `hybrid`).',
    );
    expect(stdout).toContain(
      '| [`app.util.helper`](app/util.py#L1) | gained the required parameter `strict` |',
    );
    expect(stdout).toContain('pytest tests/test_views.py::test_index');
    expect(stdout).toContain(
      '| `app/views.py` | [`app/views.py:12`](app/views.py#L12) caller symbol `app.util.helper`<br>`app/util.py` changed |',
    );
    expect(stdout.indexOf('can break users')).toBeLessThan(stdout.indexOf('to run'));
  });

  test('text of people cannot leave its cell, nor its line of the command', async () => {
    const nasty = { ...IMPACT.tests.items[0]!, id: "tests/a b.py::test_$(rm)|`x`'" };
    const answer = { ...IMPACT, tests: { items: [nasty], total: 1 } };
    const { stdout } = await run(['impact', '--since', 'main', '--tests', '--format', 'markdown'], {
      impact: async () => answer,
    });
    expect(stdout).toContain(`pytest 'tests/a b.py::test_$(rm)|\`x\`'\\'''`);
    const row = stdout.split('\n').find((line) => line.startsWith('| `` tests/a b'))!;
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(4);
  });

  test('as JSON: the answer as it is', async () => {
    const { stdout } = await run(['impact', '--since', 'main', '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual(IMPACT);
  });

  test('strategies side by side', async () => {
    const { stdout } = await run(['impact', '--symbol', 'helper', '--compare', '--tests']);
    expect(stdout).toMatch(/import_closure +9 +4/);
    expect(stdout).toMatch(/app\/util\.py +yes +yes +-/);
  });

  test('side by side, tests that nobody looked for are not counted as none', async () => {
    const { stdout } = await run(['impact', '--symbol', 'helper', '--compare']);
    expect(stdout).toMatch(/import_closure +9$/m);
    expect(stdout).not.toContain('Tests');
  });

  test.each([[['--strategy', 'hybrid']], [['--format', 'markdown']]])(
    'side by side is no place for %j',
    async (argv) => {
      const { exitCode, stderr } = await run(['impact', '--symbol', 'helper', '--compare', ...argv]);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--compare shows all strategies')]);
    },
  );

  test('how far away tests may be is no answer where nobody asks for tests', async () => {
    const { exitCode, stderr } = await run(['impact', '--since', 'main', '--depth', '2']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Add --tests')]);
  });

  test.each([[[]], [['--since', 'main', '--symbol', 'f']], [['a.py', '--since', 'main']]])(
    'one kind of change at a time: %j',
    async (argv) => {
      const { exitCode, stderr } = await run(['impact', ...argv]);
      expect([exitCode, stderr.includes('--since REVISION, --symbol NAME, or name files')]).toEqual([
        2,
        true,
      ]);
    },
  );

  test('what git cannot answer is a wrong command line, with what to do', async () => {
    const { exitCode, stderr } = await run(['impact', '--since', 'nonsense'], {
      impact: () => Promise.reject(new GitError('git knows no commit "nonsense"', 'Give a branch.')),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cpgd: git knows no commit "nonsense"\nGive a branch.');
  });
});

describe('export-delta', () => {
  test('fails on breaking changes only when it is asked to', async () => {
    const plain = await run(['export-delta', '--since', 'main']);
    expect([plain.exitCode, plain.stderr]).toEqual([
      0,
      expect.stringContaining('1 changed name since main, 1 breaking'),
    ]);
    expect(plain.stdout).toContain(
      '/app/util.py:1:5: ~ function app.util.helper: gained the required parameter `strict`',
    );
    expect((await run(['export-delta', '--since', 'main', '--fail-on-breaking'])).exitCode).toBe(1);
  });
});

describe('why', () => {
  test('a chain, each step below the one it explains', async () => {
    const { stdout } = await run(['why', '/app/views.py']);
    expect(stdout).toBe(
      'Revision 3 (watch)\n/app/views.py:12:5 caller_symbol app.util.helper in app.views.index\n  /app/util.py changed_file\n',
    );
  });

  test('no revision reached the file', async () => {
    const { exitCode, stderr } = await run(['why', '/app/other.py']);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('No stored revision reached /app/other.py.'),
    ]);
    expect(stderr).not.toContain('The index has no such file');
  });

  test('the index has no such file', async () => {
    const { exitCode, stderr } = await run(['why', '/app/other.py'], { location: () => null });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('The index has no such file')]);
  });

  test('a revision that did not reach the file, one without details, and those that are not stored', async () => {
    const record: RevisionRecord = {
      revision: 8,
      startedAt: 0,
      trigger: 'watch',
      changedFiles: 1,
      impactedFiles: 1,
      relinkedChunks: 1,
      wallUs: 1,
      changed: [],
      exports: [],
      impacted: [],
    };
    const ofIndex: RevisionRecord = { ...record, revision: 7, trigger: 'index' };
    const revisions = () => [{ ...record, revision: 9, impacted: [changed('app/util.py')] }, record, ofIndex];
    const told = async (revision: number) =>
      (await run(['why', '/app/other.py', '--revision', `${revision}`], { revisions })).stderr;
    expect(await told(9)).toContain('Revision 9 did not reach /app/other.py.');
    expect(await told(8)).toContain('What revision 8 reached is not stored any more.');
    expect(await told(7)).toContain(
      'Revision 7 does not say what its changes reached.\nIt was made by "cpgd index"',
    );
    for (const gone of [6, 10])
      expect(await told(gone)).toContain(`There is no stored revision ${gone}.\nThose from 7 to 9 are.`);
  });
});

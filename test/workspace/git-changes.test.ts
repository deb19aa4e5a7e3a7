/** What git says has changed, in repositories made here; skipped where there is no git. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitChange, gitChangesSince } from '../../server/src/workspace/git-changes.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;

let root: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  const run = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout.trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const isPython = (path: string): boolean => path.endsWith('.py');

const shown = ({ path, oldPath, exists, oldBytes }: GitChange): unknown[] => [
  path,
  oldPath,
  exists,
  oldBytes?.toString() ?? null,
];

const LONG = 'def f():\n    return 1\n'.repeat(20);

describe.skipIf(!hasGit)('changes since a revision', () => {
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-git-')));
    git('init', '-q');
    write('kept.py', 'x = 1\n');
    write('edited.py', 'x = 1\n');
    write('gone.py', 'x = 2\n');
    write('old name.py', LONG);
    write('notes.txt', 'text\n');
    write('.gitignore', 'ignored.py\n');
    git('add', '.');
    git('commit', '-qm', 'first');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('has commits, staged, unstaged and untracked files, each once, with the bytes from then', async () => {
    write('edited.py', 'x = 3\n');
    git('commit', '-qam', 'second');
    rmSync(join(root, 'gone.py'));
    renameSync(join(root, 'old name.py'), join(root, 'new\nname.py'));
    git('add', '-A');
    write('edited.py', 'x = 4\n');
    write('deep/untracked.py', 'y = 1\n');
    write('ignored.py', 'y = 1\n');
    write('notes.txt', 'other\n');
    const { commit, changes } = await gitChangesSince(root, 'HEAD~1', isPython);
    expect(commit).toBe(git('rev-parse', 'HEAD~1'));
    expect(changes.map(shown)).toEqual([
      ['deep/untracked.py', null, true, null],
      ['edited.py', 'edited.py', true, 'x = 1\n'],
      ['gone.py', 'gone.py', false, 'x = 2\n'],
      ['new\nname.py', 'old name.py', true, LONG],
    ]);
  });

  it('names paths from the folder it is asked about, below the repository', async () => {
    write('sub/a.py', 'x = 1\n');
    write('top.py', 'x = 1\n');
    git('add', '.');
    const below = await gitChangesSince(join(root, 'sub'), 'HEAD', isPython);
    expect(below.changes.map(shown)).toEqual([['a.py', null, true, null]]);
  });

  it('takes a rename out of what is wanted for a removal, and one into it for an addition', async () => {
    git('mv', 'old name.py', 'old.txt');
    git('mv', 'notes.txt', 'notes.py');
    const { changes } = await gitChangesSince(root, 'HEAD', isPython);
    expect(changes.map(shown)).toEqual([
      ['notes.py', null, true, null],
      ['old name.py', 'old name.py', false, LONG],
    ]);
  });

  it('leaves links out', async () => {
    symlinkSync('kept.py', join(root, 'link.py'));
    git('add', '.');
    expect((await gitChangesSince(root, 'HEAD', isPython)).changes).toEqual([]);
  });

  it('runs no program that the repository names', async () => {
    const marker = join(root, 'ran');
    for (const key of ['diff.external', 'core.fsmonitor', 'core.pager'])
      git('config', key, `touch ${marker}; true`);
    git('config', 'diff.evil.textconv', `touch ${marker}; cat`);
    write('.gitattributes', '*.py diff=evil\n');
    write('edited.py', 'x = 5\n');
    await gitChangesSince(root, 'HEAD', isPython);
    expect(existsSync(marker)).toBe(false);
  });

  it('runs no filter that files pass through, and none of a submodule', async () => {
    const marker = join(root, 'ran');
    const evil = (folder: string): void => {
      writeFileSync(join(folder, '.gitattributes'), '*.py filter=a.b\n*.pyi filter=long\n');
      for (const key of ['filter.a.b.clean', 'filter.a.b.smudge', 'filter.long.process', 'core.fsmonitor'])
        git('-C', folder, 'config', key, `touch ${marker}; cat`);
      git('-C', folder, 'config', 'filter.a.b.required', 'true');
    };
    const inner = join(root, 'inner');
    git('init', '-q', inner);
    write('inner/a.py', 'x = 1\n');
    git('-C', inner, 'add', '.');
    git('-C', inner, '-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', 'inner');
    write('stub.pyi', 'x: int\n');
    git('add', '.');
    git('commit', '-qm', 'with a submodule');
    evil(root);
    evil(inner);
    write('inner/a.py', 'x = 2\n');
    write('edited.py', 'x = 5\n');
    write('stub.pyi', 'x: str\n');
    const { changes } = await gitChangesSince(root, 'HEAD', (path) => /\.pyi?$/.test(path));
    expect(changes.map(({ path }) => path)).toEqual(['edited.py', 'stub.pyi']);
    expect(existsSync(marker)).toBe(false);
  });

  it('refuses where a filter cannot be switched off', async () => {
    git('config', 'filter.a=b.clean', `touch ${join(root, 'ran')}; cat`);
    await expect(gitChangesSince(root, 'HEAD', isPython)).rejects.toThrow(
      'filter.a=b cannot be switched off',
    );
  });

  it('fetches nothing that a partial clone leaves out', async () => {
    const marker = join(root, 'ran');
    git('config', 'remote.origin.url', `ext::touch ${marker}`);
    git('config', 'protocol.ext.allow', 'always');
    git('config', 'remote.origin.promisor', 'true');
    git('config', 'remote.origin.partialclonefilter', 'blob:none');
    git('config', 'core.repositoryformatversion', '1');
    git('config', 'extensions.partialClone', 'origin');
    const object = git('rev-parse', 'HEAD:edited.py');
    rmSync(join(root, '.git/objects', object.slice(0, 2), object.slice(2)));
    write('edited.py', 'x = 5\n');
    await expect(gitChangesSince(root, 'HEAD', isPython)).rejects.toThrow(/git/);
    expect(existsSync(marker)).toBe(false);
  });

  it('says what is wrong with a revision, and never takes one for an option', async () => {
    for (const revision of ['nonsense', '--output=/tmp/x', '-h', ''])
      await expect(gitChangesSince(root, revision, isPython)).rejects.toThrow(
        `git knows no commit "${revision}"`,
      );
  });

  it('says that a folder is in no repository', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'cpgd-no-git-'));
    await expect(gitChangesSince(outside, 'HEAD', isPython)).rejects.toThrow('is not in a git repository');
    rmSync(outside, { recursive: true });
  });
});

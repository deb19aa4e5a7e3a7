/** What is found in real trees: ignore files against git itself, environments, links, patterns, limits. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DiscoveryConfig, discover, wouldBeTaken } from '../../server/src/workspace/discovery.ts';
import { makeEmptyTree, makeTree } from './tree.ts';

const CONFIG: DiscoveryConfig = { include: [], exclude: [], respectGitignore: true, maxDepth: 64 };

async function found(root: string, config: Partial<DiscoveryConfig> = {}): Promise<string[]> {
  const { files } = await discover([root], { ...CONFIG, ...config });
  return files.map(({ path }) => path);
}

describe('discover', () => {
  it('finds .py and .pyi, sorted by code units, with size and time', async () => {
    const root = makeTree({
      'b.py': 'x=1',
      'a/c.pyi': '',
      'B.py': '',
      'a.txt': '',
      'a/d.pyc': '',
      'a-b.py': '',
    });
    const { files, problems, base } = await discover([root], CONFIG);
    expect(files.map(({ path }) => path)).toEqual(['B.py', 'a-b.py', 'a/c.pyi', 'b.py']);
    expect(files.at(-1)).toMatchObject({ absolutePath: join(root, 'b.py'), size: 3 });
    expect(files.at(-1)!.changedMs).toBeGreaterThan(1e12);
    expect([problems, base]).toEqual([[], root]);
  });

  it('skips version control, caches and installed packages', async () => {
    const skipped = [
      '.git',
      '.hg',
      '.svn',
      '__pycache__',
      'node_modules',
      '.venv',
      '.tox',
      '.nox',
      '.mypy_cache',
      '.pytest_cache',
      '.ruff_cache',
      'x.egg-info',
      'lib/site-packages',
      'a/b/__pycache__',
    ]; // prettier-ignore
    const root = makeEmptyTree(
      'kept.py',
      'venv/kept.py',
      '.github/kept.py',
      'env/pyvenv.cfg',
      'env/lib/x.py',
      'conda/conda-meta/',
      'conda/lib/x.py',
      ...skipped.map((directory) => `${directory}/x.py`),
    ); // prettier-ignore
    expect(await found(root)).toEqual(['.github/kept.py', 'kept.py', 'venv/kept.py']);
  });

  it('searches a root that lies inside such a directory', async () => {
    const root = makeEmptyTree('.venv/lib/site-packages/pkg/a.py', '.venv/pyvenv.cfg');
    expect(await found(join(root, '.venv/lib/site-packages/pkg'))).toEqual(['a.py']);
    expect(await found(join(root, '.venv'))).toEqual([]);
  });

  it('applies include and exclude patterns', async () => {
    const root = makeEmptyTree('src/a.py', 'src/gen/b.py', 'tests/c.py', 'setup.py');
    expect(await found(root, { include: ['src/', '/setup.py'] })).toEqual([
      'setup.py',
      'src/a.py',
      'src/gen/b.py',
    ]);
    expect(await found(root, { exclude: ['gen', '**/c.py'] })).toEqual(['setup.py', 'src/a.py']);
    expect(await found(root, { include: ['src'], exclude: ['src/gen'] })).toEqual(['src/a.py']);
  });

  it('says what it could not search', async () => {
    const root = makeEmptyTree('a/b/c/d.py');
    const { files, problems } = await discover([root, join(root, 'missing')], { ...CONFIG, maxDepth: 2 });
    expect(files).toEqual([]);
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'a/b/c: directories nest deeper than 2 levels; the rest is not searched',
      'missing: the directory cannot be read (ENOENT); nothing below it is indexed',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('reports a directory it may not list', async () => {
    const root = makeEmptyTree('a/b.py', 'c.py');
    chmodSync(join(root, 'a'), 0);
    const { files, problems } = await discover([root], CONFIG);
    chmodSync(join(root, 'a'), 0o755);
    expect(files.map(({ path }) => path)).toEqual(['c.py']);
    expect(problems).toMatchObject([{ file: 'a', severity: 'warning' }]);
  });

  it('takes several roots, overlapping ones once, relative to what holds them all', async () => {
    const root = makeEmptyTree('one/a.py', 'two/sub/b.py', 'three/c.py');
    const { files, base } = await discover(
      [join(root, 'two'), join(root, 'one'), join(root, 'two/sub')],
      CONFIG,
    );
    expect(base).toBe(root);
    expect(files.map(({ path }) => path)).toEqual(['one/a.py', 'two/sub/b.py']);
  });

  it('stops when asked to', async () => {
    const root = makeEmptyTree('a.py');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(discover([root], CONFIG, { signal })).rejects.toThrow('enough');
  });

  it('reports progress', async () => {
    const root = makeEmptyTree('a.py', 'b/c.py');
    const seen: unknown[] = [];
    await discover([root], CONFIG, { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ directories: 2, files: 2 });
  });
});

describe('symbolic links', () => {
  it('are followed inside the root, each file once and by its real path', async () => {
    const root = makeEmptyTree('real/a.py', 'real/sub/b.py');
    symlinkSync('real', join(root, 'alias'));
    symlinkSync('a.py', join(root, 'real/z.py'));
    symlinkSync('..', join(root, 'real/sub/up'));
    symlinkSync('self', join(root, 'self'));
    expect(await found(root)).toEqual(['real/a.py', 'real/sub/b.py']);
  });

  it('give a file its name when it has no other', async () => {
    const root = makeTree({ 'hidden/a.py': '', 'hidden/script': '', '.gitignore': 'hidden/\n' });
    symlinkSync('hidden', join(root, 'seen'));
    symlinkSync('seen', join(root, 'zeen'));
    symlinkSync('hidden/script', join(root, 'script.py'));
    expect(await found(root)).toEqual(['script.py', 'seen/a.py']);
  });

  it('are not followed out of the root, which is said', async () => {
    const outside = makeEmptyTree('secret.py');
    const root = makeEmptyTree('a.py');
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.py'), join(root, 'out.py'));
    const { files, problems } = await discover([root], CONFIG);
    expect(files.map(({ path }) => path)).toEqual(['a.py']);
    expect(problems).toMatchObject([
      { file: 'out', severity: 'info' },
      { file: 'out.py', severity: 'info' },
    ]);
  });

  it('do not lead into skipped directories', async () => {
    const root = makeEmptyTree('env/pyvenv.cfg', 'env/lib/x.py', 'node_modules/y.py', 'a.py');
    symlinkSync('env/lib', join(root, 'lib'));
    symlinkSync('node_modules', join(root, 'js'));
    expect(await found(root)).toEqual(['a.py']);
  });

  it('that dangle are files that cannot be read, but for the locks of Emacs', async () => {
    const root = makeEmptyTree();
    symlinkSync('nowhere', join(root, 'x.py'));
    symlinkSync('user@host.1:2', join(root, '.#y.py'));
    expect(await found(root)).toEqual(['x.py']);
  });

  it('may be the root itself', async () => {
    const root = makeEmptyTree('real/a.py');
    symlinkSync('real', join(root, 'alias'));
    expect(await found(join(root, 'alias'))).toEqual(['a.py']);
  });
});

describe('ignore files', () => {
  const rules = {
    '.gitignore':
      '# comment\n*.gen.py\n!keep.gen.py\nbuild/\n/top.py\nlogs/*.py\n**/deep/x.py\nesc\\#.py\nsp\\ .py\nx/\n[ab]c.py\r\n',
    'sub/.gitignore': '!other.gen.py\n/anchored.py\nsub2/file.py\n!x/\n',
    'sub/odd [d]ir!/.gitignore': 'here.py\n/only.py\n',
    'neg/.gitignore': '*\n!*/\n!yes.py\n',
    '.git/info/exclude': 'local.py\n',
  };
  const candidates = [
    'a.gen.py',
    'keep.gen.py',
    'build/x.py',
    'sub/build/x.py',
    'build.py',
    'top.py',
    'sub/top.py',
    'logs/x.py',
    'logs/in/x.py',
    'sub/logs/x.py',
    'deep/x.py',
    'sub/deep/x.py',
    'esc#.py',
    'sp .py',
    'x/a.py',
    'sub/x/a.py',
    'sub/y/x/a.py',
    'ac.py',
    'cc.py',
    'sub/other.gen.py',
    'sub/third.gen.py',
    'sub/anchored.py',
    'sub/t/anchored.py',
    'sub/sub2/file.py',
    'sub/t/sub2/file.py',
    'sub/odd [d]ir!/here.py',
    'sub/odd [d]ir!/in/here.py',
    'sub/odd [d]ir!/only.py',
    'sub/odd [d]ir!/in/only.py',
    'neg/no.py',
    'neg/yes.py',
    'neg/in/no.py',
    'neg/in/yes.py',
    'local.py',
    'sub/local.py',
  ]; // prettier-ignore

  it.skipIf(spawnSync('git', ['--version']).status !== 0)('hide exactly what git hides', async () => {
    const root = makeEmptyTree(...candidates);
    execFileSync('git', ['init', '-q'], { cwd: root });
    for (const [path, text] of Object.entries(rules)) writeFileSync(join(root, path), text);
    const git = execFileSync(
      'git',
      ['-c', 'core.excludesFile=', 'ls-files', '-z', '-co', '--exclude-standard'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const expected = git.split('\0').filter((path) => path.endsWith('.py'));
    expect(await found(root)).toEqual(expected.sort());
    expect(await found(join(root, 'sub'))).toEqual(
      expected.filter((path) => path.startsWith('sub/')).map((path) => path.slice('sub/'.length)),
    );
  });

  it('count without a git repository, and can be switched off', async () => {
    const root = makeTree({
      '.gitignore': 'a.py\n',
      'a.py': '',
      'b.py': '',
      '.cpgdignore': 'c.py\n',
      'c.py': '',
    });
    expect(await found(root)).toEqual(['b.py']);
    expect(await found(root, { respectGitignore: false })).toEqual(['a.py', 'b.py']);
  });

  it('.cpgdignore has the last word', async () => {
    const root = makeTree({
      '.gitignore': 'gen_*.py\n',
      '.cpgdignore': '!gen_api.py\n/old/\n',
      'gen_a.py': '',
      'gen_api.py': '',
      'old/a.py': '',
    });
    expect(await found(root)).toEqual(['gen_api.py']);
  });

  it('above the root count unless they hide the root itself', async () => {
    const root = makeTree({
      '.git/HEAD': '',
      '.gitignore': 'build/\n*.tmp.py\n',
      'build/a.py': '',
      'build/b.tmp.py': '',
      'lib/c.tmp.py': '',
      'lib/d.py': '',
    });
    expect(await found(join(root, 'lib'))).toEqual(['d.py']);
    expect(await found(join(root, 'build'))).toEqual(['a.py', 'b.tmp.py']);
  });

  it('of a linked work tree are found through its .git file', async () => {
    const root = makeTree({
      'main/.git/info/exclude': 'local.py\n',
      'main/.git/worktrees/w/commondir': '../..\n',
      'w/.git': '',
      'w/local.py': '',
      'w/a.py': '',
    });
    writeFileSync(join(root, 'w/.git'), `gitdir: ${join(root, 'main/.git/worktrees/w')}\n`);
    expect(await found(join(root, 'w'))).toEqual(['a.py']);
  });

  it('of a senseless size are reported and not used', async () => {
    const root = makeTree({ 'a/.gitignore': '#'.repeat(2_000_000), 'a/b.py': '' });
    const { files, problems } = await discover([root], CONFIG);
    expect(files).toHaveLength(1);
    expect(problems).toMatchObject([{ file: 'a/.gitignore', severity: 'warning' }]);
  });
});

it('gives the same answer whatever the order of creation', async () => {
  const paths = ['z/a.py', 'a/z.py', 'm.py', 'a/a/a.py'];
  const one = makeEmptyTree(...paths);
  const two = makeEmptyTree(...paths.toReversed());
  for (const root of [one, two]) {
    symlinkSync('z', join(root, 'link'));
    mkdirSync(join(root, 'empty'));
  }
  expect(await found(one)).toEqual(await found(two));
});

describe('wouldBeTaken', () => {
  it('says of what is not there whether it would be found', async () => {
    const root = makeTree({
      '.gitignore': 'ignored/\nno_*.py\n',
      'pkg/.gitignore': '!no_matter.py\nmine.py\n',
      'pkg/a.py': '',
      'env/pyvenv.cfg': '',
      'file/x.txt': '',
    });
    symlinkSync('pkg', join(root, 'link'));
    const paths = [
      'new.py',
      'pkg/new.pyi',
      'not/there/yet.py',
      'pkg/no_matter.py',
      'no_matter.py',
      'pkg/mine.py',
      'ignored/a.py',
      'env/a.py',
      'link/new.py',
      'pkg/a.py',
      'file/x.txt/a.py',
      'new.txt',
      'build/new.py',
      '.venv/new.py',
    ];
    const config = { ...CONFIG, exclude: ['build/'] };
    const taken = paths.filter((path) => wouldBeTaken(root, path, config));
    expect(taken).toEqual(['new.py', 'pkg/new.pyi', 'not/there/yet.py', 'pkg/no_matter.py']);
    for (const path of taken) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    expect(await found(root, config)).toEqual(['pkg/a.py', ...taken].sort());
  });
});

/** The commit of a working tree, in every shape git keeps it: branch, packed, detached, worktree, submodule. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGitHead } from '../../server/src/workspace/git-head.ts';
import { makeTree } from './tree.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'fedcba9876543210fedcba9876543210fedcba98';

test('a branch with a loose ref', () => {
  const root = makeTree({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` });
  expect(readGitHead(root)).toBe(COMMIT);
});

test('a folder deep inside the repository', () => {
  const root = makeTree({ '.git/HEAD': `${COMMIT}\n`, 'a/b/c/': '' });
  expect(readGitHead(join(root, 'a/b/c'))).toBe(COMMIT);
});

test('a packed ref, also when another name ends alike or a tag is peeled', () => {
  const root = makeTree({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/packed-refs': `# pack-refs with: peeled\n${OTHER} refs/remotes/x/refs/heads/main2\n${COMMIT} refs/heads/main\n^${OTHER}\n`,
  });
  expect(readGitHead(root)).toBe(COMMIT);
});

test('a loose ref is newer than a packed one', () => {
  const root = makeTree({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/refs/heads/main': `${COMMIT}\n`,
    '.git/packed-refs': `${OTHER} refs/heads/main\n`,
  });
  expect(readGitHead(root)).toBe(COMMIT);
});

test('a worktree keeps its HEAD apart and shares the refs', () => {
  const root = makeTree({
    'main/.git/HEAD': 'ref: refs/heads/main\n',
    'main/.git/refs/heads/main': `${OTHER}\n`,
    'main/.git/refs/heads/topic': `${COMMIT}\n`,
    'main/.git/worktrees/side/HEAD': 'ref: refs/heads/topic\n',
    'main/.git/worktrees/side/commondir': '../..\n',
    'side/.git': 'gitdir: ../main/.git/worktrees/side\n',
  });
  expect(readGitHead(join(root, 'side'))).toBe(COMMIT);
  expect(readGitHead(join(root, 'main'))).toBe(OTHER);
});

test('no commit is known without a repository, before the first commit, or when git’s files are damaged', () => {
  expect(readGitHead(makeTree({ '.git/HEAD': 'ref: refs/heads/main\n' }))).toBeNull();
  expect(readGitHead(makeTree({ '.git/HEAD': '' }))).toBeNull();
  expect(readGitHead(makeTree({ '.git': 'gitdir: nowhere\n' }))).toBeNull();
  expect(readGitHead(makeTree({ '.git': 'garbage' }))).toBeNull();
  const root = makeTree({});
  mkdirSync(join(root, '.git'));
  expect(readGitHead(root)).toBeNull();
});

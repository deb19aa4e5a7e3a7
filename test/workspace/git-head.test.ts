/** What git's files say: the commit of a working tree in every shape git keeps it, how it came there, who writes. */
import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasOnlyCommitted, isGitWriting, readGitHead } from '../../server/src/workspace/git-head.ts';
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

test('commits leave the files as they are, other moves of HEAD do not', () => {
  const NONE = '0'.repeat(40);
  const line = (from: string, to: string, what: string): string =>
    `${from} ${to} T <t@t> 1700000000 +0000\t${what}\n`;
  const committed = (lines: readonly string[], since: string | null): boolean =>
    hasOnlyCommitted(makeTree({ '.git/HEAD': `${OTHER}\n`, '.git/logs/HEAD': lines.join('') }), since);
  const first = line(NONE, COMMIT, 'commit (initial): checkout: moving from a to b');
  const second = line(COMMIT, OTHER, 'commit: second');
  expect(committed([first, second], COMMIT)).toBe(true);
  expect(committed([first, second], null)).toBe(true);
  expect(committed([first, second, line(OTHER, OTHER, 'commit (amend): second')], COMMIT)).toBe(true);
  const back = line(OTHER, COMMIT, 'checkout: moving from main to topic');
  expect(committed([first, second, back, second], OTHER)).toBe(true);
  expect(committed([first, second, back], OTHER)).toBe(false);
  for (const what of [
    'reset: moving to HEAD~1',
    'rebase (finish): returning',
    'merge topic: Fast-forward',
    'commits: no',
  ])
    expect(committed([first, line(COMMIT, OTHER, what)], COMMIT)).toBe(false);
  // A commit that the log does not know, no log, no repository.
  expect(committed([first, second], 'a'.repeat(40))).toBe(false);
  expect(committed([], COMMIT)).toBe(false);
  expect(hasOnlyCommitted(makeTree({ '.git/HEAD': `${OTHER}\n` }), null)).toBe(false);
});

test('git is writing while it holds the lock, until that is too old to be anyone’s', () => {
  const root = makeTree({ '.git/HEAD': `${COMMIT}\n`, 'a/': '' });
  expect(isGitWriting(join(root, 'a'))).toBe(false);
  const locked = makeTree({ '.git/HEAD': `${COMMIT}\n`, '.git/index.lock': '' });
  expect(isGitWriting(locked)).toBe(true);
  utimesSync(join(locked, '.git/index.lock'), 1_700_000_000, 1_700_000_000);
  expect(isGitWriting(locked)).toBe(false);
});

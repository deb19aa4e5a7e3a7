/**
 * What git's own files say of a working tree: the commit it stands on, how it came there, and whether git is writing to
 * it. No git program is needed or run.
 */
import { dirname, isAbsolute, join } from 'node:path';
import { statusOf } from './file-status.ts';
import { textOfRegularFile } from './regular-file.ts';

/** Git holds the lock while it writes files, seldom for long; one that was left behind says nothing. In ms. */
const LOCK_MS = 10_000;

/** Git's own files are small, its log of many years is not; what is longer is not read. */
const MAX_GIT_BYTES = 64 * 1024 * 1024;

/** Commit id of `HEAD` for the repository around `root`; null without one, or before the first commit. */
export function readGitHead(root: string): string | null {
  const folder = gitFolder(root);
  const head = folder === null ? null : readLine(join(folder, 'HEAD'));
  if (folder === null || head === null) return null;
  if (!head.startsWith('ref: ')) return head;
  const name = head.slice('ref: '.length);
  const common = readLine(join(folder, 'commondir'));
  const shared = common === null ? folder : isAbsolute(common) ? common : join(folder, common);
  return readLine(join(folder, name)) ?? readLine(join(shared, name)) ?? packedRef(shared, name);
}

/**
 * Whether `HEAD` came from the commit `since` (null: from none) to where it is by committing alone, which leaves the
 * files as they are. By git's log of it (gitrepository-layout(5), `logs`); false where it keeps none.
 */
export function hasOnlyCommitted(root: string, since: string | null): boolean {
  const folder = gitFolder(root);
  const log = folder === null ? null : readText(join(folder, 'logs/HEAD'));
  // A line is `old new name <mail> time zone<TAB>what was done`.
  const moves = (log ?? '').split('\n').filter((line) => line !== '');
  const last = moves.findLastIndex((line) => line.split(' ', 2)[1] === since);
  if (moves.length === 0 || (last < 0 && since !== null)) return false;
  return moves.slice(last + 1).every((line) => /\tcommit(?: \(\w+\))?:/.test(line));
}

/** Whether git is about to write files or to move `HEAD`: a checkout, a stash or a rebase is under way. */
export function isGitWriting(root: string): boolean {
  const folder = gitFolder(root);
  const lock = folder && statusOf(join(folder, 'index.lock'));
  return lock ? Math.abs(Date.now() - lock.mtimeMs) < LOCK_MS : false;
}

/** Where git keeps what belongs to the working tree around `root`; null where there is none. */
function gitFolder(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const git = join(folder, '.git');
    const status = statusOf(git);
    // A worktree or submodule has a file that says where its repository is.
    if (status) return status.isDirectory() ? git : linkedFolder(git);
    if (dirname(folder) === folder) return null;
  }
}

function linkedFolder(git: string): string | null {
  const line = readLine(git);
  if (!line?.startsWith('gitdir: ')) return null;
  const target = line.slice('gitdir: '.length);
  return isAbsolute(target) ? target : join(dirname(git), target);
}

function packedRef(folder: string, name: string): string | null {
  const line = readText(join(folder, 'packed-refs'))
    ?.split('\n')
    .find((entry) => entry.endsWith(` ${name}`));
  return line === undefined ? null : line.slice(0, line.indexOf(' '));
}

function readLine(path: string): string | null {
  return (readText(path) ?? '').split('\n', 1)[0]!.trim() || null;
}

const readText = (path: string): string | null => textOfRegularFile(path, MAX_GIT_BYTES);

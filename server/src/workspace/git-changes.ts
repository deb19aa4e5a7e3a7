/**
 * What changed in a working tree since a git revision, and the bytes from then: asks the git program, with
 * everything switched off by which a repository could make it run other programs. Knows no Python.
 */
import { spawn } from 'node:child_process';

/** The folder is in no repository, the revision does not exist, or git cannot be run; `hint` says what to do. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export interface GitChange {
  /** Path now, relative to the root, POSIX; for a removed file the path it had. */
  readonly path: string;
  /** Path then; null for a file that is new. Differs from `path` for renames. */
  readonly oldPath: string | null;
  /** Whether there is such a file now. */
  readonly exists: boolean;
  /** The bytes then; null for a file that is new. */
  readonly oldBytes: Buffer | null;
}

export interface GitChanges {
  /** Full id of the commit. */
  readonly commit: string;
  /** Sorted by path. */
  readonly changes: readonly GitChange[];
}

/** Object names of nothing: what git writes for the side of a change that is not in its database. */
const NO_OBJECT = /^0+$/;

/** Settings that make git run no program on its own, and write paths as they are. */
const SAFE = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false'];

/**
 * Nothing is fetched: a partial clone would start the transport, or the ssh program, that the repository names
 * (git, "GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH"). No traces are written where the repository says.
 */
const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  LC_ALL: 'C',
};

/**
 * The difference between a commit and the files on disk below `root` (absolute), staged, unstaged and untracked
 * changes included; `isWanted` chooses by path. Programs that a repository has its files pass through (filters of
 * gitattributes) are not run, so a file that differs only by them counts as changed. Rejects with `GitError`, and with
 * the signal's reason.
 */
export async function gitChangesSince(
  root: string,
  revision: string,
  isWanted: (path: string) => boolean,
  signal?: AbortSignal,
): Promise<GitChanges> {
  const settings = [...SAFE];
  const git: Git = (args, input) =>
    runGit(root, [...settings.flatMap((one) => ['-c', one]), ...args], input, signal);
  const inside = await git(['rev-parse', '--is-inside-work-tree']);
  if (inside.code !== 0)
    throw new GitError(
      `${root} is not in a git repository`,
      'Run it in a checkout, or name files or symbols instead of a revision.',
    );
  settings.push(...(await unfiltered(git)));
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = found.out.toString().trim();
  if (found.code !== 0 || commit === '')
    throw new GitError(
      `git knows no commit "${revision}"`,
      'Give a branch, a tag or a commit id; a shallow clone may have to be deepened (git fetch --unshallow).',
    );
  const diff = await succeed(
    git([
      'diff',
      '--raw',
      '-z',
      '--find-renames',
      '--no-abbrev',
      '--relative',
      '--no-ext-diff',
      '--no-textconv',
      // Git would look into each with another git, which reads that repository's settings and not ours.
      '--ignore-submodules=all',
      commit,
      '--',
    ]),
  );
  const others = await succeed(git(['ls-files', '--others', '--exclude-standard', '-z']));
  const entries = parseRaw(diff.toString('utf8'));
  for (const path of others.toString('utf8').split('\0')) {
    // Git names nested repositories with a slash at the end; they are not files of this one.
    if (path !== '' && !path.endsWith('/')) entries.push({ path, oldPath: null, object: null, exists: true });
  }
  const wanted = entries.flatMap((entry) => onlyWanted(entry, isWanted));
  const objects = [...new Set(wanted.flatMap(({ object }) => object ?? []))];
  const blobs = await readBlobs(git, objects);
  const changes = wanted.map(
    ({ path, oldPath, object, exists }): GitChange => ({
      path,
      oldPath,
      exists,
      oldBytes: object === null ? null : blobs.get(object)!,
    }),
  );
  return { commit, changes: changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) };
}

/**
 * Settings that switch off every filter that the repository or the person has named: git would pass the files on disk
 * through `clean` or `process` to compare them (gitattributes, "filter"). Rejects with `GitError` where one cannot be
 * named on a command line.
 */
async function unfiltered(git: Git): Promise<string[]> {
  const { out } = await git(['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  const drivers = new Set<string>();
  for (const key of out.toString('utf8').split('\0')) {
    const driver = key.slice(0, key.lastIndexOf('.'));
    // `git -c` would take what is before the first `=` for the name.
    if (driver.includes('='))
      throw new GitError(
        `git's setting ${driver} cannot be switched off for one run`,
        'Give the filter a name without "=": cpgd runs no program that a repository names.',
      );
    if (driver.includes('.')) drivers.add(driver);
  }
  return [...drivers].flatMap((driver) => [
    `${driver}.clean=`,
    `${driver}.process=`,
    `${driver}.required=false`,
  ]);
}

interface Entry {
  readonly path: string;
  readonly oldPath: string | null;
  /** Object name of the bytes then. */
  readonly object: string | null;
  readonly exists: boolean;
}

/** Regular files; links and submodules have no source text of their own. */
const isFileMode = (mode: string): boolean => mode.startsWith('100');

/** `:mode mode object object status NUL path NUL [path NUL]` (git-diff, "Raw output format"). */
function parseRaw(text: string): Entry[] {
  const fields = text.split('\0');
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const [oldMode, mode, object, , status] = fields[i++]!.slice(1).split(' ');
    const first = fields[i++]!;
    const isRename = status!.startsWith('R') || status!.startsWith('C');
    const path = isRename ? fields[i++]! : first;
    const hadFile = isFileMode(oldMode!) && !NO_OBJECT.test(object!);
    const exists = isFileMode(mode!) && status !== 'D';
    if (status!.startsWith('C')) entries.push({ path, oldPath: null, object: null, exists });
    else if (hadFile || exists)
      entries.push({ path, oldPath: hadFile ? first : null, object: hadFile ? object! : null, exists });
  }
  return entries;
}

/** A rename out of, or into, what is wanted is a removal, or an addition. */
function onlyWanted(entry: Entry, isWanted: (path: string) => boolean): Entry[] {
  const { path, oldPath } = entry;
  const isNow = entry.exists && isWanted(path);
  const wasThen = oldPath !== null && isWanted(oldPath);
  if (isNow && wasThen) return [entry];
  if (isNow) return [{ ...entry, oldPath: null, object: null }];
  return wasThen ? [{ ...entry, path: oldPath, exists: false }] : [];
}

type Git = (
  args: readonly string[],
  input?: string,
) => Promise<{ readonly code: number; readonly out: Buffer; readonly err: string }>;

/** `name SP type SP size LF bytes LF` for each object asked for (git-cat-file, "Batch output"). */
async function readBlobs(git: Git, objects: readonly string[]): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (objects.length === 0) return blobs;
  const out = await succeed(git(['cat-file', '--batch'], `${objects.join('\n')}\n`));
  let at = 0;
  for (const object of objects) {
    const lineEnd = out.indexOf(0x0a, at);
    const [, type, size] = out.toString('latin1', at, lineEnd).split(' ');
    if (type !== 'blob')
      throw new GitError(
        `git has no contents for object ${object}`,
        'The clone is partial or damaged: fetch what is missing and try again.',
      );
    const start = lineEnd + 1;
    const end = start + Number(size);
    blobs.set(object, out.subarray(start, end));
    at = end + 1;
  }
  return blobs;
}

async function succeed(run: ReturnType<Git>): Promise<Buffer> {
  const { code, out, err } = await run;
  if (code === 0) return out;
  throw new GitError(
    `git failed: ${err.trim().split('\n')[0] ?? `exit code ${code}`}`,
    'Run "git status" there.',
  );
}

function runGit(root: string, args: readonly string[], input = '', signal?: AbortSignal): ReturnType<Git> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: root,
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    // Git may end before it has read its input; how it ended is what counts.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new GitError('the git program was not found', 'Install git, or put it on the PATH.')
          : error,
      ),
    );
    child.on('close', (code) =>
      resolve({ code: code ?? 1, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.end(input);
  });
}

/**
 * Where the cache of a workspace is, and making that folder ready. Knows platforms' conventions and
 * permissions, not what is kept in the folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { StoreError, systemErrorCode, toStoreError } from './errors.ts';
import { makeDirectory } from './make-directory.ts';

export interface CacheEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

export interface CacheLocation {
  /** The workspace's own folder. */
  readonly directory: string;
  /** The user named the folder (`--cache-dir`), so no other one will do. */
  readonly isExplicit: boolean;
}

/** Folders beside those of the workspaces: what all of them share. */
export const SHARED_FOLDERS = { outside: 'outside', bytecode: 'bytecode' } as const;

export interface PreparedCache {
  readonly directory: string;
  /** A sentence for the user when another folder than usual is in use; null otherwise. */
  readonly warning: string | null;
}

const MAX_NAME_LENGTH = 40;
/** 64 bits: two of a person's workspaces sharing a folder is not going to happen. */
const HASH_DIGITS = 16;

const currentEnvironment = (): CacheEnvironment => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
});

/**
 * The folder all workspaces' caches are in: `explicit`, else `$XDG_CACHE_HOME/cpgd`, else the platform's.
 * The XDG Base Directory Specification says to ignore relative paths in its variables.
 */
export function cacheRoot(explicit: string | null, environment = currentEnvironment()): string {
  const { env, platform, home } = environment;
  if (explicit !== null && explicit !== '') return resolve(explicit);
  const xdg = env.XDG_CACHE_HOME;
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'cpgd');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'cpgd');
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'cpgd', 'Cache');
  }
  return join(home, '.cache', 'cpgd');
}

/** The folder for one workspace: a readable name and a hash of the root's real path. */
export function cacheLocation(
  workspaceRoot: string,
  explicit: string | null,
  environment = currentEnvironment(),
): CacheLocation {
  const root = realPath(workspaceRoot);
  const name =
    basename(root)
      .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
      .slice(0, MAX_NAME_LENGTH) || 'root';
  const hash = createHash('sha256').update(root).digest('hex').slice(0, HASH_DIGITS);
  return {
    directory: join(cacheRoot(explicit, environment), `${name}-${hash}`),
    isExplicit: explicit !== null && explicit !== '',
  };
}

/**
 * Creates the folder, for its owner only, and makes sure it can be written. A folder inside the workspace
 * gets a `.gitignore` that hides it, itself included, and so do the shared folders beside it: what they are in may be
 * a folder of the repository with files of its own. When the usual folder cannot be used, an index for this
 * run only goes to the temporary folder, with a warning; a folder the user chose gives
 * `StoreError('unwritable')` instead.
 */
export function prepareCache(location: CacheLocation, workspaceRoot: string): PreparedCache {
  try {
    makeReady(location.directory, workspaceRoot);
    return { directory: location.directory, warning: null };
  } catch (error) {
    const problem = toStoreError(error, location.directory);
    if (location.isExplicit || !(problem instanceof StoreError)) throw problem;
    const directory = mkdtempSync(join(tmpdir(), 'cpgd-'));
    process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
    return {
      directory,
      warning: `${problem.message} Until then every run indexes from scratch, in ${directory}.`,
    };
  }
}

function makeReady(directory: string, workspaceRoot: string): void {
  makeDirectory(directory, 0o700);
  // Asking for permissions is no proof (network and read-only file systems, quotas): write something.
  const probe = join(directory, `probe-${process.pid}.tmp`);
  writeFileSync(probe, 'cpgd', { mode: 0o600 });
  rmSync(probe, { force: true });
  if (!isInside(realPath(directory), realPath(workspaceRoot))) return;
  hideFromGit(directory);
  for (const name of Object.values(SHARED_FOLDERS)) {
    const folder = join(dirname(directory), name);
    // One that is there already is hidden, or is the repository's own.
    if (existsSync(folder)) continue;
    makeDirectory(folder, 0o700);
    hideFromGit(folder);
  }
}

function hideFromGit(directory: string): void {
  try {
    writeFileSync(join(directory, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path without symbolic links; as it is when it does not exist. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/**
 * The one error type of the store, and the translation of SQLite's and the file system's errors into it.
 * Every message says what happened and what the reader of the message can do about it.
 */
import Database from 'better-sqlite3';

export type StoreErrorCode =
  /** The cache folder or a file in it cannot be created or written. */
  | 'unwritable'
  /** Another live process is the writer of this store. */
  | 'locked'
  /** Stored bytes contradict each other: close the store and open it again, which rebuilds it. */
  | 'damaged'
  /** The disk, or the limit set for the database, is full. The revision being written was dropped. */
  | 'full'
  /** Opened read-only, and there is no usable index in the folder. */
  | 'no-index'
  /** Closed while somebody was still asking. */
  | 'closed'
  /** The caller broke the protocol of the store (for instance two revisions at once). */
  | 'misuse';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Another live process is the writer of the store in a folder; `holder` says which, when that is known. */
export class LockedStoreError extends StoreError {
  readonly holder: string | null;

  constructor(directory: string, holder: string | null) {
    super(
      'locked',
      `The index in ${directory} is being written by another process${holder === null ? '' : ` (${holder})`}. ` +
        'Stop that one, or choose another cache folder with --cache-dir.',
    );
    this.holder = holder;
  }
}

/** Stored bytes that cannot be decoded, or an id that names nothing. Becomes `StoreError('damaged')`. */
export class DamagedDataError extends Error {
  override readonly name = 'DamagedDataError';
}

/** The `code` of a Node.js system error, or '' for anything else. */
export function systemErrorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** True for errors that mean the database file is not what the writer left behind. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedDataError) return true;
  if (error instanceof StoreError) return error.code === 'damaged';
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') ||
      error.code === 'SQLITE_NOTADB' ||
      error.code === 'SQLITE_IOERR_SHORT_READ' ||
      // The tables were checked when the store was opened: a missing one means that page 1 was overwritten.
      (error.code === 'SQLITE_ERROR' && /no such (table|column)/.test(error.message)))
  );
}

const UNWRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
]);

/**
 * Turns an error met while working in `directory` into a `StoreError`; an error it does not know is returned
 * unchanged, because hiding a bug of ours behind a store error would send people looking at their disk.
 */
export function toStoreError(error: unknown, directory: string): unknown {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  if (isDamage(error)) {
    return new StoreError(
      'damaged',
      `The index in ${directory} is damaged (${message}). It is only a cache: run the command again and it is rebuilt.`,
      cause,
    );
  }
  const code = systemErrorCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError(
      'full',
      `No space left for the index in ${directory}. Free some space, or choose another folder with --cache-dir.`,
      cause,
    );
  }
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_SNAPSHOT' || code === 'SQLITE_LOCKED') {
    return new StoreError(
      'locked',
      `The index in ${directory} is in use by another process. Try again.`,
      cause,
    );
  }
  if (UNWRITABLE.has(code) || /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR)/.test(code)) {
    return new StoreError(
      'unwritable',
      `Cannot use the cache folder ${directory} (${message}). ` +
        'Make it writable, or choose another one with --cache-dir DIR or XDG_CACHE_HOME.',
      cause,
    );
  }
  return error;
}

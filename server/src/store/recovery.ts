/**
 * Decides whether a store on disk can be trusted, and clears away one that cannot. The store is a cache of
 * the source tree, so there is no repair: any doubt is a reason to build it again.
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { statusOf } from '../workspace/file-status.ts';
import { databasePath, openReader, ownFiles, removeDatabase, walPath } from './connection.ts';
import { isDamage, systemErrorCode } from './errors.ts';
import { EVIDENCE_DIRECTORY } from './evidence-cache.ts';
import { APPLICATION_ID, STORE_VERSION, TABLES } from './schema.ts';
import { databaseChecksum, readState, STATE_FILE, type StoreState } from './state-file.ts';
import { LOCK_FILE } from './writer-lock.ts';

export interface Recovery {
  /** True when a store was there and had to be thrown away. */
  readonly rebuilt: boolean;
  /** Why, as a clause for a message ("the database file is damaged"); null when there was nothing to do. */
  readonly reason: string | null;
}

export type Diagnosis =
  | { readonly kind: 'usable' }
  /** There has never been a complete index in this folder. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unusable'; readonly reason: string; readonly isForeign: boolean };

const USABLE: Diagnosis = { kind: 'usable' };
const unusable = (reason: string, isForeign = false): Diagnosis => ({ kind: 'unusable', reason, isForeign });

/**
 * Looks at the store in `directory`. `fingerprint` names everything besides this folder's formats that stored
 * facts depend on (extractor and linker versions, configuration). `isLive` says that a writer is at work,
 * whose file cannot be compared with a checksum. Throws system errors, such as missing permissions.
 */
export function diagnose(
  directory: string,
  fingerprint: string,
  options: { isLive: boolean; immutable: boolean },
): Diagnosis {
  const state = readState(directory);
  if (!existsSync(databasePath(directory))) {
    const wasEmpty = state === null || (state.state === 'open' && state.revision === 0);
    return wasEmpty ? { kind: 'absent' } : unusable('the database file is missing');
  }
  if (!options.isLive) {
    const doubt = doubtAboutFiles(directory, state);
    if (doubt !== null) return unusable(doubt);
  }
  let db: Database.Database | null = null;
  try {
    db = openReader(directory, options);
    return doubtAboutContent(db, fingerprint, state, options.isLive);
  } catch (error) {
    if (isDamage(error)) return unusable('the database file is damaged');
    throw error;
  } finally {
    db?.close();
  }
}

function doubtAboutFiles(directory: string, state: StoreState | null): string | null {
  if (state === null) return 'its state file is missing or unreadable';
  if (state.state === 'damaged') return state.reason;
  const walBytes = statSync(walPath(directory), { throwIfNoEntry: false })?.size;
  if (state.state === 'open') {
    // A living writer always has a log, so its absence means that committed pages may be gone with it.
    return walBytes === undefined ? 'it was not closed and its write-ahead log is missing' : null;
  }
  if (walBytes !== undefined && walBytes > 0) return 'a write-ahead log appeared after it was closed';
  const { bytes, crc32 } = databaseChecksum(directory);
  return bytes === state.bytes && crc32 === state.crc32 ? null : 'the database file is damaged';
}

function doubtAboutContent(
  db: Database.Database,
  fingerprint: string,
  state: StoreState | null,
  isLive: boolean,
): Diagnosis {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    return unusable('the database file belongs to another program', true);
  }
  if (db.pragma('user_version', { simple: true }) !== STORE_VERSION) {
    return unusable('it was written by another version of cpgd');
  }
  const tables = new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  if (Object.keys(TABLES).some((name) => !tables.has(name))) return unusable('the database file is damaged');
  const stored = db.prepare("SELECT value FROM meta WHERE key = 'fingerprint'").pluck().get();
  if (stored !== fingerprint)
    return unusable('it was written by another version of cpgd or its configuration');
  if (state?.state === 'open' && !isLive) {
    const revision = db.prepare('SELECT max(revision) FROM revisions').pluck().get() as number | null;
    if ((revision ?? 0) < state.revision)
      return unusable('it was not closed and has lost committed revisions');
    const check = db.pragma('integrity_check(1)', { simple: true });
    if (check !== 'ok') return unusable('it was not closed and the database file is damaged');
  }
  return USABLE;
}

/**
 * Removes folders that stand where the store has files, and what stands where it has a folder: nothing of ours writes
 * them, no reader can open them, and writing would fail on them for ever. To be done before the lock, which is one of
 * the files, is taken.
 */
export function clearStrangers(directory: string): void {
  // A link is as good as what it leads to.
  const isFolder = (name: string): boolean | undefined => statusOf(join(directory, name))?.isDirectory();
  const files = [...ownFiles(), STATE_FILE, LOCK_FILE].filter((name) => isFolder(name) === true);
  const folders = [EVIDENCE_DIRECTORY].filter((name) => isFolder(name) === false);
  for (const name of [...files, ...folders]) rmSync(join(directory, name), { recursive: true });
}

/**
 * Removes an unusable store so that a new one can be built. Somebody else's database is moved aside instead:
 * it is theirs, however it came into our folder.
 */
export function clearAway(directory: string, diagnosis: Diagnosis): void {
  if (diagnosis.kind === 'usable') return;
  if (diagnosis.kind === 'unusable' && diagnosis.isForeign) {
    try {
      renameSync(databasePath(directory), `${databasePath(directory)}.foreign`);
    } catch (error) {
      if (systemErrorCode(error) !== 'ENOENT') throw error;
    }
  }
  removeDatabase(directory);
}

/**
 * Opens SQLite the way the store needs it: a writer, a reader beside it, a scratch file for loading a new
 * store, or a reader in a folder that nobody can write. Knows file names and pragmas, not tables.
 */
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { APPLICATION_ID, STORE_VERSION, tablesSql } from './schema.ts';

export const DATABASE_FILE = 'index.db';
/** A store under construction; it becomes DATABASE_FILE by a rename, complete or never. */
const BUILDING_FILE = 'index.db.building';

/** How long a statement waits for another process's checkpoint before it fails, in ms. */
const BUSY_TIMEOUT_MS = 5_000;
/** Page cache of the writer and of a bulk load, and of a reader, in KiB (SQLite's sign convention). */
const WRITER_CACHE_KIB = 16_000;
const BULK_CACHE_KIB = 16_000;
const READER_CACHE_KIB = 8_000;
/** The write-ahead log is cut back to this size after a checkpoint. */
const WAL_BYTES = 8 * 1024 * 1024;

export const databasePath = (directory: string): string => join(directory, DATABASE_FILE);
export const walPath = (directory: string): string => `${databasePath(directory)}-wal`;

/** The files of the database and everything SQLite may have left beside it. */
function databaseFiles(path: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map((suffix) => path + suffix);
}

/** Names of all files that the store's databases consist of. */
export const ownFiles = (): string[] => [DATABASE_FILE, BUILDING_FILE].flatMap(databaseFiles);

export function removeDatabase(directory: string): void {
  for (const name of ownFiles()) rmSync(join(directory, name), { force: true });
}

export function openWriter(directory: string, maxPages: number | null): Database.Database {
  const path = databasePath(directory);
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  chmodSync(path, 0o600);
  db.pragma('journal_mode = WAL');
  // WAL with NORMAL may lose the last revisions in a power cut, never a part of one.
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  db.pragma(`journal_size_limit = ${WAL_BYTES}`);
  db.pragma('foreign_keys = OFF');
  if (maxPages !== null) db.pragma(`max_page_count = ${maxPages}`);
  return db;
}

/**
 * A read-only connection. `immutable` is for a folder that cannot be written, where SQLite could not create
 * the shared-memory file of a write-ahead log: the database is read into memory whole, as it is now.
 */
export function openReader(directory: string, options: { immutable: boolean }): Database.Database {
  const path = databasePath(directory);
  const db = options.immutable
    ? new Database(databaseImage(path), { readonly: true })
    : new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  db.pragma('query_only = ON');
  db.pragma(`cache_size = -${READER_CACHE_KIB}`);
  // No mmap: a file truncated under a mapping kills the process, where a failed read is an error we handle.
  db.pragma('mmap_size = 0');
  return db;
}

/** Bytes 18 and 19 of a database say whether it has a write-ahead log (2) or not (1); a copy has none. */
function databaseImage(path: string): Buffer {
  const image = readFileSync(path);
  if (image.length >= 20) image.fill(1, 18, 20);
  return image;
}

/** An empty database in memory with our tables: what a store answers from before its first revision. */
export function openEmpty(): Database.Database {
  const db = new Database(':memory:');
  createTables(db);
  return db;
}

/** A new database that need not survive a crash: no journal, no syncs, no indexes yet. */
export function openBuilding(directory: string, maxPages: number | null): Database.Database {
  const path = join(directory, BUILDING_FILE);
  for (const file of databaseFiles(path)) rmSync(file, { force: true });
  const db = new Database(path);
  try {
    chmodSync(path, 0o600);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`cache_size = -${BULK_CACHE_KIB}`);
    db.pragma('foreign_keys = OFF');
    if (maxPages !== null) db.pragma(`max_page_count = ${maxPages}`);
    createTables(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Drops a store under construction. */
export function discardBuilding(directory: string): void {
  for (const file of databaseFiles(join(directory, BUILDING_FILE))) rmSync(file, { force: true });
}

/** Makes a finished, closed building database the store's database; with `isDurable`, on the disk when it returns. */
export function publishBuilding(directory: string, isDurable: boolean): void {
  const path = join(directory, BUILDING_FILE);
  if (isDurable) syncFile(path);
  for (const file of databaseFiles(databasePath(directory)).slice(1)) rmSync(file, { force: true });
  renameSync(path, databasePath(directory));
}

/** Has the system write what it holds of a building database: what is left to `publishBuilding` takes less time. */
export async function syncBuilding(directory: string): Promise<void> {
  const file = await open(join(directory, BUILDING_FILE), 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

function createTables(db: Database.Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${STORE_VERSION}`);
  db.exec(tablesSql());
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

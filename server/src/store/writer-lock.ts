/**
 * One writer per store. The lock is an operating-system lock that SQLite holds on an empty file, so it dies
 * with its process however that ends: there is no stale lock to recognise, and no process id to mistrust.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { identityOf } from '../workspace/file-status.ts';
import { LockedStoreError, systemErrorCode } from './errors.ts';

export const LOCK_FILE = 'writer.lock';
/** A reader that opens a store holds the lock for an instant, to see whether anybody else does. */
const PATIENCE_MS = 250;

export class WriterLock {
  private readonly db: Database.Database;
  private readonly path: string;
  private readonly identity: string;

  private constructor(db: Database.Database, path: string) {
    this.db = db;
    this.path = path;
    this.identity = identityOf(path);
  }

  /** False when the file is gone or another one: whoever locks that one is not kept out. */
  get isInPlace(): boolean {
    return identityOf(this.path) === this.identity;
  }

  /** Takes the lock, or returns null when another connection, of this process or not, keeps it so long. */
  static tryAcquire(directory: string, patienceMs = 0): WriterLock | null {
    const path = join(directory, LOCK_FILE);
    for (let attempt = 0; ; attempt++) {
      const db = new Database(path, { timeout: patienceMs });
      try {
        db.exec('BEGIN EXCLUSIVE');
        return new WriterLock(db, path);
      } catch (error) {
        db.close();
        const code = systemErrorCode(error);
        if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return null;
        // Whoever wrote something else into the file did not hold the lock: it is never written otherwise.
        if (code !== 'SQLITE_NOTADB' || attempt > 0) throw error;
        rmSync(path, { force: true });
      }
    }
  }

  /** Takes the lock or throws `LockedStoreError`; `holder` says who has it, when that is known. */
  static acquire(directory: string, holder: () => string | null): WriterLock {
    const lock = WriterLock.tryAcquire(directory, PATIENCE_MS);
    if (lock !== null) return lock;
    throw new LockedStoreError(directory, holder());
  }

  release(): void {
    this.db.close();
  }
}

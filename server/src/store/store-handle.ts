/**
 * An open store: hands out snapshots to read and one revision at a time to write, and closes so that the next
 * start can check what is there. Knows who may do what and when; the rows are the business of
 * `store-reader.ts` and `revision-writer.ts`.
 */
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { identityOf } from '../workspace/file-status.ts';
import { Codes } from './codes.ts';
import {
  databasePath,
  discardBuilding,
  openBuilding,
  openEmpty,
  openReader,
  openWriter,
  publishBuilding,
  removeDatabase,
  syncBuilding,
} from './connection.ts';
import { isDamage, StoreError, toStoreError } from './errors.ts';
import { EvidenceCache } from './evidence-cache.ts';
import { integrityProblems } from './integrity.ts';
import { makeDirectory } from './make-directory.ts';
import { PinnedStore, type ReadableStore } from './readable-store.ts';
import { type Moment, now, type RevisionStats, type Trigger } from './records.ts';
import type { Recovery } from './recovery.ts';
import { Revision } from './revision.ts';
import type { WriterMemory } from './revision-writer.ts';
import { indexesSql } from './schema.ts';
import { ScipCache } from './scip-cache.ts';
import { databaseChecksum, OpenState, readState, STATE_FILE, writeState } from './state-file.ts';
import { Statements } from './statements.ts';
import { StoreReader } from './store-reader.ts';
import { TermWriter } from './terms.ts';
import { WriterLock } from './writer-lock.ts';

const PAGE_BYTES = 4096;

export interface StoreOptions {
  /** The workspace's cache folder (`location.ts`). Created when it does not exist and the mode is readwrite. */
  readonly directory: string;
  readonly mode: 'readwrite' | 'readonly';
  /** Names everything that stored facts depend on besides the files: another one means a rebuild. */
  readonly fingerprint: string;
  /** Largest size of the database, in bytes; unlimited when left out. */
  readonly maxDatabaseBytes?: number;
  /** The process throws it away at its end, so nothing waits for the disk. */
  readonly isScratch?: boolean;
}

export class Store implements ReadableStore {
  readonly directory: string;
  readonly mode: 'readwrite' | 'readonly';
  /** Whether an old index was thrown away, and why. */
  recovery: Recovery;
  readonly evidence: EvidenceCache;
  /** Imported SCIP indexes. */
  readonly scip: ScipCache;
  private readonly options: StoreOptions;
  private lock: WriterLock | null;
  /** Tells the database that is open from another file of its name. */
  private openFile = '';
  private readonly maxPages: number | null;
  private readerDb: Database.Database;
  private reader: StoreReader;
  private writerDb: Database.Database | null = null;
  private memory: WriterMemory | null = null;
  private state: OpenState | null = null;
  private revision: Revision | null = null;
  private isClosed = false;
  /** Number of the newest revision that was committed here; numbers go on also when the index is thrown away. */
  private lastRevision = 0;

  /** Use `openStore`. `lock` is null for a store that is only read. */
  constructor(
    options: StoreOptions,
    recovery: Recovery,
    lock: WriterLock | null,
    found: { readonly hasIndex: boolean; readonly immutable: boolean },
  ) {
    this.options = options;
    this.directory = options.directory;
    this.mode = options.mode;
    this.recovery = recovery;
    this.lock = lock;
    const maxBytes = options.maxDatabaseBytes;
    this.maxPages = maxBytes === undefined ? null : Math.floor(maxBytes / PAGE_BYTES);
    this.evidence = new EvidenceCache(options.directory);
    this.scip = new ScipCache(options.directory);
    if (lock === null) {
      this.readerDb = openReader(options.directory, { immutable: found.immutable });
      this.reader = new StoreReader(this.readerDb);
      return;
    }
    this.readerDb = openEmpty();
    this.reader = new StoreReader(this.readerDb);
    if (found.hasIndex) this.connect();
    this.state = new OpenState(
      options.directory,
      hostname(),
      this.read((reader) => reader.revision()),
    );
    closeAtExit(this);
  }

  /** Runs `read` on one committed revision: all its answers belong together. */
  read<T>(read: (reader: StoreReader) => T): T {
    this.requireOpen();
    return this.guard(() => this.reader.snapshot(() => read(this.reader)));
  }

  /**
   * The newest revision for a question that takes several turns of the event loop: it stays what it is while others
   * are committed. Close it soon; the write-ahead log grows while it is open. Null before the first revision.
   */
  pin(): PinnedStore | null {
    this.requireOpen();
    if (this.readerDb.memory) return null;
    return this.guard(() => new PinnedStore(this, openReader(this.directory, { immutable: false })));
  }

  /**
   * Begins the next revision. Reads go on answering from the newest committed one until `commit`. One
   * revision at a time: `StoreError('misuse')` otherwise, and for a store opened read-only. Its `started_at` and
   * `wall_us` count from `since`, when what brought it about was noticed.
   */
  beginRevision(trigger: Trigger, since: Moment = now()): Revision {
    this.requireOpen();
    if (this.lock === null) throw new StoreError('misuse', 'this store was opened read-only');
    if (this.revision !== null) throw new StoreError('misuse', 'the revision before has not been committed');
    if (!this.isInPlace)
      throw new StoreError(
        'damaged',
        `The index in ${this.directory} was removed while it was open. It is only a cache: run the command again and it is rebuilt.`,
      );
    const next =
      Math.max(
        this.lastRevision,
        this.read((reader) => reader.revision()),
      ) + 1;
    return this.guard(() => {
      const isBulk = this.writerDb === null;
      const db = this.writerDb ?? openBuilding(this.directory, this.maxPages);
      const host = {
        guard: <R>(work: () => R): R => this.guard(work),
        commit: (files: ReadonlySet<number>) => this.commit(db, next, isBulk, files),
        rollback: () => this.rollback(db, isBulk),
        syncAhead: async () => {
          // The commit does it again, and says what is wrong.
          if (isBulk && !this.options.isScratch) await syncBuilding(this.directory).catch(() => {});
        },
      };
      try {
        this.reader.letGo();
        db.exec(isBulk ? 'BEGIN' : 'BEGIN IMMEDIATE');
        this.memory ??= loadMemory(db);
      } catch (error) {
        host.rollback();
        throw error;
      }
      const revision = new Revision(this.memory, next, { trigger, since }, host);
      if (isBulk) revision.setMeta('fingerprint', this.options.fingerprint);
      this.revision = revision;
      return revision;
    });
  }

  /** A whole revision in one go: commits what `write` did, or drops it all when `write` throws. */
  transaction<T>(trigger: Trigger, write: (revision: Revision) => { result: T; stats: RevisionStats }): T {
    const revision = this.beginRevision(trigger);
    try {
      const { result, stats } = write(revision);
      revision.commit(stats);
      return result;
    } finally {
      revision.rollback();
    }
  }

  /** Sentences about what does not fit together; reads everything. */
  integrityProblems(): string[] {
    this.requireOpen();
    return this.reader.snapshot(() => integrityProblems(this.readerDb));
  }

  /**
   * Removes terms that nothing mentions and evidence of texts that no file has any more, and gives free pages
   * back to the disk. Call it between revisions, and not while workers make evidence for the next one.
   */
  collectGarbage(): { removedTerms: number; removedEntries: number; removedBytes: number } {
    this.requireOpen();
    const db = this.writerDb;
    if (this.revision !== null || this.lock === null) {
      throw new StoreError('misuse', 'garbage is collected by the writer, between revisions');
    }
    // Before the first revision, evidence of an index that was thrown away may still be of use.
    if (db === null) return { removedTerms: 0, removedEntries: 0, removedBytes: 0 };
    return this.guard(() => {
      // Whatever it remembers of terms may be of some that are gone; files are what they were.
      this.reader.committed(new Set());
      const removedTerms = db
        .prepare('DELETE FROM terms WHERE coalesce(defined_in, referred_in, indexed_in) IS NULL')
        .run().changes;
      // The writer's memory may hold ids of the removed terms.
      const nextChunkId = this.memory?.nextChunkId ?? 1;
      this.memory = { ...loadMemory(db), nextChunkId };
      const free = db.pragma('freelist_count', { simple: true }) as number;
      if (free * 4 > (db.pragma('page_count', { simple: true }) as number)) db.exec('VACUUM');
      const live = new Set(this.read((reader) => reader.files()).flatMap((file) => file.evidenceKey ?? []));
      return { removedTerms, ...this.evidence.gc(live) };
    });
  }

  /**
   * Throws the index away, as opening it again would, because it was found to be damaged or gone: there is none until the
   * next revision is committed. Whoever has pinned a revision keeps what is left of it.
   */
  startAnew(): void {
    this.requireOpen();
    if (this.lock === null) throw new StoreError('misuse', 'this store was opened read-only');
    const isInPlace = this.isInPlace;
    // Whoever has made an index in this folder meanwhile keeps it.
    if (!this.lock.isInPlace) this.lock = this.lockAgain(this.lock);
    this.revision = null;
    this.memory = null;
    for (const close of [() => this.reader.close(), () => this.writerDb?.close()]) {
      try {
        close();
      } catch {
        // The file is damaged, and about to be removed.
      }
    }
    this.writerDb = null;
    this.readerDb = openEmpty();
    this.reader = new StoreReader(this.readerDb);
    this.state?.close();
    this.state = null;
    this.guard(() => {
      removeDatabase(this.directory);
      this.state = new OpenState(this.directory, hostname(), 0);
    });
    // What was read from packs that are gone would be found by nobody else.
    if (!isInPlace) this.evidence.close();
    const what = isInPlace ? 'damaged' : 'removed';
    this.recovery = { rebuilt: true, reason: `the database file was ${what} while it was open` };
  }

  /** A lock dies with its file. Throws `LockedStoreError`; the lock before is then held as it was. */
  private lockAgain(before: WriterLock): WriterLock {
    return this.guard(() => {
      makeDirectory(this.directory, 0o700);
      const lock = WriterLock.acquire(this.directory, () => null);
      before.release();
      return lock;
    });
  }

  /** Drops an unfinished revision, and leaves a store that the next start can check by its checksum. */
  close(): void {
    if (this.isClosed) return;
    this.revision?.rollback();
    this.isClosed = true;
    openStores.delete(this);
    if (openStores.size === 0) process.off('exit', closeAll);
    this.reader.close();
    this.evidence.close();
    try {
      this.closeWriter();
    } catch {
      // The state still says "open", so the next start looks closely. A failing close must not hide a result.
    } finally {
      this.lock?.release();
    }
  }

  private closeWriter(): void {
    const db = this.writerDb;
    this.writerDb = null;
    this.state?.close();
    if (db === null) {
      if (this.state !== null) rmSync(join(this.directory, STATE_FILE), { force: true });
      return;
    }
    const revision = (db.prepare('SELECT max(revision) FROM revisions').pluck().get() as number | null) ?? 0;
    const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    db.close();
    // Readers of other processes can keep pages in the log; a store found damaged must stay so.
    if (checkpoint?.busy !== 0 || readState(this.directory)?.state !== 'open') return;
    writeState(this.directory, { state: 'closed', ...databaseChecksum(this.directory), revision });
  }

  /** False when somebody has emptied the cache folder: what is written then is seen by nobody else, and lost at the end. */
  private get isInPlace(): boolean {
    if (this.writerDb === null) return true;
    return this.lock?.isInPlace === true && identityOf(databasePath(this.directory)) === this.openFile;
  }

  private commit(db: Database.Database, revision: number, isBulk: boolean, files: ReadonlySet<number>): void {
    if (isBulk) {
      db.exec(indexesSql());
      db.exec('COMMIT');
      db.close();
      publishBuilding(this.directory, this.options.isScratch !== true);
      this.connect();
    } else {
      db.exec('COMMIT');
      this.reader.committed(files);
    }
    this.revision = null;
    this.lastRevision = revision;
    this.state?.committed(revision);
  }

  private rollback(db: Database.Database, isBulk: boolean): void {
    this.revision = null;
    // Ids given out in the dropped revision must not be remembered; chunk ids are not given out twice.
    const nextChunkId = this.memory?.nextChunkId ?? 1;
    this.memory = null;
    if (isBulk) {
      db.close();
      discardBuilding(this.directory);
      return;
    }
    if (db.inTransaction) db.exec('ROLLBACK');
    this.memory = { ...loadMemory(db), nextChunkId };
  }

  /** Opens the connections to a complete database. */
  private connect(): void {
    this.reader.close();
    this.writerDb = openWriter(this.directory, this.maxPages);
    this.openFile = identityOf(databasePath(this.directory));
    if (this.options.isScratch) this.writerDb.pragma('synchronous = OFF');
    this.readerDb = openReader(this.directory, { immutable: false });
    this.reader = new StoreReader(this.readerDb, true);
    // The terms of a bulk load are not needed any more; an edit mentions few.
    this.memory = {
      ...loadMemory(this.writerDb),
      nextChunkId: this.memory?.nextChunkId ?? nextChunk(this.writerDb),
    };
  }

  private requireOpen(): void {
    if (this.isClosed) throw new StoreError('closed', 'this store has been closed');
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isDamage(error) && !(error instanceof StoreError)) this.markDamaged();
      throw toStoreError(error, this.directory);
    }
  }

  private markDamaged(): void {
    try {
      writeState(this.directory, { state: 'damaged', reason: 'damage was found while reading it' });
    } catch {
      // Nothing can be noted in a read-only folder; its next reader finds the damage again.
    }
  }
}

const openStores = new Set<Store>();

/** A process that ends without closing its store leaves one that the next start must check page by page. */
function closeAtExit(store: Store): void {
  if (openStores.size === 0) process.once('exit', closeAll);
  openStores.add(store);
}

function closeAll(): void {
  for (const store of openStores) store.close();
}

function nextChunk(db: Database.Database): number {
  return ((db.prepare('SELECT max(id) FROM chunks').pluck().get() as number | null) ?? 0) + 1;
}

function loadMemory(db: Database.Database): WriterMemory {
  const statements = new Statements(db);
  const terms = new TermWriter(db, statements);
  return { statements, terms, codes: Codes.load(statements), nextChunkId: nextChunk(db) };
}

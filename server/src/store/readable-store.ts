/**
 * What questions need of a store, and a store that stays at one revision. The open store itself answers each read
 * from the newest revision, which is right for questions that take one turn of the event loop.
 */
import type Database from 'better-sqlite3';
import type { EvidenceCache } from './evidence-cache.ts';
import type { ScipCache } from './scip-cache.ts';
import { StoreReader } from './store-reader.ts';

export interface ReadableStore {
  /** The workspace's cache folder. */
  readonly directory: string;
  readonly evidence: EvidenceCache;
  /** Imported SCIP indexes. */
  readonly scip: ScipCache;
  /** Runs `read` on one committed revision: all its answers belong together. */
  read<T>(read: (reader: StoreReader) => T): T;
}

/** One revision, read through a connection of its own. Evidence of texts that are being typed may go missing. */
export class PinnedStore implements ReadableStore {
  readonly directory: string;
  readonly evidence: EvidenceCache;
  readonly scip: ScipCache;
  private readonly reader: StoreReader;

  /** Use `Store.pin`. Takes the connection over. */
  constructor(store: ReadableStore, db: Database.Database) {
    this.directory = store.directory;
    this.evidence = store.evidence;
    this.scip = store.scip;
    this.reader = new StoreReader(db);
    this.reader.hold();
    // SQLite chooses the revision with the first read.
    this.reader.revision();
  }

  read<T>(read: (reader: StoreReader) => T): T {
    return read(this.reader);
  }

  close(): void {
    this.reader.release();
    this.reader.close();
  }
}

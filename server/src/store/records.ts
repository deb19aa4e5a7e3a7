/**
 * The values that go into the store and come out of it. Plain data: no SQLite, no blobs, no term ids.
 */
import type { Method, Relation } from '../linker/links.ts';

export type ParseStatus = 'ok' | 'recovered' | 'skipped';

/** Chunks of a file in pre-order, as columns; the row numbers are those of the file's evidence. */
export interface ChunkTable {
  /** Text that names the chunk within its file and survives edits: `Qualified.name::kindGroup`, unique. */
  readonly symbolKeys: readonly string[];
  /** Indexes into CHUNK_KINDS. */
  readonly kinds: ArrayLike<number>;
  /** Absolute UTF-8 byte offsets. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** Row of the enclosing chunk; -1 for row 0. */
  readonly parents: ArrayLike<number>;
}

export interface FileFacts {
  /** Repo-relative POSIX path. */
  readonly path: string;
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  readonly sourceRoot: string | null;
  /** Size on disk in bytes. */
  readonly bytes: number;
  readonly lines: number;
  /** When it was last changed (see `changedMsOf`), in milliseconds since 1970, fractions kept. */
  readonly changedMs: number;
  /** SHA-256 of the bytes on disk, lower-case hex; null when the file could not be read. */
  readonly sha256: string | null;
  readonly parseStatus: ParseStatus;
  readonly skipReason: string | null;
  /** Key of its evidence in the evidence cache; null for skipped files. */
  readonly evidenceKey: string | null;
}

export interface FileRecord extends FileFacts {
  /** Null for skipped files. */
  readonly chunks: ChunkTable | null;
}

export interface StoredFile extends FileFacts {
  readonly id: number;
}

export interface StoredChunk {
  readonly fileId: number;
  readonly path: string;
  readonly chunkId: number;
  /** Row of `chunks` in the file's evidence. */
  readonly chunk: number;
}

/** A link found by its target, placed in its file. */
export interface FoundLink extends StoredChunk {
  readonly relation: Relation;
  readonly method: Method;
  readonly confidence: number;
  readonly roles: number;
  readonly aux: number;
  /** The left row, counted among the chunk's rows of the relation's evidence table. */
  readonly ordinal: number;
  /** Absolute UTF-8 byte offsets of the text that names the target (for calls: the callee). */
  readonly bstart: number;
  readonly bend: number;
}

export interface FoundSymbol {
  readonly symbol: string;
  /** Last part of the dotted path. */
  readonly name: string;
  /** `package.module.Class.method`. */
  readonly dotted: string;
  /** False for symbols that are only referred to: builtins, the standard library, third-party packages. */
  readonly isDefined: boolean;
  /** How many chunks refer to it, definitions included. */
  readonly chunkCount: number;
}

export type Trigger = 'edit' | 'watch' | 'checkout' | 'index' | 'scip';

/** A point in time, by the calendar (ms since 1970) and by a clock that never jumps (ms, `performance.now()`). */
export interface Moment {
  readonly date: number;
  readonly clock: number;
}

export const now = (): Moment => ({ date: Date.now(), clock: performance.now() });

export interface RevisionStats {
  readonly changedFiles: number;
  readonly impactedFiles: number;
  readonly relinkedChunks: number;
}

export interface StoredRevision extends RevisionStats {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly trigger: Trigger;
  /** Microseconds to the commit. */
  readonly wallUs: number;
}

export interface StoreCounts {
  readonly files: number;
  readonly chunks: number;
  readonly links: number;
  readonly lookups: number;
  readonly terms: number;
  /** Symbols with a definition in the workspace. */
  readonly definedSymbols: number;
  /** Size of the database, in bytes. */
  readonly databaseBytes: number;
}

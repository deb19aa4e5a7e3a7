/**
 * What the relations layer reads: one revision of a workspace, file by file. The daemon implements it over
 * the store and the evidence cache; tests implement it over plain objects. Nothing here touches a disk.
 */
import type { Evidence } from '../evidence/evidence.ts';
import type { Metadata, SymbolInformation } from '../evidence/scip/generated/scip.ts';
import type { PlacedDocument } from '../evidence/scip/place-document.ts';
import type { ScipDocument } from '../evidence/scip/scip-document.ts';
import type { LinksOfChunk } from '../linker/links.ts';
import type { ChunkLayout } from '../syntax/chunk-layout.ts';
import type { RevisionRecord } from './history.ts';
import type { IndexSymbols } from './scip-import/index-symbols.ts';

/** A file that discovery found, indexed or not. */
export interface FileSnapshot {
  /** Repo-relative POSIX path. */
  readonly path: string;
  /** Dotted module name, or null when the path is not importable. */
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  /** Repo-relative POSIX path of the source root (`''` is the root itself), null when not importable. */
  readonly sourceRoot: string | null;
  /** Size on disk in bytes. */
  readonly bytes: number;
  readonly lines: number;
  /** SHA-256 of the bytes on disk, lower-case hex; null when the file could not be read. */
  readonly sha256: string | null;
  readonly parseStatus: 'ok' | 'recovered' | 'skipped';
  readonly skipReason: string | null;
  /** Null for skipped files. Decoded on first use. */
  evidence(): Evidence | null;
  /** Own offset ↔ absolute offset of every chunk; null for skipped files. */
  layout(): ChunkLayout | null;
  /** What the linker and imported indexes say of every chunk, in chunk order. */
  links(): readonly LinksOfChunk[];
  /** What the linker alone says; left out where there are no indexes. */
  nativeLinks?(): readonly LinksOfChunk[];
  /** What imported indexes alone say; left out where there are none. */
  indexedLinks?(): readonly LinksOfChunk[];
  /** Documents of imported indexes about the file, placed in its text; none when the text is gone. */
  scip?(): readonly ScipOfFile[];
  /** The decoded source text, for tables computed on demand; null when it cannot be read any more. */
  text(): string | null;
}

/** One document of an imported index in a file. */
export interface ScipOfFile {
  /** Where the index came from: a path in the workspace, or an absolute one. */
  readonly source: string;
  readonly metadata: Metadata | null;
  readonly document: ScipDocument;
  readonly placed: PlacedDocument;
  /** Its symbols in our spelling. */
  readonly symbols: IndexSymbols;
  /** Information on symbols of other packages; only with the first document of an index that has a file. */
  externalSymbols(): Iterable<SymbolInformation>;
}

export interface Snapshot {
  readonly revision: number;
  /** Sorted by path (code unit order). */
  readonly files: readonly FileSnapshot[];
  file(path: string): FileSnapshot | null;
  /** Stored revisions, oldest first; nothing where there is no history. */
  history?(): readonly RevisionRecord[];
}

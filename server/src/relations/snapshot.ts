/**
 * What the relations layer reads: one revision of a workspace, file by file. The daemon implements it over
 * the store and the evidence cache; tests implement it over plain objects. Nothing here touches a disk.
 */
import type { Evidence } from '../evidence/evidence.ts';
import type { ChunkLinks } from '../linker/links.ts';
import type { ChunkLayout } from '../syntax/chunk-layout.ts';
import type { RevisionRecord } from './history.ts';

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
  /** Links of every chunk, in chunk order. */
  links(): readonly ChunkLinks[];
  /** The decoded source text, for tables computed on demand; null when it cannot be read any more. */
  text(): string | null;
}

export interface Snapshot {
  readonly revision: number;
  /** Sorted by path (code unit order). */
  readonly files: readonly FileSnapshot[];
  file(path: string): FileSnapshot | null;
  /** Stored revisions, oldest first; nothing where there is no history. */
  history?(): readonly RevisionRecord[];
}

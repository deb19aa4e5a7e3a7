/**
 * The snapshot that the relations layer reads, over the store and the evidence cache. Evidence is decoded on
 * demand and a bounded number of files is kept.
 */
import { decodeEvidence, EvidenceFormatError } from '../evidence/arrow-codec.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FileFacts } from '../linker/file-facts.ts';
import type { ChunkLinks } from '../linker/links.ts';
import type { RevisionRecord } from '../relations/history.ts';
import type { FileSnapshot, Snapshot } from '../relations/snapshot.ts';
import type { StoredFile } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { sourceOfFile } from '../workspace/source-file.ts';

import { readHistory } from './history.ts';

/** Files whose evidence, facts and text stay decoded: the working set of a person, not of a repository. */
const MAX_KEPT_FILES = 256;

/** Thrown when the evidence of an indexed file is gone: the index must be brought up to date first. */
export class StaleIndexError extends Error {
  override readonly name = 'StaleIndexError';

  constructor(path: string) {
    super(`the cached evidence of ${path} is missing or damaged; run "cpgd index" to make it again`);
  }
}

export class StoreSnapshot implements Snapshot {
  readonly revision: number;
  readonly files: readonly StoredFileView[];
  private readonly byPath: ReadonlyMap<string, StoredFileView>;
  private readonly store: Store;

  /** `root` is the workspace's absolute path. */
  constructor(store: Store, root: string) {
    this.store = store;
    const workspacePackage = store.read((reader) => reader.meta('workspace_package') ?? '');
    this.revision = store.read((reader) => reader.revision());
    const kept = new Kept<StoredFileView>(MAX_KEPT_FILES, (file) => file.forget());
    this.files = store
      .read((reader) => reader.files())
      .map((file) => new StoredFileView({ store, root, workspacePackage, kept }, file));
    this.byPath = new Map(this.files.map((file) => [file.path, file]));
  }

  file(path: string): StoredFileView | null {
    return this.byPath.get(path) ?? null;
  }

  /** Revisions up to this snapshot's, oldest first. */
  history(): readonly RevisionRecord[] {
    return readHistory(this.store).filter(({ revision }) => revision <= this.revision);
  }
}

/** What the files of one snapshot share. */
interface Host {
  readonly store: Store;
  readonly root: string;
  /** Package prefix of the workspace's symbols. */
  readonly workspacePackage: string;
  readonly kept: Kept<StoredFileView>;
}

export class StoredFileView implements FileSnapshot {
  readonly id: number;
  readonly path: string;
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  readonly sourceRoot: string | null;
  readonly bytes: number;
  readonly lines: number;
  readonly sha256: string | null;
  readonly parseStatus: 'ok' | 'recovered' | 'skipped';
  readonly skipReason: string | null;
  private readonly host: Host;
  private readonly evidenceKey: string | null;
  private decoded: Evidence | null = null;
  private view: FileFacts | null = null;
  private offsets: ChunkLayout | null = null;
  private source: string | null | undefined;
  private chunkLinks: readonly ChunkLinks[] | null = null;

  constructor(host: Host, file: StoredFile) {
    this.host = host;
    this.id = file.id;
    this.path = file.path;
    this.moduleFqn = file.moduleFqn;
    this.isPackage = file.isPackage;
    this.sourceRoot = file.sourceRoot;
    this.bytes = file.bytes;
    this.lines = file.lines;
    this.sha256 = file.sha256;
    this.parseStatus = file.parseStatus;
    this.skipReason = file.skipReason;
    this.evidenceKey = file.evidenceKey;
  }

  evidence(): Evidence | null {
    if (this.evidenceKey === null) return null;
    this.host.kept.use(this);
    if (this.decoded === null) {
      const bytes = this.host.store.evidence.read(this.evidenceKey);
      if (bytes === null) throw new StaleIndexError(this.path);
      try {
        this.decoded = decodeEvidence(bytes);
      } catch (error) {
        if (error instanceof EvidenceFormatError) throw new StaleIndexError(this.path);
        throw error;
      }
    }
    return this.decoded;
  }

  /** Row groups and names of the file's evidence; null for skipped files. */
  facts(): FileFacts | null {
    const evidence = this.evidence();
    if (evidence && this.view === null) this.view = new FileFacts(this, evidence, this.host.workspacePackage);
    return this.view;
  }

  layout(): ChunkLayout | null {
    const evidence = this.evidence();
    if (evidence && this.offsets === null) {
      const { start, end, parent } = evidence.chunks;
      this.offsets = new ChunkLayout(start, end, parent);
    }
    return this.offsets;
  }

  links(): readonly ChunkLinks[] {
    const evidence = this.evidence();
    if (evidence === null) return [];
    return (this.chunkLinks ??= this.host.store.read((reader) => reader.fileLinks(this.id, evidence)));
  }

  /** Null when the file on disk is no longer the one that was indexed. */
  text(): string | null {
    if (this.source === undefined) {
      this.host.kept.use(this);
      this.source = sourceOfFile(this.host.root, this.path, this.sha256);
    }
    return this.source;
  }

  forget(): void {
    this.decoded = null;
    this.view = null;
    this.offsets = null;
    this.source = undefined;
    this.chunkLinks = null;
  }
}

/** Least recently used items are forgotten beyond a number. */
class Kept<T> {
  private readonly limit: number;
  private readonly forget: (item: T) => void;
  private readonly items = new Set<T>();

  constructor(limit: number, forget: (item: T) => void) {
    this.limit = limit;
    this.forget = forget;
  }

  use(item: T): void {
    this.items.delete(item);
    this.items.add(item);
    if (this.items.size <= this.limit) return;
    const [oldest] = this.items;
    this.items.delete(oldest!);
    this.forget(oldest!);
  }
}

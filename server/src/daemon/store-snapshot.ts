/**
 * The snapshot that the relations layer reads, over the store and the evidence cache. Evidence is decoded on
 * demand and a bounded number of files is kept.
 */
import { decodeEvidence, EvidenceFormatError } from '../evidence/arrow-codec.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FileFacts, moduleName } from '../linker/file-facts.ts';
import type { Link, LinksOfChunk } from '../linker/links.ts';
import { modulePrefix } from '../linker/scip-symbol.ts';
import type { RevisionRecord } from '../relations/history.ts';
import { meet } from '../relations/scip-import/meet.ts';
import type { FileSnapshot, ScipOfFile, Snapshot } from '../relations/snapshot.ts';
import type { ReadableStore } from '../store/readable-store.ts';
import type { StoredFile } from '../store/records.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import type { LineIndex } from '../text/line-index.ts';
import { readHistory } from './history.ts';
import { SnapshotIndexes } from './scip/snapshot-indexes.ts';
import { SourceTexts } from './source-texts.ts';

/** Files whose evidence, facts and text stay decoded: the working set of a person, not of a repository. */
const MAX_KEPT_FILES = 256;

/** For who reads all files one after the other: a row asks at most about its neighbours. */
export const FEW_KEPT_FILES = 8;

/** Thrown when the evidence of an indexed file is gone: the index must be brought up to date first. */
export class StaleIndexError extends Error {
  override readonly name = 'StaleIndexError';

  constructor(path: string) {
    super(`the cached evidence of ${path} is missing or damaged; run "cpgd index" to make it again`);
  }
}

export class StoreSnapshot implements Snapshot {
  readonly revision: number;
  /** Sorted by path, in code unit order. */
  private readonly stored: readonly StoredFile[];
  /** Of the stored files, those that somebody looked at: a revision is made with every key, and read by few. */
  private readonly views: (StoredFileView | undefined)[] = [];
  private allViews: readonly StoredFileView[] | null = null;
  private readonly host: Host;
  private readonly store: ReadableStore;
  private readonly kept: Kept<StoredFileView>;

  /**
   * `root` is the workspace's absolute path; `texts`, where a process keeps them longer than one snapshot. Who reads
   * file after file needs few `keptFiles`.
   */
  constructor(
    store: ReadableStore,
    root: string,
    texts = new SourceTexts(root),
    keptFiles: number = MAX_KEPT_FILES,
  ) {
    this.store = store;
    const workspacePackage = store.read((reader) => reader.meta('workspace_package') ?? '');
    this.revision = store.read((reader) => reader.revision());
    const kept = new Kept<StoredFileView>(keptFiles, (file) => file.forget());
    this.kept = kept;
    const indexes = new SnapshotIndexes(store, workspacePackage, () => this.files);
    this.stored = store.read((reader) => reader.files());
    this.host = { store, texts, workspacePackage, kept, indexes };
  }

  /** Sorted by path. */
  get files(): readonly StoredFileView[] {
    return (this.allViews ??= this.stored.map((_, index) => this.view(index)));
  }

  get fileCount(): number {
    return this.stored.length;
  }

  file(path: string): StoredFileView | null {
    let low = 0;
    for (let high = this.stored.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.stored[middle]!.path < path) low = middle + 1;
      else high = middle;
    }
    return this.stored[low]?.path === path ? this.view(low) : null;
  }

  private view(index: number): StoredFileView {
    return (this.views[index] ??= new StoredFileView(this.host, this.stored[index]!));
  }

  /** Takes over what an earlier snapshot has decoded of texts that are the same; that one should not be used on. */
  adopt(earlier: StoreSnapshot): void {
    for (const before of earlier.kept.all()) {
      const file = this.file(before.path);
      if (file?.adopt(before)) this.kept.use(file);
    }
  }

  /** Revisions up to this snapshot's, oldest first. */
  history(): readonly RevisionRecord[] {
    return readHistory(this.store).filter(({ revision }) => revision <= this.revision);
  }
}

/** What the files of one snapshot share. */
interface Host {
  readonly store: ReadableStore;
  readonly texts: SourceTexts;
  /** Package prefix of the workspace's symbols. */
  readonly workspacePackage: string;
  readonly kept: Kept<StoredFileView>;
  /** What was imported. */
  readonly indexes: SnapshotIndexes;
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
  private chunkLinks: readonly LinksOfChunk[] | null = null;
  private met: readonly LinksOfChunk[] | null = null;

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

  /** What symbols of the file's definitions begin with; the module's own symbol is made of it. */
  get symbolPrefix(): string {
    return modulePrefix(this.host.workspacePackage, moduleName(this));
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

  links(): readonly LinksOfChunk[] {
    const evidence = this.evidence();
    if (evidence === null || this.host.indexes.isEmpty) return this.nativeLinks();
    return (this.met ??= meet(evidence, this.nativeLinks(), this.indexedLinks()));
  }

  nativeLinks(): readonly LinksOfChunk[] {
    const evidence = this.evidence();
    if (evidence === null) return [];
    return (this.chunkLinks ??= this.host.store.read((reader) => reader.fileLinks(this.id, evidence)));
  }

  indexedLinks(): readonly LinksOfChunk[] {
    const evidence = this.evidence();
    if (evidence === null || this.host.indexes.isEmpty) return [];
    return this.host.store.read((reader) => reader.indexedLinks(this.id, evidence));
  }

  scip(): readonly ScipOfFile[] {
    const facts = this.facts();
    const lines = facts && !this.host.indexes.isEmpty ? this.lineIndex() : null;
    return facts && lines ? this.host.indexes.ofFile(facts, lines.withMark()) : [];
  }

  /** Links of one chunk. */
  linksOf(chunk: number): readonly Link[] {
    return this.links()[chunk]!.links;
  }

  /** Null when the text that was indexed is neither on disk nor in an editor any more. */
  text(): string | null {
    return this.lineIndex()?.text ?? null;
  }

  /** Whether there is a file, with whatever text. */
  get isOnDisk(): boolean {
    return this.host.texts.isOnDisk(this.path);
  }

  /** The indexed text with its positions; null as for `text`. */
  lineIndex(): LineIndex | null {
    return this.host.texts.lines(this.path, this.sha256);
  }

  /** Takes what another revision's view of the same text has decoded; false when there is nothing to take. */
  adopt(other: StoredFileView): boolean {
    const isSame =
      other.decoded !== null &&
      other.evidenceKey === this.evidenceKey &&
      other.moduleFqn === this.moduleFqn &&
      other.host.workspacePackage === this.host.workspacePackage;
    if (!isSame) return false;
    this.decoded = other.decoded;
    this.view = other.view;
    this.offsets = other.offsets;
    return true;
  }

  forget(): void {
    this.decoded = null;
    this.view = null;
    this.offsets = null;
    this.chunkLinks = null;
    this.met = null;
  }
}

/** Least recently used items are forgotten beyond a number. */
class Kept<T> {
  private readonly limit: number;
  private readonly forget: (item: T) => void;
  private readonly items = new Set<T>();
  private latest: T | null = null;

  constructor(limit: number, forget: (item: T) => void) {
    this.limit = limit;
    this.forget = forget;
  }

  /** Least recently used first. */
  all(): Iterable<T> {
    return this.items;
  }

  use(item: T): void {
    // Files are mostly read many times in a row.
    if (item === this.latest) return;
    this.latest = item;
    this.items.delete(item);
    this.items.add(item);
    if (this.items.size <= this.limit) return;
    const [oldest] = this.items;
    this.items.delete(oldest!);
    this.forget(oldest!);
  }
}

/**
 * One revision as its writer sees it, from `beginRevision` to `commit` or `rollback`. A failed write drops
 * the whole revision: half of one must never be committed.
 */
import { StoreError } from './errors.ts';
import type { PackedLinks } from './packed-links.ts';
import type { FileRecord, Moment, RevisionStats, Trigger } from './records.ts';
import { type PutFile, RevisionWriter, type WriterMemory } from './revision-writer.ts';

/** What the store does around a revision. */
interface RevisionHost {
  guard<T>(work: () => T): T;
  /** `files`: ids of those that the revision put, changed or removed. */
  commit(files: ReadonlySet<number>): void;
  /** Has the system write what it holds of a database in the making; resolves when it has. */
  syncAhead(): Promise<void>;
  rollback(): void;
}

export class Revision {
  /** The number the revision gets when it is committed. */
  readonly revision: number;
  private readonly writer: RevisionWriter;
  private readonly host: RevisionHost;
  private readonly cause: { readonly trigger: Trigger; readonly since: Moment };
  private isOver = false;

  /** Use `Store.beginRevision`. */
  constructor(
    memory: WriterMemory,
    revision: number,
    cause: { readonly trigger: Trigger; readonly since: Moment },
    host: RevisionHost,
  ) {
    this.revision = revision;
    this.writer = new RevisionWriter(memory, revision);
    this.cause = cause;
    this.host = host;
  }

  /** See `RevisionWriter.putFile`; so for the methods below. */
  putFile(record: FileRecord): PutFile {
    return this.attempt(() => this.writer.putFile(record));
  }

  fileId(path: string): number {
    return this.attempt(() => this.writer.fileId(path));
  }

  touchFile(path: string, changedMs: number): boolean {
    return this.attempt(() => this.writer.touchFile(path, changedMs));
  }

  removeFile(path: string): boolean {
    return this.attempt(() => this.writer.removeFile(path));
  }

  replaceChunkLinks(fileId: number, packed: PackedLinks): void {
    this.attempt(() => this.writer.replaceChunkLinks(fileId, packed));
  }

  replaceIndexedLinks(fileId: number, packed: PackedLinks): number {
    return this.attempt(() => this.writer.replaceIndexedLinks(fileId, packed));
  }

  setMeta(key: string, value: string): void {
    this.attempt(() => this.writer.setMeta(key, value));
  }

  setDetail(detail: string): void {
    this.attempt(() => this.writer.setDetail(detail));
  }

  /**
   * Does before the commit, in turns with others, what the commit of a large revision would do at once: writes most of
   * what was collected, and has the system bring it to the disk. Nothing may be put into the revision meanwhile.
   */
  async writeAhead(pause: () => Promise<void> | null): Promise<void> {
    const steps = this.writer.writeAhead();
    while (!this.attempt(() => steps.next()).done) {
      const wait = pause();
      if (wait) await wait;
    }
    await this.host.syncAhead();
  }

  /** Makes the revision the one that reads answer from. */
  commit(stats: RevisionStats): void {
    this.attempt(() => {
      const { trigger, since } = this.cause;
      this.writer.finish(trigger, since.date, (performance.now() - since.clock) * 1000, stats);
      this.host.commit(this.writer.touched);
    });
    this.isOver = true;
  }

  /** Drops everything the revision did. Does nothing after `commit`. */
  rollback(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.host.guard(() => this.host.rollback());
  }

  private attempt<T>(work: () => T): T {
    if (this.isOver) throw new StoreError('misuse', `revision ${this.revision} is over`);
    try {
      return this.host.guard(work);
    } catch (error) {
      try {
        this.rollback();
      } catch {
        // The error that made the revision fail is the one to report.
      }
      throw error;
    }
  }
}

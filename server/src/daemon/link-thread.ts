/**
 * The thread that links: it takes in files while others are still being analyzed, and says what it needs of the
 * outside world, for their threads to read. One thread, because each would hold the answers about the
 * whole workspace, and another would mostly compute the same ones.
 *
 * A file that brings the thread down, or keeps it from coming to an end, is set aside without links; a new thread
 * takes its place and links the others.
 */
import { Piscina } from 'piscina';
import { decodeEvidence } from '../evidence/arrow-codec.ts';
import { batches } from './batches.ts';
import { addCounts } from './counts.ts';
import { BATCH_TIME_LIMIT_MS } from './limits.ts';
import { type LinkableFile, type LinkedBatch, type LinkSettings, unlinkedFile } from './link-session.ts';
import type { OutsideFile } from './outside/outside-evidence.ts';
import { threadModule } from './pool.ts';
import { runTask, TaskFailure } from './task-failure.ts';
import type { ReadOutside } from './worker.ts';

/**
 * Megabytes of the thread's young generation. Most of what linking makes is garbage soon, and what is not is an answer
 * that stays: the rarer a collection, the less there is to copy. A third of it is filled between two collections; twice as
 * much takes 40 MB more of the process and no less time.
 */
const YOUNG_GENERATION_MB = 48;

/** Evidence bytes per task: about 40 ms of linking, so that storing overlaps with it. */
const BATCH_EVIDENCE_BYTES = 640 * 1024;

export interface LinkThreadOptions {
  readonly signal?: AbortSignal | undefined;
  /** The module that the thread runs. */
  readonly module?: URL | undefined;
  /** Milliseconds in which a batch has to get on. */
  readonly limitMs?: number | undefined;
}

export class LinkThread {
  private readonly piscina: Piscina;
  private readonly settings: LinkSettings;
  /** Changes with each computation of the thread. */
  private readonly work = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly signal: AbortSignal | undefined;
  private readonly limitMs: number;
  private readonly files: LinkableFile[] = [];
  /** Ends when the thread has a session with all files. Rejects with why it has none. */
  private ready: Promise<void>;
  private closed: Promise<void> | null = null;

  constructor(settings: LinkSettings, options: LinkThreadOptions = {}) {
    this.settings = { ...settings, work: this.work.buffer };
    this.signal = options.signal;
    this.limitMs = options.limitMs ?? BATCH_TIME_LIMIT_MS;
    this.piscina = new Piscina({
      filename: (options.module ?? threadModule('link-worker')).href,
      minThreads: 1,
      maxThreads: 1,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.ready = this.begin();
  }

  /** Hands over files; all of them must be there before the first is linked. */
  add(files: readonly LinkableFile[]): void {
    this.files.push(...files);
    this.afterwards(() => this.run('add', files));
  }

  /** See `LinkSession.nextOutside`; nothing without a thread. */
  async nextOutside(): Promise<readonly OutsideFile[]> {
    try {
      await this.ready;
      return await this.run('nextOutside', undefined);
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      return [];
    }
  }

  /** Hands over what has been read of that. A thread that takes the place of this one reads it for itself. */
  takeOutside(read: readonly ReadOutside[]): void {
    this.afterwards(() => this.run('takeOutside', read));
  }

  /** Links all files; a batch at a time comes through `onResult`. Rejects with the signal's reason when cancelled. */
  async link(onResult: (batch: LinkedBatch) => void): Promise<void> {
    // Neighbours import much the same.
    this.files.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const batch of batches(this.files, (file) => file.evidence.byteLength, BATCH_EVIDENCE_BYTES))
      onResult(await this.linkBatch(batch));
  }

  /** May be called again. */
  close(): Promise<void> {
    return (this.closed ??= this.piscina.destroy());
  }

  private async linkBatch(batch: readonly LinkableFile[]): Promise<LinkedBatch> {
    await this.prepared();
    try {
      return await this.run(
        'linkBatch',
        batch.map(({ path }) => path),
      );
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      this.restart();
      if (batch.length === 1) return { files: [setAside(batch[0]!, error)], limitHits: {}, finds: {} };
      const linked: LinkedBatch[] = [];
      for (const file of batch) linked.push(await this.linkBatch([file]));
      return {
        files: linked.flatMap(({ files }) => files),
        limitHits: linked.reduce<Record<string, number>>(
          (sum, { limitHits }) => addCounts(sum, limitHits),
          {},
        ),
        finds: Object.assign({}, ...linked.map(({ finds }) => finds)),
      };
    }
  }

  /** Nothing can be linked in a thread that cannot even take files in, so that is no fault of one of them. */
  private async prepared(): Promise<void> {
    try {
      await this.ready;
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      this.restart();
      await this.ready.catch((again) => {
        throw again instanceof TaskFailure ? new Error(`linking cannot start: ${again.message}`) : again;
      });
    }
  }

  /** The pool has replaced the thread, or will; the new one knows nothing yet. */
  private restart(): void {
    this.ready = this.begin();
    this.afterwards(() => this.run('add', this.files));
  }

  private begin(): Promise<void> {
    const begun = this.run<void>('begin', this.settings);
    // Whoever links awaits it; until then a rejection is nobody's.
    begun.catch(() => {});
    return begun;
  }

  private afterwards(next: () => Promise<void>): void {
    this.ready = this.ready.then(next);
    this.ready.catch(() => {});
  }

  private run<T>(
    name: 'begin' | 'add' | 'nextOutside' | 'takeOutside' | 'linkBatch',
    task: unknown,
  ): Promise<T> {
    const { limitMs, signal } = this;
    return runTask(this.piscina, name, task, { limitMs, work: () => Atomics.load(this.work, 0), signal });
  }
}

function setAside(file: LinkableFile, { kind, message }: TaskFailure): LinkedBatch['files'][number] {
  const evidence = decodeEvidence(file.evidence);
  return unlinkedFile(file.path, evidence, { kind, message });
}

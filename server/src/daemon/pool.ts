/** The worker pool: spreads bulk work over threads in batches of similar size. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { AnalysisRequest, AnalyzedFile } from './analysis.ts';
import type { LinkInput } from './link-session.ts';
import type { LinkedBatch, LinkTask, WorkerSettings } from './worker.ts';

/**
 * Source bytes per analysis task: small enough that the last tasks end together, large enough that a message
 * costs nothing beside it (about 30 ms of parsing).
 */
const BATCH_BYTES = 192 * 1024;

/** Evidence bytes per link task: about 40 ms of linking, so that storing overlaps with it. */
const BATCH_EVIDENCE_BYTES = 1536 * 1024;

/**
 * Megabytes of a worker's young generation. V8 would let it grow with the machine; the garbage of parsing is
 * short-lived, and a few megabytes keep collections cheap without holding on to memory.
 */
const YOUNG_GENERATION_MB = 16;

export interface SizedRequest extends AnalysisRequest {
  /** Bytes on disk. */
  readonly size: number;
}

export class WorkPool {
  private readonly piscina: Piscina;
  private sessions = 0;

  /** `threads` defaults to the number of processors, at most 8. */
  constructor(settings: WorkerSettings, threads: number = Math.min(8, availableParallelism())) {
    // Run from TypeScript sources in development, from JavaScript when built.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.piscina = new Piscina({
      filename: new URL(`./worker.${extension}`, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
  }

  /**
   * Analyzes all files; results come through `onResult` in no particular order. Rejects with the signal's
   * reason when cancelled.
   */
  async analyze(
    requests: readonly SizedRequest[],
    onResult: (file: AnalyzedFile) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    // Largest first, so that no thread is left with a big one at the end.
    const sorted = requests.toSorted((a, b) => b.size - a.size);
    const tasks = batches(sorted, (request) => request.size, BATCH_BYTES).map(async (batch) => {
      const task: AnalysisRequest[] = batch.map(({ path, absolutePath }) => ({ path, absolutePath }));
      const files: AnalyzedFile[] = await this.run('analyzeBatch', task, signal);
      files.forEach(onResult);
    });
    await Promise.all(tasks);
  }

  /** Links all files of the input; batches come in no particular order. Cancelled like `analyze`. */
  async link(input: LinkInput, onResult: (batch: LinkedBatch) => void, signal?: AbortSignal): Promise<void> {
    const session = ++this.sessions;
    const tasks = batches(input.files, (file) => file.evidence.byteLength, BATCH_EVIDENCE_BYTES).map(
      async (batch) => {
        const task: LinkTask = { session, input, paths: batch.map((file) => file.path) };
        onResult(await this.run('linkBatch', task, signal));
      },
    );
    await Promise.all(tasks);
  }

  async close(): Promise<void> {
    await this.piscina.destroy();
  }

  private async run<T>(name: 'analyzeBatch' | 'linkBatch', task: unknown, signal?: AbortSignal): Promise<T> {
    try {
      return await this.piscina.run(task, { name, ...(signal ? { signal } : {}) });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}

/** Cuts a list into runs of at least `limit` in size (the last may be smaller). */
function batches<T>(items: readonly T[], sizeOf: (item: T) => number, limit: number): T[][] {
  const found: T[][] = [];
  let batch: T[] = [];
  let size = 0;
  for (const item of items) {
    batch.push(item);
    size += sizeOf(item);
    if (size >= limit) {
      found.push(batch);
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) found.push(batch);
  return found;
}

/** A pool whose threads start with the first bulk work. */
export class LazyPool {
  private readonly start: () => WorkPool;
  private pool: WorkPool | null = null;

  constructor(start: () => WorkPool) {
    this.start = start;
  }

  get(): WorkPool {
    return (this.pool ??= this.start());
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }
}

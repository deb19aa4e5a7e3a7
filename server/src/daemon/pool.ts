/**
 * The analysis pool: spreads files over threads in batches of similar size. A file that brings its thread down, or
 * keeps it from coming to an end, is set aside with a reason, and the others of its batch are done without it.
 */
import { Piscina } from 'piscina';
import { sha256OfFile } from '../workspace/source-file.ts';
import { type AnalysisRequest, type AnalyzedFile, failedAnalysis } from './analysis.ts';
import { batches } from './batches.ts';
import { BATCH_TIME_LIMIT_MS } from './limits.ts';
import type { OutsideFile } from './outside/outside-evidence.ts';
import { runTask, TaskFailure } from './task-failure.ts';
import type { ReadOutside, WorkerSettings } from './worker.ts';

/**
 * Source bytes per task: small enough that the last tasks end together, large enough that a message costs nothing
 * beside it (about 30 ms of parsing).
 */
const BATCH_BYTES = 192 * 1024;

/** Files of others per task: most are stubs of a few kilobytes. */
const OUTSIDE_BATCH_FILES = 4;

/**
 * Megabytes of a thread's young generation. V8 would let it grow with the machine; the garbage of parsing is
 * short-lived, and a few megabytes keep collections cheap without holding on to memory.
 */
const YOUNG_GENERATION_MB = 16;

export interface SizedRequest extends AnalysisRequest {
  /** Bytes on disk. */
  readonly size: number;
}

export interface PoolOptions {
  readonly threads: number;
  /** The module that the threads run. */
  readonly module?: URL | undefined;
  /** Milliseconds for a batch. */
  readonly limitMs?: number | undefined;
}

/** A module of this folder that is the entry of a thread: TypeScript in development, JavaScript when built. */
export function threadModule(name: string): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${name}.${extension}`, import.meta.url);
}

export class WorkPool {
  private readonly piscina: Piscina;
  private readonly threads: number;
  private readonly limitMs: number;

  constructor(settings: WorkerSettings, options: PoolOptions) {
    this.threads = options.threads;
    this.limitMs = options.limitMs ?? BATCH_TIME_LIMIT_MS;
    this.piscina = new Piscina({
      filename: (options.module ?? threadModule('worker')).href,
      minThreads: this.threads,
      maxThreads: this.threads,
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
  }

  /**
   * Analyzes all files; results come through `onResult` in no particular order, a batch at a time. Rejects with the
   * signal's reason when cancelled.
   */
  async analyze(
    requests: readonly SizedRequest[],
    onResult: (files: readonly AnalyzedFile[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    // Largest first, so that no thread is left with a big one at the end.
    const sorted = requests.toSorted((a, b) => b.size - a.size);
    await this.spread(
      batches(sorted, (request) => request.size, BATCH_BYTES),
      async (batch) => onResult(await this.analyzeBatch(batch, signal)),
    );
  }

  /**
   * Reads files outside of the workspace; results as above. Whoever needs one that is not among them reads it
   * for himself: a batch that fails is left out.
   */
  async readOutside(
    files: readonly OutsideFile[],
    onResult: (read: readonly ReadOutside[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.spread(
      batches(files, () => 1, OUTSIDE_BATCH_FILES),
      async (batch) => {
        try {
          const limits = { limitMs: this.limitMs, signal };
          onResult(await runTask<ReadOutside[]>(this.piscina, 'readOutside', batch, limits));
        } catch (error) {
          if (!(error instanceof TaskFailure)) throw error;
        }
      },
    );
  }

  /** No thread is given a task before it is free for it. */
  private async spread<T>(tasks: readonly T[], run: (task: T) => Promise<void>): Promise<void> {
    const queue = tasks.values();
    const work = async (): Promise<void> => {
      for (const task of queue) await run(task);
    };
    await Promise.all(Array.from({ length: this.threads }, work));
  }

  async close(): Promise<void> {
    await this.piscina.destroy();
  }

  private async analyzeBatch(
    batch: readonly SizedRequest[],
    signal: AbortSignal | undefined,
  ): Promise<AnalyzedFile[]> {
    const task: AnalysisRequest[] = batch.map(({ path, absolutePath }) => ({ path, absolutePath }));
    try {
      return await runTask(this.piscina, 'analyzeBatch', task, { limitMs: this.limitMs, signal });
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      if (batch.length === 1) return [setAside(batch[0]!, error)];
      const files: AnalyzedFile[] = [];
      for (const request of batch) files.push(...(await this.analyzeBatch([request], signal)));
      return files;
    }
  }
}

/** With the digest of its text, so that it is tried again when it is another one, and not before. */
function setAside({ path, absolutePath, size }: SizedRequest, failure: TaskFailure): AnalyzedFile {
  const known = { bytes: size, sha256: sha256OfFile(absolutePath) };
  return failedAnalysis(path, known, failure.kind, failure.message);
}

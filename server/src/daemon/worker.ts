/**
 * Worker thread: analyzes batches of files and links batches of files. State is one parser, one cache handle
 * and the newest link session per thread.
 */
import { workerData } from 'piscina';
import { EvidenceCache } from '../store/evidence-cache.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { type AnalysisRequest, type AnalysisSettings, type AnalyzedFile, Analyzer } from './analysis.ts';
import { type LinkedFile, type LinkInput, LinkSession } from './link-session.ts';
import { openOutside } from './outside/outside-files.ts';

export interface WorkerSettings {
  readonly settings: AnalysisSettings;
  /** The workspace's cache folder. */
  readonly cacheDirectory: string;
  /** False to extract even what the cache holds. */
  readonly readsCache: boolean;
}

export interface LinkTask {
  /** Tasks of one number have the same input, so a thread builds its session once. */
  readonly session: number;
  readonly input: LinkInput;
  readonly paths: readonly string[];
}

export interface LinkedBatch {
  readonly files: readonly LinkedFile[];
  /** Limits hit during this batch. */
  readonly limitHits: Readonly<Record<string, number>>;
}

const { settings, cacheDirectory, readsCache } = workerData as WorkerSettings;
let analyzer: Analyzer | null = null;
let current: { readonly number: number; readonly session: LinkSession } | null = null;

/** Evidence of each file of a batch, in its order. */
export async function analyzeBatch(batch: readonly AnalysisRequest[]): Promise<AnalyzedFile[]> {
  analyzer ??= new Analyzer(
    await createPythonParser(),
    settings,
    new EvidenceCache(cacheDirectory),
    readsCache,
  );
  return batch.map((request) => analyzer!.analyze(request));
}

/** Links of each file of a batch, in its order. */
export async function linkBatch(task: LinkTask): Promise<LinkedBatch> {
  if (current?.number !== task.session) {
    const outside = await openOutside(task.input.outside);
    current = { number: task.session, session: new LinkSession(task.input, outside) };
  }
  const { session } = current;
  const before = { ...session.limitHits };
  const files = task.paths.map((path) => session.link(path));
  const limitHits = Object.fromEntries(
    Object.entries(session.limitHits).map(([name, hits]) => [name, hits - before[name]!]),
  );
  return { files, limitHits };
}

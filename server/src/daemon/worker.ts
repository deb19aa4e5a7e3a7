/** Thread of the analysis pool. Its state is one parser and one cache handle. */
import { workerData } from 'piscina';
import { EvidenceCache } from '../store/evidence-cache.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { type AnalysisRequest, type AnalysisSettings, type AnalyzedFile, Analyzer } from './analysis.ts';

export interface WorkerSettings {
  readonly settings: AnalysisSettings;
  /** The workspace's cache folder. */
  readonly cacheDirectory: string;
  /** False to extract even what the cache holds. */
  readonly readsCache: boolean;
}

const { settings, cacheDirectory, readsCache } = workerData as WorkerSettings;
let analyzer: Analyzer | null = null;

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

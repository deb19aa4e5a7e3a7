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
  analyzer ??= await createAnalyzer();
  const { parser } = analyzer;
  return batch.map((request) => {
    const file = analyzer!.analyze(request);
    // Without a parser, all files after this one would be set aside with it. The pool starts another thread.
    if (parser.isLost) process.exit(1);
    return file;
  });
}

async function createAnalyzer(): Promise<Analyzer> {
  const parser = await createPythonParser();
  return new Analyzer(parser, settings, new EvidenceCache(cacheDirectory), readsCache);
}

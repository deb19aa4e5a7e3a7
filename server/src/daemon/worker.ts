/** Thread of the analysis pool. Its state is one parser and a handle of each cache. */
import { workerData } from 'piscina';
import { EvidenceCache } from '../store/evidence-cache.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { type AnalysisRequest, type AnalysisSettings, type AnalyzedFile, Analyzer } from './analysis.ts';
import {
  OutsideEvidence,
  type OutsideEvidenceSettings,
  type OutsideFile,
} from './outside/outside-evidence.ts';

export interface WorkerSettings {
  readonly settings: AnalysisSettings;
  /** The workspace's cache folder. */
  readonly cacheDirectory: string;
  /** False to extract even what the cache holds. */
  readonly readsCache: boolean;
  readonly outside: OutsideEvidenceSettings;
}

/** Encoded evidence of a file that is not of the workspace. */
export interface ReadOutside {
  readonly path: string;
  readonly evidence: Uint8Array | SharedArrayBuffer;
}

const { settings, cacheDirectory, readsCache, outside } = workerData as WorkerSettings;
let analyzer: Analyzer | null = null;
let outsideEvidence: OutsideEvidence | null = null;

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

/** Evidence of those of the files that can be read. */
export async function readOutside(files: readonly OutsideFile[]): Promise<ReadOutside[]> {
  analyzer ??= await createAnalyzer();
  outsideEvidence ??= new OutsideEvidence(outside, analyzer.parser);
  const read: ReadOutside[] = [];
  for (const file of files) {
    const evidence = outsideEvidence.read(file)?.encoded;
    if (evidence) read.push({ path: file.path, evidence });
  }
  if (analyzer.parser.isLost) process.exit(1);
  return read;
}

async function createAnalyzer(): Promise<Analyzer> {
  const parser = await createPythonParser();
  return new Analyzer(parser, settings, new EvidenceCache(cacheDirectory), readsCache);
}

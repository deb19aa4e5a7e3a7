/**
 * Measures one corpus: cold index, warm start and memory of `cpgd index` beside programs that read the same
 * files (parsing only, and pyright where it is installed), alternating them so that a drift of the machine
 * hits all alike. Knows the command lines, not how results are shown.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpora.ts';
import { type Measurement, measure } from './measure.ts';
import type { ParseCounts } from './parse-worker.ts';
import { median } from './statistics.ts';

export interface Measured {
  /** Median of the runs, in ms. */
  readonly wallMs: number;
  /** Largest of the runs. */
  readonly peakBytes: number | null;
  /** Median processor time, in ms. */
  readonly cpuMs: number | null;
  readonly runs: number;
}

export interface IndexResult {
  readonly corpus: string;
  readonly files: number;
  readonly bytes: number;
  readonly workers: number;
  readonly parseOnly: Measured;
  /** Null with a reason in `notes` when the program could not be measured. */
  readonly cold: Measured | null;
  readonly warm: Measured | null;
  readonly pyright: Measured | null;
  readonly notes: readonly string[];
}

export interface IndexBenchOptions {
  readonly checkout: string;
  readonly scratch: string;
  readonly runs: number;
  /** Pyright takes many times longer than everything else, so it runs once, and only where asked for. */
  readonly withPyright: boolean;
}

/** The cache folder of the last cold run is `${scratch}/cache-${corpus}`; it is left for the query bench. */
export async function benchIndex(corpus: Corpus, options: IndexBenchOptions): Promise<IndexResult> {
  const { checkout, scratch, runs } = options;
  const parseOnlyCommand = [process.execPath, join(import.meta.dirname, 'parse-only.js'), corpus.root];
  const cache = cacheFolder(scratch, corpus.name);
  const indexCommand = [
    process.execPath,
    join(checkout, 'server/bin/cpgd.js'),
    ...['index', corpus.root, '--cache-dir', cache],
  ];
  const notes: string[] = [];
  const parseOnly: Measurement[] = [];
  const cold: Measurement[] = [];
  const warm: Measurement[] = [];

  // Untimed: afterwards the files are in the operating system's cache for everybody.
  const { stdout } = await measure(parseOnlyCommand);
  const counts = JSON.parse(stdout) as ParseCounts & { workers: number };
  for (let run = 0; run < runs; run++) {
    parseOnly.push(await measure(parseOnlyCommand));
    if (notes.length > 0) continue;
    rmSync(cache, { recursive: true, force: true });
    try {
      cold.push(await measure(indexCommand));
      warm.push(await measure(indexCommand));
    } catch (error) {
      notes.push(`cpgd index could not be measured: ${(error as Error).message}`);
    }
  }
  const pyright = options.withPyright ? await measurePyright(corpus, options, notes) : null;
  return {
    corpus: corpus.name,
    ...counts,
    parseOnly: summarize(parseOnly)!,
    cold: summarize(cold),
    warm: summarize(warm),
    pyright,
    notes,
  };
}

export const cacheFolder = (scratch: string, corpus: string): string => join(scratch, `cache-${corpus}`);

async function measurePyright(
  corpus: Corpus,
  { checkout, scratch }: IndexBenchOptions,
  notes: string[],
): Promise<Measured | null> {
  const program = ['bench/node_modules', 'node_modules']
    .map((folder) => join(checkout, folder, 'pyright/index.js'))
    .find((path) => existsSync(path));
  if (program === undefined) {
    notes.push('pyright skipped: it is not installed (npm install --no-save --prefix bench pyright)');
    return null;
  }
  // Its own empty folder: a configuration file of this checkout must not be found from there.
  const cwd = mkdtempSync(join(scratch, 'pyright-'));
  try {
    const run = await measure([process.execPath, program, corpus.root], { cwd, okCodes: [0, 1] });
    return summarize([run]);
  } catch (error) {
    notes.push(`pyright could not be measured: ${(error as Error).message}`);
    return null;
  }
}

function summarize(measurements: readonly Measurement[]): Measured | null {
  if (measurements.length === 0) return null;
  const cpus = measurements.map(({ cpuMs }) => cpuMs).filter((cpu) => cpu !== null);
  const peaks = measurements.map(({ peakBytes }) => peakBytes).filter((peak) => peak !== null);
  return {
    wallMs: median(measurements.map(({ wallMs }) => wallMs)),
    peakBytes: peaks.length > 0 ? Math.max(...peaks) : null,
    cpuMs: cpus.length > 0 ? median(cpus) : null,
    runs: measurements.length,
  };
}

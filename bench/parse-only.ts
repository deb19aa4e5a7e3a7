/**
 * The yardstick of a cold index: a whole program that finds the same files with the same rules, reads, decodes
 * and parses them in as many workers, and does nothing else. Prints its counts as one JSON object.
 *
 * usage: parse-only.js ROOT
 */
import { availableParallelism } from 'node:os';
import { discover } from 'cpgd/dist/workspace/discovery.js';
import { DEFAULT_MAX_DEPTH } from 'cpgd/dist/workspace/limits.js';
import { Piscina } from 'piscina';
import type { ParseCounts } from './parse-worker.ts';

/** The default of `cpgd index`. */
const workers = Math.min(availableParallelism(), 8);

/** Big enough that handing out work costs nothing, small enough that no worker is left with a long tail. */
const BATCH_BYTES = 256 * 1024;

const root = process.argv[2];
if (root === undefined) throw new Error('usage: parse-only.js ROOT');

const { files } = await discover([root], {
  include: [],
  exclude: [],
  respectGitignore: true,
  maxDepth: DEFAULT_MAX_DEPTH,
});
const batches: string[][] = [[]];
let batchBytes = 0;
for (const file of files) {
  if (batchBytes > BATCH_BYTES) {
    batches.push([]);
    batchBytes = 0;
  }
  batches.at(-1)!.push(file.absolutePath);
  batchBytes += file.size;
}

const pool = new Piscina<readonly string[], ParseCounts>({
  filename: new URL('./parse-worker.js', import.meta.url).href,
  minThreads: workers,
  maxThreads: workers,
});
const total: ParseCounts = { files: 0, bytes: 0 };
for (const counts of await Promise.all(batches.map((batch) => pool.run(batch)))) {
  total.files += counts.files;
  total.bytes += counts.bytes;
}
process.stdout.write(`${JSON.stringify({ ...total, workers })}\n`);
await pool.destroy();

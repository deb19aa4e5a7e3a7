/**
 * `npm run bench`: the numbers this project holds itself to, each beside its baseline from the same run, because
 * only ratios mean anything on a machine one does not know. Never fails because something is slow; it fails when
 * a program does.
 *
 * usage: npm run bench -- [--corpus django|stdlib]… [--runs N] [--no-pyright] [--json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS_NAMES, type CorpusName, prepareCorpus } from './corpora.ts';
import { benchIndex, cacheFolder, type IndexResult, type Measured } from './index-bench.ts';
import { measure } from './measure.ts';
import type { Latencies } from './query-latency.ts';
import { percentile } from './statistics.ts';
import { formatDuration, formatMegabytes, formatRatio, formatTable } from './table.ts';

/** What issue 2 aims at; shown beside the result, never enforced. */
const AIMS = {
  coldOverParse: '≤ 3 ×',
  warmOverCold: '≤ 0.10 ×',
  peak: { django: '< 400 MB', stdlib: '< 800 MB' } as Record<string, string>,
  query: 'p50 < 1 ms, p99 < 20 ms',
};

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [...CORPUS_NAMES] },
    runs: { type: 'string', default: '3' },
    pyright: { type: 'boolean', default: true },
    json: { type: 'string' },
  },
  allowNegative: true,
});
const corpora = values.corpus.filter((name): name is CorpusName => CORPUS_NAMES.includes(name as CorpusName));
const runs = Number(values.runs);
if (corpora.length !== values.corpus.length || !(Number.isInteger(runs) && runs > 0)) {
  process.stderr.write(`--corpus takes ${CORPUS_NAMES.join(' or ')}, --runs a whole number above 0\n`);
  process.exit(2);
}

// The compiled file lies in bench/dist.
const checkout = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'cpgd-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

print(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`,
);
print(`Medians of ${runs} runs. Every line is a whole process, its start included.\n`);

const indexed: IndexResult[] = [];
const queried: { corpus: string; latencies: Latencies }[] = [];
for (const name of corpora) {
  const corpus = prepareCorpus(name, checkout, scratch);
  if ('missing' in corpus) {
    print(`${name} SKIPPED: ${corpus.missing}\n`);
    continue;
  }
  const options = { checkout, scratch, runs, withPyright: values.pyright && name === 'django' };
  const result = await benchIndex(corpus, options);
  indexed.push(result);
  printIndexResult(result);
  if (result.cold === null) {
    process.exitCode = 1;
    continue;
  }
  try {
    const program = join(import.meta.dirname, 'query-latency.js');
    const run = await measure([process.execPath, program, corpus.root, cacheFolder(scratch, name)]);
    const latencies = JSON.parse(run.stdout) as Latencies;
    queried.push({ corpus: name, latencies });
    printLatencies(latencies);
  } catch (error) {
    print(`questions could not be measured: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
printScaling();
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ node: process.versions.node, indexed, queried }, null, 2)}\n`,
  );
}

function printIndexResult(result: IndexResult): void {
  const { parseOnly, cold, warm, pyright } = result;
  print(
    `${result.corpus}: ${result.files} files, ${formatMegabytes(result.bytes)}, ${result.workers} workers`,
  );
  const row = (what: string, run: Measured, warmAim: string, parseAim: string) => [
    what,
    formatDuration(run.wallMs),
    formatRatio(run.wallMs, parseOnly.wallMs),
    parseAim,
    formatRatio(run.wallMs, cold?.wallMs ?? null),
    warmAim,
    run.cpuMs === null ? '-' : formatDuration(run.cpuMs),
    formatRatio(run.cpuMs, parseOnly.cpuMs),
    formatMegabytes(run.peakBytes),
    run === cold ? (AIMS.peak[result.corpus] ?? '') : '',
  ];
  const rows = [row('parse only', parseOnly, '', '')];
  if (cold !== null) rows.push(row('cpgd index, cold', cold, '', AIMS.coldOverParse));
  if (warm !== null) rows.push(row('cpgd index, warm', warm, AIMS.warmOverCold, ''));
  if (pyright !== null) rows.push(row('pyright (once)', pyright, '', ''));
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: '' },
    right('wall'),
    right('÷ parse'),
    right('aim'),
    right('÷ cold'),
    right('aim'),
    right('processor'),
    right('÷ parse'),
    right('peak memory'),
    right('aim'),
  ];
  print(`${formatTable(columns, rows)}\n`);
  for (const note of result.notes) print(`${note}\n`);
}

function printLatencies(latencies: Latencies): void {
  const rows = Object.entries(latencies).map(([question, times]) => [
    question,
    String(times.length),
    formatDuration(percentile(times, 0.5)),
    formatDuration(percentile(times, 0.99)),
    formatDuration(Math.max(...times)),
    AIMS.query,
  ]);
  const columns = ['question', 'calls', 'p50', 'p99', 'max', 'aim'].map((title, i) => ({
    title,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  print(`${formatTable(columns, rows)}\n`);
}

/** Whether a bigger repository costs more per byte: the ratio of the corpora's cold times per megabyte. */
function printScaling(): void {
  const [small, big] = indexed
    .filter((result) => result.cold !== null)
    .map((result) => ({ corpus: result.corpus, msPerByte: result.cold!.wallMs / result.bytes }));
  if (small === undefined || big === undefined) return;
  print(
    `cold time per megabyte, ${big.corpus} ÷ ${small.corpus}: ${formatRatio(big.msPerByte, small.msPerByte)} (linear is 1 ×)`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run bench:lsp`: cpgd beside pyright-langserver, as one client meets them: the same positions of the same
 * Django in the same run. Prints one table, or one JSON document with `--json FILE`.
 *
 * usage: run.ts [--places N] [--files N] [--references N] [--edits N] [--no-pyright | --only-pyright] [--json FILE]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareCorpus } from '../corpora.ts';
import { createRandom, percentile } from '../statistics.ts';
import { formatTable } from '../table.ts';
import { randomPlaces } from './positions.ts';
import { firstLocation, type Place, type ServerCommand, ServerUnderTest, uri } from './server-under-test.ts';

const { values } = parseArgs({
  options: {
    places: { type: 'string', default: '1000' },
    files: { type: 'string', default: '100' },
    // pyright needs seconds for many a search for references: it gets the first so many of the same places.
    references: { type: 'string', default: '100' },
    edits: { type: 'string', default: '50' },
    'no-pyright': { type: 'boolean', default: false },
    'only-pyright': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const SEED = 20_261_120;
const METHODS = ['definition', 'hover', 'references', 'documentSymbol'] as const;
/** Longest a server may take for its first right answer, in ms. */
const PATIENCE_MS = 120_000;

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'cpgd-bench-lsp-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

interface Result {
  readonly name: string;
  readonly coldMs: number;
  readonly warmMs: number;
  readonly latencies: Record<(typeof METHODS)[number], number[]>;
  readonly answered: Record<(typeof METHODS)[number], number>;
  readonly editMs: number[];
  readonly memoryBytes: number;
}

const corpus = prepareCorpus('django', checkout, scratch);
if ('missing' in corpus) {
  console.log(`bench:lsp skipped: ${corpus.missing}`);
  process.exit(0);
}
const root = corpus.root;
const groups = randomPlaces(root, Number(values.places), Number(values.files), createRandom(SEED));
const cacheDir = join(scratch, 'cache');
const servers: ServerCommand[] = [
  {
    name: 'cpgd',
    command: [process.execPath, join(checkout, 'server/bin/cpgd.js'), '--stdio', '--cache-dir', cacheDir],
  },
];
if (!values['no-pyright']) {
  const pyright = dirname(
    createRequire(join(checkout, 'server/package.json')).resolve('pyright/package.json'),
  );
  servers.push({
    name: 'pyright',
    command: [process.execPath, join(pyright, 'langserver.index.js'), '--stdio'],
  });
}
const results: Result[] = [];
for (const server of values['only-pyright'] ? servers.slice(1) : servers)
  results.push(await measureServer(server));
report(results);
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

async function measureServer(server: ServerCommand): Promise<Result> {
  const coldMs = await firstAnswer(server);
  const warmMs = await firstAnswer(server);
  const running = await ServerUnderTest.start(server, root);
  try {
    await untilRight(running);
    const { latencies, answered } = await askEverything(server, running);
    const memoryBytes = running.memoryBytes();
    const editMs = await edits(running);
    return { name: server.name, coldMs, warmMs, latencies, answered, editMs, memoryBytes };
  } finally {
    await running.stop();
  }
}

/** A name used in one file and defined in another: `HttpRequest` where the handlers use it. */
function crossFile(): { use: Place; definition: string; line: number } {
  const use = findIn(join(root, 'django/http/__init__.py'), 'HttpRequest');
  const at = findIn(join(root, 'django/http/request.py'), 'class HttpRequest');
  return { use, definition: uri(at.path), line: at.line };
}

function findIn(path: string, text: string): Place {
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(text));
  return { path, line, character: lines[line]!.indexOf(text) };
}

/** Milliseconds from the start of the process to the first right answer, with the process ended afterwards. */
async function firstAnswer(server: ServerCommand): Promise<number> {
  const started = performance.now();
  const running = await ServerUnderTest.start(server, root);
  try {
    await untilRight(running);
    return performance.now() - started;
  } finally {
    // Leaves what it has learned behind, as an editor that is closed does. A server without the method says so.
    await running.request('cpg/sync', {}).catch(() => null);
    await untilIdle(running);
    await running.stop();
  }
}

async function untilRight(running: ServerUnderTest): Promise<void> {
  const { use, definition, line } = crossFile();
  await running.open(use.path);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = firstLocation(await running.ask('definition', use).catch(() => null));
    if (found?.uri === definition && found.line === line) break;
    if (performance.now() > deadline) throw new Error('no right answer in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await running.close(use.path);
}

/** Until the server has had two quiet seconds: a first index writes its cache. */
async function untilIdle(running: ServerUnderTest): Promise<void> {
  let before = cpuTicks(running.child.pid!);
  for (let quiet = 0; quiet < 4; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = cpuTicks(running.child.pid!);
    quiet = now - before < 5 ? quiet + 1 : 0;
    before = now;
  }
}

function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return Number(fields[13]) + Number(fields[14]);
}

async function askEverything(server: ServerCommand, running: ServerUnderTest) {
  await untilIdle(running);
  const latencies: Result['latencies'] = { definition: [], hover: [], references: [], documentSymbol: [] };
  const answered: Result['answered'] = { definition: 0, hover: 0, references: 0, documentSymbol: 0 };
  const most = server.name === 'pyright' ? Number(values.references) : Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const { path } = group[0]!;
    await running.open(path);
    for (const place of group) {
      for (const method of METHODS) {
        if (method === 'references' && latencies.references.length >= most) continue;
        const more = method === 'references' ? { context: { includeDeclaration: true } } : {};
        const { ms, answer } = await running.timed(method, place, more);
        latencies[method].push(ms);
        if (answer && !answer.error && !(Array.isArray(answer) && answer.length === 0)) answered[method]++;
      }
    }
    await running.close(path);
  }
  return { latencies, answered };
}

/** Milliseconds from an edit that moves a definition to the right answer for a reference in another file. */
async function edits(running: ServerUnderTest): Promise<number[]> {
  const { use, definition, line } = crossFile();
  const target = fileURLToPath(definition);
  await running.open(use.path);
  await running.open(target);
  const times: number[] = [];
  for (let n = 1; n <= Number(values.edits); n++) {
    const started = performance.now();
    await running.insert({ path: target, line: 0, character: 0 }, '\n');
    while (firstLocation(await running.ask('definition', use).catch(() => null))?.line !== line + n) {
      if (performance.now() - started > PATIENCE_MS) throw new Error('an edit was never seen');
    }
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

function report(all: readonly Result[]): void {
  const ms = (list: readonly number[], fraction: number): string => percentile(list, fraction).toFixed(3);
  const rows: string[][] = [];
  const row = (what: string, show: (result: Result) => string): void =>
    void rows.push([what, ...all.map(show)]);
  row('start to first right answer, cold (ms)', ({ coldMs }) => coldMs.toFixed(0));
  row('start to first right answer, warm (ms)', ({ warmMs }) => warmMs.toFixed(0));
  for (const method of METHODS) {
    row(
      `${method} p50 / p99 (ms)`,
      ({ latencies }) => `${ms(latencies[method], 0.5)} / ${ms(latencies[method], 0.99)}`,
    );
    row(
      `${method} answered`,
      ({ latencies, answered }) => `${answered[method]} of ${latencies[method].length}`,
    );
  }
  row(
    'edit to right answer elsewhere p50 / p99 (ms)',
    ({ editMs }) => `${ms(editMs, 0.5)} / ${ms(editMs, 0.99)}`,
  );
  row('memory after the session (MB)', ({ memoryBytes }) => (memoryBytes / 1e6).toFixed(0));
  console.log(
    formatTable([{ title: '' }, ...all.map(({ name }) => ({ title: name, align: 'right' as const }))], rows),
  );
}

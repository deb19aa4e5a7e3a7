/**
 * `npm run bench:cancel`: how long the server goes unheard. Asks every slow question about the most used names of
 * Django, cancels it at random moments, and prints the time to the answer `RequestCancelled`; beside it, how long a
 * ping waited at most while the same question ran to its end: the longest stretch between two turns of the server.
 *
 * usage: cancel.ts [--runs N] [--only TEXT] [--json FILE]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareCorpus } from '../corpora.ts';
import { createRandom, percentile } from '../statistics.ts';
import { formatTable } from '../table.ts';
import { type Json, ServerUnderTest, uri } from './server-under-test.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '12' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});

/** Time between two pings, in ms. */
const PING_MS = 1;

/** A ping that comes back as soon finds the server with nothing to do, in ms. */
const QUIET_MS = 3;

/** Longest that a question is waited for before it is cancelled, in ms: some take many seconds. */
const PATIENCE_MS = 3_000;

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'cpgd-bench-cancel-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const corpus = prepareCorpus('django', checkout, scratch);
if ('missing' in corpus) {
  console.log(`bench:cancel skipped: ${corpus.missing}`);
  process.exit(0);
}
const { root } = corpus;
const random = createRandom(20_261_121);

interface Question {
  readonly name: string;
  readonly method: string;
  readonly params: () => object;
}

/** The position of a piece of text in a file, with the file opened. */
function at(path: string, text: string, offset = 0): { textDocument: object; position: object } {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(text));
  if (line < 0) throw new Error(`${path} has no ${text}`);
  const position = { line, character: lines[line]!.indexOf(text) + offset };
  return { textDocument: { uri: uri(join(root, path)) }, position };
}

const MODEL = at('django/db/models/base.py', 'class Model(', 6);
const MODULE = at('django/db/models/__init__.py', 'Model');
const GETTEXT = at('django/utils/translation/__init__.py', 'def gettext(', 4);
const SAVE = at('django/db/models/base.py', 'def save(', 4);
const REQUEST = at('django/http/request.py', 'class HttpRequest', 6);
const SETTINGS = at('django/conf/__init__.py', 'settings = LazySettings');
const OPENED = [
  'django/db/models/base.py',
  'django/db/models/__init__.py',
  'django/utils/translation/__init__.py',
  'django/http/request.py',
  'django/conf/__init__.py',
  'django/contrib/admin/options.py',
];
const ADMIN = { textDocument: { uri: uri(join(root, 'django/contrib/admin/options.py')) } };
const lsp = (method: string, params: object, name = method): Question => ({
  name,
  method: `textDocument/${method}`,
  params: () => params,
});
const cpg = (method: string, params: object, name = ''): Question => ({
  name: `cpg/${method}${name && ` ${name}`}`,
  method: `cpg/${method}`,
  params: () => params,
});

const server = await ServerUnderTest.start(
  {
    name: 'cpgd',
    command: [
      process.execPath,
      join(checkout, 'server/bin/cpgd.js'),
      '--stdio',
      '--cache-dir',
      join(scratch, 'cache'),
    ],
  },
  root,
);
for (const path of OPENED) await server.open(join(root, path));
await server.request('cpg/sync', {});
await delay(3_000);

const hierarchy = async (kind: string, where: object): Promise<Json> =>
  (await server.request(`textDocument/prepare${kind}Hierarchy`, where))[0];
const calls = await hierarchy('Call', GETTEXT);
const types = await hierarchy('Type', MODEL);
const move = (from: string, to: string) => ({
  files: [{ oldUri: uri(join(root, from)), newUri: uri(join(root, to)) }],
});

const questions: Question[] = [
  lsp('definition', MODULE),
  lsp('hover', SAVE),
  lsp('references', { ...MODEL, context: { includeDeclaration: true } }, 'references Model'),
  lsp('references', { ...SETTINGS, context: { includeDeclaration: true } }, 'references settings'),
  lsp('references', { ...GETTEXT, context: { includeDeclaration: true } }, 'references gettext'),
  lsp('implementation', MODEL, 'implementation Model'),
  lsp('implementation', SAVE, 'implementation save'),
  lsp('documentHighlight', MODEL),
  lsp('documentSymbol', ADMIN),
  lsp('semanticTokens/full', ADMIN),
  lsp('foldingRange', ADMIN),
  lsp('codeLens', ADMIN),
  lsp('diagnostic', ADMIN),
  lsp('prepareRename', MODEL, 'prepareRename Model'),
  lsp('prepareRename', SETTINGS, 'prepareRename settings'),
  lsp('rename', { ...SAVE, newName: 'store' }, 'rename save'),
  lsp('rename', { ...REQUEST, newName: 'Demand' }, 'rename HttpRequest'),
  { name: 'workspace/symbol e', method: 'workspace/symbol', params: () => ({ query: 'e' }) },
  { name: 'workspace/symbol get', method: 'workspace/symbol', params: () => ({ query: 'get' }) },
  { name: 'incomingCalls gettext', method: 'callHierarchy/incomingCalls', params: () => ({ item: calls }) },
  { name: 'outgoingCalls', method: 'callHierarchy/outgoingCalls', params: () => ({ item: calls }) },
  { name: 'subtypes Model', method: 'typeHierarchy/subtypes', params: () => ({ item: types }) },
  { name: 'supertypes Model', method: 'typeHierarchy/supertypes', params: () => ({ item: types }) },
  {
    name: 'willRenameFiles a file',
    method: 'workspace/willRenameFiles',
    params: () => move('django/conf/__init__.py', 'django/conf/other.py'),
  },
  {
    name: 'willRenameFiles a folder',
    method: 'workspace/willRenameFiles',
    params: () => move('django/db', 'django/data'),
  },
  cpg('status', { counts: true }),
  cpg('symbol', { symbol: 'Model' }),
  cpg('references', { symbol: 'django.conf.settings', limit: 5_000 }),
  cpg('callers', { symbol: 'django.utils.translation.gettext', depth: 5, limit: 5_000 }),
  cpg('callees', { symbol: 'django.db.models.base.Model.save', depth: 5, limit: 5_000 }),
  cpg('explain', { place: 'django/db/models/base.py:500:10' }),
  cpg('nodes', { kinds: ['PY_CALLSITE'], limit: 5_000 }),
  cpg('edges', { kinds: ['PY_CALLS_SYMBOL'], limit: 5_000 }),
  cpg(
    'traverse',
    { query: 'PY_CLASS_DEF[name = "Field"] <-PY_INHERITS_FROM_CLASS-{1,10} PY_CLASS_DEF' },
    'below a class',
  ),
  cpg(
    'traverse',
    { query: 'PY_CALLSITE -PY_CALLS_SYMBOL-> PY_SYMBOL select name', limit: 5_000 },
    'all calls',
  ),
  cpg('flow', { from: 'django/db/models/base.py:681:20', direction: 'backward' }),
  cpg('sql', { query: 'select count(*) from cpg_edges' }),
  cpg('impact', { subject: { kind: 'symbols', symbols: ['django.db.models.base.Model'] } }, 'Model'),
  cpg(
    'impact',
    { subject: { kind: 'symbols', symbols: ['django.conf.settings'] }, tests: true },
    'settings, tests',
  ),
  cpg('impact', { subject: { kind: 'files', paths: ['django/db/models/__init__.py'] } }, 'a file'),
  cpg('why', { path: 'django/db/models/base.py' }),
  cpg('revisions', { limit: 50, details: true }),
  cpg('scip', {}),
  {
    name: 'cpg/export',
    method: 'cpg/export',
    params: () => ({ out: join(scratch, 'export'), format: 'jsonl' }),
  },
].filter(({ name }) => name.includes(values.only));

interface Row {
  readonly name: string;
  readonly wholeMs: number;
  readonly silenceMs: number;
  /** Milliseconds from each cancellation to its answer; empty where every answer came first. */
  readonly cancelMs: number[];
  readonly error: string;
}

const rows: Row[] = [];
for (const question of questions) rows.push(await examine(question));
await server.stop();
report();
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);

async function examine({ name, method, params }: Question): Promise<Row> {
  let error = '';
  const ask = () =>
    server.request(method, params()).catch((thrown: Error) => {
      error = thrown.message;
    });
  // The first run reads what later ones have in memory: both are looked at.
  await untilQuiet();
  const first = await unheard(ask());
  await untilQuiet();
  const again = await unheard(ask());
  const wholeMs = Math.min(first.wholeMs, PATIENCE_MS);
  const cancelMs: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const took = await server.cancelled(method, params(), random() * wholeMs);
    if (took !== null) cancelMs.push(took);
    await untilQuiet();
  }
  return {
    name,
    wholeMs: again.wholeMs,
    silenceMs: Math.max(first.silenceMs, again.silenceMs),
    cancelMs,
    error,
  };
}

/** Until what was cancelled is over inside of the server, too: the next question must not be blamed for it. */
async function untilQuiet(): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    const asked = performance.now();
    await ping();
    quiet = performance.now() - asked < QUIET_MS ? quiet + 1 : 0;
    await delay(PING_MS);
  }
}

/** Any request is one, known or not. */
function ping(): Promise<unknown> {
  return server.request('bench/ping', {}).catch(() => null);
}

/** How long the answer took, and a ping at most while it was made. */
async function unheard(answer: Promise<unknown>): Promise<{ wholeMs: number; silenceMs: number }> {
  const started = performance.now();
  let isOver = false;
  const over = answer.finally(() => {
    isOver = true;
  });
  let silenceMs = 0;
  while (!isOver) {
    const asked = performance.now();
    await ping();
    silenceMs = Math.max(silenceMs, performance.now() - asked);
    await delay(PING_MS);
  }
  await over;
  return { wholeMs: performance.now() - started, silenceMs };
}

function report(): void {
  const ms = (value: number): string => value.toFixed(1);
  console.log(
    formatTable(
      [
        { title: 'question' },
        ...['whole (ms)', 'longest silence', 'cancel p50', 'cancel max', 'cancelled'].map((title) => ({
          title,
          align: 'right' as const,
        })),
        { title: 'note' },
      ],
      rows.map(({ name, wholeMs, silenceMs, cancelMs, error }) => [
        name,
        ms(wholeMs),
        ms(silenceMs),
        cancelMs.length === 0 ? '' : ms(percentile(cancelMs, 0.5)),
        cancelMs.length === 0 ? '' : ms(Math.max(...cancelMs)),
        String(cancelMs.length),
        error.slice(0, 60).replaceAll('\n', ' '),
      ]),
    ),
  );
}

/**
 * A second opinion: asks pyright's language server and the index for the definition of what stands at positions
 * drawn with a seed, and prints how often both answer and agree, by kind of identifier. Locals are left out.
 *
 * usage: node scripts/compare-pyright.ts ROOT [--positions N] [--seed N] [--cache-dir DIR] [--samples N]
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '../server/src/daemon/open-project.ts';
import type { Project } from '../server/src/daemon/project.ts';
import type { Evidence } from '../server/src/evidence/evidence.ts';
import { ExprContext, ScopeKind } from '../server/src/evidence/schema.ts';
import { LineIndex } from '../server/src/text/line-index.ts';

const OPTIONS = {
  positions: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  samples: { type: 'string', default: '4' },
  'cache-dir': { type: 'string' },
} as const;

/** Milliseconds after which an answer counts as none. */
const ANSWER_TIMEOUT_MS = 60_000;

type Kind = 'name' | 'attribute';

interface Position {
  readonly kind: Kind;
  readonly path: string;
  /** 0-based, UTF-16 units. */
  readonly line: number;
  readonly character: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

/** Requests over LSP's base protocol; answers what the server asks of a client with nothing. */
class LanguageServer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private received = Buffer.alloc(0);
  private requests = 0;

  constructor() {
    const folder = dirname(createRequire(import.meta.url).resolve('pyright/package.json'));
    this.child = spawn(process.execPath, [join(folder, 'langserver.index.js'), '--stdio']);
    this.child.stdout.on('data', (bytes: Buffer) => this.receive(bytes));
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.requests;
    this.send({ jsonrpc: '2.0', id, method, params });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, null), ANSWER_TIMEOUT_MS);
      this.waiting.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  stop(): void {
    this.child.kill();
  }

  private settle(id: number, result: unknown): void {
    this.waiting.get(id)?.(result);
    this.waiting.delete(id);
  }

  private send(message: unknown): void {
    const body = JSON.stringify(message);
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private receive(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const head = this.received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.received.length < end) return;
      this.handle(JSON.parse(this.received.toString('utf8', head + 4, end)) as Message);
      this.received = this.received.subarray(end);
    }
  }

  private handle({ id, method, params, result }: Message): void {
    if (id === undefined) return;
    if (method === undefined) this.settle(id, result);
    else this.send({ jsonrpc: '2.0', id, result: params?.items ? params.items.map(() => ({})) : null });
  }
}

/** A small generator of its own, so that a seed means the same everywhere (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawPositions(project: Project, count: number, seed: number): Position[] {
  const snapshot = project.snapshot();
  const next = random(seed);
  const found: Position[] = [];
  for (let tries = 0; found.length < count && tries < count * 20; tries++) {
    const file = snapshot.file(snapshot.files[Math.floor(next() * snapshot.files.length)]!.path)!;
    const evidence = file.evidence();
    const layout = file.layout();
    const text = file.text();
    if (!evidence || !layout || text === null) continue;
    const { names, attrs } = evidence;
    const at = Math.floor(next() * (names.length + attrs.length));
    const isName = at < names.length;
    const table = isName ? names : attrs;
    const row = isName ? at : at - names.length;
    if (table.length === 0 || table.ctx[row] !== ExprContext.LOAD) continue;
    if (isName && isLocal(evidence, row)) continue;
    const start = isName ? names.start[row]! : attrs.nameStart[row]!;
    const place = new LineIndex(text).positionOfByte(layout.toAbsolute(table.chunk[row]!, start), 'utf-16');
    found.push({ kind: isName ? 'name' : 'attribute', path: file.path, ...place });
  }
  return found;
}

/** Locals have no symbols: who binds them is the binder's business, and compared with CPython elsewhere. */
function isLocal({ nameBindings, bindings, scopes }: Evidence, name: number): boolean {
  const binding = nameBindings.resolved[name]!;
  if (binding < 0) return false;
  const kind = scopes.kind[bindings.scope[binding]!];
  return kind !== ScopeKind.module && kind !== ScopeKind.class;
}

/** `path:line` of each definition, 1-based; a definition outside the workspace is `outside`. */
function ourDefinitions(project: Project, { path, line, character }: Position): Set<string> {
  const ref = project.symbol(`${path}:${line + 1}:${character + 1}`);
  const found = new Set<string>();
  for (const { definitions } of ref.resolved ? [ref.resolved] : ref.candidates) {
    for (const place of definitions) found.add(`${place.path}:${place.line}`);
    if (definitions.length === 0) found.add('outside');
  }
  return found;
}

function theirDefinitions(root: string, result: unknown): Set<string> {
  const found = new Set<string>();
  const places = (Array.isArray(result) ? result : []) as {
    uri: string;
    range: { start: { line: number } };
  }[];
  for (const { uri, range } of places) {
    const path = relative(root, fileURLToPath(uri));
    found.add(path.startsWith('..') ? 'outside' : `${path}:${range.start.line + 1}`);
  }
  return found;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (positionals.length !== 1) throw new Error('usage: compare-pyright.ts ROOT');
  const root = realpathSync(positionals[0]!);
  const cacheDir = values['cache-dir'] ?? mkdtempSync(join(tmpdir(), 'cpgd-pyright-'));
  const project = await openProject({ root, cacheDir });
  await project.index();
  const positions = drawPositions(project, Number(values.positions), Number(values.seed));
  const server = new LanguageServer();
  const rootUri = pathToFileURL(root).href;
  await server.request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'root' }],
    capabilities: {},
  });
  server.notify('initialized', {});
  const tallies = new Map<string, number>();
  const samples: string[] = [];
  const isOpen = new Set<string>();
  for (const position of positions) {
    const { kind, path, line, character } = position;
    const uri = pathToFileURL(join(root, path)).href;
    if (!isOpen.has(path)) {
      const text = readFileSync(join(root, path), 'utf8');
      server.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'python', version: 1, text },
      });
      isOpen.add(path);
    }
    const answer = await server.request('textDocument/definition', {
      textDocument: { uri },
      position: { line, character },
    });
    const theirs = theirDefinitions(root, answer);
    const ours = ourDefinitions(project, position);
    const outcome =
      theirs.size === 0
        ? ours.size === 0
          ? 'neither'
          : 'only ours'
        : ours.size === 0
          ? 'only theirs'
          : [...ours].some((place) => theirs.has(place))
            ? 'same'
            : 'different';
    tallies.set(`${kind} ${outcome}`, (tallies.get(`${kind} ${outcome}`) ?? 0) + 1);
    if (outcome === 'different' || outcome === 'only theirs')
      samples.push(
        `${outcome}: ${path}:${line + 1}:${character + 1} theirs ${[...theirs]} ours ${[...ours]}`,
      );
  }
  server.stop();
  await project.close();
  if (values['cache-dir'] === undefined) rmSync(cacheDir, { recursive: true });
  for (const kind of ['name', 'attribute']) {
    const of = (outcome: string): number => tallies.get(`${kind} ${outcome}`) ?? 0;
    const both = of('same') + of('different');
    console.log(
      `${kind}: both answer ${both}, same definition ${((100 * of('same')) / both).toFixed(2)} %, ` +
        `only ours ${of('only ours')}, only theirs ${of('only theirs')}, neither ${of('neither')}`,
    );
  }
  for (const sample of samples.slice(0, Number(values.samples) * 5)) console.log(`  ${sample}`);
}

await main();

/**
 * The edits whose latency is measured, made the way an editor makes them: an open document, one event per key,
 * waiting for the committed revision. Knows how to find good places in a corpus; prints nothing.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'cpgd/dist/daemon/engine/engine.js';
import type { Rebuild } from 'cpgd/dist/daemon/engine/rebuild.js';
import { STORE_FINGERPRINT } from 'cpgd/dist/daemon/fingerprint.js';
import { Trace } from 'cpgd/dist/daemon/trace.js';
import { openStore, type Store } from 'cpgd/dist/store/store.js';

/** One measured edit. */
export interface Sample {
  /** From telling the engine to the committed revision, in ms. */
  readonly ms: number;
  /** Processor time of all threads meanwhile, in ms: what `ms` would be on a machine with nothing else to do. */
  readonly cpuMs: number;
  readonly rebuild: Rebuild | null;
}

const STATEMENT = 'value = self.name(1) if value else None';

/** An engine on a folder of files, in a cache of its own. */
export class Session {
  readonly engine: Engine;
  readonly store: Store;
  readonly root: string;
  /** Of the newest revision. */
  private readonly newest: { rebuild: Rebuild | null };

  private constructor(engine: Engine, store: Store, root: string, newest: { rebuild: Rebuild | null }) {
    this.engine = engine;
    this.store = store;
    this.root = root;
    this.newest = newest;
  }

  static async open(root: string, cache: string): Promise<Session> {
    const store = openStore({ directory: cache, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
    const newest: { rebuild: Rebuild | null } = { rebuild: null };
    const engine = await Engine.start({
      root,
      store,
      workers: undefined,
      trace: new Trace(null),
      onRebuild: (rebuild) => {
        newest.rebuild = rebuild;
      },
    });
    return new Session(engine, store, root, newest);
  }

  text(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  async show(path: string): Promise<string> {
    const text = this.text(path);
    this.engine.post({ kind: 'open', path, text });
    await this.engine.settled();
    return text;
  }

  async hide(path: string): Promise<void> {
    this.engine.post({ kind: 'close', path });
    await this.engine.settled();
  }

  /** One change of an open document, in UTF-16 units. */
  async edit(path: string, start: number, end: number, text: string): Promise<Sample> {
    return await this.measure(() => this.engine.post({ kind: 'edit', path, edits: [{ start, end, text }] }));
  }

  async measure(post: () => void): Promise<Sample> {
    this.newest.rebuild = null;
    const startCpu = process.cpuUsage();
    const startMs = performance.now();
    post();
    await this.engine.settled();
    const ms = performance.now() - startMs;
    const { user, system } = process.cpuUsage(startCpu);
    return { ms, cpuMs: (user + system) / 1000, rebuild: this.newest.rebuild };
  }

  async close(): Promise<void> {
    await this.engine.close();
    this.store.close();
  }
}

/** Types a statement into a function's body, key by key, and takes it back key by key. */
export async function typeStatement(session: Session, path: string, at: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const text = await session.show(path);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
  await session.edit(path, lineStart, lineStart, `${indent}\n`);
  const from = lineStart + indent.length;
  for (let i = 0; i < STATEMENT.length; i++)
    samples.push(await session.edit(path, from + i, from + i, STATEMENT[i]!));
  for (let i = STATEMENT.length; i > 0; i--)
    samples.push(await session.edit(path, from + i - 1, from + i, ''));
  await session.hide(path);
  return samples;
}

/** Offset of the first statement in the body of a function in the middle of a text; -1 where there is none. */
export function bodyOf(text: string): number {
  const bodies = [...text.matchAll(/^([ \t]*)def \w+\([^()\n]*\):\n(?=\1[ \t]+(?!"""|'''|r""")\S)/gm)];
  const match = bodies[Math.floor(bodies.length / 2)];
  return match ? match.index + match[0].length : -1;
}

/** Offset of an assignment between the functions and classes in the middle of a text; -1 where there is none. */
export function moduleBodyOf(text: string): number {
  const places = [...text.matchAll(/(?<=\n\n)[A-Za-z_]\w* = /g)];
  return places[Math.floor(places.length / 2)]?.index ?? -1;
}

/** Offset of an assignment in the body of a class, the first below the middle class of a text; -1 where there is none. */
export function classBodyOf(text: string): number {
  const classes = [...text.matchAll(/^class \w+[^\n]*:\n/gm)];
  const middle = classes[Math.floor(classes.length / 2)];
  if (!middle) return -1;
  const assignment = /^ {4}[A-Za-z_]\w* = /gm;
  assignment.lastIndex = middle.index;
  return assignment.exec(text)?.index ?? -1;
}

/** A top-level function whose name is called in about as many places as asked for, and where it is. */
export function functionWithCallers(
  texts: ReadonlyMap<string, string>,
  count: number,
): { readonly path: string; readonly name: string; readonly callers: number } {
  const calls = new Map<string, number>();
  for (const text of texts.values())
    for (const [, name] of text.matchAll(/(?<![\w.]|def )(\w+)\(/g))
      calls.set(name!, (calls.get(name!) ?? 0) + 1);
  const definitions = new Map<string, string[]>();
  for (const [path, text] of texts) {
    for (const [, name] of text.matchAll(/^def (\w+)\(/gm)) {
      const paths = definitions.get(name!);
      if (paths) paths.push(path);
      else definitions.set(name!, [path]);
    }
  }
  let best = { path: '', name: '', callers: 0 };
  for (const [name, paths] of definitions) {
    const callers = calls.get(name) ?? 0;
    if (paths.length === 1 && Math.abs(callers - count) < Math.abs(best.callers - count))
      best = { path: paths[0]!, name, callers };
  }
  return best;
}

/** The file whose module most from-imports name, and what it defines that most of them name. */
export function mostImported(texts: ReadonlyMap<string, string>): {
  readonly path: string;
  readonly name: string;
  /** From-imports that name it. */
  readonly importers: number;
} {
  const importers = new Map<string, number>();
  const names = new Map<string, number>();
  for (const text of texts.values()) {
    for (const [, module, list] of text.matchAll(/^from ([\w.]+) import (?:\(([^)]*)\)|(.*))/gm)) {
      importers.set(module!, (importers.get(module!) ?? 0) + 1);
      for (const name of (list ?? '').match(/\w+/g) ?? [])
        names.set(`${module}.${name}`, (names.get(`${module}.${name}`) ?? 0) + 1);
    }
    for (const [, module, list] of text.matchAll(/^from ([\w.]+) import ([^(\n]+)$/gm)) {
      for (const name of list!.match(/\w+/g) ?? [])
        names.set(`${module}.${name}`, (names.get(`${module}.${name}`) ?? 0) + 1);
    }
  }
  let best = { path: '', name: '', importers: 0 };
  let most = 0;
  for (const [path, text] of texts) {
    const module = path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
    const count = importers.get(module) ?? 0;
    if (count <= most) continue;
    const found = [...text.matchAll(/^(?:(?:def|class) (\w+)|(\w+) = )/gm)].map(([, a, b]) => (a ?? b)!);
    const uses = (name: string): number => names.get(`${module}.${name}`) ?? 0;
    const name = found.sort((a, b) => uses(b) - uses(a))[0];
    if (name === undefined || uses(name) === 0) continue;
    best = { path, name, importers: uses(name) };
    most = count;
  }
  return best;
}

/** Writes another function into each file and tells the engine as a checkout does; then takes them back. */
export async function switchBranch(session: Session, paths: readonly string[]): Promise<Sample[]> {
  const texts = paths.map((path) => session.text(path));
  for (const [i, path] of paths.entries())
    appendFileSync(join(session.root, path), `\n\ndef of_the_branch_${i}(value):\n    return value\n`);
  const there = await session.measure(() => session.engine.post({ kind: 'checkout' }));
  for (const [i, path] of paths.entries()) writeFileSync(join(session.root, path), texts[i]!);
  const back = await session.measure(() => session.engine.post({ kind: 'checkout' }));
  return [there, back];
}

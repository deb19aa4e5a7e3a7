/**
 * Compares the callees of a project with the functions that its own tests were seen to run.
 *
 * usage: node scripts/compare-trace.ts TRACE.json ROOT [FOLDER] [--cache-dir DIR] [--list]
 *
 * TRACE.json is what `compare-trace/trace_calls.py` wrote. Of the calls in FOLDER (default: all of ROOT) that ran functions
 * of it, prints how many of the functions are among the callees, and how many of the callees at places with a right one
 * were seen to run: tests do not run everything, so this is a lower bound. `--list` prints what was missed and what was
 * not seen.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProject } from '../server/src/daemon/open-project.ts';
import { CALL_RELATIONS, RELATIONS } from '../server/src/linker/links.ts';
import { parseSymbol } from '../server/src/linker/scip-symbol.ts';
import type { Snapshot } from '../server/src/relations/snapshot.ts';
import { LineIndex } from '../server/src/text/line-index.ts';

type TracedCall = readonly [
  path: string,
  endLine: number,
  endColumn: number,
  line: number,
  calleePath: string,
  callee: string,
];

/** A place that ran something. */
interface Place {
  readonly path: string;
  readonly line: number;
  readonly end: number;
  readonly ran: Set<string>;
}

/** Callees of one file, by where the call ends, and by the line of what calls without a call expression. */
interface Callees {
  readonly lines: LineIndex;
  readonly byEnd: ReadonlyMap<number, ReadonlySet<string>>;
  readonly byLine: ReadonlyMap<number, ReadonlySet<string>>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'cache-dir': { type: 'string' }, list: { type: 'boolean', default: false } },
});
const [tracePath, rootArgument, folder = ''] = positionals;
if (tracePath === undefined || rootArgument === undefined || positionals.length > 3) {
  process.stderr.write('usage: compare-trace.ts TRACE.json ROOT [FOLDER] [--cache-dir DIR] [--list]\n');
  process.exit(2);
}

const trace = JSON.parse(readFileSync(tracePath, 'utf8')) as readonly TracedCall[];
const cacheDir = values['cache-dir'] ?? mkdtempSync(join(tmpdir(), 'cpgd-trace-'));
const project = await openProject({ root: realpathSync(rootArgument), cacheDir });
try {
  await project.index();
  compare(project.snapshot());
} finally {
  await project.close();
  if (values['cache-dir'] === undefined) rmSync(cacheDir, { recursive: true, force: true });
}

function compare(snapshot: Snapshot): void {
  const modules = new Map(snapshot.files.map(({ path, moduleFqn }) => [path, moduleFqn]));
  const known = new Map<string, Callees | null>();
  const calleesOf = (path: string): Callees | null => {
    if (!known.has(path)) known.set(path, calleesIn(snapshot, path));
    return known.get(path)!;
  };
  let [ran, found, named, seen] = [0, 0, 0, 0];
  for (const { path, line, end, ran: functions } of placesOf(calleesOf, modules)) {
    const callees = calleesOf(path)!;
    const own = callees.byEnd.get(end) ?? new Set<string>();
    const others = callees.byLine.get(line) ?? new Set<string>();
    const right = [...functions].filter((name) => own.has(name) || others.has(name));
    ran += functions.size;
    found += right.length;
    const hits = right.filter((name) => own.has(name)).length;
    if (hits > 0) {
      named += own.size;
      seen += hits;
    }
    if (!values.list) continue;
    const missed = [...functions].filter((name) => !right.includes(name));
    const unseen = hits > 0 ? [...own].filter((name) => !functions.has(name)) : [];
    if (missed.length > 0) console.log(`${path}:${line}  missed ${missed.join(' ')}`);
    if (unseen.length > 0) console.log(`${path}:${line}  not seen ${unseen.join(' ')}`);
  }
  console.log(`functions that ran: ${ran}, among the callees ${share(found, ran)}`);
  console.log(`callees where one is right: ${named}, seen to run ${share(seen, named)}`);
}

/** Places in the folder that ran functions of it. */
function placesOf(
  calleesOf: (path: string) => Callees | null,
  modules: ReadonlyMap<string, string | null>,
): readonly Place[] {
  const isInside = (path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  const places = new Map<string, Place>();
  for (const [path, endLine, endColumn, line, calleePath, callee] of trace) {
    if (!isInside(path) || !isInside(calleePath)) continue;
    const lines = calleesOf(path)?.lines;
    const module = modules.get(calleePath) ?? null;
    // An import asks modules for `__getattr__` of the import system's own names.
    if (lines === undefined || module === null || callee === '__getattr__') continue;
    const end = lines.byteOfPosition({ line: endLine - 1, character: endColumn }, 'utf-8');
    const key = `${path}:${line}:${end}`;
    const place = places.get(key) ?? { path, line, end, ran: new Set<string>() };
    place.ran.add(`${module}.${callee.replaceAll('.<locals>', '')}`);
    places.set(key, place);
  }
  return [...places.values()];
}

function calleesIn(snapshot: Snapshot, path: string): Callees | null {
  const file = snapshot.file(path);
  const evidence = file?.evidence();
  const layout = file?.layout();
  if (!file || !evidence || !layout) return null;
  const lines = new LineIndex(file.text() ?? '');
  const byEnd = new Map<number, Set<string>>();
  const byLine = new Map<number, Set<string>>();
  for (const { relation, left, target } of file.links().flatMap(({ links }) => links)) {
    const callRelation = CALL_RELATIONS.find((known) => known === relation);
    const parsed = callRelation === undefined ? null : parseSymbol(target);
    if (callRelation === undefined || parsed === null) continue;
    const table = evidence[RELATIONS[callRelation].left];
    const isCall = callRelation === 'callsite_symbol';
    const position = layout.toAbsolute(table.chunk[left]!, (isCall ? table.end : table.start)[left]!);
    const index = isCall ? byEnd : byLine;
    const place = isCall ? position : lines.lineOfByte(position) + 1;
    if (!index.has(place)) index.set(place, new Set());
    index.get(place)!.add([parsed.module, ...parsed.path].join('.'));
  }
  return { lines, byEnd, byLine };
}

function share(part: number, whole: number): string {
  return `${part} (${((100 * part) / Math.max(whole, 1)).toFixed(1)} %)`;
}

/**
 * Call graph fixtures, one for each construct: how many of the callees a call can run are found, and how many of
 * those found it can run. A fixture is a file, or a folder whose `main.py` is its program. `#> a b` at the end of a
 * line names what that line calls, calls without a call expression included, by qualified name, once each and in any
 * order (in folders with the module before it); names that the fixture does not define count for nothing. What can be
 * run was run: `trace.py` prints what lines really reach, and `--trace` compares.
 *
 * Usage: node bench/callgraph/run.ts [--trace] [--edges] [CONSTRUCT…]; fails below the bar of
 * `docs/reference/resolution.md`. With `--edges` what counts is which function calls which, once each in a program.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bind } from '../../server/src/binder/bind.ts';
import { openOutside } from '../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../server/src/daemon/outside/typeshed.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { CALL_RELATIONS, RELATIONS, type Relation } from '../../server/src/linker/links.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import { parseSymbol } from '../../server/src/linker/scip-symbol.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';

const PYTHON = { major: 3, minor: 13 };
const MIN_PRECISION = 0.98;
const MIN_RECALL = 0.95;
/** Fixtures that never end are read, not run. */
const TRACE_MS = 5000;
const CASES = join(import.meta.dirname, 'cases');

interface Score {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  /** Lines that differ, for people. */
  readonly differences: readonly string[];
}

/** One file of a fixture, as the linker sees it. */
interface Source {
  readonly path: string;
  readonly module: string;
  readonly text: string;
}

/** The files of a fixture: one, or all of a folder. */
function sourcesOf(fixture: string): readonly Source[] {
  const full = join(CASES, fixture);
  const isFolder = statSync(full).isDirectory();
  const paths = isFolder ? readdirSync(full, { recursive: true, encoding: 'utf8' }) : [fixture];
  return paths
    .filter((path) => path.endsWith('.py'))
    .sort()
    .map((path) => ({
      path,
      module: path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'),
      text: readFileSync(isFolder ? join(full, path) : full, 'utf8'),
    }));
}

/** Scores one fixture, given its files; callees count once for each caller. */
export function scoreFixture(
  parser: PythonParser,
  outside: OutsideWorld,
  sources: readonly Source[],
  callerOf: CallerOf,
): Score {
  const names = { projectName: 'bench', projectVersion: '', pythonVersion: '3.13' };
  const modules = new Map(sources.map(({ module, path }) => [module, [path]]));
  const index = new ModuleIndex(modules, names, outside);
  const files = new Map(
    sources.map(({ path, module, text }) => {
      const builder = extract({ tree: parser.parseFlat(text), text, path });
      bind(builder, { pythonVersion: PYTHON });
      const info = { path, moduleFqn: module, isPackage: path.endsWith('__init__.py') };
      return [path, new FileFacts(info, finishEvidence(builder), index.workspacePackage)];
    }),
  );
  const linker = new Linker(files, index);
  const differences: string[] = [];
  const expected = new Set<string>();
  const found = new Set<string>();
  for (const { path, text } of sources) {
    const facts = files.get(path)!;
    const lines = text.split('\n');
    const reached = lines.map(() => new Set<string>());
    for (const { links } of linker.linkFile(facts)) {
      for (const { relation, left, target } of links) {
        const name = isCall(relation) ? nameOf(target, modules, sources.length > 1) : null;
        if (name === null) continue;
        const { chunk, start } = facts.evidence[RELATIONS[relation].left];
        reached[lineOf(text, facts.layout().toAbsolute(chunk[left]!, start[left]!))]!.add(name);
      }
    }
    for (const [i, line] of lines.entries()) {
      const wanted = expectedOn(line);
      const caller = `${path}:${callerOf(lines, i)}`;
      for (const name of wanted) expected.add(`${caller} ${name}`);
      for (const name of reached[i]!) found.add(`${caller} ${name}`);
      if (!isSame(wanted, reached[i]!)) {
        const file = sources.length > 1 ? `  ${path}` : '';
        const names = [...reached[i]!].join(' ') || 'nothing';
        differences.push(`${file}  ${i + 1}: ${line.trim()}   found: ${names}`);
      }
    }
  }
  return {
    expected: expected.size,
    found: found.size,
    right: [...found].filter((edge) => expected.has(edge)).length,
    differences,
  };
}

const isCall = (relation: Relation): boolean => (CALL_RELATIONS as readonly Relation[]).includes(relation);

/** Qualified name of a symbol of the fixture; the n-th lambda of a definition is `<lambda>+n`. */
function nameOf(symbol: string, modules: ReadonlyMap<string, unknown>, withModule: boolean): string | null {
  const parsed = parseSymbol(symbol);
  if (!parsed || !modules.has(parsed.module)) return null;
  const ordinals = [...symbol.matchAll(/`<lambda>`\((?:\+(\d+))?\)\./g)].map((match) => match[1]);
  const parts = parsed.path.map((part) => {
    const nth = part === '<lambda>' ? ordinals.shift() : undefined;
    return nth === undefined ? part : `${part}+${nth}`;
  });
  return [...(withModule ? [parsed.module] : []), ...parts].join('.');
}

/** What stands for the caller of a line, by its number from 0. */
type CallerOf = (lines: readonly string[], i: number) => number;

const lineItself: CallerOf = (_, i) => i;

/** The line of the definition of the function around a line; module-level code is -1. */
const functionAround: CallerOf = (lines, i) => {
  let indent = indentOf(lines[i]!);
  for (let above = i - 1; above >= 0 && indent > 0; above--) {
    const line = lines[above]!;
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    if (/^\s*(?:async )?def /.test(line)) return above;
  }
  return -1;
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));

const expectedOn = (line: string): ReadonlySet<string> =>
  new Set(/#>(.*)$/.exec(line)?.[1]?.trim().split(/\s+/).filter(Boolean));

/** Lines whose annotation lacks what running the fixture reached. */
function missedByAnnotations(fixture: string, sources: readonly Source[]): readonly string[] {
  const script = join(import.meta.dirname, 'trace.py');
  let answer = '{}';
  try {
    answer = execFileSync('python3', [script, join(CASES, fixture)], { encoding: 'utf8', timeout: TRACE_MS });
  } catch {
    console.log(`  ${fixture} does not end`);
  }
  const reached = JSON.parse(answer) as Record<string, Record<string, string[]>>;
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return Object.entries(reached[path] ?? {}).flatMap(([line, names]) => {
      const expected = expectedOn(lines[Number(line) - 1]!);
      const missing = names.filter((name) => !expected.has(name));
      return missing.length === 0 ? [] : [`  ${path}:${line} also reached ${missing.join(' ')}`];
    });
  });
}

/** All fixtures hold ASCII, so bytes are characters. */
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

async function main(wanted: readonly string[], flags: ReadonlySet<string>): Promise<void> {
  const callerOf = flags.has('--edges') ? functionAround : lineItself;
  const parser = await createPythonParser();
  const outside = await openOutside({
    typeshed: findTypeshed(),
    sitePackages: [],
    python: { ...PYTHON, platform: 'linux' },
    cacheDirectory: null,
  });
  const total = { expected: 0, found: 0, right: 0 };
  console.log('construct            precision  recall  calls');
  for (const file of readdirSync(CASES).sort()) {
    const name = file.replace(/\.py$/, '');
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const sources = sourcesOf(file);
    const score = scoreFixture(parser, outside, sources, callerOf);
    if (flags.has('--trace')) for (const line of missedByAnnotations(file, sources)) console.log(line);
    total.expected += score.expected;
    total.found += score.found;
    total.right += score.right;
    print(name, score);
    for (const difference of score.differences) console.log(difference);
  }
  print('all', total);
  if (total.right / total.found < MIN_PRECISION || total.right / total.expected < MIN_RECALL)
    process.exitCode = 1;
}

function print(name: string, { expected, found, right }: Pick<Score, 'expected' | 'found' | 'right'>): void {
  const precision = (found === 0 ? 1 : right / found).toFixed(3);
  const recall = (expected === 0 ? 1 : right / expected).toFixed(3);
  console.log(
    `${name.padEnd(20)} ${precision.padStart(9)} ${recall.padStart(7)} ${String(expected).padStart(6)}`,
  );
}

const given = process.argv.slice(2);
await main(
  given.filter((argument) => !argument.startsWith('--')),
  new Set(given.filter((argument) => argument.startsWith('--'))),
);

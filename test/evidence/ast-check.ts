/**
 * Compares the evidence of real files with what CPython's `ast` says of them.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import type { FlatTree } from '../../server/src/syntax/flat-tree.ts';
import { NodeKind } from '../../server/src/syntax/node-kinds.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { utf16ToUtf8Map } from '../../server/src/text/utf8-map.ts';
import { readSource } from '../../server/src/workspace/source-file.ts';
import { type AstView, astView } from './ast-view.ts';

export interface AstDifference {
  readonly file: string;
  readonly table: keyof AstView;
  /** Rows that only CPython has, and rows that only the evidence has, as JSON. */
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

export interface AstReport {
  readonly files: number;
  /** Files CPython refuses or that cannot be decoded. */
  readonly skipped: readonly string[];
  /** Files CPython accepts and the grammar does not. */
  readonly grammarErrors: readonly string[];
  readonly rows: Record<keyof AstView, number>;
  readonly differences: readonly AstDifference[];
}

const TABLES = [
  'names',
  'attrs',
  'matched',
  'calls',
  'defs',
  'imports',
  'captures',
  'declared',
  'inFstring',
] as const satisfies readonly (keyof AstView)[];

/** All Python files below a folder, in a fixed order, without installed packages. */
export function pythonFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'site-packages' ? [] : pythonFiles(path);
    return entry.name.endsWith('.py') ? [path] : [];
  });
}

export async function compareWithAst(files: readonly string[], python = 'python3'): Promise<AstReport> {
  const oracle = spawn(python, ['-X', 'utf8', '-W', 'ignore', join(import.meta.dirname, 'ast_oracle.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  oracle.stdin.end(files.map((file) => `${file}\n`).join(''));
  const parser = await createPythonParser();
  const rows = Object.fromEntries(TABLES.map((table) => [table, 0])) as Record<keyof AstView, number>;
  const skipped: string[] = [];
  const grammarErrors: string[] = [];
  const differences: AstDifference[] = [];
  let next = 0;
  for await (const line of createInterface({ input: oracle.stdout })) {
    const file = files[next++]!;
    const expected: AstView | { error: string } = JSON.parse(line);
    const source = readSource(file);
    if ('error' in expected || source.status === 'skipped') {
      skipped.push(file);
      continue;
    }
    const tree = parser.parseFlat(source.text);
    if (tree.hasError) grammarErrors.push(file);
    const fstrings = interpolations(tree, source.text);
    const found = astView(finishEvidence(extract({ tree, text: source.text, path: file })), fstrings);
    for (const table of TABLES) {
      rows[table] += expected[table].length;
      const difference = compareRows(file, table, expected[table], found[table]);
      if (difference !== null && !tree.hasError) differences.push(difference);
    }
  }
  parser.delete();
  if (next !== files.length) throw new Error(`the oracle stopped after ${next} of ${files.length} files`);
  return { files: next, skipped, grammarErrors, rows, differences };
}

function compareRows(
  file: string,
  table: keyof AstView,
  expected: readonly unknown[],
  found: readonly unknown[],
): AstDifference | null {
  const count = new Map<string, number>();
  for (const row of expected) add(count, JSON.stringify(row), 1);
  for (const row of found) add(count, JSON.stringify(row), -1);
  const repeat = (wanted: 1 | -1): string[] =>
    [...count].flatMap(([row, n]) => new Array<string>(Math.max(0, n * wanted)).fill(row));
  const missing = repeat(1);
  const surplus = repeat(-1);
  return missing.length + surplus.length === 0 ? null : { file, table, missing, surplus };
}

function add(count: Map<string, number>, key: string, by: number): void {
  const sum = (count.get(key) ?? 0) + by;
  if (sum === 0) count.delete(key);
  else count.set(key, sum);
}

/** Absolute byte spans of the outermost f-string replacement fields, ascending. */
function interpolations(tree: FlatTree, text: string): [number, number][] {
  const bytes = utf16ToUtf8Map(text);
  const spans: [number, number][] = [];
  for (let node = 0; node < tree.length; ) {
    if (tree.kind[node] !== NodeKind.interpolation) {
      node++;
      continue;
    }
    const from = tree.start[node]!;
    const to = tree.end[node]!;
    spans.push(bytes === null ? [from, to] : [bytes[from]!, bytes[to]!]);
    node = tree.next[node]!;
  }
  return spans;
}

/** What is told of texts, beside what CPython's `compile` says of them; nothing is run. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDiagnostics } from '../../server/src/syntax/diagnostics.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { readSource } from '../../server/src/workspace/source-file.ts';

const COMPILE_ORACLE = join(import.meta.dirname, 'compile_oracle.py');

/** As in the suites that compare with CPython. */
const PYTHON = process.env.CPGD_PYTHON ?? 'python3';

export type CompileRequest = { readonly path: string } | { readonly source: string };

/** What CPython says of each, in the order of the requests: why it refuses it, or null. */
export function askCompiler(requests: readonly CompileRequest[]): (string | null)[] {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  const { stdout } = spawnSync(PYTHON, [COMPILE_ORACLE], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  const answers = stdout.split('\n').filter(Boolean);
  if (answers.length !== requests.length) throw new Error(`${answers.length} of ${requests.length} answers`);
  return answers.map((answer) => JSON.parse(answer) as string | null);
}

/** What is told of files that CPython takes, each as `path: message`. */
export function falseAlarms(parser: PythonParser, paths: readonly string[]): string[] {
  const refused = askCompiler(paths.map((path) => ({ path })));
  return paths.flatMap((path, i) => {
    const source = readSource(path);
    if (refused[i] !== null || source.status === 'skipped') return [];
    const found = findDiagnostics(parser.parseFlat(source.text), source.text);
    return found.map(
      ({ start, message }) => `${path}:${source.text.slice(0, start).split('\n').length}: ${message}`,
    );
  });
}

/** A line of `refused.md`. */
export interface Snippet {
  readonly text: string;
  /** UTF-16 span of the refused place; null where nothing is refused. */
  readonly place: { readonly start: number; readonly end: number; readonly message: string } | null;
}

export function readSnippets(): Snippet[] {
  const markdown = readFileSync(new URL('refused.md', import.meta.url), 'utf8');
  const sections = markdown.matchAll(
    /^## (?<message>.+)\n\n(?:[^\n`][^\n]*\n|\n)*```text\n(?<lines>[\s\S]*?)^```$/gm,
  );
  return [...sections].flatMap(({ groups }) =>
    groups!
      .lines!.split('\n')
      .filter(Boolean)
      .map((line) => snippetOf(line, groups!.message!)),
  );
}

function snippetOf(line: string, message: string): Snippet {
  const marked = `${line.replaceAll('⏎', '\n').replaceAll('␉', '\t').replaceAll('␌', '\f')}\n`;
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  return { text, place: start < 0 ? null : { start, end: marked.indexOf('»') - 1, message } };
}

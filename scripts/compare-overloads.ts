/**
 * What calls of the standard library's overloads give, by pyright and by the table that a test compares the linker with
 * (`test/linker/overload-calls.ts`): prints the rows on which they differ, as they would have to be.
 *
 * usage: node scripts/compare-overloads.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { OVERLOAD_CALLS, OVERLOAD_SETUP } from '../test/linker/overload-calls.ts';

interface Report {
  readonly generalDiagnostics: readonly {
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'cpgd-overloads-'));
let isDifferent = false;
try {
  const firstLine = OVERLOAD_SETUP.split('\n').length - 1;
  const file = join(folder, 'calls.py');
  writeFileSync(file, OVERLOAD_SETUP + OVERLOAD_CALLS.map(([call]) => `reveal_type(${call})`).join('\n'));
  for (const { severity, message, range } of pyright(file).generalDiagnostics) {
    const row = OVERLOAD_CALLS[range.start.line - firstLine];
    const type = /^Type of ".*" is "(.*)"$/s.exec(message)?.[1];
    if (severity !== 'information' || row === undefined || type === undefined) continue;
    const classes = classesIn(type);
    if (classes === row[1]) continue;
    isDifferent = true;
    process.stdout.write(`  ['${row[0]}', '${classes}'],\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isDifferent ? 1 : 0;

/** Says the same as the command line program, whatever its exit code. */
function pyright(file: string): Report {
  const program = join(dirname(createRequire(import.meta.url).resolve('pyright/package.json')), 'index.js');
  try {
    return JSON.parse(execFileSync(process.execPath, [program, '--outputjson', file], { encoding: 'utf8' }));
  } catch (error) {
    return JSON.parse((error as { readonly stdout: string }).stdout);
  }
}

/** Last names of the classes of a type as it is printed, without their arguments and without `None` and `Any`. */
function classesIn(type: string): string {
  const plain = type.replaceAll(/Literal\[-?\d+\]/g, 'int').replaceAll('LiteralString', 'str');
  let depth = 0;
  let bare = '';
  for (const character of plain) {
    if (character === '[') depth++;
    if (depth === 0) bare += character;
    if (character === ']') depth--;
  }
  const names = bare.split('|').map((part) => part.trim());
  return [...new Set(names.filter((name) => name !== 'None' && name !== 'Any'))].sort().join(' ');
}

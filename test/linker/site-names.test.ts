/** Sites of a variable keep their names while others of it are written and taken away. */
import { expect, test } from 'vitest';
import { siteName } from '../../server/src/linker/site-names.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** Names of the sites of `x` in a function's body. */
function namesIn(body: readonly string[]): readonly string[] {
  const text = `def f(x, rows):\n${body.map((line) => `    ${line}\n`).join('')}`;
  const facts = programOf(parser, { m: text }, outside).files.get('m.py')!;
  const { bindings, chunks } = facts.evidence;
  const binding = facts.binding(1, 'x');
  const first = bindings.siteStart[binding]!;
  return Array.from({ length: bindings.siteCount[binding]! }, (_, i) =>
    siteName(facts, first + i, chunks.length - 1),
  );
}

const LINES = ['x = rows.first()', 'x = 1', 'x = make(rows)[0]', 'for x in rows: pass', 'x += x'];

test.for(LINES.map((line, at) => ({ line, at })))(
  'without `$line` the others are called as with it',
  ({ at }) => {
    const all = namesIn(LINES);
    expect(new Set(all).size).toBe(LINES.length + 1);
    expect(namesIn(LINES.toSpliced(at, 1))).toEqual(all.toSpliced(at + 1, 1));
  },
);

test('sites that bind the same are told apart', () => {
  const names = namesIn(['x = rows', 'x = rows', 'import x', 'import x']);
  expect(new Set(names).size).toBe(5);
});

test('expressions of any depth and width have a name', () => {
  expect(namesIn([`x = rows${'()'.repeat(5000)}`])).toHaveLength(2);
  const [, deep] = namesIn([`x = ${'('.repeat(80)}rows${')'.repeat(80)}.a${'.a()'.repeat(2000)}`]);
  expect(deep!.length).toBeLessThan(20);
});

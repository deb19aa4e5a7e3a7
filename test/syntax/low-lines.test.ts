/** Lines inside brackets that stand further left than their statement: which are joined, and what that leaves alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutLowLines } from '../../server/src/syntax/low-lines.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await createPythonParser();
});
afterAll(() => parser.delete());

test.each([
  ['behind an operator', 'x = (1 +\n2)'],
  ['behind a comment', 'x = (a and  # why\n  b)'],
  ['a comment', 'if (a and\n#   b and\n        c): pass'],
  ['in a subscript', 'x = a[\n0]'],
  ['behind a colon', "x = {'a':\nb}"],
  ['of a comprehension', 'x = [y for y in\nz]'],
  ['with CR LF', 'x = (1 +\r\n2)'],
  ['with CR alone', 'x = (1 +\r2)'],
  ['behind a form feed', 'x = (1 +\n        \f2)'],
  ['in a pattern', 'match a:\n        case [b, *\nc]: pass'],
])('a line further left is no end of the block: %s', (_, statement) => {
  for (const text of [`def f():\n    ${statement}\n    y = 1\n`, `class C:\n    ${statement}\nz = 1\n`]) {
    expect(parser.parseFlat(text).hasError).toBe(false);
  }
});

test('every other position stays, and only what is between two lines is blanked', () => {
  const text = "def f():\n    x = (a +  # b\n  c + '''\n(\n''' +\n      d)\n    y = g(\n  1)\n";
  expect(withoutLowLines(text)).toBe(
    "def f():\n    x = (a +        c + '''\n(\n''' +\n      d)\n    y = g(   1)\n",
  );
});

test.each([
  ['a deeper line', 'def f():\n    x = (1 +\n     2)\n'],
  ['one at the same depth', 'def f():\n    x = (1 +\n    2)\n'],
  ['a tab is eight columns', '       x = (1 +\n\t2)\n'],
  ['an empty line', 'def f():\n    x = (1 +\n\n    2)\n'],
  ['outside of brackets', 'def f():\n    x = 1\ny = 2\n'],
  ['in a string', 'def f():\n    x = ("""\na\n""")\n'],
  ['joined by a backslash', 'def f():\n    x = 1 + \\\n2\n'],
  ['a bracket that is not closed', 'def f():\n    x = (1 +\ndef g(): ...\n'],
])('nothing is done for %s', (_, text) => {
  expect(withoutLowLines(text)).toBeNull();
});

test('what is broken besides is broken alone', () => {
  const tree = parser.parseFlat('def f():\n    x = (1 +\n2)\n    y = = 3\ndef g(): ...\n');
  expect(tree.hasError).toBe(true);
  expect(parser.parseFlat('def f():\n    x = (1 +\n').hasError).toBe(true);
});

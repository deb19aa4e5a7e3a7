/** What people read about broken code. */
import { expect, test } from 'vitest';
import { findDiagnostics } from '../../server/src/syntax/diagnostics.ts';
import { DIAGNOSTIC_LIMIT } from '../../server/src/syntax/limits.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const parser = await createPythonParser();
const messages = (text: string): string[] =>
  findDiagnostics(parser.parseFlat(text), text).map(({ kind, message }) => `${kind}: ${message}`);

test('intact code has none', () => {
  expect(messages('x = 1\n')).toEqual([]);
});

test('something that does not belong is quoted', () => {
  expect(messages('x = f(a $)\n')).toEqual(['error: unexpected `$`']);
  expect(messages('while True print(1)\n')[0]).toMatch(
    /^(error: invalid syntax: `while|missing: missing `:`)/,
  );
});

test('a bracket that is never closed is named', () => {
  expect(messages('x = f(1, 2\ny = 3\ndef g(): pass\n')).toContain('error: `(` was never closed');
});

test('a closing bracket too many is named, and spoils nothing else', () => {
  expect(messages('x = f(1))\ny = 3\n')).toEqual(['error: unmatched `)`']);
});

test('statements that nothing separates lack a line end, though no node of the tree says so', () => {
  expect(messages('import a import b\n')).toEqual(['missing: missing a line end after `a`']);
  expect(messages('def f():\n    yield\n    global x global y\n')).toEqual([
    'missing: missing a line end after `x`',
  ]);
  expect(messages('x = f(1))\ny = 1; z = 2\n')).toEqual(['error: unmatched `)`']);
});

test('there are never more than the limit and one', () => {
  const found = messages('x = (\ndef f(): pass\n'.repeat(DIAGNOSTIC_LIMIT * 2));
  expect(found).toHaveLength(DIAGNOSTIC_LIMIT + 1);
  expect(found.at(-1)).toBe('error: more syntax errors follow');
});

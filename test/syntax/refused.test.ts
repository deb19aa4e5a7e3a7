/** What the grammar takes and Python refuses: `refused.md`, and that nothing is told of what Python takes. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findDiagnostics, findOwnDiagnostics } from '../../server/src/syntax/diagnostics.ts';
import { DIAGNOSTIC_LIMIT } from '../../server/src/syntax/limits.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { pythonFiles } from '../evidence/ast-check.ts';
import { falseAlarms, readSnippets } from './compile-check.ts';

const parser = await createPythonParser();
const found = (text: string) =>
  findDiagnostics(parser.parseFlat(text), text).map(({ start, end, message }) => ({ start, end, message }));

const snippets = readSnippets();

describe.each(snippets.filter(({ place }) => place !== null))('$place.message', ({ text, place }) => {
  test(JSON.stringify(text), () => expect(found(text)).toEqual([place]));
});

describe('accepted', () => {
  test.each(snippets.filter(({ place }) => place === null))('$text', ({ text }) =>
    expect(found(text)).toEqual([]),
  );
});

test('of a function by itself nothing is told that is around it', () => {
  const text = '  def f(a, a): pass\n';
  expect(findOwnDiagnostics(parser.parseFlat(text), text).map(({ message }) => message)).toEqual([
    'duplicate parameter `a`',
  ]);
});

test('there are never more than the limit and one', () => {
  const messages = found('print x\n'.repeat(DIAGNOSTIC_LIMIT * 3)).map(({ message }) => message);
  expect(messages).toHaveLength(DIAGNOSTIC_LIMIT + 1);
  expect(messages.at(-1)).toBe('more syntax errors follow');
});

test('deep and long texts are no trouble', () => {
  const deep = 2_000;
  expect(found(`${'('.repeat(deep)}a${',)'.repeat(deep)} = b\n`)).toEqual([]);
  expect(found(`match x:\n    case ${'['.repeat(deep)}a${']'.repeat(deep)}: pass\n`)).toEqual([]);
  expect(found(`del ${'a, '.repeat(100_000)}b\n`)).toEqual([]);
});

const query = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], {
  encoding: 'utf8',
});
/** A prime, so that the sample does not follow the alphabet's habits. */
const STEP = 23;

test.skipIf(query.status !== 0)('nothing is told of every 23rd file of the standard library', () => {
  const files = pythonFiles(query.stdout.trim()).filter((_, i) => i % STEP === 0);
  expect(falseAlarms(parser, files)).toEqual([]);
});

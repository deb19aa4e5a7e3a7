/** Where files are cut into chunks. */
import { expect, test } from 'vitest';
import { findChunks } from '../../server/src/syntax/chunks.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const parser = await createPythonParser();
const KINDS = ['module', 'class', 'function', 'method'];

/** `kind parent first-line` of each chunk. */
function cut(source: string): string[] {
  const chunks = findChunks(parser.parseFlat(source), source.length);
  return Array.from({ length: chunks.length }, (_, c) => {
    const text = source.slice(chunks.start[c], chunks.end[c]);
    return `${KINDS[chunks.kind[c]!]} ${chunks.parent[c]} ${c === 0 ? text.length : text.replaceAll('\n', '|')}`;
  });
}

test('functions, classes and methods, decorators included', () => {
  expect(cut('@d\ndef f(): pass\nclass A:\n  @p\n  def m(self): pass\n  class B: x = 1\n')).toEqual([
    'module -1 68',
    'function 0 @d|def f(): pass',
    'class 0 class A:|  @p|  def m(self): pass|  class B: x = 1',
    'method 2 @p|  def m(self): pass',
    'class 2 class B: x = 1',
  ]);
});

test('what is inside a function belongs to the function', () => {
  expect(cut('def f():\n  def g(): pass\n  class A:\n    def m(self): pass\n')).toHaveLength(2);
});

test('definitions under compound statements are chunks too', () => {
  const source =
    'if a:\n  def f(): pass\nelse:\n  def f(): pass\ntry:\n  class A: pass\nexcept E:\n  class A: pass\n' +
    'with x:\n  def g(): pass\nfor i in y:\n  def h(): pass\nmatch z:\n  case 1:\n    def k(): pass\n';
  expect(cut(source).map((chunk) => chunk.split(' ')[0])).toEqual([
    'module',
    'function',
    'function',
    'class',
    'class',
    'function',
    'function',
    'function',
  ]);
});

test('comments behind a definition are not part of it', () => {
  expect(cut('def f():\n  pass\n  # about g\n\n# more\ndef g(): pass\n')).toEqual([
    'module -1 50',
    'function 0 def f():|  pass',
    'function 0 def g(): pass',
  ]);
});

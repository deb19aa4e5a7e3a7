/**
 * Functions told by lines alone, and what is parsed by them: in valid code the lines agree with the tree, and the tree
 * of a function is the one its own text gives. Broken code keeps what is around the error.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findChunks } from '../../server/src/syntax/chunks.ts';
import type { FlatTree } from '../../server/src/syntax/flat-tree.ts';
import { functionUnitAt, functionUnits } from '../../server/src/syntax/function-units.ts';
import { NODE_KINDS, NodeKind } from '../../server/src/syntax/node-kinds.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { firstCode } from '../../server/src/syntax/parts.ts';
import { hasDjango, pythonFilesBelow, standardLibrary, unpackDjango } from '../support/corpora.ts';

const parser = await createPythonParser();
/** Every how many-th file of a corpus is looked at. */
const STEP = Number(process.env.CPGD_UNIT_FILES ?? 12);

/** The code of each unit. */
const units = (text: string): string[] =>
  functionUnits(text).map(({ start, codeEnd }) => text.slice(firstCode(text, start), codeEnd));

/** Kinds and places of nodes, comments left out: they belong to whoever stands before them. */
function nodes(tree: FlatTree, from: number, to: number): string[] {
  const found: string[] = [];
  for (let node = from; node < to; node++) {
    if (tree.kind[node] === NodeKind.comment) continue;
    found.push(`${NODE_KINDS[tree.kind[node]!]} ${tree.field[node]} ${tree.start[node]}`);
  }
  return found;
}

describe('units', () => {
  test('are the outermost functions, with decorators, methods included', () => {
    const text =
      '@a\n@b(\n1)\ndef f():\n  def g(): pass\n\n# c\n  x\nclass C:\n  async def m(self): return """\nq"""\n  y = 1\n';
    expect(units(text)).toEqual([
      '@a\n@b(\n1)\ndef f():\n  def g(): pass\n\n# c\n  x',
      'async def m(self): return """\nq"""',
    ]);
  });

  test('end where brackets that are never closed must have ended', () => {
    const text = 'class C:\n  def f(self):\n    x = (\n    y\n  @property\n  def g(self): pass\nz = 1\n';
    expect(units(text)).toEqual(['def f(self):\n    x = (\n    y', '@property\n  def g(self): pass']);
  });

  test('are none where a line begins with a backslash', () => {
    expect(units('def f(): pass\n  \\\n  def g(): pass\n')).toEqual([]);
  });

  test('are none where a decorator stands at another depth than what follows', () => {
    expect(units('@a\n  @b\n  def f(): pass\ndef g(): pass\n')).toEqual([]);
    expect(units('class C:\n   @a\n  def f(self): pass\n')).toEqual([]);
  });

  test('are told from their first line on as from the beginning of the text', () => {
    const text = readFileSync(new URL('../../fixtures/broken.md', import.meta.url), 'utf8');
    for (const unit of functionUnits(text)) expect(functionUnitAt(text, unit.start)).toEqual(unit);
    expect(functionUnits(text).length).toBeGreaterThan(5);
  });
});

describe('a line that is broken by itself', () => {
  /** What is typed, and the text around it. */
  const UNFINISHED = ['x = a if', 'x = a if b', 'x = a if b el', 'from m import', 'x = a +', 'x = a b'];

  /** Kinds and places of all definitions and assignments behind what was typed. */
  function statementsBehind(text: string, typed: number): string[] {
    const tree = parser.parseFlat(text);
    const found: string[] = [];
    for (let node = 0; node < tree.length; node++) {
      const kind = NODE_KINDS[tree.kind[node]!]!;
      if (tree.start[node]! >= typed && /^(class_definition|function_definition|assignment)$/.test(kind))
        found.push(`${kind} ${text.length - tree.start[node]!}`);
    }
    return found;
  }

  test.each(UNFINISHED)('costs nothing of what follows: %s', (line) => {
    const behind = 'y = 1\nclass C:\n    z = 2\n    def m(self): pass\n\ndef f(): pass\nw = 3\n';
    for (const [before, after, indent] of [
      ['', behind, ''],
      ['import a\n', behind, ''],
      ['', 'y = 1\nclass C:\n    z = 2\n', ''],
      ['class B:\n    u = 0\n', behind.replaceAll(/^(?=.)/gm, '    '), '    '],
      ['def g(a):\n    u = 0\n', behind.replaceAll(/^(?=.)/gm, '    '), '    '],
      [
        'class B:\n    def g(a):\n        if a:\n',
        behind.replaceAll(/^(?=.)/gm, ' '.repeat(12)),
        ' '.repeat(12),
      ],
    ] as const) {
      const whole = statementsBehind(before + after, before.length);
      expect(whole.length).toBeGreaterThan(2);
      const typed = `${indent}${line}\n`;
      expect(statementsBehind(before + typed + after, before.length + typed.length)).toEqual(whole);
    }
  });

  test('keeps its block when it is a header', () => {
    const tree = parser.parseFlat('class C[T = int]:\n    def m(self): pass\ny = 1\n');
    const kinds = Array.from(tree.kind.subarray(0, tree.length), (kind) => NODE_KINDS[kind]!);
    expect(kinds).toContain('class_definition');
  });
});

test.each([
  'def f(self):\n    x = (a b\nelse:\n',
  'def f(self):\n    def inner(): retu(rn args\n    if a: return b\nelse:\n',
])('a line that is broken and ends with a colon ends there: %j', (text) => {
  const tree = parser.parseUnit(text, functionUnits(text)[0]!);
  expect(Math.max(...tree.end.subarray(0, tree.length))).toBeLessThanOrEqual(text.length);
});

describe('in valid code', () => {
  const stdlib = standardLibrary();
  const corpora: readonly (readonly [string, (() => string) | null])[] = [
    ['Django', hasDjango() ? () => unpackDjango(['django']) : null],
    ['the standard library', stdlib === null ? null : () => stdlib],
  ];
  for (const [name, root] of corpora) {
    test.skipIf(root === null)(
      `${name}: lines and trees tell the same functions, and each is its own text's`,
      () => {
        const folder = root!();
        const paths = pythonFilesBelow(folder).filter((_, i) => i % STEP === 0);
        let checked = 0;
        let untold = 0;
        for (const path of paths) {
          const text = readFileSync(join(folder, path), 'utf8');
          const tree = parser.parseFlat(text);
          if (tree.hasError || text.startsWith('\ufeff')) continue;
          const chunks = findChunks(tree, text.length);
          const functions = [...chunks.node].filter((_, chunk) => chunks.kind[chunk]! >= 2);
          const expected = functions.map((node) => nodes(tree, node, tree.next[node]!));
          const found = functionUnits(text).map((unit) => {
            const own = parser.parseUnit(text, unit);
            return nodes(own, 1, own.length);
          });
          if (found.length === 0 && expected.length > 0) untold++;
          else expect(found, path).toEqual(expected);
          checked += found.length;
        }
        expect(checked).toBeGreaterThan(100);
        // Lines that begin with a backslash are rare.
        expect(untold).toBeLessThanOrEqual(paths.length / 100);
      },
      120_000,
    );
  }
});

describe('in broken code', () => {
  test('an error costs its own line, however little the parser makes of it', () => {
    const text =
      'class C:\n  def f(self):\n    a = g(1) if a\n    if a: return b\n    else: return c\n  def h(self): pass\n';
    const tree = parser.parseFlat(text);
    const chunks = findChunks(tree, text.length);
    const texts = Array.from(
      chunks.start,
      (start, chunk) => text.slice(start, chunks.end[chunk]).split('\n', 1)[0],
    );
    expect(texts).toEqual(['class C:', 'class C:', 'def f(self):', 'def h(self): pass']);
    expect(tree.isModular).toBe(true);
  });

  test('what a function is made of depends on nothing outside', () => {
    const broken = '  def f(self):\n    x = (1 if\n    return x\n';
    const [first, second] = ['class C:\n', 'y = [\nclass Long_name(Base, metaclass=\n'].map((head) => {
      const text = `${head}${broken}z = 1\n`;
      const [unit] = functionUnits(text);
      const own = parser.parseUnit(text, unit!);
      return Array.from(
        own.kind.subarray(0, own.length),
        (kind, node) => `${kind} ${own.start[node]! - head.length}`,
      );
    });
    expect(first).toEqual(second);
  });
});

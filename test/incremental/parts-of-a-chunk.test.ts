/**
 * What of a chunk is linked again when something it read is another answer. The parts of a chunk rest on each other: they
 * share what they found of an expression, and look at each other's links. So each case is a part that has to follow
 * though nothing that it read by itself changed.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ChunkParts } from '../../server/src/linker/chunk/parts.ts';
import { Evaluator } from '../../server/src/linker/evaluator.ts';
import { MAX_EXPRESSION_DEPTH } from '../../server/src/linker/limits.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { LinkedTexts } from './linked-texts.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await createPythonParser();
});

/** How much is kept of what the parts of all chunks read. */
function keptOf(linked: LinkedTexts): number {
  const { resident } = linked as unknown as { resident: { chunks: { parts: Map<unknown, ChunkParts> } } };
  let length = 0;
  for (const { parts, trace } of resident.chunks.parts.values())
    length += parts.length + trace.lists.length + trace.queries.length;
  return length;
}

/** Links texts, then each edit of one of them, and again the texts before: always as a fresh program would. */
async function follow(
  texts: Readonly<Record<string, string>>,
  ...edits: Readonly<Record<string, string>>[]
): Promise<LinkedTexts> {
  const linked = new LinkedTexts(parser);
  await linked.step(new Map(Object.entries(texts)));
  for (const edit of [...edits, ...edits.toReversed(), {}]) {
    await linked.step(new Map(Object.entries({ ...texts, ...edit })));
    expect(linked.difference()).toBeNull();
  }
  return linked;
}

test('a line of two hundred names what was renamed: the others keep their links', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => `    box${i} = Box(${i})\n    box${i}.open()\n`);
  const user = `from lib import Box, old\n\n\ndef use():\n${lines.join('')}    old()\n`;
  const lib = 'class Box:\n    def open(self):\n        return self\n\n\ndef old():\n    return Box()\n';
  const linked = await follow({ 'lib.py': lib, 'user.py': user });
  const evaluate = vi.spyOn(Evaluator.prototype, 'evaluate');
  await linked.step(
    new Map([
      ['lib.py', lib.replace('def old', 'def new')],
      ['user.py', user],
    ]),
  );
  const evaluated = evaluate.mock.calls.length;
  evaluate.mockRestore();
  expect(linked.relinked).toBeGreaterThan(1);
  expect(evaluated).toBeLessThan(30);
  expect(linked.difference()).toBeNull();
});

describe('parts that follow others', () => {
  test.each([
    [
      'an annotation and the name in it',
      'from lib import A\n\n\ndef use(x: A, y: "list[A]") -> A:\n    return x\n',
      'class A:\n    pass\n',
      'class B:\n    pass\n\n\nA = B\n',
    ],
    [
      'a call of something unknown and the name it has',
      'from lib import *\n\n\ndef use():\n    return make(1).run(2)\n',
      'make = unknown()\n',
      'def make(n):\n    return n\n',
    ],
    [
      'an update and the operator it falls back to',
      'from lib import A\n\n\ndef use(a: A):\n    a += 1\n    a[0] += 2\n    return a + 1\n',
      'class A:\n    def __add__(self, o):\n        return self\n    def __getitem__(self, i):\n        return self\n',
      'class A:\n    def __iadd__(self, o):\n        return self\n    def __getitem__(self, i):\n        return self\n',
    ],
    [
      'arguments and the parameters of another function',
      'from lib import f\n\n\ndef use(g=f):\n    g(1, two=2)\n    f(f(1, two=3), two=g)\n',
      'def f(one, two=None):\n    return one\n',
      'def f(two, *one):\n    return two\n',
    ],
    [
      'what is stored in an attribute and the property that takes it',
      'from lib import A\n\n\nclass B(A):\n    def use(self):\n        self.x = 1\n        self.x += 2\n        return self.x\n',
      'class A:\n    pass\n',
      'class A:\n    @property\n    def x(self):\n        return self\n    @x.setter\n    def x(self, v):\n        pass\n',
    ],
    [
      'a loop and what makes it run at all',
      'from lib import A\n\n\ndef use(a: A):\n    for i in a:\n        i.run()\n    if a:\n        return len(a)\n',
      'class A:\n    def __bool__(self):\n        return True\n',
      'class A:\n    def __iter__(self):\n        yield self\n    def run(self):\n        pass\n    def __len__(self):\n        return 1\n',
    ],
  ])('%s', async (_, user, lib, edited) => {
    await follow({ 'lib.py': lib, 'user.py': user }, { 'lib.py': edited }, { 'lib.py': '' });
  });
});

test('an expression that is too deep by itself is what it is among its parts', async () => {
  // Each call is known from the ones inside it. The last one alone is linked again: what is inside has to be found anew.
  const chain = '.next()'.repeat(MAX_EXPRESSION_DEPTH + 40);
  const user = `from lib import A\n\n\ndef use(a: A):\n    a${chain}.last()\n`;
  const lib =
    'class A:\n    def next(self) -> "A":\n        return self\n    def last(self):\n        return self\n';
  await follow({ 'lib.py': lib, 'user.py': user }, { 'lib.py': lib.replace('last', 'first') });
});

test('ever new answers leave nothing behind', async () => {
  const user = `from lib import *\n\n\ndef use(a):\n${'    a = step(a)\n    a.go(step)\n'.repeat(20)}`;
  const linked = new LinkedTexts(parser);
  const texts = (i: number): Map<string, string> =>
    new Map([
      [
        'lib.py',
        `class C${i}:\n    def go(self, f):\n        return f\n\n\ndef step(a):\n    return C${i}()\n`,
      ],
      ['user.py', user],
    ]);
  await linked.step(texts(0));
  await linked.step(texts(1));
  const atFirst = keptOf(linked);
  for (let i = 2; i < 30; i++) await linked.step(texts(i));
  expect(linked.difference()).toBeNull();
  expect(keptOf(linked)).toBeLessThan(3 * atFirst);
});

/** Every bound on evaluation is counted where it cuts something short, and only there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMIT_NAMES, type LimitName } from '../../server/src/linker/limit-hits.ts';
import {
  MAX_ALIASES,
  MAX_DECORATORS,
  MAX_ELEMENTS,
  MAX_FILES_FOLLOWED,
  MAX_FILES_OF_WHOLE,
  MAX_GIVEN_TEXT,
  MAX_GUARDED_RETURNS,
  MAX_GUARDS,
  MAX_HIERARCHY,
  MAX_HOLDING,
  MAX_LITERALS,
  MAX_MADE_BELOW,
  MAX_MENTION_STEPS,
  MAX_MRO,
  MAX_NAMED_MEMBERS,
  MAX_OWN_CALLS_FOLLOWED,
  MAX_PROTOCOL_MEMBERS,
  MAX_STRINGS,
  MAX_SUBCLASSES,
  MAX_TERM_ARGUMENTS,
  MAX_TYPE_DEPTH,
  MAX_VALUES,
} from '../../server/src/linker/limits.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** Hits of linking some modules, given by name. */
function hitsOf(modules: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const { files, index } = programOf(parser, modules, outside);
  const linker = new Linker(files, index);
  for (const facts of files.values()) linker.linkFile(facts);
  return linker.program.limitHits;
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const MODULES: Readonly<Record<LimitName, Readonly<Record<string, string>>>> = {
  values: {
    m: `${lines(MAX_VALUES + 1, (i) => `def f${i}(): ...`)}\ndef g(c):\n${lines(MAX_VALUES + 1, (i) => `  if c == ${i}: return f${i}`)}\nfor n in range(9): g(n)()\n`,
  },
  argumentValues: {
    m: `${lines(20, (i) => `class C${i}: ...`)}\nx = {${lines(20, (i) => `C${i}(),`)}}\nx.pop()\n`,
  },
  holding: {
    m: `class H:\n  def __init__(self, f): self.f = f\n${lines(MAX_HOLDING + 1, (i) => `def f${i}(): ...`)}\ndef g():\n${lines(MAX_HOLDING + 1, (i) => `  yield H(f${i})`)}\nnext(g()).f()\n`,
  },
  elements: { m: `x = [${'1,'.repeat(MAX_ELEMENTS + 1)}]\nx.append(1)\n` },
  typeDepth: {
    m: `x = ${'['.repeat(MAX_TYPE_DEPTH + 3)}print${']'.repeat(MAX_TYPE_DEPTH + 3)}\nx.append(1)\n`,
  },
  madeBelow: {
    m: `class A: ...\nclass B:\n  def make(self): return A()\n  def run(self): self.make().x\n${lines(MAX_MADE_BELOW + 1, (i) => `class C${i}(B):\n  def make(self): return A()\nC${i}().run()`)}\n`,
  },
  givenText: {
    m: `def a(): ...\ndef b(): ...\ndef g(x): return a if x == '${'x'.repeat(MAX_GIVEN_TEXT)}' else b\ng('${'x'.repeat(MAX_GIVEN_TEXT)}')()\n`,
  },
  typeText: {
    m: `${lines(8, (i) => `class C${i}${'x'.repeat(300)}: ...`)}\nx = [${lines(8, (i) => `C${i}${'x'.repeat(300)}(),`)}]\nx.pop()\n`,
  },
  mroClasses: {
    m: `class C0:\n  def m(self): ...\n${lines(MAX_MRO + 1, (i) => `class C${i + 1}(C${i}): ...`)}\nC${MAX_MRO + 1}().m()\n`,
  },
  callsFollowed: {
    m: `def f(cb):\n  cb()\ndef g(): ...\n${lines(MAX_OWN_CALLS_FOLLOWED + 1, () => 'f(g)')}\n`,
  },
  filesFollowed: {
    m: 'hook = None\ndef run():\n  hook()\n',
    ...Object.fromEntries(
      Array.from({ length: MAX_FILES_FOLLOWED + 1 }, (_, i) => [`n${i}`, 'import m\nm.hook = print\n']),
    ),
  },
  wholeProgram: {
    m: 'def f(x):\n  x()\nf(print)\n',
    ...Object.fromEntries(Array.from({ length: MAX_FILES_OF_WHOLE }, (_, i) => [`n${i}`, 'import m\n'])),
  },
  hierarchy: {
    m: `class B:\n  def run(self):\n    self.step()\n  def step(self): ...\n${lines(MAX_HIERARCHY + 1, (i) => `class C${i}(B): ...`)}\n`,
  },
  subclasses: {
    m: `class B:\n  def run(self):\n    self.step()\n  def step(self): ...\n${lines(MAX_SUBCLASSES + 1, (i) => `class C${i}(B): ...`)}\n`,
  },
  decorators: {
    m: `def d(f): return f\n${lines(MAX_DECORATORS + 1, () => '@d')}\ndef g(): ...\ng()\n`,
  },
  aliases: {
    m: `def f(c, x):\n${lines(MAX_ALIASES + 1, (i) => `  if c == ${i}: h = x.a${i}`)}\n  h.append(f)\nclass C: a0 = []\nC.a0[0]()\n`,
  },
  guards: {
    m: `def f(x):\n${lines(MAX_GUARDS + 1, () => '  assert isinstance(x, int)')}\n  x.bit_length()\n`,
  },
  guardedReturns: {
    m: `def f(c):\n${lines(Math.ceil(Math.sqrt(MAX_GUARDED_RETURNS)), (i) => `  if c == ${i}: return ${i}`)}\nf(1)\n`,
  },
  mentionSteps: { m: `def f(x):\n  x = [${'1, '.repeat(MAX_MENTION_STEPS)} x]\n  return x\nf(f).pop()\n` },
  termArguments: {
    m: `def f(cb):\n  return cb(${lines(MAX_TERM_ARGUMENTS + 1, (i) => `${i},`)})\nf(print).x\n`,
  },
  foldSteps: { m: `import functools\ndef f(a, b): return [a]\nfunctools.reduce(f, [f] * 9, f).pop()\n` },
  reachingSteps: {
    m: `def f(c):\n${lines(150, (i) => `  if c == ${i}: x = ${i}`)}\n  return x\nf(1).real\n`,
  },
  strings: {
    m: `class C: ...\nfor name in [${lines(MAX_STRINGS + 1, (i) => `'m${i}',`)}]:\n  getattr(C(), name)()\n`,
  },
  namedMembers: {
    m: `class C:\n${lines(MAX_NAMED_MEMBERS + 1, (i) => `  def on_${i}(self): ...`)}\ngetattr(C(), 'on_' + input())()\n`,
  },
  literals: {
    m: `from typing import Literal, overload\n@overload\ndef f(x: Literal[${lines(MAX_LITERALS + 1, (i) => `${i},`)}]) -> int: ...\n@overload\ndef f(x: str) -> str: ...\ndef f(x): ...\nf(1).real\n`,
  },
  overloads: {
    m: `from typing import overload\n${lines(20, (i) => `class C${i}: ...`)}\n${lines(20, (i) => `@overload\ndef f(x: C${i}, y: C${i}) -> int: ...`)}\ndef f(x, y): ...\ndef g(c):\n${lines(20, (i) => `  if c == ${i}: return C${i}()`)}\nfor n in range(20): f(g(n), g(n)).real\n`,
  },
  protocolMembers: {
    m: `from typing import Protocol, TypeVar\nT = TypeVar('T')\nclass P(Protocol[T]):\n${lines(MAX_PROTOCOL_MEMBERS + 1, (i) => `  def m${i}(self) -> T: ...`)}\nclass C:\n${lines(MAX_PROTOCOL_MEMBERS + 1, (i) => `  def m${i}(self) -> int: ...`)}\ndef f(p: P[T]) -> T: ...\nf(C()).x\n`,
  },
};

test.each(LIMIT_NAMES)('%s is counted', (name) => {
  expect(hitsOf(MODULES[name])[name]).toBeGreaterThan(0);
});

test('ordinary code hits none of them', () => {
  const hits = hitsOf({ m: 'class A:\n  def m(self): ...\ndef f(x):\n  x.m()\nf(A())\n[A()][0].m()\n' });
  expect(Object.entries(hits).filter(([, count]) => count > 0)).toEqual([]);
});

test('values that are nested in themselves come to rest without the bound on answers', () => {
  const text = `class Leaf:
  def run(self): ...
class Window:
  def __init__(self, by):
    self.by, self.leaf = by, Leaf()
    self.set((self.get(), Leaf()))
  def get(self): return (self.by, self.leaf)
  def set(self, parts): self.by, self.leaf = parts
def nested(tree):
  found = [tree]
  for _ in tree: found = [found, nested(found)]
  return found
def wrapped(function): return lambda: wrapped(wrapped(function))
Window([Leaf()]).leaf.run()
nested([Leaf()])[0].append(wrapped(nested)())
`;
  const hits = hitsOf({ m: text });
  expect(hits.typeDepth).toBeGreaterThan(0);
  expect(hits.answers).toBe(0);
});

test('a program counts from when it was made', () => {
  hitsOf(MODULES.elements);
  expect(hitsOf({ m: 'x = 1\n' }).elements).toBe(0);
});

test('docs/reference/resolution.md names exactly the bounds that status can show', () => {
  const page = readFileSync(new URL('../../docs/reference/resolution.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('`status` names'), page.indexOf('## What is not followed'));
  const shown = [...section.matchAll(/`([a-z ]+)`/g)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'status');
  const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  expect(shown.toSorted()).toEqual(
    Object.keys(hitsOf({ m: '' }))
      .map(words)
      .sort(),
  );
});

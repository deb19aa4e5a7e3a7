/** Code made to keep an evaluator busy: it must end soon, and say something. */
import { expect, test } from 'vitest';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';

/** Milliseconds for one file; a hundred times what it takes. */
const PATIENCE_MS = 20_000;

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** Callee symbols of one file, in order. */
function callees(text: string): string[] {
  const { files, index } = programOf(parser, { m: text }, outside);
  const linked = new Linker(files, index).linkFile(files.get('m.py')!);
  return linked.flatMap(({ links }) =>
    links.flatMap(({ relation, target }) =>
      relation === 'callsite_symbol' ? [target.split(' ').at(-1)!] : [],
    ),
  );
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const cases: Readonly<Record<string, { readonly text: string; readonly reaches: string }>> = {
  'types that contain themselves': {
    text: 'def f(x):\n  y = [x, {1: x}]\n  z = f(y)\n  return [z, f(z), (y, z)]\nf(f(1)).append(f)\n',
    reaches: 'builtins/list#append().',
  },
  'functions that return each other': {
    text: `${numbers(40)
      .map((i) => `def f${i}(g):\n  return [f${(i * 7 + 1) % 40}(g), f${(i * 3 + 2) % 40}, g]\n`)
      .join('')}f0(f1)[1]()\n`,
    reaches: 'm/f2().',
  },
  'a literal of ten thousand elements': {
    text: `def f(): ...\nx = [${numbers(10_000).join(',')}]\ny = {${numbers(10_000)
      .map((i) => `'k${i}': f`)
      .join(',')}}\ny['k1']()\nx.append(1)\n`,
    reaches: 'm/f().',
  },
  'an absurd union': {
    text: `${numbers(300)
      .map((i) => `class C${i}:\n  def m(self): ...\n`)
      .join('')}def f(x: ${numbers(300)
      .map((i) => `C${i}`)
      .join(' | ')}):\n  x.m()\n`,
    reaches: 'm/C0#m().',
  },
  'a thousand overloads, called with unions': {
    text: `from typing import overload
${numbers(1000)
  .map((i) => `class C${i}:\n  def m(self): ...\n@overload\ndef f(x: C${i}, y: C${i}) -> C${i}: ...\n`)
  .join('')}def f(x, y): ...
def g(c):
${numbers(50)
  .map((i) => `  if c == ${i}: return C${i}()\n`)
  .join('')}${numbers(50)
  .map((i) => `f(g(${i}), g(${i})).m()\nf(C${i}(), C${i}()).m()\n`)
  .join('')}`,
    reaches: 'm/C7#m().',
  },
  // What the innermost of them asks for is not looked at, so it may be what the call gives.
  'a condition of ten thousand parts': {
    text: `def a(): ...\ndef b(): ...\ndef f(x):\n  if ${numbers(10_000)
      .map((i) => `x == ${i}`)
      .join(' or ')}: return a\n  return b\nf(1)()\n`,
    reaches: 'm/a().',
  },
  'ten thousand returns behind conditions': {
    text: `def a(): ...\ndef f(x):\n${numbers(10_000)
      .map((i) => `  if x == ${i}: return a\n`)
      .join('')}${numbers(100)
      .map((i) => `f(${i})()\n`)
      .join('')}`,
    reaches: 'm/a().',
  },
  'named tuples of themselves': {
    text: `from typing import NamedTuple\nclass N(NamedTuple):\n${numbers(2000)
      .map((i) => `  a${i}: 'N'\n`)
      .join('')}  def m(self): ...\ndef f(n: N):\n  for x in n: x[1][2].a3[4].m()\n`,
    reaches: 'm/N#m().',
  },
  'an inheritance five hundred deep': {
    text: `class C0:\n  def m(self): ...\n${numbers(499)
      .map((i) => `class C${i + 1}(C${i}): ...\n`)
      .join('')}C499().m()\nC3().m()\n`,
    reaches: 'm/C0#m().',
  },
  'a chain of two thousand calls': {
    text: `class C:\n  def m(self): return self\nC()${'.m()'.repeat(2000)}\n`,
    reaches: 'm/C#m().',
  },
  'a variable assigned from itself a thousand times': {
    text: `class C:\n  def m(self): ...\nx = C()\n${'x = [x][0]\n'.repeat(1000)}x.m()\n`,
    reaches: 'm/C#',
  },
  'two thousand decorators, each with a wrapper of its own': {
    text: `class C:\n  def m(self): ...\n${numbers(2000)
      .map((i) => `def d${i}(f):\n  def w${i}(*a): return f(*a)\n  return w${i}\n`)
      .join('')}${numbers(2000)
      .map((i) => `@d${i}\n`)
      .join('')}def g(x): ...\ng(1)\nC().m()\n`,
    reaches: 'm/g().',
  },
  'five thousand branches that test a type': {
    text: `${numbers(50)
      .map((i) => `class C${i}:\n  def m(self): ...\n`)
      .join('')}def f(x):\n  if x is None: ...\n${numbers(5000)
      .map((i) => `  elif isinstance(x, C${i % 50}): x.m()\n`)
      .join('')}`,
    reaches: 'm/C49#m().',
  },
  'three thousand assertions of a type': {
    text: `class C:\n  def m(self): ...\ndef f(x):\n${'  assert isinstance(x, C)\n  x.m()\n'.repeat(3000)}`,
    reaches: 'm/C#m().',
  },
  'three thousand branches that store to one attribute': {
    text: `class C:\n  def m(self): ...\nclass D:\n  def f(self, x):\n    if x is None: ...\n${numbers(3000)
      .map((i) => `    elif x == ${i}:\n      self.c = C()\n      self.c.m()\n`)
      .join('')}`,
    reaches: 'm/C#m().',
  },
  'three thousand attributes assigned from each other': {
    text: `class C:\n  def __init__(self):\n    self.a0 = C()\n${numbers(3000)
      .map((i) => `    self.a${(i + 1) % 3000} = self.a${i}\n`)
      .join('')}  def m(self): ...\nC().a2999.m()\n`,
    reaches: 'm/C#m().',
  },
  'metaclasses of each other': {
    text: `${numbers(50)
      .map(
        (i) =>
          `class M${i}(type, metaclass=M${(i + 1) % 50}):\n  def __call__(cls, *a): return cls.make(M${(i * 7) % 50})\n  def make(cls, o): return o(cls)\n`,
      )
      .join('')}class K(metaclass=M3):\n  def m(self): ...\nK()()\nK.m(1)\n`,
    reaches: 'm/K#m().',
  },
  'names joined from each of thousands of strings': {
    text: `parts = [${numbers(2000)
      .map((i) => `'p${i}'`)
      .join(
        ',',
      )}]\nclass C:\n  def p1p2(self): ...\n  def go(self):\n    for a in parts:\n      for b in parts:\n        getattr(self, a + b)()\n        getattr(self, f'{a}{b}{a + b}')()\n        self.p1p2()\n`,
    reaches: 'm/C#p1p2().',
  },
  'callbacks that are passed round': {
    text: `def f(): ...\n${numbers(60)
      .map((i) => `def g${i}(h, k):\n  h()\n  g${(i + 1) % 60}(k, h)\n  g${(i * 7) % 60}(h, lambda: k)\n`)
      .join('')}g0(f, g1)\n`,
    reaches: 'm/f().',
  },
};

test.each(Object.entries(cases))('%s', (_name, { text, reaches }) => {
  const start = performance.now();
  expect(callees(text)).toContain(reaches);
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
});

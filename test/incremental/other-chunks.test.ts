/**
 * What is read of other chunks of the file while a function is linked: constants, whether a name is what one `def` binds,
 * what the method around a function is. An edit of that chunk alone makes the function say what a fresh program says.
 */
import { expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { LinkedTexts } from './linked-texts.ts';

const parser = await createPythonParser();

const COMPARED = `class Made:
    def run(self): pass
def make(what):
    if what == K:
        return Made()
def use():
    make(K).run()
`;
const IDENTICAL = COMPARED.replace('==', 'is');
const nested = (key: string): string => `def f():
    key = '${key}'
    def g():
        return {'a': Made(), 'b': 1}[key].run()
    return g
${COMPARED}`;
const methods = (decorator: string): string => `class Made:
    def run(self): pass
class A:
${decorator}    def m(self):
        def inner():
            self.made = Made()
            self.made.run()
            self.other()
        return inner
    def other(self): pass
`;

const inClass = (way: string): string => `class A:
    def go(self): pass
class C:
    def helper(x): pass
    def run(self, way=${way}): pass
    @A.helper
    def other(self): pass
def use(c: C):
    c.helper(A())
`;

const GOING = `def run():
    go(1)
`;
const CLASS = 'class Starred: pass\n';
const DEFAULT = 'def f(way=Starred()): pass\n';

test.each([
  ['a constant, an unknown name', `K = 'x'\n${COMPARED}`, `K = unknown\n${COMPARED}`],
  ['bound once, bound twice', `K = 'x'\n${COMPARED}`, `K = 'x'\nK = f()\n${COMPARED}`],
  ['what a function is, a number', `def K(): pass\n${IDENTICAL}`, `def K(): pass\nK = 3\n${IDENTICAL}`],
  ['a constant of the function around, another', nested('a'), nested('b')],
  ['a method around, a static one', methods(''), methods('    @staticmethod\n')],
  [
    'a constant of a file, no constant of another',
    `from c import K\n${COMPARED}`,
    `from d import K\n${COMPARED}`,
  ],
  ['a constant, a function', `from c import K\n${COMPARED}`, `from e import K\n${COMPARED}`],
  [
    'an import of itself, and one before it',
    `from b import go\n${GOING}`,
    `from f import go\nfrom b import go\n${GOING}`,
  ],
  ['a method that a default calls, one that it does not', inClass('helper(A())'), inClass('helper')],
  [
    'a default behind the class that it names, and in front of it',
    `from h import *\n${CLASS}${DEFAULT}`,
    `from h import *\n${DEFAULT}${CLASS}`,
  ],
  ['a function, no constant', `from e import K\n${COMPARED}`, `from d import K\n${COMPARED}`],
])('%s', async (_, one, other) => {
  const rest = [
    ['c.py', "K = 'x'\n"],
    ['d.py', 'K = f()\n'],
    ['e.py', 'def K(): pass\n'],
    ['f.py', 'def go(x): pass\n'],
    ['h.py', CLASS],
  ] as const;
  const linked = new LinkedTexts(parser);
  for (const text of [one, other, one]) {
    await linked.step(new Map([['b.py', text], ...rest]));
    expect(linked.difference()).toBeNull();
  }
});

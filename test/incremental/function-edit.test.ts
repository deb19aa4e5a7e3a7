/** What is said of a file after an edit in one of its functions without looking at it again; and when nothing is. */
import { describe, expect, test } from 'vitest';
import { TypedEvidence, tellPredecessor } from '../../server/src/daemon/engine/typed-evidence.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { FunctionEdit } from '../../server/src/linker/function-edit.ts';
import { EditedTree } from '../../server/src/syntax/edited-tree.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const parser = await createPythonParser();

/** The file in which a statement comes in the place of `HERE`. */
function edited(text: string, before: string, after: string): FunctionEdit | null {
  const typed = new TypedEvidence(parser, 'file.py', { major: 3, minor: 13 });
  const [old, now] = [before, after].map((statement) => {
    using tree = new EditedTree(parser);
    const read = typed.of(text.replace('HERE', statement), tree);
    const info = { path: 'file.py', moduleFqn: 'file', isPackage: false };
    return { facts: new FileFacts(info, read.evidence, 'pip workspace 1 '), read };
  }) as [{ facts: FileFacts }, { facts: FileFacts; read: ReturnType<TypedEvidence['of']> }];
  tellPredecessor(now.facts, old.facts, now.read);
  return FunctionEdit.between(old.facts, now.facts);
}

const FILE = `import os
count = 0

class Shape:
    def __init__(self):
        self.size = 1

    @staticmethod
    def made():
        return Shape()

    def area(self):
        HERE
        return self.size

def use(shape):
    return shape.area()
`;

describe('an edit in a method', () => {
  const edit = edited(FILE, 'x = os.sep', 'self.name = max(lambda y: y, 2)')!;

  test('is of the method and what is in it', () => {
    expect(edit.hasDefinition('Shape.area')).toBe(true);
    expect(['Shape', 'Shape.made', 'use', ''].filter((key) => edit.hasDefinition(key))).toEqual([]);
    expect(edit.hasScope('Shape.area')).toBe(true);
    expect(['', 'Shape', 'Shape.__init__', 'use'].filter((key) => edit.hasScope(key))).toEqual([]);
  });

  test('is of its own name in the scope around, and of no other', () => {
    expect(edit.binds('Shape', 'area')).toBe(true);
    expect(edit.binds('', 'area')).toBe(false);
    expect(edit.binds('Shape', 'made')).toBe(false);
  });

  test('is of what the method stores and calls, before or after', () => {
    expect(edit.storesAttribute('name')).toBe(true);
    expect(edit.storesAttribute('size')).toBe(false);
    expect(edit.storesAlike).toBe(false);
    expect(edit.calls('max')).toBe(true);
    expect(edit.calls('area')).toBe(false);
    const undone = edited(FILE, 'self.name = max(1, 2)', 'self.name = 3')!;
    expect(undone.calls('max')).toBe(true);
    expect(undone.storesAlike).toBe(true);
    expect(edited(FILE, 'self.name = 1', 'pass')!.storesAttribute('name')).toBe(true);
  });

  test('knows a private name as the class does', () => {
    const named = edited(FILE, 'pass', 'self.__key = 1')!;
    expect(named.storesAttribute('_Shape__key')).toBe(true);
  });
});

test.each([
  ['binds a name of the module', FILE, 'pass', 'global count; count = 2'],
  ['bound a name of the module', FILE, 'global count; count = 2', 'count = 2'],
  ['binds one as before', FILE, 'global count; count = 2', 'global count; count = 3'],
  ['makes a name of the module', FILE, 'pass', 'global more; more = 2'],
])('nothing is said of a file in which a function %s', (_, text, before, after) => {
  expect(edited(text, before, after)).toBeNull();
});

const HEADER = `class Shape:
    @staticmethod
    def made(): ...

    HERE
    def area(self):
        return self
`;
const OUTER = `def outer(x):
    y = x
    HERE
    def inner():
        return y
    return inner
`;

test('nothing is said of a function that is decorated in another way, or is of another kind', () => {
  expect(edited(HEADER, '@staticmethod', '@classmethod')).toBeNull();
  expect(edited(HEADER, '@staticmethod', '')).toBeNull();
  const method = 'class Shape:\n    HERE area(self):\n        return self\n';
  expect(edited(method, 'def', 'async def')).toBeNull();
});

test('nothing is said of names of a function that another one stands in', () => {
  const edit = edited(OUTER, 'y = 1', 'def y(): ...');
  expect(edit === null || edit.hasDefinition('outer.inner')).toBe(true);
  const nonlocal = OUTER.replace('return y', 'HERE').replace('    HERE\n', '    pass\n');
  const inner = edited(nonlocal, 'return y', 'nonlocal y; y = 2');
  expect(inner === null || inner.hasScope('outer')).toBe(true);
});

test('nothing is said of an edit in two functions, or between them', () => {
  const two = 'def f():\n    HERE\n\ndef g():\n    return f()\n';
  expect(edited(two, 'return 1\n\ndef h(): ...', 'return 2')).toBeNull();
  expect(edited('HERE\ndef f(): ...\n', 'x = 1', 'x = 2')).toBeNull();
});

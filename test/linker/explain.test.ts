/** Explanations: each step is a question that was asked, with its answer and place. */
import { expect, test } from 'vitest';
import { type Explanation, explain } from '../../server/src/linker/explain.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { programOf } from '../support/pipeline.ts';

const parser = await createPythonParser();

function explained(modules: Readonly<Record<string, string>>, needle: string): Explanation | null {
  const { files, index } = programOf(parser, modules);
  return explain(new Linker(files, index), files.get('main.py')!, modules.main!.indexOf(needle));
}

test('a method of an imported class is followed step by step', () => {
  const modules = {
    a: 'class A:\n    def run(self): ...\n',
    main: 'from a import A\nx = A()\nx.run()\n',
  };
  const { links, steps } = explained(modules, 'run()')!;
  expect(links.map(({ relation, target }) => [relation, target.split(' ').at(-1)])).toEqual([
    ['attribute_symbol', 'a/A#run().'],
    ['callsite_symbol', 'a/A#run().'],
  ]);
  expect(steps.map(({ question }) => question)).toEqual(
    expect.arrayContaining(['name in module a.A', 'member of class a.A.run', 'order of classes of a.A']),
  );
  const member = steps.find(({ question }) => question === 'member of class a.A.run')!;
  expect(member).toMatchObject({ path: 'a.py', bstart: 6, bend: 7, answer: ['a.A.run (class_member)'] });
});

test('what was missing is a step without an answer', () => {
  const modules = { a: '', main: 'import a\na.missing()\n' };
  const { links, steps } = explained(modules, 'missing')!;
  expect(links.map(({ relation, method }) => [relation, method])).toContainEqual([
    'attribute_unresolved',
    'no_member',
  ]);
  expect(steps).toContainEqual(
    expect.objectContaining({ question: 'name in module a.missing', answer: [], path: null }),
  );
});

test('a position that is no name has no explanation', () => {
  expect(explained({ main: 'x = 1\n' }, '1')).toBeNull();
});

/** Explanations: each step is a question that was asked, with its answer and place. */
import { expect, test } from 'vitest';
import { type Explanation, explain } from '../../server/src/linker/explain.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { evidenceOf } from '../support/pipeline.ts';

const parser = await createPythonParser();

function explained(files: Readonly<Record<string, string>>, needle: string): Explanation | null {
  const names = { projectName: 'p', projectVersion: '', pythonVersion: '3.13' };
  const modules = new Map(Object.keys(files).map((path) => [path.replace('.py', ''), [path]]));
  const index = new ModuleIndex(modules, names);
  const facts = new Map(
    Object.entries(files).map(([path, text]) => {
      const info = { path, moduleFqn: path.replace('.py', ''), isPackage: false };
      return [path, new FileFacts(info, evidenceOf(parser, path, text), index.workspacePackage)];
    }),
  );
  const main = facts.get('main.py')!;
  return explain(new Linker(facts, index), main, files['main.py']!.indexOf(needle));
}

test('a method of an imported class is followed step by step', () => {
  const files = {
    'a.py': 'class A:\n    def run(self): ...\n',
    'main.py': 'from a import A\nx = A()\nx.run()\n',
  };
  const { links, steps } = explained(files, 'run()')!;
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
  const files = { 'a.py': '', 'main.py': 'import a\na.missing()\n' };
  const { links, steps } = explained(files, 'missing')!;
  expect(links.map(({ relation, method }) => [relation, method])).toContainEqual([
    'attribute_unresolved',
    'no_member',
  ]);
  expect(steps).toContainEqual(
    expect.objectContaining({ question: 'name in module a.missing', answer: [], path: null }),
  );
});

test('a position that is no name has no explanation', () => {
  expect(explained({ 'main.py': 'x = 1\n' }, '1')).toBeNull();
});

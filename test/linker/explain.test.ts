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
  expect(member).toMatchObject({ path: 'a.py', bstart: 17, bend: 20, answer: ['a.A.run (class_member)'] });
});

test('every step says where the name stands that it is about', () => {
  const modules = {
    a: 'def f(x, y):\n    return y\n',
    main: 'from a import f\nclass C:\n    def m(self, q): ...\ndef g(c: C, d):\n    e = C()\n    e.m(f(c, d))\n    c.m(1)\n',
  };
  const places = (needle: string): Record<string, string | null> =>
    Object.fromEntries(
      explained(modules, needle)!.steps.map(({ question, path, bstart, bend }) => [
        question,
        path && `${path} ${bstart} ${modules[path === 'a.py' ? 'a' : 'main'].slice(bstart, bend)}`,
      ]),
    );
  expect(places('f(c')).toEqual({
    'what binds main.f': 'main.py 14 f',
    'name in module a.f': 'a.py 4 f',
    'where is module a': 'a.py 0 ',
    'what binds a.f': 'a.py 4 f',
  });
  expect(places('m(f')).toMatchObject({
    'values of local main.g.e': 'main.py 69 e',
    'member of class main.C.m': 'main.py 33 m',
    'order of classes of main.C': 'main.py 22 C',
  });
  expect(places('m(1')).toMatchObject({ 'values of local main.g.c': 'main.py 55 c' });
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

const said = ({ links }: Explanation): string[] =>
  links.map(({ relation, target }) => `${relation} ${target.split(' ').at(-1)}`);

test('what an import names, found or not', () => {
  const modules = {
    b: 'def ident(): ...\n',
    main: 'from b import ident as i\nimport b\nfrom b import gone\nfrom nowhere.at.all import x\n',
  };
  for (const needle of ['ident', 'i\n']) {
    const { links, steps } = explained(modules, needle)!;
    expect(said({ links } as Explanation)).toEqual(['import_module b', 'import_symbol b/ident().']);
    expect(steps.map(({ question }) => question)).toContain('name in module b.ident');
  }
  expect(said(explained(modules, 'b\nfrom')!)).toEqual(['import_module b', 'import_symbol b/__init__:']);
  expect(said(explained(modules, 'gone')!)).toContain('import_unresolved b.gone');
  expect(explained(modules, 'gone')!.steps).toContainEqual(
    expect.objectContaining({ question: 'name in module b.gone', answer: [] }),
  );
  expect(explained(modules, 'nowhere')!.steps.map(({ question }) => question)).toContain(
    'where is module nowhere.at.all',
  );
});

test('definitions, parameters and names of arguments', () => {
  const modules = {
    main: 'class A: ...\nclass B(A):\n    def f(self, q): ...\nB().f(q=1)\n',
  };
  expect(said(explained(modules, 'B(A)')!)).toEqual([
    'def_symbol main/B#',
    'class_base main/A#',
    'class_base builtins/object#',
  ]);
  expect(said(explained(modules, 'f(self')!)).toEqual(['def_symbol main/B#f().']);
  expect(said(explained(modules, 'q):')!)).toEqual(['param_symbol main/B#f().(q)']);
  const keyword = explained(modules, 'q=')!;
  expect(said(keyword)).toEqual(['arg_param main/B#f().(q)']);
  expect(keyword.steps.map(({ question }) => question)).toContain('member of class main.B.f');
});

test('syntax that runs methods: operators, subscripts, loops, decorators, attributes', () => {
  const modules = {
    main:
      'class V:\n    def __lt__(self, o): ...\n    def __getitem__(self, i): ...\n    def __iter__(self): ...\n' +
      '    def __setitem__(self, i, v): ...\n    @property\n    def p(self): ...\n' +
      'v = V()\nv < 1\nv[0]\nfor x in v: pass\nv.p\nv[3] = 1\ndef deco(f): ...\n@deco\ndef g(): ...\n',
  };
  const methods = (needle: string): string[] => said(explained(modules, needle)!);
  expect(methods('< 1')).toEqual(['expression_call main/V#__lt__().']);
  expect(explained(modules, '< 1')!.steps.map(({ question }) => question)).toContain(
    'member of class main.V.__lt__',
  );
  expect(methods('[0]')).toEqual(['expression_call main/V#__getitem__().']);
  expect(methods('[3]')).toEqual(['expression_call main/V#__setitem__().']);
  expect(methods('p\nv[3]')).toContain('attribute_call main/V#p().');
  expect(methods('v: pass')).toEqual(['name_symbol main/v.', 'expression_call main/V#__iter__().']);
  expect(methods('deco\n')).toEqual(['name_symbol main/deco().', 'decorator_call main/deco().']);
  expect(methods('@deco')).toEqual(['decorator_call main/deco().']);
});

/** Answers about symbols, references and calls, down to their edges: recursion, limits, ambiguity, odd columns. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenProject } from '../../server/src/daemon/open-project.ts';
import type { CallEdge, Project } from '../../server/src/daemon/project.ts';
import { glanceAt } from '../../server/src/daemon/questions/glance.ts';
import { indexed, writeFiles } from '../support/projects.ts';

const FILES = {
  'pyproject.toml': '[project]\nname = "demo"\nversion = "1.0"\n',
  'app/__init__.py': '',
  'app/core.py': [
    '"""The core."""',
    'import app.lonely_user',
    'class Base:',
    '    def __init__(self, size):',
    '        self.size = size',
    '    def run(self):',
    '        """Runs."""',
    '        return helper(self.size)',
    'class Plain: pass',
    'def helper(n, *, deep=False):',
    '    return helper(n - 1) if n else leaf()',
    'def leaf():',
    '    return len([])',
    'def outer():',
    '    def inner(): return leaf()',
    '    return [inner() for _ in (lambda *, deep=1: leaf())()]',
    'Base(1).run()',
    'Plain()',
    '',
  ].join('\n'),
  'app/lonely_user.py': 'from app import core as c\n"\u{1f600}"; c.leaf(); c.leaf()\n',
  'app/lonely.py': 'unused = 1\n',
  'app/either.py': [
    'try:',
    '    from app.core import leaf as act',
    'except ImportError:',
    '    from app.core import helper as act',
    'act()',
    '',
  ].join('\n'),
};

const project = async (): Promise<Project> => (await indexed(FILES)).project;

const symbolOf = (from: Project, name: string): string => from.symbol(name).resolved!.symbol;
const ends = (edges: readonly CallEdge[]): string[] =>
  edges.map(({ hop, caller, callee }) => `${hop} ${caller.name} > ${callee.name}`);

test('a symbol is found by bare name, dotted name, end of a dotted name, symbol string and position', async () => {
  const p = await project();
  const run = p.symbol('app.core.Base.run').resolved!;
  expect(run).toMatchObject({ name: 'app.core.Base.run', kind: 'method', documentation: 'Runs.' });
  expect(run.definitions).toEqual([expect.objectContaining({ path: 'app/core.py', line: 6, column: 9 })]);
  for (const query of [
    'run',
    'Base.run',
    'core.Base.run',
    run.symbol,
    'app/core.py:6:9',
    './app/core.py:6:12',
    'app/core.py:17:10',
  ])
    expect(p.symbol(query).resolved, query).toEqual(run);
  for (const query of [
    '',
    '.',
    'nothing',
    'Base.',
    '.run',
    'app.core.Base.walk',
    'scip-python python x y z',
    'app/none.py:1:1',
    'app/core.py:0:0',
    'app/core.py:999:1',
    'app/core.py:1:9999',
    'a`b',
    '%',
    "'",
  ])
    expect(p.symbol(query), query).toMatchObject({ status: 'unresolved', resolved: null, candidates: [] });
});

test('modules have symbols, imported by somebody or not', async () => {
  const p = await project();
  for (const name of ['app', 'app.core', 'app.lonely']) {
    const { resolved } = p.symbol(name);
    expect(resolved, name).toMatchObject({ kind: 'module', definitions: [{ line: 1, column: 1 }] });
  }
});

test('the module of a from-import is found at its token', async () => {
  const p = await project();
  expect(p.symbol('app/either.py:2:15').resolved).toEqual(p.symbol('app.core').resolved);
  expect(p.symbol('app/either.py:2:12').resolved).toEqual(p.symbol('app').resolved);
});

test('names of keyword arguments refer to the parameter', async () => {
  const { project: p } = await indexed({
    'm.py':
      'class B:\n    def f(self, q, k=1): ...\nB().f(q=1, k=2)\n' +
      'def g(b: B):\n    def h(): return b.f(k=3, q=4)\n    return h\n',
  });
  const parameter = p.symbol('m.py:2:17').resolved!;
  expect(parameter).toMatchObject({ kind: 'parameter' });
  expect(p.symbol('m.py:3:7').resolved).toEqual(parameter);
  expect(
    p
      .references(parameter.symbol)
      .items.map(({ location, roles, container }) => [location.line, location.column, roles[0], container]),
  ).toEqual([
    [2, 17, 'definition', 'm.B.f'],
    [3, 7, 'keyword', 'm'],
    [5, 30, 'keyword', 'm.g.h'],
  ]);
});

test('a column behind the end of a line is no place; just behind a word is', async () => {
  const p = await project();
  expect(p.symbol('app/core.py:18:6').resolved?.name).toBe('app.core.Plain');
  expect(p.symbol('app/core.py:2:23').status).toBe('resolved');
  expect(p.symbol('app/core.py:2:24').status).toBe('unresolved');
});

test('right behind a name still is its place, further behind the line nothing is', async () => {
  const p = await project();
  const end = '    from app.core import leaf as act'.length + 1;
  expect(p.symbol(`app/either.py:2:${end}`).resolved?.name).toBe('app.core.leaf');
  expect(p.symbol(`app/either.py:2:${end + 1}`)).toMatchObject({ status: 'unresolved', candidates: [] });
  expect(await p.explain(`app/either.py:2:${end + 1}`)).toBeNull();
});

test('columns count UTF-16 units, also behind characters outside of the BMP', async () => {
  const p = await project();
  const leaf = symbolOf(p, 'leaf');
  const sites = p.references(leaf).items.filter(({ location }) => location.path === 'app/lonely_user.py');
  expect(sites.map(({ location }) => [location.line, location.column])).toEqual([
    [2, 9],
    [2, 19],
  ]);
  for (const { location } of sites)
    expect(symbolOf(p, `${location.path}:${location.line}:${location.column}`)).toBe(leaf);
});

test('references name their container and roles, once for each token', async () => {
  const p = await project();
  const { items, total, truncated } = p.references(symbolOf(p, 'leaf'));
  expect(items).toHaveLength(total);
  expect(truncated).toBe(false);
  const keys = items.map(({ location }) => `${location.path}:${location.bstart}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(items.filter(({ roles }) => roles.includes('definition'))).toHaveLength(1);
  expect(items.find(({ location }) => location.line === 11)).toMatchObject({
    container: 'app.core.helper',
    text: 'return helper(n - 1) if n else leaf()',
  });
  const page = p.references(symbolOf(p, 'leaf'), { limit: 2 });
  expect(page).toMatchObject({ total, truncated: true });
  expect(page.items).toEqual(items.slice(0, 2));
  expect(p.references(symbolOf(p, 'leaf'), { limit: 0 })).toMatchObject({
    items: [],
    total,
    truncated: true,
  });
  const sure = p.references(symbolOf(p, 'leaf'), { minConfidence: 1 });
  expect(sure.items.every(({ confidence }) => confidence === 1)).toBe(true);
  expect(sure.total).toBeLessThan(total);
});

test('a reference with several targets is ambiguous for each of them, and only such', async () => {
  const p = await project();
  for (const name of ['leaf', 'helper']) {
    const { items } = p.references(symbolOf(p, name));
    expect(
      items.filter(({ ambiguous }) => ambiguous).every(({ location }) => location.path === 'app/either.py'),
    ).toBe(true);
    expect(items.some(({ ambiguous, location }) => ambiguous && location.line === 5)).toBe(true);
  }
  expect(
    p.callers(symbolOf(p, 'Base')).items.flatMap(({ sites }) => sites.map(({ ambiguous }) => ambiguous)),
  ).toEqual([false]);
  expect(p.symbol('app/either.py:5:1').status).toBe('ambiguous');
});

test('calls of a class are its own, whoever defines the constructor', async () => {
  const { project: p } = await indexed({
    'base.py': [
      'class Base:',
      '    def __init__(self): ...',
      'class Kid(Base): ...',
      'class Other(Base): ...',
      'class Made(Other):',
      '    def __new__(cls): return super().__new__(cls)',
      '',
    ].join('\n'),
    'use.py': [
      'import base',
      'from base import Kid',
      'def one(): return Kid()',
      'def two(): return base.Kid(), Kid',
      'def three(): return [base.Other(), Kid]',
      'def four(): return base.Made()',
      'def five(): return base.Base()',
      '',
    ].join('\n'),
  });
  const callers = (name: string): string[] => ends(p.callers(symbolOf(p, name)).items);
  expect(callers('Kid')).toEqual(['1 use.one > base.Kid', '1 use.two > base.Kid']);
  expect(callers('Other')).toEqual(['1 use.three > base.Other']);
  expect(callers('Made')).toEqual(['1 use.four > base.Made']);
  expect(glanceAt((p as OpenProject).answers(), symbolOf(p, 'Kid'), 'base.py')).toMatchObject({ callers: 2 });
});

test('callers reach over recursion and modules, hop by hop', async () => {
  const p = await project();
  expect(ends(p.callers(symbolOf(p, 'helper'), { depth: 5 }).items).sort()).toEqual([
    '1 app.core.Base.run > app.core.helper',
    '1 app.core.helper > app.core.helper',
    '1 app.either > app.core.helper',
    '2 app.core > app.core.Base.run',
  ]);
  expect(ends(p.callers(symbolOf(p, 'Plain')).items)).toEqual(['1 app.core > app.core.Plain']);
  expect(ends(p.callers(symbolOf(p, 'Base')).items)).toEqual(['1 app.core > app.core.Base']);
  const limited = p.callers(symbolOf(p, 'leaf'), { limit: 1 });
  expect(limited.items).toHaveLength(1);
  expect(limited.truncated).toBe(true);
  expect(limited.total).toBe(p.callers(symbolOf(p, 'leaf')).total);
});

test('callees belong to the function they are written in; those of lambdas to what is around them, too', async () => {
  const p = await project();
  expect(ends(p.callees(symbolOf(p, 'outer')).items).sort()).toEqual([
    '1 app.core.outer > app.core.leaf',
    '1 app.core.outer > app.core.outer.<lambda>',
    '1 app.core.outer > app.core.outer.inner',
  ]);
  expect(p.symbol('outer.<lambda>').resolved).toMatchObject({
    kind: 'function',
    signature: '(*, deep=1)',
    definitions: [{ path: 'app/core.py', line: 16, column: 31 }],
  });
  expect(ends(p.callees(symbolOf(p, 'outer.<lambda>')).items)).toEqual([
    '1 app.core.outer.<lambda> > app.core.leaf',
  ]);
  expect(ends(p.callees(symbolOf(p, 'helper'), { depth: 9 }).items)).toContain(
    '2 app.core.leaf > builtins.len',
  );
  expect(ends(p.callees(symbolOf(p, 'app.lonely_user')).items)).toEqual([
    '1 app.lonely_user > app.core.leaf',
  ]);
  expect(p.callees('scip-python python nobody 1 `x`/f().')).toMatchObject({ items: [], total: 0 });
});

test('answers say which revision they are from', async () => {
  const { root, project: p } = await indexed(FILES);
  expect(p.references(symbolOf(p, 'leaf')).freshness).toMatchObject({ revision: 1, gitHead: null });
  writeFiles(root, { '.git/HEAD': `${'1'.repeat(40)}\n`, 'new.py': 'x = 1\n' });
  await p.index();
  expect(p.references(symbolOf(p, 'leaf')).freshness).toMatchObject({ revision: 2, gitHead: '1'.repeat(40) });
});

test('a place in a file that has changed since is not a line somebody guessed', async () => {
  const { root, project: p } = await indexed({ 'a.py': 'x = 1\n\ndef f(): ...\nf()\n', 'b.py': 'y = 1\n' });
  writeFiles(root, { 'a.py': 'def g(): ...\n' });
  expect(p.location('a.py', 11, 12)).toEqual({
    path: 'a.py',
    line: 1,
    column: 1,
    bstart: 11,
    bend: 12,
    isStale: true,
    stale: expect.stringMatching(
      /^a\.py has another text now than when revision 1 was made: ask again after/,
    ),
  });
  expect(p.references('a.f').items.every(({ location, text }) => location.isStale && text === '')).toBe(true);
  rmSync(join(root, 'a.py'));
  expect(p.location('a.py', 11, 12)?.stale).toMatch(/^a\.py cannot be read any more/);
  writeFiles(root, { 'a.py': 'def g(): ...\n' });
  expect(p.location('b.py', 0, 1)).toEqual({ path: 'b.py', line: 1, column: 1, bstart: 0, bend: 1 });
  await p.index();
  expect(p.location('a.py', 4, 5)).toEqual({ path: 'a.py', line: 1, column: 5, bstart: 4, bend: 5 });
});

test('making an object of one class is certain to run all it runs; of one of two classes, it is not', async () => {
  const files = {
    'shapes.py': [
      'class Shape:',
      '    def __new__(cls, size):',
      '        return super().__new__(cls)',
      '    def __init__(self, size):',
      '        self.size = size',
      'class Line:',
      '    def __init__(self, size): ...',
      '',
    ].join('\n'),
    'sure.py': 'from shapes import Shape\nShape(1)\n',
    'torn.py': 'import sys\nfrom shapes import Line, Shape\n(Shape if sys.argv else Line)(1)\n',
  };
  const { project: p, report } = await indexed(files);
  for (const name of ['shapes.Shape.__new__', 'shapes.Shape.__init__'])
    expect(
      p
        .references(symbolOf(p, name))
        .items.filter(({ roles }) => roles.includes('call'))
        .map(({ location, confidence, ambiguous }) => [location.path, confidence, ambiguous]),
      name,
    ).toEqual([
      ['sure.py', 1, false],
      ['torn.py', 0.8, true],
    ]);
  expect(report.calls.ambiguous).toBe(1);
});

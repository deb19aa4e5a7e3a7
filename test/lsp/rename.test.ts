/**
 * What a rename changes, and what keeps it from changing anything. A case is a small program: `«name»` is renamed, the
 * first of them where the cursor is; `‹place›` stands in the way, and then nothing is renamed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, type LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

type Program = Readonly<Record<string, string>>;

const NAMES = ['main.py', 'm.py', 'test_m.py', 'p/__init__.py', 'p/b.py'];
const workspace = new TestWorkspace(Object.fromEntries(NAMES.map((name) => [name, ''])));
let server: LspProcess;

beforeAll(async () => {
  server = await workspace.serve();
  for (const name of NAMES) await server.open(workspace.path(name));
});

afterAll(async () => {
  await server.stop();
  workspace[Symbol.dispose]();
});

const withMarks = (text: string, open: string, close: string, name?: string): string =>
  text.replaceAll(new RegExp(`${open}([^${close}]*)${close}`, 'gu'), (_, inner) => name ?? inner);
const plain = (text: string): string => withMarks(withMarks(text, '«', '»'), '‹', '›');

/** Texts after the edits. */
function applied(texts: Program, { changes }: Json): Program {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const lines = text.split('\n');
      const edits: Json[] = changes[uri(workspace.path(name))] ?? [];
      for (const { range, newText } of edits.toReversed()) {
        const line = lines[range.start.line]!;
        lines[range.start.line] =
          line.slice(0, range.start.character) + newText + line.slice(range.end.character);
      }
      return [name, lines.join('\n')];
    }),
  );
}

/** Places that the answer names, as `path:line:column`, sorted. */
const places = (message: string): string[] =>
  [...message.matchAll(/^(\S+\.py:\d+:\d+): /gm)].map(([, place]) => place!).toSorted();

async function renamed(program: Program, newName: string): Promise<Program | Error> {
  for (const name of NAMES) await server.change(workspace.path(name), { text: plain(program[name] ?? '') });
  const [name, marked] = Object.entries(program).find(([, text]) => text.includes('«'))!;
  const before = plain(marked.slice(0, marked.indexOf('«')));
  const where = { textDocument: { uri: uri(workspace.path(name)) }, position: at(`${before}\0`, '\0') };
  await server.request('cpg/sync', {});
  const texts = Object.fromEntries(Object.entries(program).map(([path, one]) => [path, plain(one)]));
  return server
    .request('textDocument/rename', { ...where, newName })
    .then((edit: Json) => applied(texts, edit))
    .catch((error: Error) => error);
}

/** That everything marked is renamed, or where something stands in the way, nothing. */
async function check(program: Program, newName: string, why?: string): Promise<void> {
  const result = await renamed(program, newName);
  const expected = Object.entries(program).flatMap(([name, text]) => {
    const bare = withMarks(text, '«', '»');
    return [...bare.matchAll(/‹/g)].map(({ index }) => {
      const before = bare.slice(0, index).split('\n');
      return `${name}:${before.length}:${before.at(-1)!.replaceAll(/[‹›]/g, '').length + 1}`;
    });
  });
  if (expected.length > 0 || why !== undefined) {
    expect(result, JSON.stringify(result)).toBeInstanceOf(Error);
    expect((result as Error).message).toContain(why ?? '');
    if (expected.length > 0) expect(places((result as Error).message)).toEqual(expected.toSorted());
    return;
  }
  if (result instanceof Error) throw result;
  const after = Object.entries(program).map(([name, text]) => [name, withMarks(text, '«', '»', newName)]);
  expect(result).toEqual(Object.fromEntries(after));
}

const one = (text: string): Program => ({ 'main.py': text });

describe('a name that would mean something else', () => {
  test.each([
    ['other', 'def «helper»(): ...\ndef use():\n    other = 5\n    ‹helper›() + other\n'],
    ['len', 'def «helper»(): ...\n‹len›([])\n'],
    ['y', 'def f():\n    «x» = 1\n    def g():\n        y = 2\n        return ‹x› + y\n'],
    ['y', 'y = 1\ndef f():\n    «x» = 1\n    return x + ‹y›\n'],
    ['len', 'class A:\n    «x» = 1\n    y = ‹len›([])\n'],
    ['k', 'def o():\n    «n» = 1\n    ‹k› = 2\n    def i():\n        nonlocal k\n        k += ‹n›\n'],
    ['first', 'def f():\n    «x» = 1\n    ‹first› = 2\n'],
    ['ﬁrst', 'def f():\n    «x» = 1\n    ‹first› = 2\n'],
    ['h', 'def f():\n    def «g»(): ...\n    ‹h› = 2\n'],
  ])('%s', (newName, text) => check(one(text), newName));

  test('the name of a method is none of the names in it', () =>
    check(one('def «helper»(): ...\nclass A:\n    def b(self): return «helper»()\n'), 'b'));

  test('what * brings', async () => {
    const m = 'def «foo»(): ...\n';
    await check({ 'm.py': m, 'main.py': 'from m import *\n‹len›([])\n' }, 'len');
    await check({ 'm.py': m, 'main.py': 'from m import *\n‹foo›()\n' }, '_foo');
    await check({ 'm.py': m, 'main.py': 'from m import *\n«foo»()\nlen([])\n' }, 'bar');
    const listed = `__all__ = ["«foo»"]\n${m}`;
    await check({ 'main.py': 'from m import *\n«foo»()\n', 'm.py': listed }, '_foo');
  });

  test('a module of the package', () =>
    check(
      { 'p/__init__.py': 'def «foo»(): ...\n', 'main.py': 'import p.b\np.foo()\n', 'p/b.py': '‹›' },
      'b',
    ));

  test.each([
    ['a base', 'class T:\n    def ‹b›(self): ...\nclass U(T):\n    def «a»(self): ...\n'],
    ['a subclass', 'class T:\n    def «a»(self): ...\nclass U(T):\n    def ‹b›(self): ...\n'],
    ['an object below', 'class T:\n    def «a»(self): ...\nclass U(T):\n    def f(self): ‹self.b› = 1\n'],
  ])('a member of %s', (_, text) => check(one(text.replace('‹self.b›', 'self.‹b›')), 'b'));

  test('a name that Python looks up', async () => {
    await check(one('class T:\n    def «__len__»(self): return 3\n'), 'size', 'by themselves');
    await check(one('class T:\n    def «size»(self): return 3\n'), '__len__', 'by themselves');
  });
});

describe('parameters', () => {
  test.each([
    ['keywords', 'def f(«a», b): return «a»\nf(«a»=1, b=2)\n'],
    [
      'methods that override',
      'class A:\n    def m(self, «a»): ...\nclass B(A):\n    def m(self, «a»): ...\ndef g(o: A): o.m(«a»=3)\n',
    ],
    ['a lambda', 'f = lambda «x», y=1: «x» + y\nf(«x»=3)\nf(2, y=4)\n'],
    [
      'lambdas of one name in two classes',
      'class A:\n    m = lambda self, «x»: «x»\nclass B(A):\n    m = lambda self, x: x\nA().m(«x»=1)\nB().m(x=1)\n',
    ],
    ['a display', 'def f(«a», b): ...\nf(1, **{"b": 2})\nf(1, ‹›**{"a": 2})\n'],
    ['what is not known to be spread', 'def f(«a», b): ...\ndef g(x):\n    f(1, ‹›**x)\n'],
    ['keywords passed on', 'def f(«a»): ...\ndef w(**kw): f(**kw)\nw(‹a›=1)\n'],
    ['keywords passed on without it', 'def f(«a», b): ...\ndef w(**kw): f(1, **kw)\nw(b=1)\n'],
    [
      'keywords passed on with one more',
      'def f(«a»): ...\ndef w(**kw):\n    kw["a"] = 1\n    f(‹›**kw)\nw()\n',
    ],
    [
      'a decorator',
      'import functools\ndef d(f):\n    @functools.wraps(f)\n    def w(*a, **k): return f(*a, **k)\n    return w\n@d\ndef f(*, «a»): ...\nf(‹a›=1)\n',
    ],
    ['partial', 'from functools import partial\ndef f(«a», b): ...\npartial(f, ‹a›=1)\n'],
    ['names of **kwargs', 'def f(**«k»): return «k»\nf(k=1)\n'],
    [
      'the object of a method',
      'class A:\n    def m(«self»): return «self»\nclass B(A):\n    def m(self): ...\n',
    ],
    [
      'unknown callees',
      'def f(«a»): ...\ndef g(x, y):\n    x(‹a›=1)\n    y.f(‹a›=1)\n    y.h(a=1)\n    y.append(f)\n',
    ],
    [
      'constructors of one class',
      'class P:\n    def __init__(self, «x»): ...\nclass Q(P):\n    def __init__(self, x): super().__init__(«x»=x)\nP(«x»=1), Q(x=1)\n',
    ],
    [
      'constructors of several classes',
      'class P:\n    def __init__(self, «x»): ...\nclass Q(P):\n    def __init__(self, x): super().__init__(x=x)\ndef f(c: type[P]): c(‹x›=1)\n',
    ],
    ['unknown callees of what nobody else has', 'def f(«a»): ...\nf(1)\ndef g(x):\n    x(a=1)\n'],
  ])('%s', (_, text) => check(one(text), 'zz'));

  test('a keyword that **kwargs took', () => check(one('def f(«a», **k): ...\nf(1, ‹b›=2)\n'), 'b'));

  test('what a library calls', () =>
    check(
      one('import logging\nclass H(logging.Handler):\n    def emit(self, «record»): ...\n'),
      'r',
      'logging.Handler.emit',
    ));
});

describe('members', () => {
  const dataclass =
    'from dataclasses import dataclass, replace\n@dataclass\nclass P:\n    «x»: int\n    y: int = 0\n';
  test.each([
    ['fields of a dataclass', `${dataclass}class Q(P): ...\nP(«x»=1).«x»\nQ(«x»=1)\n`],
    [
      'fields that are for the constructor alone',
      'from dataclasses import InitVar, dataclass\n@dataclass\nclass P:\n    «x»: InitVar[int]\n    def __post_init__(self, x): print(x)\nP(«x»=1)\n',
    ],
    [
      'parameters that such fields are passed to',
      'from dataclasses import InitVar, dataclass\n@dataclass\nclass P:\n    x: InitVar[int]\n    def __post_init__(self, «x»): print(«x»)\nP(x=1)\nP(1).__post_init__(«x»=1)\n',
    ],
    [
      'fields in a dict of all',
      'from dataclasses import asdict, dataclass\n@dataclass\nclass P:\n    «x»: int\n‹asdict(P(1))["x"]›, {}["x"]\n',
    ],
    [
      'fields of a named tuple in a dict of all',
      'from typing import NamedTuple\nclass P(NamedTuple):\n    «x»: int\n‹P(1)._asdict()["x"]›\n',
    ],
    ['fields that are replaced', `${dataclass}replace(P(x=1), ‹x›=2)\n`],
    ['fields that are spread', `${dataclass}P(‹›**{"x": 1})\n`],
    [
      'fields of a named tuple',
      'from typing import NamedTuple\nclass P(NamedTuple):\n    «x»: int\nP(«x»=1).«x»\n',
    ],
    [
      'named tuples with another field',
      'from typing import NamedTuple\nclass P(NamedTuple):\n    «x»: int\ndef f(p: P): p._replace(‹x›=1)\n',
    ],
    [
      'attributes that a constructor sets',
      'class A:\n    def __init__(self, **kw): vars(self).update(kw)\nclass B(A):\n    «x» = 1\nB(‹x›=2)\n',
    ],
    [
      'class patterns',
      'class P:\n    def __init__(self, x): self.«x» = x\nclass R: ...\ndef f(p):\n    match p:\n        case P(«x»=3): ...\n        case R(x=3): ...\n',
    ],
    [
      'class patterns of classes below, of properties and by position',
      'class P:\n    @property\n    def «x»(self): ...\n    __match_args__ = ("«x»",)\nclass Q(P): ...\ndef f(p):\n    match p:\n        case P(3) | Q(«x»=3): ...\n        case Q(x, «x»=[x, *_]): ...\n',
    ],
    [
      'class patterns of a base',
      'class P: ...\nclass Q(P):\n    def __init__(self): self.«x» = 1\ndef f(p):\n    match p:\n        case P(«x»=3): ...\n',
    ],
    [
      'lists of attributes',
      'class P:\n    def __init__(self, x): self.«x» = x\n    __slots__ = ("«x»", "y")\n    __match_args__ = ("«x»",)\nclass R:\n    __slots__ = ("x",)\n',
    ],
    ['getattr', 'class A:\n    def «go»(self): ...\ngetattr(A(), ‹"go"›)\n'],
    [
      'names that are put together',
      'class V:\n    def visit(self, kind): return ‹getattr(self, "visit_" + kind)›()\n    def «visit_name»(self): ...\n',
    ],
    ['keys of an enumeration', 'from enum import Enum\nclass C(Enum):\n    «RED» = 1\nC.RED, ‹C["RED"]›\n'],
    ['__dict__', 'class A:\n    def __init__(self): self.«x» = 1\n‹vars(A())["x"]›, ‹A().__dict__["x"]›\n'],
    [
      'private names',
      'class A:\n    def __init__(self): self.«__x» = 1\n    def g(self): return self.«__x»\nclass B(A):\n    def h(self): self.__x = 5\n',
    ],
    ['private names spelled out', 'class A:\n    def __init__(self): self.«__x» = 1\nA().‹_A__x›\n'],
    ['classes of such', 'class «A»:\n    def __init__(self): self.__x = 1\nA().‹_A__x›\n'],
    ['two kinds of one name', 'def d(f): return f\ndef «f»(): ...\n«f» = d(«f»)\n«f»()\n'],
    ['a global that the class reads', 'x = 9\nclass A:\n    «x» = x + 1\nA.«x»\n'],
  ])('%s', (_, text) => check(one(text), 'zz'));

  test('a private name outside of its class', () =>
    check(one('class A:\n    def __init__(self): self.«x» = 1\nA().‹x›\n'), '__y'));

  test('keys of a TypedDict', () =>
    check(one('from typing import TypedDict\nclass T(TypedDict):\n    «k»: int\n'), 'z', 'are strings'));
});

describe('globals', () => {
  test('strings that name them', async () => {
    const m = 'def «foo»(): ...\n';
    const main =
      'import m\nfrom unittest import mock\nmock.patch(‹"m.foo"›)\ngetattr(m, ‹"foo"›)\ngetattr(1, "foo")\n';
    await check({ 'm.py': m, 'main.py': main }, 'bar');
    await check(one('def «foo»(): ...\n‹globals()["foo"]›()\n'), 'bar');
  });

  test('the module that is run', () =>
    check(
      { 'main.py': 'def f():\n    global «cfg»\n    cfg = 3\n', 'm.py': 'import __main__\n__main__.‹cfg›\n' },
      'c',
    ));

  test('spellings of one name', async () => {
    await check(one('def f():\n    «x» = 1\n    «𝐱» = 2\n    return «x»\n'), 'zz');
    await check(one('«ﬁrst» = 1\ndef f():\n    global «first»\n    «first» += 1\n'), 'zz');
  });

  test('an import of both names', () =>
    check({ 'm.py': 'def «f»(): ...\n', 'main.py': 'from m import «f» as «f»\n«f»()\n' }, 'g'));
});

test('what pytest gives by a name', async () => {
  const fixture = 'import pytest\n@pytest.fixture\ndef «db»(): ...\n';
  await check({ 'm.py': fixture }, 'other', 'pytest');
  await check({ 'test_m.py': 'def test_it(«db»): ...\n' }, 'other', 'pytest');
  await check({ 'test_m.py': 'def helper(«db»): ...\n' }, 'other');
});

describe('what an import is called', () => {
  test.each([
    ['import os.path as «osp»\n«osp».join("a", "b")\ndef f(): return «osp».sep\n'],
    ['from os import path as «osp»\n«osp».sep\n'],
    ['def f():\n    for «i» in []: ...\n    import os as «i»\n    return «i».sep\n'],
  ])('%s', (text) => check(one(text), 'other'));

  test('on a use of it', () => check(one('def f(): return «np».x\nimport numpy as «np»\n'), 'other'));

  test('elsewhere', async () => {
    const m = 'import os as «i»\ni.sep\n';
    await check({ 'm.py': m, 'main.py': 'from m import ‹i›\n' }, 'j');
    await check({ 'm.py': m, 'main.py': 'import m\nm.‹i›.sep\n' }, 'j');
    await check({ 'm.py': m, 'main.py': 'from m import *\n‹i›.sep\n' }, 'j');
  });

  test('without a name of its own', () => check(one('import «os»\nos.sep\n'), 'j', 'os is not defined'));
});

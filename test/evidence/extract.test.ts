/** What extraction makes of Python's constructs, beyond what the comparison with `ast` sees. */
import { describe, expect, test } from 'vitest';
import { DefFlag, ImportFlag } from '../../server/src/evidence/schema.ts';
import { assigns, evidenceOf, names, scopes, show, stringOf } from './extract-cases.ts';

describe('what targets receive', () => {
  test.each<[string, string[]]>([
    ['a = b = f(x)', ['assign a <- f(x)', 'assign b <- f(x)']],
    [
      '(a, *b), [c] = v',
      [
        'assign a <- unpack:0(unpack:0(v))',
        'assign b <- unpack:*1.0(unpack:0(v))',
        'assign c <- unpack:0(unpack:1(v))',
      ],
    ],
    ['a, *b, c = v', ['assign a <- unpack:0(v)', 'assign b <- unpack:*1.1(v)', 'assign c <- unpack:-1(v)']],
    ['*a.b, c = v', ['assign a.b <- unpack:*0.1(v)', 'assign c <- unpack:-1(v)']],
    [
      'for i, j in d.items(): pass',
      ['for i <- unpack:0(element(d.items()))', 'for j <- unpack:1(element(d.items()))'],
    ],
    [
      'with open(p) as f, g as (h, k): pass',
      ['with f <- entered(open(p))', 'with h <- unpack:0(entered(g))', 'with k <- unpack:1(entered(g))'],
    ],
    ['try: pass\nexcept (A, B) as e: pass', ['except e <- caught(tuple(A, B))']],
    ['try: pass\nexcept* A as e: pass', ['except e <- caught:group(A)']],
    ['x: int = 1', ['annotated x <- int']],
    ['x: int', ['annotated x <- -']],
    ['x.y += 1', ['augmented x.y <- binary:+(x.y, int)']],
    ['if (n := f()): pass', ['walrus n <- f()']],
    ['del a, b[0]', ['delete a <- -', 'delete subscript(b, int) <- -']],
    ['[x for x in y]', ['comprehension x <- element(y)']],
    ['type X = int', ['type_alias X <- int']],
    ['type(a).b = c', ['assign type(a).b <- c']],
    [
      'match v:\n  case [a, *r] | {"k": a, **r}: pass',
      [
        'match a <- matched(unpack:0(v))',
        'match r <- matched(unpack:*1.0(v))',
        "match a <- matched(unpack:'k(v))",
        'match r <- matched(v)',
      ],
    ],
  ])('%s', (source, expected) => {
    expect(assigns(`${source}\n`)).toEqual(expected);
  });

  test('`async for` and `async with` say so', () => {
    const source = 'async def f():\n  async for x in y: pass\n  async with a as b: pass\n';
    expect(assigns(source)).toEqual(['for x <- element:async(y)', 'with b <- entered:async(a)']);
  });
});

describe('scopes are in the order of CPython’s symbol table', () => {
  test('defaults, decorators, annotations, then the body', () => {
    const source = '@d(lambda: 1)\ndef f(a: [i for i in x] = {i for i in x}): (i for i in x)\n';
    expect(scopes(source)).toEqual([
      'module top -1',
      'comprehension setcomp 0',
      'lambda lambda 0',
      'comprehension listcomp 0',
      'function f 0',
      'comprehension genexpr 4',
    ]);
  });

  test('the first iterable belongs to the enclosing scope', () => {
    expect(scopes('[x for x in [y for y in z] for w in {v for v in u}]\n')).toEqual([
      'module top -1',
      'comprehension listcomp 0',
      'comprehension listcomp 0',
      'comprehension setcomp 2',
    ]);
  });

  test('the `else` of a `try` comes before its handlers', () => {
    const source = 'try: lambda a: 0\nexcept E: lambda b: 0\nelse: {c for c in d}\n';
    expect(scopes(source)).toEqual([
      'module top -1',
      'lambda lambda 0',
      'comprehension setcomp 0',
      'lambda lambda 0',
    ]);
    const evidence = evidenceOf(source);
    const lambdas = Array.from(evidence.defs.bodyScope);
    expect(lambdas).toEqual([1, 3]);
    expect(Array.from(evidence.params.scope)).toEqual([1, 3]);
  });

  test('type parameters (PEP 695)', () => {
    expect(scopes('def f[T: int](a: T = d): pass\nclass C[T](B[T]): pass\ntype X[T] = T\n')).toEqual([
      'module top -1',
      'type_params f 0',
      'type_params T 1',
      'function f 1',
      'type_params C 0',
      'class C 4',
      'type_params X 0',
      'type_alias X 6',
    ]);
    expect(names('def f[T: int](a: T = d): pass\n')).toEqual([
      'd LOAD 0 0',
      'T STORE 1 0',
      'int LOAD 2 0',
      'T LOAD 1 1',
    ]);
  });
});

describe('names', () => {
  test('soft keywords are names where they are not keywords', () => {
    const found = names('match = case = type = _ = print\nmatch.x; type(y); case(z)\n').map(
      (n) => n.split(' ')[0],
    );
    expect(found).toEqual(['match', 'case', 'type', '_', 'print', 'match', 'type', 'y', 'case', 'z']);
  });

  test('identifiers are normalized, their spans are not', () => {
    const evidence = evidenceOf('ﬁ = 1\n');
    expect(stringOf(evidence, evidence.names.name[0]!)).toBe('fi');
    expect([evidence.names.start[0], evidence.names.end[0]]).toEqual([0, 3]);
  });

  test('string annotations are read, `Literal` and metadata are not', () => {
    const source = 'def f(a: "A.B | list[C]", b: Literal["D"], c: Annotated["E", "F"]) -> "G": ...\n';
    expect(names(source)).toEqual([
      'A LOAD 0 3',
      'list LOAD 0 3',
      'C LOAD 0 3',
      'Literal LOAD 0 1',
      'Annotated LOAD 0 1',
      'E LOAD 0 3',
      'G LOAD 0 3',
    ]);
    const evidence = evidenceOf(source);
    expect(show(evidence, evidence.typeExprs.expr[0]!)).toBe('binary:|(A.B, subscript(list, C))');
    expect([evidence.names.start[0], evidence.names.end[0]]).toEqual([10, 11]);
    expect(Array.from(evidence.typeExprs.isString)).toEqual([1, 0, 0, 1]);
  });

  test('a string that is no type expression stays a string', () => {
    const evidence = evidenceOf('x: "not a type" = 1\n');
    expect(evidence.names.length).toBe(1);
    expect(show(evidence, evidence.typeExprs.expr[0]!)).toBe('"not a type"');
  });

  test('f-strings: nested fields, formats and `=`', () => {
    const found = names('f"{a!r:>{w}} {b=} {c.d(e)} {x:=5}"\n').map((name) => name.split(' ')[0]);
    expect(found).toEqual(['a', 'w', 'b', 'c', 'e', 'x']);
  });
});

describe('definitions', () => {
  test('qualified names, containers and ordinals', () => {
    const evidence = evidenceOf(
      'class A:\n  def m(self):\n    def inner(): pass\n    class L: pass\n  def m(self): pass\n',
    );
    const { qualifiedName, ordinal, container } = evidence.defs;
    expect(Array.from(qualifiedName, (id) => stringOf(evidence, id))).toEqual([
      'A',
      'A.m',
      'A.m.inner',
      'A.m.L',
      'A.m',
    ]);
    expect(Array.from(ordinal)).toEqual([0, 0, 0, 0, 1]);
    expect(Array.from(container)).toEqual([-1, 0, 1, 1, 0]);
  });

  test('docstrings are decoded and cleaned', () => {
    const evidence = evidenceOf(
      'def f():\n    """A\\x41\n\n      more\n    end\n    """\ndef g():\n    b"no"\n',
    );
    expect(stringOf(evidence, evidence.defs.docstring[0]!)).toBe('AA\n\n  more\nend');
    expect(evidence.defs.docstring[1]).toBe(-1);
  });

  test('signatures are on one line and have no comments', () => {
    const evidence = evidenceOf(
      'def f(\n    a,  # first\n    b: int = 1,\n) -> str: ...\nclass C( A,  B ): ...\n',
    );
    expect(Array.from(evidence.defs.signature, (id) => stringOf(evidence, id))).toEqual([
      '(a, b: int = 1,) -> str',
      '( A, B )',
    ]);
  });

  test('flags', () => {
    const evidence = evidenceOf('async def a(): yield\nif x:\n  def b[T](): pass\n');
    expect(Array.from(evidence.defs.flags)).toEqual([
      DefFlag.async | DefFlag.generator,
      DefFlag.conditional | DefFlag.generic,
    ]);
  });
});

describe('imports', () => {
  test('alternatives of `try` and `if` share a group', () => {
    const evidence = evidenceOf(
      'try:\n  import a as j\nexcept ImportError:\n  try: import b as j\n  except E: import c as j\nimport d\n',
    );
    const [first, second, third, fourth] = evidence.imports.alternative;
    expect(first).toBeGreaterThanOrEqual(0);
    expect([second, third, fourth]).toEqual([first, first, -1]);
  });

  test('only the guarded branch is for type checking', () => {
    const evidence = evidenceOf(
      'if typing.TYPE_CHECKING:\n  import a\nelse:\n  import b\nif not TYPE_CHECKING: import c\nelse: import d\n',
    );
    const flags = Array.from(evidence.imports.flags, (flag) => (flag & ImportFlag.typeChecking) !== 0);
    expect(flags).toEqual([true, false, false, true]);
  });
});

describe('broken code', () => {
  test('Python 2 statements give their names and an error', () => {
    const evidence = evidenceOf('print x\nexec code in ns\n');
    expect(evidence.names.length).toBe(3);
    expect(evidence.diagnostics.length).toBe(2);
  });

  test('what stands in an ERROR keeps its names, calls and definitions', () => {
    const evidence = evidenceOf('x = = f(a)\ndef g(b:\n  return h(b)\n\nclass K:\n  def m(self): pass\n');
    const called = Array.from(evidence.calls.callee, (ref) => show(evidence, ref));
    expect(called).toEqual(expect.arrayContaining(['f', 'h']));
    const defined = Array.from(evidence.defs.qualifiedName, (id) => stringOf(evidence, id));
    expect(defined).toEqual(['g', 'K', 'K.m']);
  });
});

describe('identities of chunks', () => {
  test('one that is taken says whose it is', () => {
    // Longer than the context that tells chunks apart, so those in the middle have the same before and after them.
    const same = `def f(): return '${'a'.repeat(200)}'\n`;
    const { chunks, strings } = evidenceOf(same.repeat(5));
    const uids = Array.from(chunks.uid, (id) => strings[id]!);
    expect(new Set(uids).size).toBe(uids.length);
    const shared = Array.from(chunks.collisionOf, (id) => (id < 0 ? null : uids.indexOf(strings[id]!)));
    expect(shared).toEqual([null, null, null, 2, 2, null]);
  });
});

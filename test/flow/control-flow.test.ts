/**
 * Control flow construct by construct, in the order of CPython's evaluation. Whole corpora are compared with
 * bytecode and executions by the conformance suite; here is what a reader can follow.
 */
import { describe, expect, test } from 'vitest';
import { analyze, blocksOf, firstUnit, statementEdges } from './support/flow-of.ts';

const blocks = (source: string): string[] => {
  const analyzed = analyze(source);
  return blocksOf(analyzed, firstUnit(analyzed));
};
const moduleBlocks = (source: string): string[] => {
  const analyzed = analyze(source);
  return blocksOf(analyzed, analyzed.file.units[0]!);
};
const edges = (source: string): string[] => {
  const analyzed = analyze(source);
  return statementEdges(analyzed, firstUnit(analyzed));
};

describe('expressions', () => {
  test('an assignment evaluates its value before its targets', () => {
    expect(moduleBlocks('a[i] = b.c = v()\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load v, call v(), load a, load i, item_store a[i], load b, attr_store b.c | RETURN 1',
    ]);
  });

  test('an augmented assignment reads its target first and evaluates object and index once', () => {
    expect(moduleBlocks('a[i] += v\n')[1]).toBe(
      '3 body: load a, load i, item_load a[i], load v, operator a[i] += v, item_store a[i] | RETURN 1',
    );
  });

  test('positional arguments come before keyword arguments', () => {
    expect(moduleBlocks('f(k=x, *y)\n')[1]).toBe(
      '3 body: load f, load y, unpack *y, load x, call f(k=x, *y) | RETURN 1',
    );
  });

  test('short circuit, chains and conditional expressions branch', () => {
    expect(moduleBlocks('x = a and b\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, test a | TRUE 4, FALSE 5',
      '4 body: load b | NEXT 5',
      '5 body: store x | RETURN 1',
    ]);
    expect(moduleBlocks('x = a < b < c\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, load b, operator a < b < c, test a < b < c | TRUE 4, FALSE 5',
      '4 body: load c, operator a < b < c | NEXT 5',
      '5 body: store x | RETURN 1',
    ]);
    expect(moduleBlocks('x = a if t else b\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load t, test t | TRUE 4, FALSE 5',
      '4 body: load a | NEXT 6',
      '5 body: load b | NEXT 6',
      '6 body: store x | RETURN 1',
    ]);
  });

  test('a condition branches on its operands, and `not` only swaps the ways', () => {
    expect(moduleBlocks('if not (a or b): x\ny\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, test a | FALSE 4, TRUE 6',
      '4 body: load b, test b | FALSE 5, TRUE 6',
      '5 body: load x | NEXT 6',
      '6 body: load y | RETURN 1',
    ]);
  });

  test('a walrus stores while the expression is evaluated', () => {
    expect(moduleBlocks('f(x := g(), x)\n')[1]).toBe(
      '3 body: load f, load g, call g(), store x, load x, call f(x := g(), x) | RETURN 1',
    );
  });

  test('a comprehension is a loop where it stands; a generator expression is a unit of its own', () => {
    expect(moduleBlocks('[f(x) for x in xs if x]\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load xs, iter for x in xs | NEXT 4',
      '4 loop: item for x in xs | TRUE 5, FALSE 7',
      '5 body: store x, load x, test x | FALSE 4, TRUE 6',
      '6 body: load f, load x, call f(x), operator [f(x) for x in xs if x] | LOOP 4',
      '7 body:  | RETURN 1',
    ]);
    const generator = analyze('g = (f(x) for x in xs)\n');
    expect(blocksOf(generator, generator.file.units[0]!)[1]).toBe(
      '3 body: load xs, iter for x in xs, define (f(x) for x in xs), store g | RETURN 1',
    );
    expect(blocksOf(generator, firstUnit(generator))).toEqual([
      '0 entry:  | NEXT 3',
      '3 loop: item for x in xs | TRUE 4, FALSE 5',
      '4 body: store x, load f, load x, call f(x), suspend (f(x) for x in xs) | YIELD 6',
      '5 body:  | RETURN 1',
      '6 body:  | LOOP 3',
    ]);
  });

  test('`yield` and `await` suspend', () => {
    expect(blocks('async def f():\n    x = await a\n    yield x\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, suspend await a | YIELD 4',
      '4 body: store x, load x, suspend yield x | YIELD 5',
      '5 body:  | RETURN 1',
    ]);
  });
});

describe('definitions', () => {
  test('decorators, defaults and annotations are evaluated, then the name is bound', () => {
    expect(moduleBlocks('@d(1)\ndef f(a: A = x, *, b=y) -> R: pass\n')[1]).toBe(
      '3 body: load d, call d(1), load x, load y, load A, load R, define def f(a: A = x, *, b=y) -> R: pass, ' +
        'call @d(1), store f | RETURN 1',
    );
  });

  test('annotations are not evaluated under PEP 563 and PEP 649', () => {
    const source = 'def f(a: A = x): pass\n';
    const postponed = analyze(`from __future__ import annotations\n${source}`);
    expect(blocksOf(postponed, postponed.file.units[0]!)[1]).not.toContain('load A');
    const lazy = analyze(source, 14);
    expect(blocksOf(lazy, lazy.file.units[0]!)[1]).not.toContain('load A');
  });

  test('a class statement evaluates bases and keywords and runs its body', () => {
    expect(moduleBlocks('class A(B, metaclass=M): x = 1\n')[1]).toBe(
      '3 body: load B, load M, class class A(B, metaclass=M): x = 1, store A | RETURN 1',
    );
  });

  test('`type(a).b = c` is an assignment though the grammar reads a type alias', () => {
    expect(moduleBlocks('type(a).b = c\n')[1]).toContain('load c, load type, load a');
  });
});

describe('loops', () => {
  test('`else` runs when a loop ends by itself', () => {
    expect(
      edges('def f():\n  while a:\n    if b: break\n    if c: continue\n    d\n  else:\n    e\n  g\n'),
    ).toEqual([
      '2 FALSE 7',
      '2 TRUE 3',
      '3 BREAK 8',
      '3 FALSE 4',
      '3 TRUE 3',
      '4 CONTINUE 2',
      '4 FALSE 5',
      '4 TRUE 4',
      '5 LOOP 2',
      '7 NEXT 8',
      '8 RETURN exit',
      'entry NEXT 2',
    ]);
  });

  test('`while True` has no way out but `break`', () => {
    expect(edges('def f():\n  while True:\n    if a: break\n  b\n')).toEqual([
      '2 TRUE 3',
      '3 BREAK 4',
      '3 FALSE b6',
      '3 TRUE 3',
      '4 RETURN exit',
      'b6 LOOP 2',
      'entry NEXT 2',
    ]);
  });

  test('constants decide at once', () => {
    for (const [constant, isTrue] of [
      ['1', true],
      ['0', false],
      ['0x0', false],
      ['0.0e5', false],
      ['None', false],
      ['...', true],
      ['""', false],
      ['"a"', true],
      ['not 0', true],
      ['__debug__', true],
    ] as const) {
      expect(edges(`def f():\n  if ${constant}:\n    a\n  else:\n    b\n`)).toContain(
        isTrue ? '2 TRUE 3' : '2 FALSE 5',
      );
      expect(edges(`def f():\n  if ${constant}:\n    a\n  else:\n    b\n`)).not.toContain(
        isTrue ? '2 FALSE 5' : '2 TRUE 3',
      );
    }
  });
});

describe('exceptions', () => {
  test('handlers are tried in order; what none catches goes on', () => {
    const found = edges(
      'def f():\n  try:\n    a\n  except A:\n    b\n  except B as e:\n    c\n  else:\n    d\n',
    );
    expect(found).toContain('3 EXC 4');
    expect(found).toContain('4 FALSE 6');
    expect(found).toContain('4 TRUE 5');
    expect(found).toContain('3 NEXT 9');
    expect(found.some((edge) => edge.startsWith('9 EXC'))).toBe(false);
  });

  test('each way out of `finally` has its own copy', () => {
    const analyzed = analyze(
      'def f(xs):\n  for x in xs:\n    try:\n      if x: return 1\n      if y: break\n      if z: continue\n    finally:\n      c()\n',
    );
    const copies = blocksOf(analyzed, firstUnit(analyzed)).filter((line) => / finally:/.test(line));
    expect(copies.map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'finally: load c, call c() | FINALLY 1',
      'finally: load c, call c() | FINALLY 17',
      'finally: load c, call c() | FINALLY 4',
      'finally: load c, call c() | FINALLY 18',
      'finally: load c, call c() | ',
    ]);
  });

  test('`return` in `finally` swallows the exception', () => {
    const analyzed = analyze('def f():\n  try:\n    a()\n  finally:\n    return 1\n');
    const { flow } = firstUnit(analyzed);
    const raising = [...flow.edgeTo].filter((to) => to === 2);
    expect(raising).toEqual([]);
  });

  test('`with` may suppress an exception, and passes its exit on every way out', () => {
    expect(blocks('def f():\n  with a as b:\n    c()\n  d\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, enter a | NEXT 4',
      '4 body: store b, load c, call c() | NEXT 5, EXC 6',
      '5 with_exit: leave a | FINALLY 8',
      '6 with_exit: leave a | FALSE 7, TRUE 8',
      '7 body:  | ',
      '8 body: load d | RETURN 1',
    ]);
  });

  test('`assert` evaluates its message only when it fails', () => {
    expect(blocks('def f():\n  assert a, b\n  c\n')).toEqual([
      '0 entry:  | NEXT 3',
      '3 body: load a, test a | FALSE 4, TRUE 5',
      '4 body: load b, raise assert a, b | RAISE 2',
      '5 body: load c | RETURN 1',
    ]);
  });

  test('`except*` clauses all get their part of the group', () => {
    const found = edges('def f():\n  try:\n    a()\n  except* A:\n    b()\n  except* B:\n    c()\n  d\n');
    expect(found).toContain('5 EXC 6');
    expect(found).toContain('4 FALSE 6');
    // Behind each body: what it did not catch goes on, or nothing is left.
    expect(found).toEqual(expect.arrayContaining(['5 NEXT b7', 'b7 EXC 6', 'b7 NEXT 8']));
    expect(found).toEqual(expect.arrayContaining(['7 NEXT b11', 'b11 NEXT 8']));
    expect(found).not.toContain('6 FALSE 8');
  });
});

describe('match', () => {
  test('captures are bound when the whole pattern has matched, before the guard', () => {
    expect(blocks('def f(s):\n  match s:\n    case [x, 1] if x: a\n    case _: b\n')).toEqual([
      '0 entry: param s | NEXT 3',
      '3 body: load s, step match s: | NEXT 4',
      '4 case: match [x, 1] | TRUE 5, FALSE 8',
      '5 body: match 1 | TRUE 6, FALSE 8',
      '6 body: store x, step case [x, 1] if x: a, load x, test x | TRUE 7, FALSE 8',
      '7 body: load a | RETURN 1',
      '8 case: step case _: b, load b | RETURN 1',
    ]);
  });

  test('alternatives are tried in order and bind the same names', () => {
    const [, , ...rest] = blocks('def f(s):\n  match s:\n    case A(v) | B(v): a\n');
    expect(rest.join('\n')).toContain('store v, bind v');
  });
});

describe('broken code', () => {
  test.each([
    ['an unfinished statement', 'def f(:\n  x = \n'],
    ['no Python at all', '<html><body>{{ x }}</body></html>\n'],
    ['jumps without a loop', 'break\ncontinue\nreturn 1\n'],
    ['an empty file', ''],
    ['only an indentation', '    \n'],
  ])('%s has a graph', (_, source) => {
    const { file } = analyze(source);
    expect(file.units[0]!.flow.blockCount).toBeGreaterThanOrEqual(3);
  });
});

/**
 * What the binder says beyond `symtable`: which binding a name resolves to, where bindings get their values, and
 * the order of its rows.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { bind } from '../../server/src/binder/bind.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { BindingFlag, SITE_KINDS } from '../../server/src/evidence/schema.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await createPythonParser();
});

function bound(text: string, minor = 11): Evidence {
  const builder = extract({ tree: parser.parseFlat(text), text, path: 'm.py' });
  bind(builder, { pythonVersion: { major: 3, minor } });
  return finishEvidence(builder);
}

/** `scope.name` of a binding row, e.g. `f.x`; -1 is `-`. */
function bindingName(evidence: Evidence, row: number): string {
  if (row < 0) return '-';
  const { bindings, scopes, strings } = evidence;
  return `${strings[scopes.name[bindings.scope[row]!]!]}.${strings[bindings.name[row]!]}`;
}

/** For each occurrence of the name, in source order: its own binding and the one it resolves to. */
function occurrences(evidence: Evidence, name: string): string[] {
  const { chunks, names, nameBindings, strings } = evidence;
  const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
  const position = (row: number) => layout.toAbsolute(names.chunk[row]!, names.start[row]!);
  return Array.from(names.name, (id, row) => [strings[id], row] as const)
    .filter(([text]) => text === name)
    .sort(([, a], [, b]) => position(a) - position(b))
    .map(([, row]) =>
      [nameBindings.binding[row]!, nameBindings.resolved[row]!]
        .map((b) => bindingName(evidence, b))
        .join(' → '),
    );
}

function rowOf(evidence: Evidence, label: string): number {
  const row = Array.from(evidence.bindings.name, (_, i) => bindingName(evidence, i)).indexOf(label);
  expect(row, `binding ${label}`).toBeGreaterThanOrEqual(0);
  return row;
}

/** The sites of a binding: their kinds, in order. */
function sites(evidence: Evidence, label: string): string[] {
  const { bindings, bindingSites } = evidence;
  const from = bindings.siteStart[rowOf(evidence, label)]!;
  const count = bindings.siteCount[rowOf(evidence, label)]!;
  return Array.from({ length: count }, (_, i) => {
    expect(bindingName(evidence, bindingSites.binding[from + i]!)).toBe(label);
    return SITE_KINDS[bindingSites.kind[from + i]!]!;
  });
}

describe('resolution', () => {
  test('a local resolves to itself, a free name to its owner, through scopes that relay it', () => {
    const evidence = bound('def f():\n  x = 1\n  def g():\n    def h(): return x\n');
    expect(occurrences(evidence, 'x')).toEqual(['f.x → f.x', 'h.x → f.x']);
    expect(bindingName(evidence, evidence.bindings.resolvesTo[rowOf(evidence, 'g.x')]!)).toBe('f.x');
  });

  test('a global of a function resolves to the module when the module binds it', () => {
    const evidence = bound('y = 1\ndef f(): return y, len\n');
    expect(occurrences(evidence, 'y')).toEqual(['top.y → top.y', 'f.y → top.y']);
    expect(occurrences(evidence, 'len')).toEqual(['f.len → -']);
  });

  test('a name the module only reads is not of this file', () => {
    expect(occurrences(bound('print(1)\ndef f(): print(2)\n'), 'print')).toEqual([
      'top.print → -',
      'f.print → -',
    ]);
  });

  test('a global statement elsewhere can bind a module name', () => {
    const evidence = bound('def f():\n  global x\n  x = 1\ndef g(): return x\n');
    expect(occurrences(evidence, 'x').at(-1)).toBe('g.x → top.x');
    expect(sites(evidence, 'top.x')).toEqual(['name']);
    expect(sites(evidence, 'f.x')).toEqual([]);
  });

  test('a global statement without any binding leads nowhere', () => {
    expect(occurrences(bound('def f():\n  global x\n  return x\n'), 'x')).toEqual(['f.x → -', 'f.x → -']);
  });

  test('a class variable is not seen by methods', () => {
    const evidence = bound('x = 0\nclass C:\n  x = 1\n  y = x\n  def m(self): return x\n');
    expect(occurrences(evidence, 'x')).toContain('m.x → top.x');
    expect(occurrences(evidence, 'x').filter((o) => o === 'C.x → C.x')).toHaveLength(2);
  });

  test('the class cell has no binding of its own', () => {
    expect(occurrences(bound('class C:\n  def m(self): return __class__\n'), '__class__')).toEqual([
      'm.__class__ → -',
    ]);
  });

  test('private names are bound under their mangled names', () => {
    const evidence = bound('class C:\n  __x = 1\n  y = __x\n');
    expect(occurrences(evidence, '__x')).toEqual(['C._C__x → C._C__x', 'C._C__x → C._C__x']);
  });

  test('a type alias in a class resolves to the class variable it reads first', () => {
    const evidence = bound('def f(x):\n  class C:\n    x = int\n    type A = x\n', 13);
    expect(occurrences(evidence, 'x').at(-1)).toBe('A.x → C.x');
  });

  test('names in string annotations and in postponed ones resolve without a binding of their own', () => {
    expect(occurrences(bound('class T: ...\ndef f(a: "T"): ...\n'), 'T')).toEqual(['- → top.T']);
    const postponed = 'from __future__ import annotations\ndef f(T):\n  def g(a: T): ...\n';
    expect(occurrences(bound(postponed), 'T')).toEqual(['- → f.T']);
  });

  test('an annotation resolves alike with and without scopes of its own (PEP 649)', () => {
    const text = 'class T: ...\nclass C:\n  a: T\n  def m(self, b: T) -> T:\n    c: T\n';
    expect(new Set(occurrences(bound(text, 13), 'T').map((o) => o.split(' → ')[1]))).toEqual(
      new Set(['top.T']),
    );
    expect(new Set(occurrences(bound(text, 14), 'T').map((o) => o.split(' → ')[1]))).toEqual(
      new Set(['top.T']),
    );
  });

  test('what PEP 709 copies into the scope around resolves to the comprehension', () => {
    const evidence = bound('def f(data): return [x for x in data]\n', 12);
    expect(bindingName(evidence, evidence.bindings.resolvesTo[rowOf(evidence, 'f.x')]!)).toBe('listcomp.x');
    expect(sites(evidence, 'f.x')).toEqual([]);
    expect(sites(evidence, 'listcomp.x')).toEqual(['name']);
  });

  test('nonlocal without an outer binding is bound where it stands', () => {
    expect(occurrences(bound('def f():\n  nonlocal x\n  x = 1\n'), 'x')).toEqual(['f.x → f.x', 'f.x → f.x']);
    expect(occurrences(bound('nonlocal x\nx = 1\n'), 'x')).toEqual(['top.x → top.x', 'top.x → top.x']);
  });
});

describe('sites', () => {
  test('come in source order, whatever their kind and chunk', () => {
    const evidence = bound(
      'f = 1\nimport f\ndef f(): pass\nclass f: pass\nfrom m import f\nfor f in x: pass\n',
    );
    expect(sites(evidence, 'top.f')).toEqual(['name', 'import', 'def', 'def', 'import', 'name']);
  });

  test('are parameters, handlers, captures, targets, but neither reads nor deletions', () => {
    const text =
      'def f(x, *a, **k):\n  try: x\n  except E as x: pass\n  match y:\n    case [x, *a]: pass\n  x += 1\n  del x, k\n';
    expect(sites(bound(text), 'f.x')).toEqual(['param', 'name', 'name', 'name']);
    expect(sites(bound(text), 'f.a')).toEqual(['param', 'name']);
    expect(sites(bound(text), 'f.k')).toEqual(['param']);
  });

  test('of a walrus in a comprehension hang on the scope around', () => {
    const evidence = bound('def f(data): return [y := x for x in data], y\n');
    expect(sites(evidence, 'f.y')).toEqual(['name']);
    expect(sites(evidence, 'listcomp.y')).toEqual([]);
    expect(sites(bound('[y := x for x in z]\n'), 'top.y')).toEqual(['name']);
  });

  test('of a nonlocal name hang on its owner', () => {
    const evidence = bound('def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n');
    expect(sites(evidence, 'f.x')).toEqual(['name', 'name']);
  });

  test('leave out star imports and parenthesized annotations without a value', () => {
    const evidence = bound('from m import *\n(x): int\ny: int\n');
    expect(evidence.bindingSites.length).toBe(1);
    expect(sites(evidence, 'top.y')).toEqual(['name']);
  });
});

describe('rows', () => {
  test('are ordered by scope, then by name in code unit order, one for each', () => {
    const evidence = bound('b = a = B = _ = é = 𝐱 = 1\ndef f(z, y): pass\nclass C: c = b\n');
    const { bindings, strings } = evidence;
    const keys = Array.from(bindings.name, (id, row) => [bindings.scope[row]!, strings[id]!] as const);
    const sorted = [...keys].sort(([s, a], [t, b]) => s - t || (a < b ? -1 : 1));
    expect(keys).toEqual(sorted);
    expect(new Set(keys.map(String)).size).toBe(keys.length);
  });

  test('module variables are local and global, function variables only local', () => {
    const evidence = bound('x = 1\ndef f(): y = 1\n');
    const both = BindingFlag.local | BindingFlag.global;
    expect(evidence.bindings.flags[rowOf(evidence, 'top.x')]! & both).toBe(both);
    expect(evidence.bindings.flags[rowOf(evidence, 'f.y')]! & both).toBe(BindingFlag.local);
  });

  test('every name has one, and every site belongs to the binding that lists it', () => {
    const evidence = bound('def f(a):\n  global g\n  return [b := c for c in a if (lambda: g)()]\n');
    expect(evidence.nameBindings.length).toBe(evidence.names.length);
    let next = 0;
    for (let row = 0; row < evidence.bindings.length; row++) {
      expect(evidence.bindings.siteStart[row]).toBe(next);
      next += evidence.bindings.siteCount[row]!;
    }
    expect(next).toBe(evidence.bindingSites.length);
  });

  test('a file with thousands of bindings of one name takes no time', () => {
    const text = Array.from({ length: 5000 }, () => 'x = 1\ndef x(): pass\n').join('');
    const started = performance.now();
    expect(sites(bound(text), 'top.x')).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test('scopes of annotations move the scopes that every table names', () => {
  const text =
    'def f(a: int) -> str:\n    if a:\n        b: int = lambda: [c for c in a]\n        return b(c.d)\n';
  const spans = (evidence: Evidence, table: 'blocks' | 'attrs' | 'calls' | 'assigns' | 'exprs') => {
    const { scopes, strings } = evidence;
    const kept = Array.from(evidence[table].scope, (scope) => strings[scopes.name[scope]!]!);
    return kept.filter((name) => name !== '__annotate__' && name !== 'top');
  };
  const [eager, lazy] = [bound(text, 13), bound(text, 14)];
  expect(lazy.scopes.length).toBeGreaterThan(eager.scopes.length);
  for (const table of ['blocks', 'attrs', 'calls', 'assigns', 'exprs'] as const)
    expect(spans(lazy, table), table).toEqual(spans(eager, table));
});

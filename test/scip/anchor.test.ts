/** Occurrences on the tokens of Python snippets: what each kind of token is, and when an occurrence counts. */
import { describe, expect, it } from 'vitest';
import { anchorOccurrences } from '../../server/src/evidence/scip/anchor.ts';
import { type Anchor, anchorAt } from '../../server/src/evidence/scip/anchors.ts';
import { importAliases } from '../../server/src/evidence/scip/identifier-check.ts';
import { normalizeDocument } from '../../server/src/evidence/scip/normalize.ts';
import { symbolIdentifier } from '../../server/src/evidence/scip/symbol-identifier.ts';
import { collectTokens, TOKEN_KINDS } from '../../server/src/evidence/scip/tokens.ts';
import { Random } from '../support/random.ts';
import { documentOf, targetOf } from './support.ts';

const NAMED = (name: string): string => `scip-python python p 1 \`m.n\`/${name}`;

interface Expected extends Anchor {
  readonly roles: number;
  readonly syntaxRoles: number;
}

/** Anchors `symbol` at the `nth` place where `marked` stands in the text (counted from 0). */
function anchor(text: string, marked: string, symbol: string, { nth = 0, roles = 8 } = {}): Expected {
  return anchorAll(text, [{ marked, symbol, nth, roles }])[0]!;
}

interface Mark {
  readonly marked: string;
  readonly symbol: string;
  readonly nth?: number;
  readonly roles?: number;
}

function anchorAll(text: string, marks: readonly Mark[]): Expected[] {
  const occurrences = marks.map(({ marked, symbol, nth = 0, roles = 8 }) => {
    let at = text.indexOf(marked);
    for (let i = 0; i < nth; i++) at = text.indexOf(marked, at + 1);
    const before = text.slice(0, at).split('\n');
    const line = before.length - 1;
    const column = before.at(-1)!.length;
    return { range: [line, column, column + marked.length], symbol, symbolRoles: roles };
  });
  const target = targetOf(text);
  const document = documentOf({ relativePath: 'm.py', positionEncoding: 2, occurrences });
  const { occurrences: rows } = normalizeDocument(document, target.lines, null);
  const anchors = anchorOccurrences(rows, target);
  return marks.map((_, row) => ({
    ...anchorAt(anchors, row),
    roles: anchors.roles[row]!,
    syntaxRoles: anchors.syntaxRoles[row]!,
  }));
}

const counts = { match: 'exact', failure: '' };

describe('a token', () => {
  it.each([
    ['definition', 'defs', 'def spam(): ...', 'spam', 'spam().'],
    ['definition', 'defs', 'class Spam: ...', 'Spam', 'Spam#'],
    ['parameter', 'params', 'def f(egg=1, *rest): ...', 'egg', 'f().(egg)'],
    ['parameter', 'params', 'def f(egg=1, *rest): ...', 'rest', 'f().(rest)'],
    ['name', 'names', 'spam = 1', 'spam', 'spam.'],
    ['name', 'names', 'def f():\n  global spam\n', 'spam', 'spam.'],
    ['name', 'names', 'x: "list[Spam]" = []', 'Spam', 'Spam#'],
    ['attribute', 'attrs', 'a.spam.egg', 'spam', 'spam.'],
    ['imported_module', 'imports', 'import m.n', 'm.n', '__init__:'],
    ['imported_module', 'imports', 'from m.n import x', 'm.n', '__init__:'],
    ['imported_module', 'imports', 'from . n import x', '. n', '__init__:'],
    ['imported_module', 'imports', 'from .. import x', '..', '__init__:'],
    ['imported_name', 'imports', 'from m import spam', 'spam', 'spam.'],
    ['import_binding', 'imports', 'from m import spam as egg', 'egg', 'spam.'],
    ['import_binding', 'imports', 'import m.n as egg', 'egg', '__init__:'],
    ['keyword', 'args', 'f(spam=1)', 'spam', 'f().(spam)'],
    ['class_keyword', 'bases', 'class C(spam=1): ...', 'spam', 'C#__init_subclass__().(spam)'],
  ])('of kind %s is a row of %s: %j', (kind, table, text, marked, descriptor) => {
    expect(anchor(text, marked, NAMED(descriptor))).toMatchObject({
      ...counts,
      token: { kind, table },
    });
  });

  it('of the file itself is the empty span at its start', () => {
    expect(anchor('x = 1', '', NAMED('__init__:'))).toMatchObject({
      ...counts,
      token: { kind: 'module', row: 0 },
    });
    expect(anchor('x = 1', '', NAMED('x.')).failure).toBe('other_identifier');
  });

  it('is one per span, sorted, although several rows share it', () => {
    const { evidence, layout } = targetOf(
      'import a, b.c\nfrom m import x, y as z\nclass C(k=x):\n  def f(self): ...\n',
    );
    const tokens = collectTokens(evidence, layout);
    const spans = Array.from({ length: tokens.length }, (_, i) => [tokens.start[i], tokens.end[i]] as const);
    expect(new Set(spans.map(String)).size).toBe(spans.length);
    expect(spans).toEqual([...spans].sort(([a, b], [c, d]) => a! - c! || b! - d!));
    const kinds = Array.from(tokens.kind, (kind) => TOKEN_KINDS[kind]);
    expect(kinds).toEqual([
      'module',
      'imported_module', // a
      'import_binding', // b
      'imported_module', // b.c
      'imported_module', // m
      'imported_name', // x
      'imported_name', // y
      'import_binding', // z
      'definition',
      'class_keyword',
      'name',
      'definition',
      'parameter',
    ]);
  });
});

describe('a span that is no token', () => {
  it('stands for the one token inside it that is the identifier', () => {
    const found = anchor('from m import spam as egg', 'spam as egg', NAMED('spam.'));
    expect(found).toMatchObject({ match: 'contained', failure: '', token: { kind: 'imported_name' } });
    expect(anchor('print((spam))', '(spam)', NAMED('spam.')).match).toBe('contained');
  });

  it('of a local import stands for the imported name', () => {
    const found = anchor('from m import spam as egg', 'spam as egg', 'local 0');
    expect(found).toMatchObject({ match: 'contained', failure: '', token: { kind: 'imported_name' } });
  });

  it('may be a part of a dotted module', () => {
    expect(anchor('import a.m.k', 'k', NAMED('__init__:')).match).toBe('none');
    expect(anchor('import a.m', 'm', 'scip-python python p 1 `a.m`/__init__:', { nth: 1 })).toMatchObject({
      match: 'contained',
      token: { kind: 'imported_module' },
    });
  });

  it.each([
    ['f(x, x)', 'x, x', 'several_tokens'],
    ['"text"', 'text', 'identifier_without_token'],
    ['x = 12', '12', 'no_identifier'],
    ['if x: ...', 'if', 'identifier_without_token'],
    ['x + y', '+', 'no_identifier'],
  ])('%j at %j is %s', (text, marked, failure) => {
    expect(anchor(text, marked, NAMED('x.'))).toMatchObject({ match: 'none', failure, token: null });
  });

  it('is empty', () => {
    const { lines } = targetOf('x = 1');
    expect(lines.lineCount).toBe(1);
    expect(anchor('\nx = 1', 'x = 1'.slice(0, 0), NAMED('x.')).match).toBe('exact');
    expect(anchorAll(' x', [{ marked: 'x', symbol: NAMED('y.') }])[0]!.failure).toBe('other_identifier');
  });
});

describe('an occurrence counts only while the text is its identifier', () => {
  it.each([
    ['spam()', 'spam', 'spam().', ''],
    ['eggs()', 'eggs', 'spam().', 'other_identifier'],
    ['class C:\n  def f(self):\n    self.__x', '__x', 'C#_C__x.', ''],
    ['c._C__x', '_C__x', 'C#__x.', ''],
    ['class C:\n  def f(self):\n    __class__', '__class__', 'C#', ''],
    ['from a import spam as egg\negg', 'egg', 'spam.', ''],
    ['import m.n as egg\negg', 'egg', '__init__:', ''],
    ['m.n', 'n', '__init__:', ''],
    ['m.k', 'k', '__init__:', 'other_identifier'],
    ['from .n import x', '.n', '__init__:', ''],
    ['from m.n import x', 'm.n', 'Model#', 'other_identifier'],
    ['héllo = 1', 'héllo', '`héllo`.', ''],
  ])('%j: %j as %s', (text, marked, descriptor, failure) => {
    const nth = text.split(marked).length - 2;
    expect(anchor(text, marked, NAMED(descriptor), { nth })).toMatchObject({ match: 'exact', failure });
  });

  it('which for a local is what most of its occurrences say', () => {
    const text = 'def f():\n  spam = 1\n  spam\n  eggs\n';
    const found = anchorAll(text, [
      { marked: 'spam', symbol: 'local 3', roles: 1 },
      { marked: 'spam', symbol: 'local 3', nth: 1 },
      { marked: 'eggs', symbol: 'local 3' },
    ]);
    expect(found.map(({ failure }) => failure)).toEqual(['', '', 'other_identifier']);
  });

  it('or the name that an import of another file gave it, when that file is known', () => {
    const target = targetOf('from pkg import Form\n');
    const occurrences = [{ range: [0, 16, 20], symbol: NAMED('Shape#') }];
    const { occurrences: rows } = normalizeDocument(documentOf({ occurrences }), target.lines, null);
    const workspaceAliases = importAliases([targetOf('from .shapes import Shape as Form').evidence]);
    expect(anchorAt(anchorOccurrences(rows, target), 0).failure).toBe('other_identifier');
    expect(anchorAt(anchorOccurrences(rows, { ...target, workspaceAliases }), 0).failure).toBe('');
  });

  it('and while its symbol is one', () => {
    for (const symbol of ['local ', 'spam', 'scip-python python p 1 `m.n', 'a b c d ``.'])
      expect(anchor('spam', 'spam', symbol)).toMatchObject({ match: 'exact', failure: 'bad_symbol' });
    expect(anchor('spam', 'spam', '').failure).toBe('no_symbol');
  });
});

describe('roles', () => {
  it.each([
    ['import spam', '__init__:', 2],
    ['from m import spam', 'spam.', 2],
    ['from m import x as spam', 'x.', 2],
    ['spam = 1', 'spam.', 4],
    ['spam: int', 'spam.', 4],
    ['a, spam = 1, 2', 'spam.', 4],
    ['spam += 1', 'spam.', 12],
    ['del spam', 'spam.', 4],
    ['a.spam = 1', 'spam.', 4],
    ['a.spam += 1', 'spam.', 12],
    ['del a.spam', 'spam.', 4],
    ['spam.a = 1', 'spam.', 8],
    ['spam[0] += 1', 'spam.', 8],
    ['for spam in x: ...', 'spam.', 4],
    ['def f():\n    global spam', 'spam.', 0],
    ['print(spam)', 'spam.', 8],
    ['def spam(): ...', 'spam().', 8],
  ])(
    'of %j as %s, of which an index says that it is read, are %i by the syntax, visibly',
    (text, descriptor, roles) => {
      const symbol = NAMED(descriptor);
      const found = anchor(text, 'spam', symbol, { roles: 8 });
      expect(found).toMatchObject({ match: 'exact', roles, syntaxRoles: roles ^ 8 });
      expect(anchor(text, 'spam', symbol, { roles }).syntaxRoles).toBe(0);
    },
  );

  it('that the syntax does not show are those of the index', () => {
    expect(anchor('spam = 1', 'spam', NAMED('spam.'), { roles: 1 })).toMatchObject({
      roles: 5,
      syntaxRoles: 4,
    });
    expect(anchor('spam[0] = 1', 'spam', NAMED('spam.'), { roles: 4 })).toMatchObject({
      roles: 4,
      syntaxRoles: 0,
    });
  });
});

describe('the identifier of a symbol', () => {
  it.each([
    ['local 4', { kind: 'local' }],
    [NAMED('C#f().'), { kind: 'named', name: 'f' }],
    [NAMED('C#f(+1).'), { kind: 'named', name: 'f' }],
    [NAMED('C#f().(x)'), { kind: 'named', name: 'x' }],
    [NAMED('C#[T]'), { kind: 'named', name: 'T' }],
    [NAMED('C#'), { kind: 'named', name: 'C' }],
    [NAMED('`a``b`.'), { kind: 'named', name: 'a`b' }],
    [NAMED('`a``b```().'), { kind: 'named', name: 'a`b`' }],
    [NAMED('m!'), { kind: 'named', name: 'm' }],
    [NAMED('__init__:'), { kind: 'module', name: 'm.n' }],
    ['scip-python python p 1 m/__init__:', { kind: 'module', name: 'm' }],
    ['scip-python python p 1 `m.n`/', { kind: 'module', name: 'm.n' }],
    ['', { kind: 'malformed' }],
    ['x', { kind: 'malformed' }],
    ['`.', { kind: 'malformed' }],
    [').', { kind: 'malformed' }],
  ])('%j', (symbol, identifier) => {
    expect(symbolIdentifier(symbol)).toEqual(identifier);
  });
});

describe('random documents', () => {
  it('are normalised and anchored without harm, whatever they say', () => {
    const random = new Random(11);
    const texts = [
      '',
      '\n',
      'def f(é, *, 𝔘=1):\r\n  return é.x(𝔘=𝔘)\r',
      'import a.b as c\nfrom . import (d,\n e as g)\n',
    ];
    const symbols = [
      '',
      'local 0',
      'local 1',
      NAMED('f().'),
      NAMED('__init__:'),
      NAMED('f().(é)'),
      '`',
      'x y z w v/',
    ];
    for (let round = 0; round < 400; round++) {
      const target = targetOf(random.pick(texts));
      const number = (): number => random.pick([0, 0, 1, 2, 3, 5, 9, 1000, 2 ** 31 - 1, -1]);
      const range = (): number[] => Array.from({ length: random.below(6) }, number);
      const occurrences = Array.from({ length: random.below(30) }, () => ({
        range: range(),
        enclosingRange: range(),
        symbol: random.pick(symbols),
        symbolRoles: random.below(200),
      }));
      const document = documentOf({ relativePath: 'm.py', positionEncoding: random.below(5), occurrences });
      const { occurrences: rows } = normalizeDocument(document, target.lines, null);
      const anchors = anchorOccurrences(rows, target);
      for (let row = 0; row < rows.length; row++) {
        const { match, failure, token } = anchorAt(anchors, row);
        expect(token === null, `round ${round}`).toBe(match === 'none');
        if (match === 'none') expect(failure).not.toBe('');
        expect(rows.end[row]).toBeLessThanOrEqual(target.lines.byteLength);
      }
    }
  });
});

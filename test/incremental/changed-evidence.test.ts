/**
 * An open document that is changed between its functions, and by whole functions, knows of its text what is extracted
 * of it alone: in real files, while classes are renamed, functions moved, copied and put under conditions, lines added at
 * the top, strings and brackets opened before what follows. And it walks what is between the functions: counted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionUnits } from '../../server/src/syntax/function-units.ts';
import { Random } from '../support/random.ts';
import { realFiles, Typist, VERSIONS } from './typist.ts';

const CHANGES = Number(process.env.CPGD_TYPED_EDITS ?? 60);
const SEED = Number(process.env.CPGD_SEED ?? 1);

/** UTF-16 units of texts that are not compared key by key. */
const LONG = 30_000;

/** Written between functions; `~` is the indentation there. */
const PIECES = [
  'value = self.name(1) if value else None',
  'x: "list[C]" = []  # type: ignore',
  'y = x  # type: list[int]',
  'import os.path as p, sys',
  'from .a import (b as c, *)',
  '__all__ = ["C", "f"]',
  '__all__ += ["made"]',
  'global value, made',
  'nonlocal value',
  'del C, f',
  'try:\n~    from a import x\n~except ImportError:\n~    from b import x\n~else:\n~    z = [i for i in (lambda: y)()]',
  'if TYPE_CHECKING:\n~    import json',
  'if sys.version_info > (3,):\n~    def f(a: int = (yield)) -> C: return a\n~else:\n~    def f(a): import q',
  'class Inner[T: int](Base, metaclass=M):\n~    z = super().z\n~    def m(self) -> "T": return z',
  'def made(a, *, b: "int" = 1, **c): return lambda d: (a, b, c)',
  '@decorated(value)\n~def made(): pass',
  '@decorated',
  'with a as b, c(d) as (e, f):\n~    pass',
  'for i in range(3): made = i',
  'while value: break',
  'match value:\n~    case C(x=1) | [f, *made]: pass',
  'assert isinstance(value, C)',
  'from __future__ import annotations',
  '  deeper = f(a=1, 2)',
  '\ttabbed = "\\x1"',
  'return 1; break; nonlocal a',
  'def same(a, a):\n~    await a',
  'class Empty:',
  'print value',
  'é = "ü" # ß',
  '"""',
  "'''",
  '(',
  ']',
  '\\',
  'x = [1,',
  'if value:',
  'class',
  'def',
  'lambda',
  '.x',
  '= 5',
  '',
  '# a comment',
];

/** A document that is changed in the ways in which people change what is around functions. */
class Author {
  readonly typist: Typist;
  private readonly random: Random;
  private readonly first: string;

  constructor(typist: Typist, random: Random) {
    this.typist = typist;
    this.random = random;
    this.first = typist.text;
  }

  /** One change, in as many steps as it takes people; most of them are taken back. */
  change(): void {
    const { random, typist } = this;
    // A quote or a backslash that nobody took back leaves no function that could be known.
    if (random.below(4) === 0) this.replace(0, typist.text.length, this.first);
    const before = typist.text;
    const kind = random.below(11);
    if (kind < 4) this.write();
    else if (kind === 4) this.renameClass();
    else if (kind === 5) this.moveFunction();
    else if (kind === 6) this.indentLines();
    else if (kind === 7) this.changeHeader();
    else if (kind === 8) this.removeLines();
    else if (kind === 9) this.addAbove();
    else this.editTwice();
    if (random.below(3) > 0) this.replace(0, typist.text.length, before);
  }

  private replace(start: number, end: number, text: string): void {
    this.typist.type(start, end, text);
    this.typist.check();
  }

  /** Starts of lines that are in no function. */
  private places(): readonly { readonly at: number; readonly indent: string }[] {
    const { text } = this.typist;
    const units = functionUnits(text);
    const lines = [...text.matchAll(/^([ \t]*)(?=\S)/gm)]
      .filter(({ index }) => !units.some(({ start, end }) => start < index && index < end))
      .map(({ index, 1: indent }) => ({ at: index, indent: indent! }));
    return lines.length > 0 ? lines : [{ at: 0, indent: '' }];
  }

  /** A line between functions, at once, in pieces, or key by key. */
  private write(): void {
    const { random } = this;
    const { at, indent } = random.pick(this.places());
    const line = `${indent}${random.pick(PIECES).replaceAll('~', indent)}\n`;
    const step = random.pick([this.typist.text.length > LONG ? 5 : 1, 9, line.length]);
    const from = random.below(2) === 0 ? at : Math.max(0, at - 1);
    for (let i = 0; i < line.length; i += step) {
      const piece = line.slice(i, i + step);
      this.replace(from + i, from + i, piece);
    }
  }

  private renameClass(): void {
    const classes = [...this.typist.text.matchAll(/^[ \t]*class (\w+)/gm)];
    if (classes.length === 0) return;
    const found = this.random.pick(classes);
    const end = found.index + found[0].length;
    this.replace(end, end, this.random.pick(['X', '2', ' ', '[T]', '(Base)', ':']));
  }

  /** To somewhere else, once or twice. */
  private moveFunction(): void {
    const { random, typist } = this;
    const units = functionUnits(typist.text);
    if (units.length === 0) return;
    const { start, end } = random.pick(units);
    const moved = typist.text.slice(start, end);
    if (random.below(2) === 0) this.replace(start, end, '');
    const { at } = random.pick(this.places());
    this.replace(at, at, moved);
  }

  /** Deeper or less deep, with a header before them or without one. */
  private indentLines(): void {
    const { random, typist } = this;
    const { at, indent } = random.pick(this.places());
    const end = typist.text.indexOf('\n', at + 1 + random.below(2_000)) + 1 || typist.text.length;
    const lines = typist.text.slice(at, end);
    const header = random.pick(['', 'if value:\n', 'class Around:\n', 'try:\n', 'def around():\n']);
    const isDeeper = random.below(3) > 0;
    const changed = isDeeper ? lines.replaceAll(/^(?=.)/gm, '    ') : lines.replaceAll(/^ {4}/gm, '');
    this.replace(at, end, `${header === '' ? '' : indent + header}${changed}`);
  }

  /** A parameter, a default, a decorator, a name. */
  private changeHeader(): void {
    const { random, typist } = this;
    const headers = [...typist.text.matchAll(/^[ \t]*(?:async )?def (\w+)\(/gm)];
    if (headers.length === 0) return;
    const found = random.pick(headers);
    const end = found.index + found[0].length;
    if (random.below(3) === 0) this.replace(end - 1, end - 1, 'x');
    else if (random.below(2) === 0)
      this.replace(end, end, random.pick(['a=[b for b in c], ', '*, ', 'a: C, ', ')']));
    else {
      const indent = /^[ \t]*/.exec(found[0])![0];
      this.replace(found.index, found.index, `${indent}@${random.pick(['property', 'a.b(c)', ''])}\n`);
    }
  }

  private removeLines(): void {
    const { random, typist } = this;
    const { at } = random.pick(this.places());
    let end = at;
    for (let lines = 1 + random.below(3); lines > 0; lines--)
      end = typist.text.indexOf('\n', end) + 1 || typist.text.length;
    this.replace(at, end, '');
  }

  private addAbove(): void {
    this.replace(0, 0, this.random.pick(['\n', '# é\n', 'import above\n', '"""\n', 'if above:\n', '\n\n\n']));
  }

  /** Two edits far apart before anybody looks. */
  private editTwice(): void {
    const { random, typist } = this;
    for (let i = 0; i < 2; i++) {
      const at = random.below(typist.text.length);
      typist.type(at, at, random.pick(['x', ' ', '\n', '(', '#', 'self.']));
    }
    typist.check();
  }
}

const SMALL = `import os
from typing import TYPE_CHECKING

class C(Base):
    "doc"
    y = [i for i in range(3)]

    @property
    def first(self): # one
        try:
            import json
        except ImportError:
            import simplejson as json
        else:
            z = lambda: json
        return self._first
        # behind
    if y:
        def second(self, *args, b=(yield), **kw) -> "int":
            def inner(): return args
            if isinstance(self, C): return inner()
    else:
        def second(self): import json; import sys as json
    x = 1; z = second

def f(a, b=1):
    global made
    made = a
    return C()
try:
    def f(): return made
except E: g = 1
else:
    def h(): return [i for i in j]
made_by_f = f()
`;

describe('a small file', () => {
  for (const version of VERSIONS) {
    test(`changes at random, Python 3.${version.minor}`, () => {
      const author = new Author(new Typist('small.py', SMALL, version), new Random(SEED));
      for (let i = 0; i < 2 * CHANGES; i++) author.change();
      const { around, whole } = author.typist.typed.counts;
      expect(around).toBeGreaterThan(whole / 2);
    });
  }

  test('a statement typed between functions walks none of them, also while it is broken', () => {
    for (const before of ['    @property', 'def f(a', 'made_by_f', 'import os']) {
      const typist = new Typist('small.py', SMALL, VERSIONS[0]);
      const indent = /^ */.exec(before)![0];
      const at = SMALL.indexOf(before) + indent.length;
      typist.type(at, at, `\n${indent}`);
      typist.check();
      const statement = 'value = self.name(1) if value else None; x = [';
      for (let i = 0; i < statement.length; i++) {
        typist.type(at + i, at + i, statement[i]!);
        typist.check();
      }
      expect(typist.typed.counts, before).toEqual({ whole: 1, around: statement.length + 1, replaced: 0 });
    }
  });
});

/** Lines that are written before others, which change what a function further down is: [text, before, written]. */
const REACHING: Readonly<Record<string, readonly [text: string, before: string, written: string]>> = {
  'import alternatives further up': [
    SMALL,
    'class C',
    'try:\n    from a import x\nexcept ImportError:\n    from b import x\n',
  ],
  'a definition of the same name': [SMALL, 'def f(a', 'def f(): pass\n'],
  'a second value of what a default reads': ['a = 1\ndef f(b=a): return b\n', 'def', 'a = 2\n'],
  'a value of what a function reads, which had none': [
    'def f(): return made\ng = 1\n',
    'g = 1',
    'made = 1\n',
  ],
  'a comprehension before that of a default': [
    'x = 1\ndef f(a=[i for i in j]): return a\n',
    'def',
    'y = [i for i in k]\n',
  ],
  'a function of a class that decorates in it': [
    'class C:\n    def d(f): return f\n    def m(self): return self\n    x = 1\n',
    '    x = 1',
    '    @d\n    class K: pass\n',
  ],
  'a decorator of the class around': [SMALL, 'class C', '@replaced\n'],
  'annotations that nobody evaluates': [
    'x = 1\ndef f(a: int) -> str: return a\n',
    'x = 1',
    'from __future__ import annotations\n',
  ],
  'another class around': [SMALL, '    @property', '    z = 1\nclass D:\n'],
  'a function that is deeper than what is around it': [
    'class C:\n    def a(self): pass\n    x = 1\n\n    def b(self):\n        def c(): return b\n        return c\n',
    '    def b',
    '    assert x\n        def d(self):\n\n    ',
  ],
};

describe('what is written further up reaches a function whose text is the same', () => {
  for (const version of VERSIONS)
    for (const [name, [text, before, written]] of Object.entries(REACHING)) {
      test(`${name}, Python 3.${version.minor}`, () => {
        const typist = new Typist('small.py', text, version);
        const at = text.indexOf(before);
        typist.type(at, at, written);
        typist.check();
        typist.type(at, at + written.length, '');
        typist.check();
        for (let i = 0; i < written.length; i++) {
          typist.type(at + i, at + i, written[i]!);
          typist.check();
        }
      });
    }
});

describe('real files', () => {
  const corpora = realFiles(
    ['django/db/models', 'django/forms', 'django/utils'],
    ['cgi', 'typing', 'textwrap', 'dis', 'ast', 'inspect', 'enum', 'dataclasses', 'os', 'types'],
  );
  for (const [name, files] of corpora) {
    test.skipIf(files === null)(
      `${name}: changes at random`,
      () => {
        const { folder, paths } = files!();
        const random = new Random(SEED);
        let [whole, around] = [0, 0];
        for (let done = 0; done < CHANGES; done += 10) {
          const path = random.pick(paths);
          const text = readFileSync(join(folder, path), 'utf8');
          const typist = new Typist(path, text, random.pick(VERSIONS));
          const author = new Author(typist, random);
          for (let i = 0; i < 10; i++) author.change();
          whole += typist.typed.counts.whole;
          around += typist.typed.counts.around;
        }
        expect(around).toBeGreaterThan(whole / 3);
      },
      600_000,
    );
  }
});

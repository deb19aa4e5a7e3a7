/**
 * What an open document knows of its text, key by key, equals what is extracted of the text alone: in real files,
 * while functions are broken and mended, renamed, split and joined. And it costs one function: counted, not timed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TypedEvidence } from '../../server/src/daemon/engine/typed-evidence.ts';
import { ROW_REFERENCES, WALKED_TABLES } from '../../server/src/evidence/row-references.ts';
import { COLUMN_MEANINGS } from '../support/evidence-columns.ts';
import { Random } from '../support/random.ts';
import { realFiles, Typist, VERSIONS, type Version } from './typist.ts';

const EDITS = Number(process.env.CPGD_TYPED_EDITS ?? 80);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** What people type, key by key, in functions and elsewhere; most prefixes are broken. */
const TYPED = [
  'value = self.name(1) if value else None\n',
  'global typed_everywhere\n',
  'def nested(a, *, b: "int" = 1): return lambda c: (a, b, c)\n',
  'for x in [y for y in (1, 2)]: yield x\n',
  'try:\n',
  'import os.path as p, sys\n',
  'x: list[int] = []\n',
  '@decorated(1)\n',
  'é = "ü" # ß\n',
  '"""',
  'class Inner(Base): z = super().z\n',
  'return (\n',
  '\\\n',
  'from __future__ import annotations\n',
  '  deeper = self.name(a=1, 2)\n',
  '\ttabbed = b"é" "\\x1"\n',
  'while x: break\nbreak\nnonlocal value\nreturn 1\n',
  'def same(a, a): print a; await a\n',
];

/** Types pieces of `TYPED` at the starts and ends of lines, deletes lines, and goes back now and then. */
function typeAtRandom(
  path: string,
  text: string,
  version: Version,
  seed: number,
  edits: number,
): TypedEvidence {
  const random = new Random(seed);
  const typist = new Typist(path, text, version);
  for (let done = 0; done < edits; ) {
    const lines = [...typist.text.matchAll(/^([ \t]*)(.*)$/gm)];
    const line = random.pick(lines);
    const at = line.index + (random.below(3) === 0 ? line[0].length : line[1]!.length);
    const kind = random.below(8);
    if (kind === 0) {
      typist.type(line.index, Math.min(typist.text.length, line.index + line[0].length + 1), '');
      typist.check();
      done++;
    } else if (kind === 1) {
      typist.type(0, typist.text.length, text);
      typist.check();
      done++;
    } else {
      const piece = random.pick(TYPED) + line[1];
      const keys = 1 + random.below(piece.length);
      for (let i = 0; i < keys && done < edits; i++, done++) {
        typist.type(at + i, at + i, piece[i]!);
        typist.check();
      }
      if (random.below(2) === 0) typist.type(at, at + keys, '');
    }
  }
  return typist.typed;
}

test('the columns that name rows are those that the schema says', () => {
  for (const table of WALKED_TABLES) {
    const meanings = Object.entries(COLUMN_MEANINGS[table]) as [string, { is: string; of?: string }][];
    const naming = meanings.filter(
      ([, { is, of }]) => is === 'expr' || is === 'row by' || (of !== undefined && of !== 'chunks'),
    );
    expect(Object.keys(ROW_REFERENCES[table]).sort(), table).toEqual(naming.map(([name]) => name).sort());
    for (const [name, { is, of }] of naming) {
      const expected = is === 'expr' ? 'expression' : is === 'row by' ? 'owner' : of;
      expect((ROW_REFERENCES[table] as Readonly<Record<string, string>>)[name], `${table}.${name}`).toBe(
        expected,
      );
    }
  }
});

const SMALL = `import os
try:
    from a import x
except ImportError:
    from b import x

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

    def second(self, *args, **kw) -> "int":
        def inner(): return args
        if isinstance(self, C): return inner()
        # behind

    def first(self, value): self._first = value

def f(a, b=1):
    global made
    made = a
    return C()

def f(): return made
made_by_f = f()
`;

describe('a small file', () => {
  for (const version of VERSIONS) {
    test(`every key at every line, Python 3.${version.minor}`, () => {
      const typist = new Typist('small.py', SMALL, version);
      for (const { index } of SMALL.matchAll(/^/gm)) {
        for (const piece of ['x', '(', '    global q\n', '"', '# c', '\n', 'def g():\n']) {
          typist.type(index, index, piece);
          typist.check();
          typist.type(index, index + piece.length, '');
          typist.check();
        }
      }
      expect(typist.typed.counts.replaced).toBeGreaterThan(40);
    });

    test(`random typing, Python 3.${version.minor}`, () => {
      typeAtRandom('small.py', SMALL, version, SEED, 4 * EDITS);
    });
  }

  test('typing in a function extracts that function, also while it is broken', () => {
    const typist = new Typist('small.py', SMALL, VERSIONS[0]);
    const at = SMALL.indexOf('return self._first');
    const statement = 'value = self.name(1) if value else None; x = [';
    for (let i = 0; i < statement.length; i++) {
      typist.type(at + i, at + i, statement[i]!);
      typist.check();
    }
    expect(typist.typed.counts).toEqual({ whole: 1, around: 0, replaced: statement.length });
  });
});

test('a scope without a name, which numbers those of other functions, is noticed', () => {
  const text = 'def f(a):\n    = 1\n\ndef g(b):\n    y: int = b\n    return y\n';
  const typist = new Typist('small.py', text, VERSIONS.find(({ minor }) => minor >= 14)!);
  const at = text.indexOf(' = 1') + 1;
  for (const [i, key] of [...'x: int '].entries()) {
    typist.type(at + i, at + i, key);
    typist.check();
  }
});

describe('what random typing has found', () => {
  const typed: Readonly<Record<string, readonly [text: string, before: string, typed: string]>> = {
    'an error in a function within an error': [
      'class C:\n    @property\n    def f(self):\n        try:\n            import json\n        except ImportError: pass\n\n    """def g(self, *a) -> "int":\n        return a\n\ndef h(): pass\n',
      '\n        except',
      '@',
    ],
    'a function that breaks below one that stands deeper than the module': [
      '    def outer():\n    def inner():\ndef last():\n    return lambda: run()\n',
      ' run()',
      ' = (',
    ],
    'a function that breaks beside a decorator that stands deeper than its function': [
      'def breaks():\n    return 1\n\ndef short(): pass\n    @given(2)\ndef decorated(): pass\n',
      ' 1',
      ' = (',
    ],
    'a decorator at another depth, where the last error is mended': [
      'class C:\n    try:\n   @property\n    def f(self):\n        try:\n            x = 1\n        except E: pass\n        else:\n            x: list[int] z = lambda: 1\n        return x\n',
      'z = lambda',
      '=',
    ],
    'a line end that is missing before a decorator': [
      'class C:\n    @staticmethod\n    def f(): pass\n',
      '@static',
      'global t',
    ],
  };
  for (const [name, [text, before, keys]] of Object.entries(typed)) {
    test(name, () => {
      const typist = new Typist('small.py', text, VERSIONS[0]);
      const at = text.indexOf(before);
      for (let i = 0; i < keys.length; i++) {
        typist.type(at + i, at + i, keys[i]!);
        typist.check();
      }
    });
  }
});

describe('real files', () => {
  const corpora = realFiles(
    ['django/db/models', 'django/forms'],
    ['cgi', 'typing', 'textwrap', 'dis', 'ast'],
  );
  for (const [name, files] of corpora) {
    test.skipIf(files === null)(`${name}: random typing`, () => {
      const { folder, paths } = files!();
      const random = new Random(SEED);
      let [whole, replaced] = [0, 0];
      for (let done = 0; done < EDITS; done += 25) {
        const path = random.pick(paths);
        const text = readFileSync(join(folder, path), 'utf8');
        const { counts } = typeAtRandom(path, text, random.pick(VERSIONS), random.below(1e9), 25);
        whole += counts.whole;
        replaced += counts.replaced;
      }
      expect(replaced).toBeGreaterThan(whole / 4);
    });
  }
});

/**
 * Imports after files move: what `workspace/willRenameFiles` makes of small programs, each of which runs as before. A
 * program is a folder that the one server serves.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, LspProcess, uri } from './support/lsp-process.ts';

interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly moves: readonly (readonly [from: string, to: string])[];
  /** Texts of the files that change, by their paths before; or a part of the reason why none does. */
  readonly after: Readonly<Record<string, string>> | string;
}

const A = 'def f():\n    return 1\n';
/** `p/a.py` goes to `q/a.py`, or elsewhere; most programs have nothing more than something that uses it. */
const BASE = { 'p/__init__.py': 'V = 9\n', 'p/a.py': A, 'p/c.py': A, 'q/__init__.py': '' };
const AWAY = [['p/a.py', 'q/a.py']] as const;
const BESIDE = [['p/a.py', 'p/b.py']] as const;

/** A program of which `main.py` changes. */
const main = (before: string, after: string, moves: Program['moves'] = AWAY, more = {}): Program => ({
  files: { ...BASE, 'main.py': before, ...more },
  moves,
  after: { 'main.py': after },
});

const refused = (before: string, places: string, moves: Program['moves'] = AWAY, more = {}): Program => ({
  files: { ...BASE, 'main.py': before, ...more },
  moves,
  after: places,
});

const PROGRAMS: Readonly<Record<string, Program>> = {
  'one name of several comes from another package': main(
    'from p import a, c\n\na.f(c.f())\n',
    'from q import a\nfrom p import c\n\na.f(c.f())\n',
  ),
  'a name with an alias, in brackets': main(
    'from p import (a as x,\n  c,\n)\nx.f(c.f())\n',
    'from q import z as x\nfrom p import (c,\n)\nx.f(c.f())\n',
    [['p/a.py', 'q/z.py']],
  ),
  'the last name, with its comment, in a block': main(
    'def g():\n    from p import (\n        c,  # one\n        a,  # two\n    )\n    return a.f() + c.f()\n',
    'def g():\n    from q import a\n    from p import (\n        c,  # two\n    )\n    return a.f() + c.f()\n',
  ),
  'names between others, where a statement stands behind another one': main(
    'V = 1; from p import V, a, c; a.f()\n',
    'V = 1; from q import a; from p import V, c; a.f()\n',
  ),
  'a module that leaves all packages': main(
    'from p import a\nfrom p import a as z, c\n',
    'import b as a\nimport b as z\nfrom p import c\n',
    [['p/a.py', 'b.py']],
  ),
  'relative names of which one goes below': {
    files: { ...BASE, 'p/m.py': 'from . import a, c\n', 'p/s/__init__.py': '' },
    moves: [['p/a.py', 'p/s/b.py']],
    after: { 'p/m.py': 'from .s import b as a\nfrom . import c\n' },
  },
  'a member that is called as its module': main('from p.a import f\n', 'from p.f import f\n', [
    ['p/a.py', 'p/f.py'],
  ]),
  'a module becomes a package': {
    files: { ...BASE, 'p/a.py': 'from .c import f\nfrom . import c, V\nimport p.c\n' },
    moves: [['p/a.py', 'p/a/__init__.py']],
    after: { 'p/a.py': 'from ..c import f\nfrom .. import c, V\nimport p.c\n' },
  },
  'a package becomes a module': {
    files: {
      'p/__init__.py': '',
      'p/c.py': A,
      'p/s/__init__.py': 'from .x import X as W\nfrom ..c import f\nfrom . import x\n',
      'p/s/x.py': 'X = 1\n',
      'main.py': 'import p.s\nfrom p.s import W, x\nprint(p.s.W, x.X)\n',
    },
    moves: [['p/s/__init__.py', 'p/s2.py']],
    after: {
      'p/s/__init__.py': 'from .s.x import X as W\nfrom .c import f\nfrom .s import x\n',
      'main.py': 'import p.s2\nfrom p.s import x\nfrom p.s2 import W\nprint(p.s2.W, x.X)\n',
    },
  },
  'the package is used besides': main(
    'import p.a\nprint(p.a.f(), p.V)\n',
    'import p\nimport q.a\nprint(q.a.f(), p.V)\n',
  ),
  'another import of the package is there': main(
    'import p.a\nimport p.c\nprint(p.a.f(), p.c.f(), p.V)\n',
    'import q.a\nimport p.c\nprint(q.a.f(), p.c.f(), p.V)\n',
  ),
  'another import of the package that may not run': main(
    'import p.a\nif p.V:\n    import p.c\n',
    'import p\nimport q.a\nif p.V:\n    import p.c\n',
  ),
  'an import that may fail': main(
    'try:\n    import p.a\nexcept ImportError:\n    p = None\nif p:\n    p.a.f()\n',
    'try:\n    import p\n    import q.a\nexcept ImportError:\n    p = None\nif p:\n    q.a.f()\n',
  ),
  'other files import the package from here': {
    files: { ...BASE, 'm.py': 'import p.a\n', 'main.py': 'from m import p\nprint(p.V)\n' },
    moves: AWAY,
    after: { 'm.py': 'import p\nimport q.a\n' },
  },
  'another file has imported the module': {
    files: { ...BASE, 'main.py': 'import p\nimport x\np.a.f()\n', 'x.py': 'import p.a\n' },
    moves: BESIDE,
    after: { 'main.py': 'import p\nimport x\np.b.f()\n', 'x.py': 'import p.b\n' },
  },
  'another file has imported the module, which goes elsewhere': {
    files: { ...BASE, 'main.py': 'import p as pp, x\npp.a.f(pp.V)\n', 'x.py': 'import p.a\n' },
    moves: AWAY,
    after: { 'main.py': 'import q.a\nimport p as pp, x\nq.a.f(pp.V)\n', 'x.py': 'import q.a\n' },
  },
  'the package itself calls the module so': {
    files: { ...BASE, 'p/__init__.py': 'from . import a\n', 'main.py': 'import p\np.a.f()\n' },
    moves: AWAY,
    after: { 'p/__init__.py': 'from q import a\n' },
  },
  'a package that moves is called as before': {
    files: {
      'p/__init__.py': 'from . import c\nV = 1\n',
      'p/c.py': A,
      'main.py': 'import p\nprint(p.c.f(), p.V)\n',
    },
    moves: [['p', 'r']],
    after: { 'main.py': 'import r as p\nprint(p.c.f(), p.V)\n' },
  },
  'an attribute of who knows what, whose package moves': {
    files: { ...BASE, 'main.py': 'import p.a\n\n\ndef g():\n    m = p\n    return m.a.f()\n' },
    moves: [['p', 'r']],
    after: { 'main.py': 'import r as p\nimport r.a\n\n\ndef g():\n    m = p\n    return m.a.f()\n' },
  },
  'a folder without __init__.py': {
    files: { 'n/s/x.py': A, 'main.py': 'from n import s\nimport n.s.x\nprint(s.x.f(), n.s.x.f())\n' },
    moves: [['n/s', 'n/t']],
    after: { 'main.py': 'from n import t as s\nimport n.t.x\nprint(s.x.f(), n.t.x.f())\n' },
  },
  'the new name is a variable': main(
    'import p.a\nb = 5\nprint(p.a.f(), b)\n',
    'import b as b_\nb = 5\nprint(b_.f(), b)\n',
    [['p/a.py', 'b.py']],
  ),
  'the new package is a local of a function': main(
    'import p.a\n\n\ndef g():\n    q = 1\n    return p.a.f() + q\n',
    'import q.a as q_a\n\n\ndef g():\n    q = 1\n    return q_a.f() + q\n',
  ),
  'the new name is a builtin': main(
    'import p.a\nprint(p.a.f(), len([]))\n',
    'import len as len_\nprint(len_.f(), len([]))\n',
    [['p/a.py', 'len.py']],
  ),
  'the new package is imported already': main(
    'import q.z\nimport p.a\nprint(p.a.f(), q.z)\n',
    'import q.z\nimport q.a\nprint(q.a.f(), q.z)\n',
    AWAY,
    { 'q/z.py': '' },
  ),
  'from one source root to another': {
    files: {
      'pyproject.toml': '[tool.cpgd]\nsource-roots = ["src", "lib"]\n',
      'src/pkg/__init__.py': '',
      'src/pkg/a.py': A,
      'lib/o/__init__.py': '',
      'run.py': 'import pkg.a\npkg.a.f()\n',
    },
    moves: [['src/pkg/a.py', 'lib/o/a.py']],
    after: { 'run.py': 'import o.a\no.a.f()\n' },
  },
  'texts that importlib is given': main(
    'import importlib\nimportlib.import_module("p.a").f()\nimportlib.import_module(name=".a", package=\'p\')\n',
    'import importlib\nimportlib.import_module("q.a").f()\nimportlib.import_module(name="q.a", package=\'p\')\n',
  ),
  'a text that __import__ is given': main('__import__("p.a").a.f()\n', '__import__("p.b").b.f()\n', BESIDE),
  'a stub alone': {
    files: { ...BASE, 'p/a.pyi': '', 'main.py': 'import p.a\n' },
    moves: [['p/a.pyi', 't/a.pyi']],
    after: {},
  },
  'no import can name the new place': refused('import p.a\n', 'main.py:1:1: import p.a', [
    ['p/a.py', 'p/a-b.py'],
  ]),
  'the package has another thing of the name': refused('import p.a as w\n', 'main.py:1:1: import p.a as w', [
    ['p/a.py', 'p/V.py'],
  ]),
  'an attribute of who knows what': refused(
    'import p.a\n\n\ndef g():\n    m = p\n    return m.a.f()\n',
    'main.py:6:12: return m.a.f()',
  ),
  'a star import that __all__ gives the module': refused(
    'from p import *\na.f()\n',
    'p/__init__.py:1:13: __all__ = ["a"]',
    BESIDE,
    { 'p/__init__.py': '__all__ = ["a"]\n' },
  ),
  'a function that binds a global name': refused(
    'def g():\n    global p\n    import p.a\n',
    'main.py:3:5: import p.a',
  ),
  'a text that gives the outermost package': refused(
    '__import__("p.a").a.f()\n',
    'main.py:1:1: __import__("p.a").a.f()',
  ),
};

const home = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-moves-')));
const folderOf = (name: string): string => join(home, name.replaceAll(/\W/g, '-'));
let server: LspProcess;

beforeAll(async () => {
  for (const [name, { files }] of Object.entries(PROGRAMS)) {
    for (const [path, text] of Object.entries({ 'pyproject.toml': '', ...files })) {
      const to = join(folderOf(name), path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, text);
    }
  }
  const folders = Object.keys(PROGRAMS).map(folderOf);
  server = await LspProcess.start({ cacheDir: join(home, 'cache'), folders });
});

afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

test.each(Object.entries(PROGRAMS))('%s', async (name, { files, moves, after }) => {
  const workspace = folderOf(name);
  await server.request('cpg/sync', { workspace });
  const asked = server.request('workspace/willRenameFiles', {
    files: moves.map(([from, to]) => ({
      oldUri: uri(join(workspace, from)),
      newUri: uri(join(workspace, to)),
    })),
  });
  if (typeof after === 'string') {
    await expect(asked).rejects.toMatchObject({ code: -32803, message: expect.stringContaining(after) });
    return;
  }
  const changes: Json = (await asked)?.changes ?? {};
  const found = Object.keys(files)
    .filter((path) => uri(join(workspace, path)) in changes)
    .map((path) => [path, edited(files[path]!, changes[uri(join(workspace, path))])]);
  expect(Object.fromEntries(found)).toEqual(after);
  expect(Object.keys(changes)).toHaveLength(found.length);
});

/** A text after edits, none of which may overlap another. */
function edited(text: string, edits: Json[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Json): number => starts[line]! + character;
  let last = text.length;
  let result = text;
  for (const { range, newText } of edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start))) {
    expect(offset(range.end)).toBeLessThanOrEqual(last);
    last = offset(range.start);
    result = result.slice(0, last) + newText + result.slice(offset(range.end));
  }
  return result;
}

/** What calls reach in installed packages, as their files on disk are laid out. */
import { describe, expect, test } from 'vitest';
import { openOutside } from '../../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../../server/src/daemon/outside/typeshed.ts';
import { Linker } from '../../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../../server/src/syntax/parser.ts';
import { programOf } from '../../support/pipeline.ts';
import { type Files, makeFolder, writeFiles } from '../../support/projects.ts';

const parser = await createPythonParser();

/** Each failed import, then each call of a module: what it reaches, else the reason, in parentheses. */
async function reached(installed: readonly Files[], text: string): Promise<string[]> {
  const sitePackages = installed.map((files) => {
    const folder = makeFolder();
    writeFiles(folder, files);
    return folder;
  });
  const outside = await openOutside({
    typeshed: findTypeshed(),
    sitePackages,
    python: { major: 3, minor: 13, platform: 'linux' },
    cacheDirectory: null,
  });
  const { files, index } = programOf(parser, { main: text }, outside);
  return new Linker(files, index)
    .linkFile(files.get('main.py')!)
    .flatMap(({ links }) => links)
    .flatMap(({ relation, target, method }) => {
      if (relation === 'callsite_symbol') return target.split(' ').at(-1)!;
      if (relation === 'callsite_qname') return `${target}?`;
      return relation === 'callsite_unresolved' || relation === 'import_unresolved' ? `(${method})` : [];
    });
}

const PACKAGE = { 'foo/__init__.py': 'def f(): ...\n', 'foo/sub/__init__.py': '', 'foo/sub/a.py': '' };
const STUB = 'def g() -> int: ...\n';

describe('stubs of a part of a package (PEP 561)', () => {
  const text = 'import foo\nfrom foo.sub import a\nfoo.f()\na.g()\n';
  const both = ['foo/f().', '`foo.sub.a`/g().'];

  test('hide nothing of the rest', async () => {
    expect(await reached([{ ...PACKAGE, 'foo-stubs/sub/a.pyi': STUB }], text)).toEqual(both);
  });

  test('nor where they stand in another folder, before it', async () => {
    expect(await reached([{ 'foo-stubs/sub/a.pyi': STUB }, PACKAGE], text)).toEqual(both);
  });
});

describe('a namespace package (PEP 420)', () => {
  const text = 'from nsp import two\nimport nsp\ntwo.two()\nnsp.two.two()\n';
  const two = ['`nsp.two`/two().', '`nsp.two`/two().'];

  test('has the modules in it', async () => {
    expect(await reached([{ 'nsp/two.py': 'def two(): ...\n' }], text)).toEqual(two);
  });

  test('of several folders has those of all', async () => {
    const text = 'from nsp import one, two\none.one()\ntwo.two()\n';
    const folders = [{ 'nsp/one.py': 'def one(): ...\n' }, { 'nsp/two.py': 'def two(): ...\n' }];
    expect(await reached(folders, text)).toEqual(['`nsp.one`/one().', '`nsp.two`/two().']);
  });

  test('is none where a package of that name comes after it', async () => {
    const folders = [{ 'nsp/data.txt': '' }, { 'nsp/__init__.py': '', 'nsp/two.py': 'def two(): ...\n' }];
    expect(await reached(folders, text)).toEqual(two);
  });
});

test('a compiled module is a module whose names are not known', async () => {
  const installed = {
    'foo/__init__.py': '',
    'foo/fast.cpython-313-x86_64-linux-gnu.so': '',
    'fast.abi3.so': '',
  };
  const text = 'from foo import fast\nimport fast as other\nfast.f()\nother.g()\n';
  expect(await reached([installed], text)).toEqual(['`foo.fast`/f.', 'fast/g.']);
});

describe('a name that a module outside does not have is missing, with the reason', () => {
  const missing = ['(no_export)', '(no_member)', '(unknown_callee)'];
  const uses = (module: string): string =>
    `import ${module}\n${module}.gone()\nfrom ${module} import gone\ngone()\n`;

  test('in the standard library', async () => {
    expect(await reached([], uses('os'))).toEqual(missing);
    expect(await reached([], 'import os, msvcrt\nos.startfile("a")\nmsvcrt.getch()\n')).toEqual([
      '(no_member)',
      '(no_member)',
    ]);
    expect(await reached([], 'import os, time\nos.fork()\ntime.clock()\n')).toEqual([
      'os/fork().',
      '(no_member)',
    ]);
  });

  test.each<[string, Files]>([
    ['a source', { 'foo/__init__.py': 'def f(): ...\n' }],
    ['stubs', { 'foo/__init__.py': 'def gone(): ...\n', 'foo-stubs/__init__.pyi': STUB }],
    [
      'stubs with another condition',
      { 'foo.pyi': 'import sys\nif sys.version_info < (3, 9):\n    def gone(): ...\n' },
    ],
  ])('in %s', async (_, files) => {
    expect(await reached([files], uses('foo'))).toEqual(missing);
  });

  test.each<[string, Files]>([
    ['is partial', { 'foo-stubs/__init__.pyi': STUB, 'foo-stubs/py.typed': 'partial\n' }],
    ['answers for any name', { 'foo.pyi': 'def __getattr__(name: str): ...\n' }],
    ['brings all of one that cannot be read', { 'foo.py': 'from nowhere_at_all import *\n' }],
    [
      'brings all of one that does so',
      { 'foo.py': 'from bar import *\n', 'bar.py': 'from _fast import *\n' },
    ],
    ['fills its namespace', { 'foo.py': 'globals().update(a=1)\n' }],
    ['is compiled', { 'foo.abi3.so': '' }],
  ])('but not where the module %s', async (_, files) => {
    expect(await reached([files], uses('foo'))).toEqual(['foo/gone.', 'foo/gone.']);
  });

  test('nor for private names of stubs, which leave those out', async () => {
    expect(await reached([], 'import threading\nthreading._shut()\n')).toEqual(['threading/_shut.']);
  });

  test('a submodule is there without being bound', async () => {
    const text = 'import foo.sub, xml\nfoo.sub.f()\nxml.etree.ElementTree.parse("a")\n';
    const files = { 'foo/__init__.py': '', 'foo/sub.py': 'def f(): ...\n' };
    expect(await reached([files], text)).toEqual(['`foo.sub`/f().', '`xml.etree.ElementTree`/parse().']);
  });

  test('and what is imported as a module is one', async () => {
    const text = 'import foo.vendored\nfoo.vendored.f()\n';
    expect(await reached([{ 'foo/__init__.py': '' }], text)).toEqual(['`foo.vendored`/f.']);
  });

  test('what code of the workspace gives to it, is there', async () => {
    expect(await reached([], 'import os\ndef f(): ...\nos.gone = f\nos.gone()\n')).toEqual(['main/f().']);
  });
});

test('what a Linux distribution installs for itself does not say what a project lacks', async () => {
  const packagesIn = (...sitePackages: string[]) =>
    openOutside({
      typeshed: null,
      sitePackages,
      python: { major: 3, minor: 13, platform: 'linux' },
      cacheDirectory: null,
    });
  expect((await packagesIn('/usr/lib/python3/dist-packages')).hasPackages).toBe(false);
  expect((await packagesIn('/usr/lib/python3/dist-packages', '/venv/site-packages')).hasPackages).toBe(true);
});

/** What calls reach in installed packages, as their files on disk are laid out. */
import { describe, expect, test } from 'vitest';
import { openOutside } from '../../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../../server/src/daemon/outside/typeshed.ts';
import { Linker } from '../../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../../server/src/syntax/parser.ts';
import { programOf } from '../../support/pipeline.ts';
import { type Files, makeFolder, writeFiles } from '../../support/projects.ts';

const parser = await createPythonParser();

/** Each call and failed import of a module, in source order: what it reaches, else the reason, in parentheses. */
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

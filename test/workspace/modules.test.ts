/** Names of modules in all the layouts, and which file wins where two claim one name. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../server/src/workspace/config.ts';
import { discover } from '../../server/src/workspace/discovery.ts';
import { moduleOf } from '../../server/src/workspace/module-name.ts';
import { buildModuleManifest, type ModuleManifest } from '../../server/src/workspace/modules.ts';
import { findSourceRoots, type SourceRoot } from '../../server/src/workspace/source-roots.ts';
import { makeTree } from './tree.ts';

async function load(files: Record<string, string>, below = '') {
  const root = join(makeTree(files), below);
  const { config, projectFiles } = loadConfig(root);
  const { files: found } = await discover([root], config);
  const paths = found.map(({ path }) => path);
  const roots = findSourceRoots({ root, paths, configured: config.sourceRoots, projectFiles });
  return { root, paths, roots, manifest: buildModuleManifest(paths, roots) };
}

const empty = (...paths: string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [path, '']));
const names = (manifest: ModuleManifest) =>
  Object.fromEntries(manifest.rows.map((row) => [row.path, row.moduleFqn]));
const labels = (roots: readonly SourceRoot[]) => roots.map(({ label }) => label);

describe('source roots', () => {
  it('are the root alone in a flat project', async () => {
    const { roots, manifest } = await load(
      empty('pkg/__init__.py', 'pkg/a.py', 'tests/test_a.py', 'setup.py'),
    );
    expect(labels(roots)).toEqual(['.']);
    expect(names(manifest)).toEqual({
      'pkg/__init__.py': 'pkg',
      'pkg/a.py': 'pkg.a',
      'setup.py': 'setup',
      'tests/test_a.py': 'tests.test_a',
    });
  });

  it('are src and the root in a src layout', async () => {
    const { roots, manifest } = await load(empty('src/pkg/a.py', 'src/single.py', 'tests/t.py'));
    expect(labels(roots)).toEqual(['src', '.']);
    expect(names(manifest)).toEqual({
      'src/pkg/a.py': 'pkg.a',
      'src/single.py': 'single',
      'tests/t.py': 'tests.t',
    });
    expect(manifest.rows[0]).toMatchObject({ sourceRoot: 'src', otherFqns: ['src.pkg.a'] });
  });

  it('do not include a src that is a package', async () => {
    const { roots } = await load(empty('src/__init__.py', 'src/a.py'));
    expect(labels(roots)).toEqual(['.']);
  });

  it.each([
    ['setuptools package-dir', 'pyproject.toml', '[tool.setuptools]\npackage-dir = { "" = "lib" }\n'],
    ['setuptools find', 'pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["lib"]\n'],
    [
      'Poetry',
      'pyproject.toml',
      '[tool.poetry]\npackages = [{ include = "pkg", from = "lib" }, { include = "x" }]\n',
    ],
    ['Hatch packages', 'pyproject.toml', '[tool.hatch.build.targets.wheel]\npackages = ["lib/pkg"]\n'],
    ['Hatch sources', 'pyproject.toml', '[tool.hatch.build]\nsources = ["lib"]\n'],
    ['PDM', 'pyproject.toml', '[tool.pdm.build]\npackage-dir = "lib"\n'],
    ['pytest', 'pyproject.toml', '[tool.pytest.ini_options]\npythonpath = [".", "lib"]\n'],
    ['setup.cfg package_dir', 'setup.cfg', '[options]\npackage_dir =\n    =lib\n'],
    ['setup.cfg find', 'setup.cfg', '[options.packages.find]\nwhere = lib\n'],
    ['source-roots', 'cpgd.toml', 'source-roots = ["lib"]\n'],
  ])('come from %s', async (_, file, text) => {
    const { roots, manifest } = await load({ [file]: text, ...empty('lib/pkg/a.py', 'b.py') });
    expect(labels(roots)).toEqual(['lib', '.']);
    expect(names(manifest)).toEqual({ 'b.py': 'b', 'lib/pkg/a.py': 'pkg.a' });
  });

  it('may stand for a package', async () => {
    const { manifest } = await load({
      'pyproject.toml': '[tool.setuptools.package-dir]\n"" = "lib"\n"acme.tool" = "impl"\n',
      ...empty('lib/a.py', 'impl/__init__.py', 'impl/b.py'),
    });
    expect(names(manifest)).toEqual({
      'impl/__init__.py': 'acme.tool',
      'impl/b.py': 'acme.tool.b',
      'lib/a.py': 'a',
    });
  });

  it('are ignored outside the workspace or without Python files', async () => {
    const { roots } = await load({
      'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["../other", "docs", "/etc"]\n',
      ...empty('a.py', 'docs/x.txt'),
    });
    expect(labels(roots)).toEqual(['.']);
  });

  it('of which the deepest counts', async () => {
    const { manifest } = await load({
      'cpgd.toml': 'source-roots = ["a", "a/b", "a/b/c"]\n',
      ...empty('a/x.py', 'a/b/y.py', 'a/b/c/z.py', 'w.py'),
    });
    expect(names(manifest)).toEqual({ 'a/b/c/z.py': 'z', 'a/b/y.py': 'y', 'a/x.py': 'x', 'w.py': 'w' });
    expect(manifest.rows[0]!.otherFqns).toEqual(['c.z', 'b.c.z', 'a.b.c.z']);
  });

  it('of nested projects are found outside of packages', async () => {
    const { roots, manifest } = await load({
      ...empty('pkg/__init__.py', 'pkg/sub/setup.py', 'pkg/sub/x.py'),
      ...empty(
        'examples/demo/pyproject.toml',
        'examples/demo/demo/__init__.py',
        'libs/one/setup.py',
        'libs/one/src/one/a.py',
      ),
    });
    expect(labels(roots)).toEqual(['.', 'examples/demo', 'libs/one/src', 'libs/one']);
    expect(names(manifest)).toMatchObject({
      'examples/demo/demo/__init__.py': 'demo',
      'libs/one/src/one/a.py': 'one.a',
      'pkg/sub/x.py': 'pkg.sub.x',
    });
  });
});

describe('a root that is a package', () => {
  const files = empty(
    'src/acme/__init__.py',
    'src/acme/core/__init__.py',
    'src/acme/core/a.py',
    'src/acme/core/b/c.py',
  );

  it('names its modules from the first directory above that is none', async () => {
    const { roots, manifest } = await load(files, 'src/acme/core');
    expect(roots).toMatchObject([{ directory: '', prefix: 'acme.core', label: '../..', origin: 'package' }]);
    expect(names(manifest)).toEqual({
      '__init__.py': 'acme.core',
      'a.py': 'acme.core.a',
      'b/c.py': 'acme.core.b.c',
    });
    expect([...manifest.namespacePackages]).toEqual([['acme.core.b', ['b']]]);
    expect(manifest.rows.every(({ shadowedBy }) => shadowedBy === null)).toBe(true);
  });

  it('may hold cpgd’s own configuration', async () => {
    const tool = { 'src/acme/core/pyproject.toml': '[tool.cpgd]\nworkers = 2\n' };
    expect(names((await load({ ...files, ...tool }, 'src/acme/core')).manifest)['a.py']).toBe('acme.core.a');
  });

  it('is not one when it declares a project', async () => {
    const { manifest } = await load({
      'pyproject.toml': '[project]\nname = "x"\n',
      ...empty('__init__.py', 'pkg/a.py'),
    });
    expect(names(manifest)).toEqual({ '__init__.py': null, 'pkg/a.py': 'pkg.a' });
  });
});

describe('names', () => {
  const root: SourceRoot = { directory: '', prefix: '', label: '.', origin: 'root' };
  const name = (path: string) => moduleOf(path, [root]);

  it('need identifiers to be imported by a statement', () => {
    expect(name('a/b.py')).toMatchObject({ moduleFqn: 'a.b', isImportable: true });
    for (const [path, moduleFqn] of [
      ['scripts/manage-db.py', 'scripts.manage-db'],
      ['a-b/c.py', 'a-b.c'],
      ['migrations/0001_initial.py', 'migrations.0001_initial'],
    ] as const)
      expect(name(path)).toMatchObject({ moduleFqn, isImportable: false, displayName: moduleFqn });
  });

  it('are missing where a part holds a dot', () => {
    expect(name('conf.d/c.py')).toMatchObject({
      moduleFqn: null,
      isImportable: false,
      displayName: 'conf.d/c',
    });
    expect(name('a.b.py')).toMatchObject({ moduleFqn: null, displayName: 'a.b' });
  });

  it('are normalised as identifiers are', () => {
    expect(name('class/größe.py').moduleFqn).toBe('class.größe');
    expect(name('ﬁle.py').moduleFqn).toBe('file');
  });

  it('of packages and stubs', () => {
    expect(name('a/__init__.pyi')).toMatchObject({ moduleFqn: 'a', isPackage: true, isStub: true });
    expect(name('a-stubs/b.pyi')).toMatchObject({ moduleFqn: 'a.b', isStubPackage: true, isStub: true });
    expect(name('x/a-stubs/b.pyi').moduleFqn).toBe('x.a-stubs.b');
    expect(name('a/__main__.py').moduleFqn).toBe('a.__main__');
    expect(name('__init__.py')).toMatchObject({ moduleFqn: null, displayName: '__init__' });
  });
});

describe('modules', () => {
  it('pair source and stub', async () => {
    const { manifest } = await load(
      empty('a.py', 'a.pyi', 'b.pyi', 'c-stubs/__init__.pyi', 'c/__init__.py', 'c/__init__.pyi'),
    );
    expect(Object.fromEntries(manifest.modules)).toMatchObject({
      a: { source: 'a.py', stub: 'a.pyi' },
      b: { source: null, stub: 'b.pyi' },
      c: { source: 'c/__init__.py', stub: 'c-stubs/__init__.pyi', isPackage: true },
    });
    const [a, stub] = manifest.rows;
    expect(a!.moduleId).toBe(stub!.moduleId);
    expect(manifest.rows.find(({ path }) => path === 'c/__init__.pyi')!.shadowedBy).toBe(
      'c-stubs/__init__.pyi',
    );
  });

  it('a regular package wins over a module, a module over a namespace', async () => {
    const { manifest } = await load(empty('a.py', 'a/__init__.py', 'a/x.py', 'b.py', 'b/y.py', 'b/d/z.py'));
    const shadowedBy = Object.fromEntries(manifest.rows.map((row) => [row.path, row.shadowedBy]));
    expect(shadowedBy).toEqual({
      'a.py': 'a/__init__.py',
      'a/__init__.py': null,
      'a/x.py': null,
      'b.py': null,
      'b/y.py': 'b.py',
      'b/d/z.py': 'b.py',
    });
    expect([...manifest.namespacePackages.keys()]).toEqual([]);
  });

  it('the sooner source root wins, with all that is in its package', async () => {
    const { manifest } = await load({
      'cpgd.toml': 'source-roots = ["two", "one"]\n',
      ...empty('one/p/__init__.py', 'one/p/a.py', 'one/p/only_one.py', 'two/p/__init__.py', 'two/p/a.py'),
    });
    expect(manifest.modules.get('p.a')!.source).toBe('two/p/a.py');
    expect(manifest.modules.has('p.only_one')).toBe(false);
    expect(manifest.rows.find(({ path }) => path === 'one/p/only_one.py')!.shadowedBy).toBe(
      'two/p/__init__.py',
    );
  });

  it('namespace packages have portions in several source roots', async () => {
    const { manifest } = await load({
      'cpgd.toml': 'source-roots = ["two", "one"]\n',
      ...empty('one/ns/a.py', 'two/ns/deep/b.py', 'one/ns/pkg/__init__.py'),
    });
    expect([...manifest.modules.keys()]).toEqual(['ns.a', 'ns.deep.b', 'ns.pkg']);
    expect(Object.fromEntries(manifest.namespacePackages)).toEqual({
      ns: ['two/ns', 'one/ns'],
      'ns.deep': ['two/ns/deep'],
    });
  });

  it('do not depend on the order of files', async () => {
    const { paths, roots, manifest } = await load(
      empty('a.py', 'a/__init__.py', 'b/c.py', 'b/c/__init__.py', 'src/a.py', 'b.pyi'),
    );
    expect(buildModuleManifest(paths.toReversed(), roots)).toEqual(manifest);
    expect(
      findSourceRoots({
        root: '/nowhere',
        paths: paths.toReversed(),
        configured: null,
        projectFiles: loadConfig('/nowhere').projectFiles,
      }),
    ).toEqual(
      findSourceRoots({
        root: '/nowhere',
        paths,
        configured: null,
        projectFiles: loadConfig('/nowhere').projectFiles,
      }),
    );
  });
});

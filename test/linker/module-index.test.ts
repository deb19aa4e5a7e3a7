/** Which file or package a module name means. */
import { describe, expect, test } from 'vitest';
import { absoluteModule } from '../../server/src/linker/absolute-module.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';

const index = new ModuleIndex(
  new Map([
    ['app', ['app/__init__.py']],
    ['app.models', ['app/models.py', 'app/models.pyi']],
    ['plugins.one', ['plugins/one.py']],
    ['random', ['random.py']],
    ['email.local', ['email/local.py']],
  ]),
  { projectName: 'app', projectVersion: '1.0', pythonVersion: '3.12' },
);

test.each([
  ['app', 'file'],
  ['app.models', 'file'],
  ['app.missing', 'missing'],
  ['plugins', 'namespace'],
  ['plugins.two', 'missing'],
  ['os.path', 'standard'],
  ['random', 'file'], // a module of the workspace hides the standard library's
  ['email', 'standard'], // but a folder without __init__ does not (PEP 420)
  ['requests.auth', 'third_party'],
])('%s is %s', (module, kind) => {
  expect(index.locate(module).kind).toBe(kind);
});

test('symbols name the package a module belongs to', () => {
  expect(index.symbol('app.models')).toBe('scip-python python app 1.0 `app.models`/__init__:');
  expect(index.symbol('os')).toBe('scip-python python python-stdlib 3.12 os/__init__:');
  expect(index.symbol('requests.auth')).toBe('scip-python python requests . `requests.auth`/__init__:');
});

describe('relative imports', () => {
  const module = { moduleFqn: 'a.b.c', isPackage: false };
  const pack = { moduleFqn: 'a.b', isPackage: true };

  test.each([
    [module, 0, 'x.y', 'x.y'],
    [module, 1, '', 'a.b'],
    [module, 1, 'd', 'a.b.d'],
    [module, 2, 'd', 'a.d'],
    [module, 3, 'd', null],
    [pack, 1, '', 'a.b'],
    [pack, 2, 'd', 'a.d'],
    [pack, 3, '', null],
    [{ moduleFqn: null, isPackage: false }, 1, 'd', null],
    [{ moduleFqn: 'top', isPackage: false }, 1, 'd', null],
  ])('%o level %i %s is %s', (importer, level, name, expected) => {
    expect(absoluteModule(importer, level, name)).toBe(expected);
  });
});

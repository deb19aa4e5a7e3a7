/** Modules that linking will look into, found from imports alone, so that other threads can read them meanwhile. */
import { describe, expect, test } from 'vitest';
import { OutsideNeeds } from '../../../server/src/daemon/outside/outside-needs.ts';
import type { ImportedName } from '../../../server/src/linker/file-imports.ts';

const plain = (module: string): ImportedName => ({ module, name: null, local: module, isStar: false });
const star = (module: string): ImportedName => ({ module, name: null, local: '', isStar: true });
const named = (module: string, name: string, local = name): ImportedName => ({
  module,
  name,
  local,
  isStar: false,
});

/** Needs of one file, with `builtins` and `typing` out of the way. */
function needsOf(...imports: ImportedName[]): OutsideNeeds {
  const needs = new OutsideNeeds();
  expect(needs.next()).toEqual(['builtins', 'typing']);
  needs.addFile(imports);
  return needs;
}

describe('outside needs', () => {
  test('are what a file imports, each named once', () => {
    const needs = needsOf(plain('os'), named('json', 'loads'), plain('os'));
    expect(needs.next()).toEqual(['os', 'json']);
    needs.addFile([plain('os'), named('json', 'dumps')]);
    expect(needs.next()).toEqual([]);
  });

  test('follow an imported name to where a module has it from, whatever it is called there', () => {
    const needs = needsOf(named('package', 'Thing'));
    needs.next();
    needs.addOutside('package', [named('package.parts', 'Part', 'Thing'), named('package.other', 'Other')]);
    expect(needs.next()).toEqual(['package.parts']);
    needs.addOutside('package.parts', [named('package.base', 'Part')]);
    expect(needs.next()).toEqual(['package.base']);
  });

  test('are not what a module imports for itself', () => {
    const needs = needsOf(plain('package'));
    needs.next();
    needs.addOutside('package', [named('package.parts', 'Part'), plain('sys')]);
    expect(needs.next()).toEqual([]);
  });

  test('are modules of star imports, and names on behind them', () => {
    const needs = needsOf(named('package', 'Thing'));
    needs.next();
    needs.addOutside('package', [star('package.all')]);
    expect(needs.next()).toEqual(['package.all']);
    needs.addOutside('package.all', [named('package.parts', 'Thing')]);
    expect(needs.next()).toEqual(['package.parts']);
  });

  test('follow a name that is asked for after the module has been read', () => {
    const needs = needsOf(plain('package'));
    needs.next();
    needs.addOutside('package', [named('package.parts', 'Part')]);
    expect(needs.next()).toEqual([]);
    needs.addFile([named('package', 'Part')]);
    expect(needs.next()).toEqual(['package.parts']);
  });

  test('end where modules import names from each other', () => {
    const needs = needsOf(named('a', 'x'));
    needs.next();
    needs.addOutside('a', [star('b'), named('b', 'x')]);
    needs.addOutside('b', [star('a'), star('b'), named('a', 'x')]);
    expect(needs.next()).toEqual(['b']);
    expect(needs.next()).toEqual([]);
  });
});

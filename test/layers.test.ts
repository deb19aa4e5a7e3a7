/**
 * Invariant 6: imports point down the layer table. The rules are in `layers/rules.ts`; this file applies them
 * to the sources as they are, and to small invented houses that break each rule once, so that a check that
 * lost its teeth shows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, readModules } from './layers/module-graph.ts';
import { findViolations, LAYERS } from './layers/rules.ts';

const root = join(import.meta.dirname, '..');
const serverPackage = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const serverDependencies = new Set(Object.keys(serverPackage.dependencies));

describe('the sources', () => {
  const modules = readModules(root, ['server/src', 'shared/src']);

  it('are found', () => {
    expect(modules.size).toBeGreaterThan(5);
  });

  it('keep the rules of the house', () => {
    expect(findViolations({ modules, serverDependencies })).toEqual([]);
  });

  it('have the layer table that docs/architecture.md shows', () => {
    const documented = [
      ...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/^\| (`[a-z`, ]+`) \|/gm),
    ].map(([, names]) => names!.replaceAll('`', '').split(', '));
    expect(documented).toEqual(LAYERS);
  });
});

describe('a house that breaks a rule', () => {
  const house = (files: Record<string, string>) =>
    findViolations({
      modules: new Map(
        Object.entries(files).map(([path, text]) => [`server/src/${path}`, `// Purpose.\n${text}`]),
      ),
      serverDependencies,
    });
  const empty = { 'text/span.ts': '', 'store/rows.ts': '', 'lsp/hover.ts': '', 'mcp/tool.ts': '' };

  it.each([
    ['an import upwards', "import { a } from '../store/rows.ts';"],
    ['a type import upwards', "import type { A } from '../store/rows.ts';"],
    ['an inline type import upwards', "type A = import('../store/rows.ts').A;"],
    ['a dynamic import upwards', "await import('../store/rows.ts');"],
    ['a re-export upwards', "export * from '../store/rows.ts';"],
    ['a worker upwards', "new URL('../store/rows.ts', import.meta.url);"],
  ])('is reported for %s', (_, text) => {
    expect(house({ ...empty, 'text/span.ts': text })).toEqual([
      expect.stringMatching(/^server\/src\/text\/span\.ts:2: .*text lies below store/),
    ]);
  });

  it('is reported for two protocols that know each other', () => {
    expect(house({ ...empty, 'lsp/hover.ts': "import '../mcp/tool.ts';" })).toEqual([
      expect.stringContaining('lsp and mcp are on one level'),
    ]);
  });

  it('is reported for a cycle inside one layer, once', () => {
    const cyclic = {
      'text/a.ts': "import './b.ts';",
      'text/b.ts': "import type { C } from './c.ts';",
      'text/c.ts': "import './a.ts';",
    };
    expect(house(cyclic)).toEqual([
      'import cycle: server/src/text/a.ts → server/src/text/b.ts → server/src/text/c.ts → server/src/text/a.ts',
    ]);
  });

  it.each([
    ["import { readFileSync } from 'node:fs';", 'the file system belongs to: workspace'],
    ["import { readFile } from 'fs/promises';", 'the file system belongs to: workspace'],
    ["import Database from 'better-sqlite3';", 'SQLite belongs to: store'],
    ["import { Piscina } from 'piscina';", 'the worker pool belongs to: daemon'],
    ["import { get } from 'node:https';", 'the network belongs to: no layer'],
    ["import lodash from 'lodash';", 'server/package.json does not declare lodash'],
    ["import '../../../shared/src/index.ts';", 'no such module'],
    ["import './spam.js';", 'no such module'],
  ])('is reported for %s', (text, problem) => {
    expect(house({ 'text/span.ts': text })).toEqual([expect.stringContaining(problem)]);
  });

  it('is reported for a file outside the layers and for one without an opening comment', () => {
    const modules = new Map([
      ['server/src/helpers.ts', '// Purpose.'],
      ['server/src/text/span.ts', 'export {};'],
    ]);
    expect(findViolations({ modules, serverDependencies })).toEqual([
      'server/src/helpers.ts: is in no layer',
      'server/src/text/span.ts: opens without a comment that says what it is for',
    ]);
  });

  it('is not seen where an import is only quoted', () => {
    const quoted = "// import '../store/rows.ts'\nexport const s = \"import('../store/rows.ts')\";";
    expect(house({ ...empty, 'text/span.ts': quoted })).toEqual([]);
  });
});

it('an import that is computed cannot be checked and is refused', () => {
  expect(() => importsOf('a.ts', '// Purpose.\nawait import(name);')).toThrow('a.ts:2');
});

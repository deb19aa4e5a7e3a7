/** What scip-python 0.6 does in its own way, and what it means in our words. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import { dumpTables, indexed } from '../support/projects.ts';
import { foreignIndexOf, graphOf, indexPath, rows } from './import-support.ts';
import { documentsOf, indexOf } from './support.ts';

const PROJECT = { 'pyproject.toml': '[project]\nname = "demo"\nversion = "1.0"\n' };
const ENGINE =
  'class Runner:\n    def run(self, times):\n        def once():\n            return times\n        return once()\n';

const SYMBOL = (path: string): string => `scip-python python demo 1.0 ${path}`;

test('what is only stored does not become a read, whatever the index says', async () => {
  const { root, project } = await indexed({ 'm.py': 'v = 1\nv = 2\nv += 3\nprint(v)\n' });
  const roles = async () =>
    rows(await dumpTables(project.snapshot()), 'rel_name_symbol_v1').flatMap(({ symbol, symbol_roles }) =>
      String(symbol).endsWith('m/v.') ? [symbol_roles] : [],
    );
  const natively = await roles();
  expect(natively).toEqual([5, 5, 12, 8]);
  const columns = [0, 0, 0, 6];
  const occurrences = columns.map((column, line) => ({
    range: [line, column, column + 1],
    symbol: 'scip-python python m . m/v.',
    symbolRoles: line === 0 ? 1 : 8,
  }));
  writeFileSync(indexPath(root), indexOf({ documents: [{ relativePath: 'm.py', occurrences }] }));
  await project.index();
  expect((await project.scip()).occurrences.holding).toBe(4);
  expect(await roles()).toEqual(natively);
});

test('scip-python leaves the method out of a name: the definition on the same token says what it is', async () => {
  const { root, project } = await indexed({ ...PROJECT, 'engine.py': ENGINE });
  const once = SYMBOL('engine/Runner#once().');
  writeFileSync(
    indexPath(root),
    indexOf({
      documents: [
        {
          relativePath: 'engine.py',
          occurrences: [
            { range: [2, 12, 16], symbol: once, symbolRoles: 1 },
            { range: [4, 15, 19], symbol: once, symbolRoles: 8 },
          ],
        },
      ],
    }),
  );
  await project.index();
  expect((await project.scip()).disagreements).toEqual([]);
  const found = rows(await dumpTables(project.snapshot()), 'scip_occurrences');
  expect(found.map(({ symbol }) => symbol)).toEqual([
    SYMBOL('engine/Runner#run().once().'),
    SYMBOL('engine/Runner#run().once().'),
  ]);
});

test('scip-python leaves out what a class is in: its definition in the index says what is meant, in other files too', async () => {
  const { root, project } = await indexed({
    ...PROJECT,
    'make.py':
      'def make():\n    class Part:\n        def __init__(self):\n            self.size = 1\n    return Part()\n',
    'outer.py': 'class Outer:\n    class In:\n        def m(self):\n            self.v = 1\n',
    'use.py': 'from outer import Outer\ndef use(o: Outer.In, p):\n    return o.v + p.v\n',
  });
  const short = SYMBOL('outer/In#v.');
  const documents = [
    {
      relativePath: 'use.py',
      occurrences: [
        { range: [2, 13, 14], symbol: short, symbolRoles: 8 },
        { range: [2, 19, 20], symbol: short, symbolRoles: 8 },
      ],
    },
    {
      relativePath: 'make.py',
      occurrences: [
        { range: [1, 10, 14], symbol: SYMBOL('make/make().Part#'), symbolRoles: 1 },
        { range: [3, 17, 21], symbol: SYMBOL('make/Part#size.'), symbolRoles: 1 },
      ],
    },
    {
      relativePath: 'outer.py',
      occurrences: [
        { range: [1, 10, 12], symbol: SYMBOL('outer/Outer#In#'), symbolRoles: 1 },
        { range: [3, 17, 18], symbol: short, symbolRoles: 1 },
      ],
    },
  ];
  writeFileSync(indexPath(root), indexOf({ documents }));
  await project.index();
  expect((await project.scip()).disagreements).toEqual([]);
  const found = rows(await dumpTables(project.snapshot()), 'scip_occurrences');
  const whole = SYMBOL('outer/Outer#In#v.');
  expect(found.map(({ symbol }) => symbol)).toEqual([
    SYMBOL('make/make().Part#'),
    SYMBOL('make/make().Part#size.'),
    SYMBOL('outer/Outer#In#'),
    whole,
    whole,
    whole,
  ]);
  const uses = project.references(whole).items.map(({ location, confidence }) => [location.path, confidence]);
  expect(uses).toEqual([
    ['outer.py', 1],
    ['use.py', 1],
    ['use.py', 1],
  ]);
});

test('a symbol that classes share states nothing: the linker knows which it is, and makes no guess where it does not', async () => {
  const { root, project } = await indexed({
    ...PROJECT,
    'two.py':
      'class A:\n    class In:\n        def m(self): self.v = 1\nclass B:\n    class In:\n        def m(self): self.v = 1\ndef use(o): return o.v\n',
  });
  const short = SYMBOL('two/In#v.');
  const ofClass = (name: string, line: number) => [
    {
      range: [line, 10, 12],
      symbol: SYMBOL(`two/${name}#In#`),
      symbolRoles: 1,
      enclosingRange: [line, 4, line + 1, 31],
    },
    { range: [line + 1, 26, 27], symbol: short, symbolRoles: 1 },
  ];
  const use = { range: [6, 21, 22], symbol: short, symbolRoles: 8 };
  const occurrences = [...ofClass('A', 1), ...ofClass('B', 4), use];
  writeFileSync(indexPath(root), indexOf({ documents: [{ relativePath: 'two.py', occurrences }] }));
  await project.index();
  expect((await project.scip()).disagreements).toEqual([]);
  const found = rows(await dumpTables(project.snapshot()), 'rel_attribute_symbol_v1');
  expect(found.map(({ symbol, origin, confidence }) => [symbol, origin, confidence])).toEqual([
    [SYMBOL('two/A#In#v.'), 'native', 1],
    [SYMBOL('two/B#In#v.'), 'native', 1],
  ]);
  expect(project.references(SYMBOL('two/A#In#v.')).total).toBe(1);
});

test('scip-python repeats the name of a variable that begins with an annotation; so does our export, and importing takes it back', async () => {
  const { root, project } = await indexed({
    ...PROJECT,
    'm.py': [
      'e: int = 1',
      'bare: str',
      'plain = 1',
      'plain: int = 2',
      'if plain:',
      '    inside: int = 1',
      'inside: int = 2',
      'def f():',
      '    global later, e',
      '    later = 1',
      'later: int = 2',
      'class C:',
      '    e: int = 1',
      'e += bare',
      '',
    ].join('\n'),
    'use.py': 'import m\nfrom m import e\nprint(e, m.e, m.plain, m.C.e)\n',
  });
  const graph = graphOf(project.snapshot());
  const index = foreignIndexOf(project);
  const symbols = new Set(
    documentsOf(decodeIndex(index)).flatMap(({ occurrences }) => occurrences.symbolNames),
  );
  const variables = [...symbols].filter((symbol) => symbol.startsWith(SYMBOL('m/')) && symbol.endsWith('.'));
  // As scip-python 0.6.6 calls them.
  expect(variables.sort()).toEqual(
    ['C#e.', 'bare.bare.', 'e.e.', 'f().', 'inside.', 'later.later.', 'plain.'].map((name) =>
      SYMBOL(`m/${name}`),
    ),
  );
  writeFileSync(indexPath(root), index);
  await project.index();
  expect((await project.scip()).disagreements).toEqual([]);
  expect(graphOf(project.snapshot())).toEqual(graph);
});

/**
 * Every kind of edge that is made only when its lens is asked for has a program that shows it and programs that show
 * its absence, as `fixtures/edges.md` has them for the kinds that are always there. Edges are listed as its fences
 * list them, and the lists are exact.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { compileFiles } from '../../server/src/daemon/compiler-lens.ts';
import { createOnDemandSources } from '../../server/src/daemon/on-demand-sources.ts';
import type { Document, SymbolInformation } from '../../server/src/evidence/scip/generated/scip.ts';
import type { Init } from '../../server/src/evidence/scip/messages.ts';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import type { RowOptions } from '../../server/src/relations/tables.ts';
import { readTables } from '../fixtures/index-files.ts';
import { renderSnapshot } from '../fixtures/snapshot-fences.ts';
import { INDEX_FILE } from '../scip/import-support.ts';
import { indexOf } from '../scip/support.ts';
import { indexed, makeFolder } from '../support/projects.ts';
import { snapshotOf } from './snapshot-of.ts';

/** What an example is made of, and every edge of the kind that it has. */
interface Example<T> {
  readonly of: T;
  readonly edges: readonly string[];
}

interface Pair<T> {
  readonly shows: Example<T>;
  readonly lacks: readonly Example<T>[];
}

type Pairs<T> = Readonly<Record<string, Pair<T>>>;

/** Examples without an edge of the kind. */
const none = <T>(...examples: readonly T[]): readonly Example<T>[] =>
  examples.map((of) => ({ of, edges: [] }));

/** Texts of `m.py`. */
const FLOW: Pairs<string> = {
  // The way into a code unit is always there: what `raise` lacks is the way on.
  CFG_NEXT: {
    shows: {
      of: 'x = 1\n',
      edges: ['CFG_BLOCK m.py:1:1 -> CFG_BLOCK x m.py:1:1', 'CFG_BLOCK x m.py:1:1 -> CFG_BLOCK m.py:1:1'],
    },
    lacks: [{ of: 'raise E\n', edges: ['CFG_BLOCK m.py:1:1 -> CFG_BLOCK raise E m.py:1:1'] }],
  },
  CFG_TRUE: {
    shows: { of: 'if x: y = 1\n', edges: ['CFG_BLOCK x m.py:1:4 -> CFG_BLOCK y m.py:1:7'] },
    lacks: none('y = 1\n', 'try: y = 1\nfinally: z = 1\n'),
  },
  CFG_FALSE: {
    shows: { of: 'if x: y = 1\n', edges: ['CFG_BLOCK x m.py:1:4 -> CFG_BLOCK m.py:1:1'] },
    lacks: none('y = 1\n', 'while True: y = 1\n'),
  },
  CFG_EXC: {
    shows: { of: 'raise E\n', edges: ['CFG_BLOCK raise E m.py:1:1 -> CFG_BLOCK m.py:1:1'] },
    lacks: none('x = 1\n', 'pass\n'),
  },
  DEFINES_BINDING: {
    shows: { of: 'x = 1\n', edges: ['DF_DEF_SITE x m.py:1:1 -> BINDING x m.py:1:1'] },
    lacks: none('print(x)\n', 'x.y = 1\n', 'x[0] = 1\n'),
  },
  USES_BINDING: {
    shows: { of: 'x\n', edges: ['DF_USE_SITE x m.py:1:1 -> BINDING x m.py:1:1'] },
    lacks: none('x = 1\n', 'del x\n'),
  },
  REACHES: {
    shows: { of: 'x = 1\nx\n', edges: ['DF_DEF_SITE x m.py:1:1 -> DF_USE_SITE x m.py:2:1'] },
    lacks: none('x\nx = 1\n', 'x = 1\ndel x\nx\n', 'x = 1\ny\n'),
  },
};

/** Texts of `m.py`, with instructions that every version of CPython with positions (PEP 657) compiles them to. */
const BYTECODE: Pairs<string> = {
  BYTECODE_ANCHOR: {
    shows: {
      of: 'x.y\n',
      edges: [
        'BC_INSTR LOAD_ATTR m.py:1:1 -> PY_ATTRIBUTE_ACCESS y m.py:1:1',
        'BC_INSTR LOAD_NAME m.py:1:1 -> PY_NAME_REF x m.py:1:1',
      ],
    },
    // Instructions that take no name, and names in what does not compile.
    lacks: none('[] + []\n', 'x.y\nreturn\n'),
  },
};

const symbol = (path: string): string => `scip-python python demo 1.0 m/${path}`;

/** What an index says of one symbol and another; the Python texts say nothing of either. */
const says = (
  left: string,
  right: string,
  how: 'isImplementation' | 'isReference',
): Init<SymbolInformation> => ({
  symbol: symbol(left),
  relationships: [{ symbol: symbol(right), [how]: true }],
});

const PROJECT = '[project]\nname = "demo"\nversion = "1.0"\n';
const CLASSES = 'class A:\n    def f(self): ...\nclass B:\n    def f(self): ...\n';

/** Only what an index says of a symbol whose definition is where the index has it counts. */
const DEFINED: Init<Document>['occurrences'] = [
  { range: [2, 6, 7], symbol: symbol('B#'), symbolRoles: 1 },
  { range: [3, 8, 9], symbol: symbol('B#f().'), symbolRoles: 1 },
];

/** What an index of `CLASSES` says. */
const SCIP: Pairs<Init<SymbolInformation>> = {
  SCIP_EXTENDS: {
    shows: { of: says('B#', 'A#', 'isImplementation'), edges: ['PY_SYMBOL m.B -> PY_SYMBOL m.A'] },
    lacks: none(says('B#f().', 'A#f().', 'isImplementation'), says('B#', 'A#', 'isReference')),
  },
  SCIP_OVERRIDES: {
    shows: {
      of: says('B#f().', 'A#f().', 'isImplementation'),
      edges: ['PY_SYMBOL m.B.f -> PY_SYMBOL m.A.f'],
    },
    lacks: none(says('B#', 'A#', 'isImplementation'), says('B#f().', 'A#f().', 'isReference')),
  },
};

const sources = await createOnDemandSources(null);

/** The edges of a kind, without its name and the alignment of the columns. */
async function edgesOf(kind: string, snapshot: Snapshot, options: RowOptions): Promise<readonly string[]> {
  const tables = await readTables(snapshot, Promise.resolve({ ...sources, ...options }));
  expect(tables.refused('cpg_edges')).toEqual([]);
  const text = (path: string): string => snapshot.file(path)!.text()!;
  const fence = { kind: 'edges', args: [kind], text: '', openLine: 0, closeLine: 0, state: 0 } as const;
  const rendered = renderSnapshot(fence, { indexed: tables, lived: tables, text });
  return rendered
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(kind.length).trim().replace(/ {2,}/g, ' '));
}

/** How an example is indexed, and what asks for its lens. */
type Index<T> = (example: T) => Promise<{ readonly snapshot: Snapshot; readonly options: RowOptions }>;

function demand<T>(pairs: Pairs<T>, index: Index<T>): void {
  test.each(Object.entries(pairs))('%s is shown, and only when it is asked for', async (kind, { shows }) => {
    const { snapshot, options } = await index(shows.of);
    expect(shows.edges).not.toEqual([]);
    expect(await edgesOf(kind, snapshot, options)).toEqual(shows.edges);
    expect(await edgesOf(kind, snapshot, {})).toEqual([]);
  });

  test.each(Object.entries(pairs))('%s is absent where it should be', async (kind, { shows, lacks }) => {
    expect(lacks).not.toEqual([]);
    for (const { of, edges } of lacks) {
      const { snapshot, options } = await index(of);
      expect(edges.length).toBeLessThan(shows.edges.length);
      expect(await edgesOf(kind, snapshot, options), JSON.stringify(of)).toEqual(edges);
    }
  });
}

test('each kind that is made on demand is here, and no other; what is not made on demand is always made', () => {
  const kindsThatAre = (state: string) =>
    EDGE_KINDS.filter((kind) => kind.state === state).map(({ kind }) => kind);
  expect(Object.keys({ ...FLOW, ...BYTECODE, ...SCIP }).sort()).toEqual(kindsThatAre('on_demand').sort());
  expect(kindsThatAre('off')).toEqual([]);
});

describe('the flow lens', () => {
  demand(FLOW, async (text) => ({
    snapshot: await snapshotOf({ 'm.py': text }),
    options: { include: ['flow'] },
  }));
});

const version = spawnSync('python3', ['-c', 'import sys; print(sys.version_info[:2] >= (3, 11))']);
const hasPython = version.stdout?.toString().trim() === 'True';

describe.skipIf(!hasPython)('with Python 3.11 or later on the PATH, the lens of the compiler', () => {
  demand(BYTECODE, async (text) => {
    const lens = await compileFiles(makeFolder(), makeFolder(), [{ path: 'm.py', text }]);
    const options: RowOptions = { bytecode: lens.source, include: ['bytecode'] };
    return { snapshot: await snapshotOf({ 'm.py': text }), options };
  });
});

describe('the lens of imported indexes', () => {
  demand(SCIP, async (information) => {
    const index = indexOf({
      documents: [{ relativePath: 'm.py', occurrences: DEFINED, symbols: [information] }],
    });
    const { project } = await indexed({
      'pyproject.toml': PROJECT,
      'm.py': CLASSES,
      [INDEX_FILE]: Buffer.from(index),
    });
    return { snapshot: project.snapshot(), options: { include: ['scip'] } };
  });
});

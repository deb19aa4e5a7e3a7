/** The comparison of two indexes: ours with itself agrees in everything, and each way to differ has its class. */
import { expect, it } from 'vitest';
import {
  Definitions,
  type Occurrence,
  ourAnswers,
  theirAnswers,
} from '../../scripts/compare-scip/answers.ts';
import { judge, type Sides } from '../../scripts/compare-scip/classify.ts';
import type { Document } from '../../server/src/evidence/scip/generated/scip.ts';
import { importAliases } from '../../server/src/evidence/scip/identifier-check.ts';
import type { Init } from '../../server/src/evidence/scip/messages.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import type { ScipDocument } from '../../server/src/evidence/scip/scip-document.ts';
import { exportScipIndex } from '../../server/src/relations/scip-export/export-index.ts';
import { ExportedSymbols } from '../../server/src/relations/scip-export/exported-symbols.ts';
import { snapshotOf } from '../relations/snapshot-of.ts';
import { documentOf, documentsOf } from './support.ts';

const PACKAGES = { projectName: 'demo', projectVersion: '1.0', pythonVersion: '3.11' };
const snapshot = await snapshotOf({
  'a.py':
    'class A:\n    def f(self): return self.x\n    def g(self): pass\nif x:\n    def h(): pass\nelse:\n    h = 1\n',
  'b.py': 'from a import A as B, h\nimport json\ndef use(o, n):\n    B().f(); o.f(); h(n=n); json.dumps(o)\n',
  'pkg/__init__.py': '',
  'pkg/c.py': 'from . import d\nfrom .d import e\n',
  'pkg/d.py': 'e = 1\n',
});

function compare(documents: readonly ScipDocument[]): [Occurrence, ReturnType<typeof judge>][] {
  const symbols = new ExportedSymbols(snapshot, PACKAGES);
  const sides: Sides = { theirs: new Definitions(), ours: new Definitions() };
  const ours = new Map(snapshot.files.map((file) => [file.path, ourAnswers(file, symbols, sides.ours)]));
  const workspaceAliases = importAliases(snapshot.files.map((file) => file.evidence()!));
  const occurrences = documents.flatMap((document) => {
    const beside = { metadata: null, ours: ours.get(document.path)!, workspaceAliases };
    return theirAnswers(document, snapshot.file(document.path)!, beside, sides.theirs);
  });
  return occurrences.map((one) => [one, judge(one, sides)]);
}

it('our index agrees with itself in everything', () => {
  const options = { projectRoot: 'file:///demo', toolVersion: '1', packages: PACKAGES };
  const documents = documentsOf(decodeIndex(Buffer.concat([...exportScipIndex(snapshot, options)])));
  const verdicts = compare(documents);
  expect(verdicts.length).toBeGreaterThan(30);
  const differing = verdicts.filter(
    ([, { outcome }]) => outcome !== 'same symbol' && outcome !== 'among candidates',
  );
  expect(differing.map(([{ text, symbol }, verdict]) => ({ text, symbol, ...verdict }))).toEqual([]);
});

/** Definitions that the other index has, in the package's own spelling. */
const DEFINITIONS: readonly Init<Document>[] = [
  {
    relativePath: 'a.py',
    occurrences: [
      { range: [0, 6, 7], symbol: 's s other 9 a/A#', symbolRoles: 1 },
      { range: [1, 8, 9], symbol: 's s other 9 a/A#f().', symbolRoles: 1 },
    ],
  },
];

it.each([
  ['cross-file reference', 'same symbol', '', [3, 8, 9], 'scip-python python other 9 a/A#f().'],
  ['cross-file reference', 'no target', 'attribute: unknown receiver', [3, 15, 16], 's s other 9 a/A#f().'],
  [
    'cross-file reference',
    'not comparable',
    'the symbol is called otherwise than the text (attribute)',
    [3, 8, 9],
    's s other 9 a/A#',
  ],
  [
    'external reference',
    'other target',
    'attribute: same name in another module',
    [3, 33, 38],
    'scip-python python python-stdlib 3.11 simplejson/dumps.',
  ],
  [
    'external reference',
    'not comparable',
    'a local that is defined nowhere stands for something outside (no stub was found)',
    [3, 33, 38],
    'local 7',
  ],
] as const)('a %s can be %s: %s', (category, outcome, why, range, symbol) => {
  const use = { relativePath: 'b.py', occurrences: [{ range: [...range], symbol, symbolRoles: 8 }] };
  const verdicts = compare(
    [...DEFINITIONS, use].map((document) => documentOf({ positionEncoding: 1, ...document })),
  );
  expect(verdicts.at(-1)![1]).toEqual({ category, outcome, why });
});

it("scip-python's module of a relative import says nothing", () => {
  const occurrences = [
    { range: [1, 5, 7], symbol: 'scip-python python demo 1.0 d/__init__:', symbolRoles: 8 },
  ];
  const [[, verdict]] = compare([
    documentOf({ relativePath: 'pkg/c.py', positionEncoding: 1, occurrences }),
  ]) as [[Occurrence, ReturnType<typeof judge>]];
  expect(verdict).toMatchObject({
    outcome: 'not comparable',
    why: expect.stringContaining('relative import'),
  });
});

it('a definition with another spelling is the same definition', () => {
  const occurrences = [{ range: [2, 8, 9], symbol: 'scip-python python demo 1.0 a/B#g().', symbolRoles: 1 }];
  const [first] = compare([documentOf({ relativePath: 'a.py', positionEncoding: 1, occurrences })]);
  expect(first![1]).toEqual({ category: 'definition', outcome: 'same definition', why: '' });
});

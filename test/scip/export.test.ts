/**
 * Our own index: what it says of a small project, that it is the same every time, and that reading it gives
 * back exactly what was written.
 */
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { anchorOccurrences } from '../../server/src/evidence/scip/anchor.ts';
import { anchorAt } from '../../server/src/evidence/scip/anchors.ts';
import type { Index, SymbolInformation } from '../../server/src/evidence/scip/generated/scip.ts';
import { importAliases } from '../../server/src/evidence/scip/identifier-check.ts';
import { normalizeDocument } from '../../server/src/evidence/scip/normalize.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import { FileView } from '../../server/src/relations/file-view.ts';
import { documentOccurrences } from '../../server/src/relations/scip-export/document-occurrences.ts';
import { exportScipIndex } from '../../server/src/relations/scip-export/export-index.ts';
import { ExportedSymbols } from '../../server/src/relations/scip-export/exported-symbols.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import { snapshotOf } from '../relations/snapshot-of.ts';
import { documentsOf } from './support.ts';

const OPTIONS = {
  projectRoot: 'file:///demo',
  toolVersion: '1.2.3',
  packages: { projectName: 'demo', projectVersion: '1.0', pythonVersion: '3.11' },
};

const FILES = {
  'pkg/__init__.py': '"""The package."""\nfrom .shapes import Shape as Form, area\n',
  'pkg/shapes.py': [
    '"""Shapes."""\r\n',
    'import os.path as p\n',
    'from collections import OrderedDict\n',
    'LIMIT: "int" = 3\n',
    'class Shape:\n',
    '    """A shape."""\n',
    '    sides = 0\n',
    '    def name(self, *, größe=1) -> str:\n',
    '        """Its name."""\n',
    '        self.label = "𝔘" ; local = größe; return self.label\n',
    '    @staticmethod\n',
    '    def make(): return Shape()\n',
    '    @property\n',
    '    def size(self): return [k for k in range(self.sides)]\n',
    'class Square(Shape, OrderedDict):\n',
    '    def name(self, *, größe=2): return super().name(größe=größe)\n',
    'async def area(shape):\n',
    '    def inner(x): return x + LIMIT\n',
    '    total = 0\n',
    '    total += inner(1)\n',
    '    return (lambda y: y + total)(shape.sides)\n',
  ].join(''),
  'use.py':
    'import pkg.shapes\nfrom pkg import Form\nfrom missing.dep import thing\nForm().name(größe=3)\npkg.shapes.area(Form)\nthing()\n',
};

function exported(snapshot: Snapshot): Buffer {
  return Buffer.concat([...exportScipIndex(snapshot, OPTIONS)]);
}

const snapshot = await snapshotOf(FILES);
const bytes = exported(snapshot);

/** The index as another tool would read it: through protobufjs and the schema file, not through our reader. */
function decoded(): Index {
  const schema = protobuf.loadSync(new URL('../../proto/scip.proto', import.meta.url).pathname);
  return schema.lookupType('scip.Index').decode(bytes) as unknown as Index;
}

describe('our index', () => {
  const index = decoded();

  it('says who made it, from what', () => {
    expect(index.metadata).toMatchObject({
      toolInfo: { name: 'cpgd', version: '1.2.3' },
      projectRoot: 'file:///demo',
      textDocumentEncoding: 1,
    });
    expect(index.documents.map((one) => [one.relativePath, one.language, one.positionEncoding])).toEqual([
      ['pkg/__init__.py', 'python', 1],
      ['pkg/shapes.py', 'python', 1],
      ['use.py', 'python', 1],
    ]);
  });

  const informationOf = (path: string, symbol: string): SymbolInformation | undefined =>
    index.documents
      .find((document) => document.relativePath === path)
      ?.symbols.find((one) => one.symbol.endsWith(symbol));

  it('describes what is defined', () => {
    expect(informationOf('pkg/__init__.py', 'pkg/__init__:')).toMatchObject({ kind: 35, displayName: 'pkg' });
    expect(informationOf('pkg/shapes.py', '`pkg.shapes`/__init__:')).toMatchObject({ kind: 29 });
    expect(informationOf('pkg/shapes.py', 'Shape#')).toMatchObject({
      kind: 7,
      displayName: 'Shape',
      documentation: ['A shape.'],
      signatureDocumentation: { language: 'python', text: 'class Shape' },
      relationships: [],
    });
    expect(informationOf('pkg/shapes.py', 'Shape#name().')).toMatchObject({
      kind: 26,
      documentation: ['Its name.'],
      signatureDocumentation: { text: 'def name(self, *, größe=1) -> str' },
    });
    expect(informationOf('pkg/shapes.py', 'area().')).toMatchObject({
      kind: 17,
      signatureDocumentation: { text: 'async def area(shape)' },
    });
    expect(informationOf('pkg/shapes.py', 'make().')?.kind).toBe(80);
    expect(informationOf('pkg/shapes.py', 'size().')?.kind).toBe(41);
    expect(informationOf('pkg/shapes.py', 'sides.')?.kind).toBe(15);
    expect(informationOf('pkg/shapes.py', 'label.')?.kind).toBe(15);
    expect(informationOf('pkg/shapes.py', 'LIMIT.')?.kind).toBe(61);
    expect(informationOf('pkg/shapes.py', 'Shape#name().(self)')?.kind).toBe(44);
    expect(informationOf('pkg/shapes.py', 'area().(shape)')?.kind).toBe(37);
  });

  it('relates classes to their direct bases and methods to what they override', () => {
    const related = (symbol: string) =>
      informationOf('pkg/shapes.py', symbol)?.relationships.map((one) => [
        one.symbol.split(' ').at(-1),
        one.isImplementation,
        one.isReference,
      ]);
    expect(related('Square#')).toEqual([
      ['`pkg.shapes`/Shape#', true, false],
      [expect.stringMatching(/^collections\/OrderedDict[.#]$/), true, false],
    ]);
    expect(related('Square#name().')).toEqual([['`pkg.shapes`/Shape#name().', true, true]]);
  });

  it('says where locals stand', () => {
    const locals = index.documents[1]!.symbols.filter((one) => one.symbol.startsWith('local '));
    const found = locals.map((one) => [one.displayName, one.enclosingSymbol.split('/').at(-1)]);
    expect(found.sort()).toEqual([
      ['k', 'Shape#size().'],
      ['local', 'Shape#name().'],
      ['total', 'area().'],
      ['y', 'area().'],
    ]);
  });

  it('lists the symbols of others, and only those, once', () => {
    const symbols = index.externalSymbols.map((one) => one.symbol);
    expect(symbols).toEqual([...new Set(symbols)].sort());
    expect(symbols.some((symbol) => symbol.endsWith(' missing . `missing.dep`/thing.'))).toBe(true);
    expect(symbols.some((symbol) => symbol.includes(' demo 1.0 `pkg'))).toBe(false);
    const defined = new Set(index.documents.flatMap((one) => one.symbols.map(({ symbol }) => symbol)));
    const mentioned = index.documents.flatMap((one) => one.occurrences.map(({ symbol }) => symbol));
    for (const symbol of mentioned)
      expect(defined.has(symbol) || symbols.includes(symbol), symbol).toBe(true);
  });

  it('puts every role and the span of the definition on its occurrences', () => {
    const lines = FILES['pkg/shapes.py'].split(/\r\n|\n/);
    const marked = index.documents[1]!.occurrences.map(({ range, symbol, symbolRoles, enclosingRange }) => {
      const [line, start, end] = range as [number, number, number];
      const text = Buffer.from(lines[line]!).subarray(start, end).toString();
      return `${text} ${symbolRoles} ${symbol.split('/').at(-1)} ${enclosingRange.join(',')}`.trim();
    });
    expect(marked).toEqual(
      expect.arrayContaining([
        '1 __init__: 0,0,21,0',
        'os.path 2 __init__:',
        'p 2 __init__:',
        'LIMIT 5 LIMIT.LIMIT.',
        'Shape 1 Shape# 4,0,13,57',
        'make 1 Shape#make(). 10,4,11,30',
        'größe 1 Shape#name().(`größe`) 7,22,31',
        'größe 8 Shape#name().(`größe`)',
        'größe 0 Shape#name().(`größe`)',
        'label 5 Shape#label.',
        'label 8 Shape#label.',
      ]),
    );
    expect(marked.filter((one) => /^total \d+ local \d+$/.test(one)).map((one) => one.split(' ')[1])).toEqual(
      ['5', '12', '8'],
    );
  });

  it('is the same every time, whatever the order of the files', () => {
    const shuffled = { ...snapshot, files: [...snapshot.files].reverse() };
    expect(exported(snapshot).equals(bytes)).toBe(true);
    expect(exported(shuffled).equals(bytes)).toBe(true);
  });

  it('leaves out files that changed since they were indexed, and says so', () => {
    const files = snapshot.files.map((file) =>
      file.path === 'use.py' ? { ...file, text: () => null } : file,
    );
    const pieces = exportScipIndex({ ...snapshot, files }, OPTIONS);
    let next = pieces.next();
    while (!next.done) next = pieces.next();
    expect(next.value).toMatchObject({ documents: 2, changedFiles: ['use.py'] });
  });

  it('comes back as it was written, every occurrence on a token and in force', () => {
    const parts = [...decodeIndex(bytes)];
    const [first] = parts;
    const metadata = first?.kind === 'metadata' ? first.metadata : null;
    expect(documentsOf(parts).length).toBe(3);
    const workspaceAliases = importAliases(snapshot.files.map((file) => file.evidence()!));
    for (const document of documentsOf(parts)) {
      const file = snapshot.file(document.path)!;
      const target = {
        evidence: file.evidence()!,
        layout: file.layout()!,
        lines: new LineIndex(file.text()!),
        workspaceAliases,
      };
      const { occurrences, problems } = normalizeDocument(document, target.lines, metadata);
      const anchors = anchorOccurrences(occurrences, target);
      const view = new FileView(file, { pathsOfModule: () => [] }, null);
      const written = documentOccurrences(view, new ExportedSymbols(snapshot, OPTIONS.packages));
      expect(problems).toEqual([]);
      expect([...anchors.syntaxRoles].every((roles) => roles === 0)).toBe(true);
      const read = written.map((_, row) => ({
        start: occurrences.start[row],
        end: occurrences.end[row],
        symbol: occurrences.symbolNames[occurrences.symbol[row]!],
        roles: anchors.roles[row],
        enclosingStart: occurrences.enclosingStart[row],
        enclosingEnd: occurrences.enclosingEnd[row],
        anchor: anchorAt(anchors, row).match,
        failure: anchorAt(anchors, row).failure,
      }));
      expect(anchors.length).toBe(written.length);
      expect(read).toEqual(
        written.map(({ defines, ...occurrence }) => ({ ...occurrence, anchor: 'exact', failure: '' })),
      );
    }
  });
});

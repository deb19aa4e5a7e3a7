/** Decoding of sound indexes: every spelling of a range, every chunking of the bytes, and the generated decoder as the oracle. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Document, Occurrence } from '../../server/src/evidence/scip/generated/scip.ts';
import { type IndexPart, IndexSplitter } from '../../server/src/evidence/scip/index-splitter.ts';
import type { Init } from '../../server/src/evidence/scip/messages.ts';
import { decodeIndex, readIndex } from '../../server/src/evidence/scip/read-index.ts';
import { documentOf, indexOf } from './support.ts';

const occurrence = (fields: Init<Occurrence>): ReturnType<typeof documentOf> =>
  documentOf({ relativePath: 'a.py', occurrences: [{ symbol: 'local 0', ...fields }] });
const rangeOf = (fields: Init<Occurrence>): number[] => [...occurrence(fields).occurrences.ranges];

const INDEX = indexOf({
  metadata: { toolInfo: { name: 'scip-python', version: '0.6.6' }, projectRoot: 'file:///p' },
  documents: [
    {
      relativePath: 'a.py',
      language: 'python',
      text: 'é = 1\n',
      positionEncoding: 2,
      occurrences: [
        { range: [0, 0, 1], symbol: 'p p p p a/é.', symbolRoles: 5 },
        { range: [1, 0, 2, 3], symbol: 'p p p p a/é.', symbolRoles: 8, enclosingRange: [1, 0, 9] },
        { range: [3, 0, 1], diagnostics: [{ severity: 2, code: 'E1', message: 'no', source: 'lint' }] },
      ],
      symbols: [
        {
          symbol: 'p p p p a/é.',
          documentation: ['one', 'two'],
          kind: 61,
          displayName: 'é',
          relationships: [{ symbol: 'p p p p b/B#', isImplementation: true }],
          signatureDocumentation: { language: 'python', text: 'é: int' },
        },
      ],
    },
    { relativePath: 'b.py' },
  ],
  externalSymbols: [{ symbol: 'p p p p x/y.' }],
});

describe('an index', () => {
  it('is decoded part by part, in order, with everything that is in it', () => {
    const parts = [...decodeIndex(INDEX)];
    expect(parts.map(({ kind }) => kind)).toEqual(['metadata', 'document', 'document', 'external_symbol']);
    const [, first] = parts;
    const { document } = first as IndexPart & { kind: 'document' };
    expect(document).toMatchObject({
      path: 'a.py',
      language: 'python',
      text: 'é = 1\n',
      positionEncoding: 2,
    });
    expect(document.occurrences.symbolNames).toEqual(['p p p p a/é.']);
    expect([...document.occurrences.symbol]).toEqual([0, 0, -1]);
    expect([...document.occurrences.roles]).toEqual([5, 8, 0]);
    expect([...document.occurrences.ranges]).toEqual([0, 0, 0, 1, 1, 0, 2, 3, 3, 0, 3, 1]);
    expect([...document.occurrences.enclosing]).toEqual([-1, -1, -1, -1, 1, 0, 1, 9, -1, -1, -1, -1]);
    expect(document.diagnostics).toEqual([
      { occurrence: 2, diagnostic: { severity: 2, code: 'E1', message: 'no', source: 'lint' } },
    ]);
    expect(document.symbols[0]).toMatchObject({
      documentation: ['one', 'two'],
      displayName: 'é',
      relationships: [{ symbol: 'p p p p b/B#', isImplementation: true, isReference: false }],
      signatureDocumentation: { text: 'é: int' },
    });
  });

  it('is the same however its bytes are cut into chunks', async () => {
    const whole = [...decodeIndex(INDEX)];
    for (const size of [1, 2, 3, 7, 64, INDEX.length]) {
      const splitter = new IndexSplitter();
      const parts: IndexPart[] = [];
      for (let at = 0; at < INDEX.length; at += size)
        parts.push(...splitter.push(INDEX.slice(at, at + size)));
      parts.push(...splitter.end());
      expect(parts).toEqual(whole);
      expect(await collect(readIndex(chunksOf(INDEX, size)))).toEqual(whole);
      expect(await collect(readIndex(chunksOf(gzipSync(INDEX), size)))).toEqual(whole);
    }
    expect([...decodeIndex(gzipSync(INDEX))]).toEqual(whole);
  });

  it('passes over fields that later versions of SCIP may have', () => {
    const unknown = Buffer.concat([
      Buffer.from([0x28, 0x96, 0x01]), // 5: varint
      Buffer.from([0x32, 0x03, 1, 2, 3]), // 6: bytes
      Buffer.from([0x39, 1, 2, 3, 4, 5, 6, 7, 8]), // 7: 64 bits
      Buffer.from([0x45, 1, 2, 3, 4]), // 8: 32 bits
    ]);
    const mixed = Buffer.concat([unknown, INDEX, unknown]);
    expect([...decodeIndex(mixed)].map(withoutOffset)).toEqual([...decodeIndex(INDEX)].map(withoutOffset));
    const splitter = new IndexSplitter();
    const parts = [...mixed].flatMap((byte) => [...splitter.push(Uint8Array.of(byte))]);
    expect([...parts, ...splitter.end()]).toEqual([...decodeIndex(mixed)]);
  });

  it('of no bytes has no parts', () => {
    expect([...decodeIndex(new Uint8Array())]).toEqual([]);
  });
});

describe('a range', () => {
  it('has three numbers on one line and four on several', () => {
    expect(rangeOf({ range: [4, 1, 9] })).toEqual([4, 1, 4, 9]);
    expect(rangeOf({ range: [4, 1, 6, 0] })).toEqual([4, 1, 6, 0]);
  });

  it('may be one of the typed ranges', () => {
    expect(rangeOf({ singleLineRange: { line: 4, startCharacter: 1, endCharacter: 9 } })).toEqual([
      4, 1, 4, 9,
    ]);
    const multiLineRange = { startLine: 4, startCharacter: 1, endLine: 6, endCharacter: 2 };
    expect(rangeOf({ multiLineRange })).toEqual([4, 1, 6, 2]);
    const { enclosing } = occurrence({
      range: [4, 1, 9],
      multiLineEnclosingRange: multiLineRange,
    }).occurrences;
    expect([...enclosing]).toEqual([4, 1, 6, 2]);
  });

  it('may be written unpacked', () => {
    const unpacked = Uint8Array.of(0x12, 6, 0x08, 4, 0x08, 1, 0x08, 9);
    const document = Buffer.concat([Uint8Array.of(0x12, unpacked.length), unpacked]);
    const [part] = [...decodeIndex(document)];
    expect([...(part as IndexPart & { kind: 'document' }).document.occurrences.ranges]).toEqual([4, 1, 4, 9]);
  });

  it.each([[[1]], [[1, 2]], [[1, 2, 3, 4, 5]], [[-1, 0, 1]], [[1, -5, 3]]])('is malformed as %j', (range) => {
    expect(rangeOf({ range })).toEqual([-2, -2, -2, -2]);
  });

  it('may be missing', () => {
    expect(rangeOf({})).toEqual([-1, -1, -1, -1]);
  });
});

describe('the hand-written decoder', () => {
  it('keeps the symbols of thousands of occurrences apart', () => {
    const occurrences = Array.from({ length: 5000 }, (_, i) => ({
      range: [i, 0, 1],
      symbol: `p p p p m/s${i % 1237}.`,
    }));
    const document: Init<Document> = { relativePath: 'a.py', occurrences };
    const { symbol, symbolNames } = documentOf(document).occurrences;
    expect(symbolNames.length).toBe(1237);
    expect(Array.from(symbol, (id) => symbolNames[id])).toEqual(occurrences.map((one) => one.symbol));
  });
});

function withoutOffset(part: IndexPart): object {
  return { ...part, byteOffset: 0 };
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function collect(parts: AsyncIterable<IndexPart>): Promise<IndexPart[]> {
  const found: IndexPart[] = [];
  for await (const part of parts) found.push(part);
  return found;
}

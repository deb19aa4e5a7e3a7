/** Encoded evidence: nothing is lost, Arrow can read it, and damage is noticed. */
import { Field, Int8, Int16, Int32, Schema, Table, tableFromIPC, tableToIPC, Utf8 } from 'apache-arrow';
import { expect, test } from 'vitest';
import {
  decodeEvidence,
  EvidenceFormatError,
  encodeEvidence,
} from '../../server/src/evidence/arrow-codec.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from '../../server/src/evidence/schema.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const parser = await createPythonParser();
const TABLES = Object.keys(EVIDENCE_TABLES) as EvidenceTable[];

function evidenceOf(text: string): Evidence {
  return finishEvidence(extract({ tree: parser.parseFlat(text), text, path: 'a.py' }));
}

/** What is in the columns, however wide they are. */
const numbersOf = (columns: object): object =>
  Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, name === 'length' ? cells : Array.from(cells)]),
  );

const SOURCE =
  'import a.b as c\n@d(1)\nclass K(B, metaclass=M):\n  x: int = f(k=2)\n  def m(self): return self.x\n';

test.each([
  ['ASCII', SOURCE],
  ['other characters', `${SOURCE}é = "日本 😀"\nñ = é.ñ\n`],
  ['an empty file', ''],
])('%s comes back as it went in', (_, text) => {
  const evidence = evidenceOf(text);
  const decoded = decodeEvidence(encodeEvidence(evidence));
  expect(decoded.strings).toEqual(evidence.strings);
  for (const table of TABLES) expect(numbersOf(decoded[table])).toEqual(numbersOf(evidence[table]));
});

test('evidence that was given back reads the same again', () => {
  const evidence = evidenceOf(SOURCE);
  const decoded = decodeEvidence(encodeEvidence(evidence));
  const { names, strings } = decoded;
  decoded.release!();
  expect(decoded.names).not.toBe(names);
  expect(decoded.names).toEqual(names);
  expect(decoded.strings).toEqual(strings);
});

test.each([
  [127, 1],
  [128, 2],
  [-129, 2],
  [32_767, 2],
  [32_768, 4],
  [-2_147_483_648, 4],
])('a column that holds %i takes %i bytes a row', (value, bytes) => {
  const evidence = evidenceOf(`x = 1\n${'y = 2\n'.repeat(99)}`);
  const bytesWith = (start: number): number => {
    const column = evidence.names.start.slice();
    column[7] = start;
    const encoded = encodeEvidence({ ...evidence, names: { ...evidence.names, start: column } });
    const decoded = decodeEvidence(encoded).names.start;
    expect(Array.from(decoded)).toEqual(Array.from(column));
    expect(decoded.BYTES_PER_ELEMENT).toBe(Math.max(start === 0 ? 0 : bytes, 2));
    return encoded.byteLength;
  };
  expect(bytesWith(value) - bytesWith(0)).toBe(
    // Positions of a hundred lines need two bytes a row as it is.
    (Math.max(bytes, 2) - 2) * 100,
  );
});

test('bytes at an odd address are copied', () => {
  const shared = new Uint8Array(encodeEvidence(evidenceOf(SOURCE)));
  const odd = new Uint8Array(shared.length + 1);
  odd.set(shared, 1);
  expect(decodeEvidence(odd.subarray(1)).strings).toEqual(evidenceOf(SOURCE).strings);
});

/** The schema message of a stream that Arrow itself writes. */
function schemaMessage(fields: Field[]): Uint8Array {
  return tableToIPC(new Table(new Schema(fields)), 'stream');
}

test('each table is a record batch that Arrow reads behind its schema', () => {
  const evidence = evidenceOf(`${SOURCE}é = 1\n`);
  const bytes = new Uint8Array(encodeEvidence(evidence)).slice();
  const view = new DataView(bytes.buffer);
  const entries = view.getUint32(24, true);
  let read = 0;
  for (let i = 0; i < entries; i++) {
    const at = 32 + i * 24;
    const name = TABLES[view.getUint32(at, true)];
    const start = view.getUint32(at + 8, true);
    const end = i + 1 < entries ? view.getUint32(at + 32, true) : bytes.length;
    const columns: readonly string[] = name === undefined ? ['strings'] : EVIDENCE_TABLES[name];
    const widths = view.getBigUint64(at + 16, true);
    const types = [new Int8(), new Int16(), new Int32()];
    const typeOf = (c: number) => types[Number((widths >> BigInt(2 * c)) & 3n)]!;
    const schema = schemaMessage(
      columns.map((column, c) => new Field(column, name === undefined ? new Utf8() : typeOf(c), false)),
    );
    // The stream that Arrow writes ends in an end-of-stream marker of eight bytes.
    const head = schema.subarray(0, schema.length - 8);
    const stream = Buffer.concat([head, bytes.subarray(start, end), schema.subarray(-8)]);
    const table = tableFromIPC(stream);
    for (const column of columns) {
      const values = table.getChild(column)!.toArray();
      const expected =
        name === undefined
          ? evidence.strings
          : (evidence[name] as unknown as Record<string, unknown>)[column];
      expect(Array.from(values as Iterable<unknown>)).toEqual(Array.from(expected as Iterable<unknown>));
    }
    read += table.numRows;
  }
  expect(read).toBeGreaterThan(evidence.strings.length);
});

test('truncated bytes are refused at every length', () => {
  const bytes = new Uint8Array(encodeEvidence(evidenceOf('x = 1\n')));
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeEvidence(bytes.slice(0, length))).toThrow(EvidenceFormatError);
  }
});

test('a changed byte is noticed wherever it is', () => {
  const bytes = new Uint8Array(encodeEvidence(evidenceOf('x = 1\n'))).slice();
  for (let at = 0; at < bytes.length; at++) {
    bytes[at]! ^= 0x40;
    expect(() => decodeEvidence(bytes)).toThrow(EvidenceFormatError);
    bytes[at]! ^= 0x40;
  }
});

/** Encoded evidence: nothing is lost, Arrow can read it, and damage is noticed. */
import { Field, Int32, Schema, Table, tableFromIPC, tableToIPC, Utf8 } from 'apache-arrow';
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
  for (const table of TABLES) expect(decoded[table]).toEqual(evidence[table]);
});

test('columns are views into the memory, also of bytes read from disk', () => {
  const shared = encodeEvidence(evidenceOf(SOURCE));
  expect(decodeEvidence(shared).names.start.buffer).toBe(shared);
  const bytes = new Uint8Array(shared).slice();
  expect(decodeEvidence(bytes).names.start.buffer).toBe(bytes.buffer);
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
    const at = 32 + i * 16;
    const name = TABLES[view.getUint32(at, true)];
    const start = view.getUint32(at + 8, true);
    const end = i + 1 < entries ? view.getUint32(at + 24, true) : bytes.length;
    const columns: readonly string[] = name === undefined ? ['strings'] : EVIDENCE_TABLES[name];
    const type = name === undefined ? new Utf8() : new Int32();
    const schema = schemaMessage(columns.map((column) => new Field(column, type, false)));
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

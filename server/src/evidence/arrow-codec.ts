/**
 * Evidence as bytes: each non-empty table and the string pool as one Arrow record batch, in one block of
 * memory that threads share and the disk cache stores as it is. The schemas are not repeated in every file,
 * since table names and column names are fixed by `EVIDENCE_TABLES`; a fingerprint of them guards against
 * reading bytes of another layout. Knows nothing of files or threads.
 *
 * Layout, little-endian: a header of `HEADER_BYTES`, one directory entry per stored table, then the messages,
 * each on a multiple of eight bytes.
 */
import { hash64, hash64Bytes } from '../text/hash.ts';
import { aligned, type BodyBuffer, messageHeadBytes, writeMessageHead } from './arrow-message.ts';
import type { Evidence } from './evidence.ts';
import { EVIDENCE_TABLES, type EvidenceTable, EXTRACTOR_VERSION } from './schema.ts';

/** Bytes that are not what `encodeEvidence` of this version wrote. The evidence must be extracted again. */
export class EvidenceFormatError extends Error {
  override readonly name = 'EvidenceFormatError';
}

const TABLES = Object.keys(EVIDENCE_TABLES) as EvidenceTable[];
/** Directory number of the string pool. */
const STRINGS = TABLES.length;
/** "CPGE" read as a little-endian word. */
const MAGIC = 0x45475043;
const FINGERPRINT = BigInt(`0x${hash64(JSON.stringify([EXTRACTOR_VERSION, EVIDENCE_TABLES]))}`);

// Header: magic, bytes in all (u32 each), fingerprint, checksum (u64 each), entries, flags (u32 each).
const HEADER_BYTES = 32;
const FINGERPRINT_AT = 8;
const CHECKSUM_AT = 16;
const LENGTH_AT = 4;
const ENTRIES_AT = 24;
const FLAGS_AT = 28;
/** All strings are ASCII: their byte offsets are their character offsets. */
const ASCII_FLAG = 1;

// Directory entry: table number, rows, where the message begins, where its body begins.
const ENTRY_BYTES = 16;

export function encodeEvidence(evidence: Evidence): SharedArrayBuffer {
  const stored = TABLES.filter((table) => evidence[table].length > 0);
  const { strings } = evidence;
  const joined = strings.join('');
  const stringBytes = Buffer.byteLength(joined, 'utf8');
  const isAscii = stringBytes === joined.length;
  let at = HEADER_BYTES + (stored.length + 1) * ENTRY_BYTES;
  const starts: number[] = [];
  for (const table of stored) {
    starts.push(at);
    at += tableBytes(EVIDENCE_TABLES[table].length, evidence[table].length);
  }
  const poolAt = at;
  const offsetBytes = aligned((strings.length + 1) * 4);
  at += messageHeadBytes(1, 3) + offsetBytes + aligned(stringBytes);
  const memory = new SharedArrayBuffer(at);
  const view = new DataView(memory);
  view.setUint32(0, MAGIC, true);
  view.setUint32(ENTRIES_AT, stored.length + 1, true);
  view.setBigUint64(FINGERPRINT_AT, FINGERPRINT, true);
  view.setUint32(LENGTH_AT, at, true);
  view.setUint32(FLAGS_AT, isAscii ? ASCII_FLAG : 0, true);
  for (const [i, table] of stored.entries()) {
    const body = writeTable(memory, view, starts[i]!, EVIDENCE_TABLES[table], evidence[table]);
    writeEntry(view, i, TABLES.indexOf(table), evidence[table].length, starts[i]!, body);
  }
  const body = writeStrings(memory, view, poolAt, strings, joined, stringBytes, isAscii);
  writeEntry(view, stored.length, STRINGS, strings.length, poolAt, body);
  view.setBigUint64(CHECKSUM_AT, checksum(new Uint8Array(memory)), true);
  return memory;
}

/** Of everything behind it; what is before it is compared with what it must be. */
function checksum(bytes: Uint8Array): bigint {
  return BigInt(`0x${hash64Bytes(bytes.subarray(ENTRIES_AT))}`);
}

function tableBytes(columns: number, rows: number): number {
  return messageHeadBytes(columns, columns * 2) + columns * aligned(rows * 4);
}

function writeEntry(
  view: DataView,
  i: number,
  table: number,
  rows: number,
  message: number,
  body: number,
): void {
  const at = HEADER_BYTES + i * ENTRY_BYTES;
  view.setUint32(at, table, true);
  view.setUint32(at + 4, rows, true);
  view.setUint32(at + 8, message, true);
  view.setUint32(at + 12, body, true);
}

/** Writes one table's message and returns where its body begins. */
function writeTable(
  memory: SharedArrayBuffer,
  view: DataView,
  at: number,
  names: readonly string[],
  columns: object & { readonly length: number },
): number {
  const rows = columns.length;
  const stride = aligned(rows * 4);
  const buffers: BodyBuffer[] = [];
  for (let i = 0; i < names.length; i++) {
    buffers.push({ offset: i * stride, length: 0 }, { offset: i * stride, length: rows * 4 });
  }
  writeMessageHead(view, at, rows, names.length, buffers, names.length * stride);
  const body = at + messageHeadBytes(names.length, buffers.length);
  for (let i = 0; i < names.length; i++) {
    const column = (columns as Record<string, unknown> as Record<string, Int32Array>)[names[i]!]!;
    new Int32Array(memory, body + i * stride, rows).set(column);
  }
  return body;
}

function writeStrings(
  memory: SharedArrayBuffer,
  view: DataView,
  at: number,
  strings: readonly string[],
  joined: string,
  stringBytes: number,
  isAscii: boolean,
): number {
  const offsetsLength = (strings.length + 1) * 4;
  const dataAt = aligned(offsetsLength);
  const buffers: BodyBuffer[] = [
    { offset: 0, length: 0 },
    { offset: 0, length: offsetsLength },
    { offset: dataAt, length: stringBytes },
  ];
  writeMessageHead(view, at, strings.length, 1, buffers, dataAt + aligned(stringBytes));
  const body = at + messageHeadBytes(1, 3);
  const offsets = new Int32Array(memory, body, strings.length + 1);
  let end = 0;
  for (let i = 0; i < strings.length; i++) {
    end += isAscii ? strings[i]!.length : Buffer.byteLength(strings[i]!, 'utf8');
    offsets[i + 1] = end;
  }
  Buffer.from(memory, body + dataAt, stringBytes).write(joined, isAscii ? 'latin1' : 'utf8');
  return body;
}

/**
 * Opens encoded evidence. Columns are views into the given memory (which is copied first only if it does not
 * start on a multiple of four bytes); strings are decoded when first asked for. Throws `EvidenceFormatError`
 * for bytes that are truncated, altered, or of another version.
 */
export function decodeEvidence(encoded: Uint8Array | SharedArrayBuffer): Evidence {
  const given = encoded instanceof Uint8Array ? encoded : new Uint8Array(encoded);
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  if (bytes.length < HEADER_BYTES) throw new EvidenceFormatError('truncated: no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new EvidenceFormatError('not encoded evidence');
  if (view.getBigUint64(FINGERPRINT_AT, true) !== FINGERPRINT) {
    throw new EvidenceFormatError('written by another version of the extractor');
  }
  if (view.getUint32(LENGTH_AT, true) !== bytes.length) throw new EvidenceFormatError('truncated');
  if (view.getBigUint64(CHECKSUM_AT, true) !== checksum(bytes)) throw new EvidenceFormatError('altered');
  const evidence: Record<string, unknown> = {};
  for (const table of TABLES) evidence[table] = EMPTY[table];
  const entries = view.getUint32(ENTRIES_AT, true);
  for (let i = 0; i < entries; i++) {
    const at = HEADER_BYTES + i * ENTRY_BYTES;
    const table = view.getUint32(at, true);
    const rows = view.getUint32(at + 4, true);
    const body = view.getUint32(at + 12, true);
    if (table === STRINGS) defineStrings(evidence, bytes, body, rows, view.getUint32(FLAGS_AT, true));
    else evidence[TABLES[table]!] = openTable(bytes, body, rows, EVIDENCE_TABLES[TABLES[table]!]);
  }
  return evidence as unknown as Evidence;
}

function openTable(bytes: Uint8Array, body: number, rows: number, names: readonly string[]): object {
  const columns: Record<string, Int32Array | number> = { length: rows };
  const stride = aligned(rows * 4);
  const from = bytes.byteOffset + body;
  for (let i = 0; i < names.length; i++) {
    columns[names[i]!] = new Int32Array(bytes.buffer, from + i * stride, rows);
  }
  return columns;
}

const EMPTY = Object.fromEntries(
  TABLES.map((table) => [table, openTable(new Uint8Array(0), 0, 0, EVIDENCE_TABLES[table])]),
);

function defineStrings(
  evidence: Record<string, unknown>,
  bytes: Uint8Array,
  body: number,
  count: number,
  flags: number,
): void {
  let decoded: readonly string[] | null = null;
  Object.defineProperty(evidence, 'strings', {
    enumerable: true,
    configurable: true,
    get: () => (decoded ??= decodeStrings(bytes, body, count, (flags & ASCII_FLAG) !== 0)),
  });
}

function decodeStrings(bytes: Uint8Array, body: number, count: number, isAscii: boolean): string[] {
  const offsets = new Int32Array(bytes.buffer, bytes.byteOffset + body, count + 1);
  const dataAt = bytes.byteOffset + body + aligned((count + 1) * 4);
  const data = Buffer.from(bytes.buffer as ArrayBuffer, dataAt, offsets[count]!);
  const strings: string[] = new Array(count);
  // One decoding and cheap slices; only a pool with other characters pays for decoding string by string.
  const joined = isAscii ? data.toString('latin1') : '';
  for (let i = 0; i < count; i++) {
    const from = offsets[i]!;
    const to = offsets[i + 1]!;
    strings[i] = isAscii ? joined.slice(from, to) : data.toString('utf8', from, to);
  }
  return strings;
}

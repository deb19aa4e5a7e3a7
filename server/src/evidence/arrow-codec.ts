/**
 * Evidence as bytes: each non-empty table and the string pool as one Arrow record batch, in one block of
 * memory that threads share and the disk cache stores as it is. A column takes one, two or four bytes a row,
 * whatever its values need: nearly all of them are small, and evidence is most of what a workspace weighs. The
 * schemas are not repeated in every file, since table names and column names are fixed by `EVIDENCE_TABLES`; a
 * fingerprint of them guards against reading bytes of another layout. Knows nothing of files or threads.
 *
 * Layout, little-endian: a header of `HEADER_BYTES`, one directory entry per stored table, then the messages,
 * each on a multiple of eight bytes.
 */

import { EVIDENCE_DIGEST } from '../text/generated/source-digests.ts';
import { hash64, hash64Bytes } from '../text/hash.ts';
import { aligned, type BodyBuffer, messageHeadBytes, writeMessageHead } from './arrow-message.ts';
import type { Cells, Evidence } from './evidence.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from './schema.ts';

/** Bytes that are not what `encodeEvidence` of this version wrote. The evidence must be extracted again. */
export class EvidenceFormatError extends Error {
  override readonly name = 'EvidenceFormatError';
}

const TABLES = Object.keys(EVIDENCE_TABLES) as EvidenceTable[];
/** Directory number of the string pool. */
const STRINGS = TABLES.length;
/** "CPGE" read as a little-endian word. */
const MAGIC = 0x45475043;
/** Version of the layout described above. */
const FORMAT = 2;
const FINGERPRINT = BigInt(`0x${hash64(JSON.stringify([FORMAT, EVIDENCE_DIGEST, EVIDENCE_TABLES]))}`);

// Header: magic, bytes in all (u32 each), fingerprint, checksum (u64 each), entries, flags (u32 each).
const HEADER_BYTES = 32;
const FINGERPRINT_AT = 8;
const CHECKSUM_AT = 16;
const LENGTH_AT = 4;
const ENTRIES_AT = 24;
const FLAGS_AT = 28;
/** All strings are ASCII: their byte offsets are their character offsets. */
const ASCII_FLAG = 1;

// Directory entry: table number, rows, where the message begins, where its body begins (u32 each), and the widths
// of its columns (u64): two bits each, 0, 1 or 2 for Arrow's Int8, Int16 and Int32.
const ENTRY_BYTES = 24;
const WIDTHS_AT = 16;
const ENTRY_WORDS = ENTRY_BYTES / 4;

type Memory = ArrayBufferLike;
const VIEW_OF_WIDTH: readonly ((memory: Memory, at: number, rows: number) => Cells)[] = [
  (memory, at, rows) => new Int8Array(memory, at, rows),
  (memory, at, rows) => new Int16Array(memory, at, rows),
  (memory, at, rows) => new Int32Array(memory, at, rows),
];

/** How one table is laid out. */
interface TableLayout {
  readonly table: EvidenceTable;
  readonly rows: number;
  /** Index into `VIEW_OF_WIDTH` of each column. */
  readonly widths: readonly number[];
}

const columnBytes = (rows: number, width: number): number => aligned(rows << width);

export function encodeEvidence(evidence: Evidence): SharedArrayBuffer {
  const stored = TABLES.filter((table) => evidence[table].length > 0).map((table) =>
    layoutOf(table, evidence[table]),
  );
  const { strings } = evidence;
  const joined = strings.join('');
  const stringBytes = Buffer.byteLength(joined, 'utf8');
  const isAscii = stringBytes === joined.length;
  let at = HEADER_BYTES + (stored.length + 1) * ENTRY_BYTES;
  const starts: number[] = [];
  for (const layout of stored) {
    starts.push(at);
    at += tableBytes(layout);
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
  for (const [i, layout] of stored.entries()) {
    const body = writeTable(memory, view, starts[i]!, layout, evidence[layout.table]);
    writeEntry(view, i, TABLES.indexOf(layout.table), layout.rows, starts[i]!, body);
    writeWidths(view, i, layout.widths);
  }
  const body = writeStrings(memory, view, poolAt, strings, joined, stringBytes, isAscii);
  writeEntry(view, stored.length, STRINGS, strings.length, poolAt, body);
  view.setBigUint64(CHECKSUM_AT, checksum(new Uint8Array(memory)), true);
  return memory;
}

function layoutOf(table: EvidenceTable, columns: object & { readonly length: number }): TableLayout {
  const values = columns as unknown as Readonly<Record<string, Int32Array>>;
  return {
    table,
    rows: columns.length,
    widths: EVIDENCE_TABLES[table].map((name) => widthOf(values[name]!)),
  };
}

/** The narrowest width that holds all values of a column. */
function widthOf(column: Int32Array): number {
  let width = 0;
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if ((value << 24) >> 24 === value) continue;
    if ((value << 16) >> 16 !== value) return 2;
    width = 1;
  }
  return width;
}

/** Of everything behind it; what is before it is compared with what it must be. */
function checksum(bytes: Uint8Array): bigint {
  return BigInt(`0x${hash64Bytes(bytes.subarray(ENTRIES_AT))}`);
}

function tableBytes({ rows, widths }: TableLayout): number {
  const head = messageHeadBytes(widths.length, widths.length * 2);
  return widths.reduce((bytes, width) => bytes + columnBytes(rows, width), head);
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

function writeWidths(view: DataView, i: number, widths: readonly number[]): void {
  const packed = widths.reduce((bits, width, column) => bits | (BigInt(width) << BigInt(2 * column)), 0n);
  view.setBigUint64(HEADER_BYTES + i * ENTRY_BYTES + WIDTHS_AT, packed, true);
}

/** Writes one table's message and returns where its body begins. */
function writeTable(
  memory: SharedArrayBuffer,
  view: DataView,
  at: number,
  { table, rows, widths }: TableLayout,
  columns: object,
): number {
  const names = EVIDENCE_TABLES[table];
  const buffers: BodyBuffer[] = [];
  let bodyBytes = 0;
  for (const width of widths) {
    buffers.push({ offset: bodyBytes, length: 0 }, { offset: bodyBytes, length: rows << width });
    bodyBytes += columnBytes(rows, width);
  }
  writeMessageHead(view, at, rows, names.length, buffers, bodyBytes);
  const body = at + messageHeadBytes(names.length, buffers.length);
  for (const [i, width] of widths.entries()) {
    const column = (columns as Readonly<Record<string, Int32Array>>)[names[i]!]!;
    VIEW_OF_WIDTH[width]!(memory, body + buffers[2 * i]!.offset, rows).set(column);
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
 * Opens encoded evidence. The bytes stay as they are (and are copied only if they do not start on a multiple of
 * four); tables and strings are opened when first read, since hardly anybody reads all of them. Throws
 * `EvidenceFormatError` for bytes that are truncated, altered, or of another version.
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
  return new EncodedEvidence(bytes) as unknown as Evidence;
}

/** `Evidence` over encoded bytes; the getters of the tables are below. */
class EncodedEvidence {
  private readonly bytes: Uint8Array;
  /** By table number, because an index is read faster than a name. */
  private readonly tables: (object | null)[] = TABLES.map(() => null);
  private directory: Int32Array | null = null;
  private pool: EncodedStrings | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get strings(): readonly string[] {
    return (this.pool ??= this.openStrings()).all();
  }

  text(id: number): string {
    return (this.pool ??= this.openStrings()).at(id);
  }

  table(number: number): object {
    return (this.tables[number] ??= this.open(number));
  }

  release(): void {
    this.tables.fill(null);
    this.directory = null;
    this.pool = null;
  }

  private open(number: number): object {
    const { buffer, byteOffset } = this.bytes;
    const directory = (this.directory ??= this.openDirectory());
    const entry = entryOf(directory, number);
    if (entry < 0) return EMPTY[number]!;
    const rows = directory[entry + 1]!;
    const names = EVIDENCE_TABLES[TABLES[number]!];
    const columns: Record<string, Cells | number> = { length: rows };
    let from = byteOffset + directory[entry + 3]!;
    for (let i = 0; i < names.length; i++) {
      const width = (directory[entry + 4 + (i >> 4)]! >> (2 * (i & 15))) & 3;
      columns[names[i]!] = VIEW_OF_WIDTH[width]!(buffer, from, rows);
      from += columnBytes(rows, width);
    }
    return columns;
  }

  private openStrings(): EncodedStrings {
    const { bytes } = this;
    const directory = (this.directory ??= this.openDirectory());
    const entry = entryOf(directory, STRINGS);
    const flags = new Int32Array(bytes.buffer, bytes.byteOffset + FLAGS_AT, 1)[0]!;
    return new EncodedStrings(
      bytes,
      directory[entry + 3]!,
      directory[entry + 1]!,
      (flags & ASCII_FLAG) !== 0,
    );
  }

  /** The entries of the directory, `ENTRY_WORDS` each. */
  private openDirectory(): Int32Array {
    const { buffer, byteOffset } = this.bytes;
    const entries = new Int32Array(buffer, byteOffset + ENTRIES_AT, 1)[0]!;
    return new Int32Array(buffer, byteOffset + HEADER_BYTES, entries * ENTRY_WORDS);
  }
}

/** Where the entry of a table number begins in a directory; -1 when the table is empty. */
function entryOf(directory: Int32Array, table: number): number {
  for (let at = 0; at < directory.length; at += ENTRY_WORDS) if (directory[at] === table) return at;
  return -1;
}

for (const [number, name] of TABLES.entries()) {
  Object.defineProperty(EncodedEvidence.prototype, name, {
    get(this: EncodedEvidence) {
      return this.table(number);
    },
  });
}

/** Tables without rows, by table number. */
const EMPTY: readonly object[] = TABLES.map((table) => ({
  length: 0,
  ...Object.fromEntries(EVIDENCE_TABLES[table].map((name) => [name, new Int32Array(0)])),
}));

/**
 * From this length on, V8 makes a slice a reference into the whole: one name that somebody keeps would keep all text of its
 * file (an eighth of what a link session remembers).
 */
const SLICED_LENGTH = 13;

/** The strings of encoded evidence. Long ones are decoded when they are asked for, which three quarters never are. */
class EncodedStrings {
  private readonly offsets: Int32Array;
  private readonly data: Buffer;
  private readonly isAscii: boolean;
  private readonly decoded: (string | undefined)[];

  /** `body`: where the Arrow body of the pool begins in the bytes. */
  constructor(bytes: Uint8Array, body: number, count: number, isAscii: boolean) {
    const offsets = new Int32Array(bytes.buffer, bytes.byteOffset + body, count + 1);
    const dataAt = bytes.byteOffset + body + aligned((count + 1) * 4);
    this.offsets = offsets;
    this.data = Buffer.from(bytes.buffer as ArrayBuffer, dataAt, offsets[count]!);
    this.isAscii = isAscii;
    this.decoded = new Array(count);
    if (!isAscii) return;
    // One decoding and cheap slices.
    const joined = this.data.toString('latin1');
    for (let id = 0; id < count; id++) {
      const from = offsets[id]!;
      const to = offsets[id + 1]!;
      if (to - from < SLICED_LENGTH) this.decoded[id] = joined.slice(from, to);
    }
  }

  at(id: number): string {
    return this.decoded[id] ?? this.decode(id);
  }

  all(): readonly string[] {
    const { decoded } = this;
    for (let id = 0; id < decoded.length; id++) if (decoded[id] === undefined) this.decode(id);
    return decoded as string[];
  }

  private decode(id: number): string {
    const { offsets, data, isAscii } = this;
    const text = data.toString(isAscii ? 'latin1' : 'utf8', offsets[id], offsets[id + 1]);
    this.decoded[id] = text;
    return text;
  }
}

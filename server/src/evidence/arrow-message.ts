/**
 * Arrow IPC record-batch messages, written and read directly. The metadata of a record batch is a FlatBuffer
 * whose shape depends only on the number of columns and buffers, so it is laid out here by hand instead of
 * being built anew for each table: building it through the library takes longer than filling the columns.
 *
 * The bytes are what Arrow's format specification ("Encapsulated message format", Message.fbs) asks for: any
 * Arrow reader accepts them after the schema message. Columns have no nulls and so no validity bitmaps.
 */

/** A buffer of the message body: byte offset from the start of the body, and bytes without padding. */
export interface BodyBuffer {
  readonly offset: number;
  readonly length: number;
}

/** Bytes before the metadata: the continuation marker and the metadata's length. */
const PREFIX_BYTES = 8;
const CONTINUATION = 0xffffffff;
/** `MetadataVersion.V5` and `MessageHeader.RecordBatch` of Message.fbs and Schema.fbs. */
const METADATA_V5 = 4;
const HEADER_RECORD_BATCH = 3;

// Positions in the metadata. Every 64-bit field lies on a multiple of eight.
const MESSAGE_VTABLE = 4;
const MESSAGE = 16;
const HEADER_OFFSET = 20;
const BODY_LENGTH = 24;
const VERSION = 32;
const HEADER_TYPE = 34;
const BATCH_VTABLE = 44;
const BATCH = 56;
const NODES_OFFSET = 60;
const ROWS = 64;
const BUFFERS_OFFSET = 72;
const NODE_COUNT = 76;
const NODES = 80;
/** Size of the structs FieldNode and Buffer. */
const STRUCT_BYTES = 16;

/** Next multiple of eight, which every buffer and message starts on. */
export const aligned = (bytes: number): number => (bytes + 7) & ~7;

const bufferCountAt = (columns: number): number => NODES + columns * STRUCT_BYTES + 4;

/** Bytes from the start of a message to the start of its body. */
export function messageHeadBytes(columns: number, buffers: number): number {
  return PREFIX_BYTES + bufferCountAt(columns) + 4 + buffers * STRUCT_BYTES;
}

/** Writes everything before the body at byte `at`, which must be a multiple of eight. */
export function writeMessageHead(
  view: DataView,
  at: number,
  rows: number,
  columns: number,
  buffers: readonly BodyBuffer[],
  bodyBytes: number,
): void {
  const metadata = at + PREFIX_BYTES;
  view.setUint32(at, CONTINUATION, true);
  view.setInt32(at + 4, messageHeadBytes(columns, buffers.length) - PREFIX_BYTES, true);
  view.setUint32(metadata, MESSAGE, true);
  const messageFields = [VERSION, HEADER_TYPE, HEADER_OFFSET, BODY_LENGTH];
  writeVtable(view, metadata, MESSAGE_VTABLE, MESSAGE, 24, messageFields);
  view.setUint32(metadata + HEADER_OFFSET, BATCH - HEADER_OFFSET, true);
  setInt64(view, metadata + BODY_LENGTH, bodyBytes);
  view.setInt16(metadata + VERSION, METADATA_V5, true);
  view.setUint8(metadata + HEADER_TYPE, HEADER_RECORD_BATCH);
  writeVtable(view, metadata, BATCH_VTABLE, BATCH, 20, [ROWS, NODES_OFFSET, BUFFERS_OFFSET]);
  view.setUint32(metadata + NODES_OFFSET, NODE_COUNT - NODES_OFFSET, true);
  setInt64(view, metadata + ROWS, rows);
  const bufferCount = bufferCountAt(columns);
  view.setUint32(metadata + BUFFERS_OFFSET, bufferCount - BUFFERS_OFFSET, true);
  view.setUint32(metadata + NODE_COUNT, columns, true);
  for (let i = 0; i < columns; i++) setInt64(view, metadata + NODES + i * STRUCT_BYTES, rows);
  view.setUint32(metadata + bufferCount, buffers.length, true);
  let struct = metadata + bufferCount + 4;
  for (const { offset, length } of buffers) {
    setInt64(view, struct, offset);
    setInt64(view, struct + 8, length);
    struct += STRUCT_BYTES;
  }
}

/** A vtable: its size, the table's size, and where in the table each field lies. */
function writeVtable(
  view: DataView,
  metadata: number,
  vtable: number,
  table: number,
  tableBytes: number,
  fields: readonly number[],
): void {
  view.setUint16(metadata + vtable, 4 + fields.length * 2, true);
  view.setUint16(metadata + vtable + 2, tableBytes, true);
  for (const [i, field] of fields.entries()) {
    view.setUint16(metadata + vtable + 4 + i * 2, field - table, true);
  }
  view.setInt32(metadata + table, table - vtable, true);
}

/** Lengths here stay below 2³¹, and the target is zero-filled memory. */
function setInt64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value, true);
}

/**
 * Rows as an Arrow IPC file: one typed column per contract column, record batches of a fixed number of rows,
 * so that the bytes depend on the rows alone and not on how they were handed over.
 */
import {
  AsyncByteQueue,
  Bool,
  type Data,
  type DataType,
  Field,
  Float64,
  Int64,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import type { Row } from '../cell.ts';
import type { ColumnSpec, ColumnType, Contract } from '../table.ts';
import { inBatches } from './row-batches.ts';

const ARROW_TYPES: Readonly<Record<ColumnType, () => DataType>> = {
  string: () => new Utf8(),
  int: () => new Int64(),
  float: () => new Float64(),
  bool: () => new Bool(),
  string_list: () => new List(new Field('item', new Utf8(), false)),
};

/** Takes what the writer writes, so that it can be handed on piece by piece. */
class ByteSink extends AsyncByteQueue {
  private pieces: Uint8Array[] = [];

  override write(value: Uint8Array): void {
    if (value.byteLength > 0) this.pieces.push(value);
  }

  take(): readonly Uint8Array[] {
    const taken = this.pieces;
    this.pieces = [];
    return taken;
  }
}

/** The Arrow schema of a table; the contract's name and key go along as metadata. */
export function arrowSchema(contract: Contract): Schema {
  return new Schema(
    contract.columns.map(({ name, type, nullable }) => new Field(name, ARROW_TYPES[type](), nullable)),
    new Map([
      ['cpgd.table', contract.name],
      ['cpgd.key', contract.key.join(',')],
    ]),
  );
}

/** The pieces of an Arrow IPC file, in order. */
export function* encodeArrow(contract: Contract, batches: Iterable<readonly Row[]>): Generator<Uint8Array> {
  const schema = arrowSchema(contract);
  const sink = new ByteSink();
  const writer = new RecordBatchFileWriter();
  writer.reset(sink, schema);
  for (const rows of inBatches(batches)) {
    writer.write(recordBatch(contract, schema, rows));
    yield* sink.take();
  }
  writer.finish();
  yield* sink.take();
}

function recordBatch(contract: Contract, schema: Schema, rows: readonly Row[]): RecordBatch {
  const children = contract.columns.map((column, index) => columnData(column, rows, index));
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  );
}

function columnData(column: ColumnSpec, rows: readonly Row[], index: number): Data {
  const length = rows.length;
  const { nullCount, nullBitmap } = column.nullable ? nulls(rows, index) : NO_NULLS;
  switch (column.type) {
    case 'string': {
      const { valueOffsets, data } = utf8(rows.map((row) => (row[index] as string | null) ?? ''));
      return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
    }
    case 'int': {
      const data = new BigInt64Array(length);
      for (let i = 0; i < length; i++) data[i] = BigInt((rows[i]![index] as number | null) ?? 0);
      return makeData({ type: new Int64(), length, nullCount, nullBitmap, data });
    }
    case 'float': {
      const data = new Float64Array(length);
      for (let i = 0; i < length; i++) data[i] = (rows[i]![index] as number | null) ?? 0;
      return makeData({ type: new Float64(), length, nullCount, nullBitmap, data });
    }
    case 'bool': {
      const data = bitmap(length, (i) => rows[i]![index] === true);
      return makeData({ type: new Bool(), length, nullCount, nullBitmap, data });
    }
    case 'string_list': {
      const lists = rows.map((row) => row[index] as readonly string[]);
      const valueOffsets = new Int32Array(length + 1);
      lists.forEach((list, i) => {
        valueOffsets[i + 1] = valueOffsets[i]! + list.length;
      });
      const items = utf8(lists.flat());
      const child = makeData({ type: new Utf8(), length: valueOffsets[length]!, nullCount: 0, ...items });
      const type = new List(new Field('item', new Utf8(), false));
      return makeData({ type, length, nullCount, nullBitmap, valueOffsets, child });
    }
  }
}

const NO_NULLS = { nullCount: 0, nullBitmap: undefined } as const;

function nulls(
  rows: readonly Row[],
  index: number,
): { nullCount: number; nullBitmap: Uint8Array | undefined } {
  let nullCount = 0;
  for (const row of rows) if (row[index] === null) nullCount++;
  if (nullCount === 0) return NO_NULLS;
  return { nullCount, nullBitmap: bitmap(rows.length, (i) => rows[i]![index] !== null) };
}

/** Bits in Arrow's order: least significant first, padded to whole bytes. */
function bitmap(length: number, isSet: (i: number) => boolean): Uint8Array {
  const bits = new Uint8Array((length + 7) >> 3);
  for (let i = 0; i < length; i++) if (isSet(i)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

/** Strings end to end in UTF-8, with the offsets of their borders. */
function utf8(strings: readonly string[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const joined = strings.join('');
  const data = Buffer.from(joined, 'utf8');
  const valueOffsets = new Int32Array(strings.length + 1);
  // One byte per UTF-16 unit means ASCII, where lengths need no second look.
  const isAscii = data.length === joined.length;
  strings.forEach((text, i) => {
    valueOffsets[i + 1] = valueOffsets[i]! + (isAscii ? text.length : Buffer.byteLength(text, 'utf8'));
  });
  return { valueOffsets, data };
}

/**
 * Rows as an Apache Parquet file: one typed column per contract column, a row group for each batch of rows,
 * pages compressed with Snappy, which every reader of the format knows.
 */
import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Row } from '../cell.ts';
import type { ColumnSpec, Contract } from '../table.ts';
import { inBatches } from './row-batches.ts';

/** The pieces of a Parquet file, in order. */
export function* encodeParquet(contract: Contract, batches: Iterable<readonly Row[]>): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: parquetSchema(contract),
    kvMetadata: [
      { key: 'cpgd.table', value: contract.name },
      { key: 'cpgd.key', value: contract.key.join(',') },
    ],
    createdBy: 'cpgd',
  });
  for (const rows of inBatches(batches)) {
    // Returns a promise only where the byte writer flushes to something slow; this one has no `flush`.
    writer.write({ columnData: columnsOf(contract, rows), rowGroupSize: rows.length });
    yield taken(bytes);
  }
  writer.finish();
  yield taken(bytes);
}

/** What was written since the last call; the writer's count of all bytes, which the footer tells, goes on. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}

/** The schema of a table in the format's depth-first order of elements. */
function parquetSchema({ name, columns }: Contract): SchemaElement[] {
  return [{ name, num_children: columns.length }, ...columns.flatMap(columnSchema)];
}

function columnSchema({ name, type, nullable }: ColumnSpec): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (type) {
    case 'string':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
    case 'int':
      return [{ name, type: 'INT64', repetition_type }];
    case 'float':
      return [{ name, type: 'DOUBLE', repetition_type }];
    case 'bool':
      return [{ name, type: 'BOOLEAN', repetition_type }];
    case 'string_list':
      // Three levels, as the format's description of LIST has them.
      return [
        { name, converted_type: 'LIST', num_children: 1, repetition_type },
        { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      ];
  }
}

function columnsOf({ columns }: Contract, rows: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type }, index) => {
    const cell: (row: Row) => Cell | bigint =
      type === 'int'
        ? (row) => (row[index] === null ? null : BigInt(row[index] as number))
        : (row) => row[index]!;
    return { name, data: rows.map(cell) };
  });
}

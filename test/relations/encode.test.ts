/**
 * Encodings of finalized rows: readable by others, the same bytes for the same rows, and patient writers.
 */
import { Writable } from 'node:stream';
import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../server/src/relations/cell.ts';
import { TABLE_FORMATS, type TableFormat } from '../../server/src/relations/encode/formats.ts';
import { encodeTable, writeTable } from '../../server/src/relations/encode.ts';
import { col, fileTable } from '../../server/src/relations/table.ts';
import { tableRows } from '../../server/src/relations/tables.ts';
import { snapshotOf } from './snapshot-of.ts';

const { contract } = fileTable({
  name: 'sample',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'For tests.',
  columns: [
    col.string('text', ''),
    col.orNull.string('note', ''),
    col.int('count', ''),
    col.orNull.float('share', ''),
    col.bool('flag', ''),
    col.list('items', ''),
  ],
  key: ['text'],
  sort: ['text'],
  rows: () => {},
});

const ROWS: readonly Row[] = [
  ['plain', null, 1, 0.5, true, []],
  ['quo"te, and\r\nline', '', 2 ** 40, null, false, ['a', 'b"']],
  ['grüße 😀', 'x', -3, -1.25, true, ['ü']],
];

const bytesOf = (batches: readonly (readonly Row[])[], format: TableFormat): Buffer =>
  Buffer.concat(Array.from(encodeTable(contract, batches, format), (piece) => Buffer.from(piece as string)));

/** A file's bytes as a reader of Parquet wants them: an `ArrayBuffer` of their own. */
const fileOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('formats', () => {
  test('jsonl: one object a line, keys in column order', () => {
    const lines = bytesOf([ROWS], 'jsonl').toString().trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('{"text":"plain","note":null,"count":1,"share":0.5,"flag":true,"items":[]}');
    expect(JSON.parse(lines[1]!)).toEqual({
      text: 'quo"te, and\r\nline',
      note: '',
      count: 2 ** 40,
      share: null,
      flag: false,
      items: ['a', 'b"'],
    });
  });

  test('csv: RFC 4180, nulls and empty strings apart', () => {
    expect(bytesOf([ROWS.slice(0, 2)], 'csv').toString()).toBe(
      'text,note,count,share,flag,items\r\n' +
        'plain,,1,0.5,true,[]\r\n' +
        '"quo""te, and\r\nline","",1099511627776,,false,"[""a"",""b\\""""]"\r\n',
    );
  });

  test('arrow: an IPC file with typed columns', () => {
    const table = tableFromIPC(bytesOf([ROWS], 'arrow'));
    expect(table.schema.fields.map((field) => `${field.name}: ${field.type} ${field.nullable}`)).toEqual([
      'text: Utf8 false',
      'note: Utf8 true',
      'count: Int64 false',
      'share: Float64 true',
      'flag: Bool false',
      'items: List<Utf8> false',
    ]);
    expect(table.schema.metadata.get('cpgd.table')).toBe('sample');
    const rows = table.toArray().map((row) => {
      const { text, note, count, share, flag, items } = row.toJSON();
      return [text, note, Number(count), share, flag, [...items]];
    });
    expect(rows).toEqual(ROWS);
  });

  test('parquet: typed columns that another reader gives back as they were', async () => {
    const file = fileOf(bytesOf([ROWS], 'parquet'));
    const metadata = parquetMetadata(file);
    expect(metadata.key_value_metadata).toContainEqual({ key: 'cpgd.table', value: 'sample' });
    expect(
      parquetSchema(metadata).children.map(
        ({ element }) =>
          `${element.name}: ${element.type ?? element.converted_type} ${element.repetition_type}`,
      ),
    ).toEqual([
      'text: BYTE_ARRAY REQUIRED',
      'note: BYTE_ARRAY OPTIONAL',
      'count: INT64 REQUIRED',
      'share: DOUBLE OPTIONAL',
      'flag: BOOLEAN REQUIRED',
      'items: LIST REQUIRED',
    ]);
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => Object.values(row))).toEqual(
      ROWS.map(([text, note, count, ...others]) => [text, note, BigInt(count as number), ...others]),
    );
  });

  test.each(TABLE_FORMATS)('%s of no rows is still a readable table', (format) => {
    const bytes = bytesOf([], format);
    if (format === 'arrow') expect(tableFromIPC(bytes).schema.fields).toHaveLength(6);
    else if (format === 'parquet')
      expect(parquetMetadata(fileOf(bytes))).toMatchObject({ num_rows: 0n, row_groups: [] });
    else
      expect(bytes.toString().split('\r\n')[0]).toBe(
        format === 'csv' ? 'text,note,count,share,flag,items' : '',
      );
  });

  test.each(TABLE_FORMATS)('%s does not show how rows were batched', (format) => {
    const whole = bytesOf([ROWS], format);
    expect(bytesOf([ROWS.slice(0, 1), [], ROWS.slice(1)], format).equals(whole)).toBe(true);
  });

  const manyRows = (): Row[] =>
    Array.from({ length: 70_000 }, (_, i) => [`r${i}`, null, i, null, i % 2 === 0, ['x']]);

  test('parquet row groups are batches, and all rows are there', async () => {
    const file = fileOf(bytesOf([manyRows()], 'parquet'));
    expect(parquetMetadata(file).row_groups).toHaveLength(2);
    const [last] = await parquetReadObjects({ file, rowStart: 69_999, rowEnd: 70_000 });
    expect(last).toMatchObject({ text: 'r69999', note: null, count: 69_999n, flag: false, items: ['x'] });
  });

  test('arrow batches larger than one are all there', () => {
    const rows = manyRows();
    const table = tableFromIPC(bytesOf([rows], 'arrow'));
    expect(table.numRows).toBe(70_000);
    expect(table.batches).toHaveLength(2);
    expect(table.get(69_999)!.toJSON()).toMatchObject({ text: 'r69999', count: 69_999n, flag: false });
  });
});

describe('writing', () => {
  test('waits for a slow reader and counts bytes', async () => {
    const pieces: Buffer[] = [];
    let waiting = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        expect(++waiting).toBe(1);
        pieces.push(Buffer.from(chunk));
        setImmediate(() => {
          waiting--;
          done();
        });
      },
    });
    const rows = Array.from(
      { length: 5_000 },
      (_, i): Row => [`r${i}`, null, i, 0, true, ['long'.repeat(9)]],
    );
    const bytes = await writeTable(slow, contract, [rows], 'jsonl');
    const written = Buffer.concat(pieces);
    expect(bytes).toBe(written.length);
    expect(pieces.length).toBeGreaterThan(1);
    expect(written.equals(bytesOf([rows], 'jsonl'))).toBe(true);
  });

  test('rejects when the reader goes away', async () => {
    const gone = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const rows = Array.from({ length: 50_000 }, (_, i): Row => [`r${i}`, null, i, 0, true, []]);
    await expect(writeTable(gone, contract, [rows], 'csv')).rejects.toThrow('EPIPE');
  });
});

test.each(TABLE_FORMATS)('%s of a graph is the same bytes every time', async (format) => {
  const files = {
    'a.py': 'import b\nclass C(b.D):\n    def m(self): return self.m()\n',
    'b.py': 'class D: ...\n',
  };
  const once = async () => {
    const { contract: edges, rows } = tableRows(await snapshotOf(files), 'cpg_edges');
    return Buffer.concat(
      Array.from(encodeTable(edges, [rows], format), (piece) => Buffer.from(piece as string)),
    );
  };
  expect((await once()).equals(await once())).toBe(true);
});

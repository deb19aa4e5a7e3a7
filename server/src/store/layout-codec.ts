/**
 * The `layout` blob of a file: which chunks it has, in pre-order, and where they are. Row numbers of the
 * layout are the chunk rows of the file's evidence.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { DamagedDataError } from './errors.ts';

export interface FileLayout {
  /** Chunk ids by chunk row. */
  readonly ids: Int32Array;
  /** Absolute UTF-8 byte offsets by chunk row. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Row of the enclosing chunk; -1 for row 0. */
  readonly parents: Int32Array;
}

const writer = new ByteWriter();

export function encodeLayout(layout: { readonly [Column in keyof FileLayout]: ArrayLike<number> }): Buffer {
  writer.reset();
  const { ids, starts, ends, parents } = layout;
  writer.uint(ids.length);
  let id = 0;
  let start = 0;
  for (let row = 0; row < ids.length; row++) {
    writer.int(ids[row]! - id);
    writer.int(starts[row]! - start);
    writer.uint(ends[row]! - starts[row]!);
    writer.uint(row - parents[row]!);
    id = ids[row]!;
    start = starts[row]!;
  }
  return writer.take();
}

export function decodeLayout(blob: Uint8Array): FileLayout {
  const reader = new ByteReader(blob);
  const count = reader.count(4);
  const ids = new Int32Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const parents = new Int32Array(count);
  let id = 0;
  let start = 0;
  for (let row = 0; row < count; row++) {
    id += reader.int();
    start += reader.int();
    const end = start + reader.uint();
    const parent = row - reader.uint();
    if (id <= 0 || start < 0 || parent < -1 || parent >= row) {
      throw new DamagedDataError('a file layout is not in pre-order');
    }
    ids[row] = id;
    starts[row] = start;
    ends[row] = end;
    parents[row] = parent;
  }
  reader.finish();
  return { ids, starts, ends, parents };
}

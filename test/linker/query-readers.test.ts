/** Who read a query, by the few and by the many: how readers are kept changes with their number, what is kept does not. */
import { expect, test } from 'vitest';
import { type Query, QueryEngine, QueryKind } from '../../server/src/linker/queries.ts';

const engine = new QueryEngine();
const kind = new QueryKind<number>(engine, {
  name: 'number',
  arity: 1,
  compute: Number,
  bottom: 0,
  equal: Object.is,
});
const query = (name: number): Query => kind.query(String(name)) as Query;

test.each([0, 1, 2, 15, 16, 17, 18, 511, 512, 513, 2_000])(
  '%i readers come, and go in any order',
  (count) => {
    const read = query(-1 - count);
    const readers = Array.from({ length: count }, (_, i) => query(i));
    for (const reader of readers) read.addReader(reader);
    expect([...read.readers]).toEqual(readers);

    // Every third goes, and somebody who never came.
    read.dropReader(query(1_000_000));
    for (const [i, reader] of readers.entries()) if (i % 3 === 0) read.dropReader(reader);
    const left = readers.filter((_, i) => i % 3 !== 0);
    expect([...read.readers]).toEqual(left);

    // Who comes back is the last.
    if (count > 0) {
      read.addReader(readers[0]!);
      expect([...read.readers]).toEqual([...left, readers[0]]);
    }
    for (const reader of readers.toReversed()) read.dropReader(reader);
    expect([...read.readers]).toEqual([]);
  },
);

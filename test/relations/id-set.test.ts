/** Ids in few bytes: what is in the set is found, and nothing else is, however alike it looks. */
import { expect, test } from 'vitest';
import { IdSet } from '../../server/src/relations/id-set.ts';
import { prefixedHash } from '../../server/src/text/ids.ts';

test('a hundred thousand ids are found, and a hundred thousand others are not', () => {
  const ids = new IdSet();
  for (let i = 0; i < 100_000; i++) ids.add(prefixedHash('NAME', i));
  for (let i = 0; i < 100_000; i++) {
    if (!ids.has(prefixedHash('NAME', i))) throw new Error(`${i} is lost`);
    if (ids.has(prefixedHash('NAME', -1 - i))) throw new Error(`${-1 - i} was never there`);
  }
});

test.each([
  'X:0000000000000000', // looks like a free slot
  'X:00000000ffffffff',
  'X:ffffffff00000000',
  'X:00000000FFFFFFFF', // upper case is no digit of an id
  'ffffffffffffffff',
  'X:é000000000000000',
  'local 1',
  '',
])('%j is found only when it was added', (id) => {
  const ids = new IdSet();
  ids.add('X:0123456789abcdef');
  expect(ids.has(id)).toBe(false);
  ids.add(id);
  expect(ids.has(id)).toBe(true);
  expect(ids.has('X:0123456789abcdef')).toBe(true);
  expect(ids.has('X:0123456789abcdee')).toBe(false);
});

/**
 * The finalize gate: what it refuses, what it keeps of equal keys, and the order it gives.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Row } from '../../server/src/relations/cell.ts';
import { finalizeRows } from '../../server/src/relations/finalize.ts';
import { canonicalOrder, compareCells } from '../../server/src/relations/row-order.ts';
import { type Contract, col, fileTable } from '../../server/src/relations/table.ts';

const contract: Contract = fileTable({
  name: 'sample',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'For tests.',
  columns: [
    col.string('path', ''),
    col.orNull.int('bstart', ''),
    col.orNull.int('bend', ''),
    col.orNull.string('note', ''),
    col.list('items', ''),
    col.float('confidence', ''),
    col.bool('flag', ''),
  ],
  key: ['path', 'note'],
  tieBreakers: [{ column: 'confidence', order: 'descending' }],
  sort: ['path', 'bstart'],
  rows: () => {},
}).contract;

const row = (changes: Partial<Record<string, Cell>> = {}): Row => {
  const cells: Record<string, Cell> = {
    path: 'a.py',
    bstart: 0,
    bend: 1,
    note: 'n',
    items: [],
    confidence: 1,
    flag: false,
  };
  return Object.values({ ...cells, ...changes }) as Row;
};

describe('refused rows', () => {
  test.each([
    ['wrong_width', null, [...row(), 1]],
    ['wrong_type', 'path', row({ path: 1 })],
    ['wrong_type', 'items', row({ items: 'x' })],
    ['wrong_type', 'items', row({ items: [1] as never })],
    ['wrong_type', 'flag', row({ flag: 0 })],
    ['null_in_column', 'path', row({ path: null })],
    ['null_in_column', 'items', row({ items: null })],
    ['not_an_integer', 'bstart', row({ bstart: 0.5 })],
    ['not_finite', 'confidence', row({ confidence: Number.NaN })],
    ['span_out_of_order', 'bstart', row({ bstart: 2, bend: 1 })],
    ['span_out_of_order', 'bstart', row({ bstart: -1 })],
    ['span_out_of_order', 'bstart', row({ bend: null })],
    ['confidence_out_of_range', 'confidence', row({ confidence: 1.1 })],
  ] as const)('%s in %s', (reason, column, bad) => {
    const { rows, errors, stats } = finalizeRows(contract, [bad, row()]);
    expect(errors).toEqual([{ table: 'sample', reason, column, row: bad }]);
    expect(rows).toEqual([row()]);
    expect(stats).toMatchObject({ in: 2, out: 1, errors: 1, deduped: 0 });
  });
});

describe('rows with one key', () => {
  test('the best by tie-breakers stays', () => {
    const worse = row({ confidence: 0.5 });
    for (const rows of [
      [worse, row()],
      [row(), worse],
    ]) {
      expect(finalizeRows(contract, rows)).toMatchObject({ rows: [row()], stats: { deduped: 1, out: 1 } });
    }
  });

  test('a null in a key is a value of its own', () => {
    const { rows } = finalizeRows(contract, [row({ note: null }), row({ note: '' }), row({ note: null })]);
    expect(rows).toHaveLength(2);
  });
});

describe('canonical order', () => {
  test('nulls first, text by code unit, false before true, lists item by item', () => {
    expect(compareCells(null, '')).toBeLessThan(0);
    // U+FF5E sorts after the surrogate pair of U+1F600 by code unit, and before it by code point.
    expect(compareCells('\u{1F600}', '\uFF5E')).toBeLessThan(0);
    expect(compareCells(false, true)).toBeLessThan(0);
    expect(compareCells(['a'], ['a', 'b'])).toBeLessThan(0);
    expect(compareCells(['b'], ['a', 'b'])).toBeGreaterThan(0);
  });

  test('any order of the same rows comes out the same', () => {
    const cell = fc.record({
      path: fc.constantFrom('a', 'b', 'é'),
      bstart: fc.nat(2),
      bend: fc.integer({ min: 2, max: 4 }),
      note: fc.option(fc.constantFrom('x', 'y', ''), { nil: null }),
      items: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }),
      confidence: fc.constantFrom(0.2, 1),
      flag: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(cell), fc.integer(), (cells, seed) => {
        const rows = cells.map((changes) => row(changes));
        const shuffled = rows
          .map((value, i) => ({ value, at: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
        expect(finalizeRows(contract, shuffled).rows).toEqual(finalizeRows(contract, rows).rows);
        const { rows: out } = finalizeRows(contract, rows);
        const order = canonicalOrder(contract);
        for (let i = 1; i < out.length; i++) expect(order(out[i - 1]!, out[i]!)).toBeLessThan(0);
      }),
    );
  });

  test('shares of nulls are counted in what came out', () => {
    const { stats } = finalizeRows(contract, [row({ note: null }), row({ note: 'x' })]);
    expect(stats.nullRates).toEqual({ bstart: 0, bend: 0, note: 0.5 });
  });
});

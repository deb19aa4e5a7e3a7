/**
 * The one total order of rows: leading columns as a contract says, then the rest; nulls first, strings by
 * UTF-16 code unit, false before true, lists item by item. No locale has a say, so every machine agrees.
 */
import type { Cell, Row } from './cell.ts';
import type { Contract } from './table.ts';

export type RowComparator = (a: Row, b: Row) => number;

/** Compares two cells of one column. */
export function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'object' && typeof b === 'object') {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) {
      if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
    }
    return a.length - b.length;
  }
  return a < b ? -1 : 1;
}

/** Index of a column; throws on a name the contract does not have, which is a mistake in a declaration. */
export function columnIndex(contract: Contract, name: string): number {
  const index = contract.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`Table ${contract.name} has no column "${name}".`);
  return index;
}

/** Canonical order: the contract's `sort`, then all other columns from left to right. */
export function canonicalOrder(contract: Contract): RowComparator {
  const first = contract.sort.map((name) => columnIndex(contract, name));
  const rest = contract.columns.map((_, i) => i).filter((i) => !first.includes(i));
  return byColumns([...first, ...rest]);
}

/** Order of preference among rows with one key: tie-breakers, then canonical order. */
export function preferenceOrder(contract: Contract): RowComparator {
  const canonical = canonicalOrder(contract);
  const breakers = contract.tieBreakers.map(
    ({ column, order }) => [columnIndex(contract, column), order === 'ascending' ? 1 : -1] as const,
  );
  return (a, b) => {
    for (const [index, sign] of breakers) {
      const order = compareCells(a[index]!, b[index]!);
      if (order !== 0) return order * sign;
    }
    return canonical(a, b);
  };
}

function byColumns(indexes: readonly number[]): RowComparator {
  const order = Int32Array.from(indexes);
  return (a, b) => {
    for (let i = 0; i < order.length; i++) {
      const index = order[i]!;
      const left = a[index]!;
      const right = b[index]!;
      if (left !== right) {
        const result = compareCells(left, right);
        if (result !== 0) return result;
      }
    }
    return 0;
  };
}

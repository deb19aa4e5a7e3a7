/**
 * The finalize gate: every row that leaves the relations layer passes here. It checks rows against their
 * contract, keeps one row per key, and puts what remains into the canonical order; what fails a check comes
 * out as an error row with a reason, never silently. Knows contracts, not tables.
 */

import { Attached } from '../text/attached.ts';
import type { Cell, Row } from './cell.ts';
import { canonicalOrder, columnIndex, preferenceOrder, type RowComparator } from './row-order.ts';
import type { ColumnSpec, Contract } from './table.ts';

/** Why a row was refused. */
export type RowErrorReason =
  | 'wrong_width'
  | 'wrong_type'
  | 'null_in_column'
  | 'not_an_integer'
  | 'not_finite'
  | 'span_out_of_order'
  | 'confidence_out_of_range';

export interface RowError {
  readonly table: string;
  readonly reason: RowErrorReason;
  /** Column at fault, where one is. */
  readonly column: string | null;
  readonly row: Row;
}

export interface FinalizeStats {
  readonly in: number;
  readonly out: number;
  readonly deduped: number;
  readonly errors: number;
  /** Share of nulls (0 to 1) of each nullable column in the rows that came out. */
  readonly nullRates: Readonly<Record<string, number>>;
}

export interface Finalized {
  readonly contract: Contract;
  readonly rows: readonly Row[];
  readonly errors: readonly RowError[];
  readonly stats: FinalizeStats;
}

type Fault = { readonly reason: RowErrorReason; readonly column: string | null };

/** What the gate derives from a contract, once. */
interface Gate {
  readonly check: (row: Row) => Fault | null;
  readonly keyOf: (row: Row) => Cell;
  readonly prefer: RowComparator;
  readonly order: RowComparator;
}

const gates = new Attached<Contract, Gate>();

function gateOf(contract: Contract): Gate {
  let gate = gates.get(contract);
  if (!gate) gates.set(contract, (gate = createGate(contract)));
  return gate;
}

/** The rows the gate would refuse. */
export function rowErrors(contract: Contract, rows: readonly Row[]): RowError[] {
  const { check } = gateOf(contract);
  const errors: RowError[] = [];
  for (const row of rows) {
    const fault = check(row);
    if (fault) errors.push({ table: contract.name, reason: fault.reason, column: fault.column, row });
  }
  return errors;
}

/** Passes rows through the gate. The input array is not changed. */
export function finalizeRows(contract: Contract, rows: readonly Row[]): Finalized {
  const gate = gateOf(contract);
  const errors: RowError[] = [];
  const byKey = new Map<Cell, number>();
  const kept: Row[] = [];
  let deduped = 0;
  for (const row of rows) {
    const fault = gate.check(row);
    if (fault) {
      errors.push({ table: contract.name, reason: fault.reason, column: fault.column, row });
      continue;
    }
    const key = gate.keyOf(row);
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, kept.length);
      kept.push(row);
    } else {
      deduped++;
      if (gate.prefer(row, kept[known]!) < 0) kept[known] = row;
    }
  }
  if (!isSorted(kept, gate.order)) kept.sort(gate.order);
  return {
    contract,
    rows: kept,
    errors,
    stats: {
      in: rows.length,
      out: kept.length,
      deduped,
      errors: errors.length,
      nullRates: nullRates(contract, kept),
    },
  };
}

/** Files come in path order and most extractors in source order: often nothing is left to sort. */
function isSorted(rows: readonly Row[], order: RowComparator): boolean {
  for (let i = 1; i < rows.length; i++) if (order(rows[i - 1]!, rows[i]!) > 0) return false;
  return true;
}

function createGate(contract: Contract): Gate {
  return {
    check: rowCheck(contract),
    keyOf: keyFunction(contract),
    prefer: preferenceOrder(contract),
    order: canonicalOrder(contract),
  };
}

function rowCheck(contract: Contract): (row: Row) => Fault | null {
  const cellFaults = contract.columns.map(cellCheck);
  const names = contract.columns.map((column) => column.name);
  const bstart = names.indexOf('bstart');
  const bend = names.indexOf('bend');
  const confidence = names.indexOf('confidence');
  return (row) => {
    if (row.length !== names.length) return { reason: 'wrong_width', column: null };
    for (let i = 0; i < cellFaults.length; i++) {
      const reason = cellFaults[i]!(row[i]!);
      if (reason) return { reason, column: names[i]! };
    }
    if (bstart >= 0 && bend >= 0 && !isSpan(row[bstart]!, row[bend]!)) {
      return { reason: 'span_out_of_order', column: 'bstart' };
    }
    if (confidence >= 0 && !((row[confidence] as number) >= 0 && (row[confidence] as number) <= 1)) {
      return { reason: 'confidence_out_of_range', column: 'confidence' };
    }
    return null;
  };
}

/** Both null, or `0 ≤ bstart ≤ bend`. */
function isSpan(bstart: Cell, bend: Cell): boolean {
  if (bstart === null || bend === null) return bstart === bend;
  return (bstart as number) >= 0 && (bstart as number) <= (bend as number);
}

function cellCheck(column: ColumnSpec): (cell: Cell) => RowErrorReason | null {
  const onNull: RowErrorReason | null = column.nullable ? null : 'null_in_column';
  switch (column.type) {
    case 'string':
      return (cell) => (typeof cell === 'string' ? null : cell === null ? onNull : 'wrong_type');
    case 'bool':
      return (cell) => (typeof cell === 'boolean' ? null : cell === null ? onNull : 'wrong_type');
    case 'int':
      return (cell) => {
        if (typeof cell === 'number') return Number.isSafeInteger(cell) ? null : 'not_an_integer';
        return cell === null ? onNull : 'wrong_type';
      };
    case 'float':
      return (cell) => {
        if (typeof cell === 'number') return Number.isFinite(cell) ? null : 'not_finite';
        return cell === null ? onNull : 'wrong_type';
      };
    case 'string_list':
      return (cell) => {
        if (cell === null) return onNull;
        return Array.isArray(cell) && cell.every((item) => typeof item === 'string') ? null : 'wrong_type';
      };
  }
}

/** Rows with equal keys are one row. A key of one column is its cell; longer ones are joined by NUL. */
function keyFunction(contract: Contract): (row: Row) => Cell {
  const indexes = contract.key.map((name) => columnIndex(contract, name));
  if (indexes.length === 1) {
    const only = indexes[0]!;
    return (row) => row[only]!;
  }
  return (row) => {
    let key = '';
    for (const index of indexes) {
      const cell = row[index]!;
      // Null and the empty string must not meet.
      key += cell === null ? '\0\0' : `${cell}\0`;
    }
    return key;
  };
}

function nullRates(contract: Contract, rows: readonly Row[]): Record<string, number> {
  const rates: Record<string, number> = {};
  contract.columns.forEach((column, index) => {
    if (!column.nullable) return;
    let nulls = 0;
    for (const row of rows) if (row[index] === null) nulls++;
    rates[column.name] = rows.length === 0 ? 0 : nulls / rows.length;
  });
  return rates;
}

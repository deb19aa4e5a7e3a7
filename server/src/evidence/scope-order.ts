/**
 * Puts scopes into the order in which CPython's symbol table pass creates them. The walk visits statements in
 * source order, which differs in one place: CPython visits the `else` of a `try` before its handlers.
 */
import type { EvidenceBuilder, TableBuilder } from './evidence.ts';
import type { Extraction } from './extraction.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from './schema.ts';

/** The walk's swaps that move anything. */
export const effectiveSwaps = (x: Extraction): Extraction['scopeSwaps'] =>
  x.scopeSwaps.filter(({ first, second, end }) => first < second && second < end);

/** Applies the walk's recorded swaps to the rows of `scopes` and to every reference to them. */
export function orderScopes(x: Extraction): void {
  const swaps = effectiveSwaps(x);
  if (swaps.length === 0) return;
  const order = Array.from({ length: x.out.scopes.length }, (_, i) => i);
  // Inner statements were recorded before outer ones and lie within one part of those, so that each swap
  // moves whole parts whatever happened inside them.
  for (const { first, second, end } of swaps) {
    const part = order.slice(first, end);
    const cut = second - first;
    order.splice(first, end - first, ...part.slice(cut), ...part.slice(0, cut));
  }
  const moved = new Int32Array(order.length);
  for (const [to, from] of order.entries()) moved[from] = to;
  permuteScopes(x.out, order);
  for (const table of Object.keys(EVIDENCE_TABLES) as EvidenceTable[]) {
    renumber(x.out[table] as TableBuilder<EvidenceTable>, table, moved);
  }
}

function permuteScopes(out: EvidenceBuilder, order: readonly number[]): void {
  const { scopes } = out;
  for (const column of EVIDENCE_TABLES.scopes) {
    const values = order.map((from) => scopes.get(from, column));
    for (const [row, value] of values.entries()) scopes.set(row, column, value);
  }
}

function renumber(table: TableBuilder<EvidenceTable>, name: EvidenceTable, moved: Int32Array): void {
  const columns: readonly string[] = EVIDENCE_TABLES[name];
  const isReference = (column: string): boolean =>
    column === 'scope' || column === 'bodyScope' || (name === 'scopes' && column === 'parent');
  for (const column of columns.filter(isReference)) {
    const key = column as never;
    for (let row = 0; row < table.length; row++) {
      const scope = table.get(row, key);
      if (scope >= 0) table.set(row, key, moved[scope]!);
    }
  }
}

/**
 * Alternatives: imports of one name in different branches of one `try` or `if`, of which only one takes
 * effect. The linker keeps all their targets as candidates.
 */
import type { Extraction } from './extraction.ts';

/** Rows of `imports` that one branch added. */
export interface Branch {
  readonly from: number;
  readonly to: number;
}

/** Gives imports that bind the same name in two or more branches a common group, over that of inner statements. */
export function groupAlternatives(x: Extraction, branches: readonly Branch[]): void {
  if (branches.filter(({ from, to }) => to > from).length < 2) return;
  const { imports } = x.out;
  const rowsOf = new Map<number, { rows: number[]; branches: Set<number> }>();
  for (const [i, { from, to }] of branches.entries()) {
    for (let row = from; row < to; row++) {
      const local = imports.get(row, 'local');
      if (local < 0 || imports.get(row, 'scope') !== x.scope) continue;
      let entry = rowsOf.get(local);
      if (entry === undefined) rowsOf.set(local, (entry = { rows: [], branches: new Set() }));
      entry.rows.push(row);
      entry.branches.add(i);
    }
  }
  for (const { rows, branches: within } of rowsOf.values()) {
    if (within.size < 2) continue;
    const group = x.alternatives++;
    for (const row of rows) imports.set(row, 'alternative', group);
  }
}

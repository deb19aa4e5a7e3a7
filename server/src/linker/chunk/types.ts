/** Links of type expressions: what the names and outermost attributes written inside them refer to. */

import type { Cells } from '../../evidence/evidence.ts';
import { partitionPoint } from '../../text/partition-point.ts';
import type { Link } from '../links.ts';
import type { ChunkContext } from './context.ts';

/** Relies on the chunk's names and attributes being linked already. */
export function linkType(context: ChunkContext, type: number): void {
  const { rowsByStart } = context;
  const { typeExprs, names, attrs } = context.facts.evidence;
  const start = typeExprs.start[type]!;
  const end = typeExprs.end[type]!;
  const insideAttrs = within(rowsByStart.attrs, attrs.start, attrs.end, start, end);
  const seen = new Set<string>();
  const take = (links: readonly Link[]): void => {
    for (const link of links) {
      if (seen.has(link.target)) continue;
      seen.add(link.target);
      context.add('type_symbol', type, link.target, link.method, { confidence: link.confidence });
    }
  };
  const isObject = (from: number, to: number): boolean =>
    insideAttrs.some((attr) => attrs.baseStart[attr]! <= from && to <= attrs.baseEnd[attr]!);
  for (const row of within(rowsByStart.names, names.start, names.end, start, end)) {
    if (!isObject(names.start[row]!, names.end[row]!)) take(context.linksOf('name_symbol', row));
  }
  for (const row of insideAttrs) {
    if (!isObject(attrs.start[row]!, attrs.end[row]!)) take(context.linksOf('attribute_symbol', row));
  }
}

/** Rows (sorted by start) whose span lies inside `[from, to]`. */
function within(rows: Int32Array, start: Cells, end: Cells, from: number, to: number): number[] {
  const first = partitionPoint(rows.length, (i) => start[rows[i]!]! < from);
  const found: number[] = [];
  for (let i = first; i < rows.length && start[rows[i]!]! < to; i++)
    if (end[rows[i]!]! <= to) found.push(rows[i]!);
  return found;
}

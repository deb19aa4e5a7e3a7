/** Names and attributes of a chunk in the order in which they stand in the text. */
import type { Cells } from '../../evidence/evidence.ts';
import type { FileFacts } from '../file-facts.ts';

export interface RowsByStart {
  readonly names: Int32Array;
  readonly attrs: Int32Array;
}

export function rowsByStart(facts: FileFacts, chunk: number): RowsByStart {
  const { names, attrs } = facts.evidence;
  return {
    names: byStart(facts.rowsOfChunk('names', chunk), names.start),
    attrs: byStart(facts.rowsOfChunk('attrs', chunk), attrs.start),
  };
}

function byStart(rows: Int32Array, start: Cells): Int32Array {
  return rows.slice().sort((a, b) => start[a]! - start[b]! || a - b);
}

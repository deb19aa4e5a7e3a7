/** Rows cut into batches of a fixed size, so that the bytes of a format do not show how the rows were handed over. */
import type { Row } from '../cell.ts';

/** Rows of a batch: large enough that its frame costs nothing, small enough to be held with ease. */
export const BATCH_ROWS = 1 << 16;

export function* inBatches(batches: Iterable<readonly Row[]>): Generator<readonly Row[]> {
  let pending: Row[] = [];
  for (const rows of batches) {
    for (const row of rows) {
      pending.push(row);
      if (pending.length === BATCH_ROWS) {
        yield pending;
        pending = [];
      }
    }
  }
  if (pending.length > 0) yield pending;
}

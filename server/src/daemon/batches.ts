/** Cuts a list into runs of at least `limit` in size; the last one may be smaller. */
export function batches<T>(items: readonly T[], sizeOf: (item: T) => number, limit: number): T[][] {
  const found: T[][] = [];
  let batch: T[] = [];
  let size = 0;
  for (const item of items) {
    batch.push(item);
    size += sizeOf(item);
    if (size < limit) continue;
    found.push(batch);
    batch = [];
    size = 0;
  }
  if (batch.length > 0) found.push(batch);
  return found;
}

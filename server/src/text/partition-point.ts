/** Search by halves in whatever is in order. */

/**
 * How many of the indexes from 0 up to `length` come before a point: `isBefore` is true of those, and false of all that
 * follow.
 */
export function partitionPoint(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  for (let high = length; low < high; ) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

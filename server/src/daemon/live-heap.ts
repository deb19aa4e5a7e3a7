/** How much of a thread's JavaScript heap is in use, garbage aside. Knows nothing of what is in it. */
import { getHeapSpaceStatistics } from 'node:v8';
import { garbageCollector } from './garbage-collector.ts';

/** What has just been made: nearly all of it is garbage, and there is room for so much and no more. */
const YOUNG_SPACES: ReadonlySet<string> = new Set(['new_space', 'new_large_object_space']);

/** Bytes of the heap in use that have outlived a collection, garbage by now or not: cheap. */
export const usedHeapBytes = (): number =>
  getHeapSpaceStatistics().reduce(
    (bytes, { space_name: name, space_used_size: used }) => bytes + (YOUNG_SPACES.has(name) ? 0 : used),
    0,
  );

/** Bytes of the heap in use after a full collection, which takes about a millisecond per megabyte. */
export function liveHeapBytes(): number {
  garbageCollector()();
  return usedHeapBytes();
}

/** How much of a thread's JavaScript heap is in use, garbage aside. Knows nothing of what is in it. */
import { getHeapStatistics } from 'node:v8';
import { garbageCollector } from './garbage-collector.ts';

/** Bytes of the heap in use, garbage included: cheap, and never less than `liveHeapBytes`. */
export const usedHeapBytes = (): number => getHeapStatistics().used_heap_size;

/** Bytes of the heap in use after a full collection, which takes about a millisecond per megabyte. */
export function liveHeapBytes(): number {
  garbageCollector()();
  return usedHeapBytes();
}

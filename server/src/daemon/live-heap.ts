/** How much of a thread's JavaScript heap is in use, garbage aside, and how to make it small. Knows nothing of what is in it. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's `gc` function (v8/src/extensions/gc-extension.cc); an option that a version does not know is passed over. */
type Collect = (options?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

let collect: Collect | null = null;

/** Bytes of the heap in use, garbage included: cheap, and never less than `liveHeapBytes`. */
export const usedHeapBytes = (): number => getHeapStatistics().used_heap_size;

/** Bytes of the heap in use after a full collection, which takes about a millisecond per megabyte. */
export function liveHeapBytes(): number {
  collector()();
  return usedHeapBytes();
}

/** Collects and compacts, and gives free pages back to the system: about two milliseconds per megabyte in use. */
export function compactHeap(): void {
  collector()({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

function collector(): Collect {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  return collect;
}

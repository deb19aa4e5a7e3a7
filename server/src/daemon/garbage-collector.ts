/** V8's collector as a function, which Node gives only to who asks for it. Knows nothing of what is in the heap. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects the whole heap of the thread, or its young generation alone; returns when it is done. */
export type Collect = (options?: { readonly type: 'minor' }) => void;

let collect: Collect | undefined;

export function garbageCollector(): Collect {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
    setFlagsFromString('--no-expose-gc');
  }
  return collect;
}

/**
 * Has V8 give back what building something large has left behind, without stopping the process for it: the collection
 * its memory reducer makes when a process has been quiet for eight seconds, now. It marks beside the program, in
 * steps, and stops it only to move what is left on sparse pages. Knows nothing of what is in the heap.
 */
import {
  constants,
  type NodeGCPerformanceDetail,
  type PerformanceEntry,
  PerformanceObserver,
} from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * Begin to mark as soon as anything is allocated, whatever room there is; and collect as if memory mattered more than
 * time: sparse pages are emptied, and empty ones given back.
 */
const EAGER = ['--incremental-marking-hard-trigger=1', '--optimize-for-size'];
const USUAL = ['--incremental-marking-hard-trigger=0', '--no-optimize-for-size'];

/** The first may have begun before it was asked for, and then gives little back; what one lets go of, the next finds. */
const COLLECTIONS = 2;

/** Longest time for that, in ms. A heap that nobody uses is not collected in the end, and need not be. */
const LIMIT_MS = 5_000;

/** How often V8 is given a reason to look at its limits, in ms, and elements of an array that is large enough to be one. */
const NUDGE_MS = 20;
const NUDGE_ELEMENTS = 20_000;

type GcEntry = PerformanceEntry & { readonly detail: NodeGCPerformanceDetail };

let running: Promise<void> | null = null;

/** Resolves when the heap of this thread has been collected. One at a time: who asks meanwhile waits for that one. */
export function reduceHeap(): Promise<void> {
  return (running ??= reduce().finally(() => {
    running = null;
  }));
}

async function reduce(): Promise<void> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as GcEntry[])
      if (entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) collections++;
  });
  observer.observe({ entryTypes: ['gc'] });
  // They hold for the process, so they are no one's setting but this moment's.
  for (const flag of EAGER) setFlagsFromString(flag);
  try {
    const endMs = performance.now() + LIMIT_MS;
    while (collections < COLLECTIONS && performance.now() < endMs) {
      void new Array(NUDGE_ELEMENTS).fill(0);
      await delay(NUDGE_MS, null, { ref: false });
    }
  } finally {
    for (const flag of USUAL) setFlagsFromString(flag);
    observer.disconnect();
  }
}

/**
 * Collects what a revision has left in the young generation while nobody types. V8 does it when that is four fifths
 * full, which a key or two make it, and as soon as the thread has a moment: between a revision and the answer that
 * waits for it (2 ms). Knows nothing of what is in the heap, and leaves the old generation to V8.
 */
import { garbageCollector } from './garbage-collector.ts';

/** How long after a revision answers and reports are made, in ms; whoever types comes back later. */
const AFTER_REVISION_MS = 8;

let timer: NodeJS.Timeout | undefined;

/** A revision was made. */
export function collectYoungSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => garbageCollector()({ type: 'minor' }), AFTER_REVISION_MS).unref();
}

/** Somebody types: the next revision is more urgent. */
export function collectYoungLater(): void {
  clearTimeout(timer);
}

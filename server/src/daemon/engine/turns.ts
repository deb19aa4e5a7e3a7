/**
 * Turns for others while something long runs on the event loop: the loop's own steps, and questions to the linked
 * workspace. Knows what neither is about.
 */
import { nextTurn } from '../next-turn.ts';

/** Longest stretch of reading and linking between two turns of the event loop, in ms: cancelling may take 50, and a collection of the heap 30. */
const SLICE_MS = 12;

/** Asked in loops: null while there is time, else what to wait for. */
export type Pause = () => Promise<void> | null;

/** What a question began with is not what there is any more: it is begun again. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export class Turns {
  private readonly isOutdated: () => boolean;
  private readonly signal: AbortSignal | null;
  private sliceEndMs = performance.now() + SLICE_MS;

  /** See `checkpoint`. */
  constructor(isOutdated: () => boolean = () => false, signal: AbortSignal | null = null) {
    this.isOutdated = isOutdated;
    this.signal = signal;
  }

  /** A `Pause`. Goes on afterwards, whatever has happened meanwhile. */
  readonly pause: Pause = () => {
    if (performance.now() < this.sliceEndMs) return null;
    return nextTurn().then(() => {
      this.sliceEndMs = performance.now() + SLICE_MS;
    });
  };

  /** For places where a question can be given up. Throws `Interrupted`, and the signal's reason. */
  checkpoint(): void {
    this.signal?.throwIfAborted();
    if (this.isOutdated()) throw new Interrupted();
  }
}

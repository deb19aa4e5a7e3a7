/**
 * Keeps long questions from holding everybody up: their loops ask for a turn, and every few milliseconds the event
 * loop gets one. That is also when they notice that they were cancelled. Knows no question.
 */
import { nextTurn } from '../next-turn.ts';
import { cancelled } from './question-error.ts';

/** Longest stretch of work between two turns of the event loop, in ms: cancellation is to take 50 at most. */
const SLICE_MS = 10;

/** Thrown when the revision that a question reads from is not the newest any more, and it did not hold it. */
export class RevisionMoved extends Error {
  override readonly name = 'RevisionMoved';
}

export class Pace {
  readonly signal: AbortSignal;
  private readonly isCurrent: () => boolean;
  private sliceEndMs = performance.now() + SLICE_MS;

  /** `isCurrent` is asked after every turn; see `RevisionMoved`. */
  constructor(signal: AbortSignal, isCurrent: () => boolean) {
    this.signal = signal;
    this.isCurrent = isCurrent;
  }

  /** For loops: null while there is time; otherwise wait for it. Rejects with `cancelled` or `RevisionMoved`. */
  readonly turn = (): Promise<void> | null => (performance.now() < this.sliceEndMs ? null : this.yield());

  /** Gives the event loop a turn. */
  async yield(): Promise<void> {
    await nextTurn();
    if (this.signal.aborted) throw cancelled();
    if (!this.isCurrent()) throw new RevisionMoved();
    this.sliceEndMs = performance.now() + SLICE_MS;
  }
}

/**
 * Work in steps, so that one way to find something serves both those who want it at once and those who share the
 * event loop with others. Knows no question.
 */

/** Gives nothing where others may have a turn, and the result at the end. */
export type Steps<T> = Generator<void, T, undefined>;

/** For whoever has the process to itself. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `pause` is asked after each step, and what it gives is waited for; rejects with what it throws. */
export async function inTurns<T>(steps: Steps<T>, pause: () => Promise<void> | null): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    const wait = pause();
    if (wait) await wait;
  }
}

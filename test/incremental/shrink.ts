/** A sequence of edits that fails, made short enough to read. */

/** The edit after which something is wrong, and what. */
export interface Failure {
  readonly at: number;
  readonly text: string;
}

/** Runs spent on shortening a failing sequence. */
const MAX_RUNS = 200;

/**
 * Leaves out ever smaller parts of a sequence for as long as the rest fails. `failureOf` lives through one and says
 * after which of its edits something is wrong; the last of the given seeds is one such.
 */
export async function shrink(
  seeds: readonly number[],
  failureOf: (seeds: readonly number[]) => Promise<Failure | null>,
): Promise<number[]> {
  let best = [...seeds];
  let runs = 0;
  for (
    let size = Math.ceil(best.length / 2);
    size >= 1 && runs < MAX_RUNS;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < best.length - 1 && runs < MAX_RUNS; ) {
      const shorter = [...best.slice(0, from), ...best.slice(from + size)];
      runs++;
      const failure = await failureOf(shorter);
      if (failure) best = shorter.slice(0, failure.at + 1);
      else from += size;
    }
  }
  return best;
}

/**
 * The few statistics the benches print, and a random source that gives the same numbers on every run. Knows
 * nothing of what is measured.
 */

/** The smallest value that at least `fraction` (0 to 1] of the values do not exceed; NaN for no values. */
export function percentile(values: readonly number[], fraction: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(sorted.length * fraction))) - 1]!;
}

/** Middle value (of an even count: the lower of the two), so that one disturbed run changes little. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A seeded source of uniform numbers in [0, 1): a Weyl sequence through a 32-bit integer mixer. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** `count` different items (all of them when there are fewer), chosen by a partial Fisher-Yates shuffle. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const pool = [...items];
  const size = Math.min(count, pool.length);
  for (let i = 0; i < size; i++) {
    const chosen = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[chosen]] = [pool[chosen]!, pool[i]!];
  }
  return pool.slice(0, size);
}

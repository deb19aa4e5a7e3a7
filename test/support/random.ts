/** Reproducible random choices for property tests: the same seed always gives the same sequence. */

export class Random {
  private state: number;

  /** `seed` is any integer; neighbouring seeds give unrelated sequences. */
  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x5bd1e995, 0x27d4eb2f) ^ seed;
  }

  /** An integer from 0 to `limit - 1`; 0 when the limit is not positive. */
  below(limit: number): number {
    return limit <= 1 ? 0 : this.bits() % limit;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[this.below(items.length)]!;
  }

  /** A shuffled copy. */
  shuffled<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }

  /** 32 unsigned bits: a Weyl sequence through a multiply-and-xorshift mix. */
  private bits(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }
}

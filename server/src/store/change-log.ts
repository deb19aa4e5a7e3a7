/**
 * Changes of postings, in the order they were made, as one growing array of integers: loading a large
 * repository makes millions, which as lists of their own would take more memory than all the rest.
 */

/** Integers per change: key, signed chunk id. */
const WIDTH = 2;

export class ChangeLog {
  private data = new Int32Array(1024 * WIDTH);
  private length = 0;

  /** `key` counts from 0; `signedChunk` is `+chunk` or `-chunk`. */
  add(key: number, signedChunk: number): void {
    const at = this.length * WIDTH;
    if (at === this.data.length) {
      const bigger = new Int32Array(this.data.length * 2);
      bigger.set(this.data);
      this.data = bigger;
    }
    this.data[at] = key;
    this.data[at + 1] = signedChunk;
    this.length++;
  }

  /** The changes of every key below `keys`, each in the order they were made. */
  grouped(keys: number): (key: number) => Int32Array {
    const from = new Int32Array(keys + 1);
    for (let at = 0; at < this.length * WIDTH; at += WIDTH) from[this.data[at]! + 1]!++;
    for (let key = 0; key < keys; key++) from[key + 1]! += from[key]!;
    const next = from.slice(0, keys);
    const sorted = new Int32Array(this.length);
    for (let at = 0; at < this.length * WIDTH; at += WIDTH) {
      sorted[next[this.data[at]!]!++] = this.data[at + 1]!;
    }
    return (key) => sorted.subarray(from[key]!, from[key + 1]!);
  }

  clear(): void {
    this.data = new Int32Array(1024 * WIDTH);
    this.length = 0;
  }
}

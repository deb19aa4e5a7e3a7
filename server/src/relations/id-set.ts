/**
 * A set of printable ids (`PREFIX:` and 16 hex digits, see `text/ids.ts`) in eight bytes each and some room: a large
 * repository has millions, which as a set of strings would take ten times as much. The digits alone tell ids of all
 * families apart. Knows nothing of tables.
 */

const FIRST_CAPACITY = 1024;
const DIGITS = 16;

/** Open addressing with linear probing; two words a slot, both 0 where the slot is free. */
export class IdSet {
  private slots = new Uint32Array(FIRST_CAPACITY * 2);
  private size = 0;
  /** What is no id, and the one id that looks like a free slot. */
  private readonly others = new Set<string>();
  /** The words of the id that was parsed last. */
  private high = 0;
  private low = 0;

  add(id: string): void {
    if (!this.parse(id)) {
      this.others.add(id);
      return;
    }
    const at = this.find(this.high, this.low);
    if (this.slots[at] !== 0 || this.slots[at + 1] !== 0) return;
    this.slots[at] = this.high;
    this.slots[at + 1] = this.low;
    // Two thirds full: probes stay short.
    if (++this.size * 3 > this.slots.length) this.grow();
  }

  has(id: string): boolean {
    if (!this.parse(id)) return this.others.has(id);
    const at = this.find(this.high, this.low);
    return this.slots[at] !== 0 || this.slots[at + 1] !== 0;
  }

  /** The slot that holds the words, or the free one where they belong. */
  private find(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let at = (low << 1) & mask;
    while (
      (this.slots[at] !== high || this.slots[at + 1] !== low) &&
      (this.slots[at] !== 0 || this.slots[at + 1] !== 0)
    )
      at = (at + 2) & mask;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0 && old[i + 1] === 0) continue;
      const at = this.find(old[i]!, old[i + 1]!);
      this.slots[at] = old[i]!;
      this.slots[at + 1] = old[i + 1]!;
    }
  }

  /** Reads the last 16 characters as hex digits; false when they are none, or all zeros. */
  private parse(id: string): boolean {
    const from = id.length - DIGITS;
    if (from < 1 || id.charCodeAt(from - 1) !== COLON) return false;
    const high = hexWord(id, from);
    const low = hexWord(id, from + DIGITS / 2);
    if (high < 0 || low < 0 || (high === 0 && low === 0)) return false;
    this.high = high;
    this.low = low;
    return true;
  }
}

const COLON = 58;
const NO_DIGIT = 255;
const DIGIT_OF = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 16; digit++) DIGIT_OF[digit.toString(16).charCodeAt(0)] = digit;

/** Eight hex digits as an unsigned word, or -1. */
function hexWord(text: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + DIGITS / 2; at++) {
    const code = text.charCodeAt(at);
    const digit = code < 128 ? DIGIT_OF[code]! : NO_DIGIT;
    if (digit === NO_DIGIT) return -1;
    word = (word << 4) | digit;
  }
  return word >>> 0;
}

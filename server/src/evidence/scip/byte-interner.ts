/**
 * Gives equal byte strings one number, without decoding them more than once. An occurrence names its symbol
 * in full, so an index repeats each symbol many times; turning every copy into a string would be most of the
 * cost of reading it. Knows no protobuf.
 */
const FIRST_SLOTS = 256;

/** Another one in each process, so that an index cannot be made whose symbols all fall into one slot. */
const SEED = (Math.random() * 2 ** 32) | 0;

export class ByteInterner {
  /** Slot → id + 1; 0 is free. The number of slots is a power of two. */
  private slots = new Int32Array(FIRST_SLOTS);
  private hashes = new Int32Array(FIRST_SLOTS);
  private starts = new Int32Array(FIRST_SLOTS);
  private lengths = new Int32Array(FIRST_SLOTS);
  private readonly bytes: Uint8Array;
  size = 0;

  /** Interns spans of this one buffer. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Number of the bytes `[start, end)`, counted from 0 in order of first use. */
  id(start: number, end: number): number {
    const { bytes } = this;
    let hash = SEED;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    if (this.size * 2 >= this.slots.length) this.grow();
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot]! - 1;
      if (id < 0) return this.add(slot, hash, start, end);
      if (this.hashes[id] === hash && this.equals(id, start, end)) return id;
    }
  }

  /** Start of the first occurrence of an id. */
  start(id: number): number {
    return this.starts[id]!;
  }

  end(id: number): number {
    return this.starts[id]! + this.lengths[id]!;
  }

  private add(slot: number, hash: number, start: number, end: number): number {
    const id = this.size++;
    this.slots[slot] = id + 1;
    this.hashes[id] = hash;
    this.starts[id] = start;
    this.lengths[id] = end - start;
    return id;
  }

  private equals(id: number, start: number, end: number): boolean {
    const length = end - start;
    if (this.lengths[id] !== length) return false;
    const { bytes } = this;
    const other = this.starts[id]!;
    for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[other + i]) return false;
    return true;
  }

  private grow(): void {
    const count = this.slots.length * 2;
    this.slots = new Int32Array(count);
    this.hashes = widened(this.hashes, count);
    this.starts = widened(this.starts, count);
    this.lengths = widened(this.lengths, count);
    for (let id = 0; id < this.size; id++) {
      let slot = this.hashes[id]! & (count - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (count - 1);
      this.slots[slot] = id + 1;
    }
  }
}

function widened(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(length);
  wide.set(column);
  return wide;
}

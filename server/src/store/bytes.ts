/**
 * Variable-length integers: the byte format of the store's blobs. Small numbers take one byte, and a reader
 * never runs past its input or accepts a number that the writer could not have written.
 */
import { DamagedDataError } from './errors.ts';

/** Largest value `uint` takes: blobs hold ids, offsets and bit sets, all of which fit 32 bits unsigned. */
const MAX_UINT = 0xffff_ffff;

export class ByteWriter {
  private bytes = new Uint8Array(256);
  private length = 0;

  /** Forgets what was written but keeps the memory, so that one writer can encode many blobs. */
  reset(): void {
    this.length = 0;
  }

  /** Writes an integer from 0 to 2³² − 1, seven bits a byte, low bits first. */
  uint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow();
    let rest = value >>> 0;
    if (rest !== value) throw new RangeError(`${value} is not an unsigned 32-bit integer`);
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** Writes a signed 32-bit integer so that numbers near zero, of either sign, stay short. */
  int(value: number): void {
    this.uint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** A copy of what was written. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  private grow(): void {
    const bigger = new Uint8Array(this.bytes.length * 2);
    bigger.set(this.bytes);
    this.bytes = bigger;
  }
}

export class ByteReader {
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  uint(): number {
    const first = this.bytes[this.position];
    if (first !== undefined && first < 128) {
      this.position++;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (;;) {
      if (this.position >= this.bytes.length) throw new DamagedDataError('a blob ends inside a number');
      const byte = this.bytes[this.position++]!;
      value += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    if (value > MAX_UINT) throw new DamagedDataError('a number in a blob is too large');
    return value;
  }

  int(): number {
    const value = this.uint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a count of items that take at least `minBytes` bytes each, refusing what cannot fit. */
  count(minBytes: number): number {
    const count = this.uint();
    if (count * minBytes > this.bytes.length - this.position) {
      throw new DamagedDataError('a blob promises more items than it holds');
    }
    return count;
  }

  /** Refuses blobs that go on after their last item. */
  finish(): void {
    if (!this.atEnd) throw new DamagedDataError('a blob has bytes after its last item');
  }
}

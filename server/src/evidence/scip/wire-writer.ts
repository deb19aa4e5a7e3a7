/**
 * Writes protobuf's wire format into one growing buffer, for the bulk of an index (see `wire-reader.ts` for
 * reading). Knows no message.
 */
import { Wire } from './wire-reader.ts';

const FIRST_CAPACITY = 1 << 16;
/** The longest varint of 32 bits, and so the longest length of a field. */
const MAX_LENGTH_BYTES = 5;

export class WireWriter {
  private bytes: Buffer = Buffer.allocUnsafe(FIRST_CAPACITY);
  private at = 0;

  /** Bytes written since the last `take`. */
  get length(): number {
    return this.at;
  }

  /** An unsigned 32-bit number without a tag. */
  uint32(value: number): void {
    this.reserve(MAX_LENGTH_BYTES);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.bytes[this.at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  /** A field with a number that is not negative; protobuf leaves 0 out. */
  uint32Field(field: number, value: number): void {
    if (value === 0) return;
    this.uint32((field << 3) | Wire.varint);
    this.uint32(value);
  }

  /** A field with bytes (or text that is already encoded); empty ones are left out. */
  bytesField(field: number, value: Uint8Array): void {
    if (value.length > 0) this.messageField(field, value);
  }

  /** A field with an encoded message, which may be empty. */
  messageField(field: number, value: Uint8Array): void {
    this.uint32((field << 3) | Wire.bytes);
    this.uint32(value.length);
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  stringField(field: number, value: string): void {
    this.bytesField(field, Buffer.from(value));
  }

  /** Begins a length-delimited field; the result goes to `close`. Fields may be nested. */
  open(field: number): number {
    this.uint32((field << 3) | Wire.bytes);
    // Nearly all messages fit a length of one byte; `close` makes room when one does not.
    this.reserve(1);
    return this.at++;
  }

  close(opened: number): void {
    const length = this.at - opened - 1;
    if (length < 0x80) {
      this.bytes[opened] = length;
      return;
    }
    let extra = 0;
    for (let rest = length >>> 7; rest > 0; rest >>>= 7) extra++;
    this.reserve(extra);
    this.bytes.copyWithin(opened + 1 + extra, opened + 1, this.at);
    const end = this.at + extra;
    this.at = opened;
    this.uint32(length);
    this.at = end;
  }

  /** A copy of everything written so far; the writer is empty afterwards and can be used again. */
  take(): Uint8Array {
    const written = Uint8Array.prototype.slice.call(this.bytes, 0, this.at);
    this.at = 0;
    return written;
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const wide = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + count));
    this.bytes.copy(wide, 0, 0, this.at);
    this.bytes = wide;
  }
}

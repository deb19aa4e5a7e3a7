/**
 * Protobuf's wire format (protobuf.dev, "Encoding"): tags, varints and length-delimited fields of one buffer.
 * Strict where protobuf decoders are lenient, because an index that is damaged should say so: a known field
 * of the wrong wire type, a number past 64 bits and text that is not UTF-8 are errors. Knows no message.
 */
import { ScipFormatError } from './scip-format-error.ts';

/** Wire types; groups (3 and 4) are obsolete and SCIP has none. */
export const Wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Bytes of the longest varint: ten hold 64 bits. */
const MAX_VARINT_BYTES = 10;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class WireReader {
  readonly bytes: Uint8Array;
  /** Read position in `bytes`. */
  at: number;
  /** Where the message being read ends. */
  readonly end: number;
  /** Offset of `bytes[0]` in the index, for errors. */
  private readonly base: number;
  /** Field number and wire type of the tag read last. */
  field = 0;
  wire = 0;

  /** Reads `bytes[start, end)`; `base` is where `bytes` begins in the index. */
  constructor(bytes: Uint8Array, base = 0, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.base = base;
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  /** Position in the index. */
  get offset(): number {
    return this.base + this.at;
  }

  /** Reads the next tag into `field` and `wire`; false at the end of the message. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const start = this.at;
    const tag = this.uint32();
    this.field = tag >>> 3;
    this.wire = tag & 7;
    if (this.field === 0) throw this.error('a field has the number 0', start);
    return true;
  }

  /** An unsigned integer that must fit 32 bits: tags, lengths, unsigned fields. */
  uint32(): number {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (at >= end) throw this.error('a number is cut off', this.at);
      const byte = bytes[at++]!;
      if (shift === 28 && byte > 0x0f) throw this.error('a number has more than 32 bits', this.at);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    this.at = at;
    return value >>> 0;
  }

  /** A signed 32-bit integer (`int32`, or an enum); negative ones are written with 64 bits, the rest is cut. */
  int32(): number {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    for (let read = 0; read < MAX_VARINT_BYTES; read++) {
      if (at >= end) throw this.error('a number is cut off', this.at);
      const byte = bytes[at++]!;
      if (read < 5) value |= (byte & 0x7f) << (7 * read);
      if (byte < 0x80) {
        this.at = at;
        return value | 0;
      }
    }
    throw this.error('a number has more than 64 bits', this.at);
  }

  /** End position of a length-delimited field whose length comes next; the read position is its start. */
  lengthEnd(): number {
    const start = this.at;
    const length = this.uint32();
    if (length > this.end - this.at) {
      throw this.error(`a field says it has ${length} bytes, but only ${this.end - this.at} are left`, start);
    }
    return this.at + length;
  }

  /** A length-delimited field as a reader of its own; the read position moves past it. */
  message(): WireReader {
    const end = this.lengthEnd();
    const reader = new WireReader(this.bytes, this.base, this.at, end);
    this.at = end;
    return reader;
  }

  string(): string {
    const end = this.lengthEnd();
    const start = this.at;
    this.at = end;
    return this.textOf(start, end);
  }

  /** The text of `bytes[start, end)`. */
  textOf(start: number, end: number): string {
    try {
      return utf8.decode(this.bytes.subarray(start, end));
    } catch {
      throw this.error('a text is not UTF-8', start);
    }
  }

  /** Makes sure that the tag read last has the wire type its field must have. */
  expect(wire: number, what: string): void {
    if (this.wire !== wire)
      throw this.error(`${what} has the wire type ${this.wire} instead of ${wire}`, this.at);
  }

  /** Passes over the field whose tag was read last. */
  skip(): void {
    switch (this.wire) {
      case Wire.varint:
        this.int32();
        return;
      case Wire.bytes:
        this.at = this.lengthEnd();
        return;
      case Wire.fixed64:
      case Wire.fixed32: {
        const size = this.wire === Wire.fixed64 ? 8 : 4;
        if (this.end - this.at < size) throw this.error('a number is cut off', this.at);
        this.at += size;
        return;
      }
      default:
        throw this.error(`the wire type ${this.wire} does not exist`, this.at);
    }
  }

  /** An error at a position in `bytes`. */
  error(message: string, at: number): ScipFormatError {
    return new ScipFormatError(message, this.base + at);
  }
}

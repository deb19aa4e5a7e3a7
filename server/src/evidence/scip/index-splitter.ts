/**
 * Takes an index apart while its bytes arrive: one `scip.Index` message, whose top-level fields are decoded
 * one at a time. At most one field and one chunk are held. Knows neither files nor compression.
 */
import { decodeDocument } from './decode-document.ts';
import type { Metadata, SymbolInformation } from './generated/scip.ts';
import { MAX_FIELD_BYTES } from './limits.ts';
import { decodeMessage } from './messages.ts';
import type { ScipDocument } from './scip-document.ts';
import { ScipFormatError } from './scip-format-error.ts';
import { Wire, WireReader } from './wire-reader.ts';

/** Where a part's content lies in the (uncompressed) index. */
interface Extent {
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** What an index consists of, in the order of the file. */
export type IndexPart =
  | ({ readonly kind: 'metadata'; readonly metadata: Metadata } & Extent)
  | ({ readonly kind: 'document'; readonly document: ScipDocument } & Extent)
  | ({ readonly kind: 'external_symbol'; readonly symbol: SymbolInformation } & Extent)
  /**
   * Bytes that are no SCIP. When only one field's content is damaged (`isFinal` false) reading goes on after
   * it; when the fields themselves cannot be told apart any more, this is the last part.
   */
  | { readonly kind: 'damage'; readonly error: ScipFormatError; readonly isFinal: boolean };

/** Field numbers of `scip.Index`. */
const IndexField = { metadata: 1, document: 2, externalSymbol: 3 } as const;

/** A tag and a length, each a varint of at most five bytes. */
const MAX_HEADER_BYTES = 10;

export class IndexSplitter {
  /** Bytes received and not yet consumed, in order. */
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  /** Offset of the first pending byte in the index. */
  private offset = 0;
  /** Pending bytes below this number cannot complete anything. */
  private wanted = 1;
  /** Bytes of an unknown field still to be dropped. */
  private dropping = 0;
  private isOver = false;

  /** Parts that this chunk completes. A chunk must not be changed afterwards until its parts were taken. */
  *push(chunk: Uint8Array): Generator<IndexPart> {
    if (this.isOver || chunk.length === 0) return;
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes >= this.wanted || this.dropping > 0) yield* this.take(false);
  }

  /** To be called after the last chunk. */
  *end(): Generator<IndexPart> {
    if (this.isOver) return;
    yield* this.take(true);
    if (this.isOver) return;
    this.isOver = true;
    if (this.pendingBytes > 0 || this.dropping > 0) yield this.final('the index ends inside a field', 0);
  }

  private *take(isEnd: boolean): Generator<IndexPart> {
    const bytes = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending);
    let at = 0;
    this.wanted = 1;
    while (at < bytes.length) {
      if (this.dropping > 0) {
        const dropped = Math.min(this.dropping, bytes.length - at);
        this.dropping -= dropped;
        at += dropped;
        continue;
      }
      // A header that is cut off by the chunk may be completed by the next one.
      if (!isEnd && bytes.length - at < MAX_HEADER_BYTES && !isWholeHeader(bytes, at)) {
        this.wanted = bytes.length - at + 1;
        break;
      }
      const header = this.header(bytes, at);
      if (header instanceof ScipFormatError) {
        this.isOver = true;
        yield { kind: 'damage', error: header, isFinal: true };
        break;
      }
      const { field, start, length } = header;
      if (!isKnown(field)) {
        this.dropping = length;
        at = start;
        continue;
      }
      if (length > MAX_FIELD_BYTES) {
        this.isOver = true;
        yield this.final(`a field of ${length} bytes is larger than any index has`, at);
        break;
      }
      if (start + length > bytes.length) {
        this.wanted = start + length - at;
        break;
      }
      yield this.part(field, bytes.subarray(start, start + length), this.offset + start);
      at = start + length;
    }
    this.offset += at;
    const rest = this.isOver ? [] : [bytes.subarray(at)].filter((part) => part.length > 0);
    this.pending = rest;
    this.pendingBytes = rest[0]?.length ?? 0;
  }

  private header(
    bytes: Uint8Array,
    at: number,
  ): { field: number; start: number; length: number } | ScipFormatError {
    try {
      const reader = new WireReader(bytes, this.offset, at);
      reader.next();
      const { field, wire } = reader;
      if (wire === Wire.bytes) {
        const length = reader.uint32();
        return { field, start: reader.at, length };
      }
      if (isKnown(field)) reader.expect(Wire.bytes, `field ${field} of the index`);
      const start = reader.at;
      reader.skip();
      return { field, start, length: reader.at - start };
    } catch (error) {
      if (error instanceof ScipFormatError) return error;
      throw error;
    }
  }

  private part(field: number, bytes: Uint8Array, byteOffset: number): IndexPart {
    const extent = { byteOffset, byteLength: bytes.length };
    try {
      switch (field) {
        case IndexField.metadata:
          return { kind: 'metadata', metadata: decodeMessage('Metadata', bytes, byteOffset), ...extent };
        case IndexField.document:
          return { kind: 'document', document: decodeDocument(bytes, byteOffset), ...extent };
        default: {
          const symbol = decodeMessage('SymbolInformation', bytes, byteOffset);
          return { kind: 'external_symbol', symbol, ...extent };
        }
      }
    } catch (error) {
      if (error instanceof ScipFormatError) return { kind: 'damage', error, isFinal: false };
      throw error;
    }
  }

  private final(message: string, at: number): IndexPart {
    return { kind: 'damage', error: new ScipFormatError(message, this.offset + at), isFinal: true };
  }
}

const isKnown = (field: number): boolean =>
  field >= IndexField.metadata && field <= IndexField.externalSymbol;

/** Whether tag and length (or tag and value) of a field end before the buffer does. */
function isWholeHeader(bytes: Uint8Array, at: number): boolean {
  let end = at;
  while (end < bytes.length && bytes[end]! >= 0x80) end++;
  if (end >= bytes.length) return false;
  const wire = bytes[at]! & 7;
  end++;
  if (wire === Wire.fixed64) return bytes.length - end >= 8;
  if (wire === Wire.fixed32) return bytes.length - end >= 4;
  while (end < bytes.length && bytes[end]! >= 0x80) end++;
  return end < bytes.length;
}

/**
 * Encodes one exported document as a `scip.Document`. Occurrences are written field by field, because they
 * are nine tenths of an index; symbol information goes through the generated codec.
 */
import { PositionEncoding, type SymbolInformation } from '../../evidence/scip/generated/scip.ts';
import { encodeMessage, type Init } from '../../evidence/scip/messages.ts';
import { WireWriter } from '../../evidence/scip/wire-writer.ts';
import { ByteLines } from './byte-lines.ts';
import type { ExportedOccurrence } from './document-occurrences.ts';

/** Field numbers of `scip.Document` and `scip.Occurrence`. */
const DocumentField = { path: 1, occurrence: 2, symbol: 3, language: 4, positionEncoding: 6 } as const;
const OccurrenceField = { range: 1, symbol: 2, roles: 3, enclosingRange: 7 } as const;

export interface ExportedDocument {
  /** Repo-relative POSIX path. */
  readonly path: string;
  readonly text: string;
  readonly occurrences: readonly ExportedOccurrence[];
  readonly symbols: readonly Init<SymbolInformation>[];
}

/** Encodes documents one after another; symbols are encoded once for all of them. */
export class DocumentEncoder {
  private readonly writer = new WireWriter();
  private readonly symbolBytes = new Map<string, Uint8Array>();

  encode({ path, text, occurrences, symbols }: ExportedDocument): Uint8Array {
    const { writer } = this;
    const lines = new ByteLines(text);
    writer.stringField(DocumentField.path, path);
    for (const occurrence of occurrences) this.writeOccurrence(occurrence, lines);
    for (const symbol of symbols)
      writer.messageField(DocumentField.symbol, encodeMessage('SymbolInformation', symbol));
    writer.stringField(DocumentField.language, 'python');
    writer.uint32Field(DocumentField.positionEncoding, PositionEncoding.UTF8CodeUnitOffsetFromLineStart);
    return writer.take();
  }

  private writeOccurrence(occurrence: ExportedOccurrence, lines: ByteLines): void {
    const { writer } = this;
    const message = writer.open(DocumentField.occurrence);
    this.writeRange(OccurrenceField.range, occurrence.start, occurrence.end, lines);
    writer.bytesField(OccurrenceField.symbol, this.bytesOf(occurrence.symbol));
    writer.uint32Field(OccurrenceField.roles, occurrence.roles);
    if (occurrence.enclosingStart >= 0) {
      const { enclosingStart, enclosingEnd } = occurrence;
      this.writeRange(OccurrenceField.enclosingRange, enclosingStart, enclosingEnd, lines);
    }
    writer.close(message);
  }

  /** Three numbers for a range on one line, else four, packed. */
  private writeRange(field: number, start: number, end: number, lines: ByteLines): void {
    const { writer } = this;
    const packed = writer.open(field);
    const line = lines.lineOf(start);
    const endLine = lines.lineOf(end);
    writer.uint32(line);
    writer.uint32(start - lines.startOf(line));
    if (endLine !== line) writer.uint32(endLine);
    writer.uint32(end - lines.startOf(endLine));
    writer.close(packed);
  }

  private bytesOf(symbol: string): Uint8Array {
    // A local means another thing in each document, but its bytes are the same.
    let bytes = this.symbolBytes.get(symbol);
    if (bytes === undefined) this.symbolBytes.set(symbol, (bytes = Buffer.from(symbol)));
    return bytes;
  }
}

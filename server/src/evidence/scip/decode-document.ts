/**
 * Decodes the bytes of one SCIP document straight into columns. Occurrences are nine tenths of an index, and
 * a generated decoder would make an object and three strings of each; everything else goes through
 * `messages.ts`.
 */
import type { Diagnostic, SymbolInformation } from './generated/scip.ts';
import { MAX_DOCUMENT_ITEMS } from './limits.ts';
import { decodeMessage } from './messages.ts';
import { OccurrenceColumns } from './occurrence-columns.ts';
import type { ScipDocument } from './scip-document.ts';
import { Wire, WireReader } from './wire-reader.ts';

/** Field numbers of `scip.Document`. */
const DocumentField = {
  path: 1,
  occurrence: 2,
  symbol: 3,
  language: 4,
  text: 5,
  positionEncoding: 6,
} as const;

/**
 * Decodes a `scip.Document`. `base` is where `bytes` begins in the index.
 * @throws ScipFormatError
 */
export function decodeDocument(bytes: Uint8Array, base = 0): ScipDocument {
  const reader = new WireReader(bytes, base);
  const occurrences = new OccurrenceColumns(bytes);
  const symbols: SymbolInformation[] = [];
  const diagnostics: { occurrence: number; diagnostic: Diagnostic }[] = [];
  let path = '';
  let language = '';
  let text = '';
  let positionEncoding = 0;
  let items = 0;
  const count = (more: number): void => {
    items += more;
    if (items > MAX_DOCUMENT_ITEMS)
      throw reader.error(`a document has more than ${MAX_DOCUMENT_ITEMS} occurrences and symbols`, reader.at);
  };
  while (reader.next()) {
    switch (reader.field) {
      case DocumentField.path:
        reader.expect(Wire.bytes, "a document's path");
        path = reader.string();
        break;
      case DocumentField.occurrence:
        reader.expect(Wire.bytes, 'an occurrence');
        count(1);
        occurrences.read(reader.message(), (diagnostic) => {
          count(1);
          diagnostics.push({ occurrence: occurrences.length, diagnostic });
        });
        break;
      case DocumentField.symbol: {
        reader.expect(Wire.bytes, 'a symbol');
        const end = reader.lengthEnd();
        const symbol = decodeMessage('SymbolInformation', bytes.subarray(reader.at, end), reader.offset);
        count(1 + symbol.relationships.length + symbol.documentation.length);
        symbols.push(symbol);
        reader.at = end;
        break;
      }
      case DocumentField.language:
        reader.expect(Wire.bytes, "a document's language");
        language = reader.string();
        break;
      case DocumentField.text:
        reader.expect(Wire.bytes, "a document's text");
        text = reader.string();
        break;
      case DocumentField.positionEncoding:
        reader.expect(Wire.varint, 'a position encoding');
        positionEncoding = reader.int32();
        break;
      default:
        reader.skip();
    }
  }
  const columns = occurrences.finish(reader);
  return { path, language, text, positionEncoding, symbols, occurrences: columns, diagnostics };
}

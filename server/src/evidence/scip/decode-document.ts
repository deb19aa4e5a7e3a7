/**
 * Decodes the bytes of one SCIP document straight into columns. Occurrences are nine tenths of an index, and
 * a generated decoder would make an object and three strings of each; everything else goes through
 * `messages.ts`. Every range is brought to four numbers here, whichever of SCIP's three spellings it has.
 */
import { ByteInterner } from './byte-interner.ts';
import type { Diagnostic, SymbolInformation } from './generated/scip.ts';
import { decodeMessage } from './messages.ts';
import { ABSENT, MALFORMED, RANGE_WIDTH, type ScipDocument, type ScipOccurrences } from './scip-document.ts';
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

/** Field numbers of `scip.Occurrence`; the typed ranges are spelled for one and for several lines. */
const OccurrenceField = {
  range: 1,
  symbol: 2,
  roles: 3,
  diagnostic: 6,
  enclosing: 7,
  singleLine: 8,
  multiLine: 9,
  singleLineEnclosing: 10,
  multiLineEnclosing: 11,
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
  while (reader.next()) {
    switch (reader.field) {
      case DocumentField.path:
        reader.expect(Wire.bytes, "a document's path");
        path = reader.string();
        break;
      case DocumentField.occurrence:
        reader.expect(Wire.bytes, 'an occurrence');
        occurrences.read(reader.message(), (diagnostic) =>
          diagnostics.push({ occurrence: occurrences.length, diagnostic }),
        );
        break;
      case DocumentField.symbol: {
        reader.expect(Wire.bytes, 'a symbol');
        const end = reader.lengthEnd();
        symbols.push(decodeMessage('SymbolInformation', bytes.subarray(reader.at, end), reader.offset));
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

const FIRST_CAPACITY = 256;

/** Columns of `ScipOccurrences` while they grow. */
class OccurrenceColumns {
  length = 0;
  private symbol = new Int32Array(FIRST_CAPACITY);
  private roles = new Int32Array(FIRST_CAPACITY);
  private ranges = new Int32Array(FIRST_CAPACITY * RANGE_WIDTH);
  private enclosing = new Int32Array(FIRST_CAPACITY * RANGE_WIDTH);
  private readonly names: ByteInterner;

  constructor(bytes: Uint8Array) {
    this.names = new ByteInterner(bytes);
  }

  /** Appends the occurrence whose message `reader` covers. */
  read(reader: WireReader, onDiagnostic: (diagnostic: Diagnostic) => void): void {
    const row = this.length;
    if (row === this.symbol.length) this.grow();
    const at = row * RANGE_WIDTH;
    this.symbol[row] = -1;
    this.ranges.fill(ABSENT, at, at + RANGE_WIDTH);
    this.enclosing.fill(ABSENT, at, at + RANGE_WIDTH);
    // Unpacked numbers of a range come one by one, so their count is known at the end only.
    const counts = { range: 0, enclosing: 0 };
    while (reader.next()) {
      switch (reader.field) {
        case OccurrenceField.range:
          counts.range += readNumbers(reader, this.ranges, at, counts.range);
          break;
        case OccurrenceField.enclosing:
          counts.enclosing += readNumbers(reader, this.enclosing, at, counts.enclosing);
          break;
        case OccurrenceField.symbol: {
          reader.expect(Wire.bytes, "an occurrence's symbol");
          const end = reader.lengthEnd();
          this.symbol[row] = end > reader.at ? this.names.id(reader.at, end) : -1;
          reader.at = end;
          break;
        }
        case OccurrenceField.roles:
          reader.expect(Wire.varint, "an occurrence's roles");
          this.roles[row] = reader.int32();
          break;
        case OccurrenceField.diagnostic:
          reader.expect(Wire.bytes, 'a diagnostic');
          onDiagnostic(readDiagnostic(reader.message()));
          break;
        case OccurrenceField.singleLine:
        case OccurrenceField.multiLine:
          reader.expect(Wire.bytes, 'a range');
          readTypedRange(reader.message(), this.ranges, at, reader.field === OccurrenceField.singleLine);
          counts.range = RANGE_WIDTH;
          break;
        case OccurrenceField.singleLineEnclosing:
        case OccurrenceField.multiLineEnclosing: {
          reader.expect(Wire.bytes, 'an enclosing range');
          const isSingle = reader.field === OccurrenceField.singleLineEnclosing;
          readTypedRange(reader.message(), this.enclosing, at, isSingle);
          counts.enclosing = RANGE_WIDTH;
          break;
        }
        default:
          reader.skip();
      }
    }
    widen(this.ranges, at, counts.range);
    widen(this.enclosing, at, counts.enclosing);
    this.length++;
  }

  /** `reader` decodes the symbols' texts. */
  finish(reader: WireReader): ScipOccurrences {
    const { length, names } = this;
    const symbolNames = Array.from({ length: names.size }, (_, id) =>
      reader.textOf(names.start(id), names.end(id)),
    );
    return {
      length,
      symbol: this.symbol.slice(0, length),
      symbolNames,
      roles: this.roles.slice(0, length),
      ranges: this.ranges.slice(0, length * RANGE_WIDTH),
      enclosing: this.enclosing.slice(0, length * RANGE_WIDTH),
    };
  }

  private grow(): void {
    const twice = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(column.length * 2);
      wide.set(column);
      return wide;
    };
    this.symbol = twice(this.symbol);
    this.roles = twice(this.roles);
    this.ranges = twice(this.ranges);
    this.enclosing = twice(this.enclosing);
  }
}

/** Reads a `repeated int32`, packed or one number; returns how many. Those beyond four are only counted. */
function readNumbers(reader: WireReader, column: Int32Array, at: number, known: number): number {
  let count = 0;
  const take = (): void => {
    const value = reader.int32();
    if (known + count < RANGE_WIDTH) column[at + known + count] = value;
    count++;
  };
  if (reader.wire === Wire.varint) take();
  else {
    reader.expect(Wire.bytes, 'a range');
    const end = reader.lengthEnd();
    while (reader.at < end) take();
    if (reader.at !== end) throw reader.error('a range is cut off', end);
  }
  return count;
}

/** Brings three numbers (one line) to four; marks what is no range. */
function widen(column: Int32Array, at: number, count: number): void {
  if (count === 3) {
    column[at + 3] = column[at + 2]!;
    column[at + 2] = column[at]!;
  }
  const isBroken = count !== 0 && (count < 3 || count > RANGE_WIDTH);
  const hasNegative = count !== 0 && column.subarray(at, at + RANGE_WIDTH).some((value) => value < 0);
  if (isBroken || hasNegative) column.fill(MALFORMED, at, at + RANGE_WIDTH);
}

/** `SingleLineRange` and `MultiLineRange`: three or four numbered fields, 0 where left out. */
function readTypedRange(reader: WireReader, column: Int32Array, at: number, isSingle: boolean): void {
  column.fill(0, at, at + RANGE_WIDTH);
  while (reader.next()) {
    if (reader.field > (isSingle ? 3 : 4)) {
      reader.skip();
      continue;
    }
    reader.expect(Wire.varint, 'a position');
    column[at + reader.field - 1] = reader.int32();
  }
  if (isSingle) {
    column[at + 3] = column[at + 2]!;
    column[at + 2] = column[at]!;
  }
}

function readDiagnostic(reader: WireReader): Diagnostic {
  const found = { severity: 0, code: '', message: '', source: '' };
  while (reader.next()) {
    if (reader.field === 1) {
      reader.expect(Wire.varint, 'a severity');
      found.severity = reader.int32();
    } else if (reader.field <= 4) {
      reader.expect(Wire.bytes, "a diagnostic's text");
      const text = reader.string();
      if (reader.field === 2) found.code = text;
      else if (reader.field === 3) found.message = text;
      else found.source = text;
    } else reader.skip();
  }
  return found;
}

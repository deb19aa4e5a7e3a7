/**
 * Decodes `scip.Occurrence` messages into growing columns. Every range is brought to four numbers here,
 * whichever of SCIP's spellings it has. Knows no document around them.
 */
import { ByteInterner } from './byte-interner.ts';
import type { Diagnostic } from './generated/scip.ts';
import { ABSENT, MALFORMED, RANGE_WIDTH, type ScipOccurrences } from './scip-document.ts';
import { Wire, type WireReader } from './wire-reader.ts';

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

const FIRST_CAPACITY = 256;

/** Columns of `ScipOccurrences` while they grow. */
export class OccurrenceColumns {
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

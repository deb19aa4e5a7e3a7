/**
 * Turns the lines and columns of a document into absolute UTF-8 byte spans of a text, and says what cannot be
 * turned. Rows keep their numbers, so a row that is unusable is a row with a span of -1. Knows no tokens.
 */
import type { LineIndex, PositionEncoding } from '../../text/line-index.ts';
import { columnUnit } from './column-unit.ts';
import type { Metadata } from './generated/scip.ts';
import { type Problem, type ProblemClass, ProblemList } from './problems.ts';
import { ABSENT, MALFORMED, RANGE_WIDTH, type ScipDocument } from './scip-document.ts';

/** Parallel to the rows of `ScipOccurrences`. All offsets are UTF-8 bytes, half open; -1 where there is none. */
export interface NormalizedOccurrences {
  readonly length: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly enclosingStart: Int32Array;
  readonly enclosingEnd: Int32Array;
  readonly symbol: Int32Array;
  readonly symbolNames: readonly string[];
  readonly roles: Int32Array;
}

export interface NormalizedDocument {
  readonly occurrences: NormalizedOccurrences;
  readonly problems: readonly Problem[];
}

/**
 * `lines` is the text the document is compared with; `metadata` that of its index, null when it has none.
 * `lineOf` says where the index's lines are in the text (-1: nowhere); without it they are where they were.
 */
export function normalizeDocument(
  document: ScipDocument,
  lines: LineIndex,
  metadata: Metadata | null,
  lineOf: Int32Array | null = null,
): NormalizedDocument {
  const { ranges, enclosing, symbol, symbolNames, roles, length } = document.occurrences;
  const problems = new ProblemList();
  const { unit, isKnown } = columnUnit(document.positionEncoding, metadata);
  if (!isKnown) problems.add('unknown_encoding', () => String(document.positionEncoding));
  const withDiagnostic = new Set(document.diagnostics.map(({ occurrence }) => occurrence));
  const start = new Int32Array(length);
  const end = new Int32Array(length);
  const enclosingStart = new Int32Array(length).fill(-1);
  const enclosingEnd = new Int32Array(length).fill(-1);
  const reader = new RangeReader(lines, unit, lineOf);
  for (let row = 0; row < length; row++) {
    const at = row * RANGE_WIDTH;
    const sample = (): string => {
      const where = ranges[at]! < 0 ? '' : `${ranges[at]! + 1}:${ranges[at + 1]! + 1} `;
      return `${where}${symbolNames[symbol[row]!] ?? ''}`.trim();
    };
    // The module's own definition is at the start of the file, whatever line that is now.
    const isFileStart = ranges.subarray(at, at + RANGE_WIDTH).every((number) => number === 0);
    const problem = isFileStart ? reader.readFileStart() : reader.read(ranges, at);
    // A line that is gone is no mistake of the index.
    const isGone = lineOf !== null && ranges[at]! >= 0 && (lineOf[ranges[at]!] ?? -1) < 0;
    start[row] = problem === null ? reader.start : -1;
    end[row] = problem === null ? reader.end : -1;
    if (problem !== null && !isGone) problems.add(problem, sample);
    if (symbol[row]! < 0 && !withDiagnostic.has(row)) problems.add('no_symbol', sample);
    if (enclosing[at] === ABSENT || problem !== null) continue;
    const isSound = reader.read(enclosing, at) === null;
    if (isSound && reader.start <= start[row]! && end[row]! <= reader.end) {
      enclosingStart[row] = reader.start;
      enclosingEnd[row] = reader.end;
    } else problems.add('bad_enclosing_range', sample);
  }
  return {
    occurrences: { length, start, end, enclosingStart, enclosingEnd, symbol, symbolNames, roles },
    problems: problems.list(),
  };
}

/** Reads four numbers of a range as bytes; the result of the last successful read is `start` and `end`. */
class RangeReader {
  start = 0;
  end = 0;
  private readonly lines: LineIndex;
  private readonly unit: PositionEncoding;
  private readonly lineOf: Int32Array | null;

  constructor(lines: LineIndex, unit: PositionEncoding, lineOf: Int32Array | null) {
    this.lines = lines;
    this.unit = unit;
    this.lineOf = lineOf;
  }

  readFileStart(): null {
    this.start = 0;
    this.end = 0;
    return null;
  }

  read(ranges: Int32Array, at: number): ProblemClass | null {
    const line = ranges[at]!;
    if (line === MALFORMED || line === ABSENT) return 'malformed_range';
    const start = this.byteOf(line, ranges[at + 1]!);
    const end = this.byteOf(ranges[at + 2]!, ranges[at + 3]!);
    if (start === OUTSIDE || end === OUTSIDE) return 'outside_text';
    if (start === INSIDE_CHARACTER || end === INSIDE_CHARACTER) return 'inside_character';
    if (end < start) return 'reversed_range';
    this.start = start;
    this.end = end;
    return null;
  }

  /** Unlike LSP's rule, a column past the end of its line is not moved back: the index is about other text. */
  private byteOf(indexLine: number, character: number): number {
    const { lines, unit, lineOf } = this;
    const line = lineOf === null ? indexLine : (lineOf[indexLine] ?? -1);
    if (line < 0 || line >= lines.lineCount) return OUTSIDE;
    if (lines.isAscii) {
      const at = lines.lineStartUtf16(line) + character;
      return at > lines.lineEndUtf16(line) ? OUTSIDE : at;
    }
    const at = lines.utf16OfPosition({ line, character }, unit);
    const found = lines.positionOfUtf16(at, unit);
    if (found.character === character) return lines.byteOfUtf16(at);
    return at === lines.lineEndUtf16(line) && character > found.character ? OUTSIDE : INSIDE_CHARACTER;
  }
}

const OUTSIDE = -1;
const INSIDE_CHARACTER = -2;

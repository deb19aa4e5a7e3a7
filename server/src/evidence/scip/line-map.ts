/**
 * Where the lines of an index are in a text that has been edited since. Says it from the index and the text
 * alone, so that it does not matter whether the index was imported before the edits or after them. Lines are
 * found again by the names that stand on them; what a name means is not looked at.
 */
import type { LineIndex, PositionEncoding } from '../../text/line-index.ts';
import type { Evidence } from '../evidence.ts';
import { RANGE_WIDTH, type ScipOccurrences } from './scip-document.ts';
import { TOKEN_KINDS, TOKEN_TABLES, type Tokens } from './tokens.ts';

/** Lines with one name in one column that votes are taken from; a name on more lines finds no line again. */
const MAX_LINES_OF_NAME = 32;

/** Lines beyond the end of the text that are still looked for; more bounds the memory a broken index can ask for. */
const MAX_LINES_DELETED = 1_000_000;

/** A run of tokens of one chunk, undisturbed by nested chunks: its lines can only move together. */
interface Segment {
  readonly firstLine: number;
  lastLine: number;
  /** Line of the text less line of the index → names that agree. */
  readonly votes: Map<number, number>;
}

export interface LineMapInput {
  readonly occurrences: ScipOccurrences;
  /** By symbol: the name that its occurrences have, null where that is not known. */
  readonly names: readonly (string | null)[];
  /** What the columns of the index count. */
  readonly unit: PositionEncoding;
  readonly tokens: Tokens;
  readonly evidence: Evidence;
  readonly lines: LineIndex;
}

/** Number of units of a name, as a range of the index counts them. */
export function unitsOf(name: string, unit: PositionEncoding): number {
  if (unit === 'utf-16') return name.length;
  return unit === 'utf-8' ? Buffer.byteLength(name) : [...name].length;
}

/** Whether a range lies on one line and is as long as the name: then it was put on that very name. */
export function isOnName(ranges: Int32Array, row: number, name: string, unit: PositionEncoding): boolean {
  const at = row * RANGE_WIDTH;
  return (
    ranges[at]! >= 0 &&
    ranges[at] === ranges[at + 2] &&
    ranges[at + 3]! - ranges[at + 1]! === unitsOf(name, unit)
  );
}

/** For each line of the index its line in the text, or -1 where it is not there any more. */
export function mapLines(input: LineMapInput): Int32Array {
  const segments = vote(input);
  const shifts = choose(segments);
  const lineCount = linesOfIndex(input);
  const lineOf = new Int32Array(lineCount).fill(-1);
  const support = new Int32Array(lineCount).fill(-1);
  for (const [at, { firstLine, lastLine, votes }] of segments.entries()) {
    const shift = shifts[at]!;
    const weight = votes.get(shift) ?? 0;
    for (let line = firstLine; line <= lastLine; line++) {
      const source = line - shift;
      // Of two texts that could be the line, the one with more around it that agrees; then the first one.
      if (source < 0 || source >= lineCount || support[source]! >= weight) continue;
      lineOf[source] = line;
      support[source] = weight;
    }
  }
  return lineOf;
}

/** One more than the last line the index speaks of, as far as a text that was edited could ever have had it. */
function linesOfIndex({ occurrences: { ranges, enclosing }, lines }: LineMapInput): number {
  let last = 0;
  for (const numbers of [ranges, enclosing])
    for (let at = 0; at < numbers.length; at += 2) last = Math.max(last, numbers[at]!);
  return Math.min(last + 1, lines.lineCount + MAX_LINES_DELETED);
}

/** Lines of the index by column and name. */
function linesByName({ occurrences, names, unit }: LineMapInput): Map<string, number[]> {
  const { ranges, symbol, length } = occurrences;
  const found = new Map<string, number[]>();
  for (let row = 0; row < length; row++) {
    const name = names[symbol[row]!] ?? null;
    if (name === null || !isOnName(ranges, row, name, unit)) continue;
    const key = `${ranges[row * RANGE_WIDTH + 1]} ${name}`;
    const line = ranges[row * RANGE_WIDTH]!;
    const lines = found.get(key);
    if (!lines) found.set(key, [line]);
    else if (lines.at(-1) !== line) lines.push(line);
  }
  return found;
}

function vote(input: LineMapInput): Segment[] {
  const { tokens, evidence, lines, unit } = input;
  const byName = linesByName(input);
  const bytes = lines.isAscii ? null : Buffer.from(lines.text);
  const textOf = (start: number, end: number): string =>
    bytes === null ? lines.text.slice(start, end) : bytes.toString('utf8', start, end);
  const segments: Segment[] = [];
  let current: Segment | null = null;
  let currentChunk = -1;
  for (let token = 0; token < tokens.length; token++) {
    const start = tokens.start[token]!;
    const end = tokens.end[token]!;
    if (start === end) continue;
    const chunk =
      evidence[TOKEN_TABLES[TOKEN_KINDS[tokens.kind[token]!]!] as 'names'].chunk[tokens.row[token]!]!;
    const { line, character } = lines.positionOfByte(start, unit);
    if (current === null || chunk !== currentChunk) {
      // Lines without tokens (a closing parenthesis, comments) go with what is above them.
      if (current !== null) current.lastLine = Math.max(current.lastLine, line - 1);
      segments.push((current = { firstLine: line, lastLine: line, votes: new Map() }));
      currentChunk = chunk;
    }
    current.lastLine = Math.max(current.lastLine, line);
    const sources = byName.get(`${character} ${textOf(start, end)}`) ?? [];
    if (sources.length > MAX_LINES_OF_NAME) continue;
    for (const source of sources)
      current.votes.set(line - source, (current.votes.get(line - source) ?? 0) + 1);
  }
  return segments;
}

/** The shift of each segment: the one most names agree on; of equals, the one nearest to the segment before. */
function choose(segments: readonly Segment[]): number[] {
  const bestOf = ({ votes }: Segment, before: number): number => {
    const distance = (shift: number): number => Math.abs(shift - before);
    const [best] = [...votes].sort(
      ([a, countA], [b, countB]) => countB - countA || distance(a) - distance(b) || a - b,
    );
    return best?.[0] ?? before;
  };
  const first = segments.find(({ votes }) => votes.size > 0);
  let before = first ? bestOf(first, 0) : 0;
  return segments.map((segment) => (before = bestOf(segment, before)));
}

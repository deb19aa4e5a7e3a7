/**
 * Positions of one text: UTF-16 index, UTF-8 byte offset, and (line, character) in any of the three units
 * LSP and SCIP negotiate. Lines end where Python's tokenizer ends them: `\n`, `\r\n` or a lone `\r`. Form
 * feed, vertical tab, U+0085, U+2028 and U+2029 end no line. Does not know files, encodings on disk or trees.
 *
 * A lone surrogate (possible in an editor's buffer, never in a decoded file) counts as three UTF-8 bytes,
 * the size of the U+FFFD it becomes when the text is encoded.
 */

/** Unit of `Position.character`: UTF-8 bytes, UTF-16 code units, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** A zero-based line and a zero-based character on it, in the unit agreed with the reader. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Distance in UTF-16 units between checkpoints of a non-ASCII text. It bounds the scan behind every
 * conversion, however long a line is, at a cost of eight bytes per stride.
 */
const CHECKPOINT_STRIDE = 128;

export class LineIndex {
  readonly text: string;
  /** True when byte offsets, UTF-16 indexes and code point counts coincide. */
  readonly isAscii: boolean;
  /** Length of the text in UTF-8 bytes. */
  readonly byteLength: number;
  /** UTF-16 index of the first character of each line; a text that ends in a line end has a last, empty line. */
  private readonly starts: Uint32Array;
  private checkpoints: Checkpoints | null = null;

  constructor(text: string) {
    this.text = text;
    this.byteLength = Buffer.byteLength(text, 'utf8');
    this.isAscii = this.byteLength === text.length;
    this.starts = lineStarts(text);
  }

  /** Of a file, in which a byte order mark is no character of the first line: editors do not show it, or send it. */
  static ofFile(text: string): LineIndex {
    const index = new LineIndex(text);
    if (text.startsWith('\ufeff')) index.starts[0] = 1;
    return index;
  }

  /** As tools count that take a file as it is, like the makers of SCIP indexes: a byte order mark is a character. */
  withMark(): LineIndex {
    return this.starts[0] === 0 ? this : new LineIndex(this.text);
  }

  /** Number of lines as editors count them: one more than there are line ends. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** UTF-8 byte offset of a UTF-16 index; an index inside a surrogate pair gives the start of the pair. */
  byteOfUtf16(index: number): number {
    const at = clamp(index, this.text.length);
    return this.isAscii ? at : this.measured().byteOfUtf16(at);
  }

  /** UTF-16 index of a UTF-8 byte offset; an offset inside a character gives the start of that character. */
  utf16OfByte(offset: number): number {
    const at = clamp(offset, this.byteLength);
    return this.isAscii ? at : this.measured().utf16OfByte(at);
  }

  /** Zero-based line of a UTF-16 index. */
  lineOfUtf16(index: number): number {
    return lastAtMost(this.starts, clamp(index, this.text.length));
  }

  /** Zero-based line of a UTF-8 byte offset. */
  lineOfByte(offset: number): number {
    return this.lineOfUtf16(this.utf16OfByte(offset));
  }

  /** UTF-16 index at which a line begins. Lines outside the text clamp to its first or last line. */
  lineStartUtf16(line: number): number {
    return this.starts[clamp(line, this.starts.length - 1)]!;
  }

  /** UTF-16 index just before the line's end characters. */
  lineEndUtf16(line: number): number {
    const at = clamp(line, this.starts.length - 1);
    if (at === this.starts.length - 1) return this.text.length;
    const next = this.starts[at + 1]!;
    const isCrLf = next - 2 >= this.starts[at]! && this.text.charCodeAt(next - 2) === CR;
    return this.text.charCodeAt(next - 1) === LF && isCrLf ? next - 2 : next - 1;
  }

  /**
   * Position of a UTF-16 index. Between `\r` and `\n` there is no position in LSP's sense, so such an index
   * reports the end of the line before it.
   */
  positionOfUtf16(index: number, encoding: PositionEncoding): Position {
    const line = this.lineOfUtf16(index);
    const start = this.starts[line]!;
    const at = Math.max(start, Math.min(clamp(index, this.text.length), this.lineEndUtf16(line)));
    if (this.isAscii) return { line, character: at - start };
    const whole = this.measured().characterStart(at);
    return { line, character: this.units(whole, encoding) - this.units(start, encoding) };
  }

  /** Position of a UTF-8 byte offset. */
  positionOfByte(offset: number, encoding: PositionEncoding): Position {
    return this.positionOfUtf16(this.utf16OfByte(offset), encoding);
  }

  /**
   * UTF-16 index of a position. A line past the end gives the end of the text, a character past the end of
   * its line gives the end of that line (LSP: "defaults back to the line length").
   */
  utf16OfPosition(position: Position, encoding: PositionEncoding): number {
    if (position.line >= this.starts.length) return this.text.length;
    if (position.line < 0) return 0;
    const start = this.lineStartUtf16(position.line);
    const end = this.lineEndUtf16(position.line);
    const character = clamp(position.character, Number.MAX_SAFE_INTEGER);
    if (this.isAscii) return Math.min(start + character, end);
    const measured = this.measured();
    if (encoding === 'utf-16') return measured.characterStart(Math.min(start + character, end));
    if (encoding === 'utf-8') {
      const target = Math.min(measured.byteOfUtf16(start) + character, measured.byteOfUtf16(end));
      return measured.utf16OfByte(target);
    }
    const target = Math.min(measured.codePointOfUtf16(start) + character, measured.codePointOfUtf16(end));
    return measured.utf16OfCodePoint(target);
  }

  /** UTF-8 byte offset of a position, clamped as `utf16OfPosition` clamps. */
  byteOfPosition(position: Position, encoding: PositionEncoding): number {
    return this.byteOfUtf16(this.utf16OfPosition(position, encoding));
  }

  private units(index: number, encoding: PositionEncoding): number {
    if (encoding === 'utf-16') return index;
    return encoding === 'utf-8'
      ? this.measured().byteOfUtf16(index)
      : this.measured().codePointOfUtf16(index);
  }

  private measured(): Checkpoints {
    return (this.checkpoints ??= new Checkpoints(this.text));
  }
}

/** Bytes and code points before every `CHECKPOINT_STRIDE`-th UTF-16 unit, and the short scans between them. */
class Checkpoints {
  private readonly text: string;
  private readonly bytes: Uint32Array;
  private readonly codePoints: Uint32Array;

  constructor(text: string) {
    this.text = text;
    const count = Math.floor(text.length / CHECKPOINT_STRIDE) + 1;
    this.bytes = new Uint32Array(count);
    this.codePoints = new Uint32Array(count);
    let bytes = 0;
    let codePoints = 0;
    let slot = 0;
    for (let index = 0; index < text.length; ) {
      const width = utf16Width(text, index);
      // A pair that straddles a checkpoint stands for it with the pair's start, as `slotStart` assumes.
      if (slot * CHECKPOINT_STRIDE < index + width) {
        this.bytes[slot] = bytes;
        this.codePoints[slot] = codePoints;
        slot++;
      }
      bytes += utf8Width(text, index, width);
      codePoints++;
      index += width;
    }
    if (slot < count) {
      this.bytes[slot] = bytes;
      this.codePoints[slot] = codePoints;
    }
  }

  /** The index itself, or the start of the surrogate pair it falls into. */
  characterStart(index: number): number {
    return isPairMiddle(this.text, index) ? index - 1 : index;
  }

  byteOfUtf16(index: number): number {
    const slot = Math.floor(index / CHECKPOINT_STRIDE);
    let at = this.slotStart(slot);
    let bytes = this.bytes[slot]!;
    for (const end = this.characterStart(index); at < end; ) {
      const width = utf16Width(this.text, at);
      bytes += utf8Width(this.text, at, width);
      at += width;
    }
    return bytes;
  }

  codePointOfUtf16(index: number): number {
    const slot = Math.floor(index / CHECKPOINT_STRIDE);
    let at = this.slotStart(slot);
    let codePoints = this.codePoints[slot]!;
    for (const end = this.characterStart(index); at < end; codePoints++) at += utf16Width(this.text, at);
    return codePoints;
  }

  utf16OfByte(offset: number): number {
    const slot = lastAtMost(this.bytes, offset);
    let at = this.slotStart(slot);
    let bytes = this.bytes[slot]!;
    while (at < this.text.length) {
      const width = utf16Width(this.text, at);
      bytes += utf8Width(this.text, at, width);
      if (bytes > offset) break;
      at += width;
    }
    return at;
  }

  utf16OfCodePoint(codePoint: number): number {
    const slot = lastAtMost(this.codePoints, codePoint);
    let at = this.slotStart(slot);
    for (let left = codePoint - this.codePoints[slot]!; left > 0 && at < this.text.length; left--)
      at += utf16Width(this.text, at);
    return at;
  }

  private slotStart(slot: number): number {
    return this.characterStart(slot * CHECKPOINT_STRIDE);
  }
}

const LF = 0x0a;
const CR = 0x0d;

function lineStarts(text: string): Uint32Array {
  const starts: number[] = [0];
  // The engine's own search is several times faster than a loop over characters, and most texts have no `\r`.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return Uint32Array.from(starts);
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}

/**
 * Lines of a file as `wc` and Python's tokenizer see them: line ends, plus one for text after the last line
 * end. An empty text has none.
 */
export function countLines(text: string): number {
  if (text.length === 0) return 0;
  const index = lineStarts(text);
  return index[index.length - 1] === text.length ? index.length - 1 : index.length;
}

function utf16Width(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

function utf8Width(text: string, index: number, utf16Units: 1 | 2): number {
  if (utf16Units === 2) return 4;
  const unit = text.charCodeAt(index);
  return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

function isPairMiddle(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (!(unit >= 0xdc00 && unit <= 0xdfff) || index === 0) return false;
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

/** Index of the last element that is at most `value`, in an ascending array whose first element is 0. */
function lastAtMost(ascending: Uint32Array, value: number): number {
  let low = 1;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function clamp(value: number, max: number): number {
  if (!(value > 0)) return 0;
  return value > max ? max : Math.trunc(value);
}

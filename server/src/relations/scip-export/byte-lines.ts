/**
 * Lines of a text by UTF-8 byte offset, for writing columns that count bytes. Lines end where Python's
 * tokenizer ends them, as in `text/line-index.ts`, which is made for single questions in any unit.
 */
const LF = 0x0a;
const CR = 0x0d;

export class ByteLines {
  private readonly starts: readonly number[];
  /** Line found last: occurrences are asked for in order. */
  private line = 0;

  constructor(text: string) {
    const bytes = Buffer.from(text);
    const starts = [0];
    if (!text.includes('\r')) {
      for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1);
    } else {
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) starts.push(at + 1);
      }
    }
    this.starts = starts;
  }

  /** Zero-based line of an offset. */
  lineOf(offset: number): number {
    const { starts } = this;
    if (starts[this.line]! <= offset && !(starts[this.line + 1]! <= offset)) return this.line;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    this.line = low;
    return low;
  }

  /** Offset at which a line begins. */
  startOf(line: number): number {
    return this.starts[line]!;
  }
}

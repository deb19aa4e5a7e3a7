/** Lines and columns of a text, both from 0, in UTF-16 units; lines end as in VS Code. Pure. */

const LINE_END = /\r\n|\n|\r/g;

/** Where a line and column are, as far as the text goes. */
export function offsetOf(text: string, line: number, character: number): number {
  const starts = lineStarts(text);
  return Math.min((starts[line] ?? text.length) + character, text.length);
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): [line: number, character: number] {
  const starts = lineStarts(text);
  const line = starts.findLastIndex((start) => start <= offset);
  return [line, offset - starts[line]!];
}

const lineStarts = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length),
];

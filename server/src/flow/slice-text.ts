/** A slice as source lines that a person can read: the statements in it, each with why it is there. */
import type { UnitFlow } from './file-flow.ts';
import type { Slice } from './slice.ts';

export interface SliceLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Empty for further lines of a statement. */
  readonly note: string;
}

/**
 * The lines of a slice in the order of the text. `source` is the file's UTF-8 bytes. Notes name the line of the
 * statement that brought each one in: `data of 12`, `control of 9`, `start`.
 */
export function sliceLines({ flow }: UnitFlow, slice: Slice, source: Uint8Array): SliceLine[] {
  const starts = lineStarts(source);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const notes = new Map<number, string>();
  for (const [i, statement] of slice.statements.entries()) {
    const first = lineOf(flow.statements.start[statement]!);
    const by = slice.reachedBy[i]!;
    const from = lineOf(flow.statements.start[slice.reachedFrom[i]!]!);
    const note = by === 'start' ? 'start' : `${by} of ${from}`;
    notes.set(first, notes.get(first) || note);
    const last = lineOf(Math.max(flow.statements.start[statement]!, flow.statements.end[statement]! - 1));
    for (let line = first + 1; line <= last; line++) if (!notes.has(line)) notes.set(line, '');
  }
  return [...notes]
    .sort(([a], [b]) => a - b)
    .map(([line, note]) => ({ line, text: lineText(source, starts, line), note }));
}

/** Byte offsets of line starts; LF, CRLF and CR end lines, as they do for Python. */
function lineStarts(source: Uint8Array): number[] {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const isBreak = source[at] === 10 || (source[at] === 13 && source[at + 1] !== 10);
    if (isBreak) starts.push(at + 1);
  }
  return starts;
}

function lineText(source: Uint8Array, starts: readonly number[], line: number): string {
  const bytes = source.subarray(starts[line - 1]!, starts[line] ?? source.length);
  return new TextDecoder().decode(bytes).replace(/[\r\n]+$/, '');
}

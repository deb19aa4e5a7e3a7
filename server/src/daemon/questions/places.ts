/** Places as people write them, `path:line:column`, found in the indexed text. */
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';

/** The column may be left out where a whole line will do. */
const PLACE = /^(?<path>.+\.pyi?):(?<line>\d+)(?::(?<column>\d+))?$/;

export interface WrittenPlace {
  /** As the index has it, without a leading `./`. */
  readonly path: string;
  /** 1-based, both; the column in UTF-16 units, null when only a line was given. */
  readonly line: number;
  readonly column: number | null;
}

/** Null for what is no place. */
export function parsePlace(query: string): WrittenPlace | null {
  const place = PLACE.exec(query)?.groups;
  if (!place) return null;
  const column = place.column === undefined ? null : Number(place.column);
  return { path: place.path!.replace(/^\.\//, ''), line: Number(place.line), column };
}

export interface PointedAt {
  readonly file: StoredFileView;
  /** 1-based. */
  readonly line: number;
  /** Absolute UTF-8 byte offset; null when only a line was given. */
  readonly byte: number | null;
}

/**
 * The file and byte of `path:line:column` (1-based, UTF-16 units). Null for what is no place of the text (right behind
 * the last character of a line is one), for files that are not indexed and for texts that have changed since they were.
 */
export function pointedAt(context: AnswerContext, query: string): PointedAt | null {
  const place = parsePlace(query);
  if (!place) return null;
  const { line, column } = place;
  const file = context.snapshot.file(place.path);
  const lines = file && context.lines(file);
  if (!file || !lines || line < 1 || line > lines.lineCount) return null;
  if (column === null) return { file, line, byte: null };
  const columns = lines.lineEndUtf16(line - 1) - lines.lineStartUtf16(line - 1);
  if (column < 1 || column > columns + 1) return null;
  const position = { line: line - 1, character: column - 1 };
  return { file, line, byte: lines.byteOfPosition(position, 'utf-16') };
}

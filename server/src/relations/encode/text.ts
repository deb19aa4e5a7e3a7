/**
 * Rows as text: JSON Lines and CSV. Each generator yields pieces of about 64 KiB, so a table of any size is
 * written without being held as text. Knows no stream.
 */
import type { Cell, Row } from '../cell.ts';
import type { Contract } from '../table.ts';

/** Pieces are this many UTF-16 units or a little more: few writes, little memory. */
const PIECE_UNITS = 1 << 16;

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length >= PIECE_UNITS) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** One JSON object a line, keys in column order, nulls written. */
export function encodeJsonLines(contract: Contract, batches: Iterable<readonly Row[]>): Generator<string> {
  const keys = contract.columns.map(({ name }, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  function* lines(): Generator<string> {
    for (const rows of batches) {
      for (const row of rows) {
        let line = '';
        for (let i = 0; i < keys.length; i++) line += keys[i]! + JSON.stringify(row[i]);
        yield `${line}}\n`;
      }
    }
  }
  return inPieces(lines());
}

/**
 * RFC 4180 with a header line and CRLF line ends. A null is an empty field and the empty string `""`, lists
 * are JSON text, truth values `true` and `false`.
 */
export function encodeCsv(contract: Contract, batches: Iterable<readonly Row[]>): Generator<string> {
  function* lines(): Generator<string> {
    yield `${contract.columns.map(({ name }) => csvField(name)).join(',')}\r\n`;
    for (const rows of batches) {
      for (const row of rows) yield `${row.map(csvField).join(',')}\r\n`;
    }
  }
  return inPieces(lines());
}

const NEEDS_QUOTES = /[",\r\n]/;

function csvField(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return text === '' || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

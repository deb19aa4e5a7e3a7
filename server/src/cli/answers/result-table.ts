/**
 * Rows whose columns are only known when the answer is there (SQL, table listings): as a table for people, as
 * objects for JSON, as CSV. Knows nothing of where they come from.
 */
import type { SqlValue } from '../../store/sql-query.ts';
import type { Context } from '../context.ts';
import { renderTable } from '../render/table.ts';
import { cutEnd, displayWidth, printable } from '../render/text.ts';

export function formatSqlValue(value: SqlValue): string {
  if (value === null) return '';
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString('hex')}'` : String(value);
}

/** Columns of the terminal that a column of the result needs to be worth looking at. */
const MIN_COLUMN_WIDTH = 8;
const GAP_WIDTH = 2;

/**
 * The rows as a table with numbers aligned to the right; one below the other, cell by cell, where a terminal
 * is too narrow for that many columns.
 */
export function printRows(
  context: Context,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const { width } = context.layout;
  const isTooNarrow = width !== null && columns.length * (MIN_COLUMN_WIDTH + GAP_WIDTH) > width + GAP_WIDTH;
  if (isTooNarrow) return printRecords(context, width, columns, rows);
  const tableColumns = columns.map((title, i) => {
    const isNumeric = rows.length > 0 && rows.every((row) => row[i] === null || isNumber(row[i]!));
    return {
      title,
      cell: (row: readonly SqlValue[]) => formatSqlValue(row[i]!),
      align: isNumeric ? ('right' as const) : ('left' as const),
      cut: 'end' as const,
      minWidth: MIN_COLUMN_WIDTH,
    };
  });
  return context.out.writeLine(renderTable(tableColumns, rows, context.layout));
}

async function printRecords(
  context: Context,
  width: number,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const { colors, out } = context;
  const names = columns.map((name) => cutEnd(printable(name), Math.floor(width / 3)));
  const nameWidth = Math.max(...names.map(displayWidth));
  for (const [index, row] of rows.entries()) {
    await out.writeLine(colors.heading(`Row ${index + 1}`));
    for (const [i, name] of names.entries()) {
      const value = cutEnd(printable(formatSqlValue(row[i]!)), width - nameWidth - GAP_WIDTH);
      const padding = ' '.repeat(nameWidth - displayWidth(name) + GAP_WIDTH);
      await out.writeLine(value === '' ? colors.muted(name) : `${colors.muted(name)}${padding}${value}`);
    }
  }
}

const isNumber = (value: SqlValue): boolean => typeof value === 'number' || typeof value === 'bigint';

/**
 * Rows as JSON objects. Integers beyond what JSON readers keep exactly become strings, blobs become
 * hexadecimal; of columns with the same name the later ones get a number (`id`, `id_2`).
 */
export function rowObjects(
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Record<string, string | number | null>[] {
  const names = uniqueNames(columns);
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, jsonValue(row[i]!)])));
}

function jsonValue(value: SqlValue): string | number | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

function uniqueNames(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column;
    for (let n = 2; taken.has(name); n++) name = `${column}_${n}`;
    taken.add(name);
    return name;
  });
}

/** One line of CSV (RFC 4180) without its line end; null is empty, a blob hexadecimal. */
export function csvLine(values: readonly SqlValue[]): string {
  return values.map((value) => csvField(String(jsonValue(value) ?? ''))).join(',');
}

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

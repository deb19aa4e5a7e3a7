/**
 * Rows in columns: fitted to the width on a terminal, whole and aligned in a pipe. Knows nothing of what the
 * rows are.
 *
 * Too wide a table is narrowed in three steps, each only as far as needed: texts that may be cut are cut, the
 * widest first; columns that may be left out are left out, the last first; what is still too wide is wrapped
 * inside its cell. Locations are never cut, because half a location leads nowhere.
 */
import { cutEnd, cutStart, displayWidth, printable, wrapAnywhere } from './text.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Where `…` may replace text; without it the text stays whole. */
  readonly cut?: 'start' | 'end';
  /** Columns the text keeps at least when it is cut; default 12. */
  readonly minWidth?: number;
  /** May be left out when there is no room. */
  readonly optional?: boolean;
  /** Colours the text after it has been cut; must not change its width. */
  readonly style?: (text: string, row: Row) => string;
}

export interface TableLayout {
  /** Columns of the terminal, or null in a pipe: nothing is cut there. */
  readonly width: number | null;
  readonly styleTitle?: (title: string) => string;
}

const GAP = '  ';
const DEFAULT_MIN_WIDTH = 12;

/** The table as text, without a final newline. No rows give the titles alone. */
export function renderTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  layout: TableLayout,
): string {
  const measured = columns.map((column) => {
    const texts = rows.map((row) => printable(column.cell(row)));
    const natural = texts.reduce((widest, text) => Math.max(widest, displayWidth(text)), 1);
    return { column, texts, width: Math.max(natural, displayWidth(column.title)) };
  });
  const shown = layout.width === null ? measured : fit(measured, layout.width);

  const styleTitle = layout.styleTitle ?? ((title: string) => title);
  const titles = shown.map(({ column, width }): TableCell => {
    const title = cutEnd(column.title, width);
    return { lines: [title], style: styleTitle };
  });
  const lines = tableLines(titles, shown);
  for (const [index, row] of rows.entries()) {
    const cells = shown.map(({ column, texts, width }): TableCell => {
      const text = texts[index]!;
      const cut = column.cut === 'start' ? cutStart(text, width) : column.cut ? cutEnd(text, width) : text;
      const { style } = column;
      return {
        lines: wrapAnywhere(cut, width),
        style: style ? (line) => style(line, row) : (line) => line,
      };
    });
    for (const line of tableLines(cells, shown)) lines.push(line);
  }
  return lines.join('\n');
}

/** A cell that has been fitted to its column: one line, or several where it had to be wrapped. */
interface TableCell {
  readonly lines: readonly string[];
  readonly style: (line: string) => string;
}

/** The lines of one row: as many as its tallest cell has. */
function tableLines<Row>(cells: readonly TableCell[], columns: readonly Measured<Row>[]): string[] {
  const height = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const rendered: string[] = [];
  for (let at = 0; at < height; at++) {
    const parts = cells.map(({ lines, style }, i) => {
      const text = lines[at] ?? '';
      const { column, width } = columns[i]!;
      const padding = ' '.repeat(Math.max(0, width - displayWidth(text)));
      const styled = text === '' ? '' : style(text);
      return column.align === 'right' ? padding + styled : styled + padding;
    });
    rendered.push(parts.join(GAP).trimEnd());
  }
  return rendered;
}

interface Measured<Row> {
  readonly column: TableColumn<Row>;
  readonly texts: readonly string[];
  width: number;
}

function fit<Row>(measured: readonly Measured<Row>[], available: number): readonly Measured<Row>[] {
  let shown = measured.map((entry) => ({ ...entry }));
  const excess = () =>
    shown.reduce((sum, { width }) => sum + width, 0) + GAP.length * (shown.length - 1) - available;
  const least = ({ column, width }: Measured<Row>) =>
    column.cut ? Math.min(width, column.minWidth ?? DEFAULT_MIN_WIDTH) : width;

  const excessAtLeast = () =>
    shown.reduce((sum, entry) => sum + least(entry), 0) + GAP.length * (shown.length - 1) - available;
  while (excessAtLeast() > 0) {
    const last = shown.findLastIndex(({ column }) => column.optional);
    if (last < 0) break;
    shown = shown.toSpliced(last, 1);
  }
  takeFromWidest(
    shown.filter(({ column }) => column.cut),
    excess(),
    least,
  );
  // Whatever is left has no column that may be cut or left out: wrap inside the cells.
  takeFromWidest(shown, excess(), () => 1);
  return shown;
}

/** Narrows the widest of `columns` again and again until `excess` is gone or all are at their least width. */
function takeFromWidest<Row>(
  columns: readonly Measured<Row>[],
  excess: number,
  least: (column: Measured<Row>) => number,
): void {
  const leastWidths = new Map(columns.map((column) => [column, least(column)]));
  for (let left = excess; left > 0; left--) {
    let widest: Measured<Row> | null = null;
    for (const column of columns)
      if (column.width > leastWidths.get(column)! && (!widest || column.width > widest.width))
        widest = column;
    if (!widest) return;
    widest.width--;
  }
}

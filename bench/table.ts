/** Plain text tables for a terminal or a log: no colour, no cutting, columns as wide as their widest cell. */

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Lines of the table, joined by newlines, with a rule under the titles. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (columns[i]!.align === 'right' ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}

/** `1.23 s` or `45.6 ms`. */
export const formatDuration = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : ms >= 10 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(3)} ms`;

/** `312 MB` (decimal megabytes); a dash where it could not be measured. */
export const formatMegabytes = (bytes: number | null): string =>
  bytes === null ? '-' : `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;

/** `2.41 ×`; a dash when either side is missing. */
export const formatRatio = (value: number | null, base: number | null): string =>
  value === null || base === null || !(base > 0) ? '-' : `${(value / base).toFixed(2)} ×`;

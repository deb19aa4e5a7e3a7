/**
 * The finalized export: the graph's tables as files of one folder, with the rows that were refused and statistics.
 * The same rows give the same bytes. Knows nothing of how the folder comes to be where it is wanted.
 */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { writeTable } from '../../relations/encode.ts';
import type { Finalized, FinalizeStats } from '../../relations/finalize.ts';
import type { TableReader } from '../../relations/tables.ts';
import { ERRORS_FILE, EXPORTED_TABLES, type ExportFormat, STATS_FILE } from './export-folder.ts';

export type ExportStats = Readonly<Record<(typeof EXPORTED_TABLES)[number], FinalizeStats>>;

/** Writes the tables into an existing folder. Rejects with system errors, and with the signal's reason. */
export async function writeTables(
  reader: TableReader,
  folder: string,
  format: ExportFormat,
  signal?: AbortSignal,
): Promise<ExportStats> {
  const stats: Record<string, FinalizeStats> = {};
  let errors = '';
  for (const table of EXPORTED_TABLES) {
    signal?.throwIfAborted();
    const finalized = reader.rows(table);
    stats[table] = finalized.stats;
    errors += errorLines(finalized);
    const stream = createWriteStream(join(folder, `${table}.${format}`), { flush: true });
    try {
      await writeTable(stream, finalized.contract, [finalized.rows], format);
      stream.end();
      await finished(stream);
    } finally {
      stream.destroy();
    }
  }
  await writeFile(join(folder, ERRORS_FILE), errors, { flush: true });
  await writeFile(join(folder, STATS_FILE), `${JSON.stringify({ format, tables: stats }, null, 2)}\n`, {
    flush: true,
  });
  return stats as ExportStats;
}

/** Refused rows as JSON lines: table, reason, column, and the row by column names. */
function errorLines({ contract, errors }: Finalized): string {
  return errors
    .map(({ table, reason, column, row }) => {
      const cells = Object.fromEntries(contract.columns.map(({ name }, i) => [name, row[i] ?? null]));
      return `${JSON.stringify({ table, reason, column, row: cells })}\n`;
    })
    .join('');
}

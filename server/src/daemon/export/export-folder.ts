/**
 * What an export's folder holds, by names: the graph's tables in one format, the rows that were refused, statistics.
 * Loads no encoder, so that to know an export costs nothing.
 */
import type { TableFormat } from '../../relations/encode/formats.ts';

export const EXPORTED_TABLES = ['cpg_nodes', 'cpg_edges', 'cpg_props'] as const;
export const EXPORT_FORMATS = ['jsonl', 'arrow', 'parquet'] as const satisfies readonly TableFormat[];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows that a contract refused, with the reason. */
export const ERRORS_FILE = 'errors.jsonl';
export const STATS_FILE = 'stats.json';

/** Everything an export may have written, by which a folder is known as one. */
const OWN_FILES: ReadonlySet<string> = new Set([
  ...EXPORTED_TABLES.flatMap((table) => EXPORT_FORMATS.map((format) => `${table}.${format}`)),
  ERRORS_FILE,
  STATS_FILE,
]);

/** Whether a folder with these entries is an earlier export, which may be replaced. */
export const isExport = (entries: readonly string[]): boolean =>
  entries.every((entry) => OWN_FILES.has(entry));

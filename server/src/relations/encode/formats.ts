/** The names of the formats tables are written in. Loads no encoder: their libraries are large. */

export const TABLE_FORMATS = ['jsonl', 'csv', 'arrow', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Formats that are not text, which a terminal cannot show. */
export const BINARY_FORMATS: ReadonlySet<string> = new Set<TableFormat>(['arrow', 'parquet']);

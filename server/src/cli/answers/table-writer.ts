/**
 * Finalized rows into an output, in one of the formats for programs. Knows neither tables nor how the bytes of
 * a format are made.
 */
import type { Freshness } from '../../daemon/project.ts';
import type { TableFormat } from '../../relations/encode/formats.ts';
import type { Finalized } from '../../relations/finalize.ts';
import type { Output } from '../output.ts';

/** Writes the rows alone, byte for byte the same for the same rows. */
export async function writeTable(output: Output, finalized: Finalized, format: TableFormat): Promise<void> {
  // Loaded when needed: the Arrow library is large.
  const { encodeTable } = await import('../../relations/encode.ts');
  for (const piece of encodeTable(finalized.contract, [finalized.rows], format))
    await (typeof piece === 'string' ? output.write(piece) : output.writeBytes(piece));
}

/** Writes one JSON document, a row a line, so that also a large one can be read. */
export async function writeJsonDocument(
  output: Output,
  { contract, rows }: Finalized,
  freshness: Freshness,
): Promise<void> {
  const names = contract.columns.map((column) => column.name);
  const head = { table: contract.name, columns: names, total: rows.length, truncated: false, freshness };
  await output.write(`${JSON.stringify(head).slice(0, -1)},"items":[`);
  for (const [index, row] of rows.entries()) {
    const object = Object.fromEntries(names.map((name, i) => [name, row[i]]));
    await output.write(`${index === 0 ? '' : ','}\n${JSON.stringify(object)}`);
  }
  await output.writeLine('\n]}');
}

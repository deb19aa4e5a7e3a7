/**
 * The process that writes one export and ends. A process of its own: an export takes seconds and more memory than a
 * server should, and is ended by ending it. Reads the committed revision.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { exportScipIndex } from '../../relations/scip-export/export-index.ts';
import { TableReader } from '../../relations/tables.ts';
import { openStore } from '../../store/store.ts';
import { STORE_FINGERPRINT } from '../fingerprint.ts';
import { FEW_KEPT_FILES, StoreSnapshot } from '../store-snapshot.ts';
import type { ExportJob, ExportOutcome } from './export-job.ts';
import { scipExportOptions } from './scip-options.ts';
import { writeTables } from './write-tables.ts';

process.once('message', async (job: ExportJob) => {
  const outcome = await run(job).catch(
    (error: unknown): ExportOutcome => ({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  process.send?.(outcome, () => process.exit(0));
});
process.once('disconnect', () => process.exit(1));

async function run({ root, directory, format, out }: ExportJob): Promise<ExportOutcome> {
  const store = openStore({ directory, mode: 'readonly', fingerprint: STORE_FINGERPRINT });
  try {
    const snapshot = new StoreSnapshot(store, root, undefined, FEW_KEPT_FILES);
    if (format === 'scip') {
      const pieces = exportScipIndex(snapshot, scipExportOptions(root));
      await pipeline(pieces, createWriteStream(out, { flush: true }));
      return { kind: 'done', rows: {}, refused: 0 };
    }
    const stats = Object.entries(await writeTables(new TableReader(snapshot), out, format));
    return {
      kind: 'done',
      rows: Object.fromEntries(stats.map(([table, { out: rows }]) => [table, rows])),
      refused: stats.reduce((sum, [, { errors }]) => sum + errors, 0),
    };
  } finally {
    store.close();
  }
}

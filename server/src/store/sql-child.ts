/**
 * The process that `sql-runner.ts` starts for one statement: opens the provider, runs the statement, sends
 * the answer, ends. It is expected to be killed at any moment and owns nothing that could suffer from it.
 */
import { Worker } from 'node:worker_threads';
import { type SqlAnswer, type SqlJob, siblingModule } from './sql-process.ts';
import type { OpenSqlProvider } from './sql-provider.ts';
import { runQuery, SqlError } from './sql-query.ts';

/**
 * Makes this process answer one statement over the tables of a provider. The entry module of a layer above
 * calls it when it is loaded, and nothing else happens in that process.
 */
export function serveSql(open: OpenSqlProvider): void {
  process.once('message', async (job: SqlJob) => {
    // SQLite blocks this thread for as long as a statement takes, so another one keeps watch over it.
    const watchdog = new Worker(new URL(siblingModule('sql-watchdog', import.meta.url)), {
      workerData: { maxMemoryBytes: job.maxMemoryBytes, parentPid: job.parentPid },
    });
    watchdog.unref();
    const message = await answer(job, open);
    process.send?.(message, () => process.exit(0));
  });
  process.once('disconnect', () => process.exit(1));
}

async function answer(job: SqlJob, open: OpenSqlProvider): Promise<SqlAnswer> {
  try {
    const provider = await open(job.argument);
    try {
      return { kind: 'result', result: runQuery(job.sql, provider, job.maxRows) };
    } finally {
      provider.close?.();
    }
  } catch (error) {
    const code = error instanceof SqlError ? error.code : 'failed';
    return { kind: 'error', code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes an export of a workspace's newest revision in a process of its own, which can be ended at any moment. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { siblingModule } from '../../store/sql-process.ts';
import { isExport } from './export-folder.ts';
import type { ExportJob, ExportOutcome } from './export-job.ts';
import { replaceFile, replaceFolder } from './replace-output.ts';

export interface ExportSummary {
  readonly rows: Readonly<Record<string, number>>;
  readonly refused: number;
}

/**
 * `job.out` is where the export is to be: a folder, for `scip` a file. Rejects with `OutputInTheWay`, with the
 * signal's reason, and with an error whose message says what went wrong.
 */
export async function runExport(job: ExportJob, signal: AbortSignal): Promise<ExportSummary> {
  let summary: ExportSummary | null = null;
  const make = async (temporary: string): Promise<void> => {
    summary = await write({ ...job, out: temporary }, signal);
  };
  if (job.format === 'scip') await replaceFile(job.out, make);
  else await replaceFolder(job.out, isExport, make);
  return summary!;
}

async function write(job: ExportJob, signal: AbortSignal): Promise<ExportSummary> {
  signal.throwIfAborted();
  const child = fork(fileURLToPath(siblingModule('export-process', import.meta.url)), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    const outcome = await converse(child, job);
    signal.throwIfAborted();
    if (outcome === null)
      throw new Error('The exporting process ended early; there may be too little memory.');
    if (outcome.kind === 'failed') throw new Error(outcome.message);
    return outcome;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Null when the process ends without a word. */
function converse(child: ChildProcess, job: ExportJob): Promise<ExportOutcome | null> {
  return new Promise((resolve, reject) => {
    child.once('message', (outcome: ExportOutcome) => resolve(outcome));
    child.once('error', reject);
    child.once('close', () => resolve(null));
    child.send(job, (error) => error && reject(error));
  });
}

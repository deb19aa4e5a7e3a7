/**
 * Runs one read-only SQL statement in a process of its own, because SQLite's binding cannot be interrupted:
 * a statement that takes too long or too much is ended by ending its process. See `sql-query.ts` for what a
 * statement may do, and `sql-provider.ts` for where its tables come from.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MEMORY_LIMIT_NOTE, type SqlAnswer, type SqlJob } from './sql-process.ts';
import type { SqlProviderReference } from './sql-provider.ts';
import { SqlError, type SqlResult } from './sql-query.ts';

export interface SqlLimits {
  /** Rows beyond it are dropped and the result says so. */
  readonly maxRows: number;
  /** From the call to the answer, in ms: starting the process and filling the tables count. */
  readonly timeLimitMs: number;
  /** Resident memory of the process, in bytes; a bare process takes about 70 MB. */
  readonly maxMemoryBytes: number;
}

export const DEFAULT_SQL_LIMITS: SqlLimits = {
  maxRows: 10_000,
  timeLimitMs: 30_000,
  maxMemoryBytes: 1024 ** 3,
};

/** Bytes of the child's standard error that are kept to explain its end. */
const MAX_STDERR_LENGTH = 10_000;
const MEBIBYTE = 1024 ** 2;

/**
 * Runs `sql` over the provider's tables. Rejects with `SqlError`: `invalid`, `refused`, `time-limit`,
 * `memory-limit`, `cancelled` (through `signal`) or `failed`.
 */
export async function runSql(
  sql: string,
  provider: SqlProviderReference,
  limits: SqlLimits = DEFAULT_SQL_LIMITS,
  signal?: AbortSignal,
): Promise<SqlResult> {
  if (signal?.aborted) throw new SqlError('cancelled', 'The statement was cancelled.');
  const heapMib = Math.max(32, Math.floor(limits.maxMemoryBytes / MEBIBYTE));
  const child = fork(fileURLToPath(provider.entry), [], {
    execArgv: [`--max-old-space-size=${heapMib}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { maxRows, maxMemoryBytes, timeLimitMs } = limits;
  const job: SqlJob = { sql, argument: provider.argument, maxRows, maxMemoryBytes, parentPid: process.pid };
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), timeLimitMs);
  const stop = (): void => void child.kill('SIGKILL');
  timer.signal.addEventListener('abort', stop);
  signal?.addEventListener('abort', stop);
  try {
    const answer = await converse(child, job);
    if (answer !== null && answer.kind === 'result') return answer.result;
    if (signal?.aborted) throw new SqlError('cancelled', 'The statement was cancelled.');
    if (timer.signal.aborted) {
      throw new SqlError('time-limit', `The statement took longer than ${timeLimitMs} ms and was stopped.`);
    }
    if (answer === null) throw new SqlError('failed', 'The SQL process ended without an answer.');
    throw new SqlError(answer.code, answer.message);
  } finally {
    clearTimeout(timeout);
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

/** Sends the job and waits for the answer, or for the end of the process (null when it says nothing). */
function converse(child: ChildProcess, job: SqlJob): Promise<SqlAnswer | null> {
  return new Promise((resolve) => {
    let stderr = '';
    let received: SqlAnswer | null = null;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-MAX_STDERR_LENGTH);
    });
    child.once('message', (answer: SqlAnswer) => {
      received = answer;
      resolve(answer);
    });
    child.once('error', (error) => resolve({ kind: 'error', code: 'failed', message: error.message }));
    // `close` comes after standard error has been read to its end, `exit` may not.
    child.once('close', () => {
      if (received !== null) return;
      const isMemory = stderr.includes(MEMORY_LIMIT_NOTE) || stderr.includes('heap out of memory');
      const message = isMemory
        ? `The statement took more than ${Math.floor(job.maxMemoryBytes / MEBIBYTE)} MiB of memory and was stopped.`
        : stderr.trim();
      if (isMemory) resolve({ kind: 'error', code: 'memory-limit', message });
      else resolve(message === '' ? null : { kind: 'error', code: 'failed', message });
    });
    child.send(job, (error) => {
      if (error !== null) resolve({ kind: 'error', code: 'failed', message: error.message });
    });
  });
}

/**
 * A thread of the SQL child process that ends the process when it takes too much memory or has lost its
 * parent. SQLite's own heap limit cannot do it: it needs memory statistics, which our build is without.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { MEMORY_LIMIT_NOTE } from './sql-process.ts';

const CHECK_INTERVAL_MS = 10;
const STDERR = 2;

interface WatchdogData {
  /** Resident memory of the whole process, in bytes. */
  readonly maxMemoryBytes: number;
  readonly parentPid: number;
}

const { maxMemoryBytes, parentPid } = workerData as WatchdogData;
setInterval(() => {
  const isOver = process.memoryUsage.rss() > maxMemoryBytes;
  if (isOver) writeSync(STDERR, `${MEMORY_LIMIT_NOTE}\n`);
  // An orphan gets another parent on POSIX; on Windows the closed channel ends it after its statement.
  if (isOver || process.ppid !== parentPid) process.kill(process.pid, 'SIGKILL');
}, CHECK_INTERVAL_MS);

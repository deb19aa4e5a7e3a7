/**
 * Running one task in a thread, with a time limit, and telling apart how it can end without a result. Knows no task.
 */
import type { Piscina } from 'piscina';

/** Why a thread gave no result for a file: an exception, the end of the thread, or the time limit. */
export const FAILURE_KINDS = ['failed', 'crashed', 'timeout'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface TaskLimits {
  /** Milliseconds from now, so a task should not be given before a thread is free for it. */
  readonly limitMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs a task in a thread of the pool. A thread that is out of time is ended, and the pool starts another. Rejects
 * with the signal's reason when cancelled, else with a `TaskFailure`.
 */
export async function runTask<T>(
  pool: Piscina,
  name: string,
  task: unknown,
  { limitMs, signal }: TaskLimits,
): Promise<T> {
  const timeout = AbortSignal.timeout(limitMs);
  try {
    return await pool.run(task, { name, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) throw new TaskFailure('timeout', `took longer than ${limitMs / 1000} s`);
    throw new TaskFailure('crashed', error instanceof Error ? error.message : String(error));
  }
}

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

/** How often a task is looked at in the time that it has. */
const LOOKS = 20;

export interface TaskLimits {
  /** Milliseconds from now, so a task should not be given before a thread is free for it. */
  readonly limitMs: number;
  /** Changes while the task gets on: then the time is counted from its last change. */
  readonly work?: (() => number) | undefined;
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
  { limitMs, work, signal }: TaskLimits,
): Promise<T> {
  const timeout = new AbortController();
  const watch = setInterval(watcher(timeout, work), limitMs / LOOKS);
  try {
    const signals = [timeout.signal, ...(signal ? [signal] : [])];
    return await pool.run(task, { name, signal: AbortSignal.any(signals) });
  } catch (error) {
    signal?.throwIfAborted();
    const seconds = limitMs / 1000;
    if (timeout.signal.aborted)
      throw new TaskFailure(
        'timeout',
        work ? `did not get on for ${seconds} s` : `took longer than ${seconds} s`,
      );
    throw new TaskFailure('crashed', error instanceof Error ? error.message : String(error));
  } finally {
    clearInterval(watch);
  }
}

/**
 * Called `LOOKS` times in the time there is, aborts when nothing has been done in that. Looks are counted, so that a suspended
 * machine uses up no time.
 */
function watcher(timeout: AbortController, work: () => number = () => 0): () => void {
  let seen = work();
  let looks = 0;
  return () => {
    const done = work();
    looks = done === seen ? looks + 1 : 0;
    seen = done;
    if (looks >= LOOKS) timeout.abort();
  };
}

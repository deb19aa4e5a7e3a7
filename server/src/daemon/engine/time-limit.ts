/**
 * Ends a piece of work on the program's own thread that would go on for ever. JavaScript cannot be interrupted from
 * within; V8 ends a script that is over its time from a thread beside it (`node:vm`, `timeout`). What the work was
 * about to do is left undone, `finally` included, so nobody may go on with what it worked on. Knows no work.
 */
import { Script } from 'node:vm';
import { TaskFailure } from '../task-failure.ts';

const WORK = Symbol.for('cpgd.work');
const call = new Script(`globalThis[Symbol.for('cpgd.work')]()`, { filename: 'time-limit' });

/** Does the work; throws a `TaskFailure` when it has taken longer than `limitMs`. Costs a third of a millisecond. */
export function withinTime<T>(limitMs: number, work: () => T): T {
  let result: T | undefined;
  const host = globalThis as { [WORK]?: () => void };
  host[WORK] = () => {
    result = work();
  };
  try {
    call.runInThisContext({ timeout: limitMs });
    return result as T;
  } catch (error) {
    const isOver = error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isOver ? new TaskFailure('timeout', `took longer than ${limitMs / 1000} s`) : error;
  } finally {
    delete host[WORK];
  }
}

/**
 * Ends a piece of work on the program's own thread that would go on for ever. JavaScript cannot be interrupted from
 * within; a thread beside it asks V8 to (`step-watchdog.ts`). What the work was about to do is left undone, `catch` and
 * `finally` included, so nobody may go on with what it worked on, and so is whatever called it: therefore the work has
 * a turn of the event loop to itself. Knows no work.
 */
import { isMainThread, MessageChannel, Worker } from 'node:worker_threads';
import { siblingModule } from '../../store/sql-process.ts';
import { TaskFailure } from '../task-failure.ts';
import { ASLEEP, AWAKE, IDLE, LIMIT, SLEEP, STEP, stepCells } from './step-cells.ts';

interface Step {
  readonly limitMs: number;
  readonly work: () => void;
  readonly reject: (reason: unknown) => void;
}

const cells = stepCells();
/** Turns of their own: a channel loses nothing when what one of its messages started is ended. */
const turns = new MessageChannel();
/** Steps that have not ended, by number. */
const steps = new Map<number, Step>();
/** Those that wait for their turn. */
const waiting: number[] = [];
let lastStep = IDLE;
let watchdog: Worker | null = null;

turns.port2.on('message', () => run(waiting.shift()!)).unref();

/**
 * Does the work in a turn of the event loop of its own. Rejects with what it throws, and with a `TaskFailure` when it has taken
 * longer than `limitMs`.
 */
export function withinTime<T>(limitMs: number, work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    lastStep = (lastStep + 1) % 2 ** 31 || 1;
    steps.set(lastStep, { limitMs, work: () => resolve(work()), reject });
    waiting.push(lastStep);
    turns.port2.ref();
    turns.port1.postMessage(null);
  });
}

function run(number: number): void {
  if (waiting.length === 0) turns.port2.unref();
  const { limitMs, work, reject } = steps.get(number)!;
  watch(number, limitMs);
  try {
    work();
  } catch (error) {
    reject(error);
  }
  // Where the watchdog was first, this thread is ended somewhere in here.
  while (Atomics.compareExchange(cells, STEP, number, IDLE) !== number);
  steps.delete(number);
}

function watch(number: number, limitMs: number): void {
  Atomics.store(cells, LIMIT, limitMs);
  Atomics.store(cells, STEP, number);
  // The thread that is ended is always the program's own.
  if (!isMainThread) return;
  watchdog ??= startWatchdog();
  if (Atomics.compareExchange(cells, SLEEP, ASLEEP, AWAKE) === ASLEEP) watchdog.postMessage(null);
}

function startWatchdog(): Worker {
  const worker = new Worker(new URL(siblingModule('step-watchdog', import.meta.url)), { workerData: cells });
  Atomics.store(cells, SLEEP, ASLEEP);
  worker.on('message', (number: number) => {
    Atomics.store(cells, STEP, IDLE);
    const { limitMs, reject } = steps.get(number)!;
    steps.delete(number);
    reject(new TaskFailure('timeout', `took longer than ${limitMs / 1000} s`));
  });
  // Steps go on without it until another one is there.
  worker.on('error', () => (watchdog = null));
  worker.unref();
  return worker;
}

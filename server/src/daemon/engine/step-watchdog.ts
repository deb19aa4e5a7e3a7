/**
 * A thread that ends what the program's own thread does when a step of it is over its time (`time-limit.ts`), as a
 * debugger would: V8 takes all calls from the stack, and the event loop goes on. While nothing runs, it sleeps.
 */
import { Session } from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import { ASLEEP, AWAKE, IDLE, LIMIT, SLEEP, STEP } from './step-cells.ts';

/** Looks in the time of a step. They are counted, so that a machine that was suspended has not used the time up. */
const LOOKS = 20;
/** Looks in a row that find nothing before it sleeps. */
const LOOKS_BEFORE_SLEEP = 5;

const cells = workerData as Int32Array;
let seen = IDLE;
let looks = 0;

function look(): void {
  const step = Atomics.load(cells, STEP);
  looks = step === seen ? looks + 1 : 0;
  seen = step;
  if (step === IDLE && looks >= LOOKS_BEFORE_SLEEP) {
    Atomics.store(cells, SLEEP, ASLEEP);
    // A step that began before it was asleep woke nobody.
    const isMissed = Atomics.load(cells, STEP) !== IDLE;
    if (!isMissed || Atomics.compareExchange(cells, SLEEP, ASLEEP, AWAKE) !== ASLEEP) return;
  }
  // A step that is done in this moment must not have its end taken for that of the next: whoever is first, says so.
  if (step > IDLE && looks >= LOOKS && Atomics.compareExchange(cells, STEP, step, -step) === step) end(step);
  setTimeout(look, Atomics.load(cells, LIMIT) / LOOKS);
}

function end(step: number): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => session.disconnect());
  parentPort!.postMessage(step);
}

parentPort!.on('message', look);

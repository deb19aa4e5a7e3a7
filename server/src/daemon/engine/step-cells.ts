/** What a thread and the watchdog beside it both see: cells of shared memory. Knows neither. */

/** Number of the step that is running; negative: the watchdog is about to end it; `IDLE`: none. */
export const STEP = 0;
/** Milliseconds that it may take. */
export const LIMIT = 1;
/** Whether the watchdog looks only when it is told to: `AWAKE` or `ASLEEP`. */
export const SLEEP = 2;

export const IDLE = 0;
export const AWAKE = 0;
export const ASLEEP = 1;

const CELLS = 3;

export const stepCells = (): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));

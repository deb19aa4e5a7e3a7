/** Notices that the process a server was started for is gone, which closes no pipe when it was killed. */

/** Time between two looks, in ms. */
const INTERVAL_MS = 2_000;

/** Calls `onGone` once when the process is no more; looks until the signal. */
export function watchParent(processId: number, signal: AbortSignal, onGone: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(processId)) return;
    clearInterval(timer);
    onGone();
  }, INTERVAL_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Another user's process exists as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

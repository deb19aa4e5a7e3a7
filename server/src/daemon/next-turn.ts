/**
 * Divides the thread between long questions: all of them work for some milliseconds and then wait here, and in each round of
 * the event loop one of them goes on. So whatever comes in, a cancellation or an index run's next step, is heard
 * after one piece of work, and not after one of every question that is asked. Knows no question.
 */
const waiting: (() => void)[] = [];

/** Resolves when it is this one's turn; those who have waited longer come first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(takeTurn);
  });
}

function takeTurn(): void {
  waiting.shift()!();
  // What the one does now is over, as far as it goes without waiting, before the next round.
  if (waiting.length > 0) setImmediate(takeTurn);
}

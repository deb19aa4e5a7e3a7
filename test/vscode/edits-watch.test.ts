/** The status bar item says that everything is read only where that is so. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EditsWatch } from '../../client-vscode/src/status/edits-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('edits that the server says are not read count as waiting until it says that they are', async () => {
  const answers = [false, false, true];
  let asked = 0;
  const changes: boolean[] = [];
  const watch = new EditsWatch(
    async () => answers[asked++]!,
    () => void changes.push(watch.isBehind),
  );
  watch.edited();
  watch.edited();
  await vi.runAllTimersAsync();
  expect([asked, changes]).toEqual([3, [true, false]]);
});

test('edits wait while the server does not answer', async () => {
  const answer = Promise.withResolvers<boolean>();
  const watch = new EditsWatch(
    () => answer.promise,
    () => {},
  );
  watch.edited();
  await vi.runAllTimersAsync();
  expect(watch.isBehind).toBe(true);
  answer.resolve(true);
  await vi.runAllTimersAsync();
  expect(watch.isBehind).toBe(false);
});

test('nobody who does not know is asked for ever', async () => {
  let asked = 0;
  for (const answer of [async () => null, () => Promise.reject(new Error('gone'))]) {
    const watch = new EditsWatch(
      () => {
        asked++;
        return answer();
      },
      () => {},
    );
    watch.edited();
    await vi.runAllTimersAsync();
    expect(watch.isBehind).toBe(false);
  }
  expect(asked).toBe(2);
});

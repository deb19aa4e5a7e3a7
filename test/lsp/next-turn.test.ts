/** One piece of work for each round of the event loop, however many questions work. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { nextTurn } from '../../server/src/daemon/next-turn.ts';

test('whatever else happens comes after one piece of work of one question, and all questions get on alike', async () => {
  const worked: number[] = [];
  /** How much had been worked at each round of the loop. */
  const rounds: number[] = [];
  let isOver = false;
  const question = async (name: number): Promise<void> => {
    for (let piece = 0; piece < 5; piece++) {
      await nextTurn();
      worked.push(name);
    }
  };
  const round = (): void => {
    rounds.push(worked.length);
    if (!isOver) setImmediate(round);
  };
  setImmediate(round);
  await Promise.all([0, 1, 2, 3].map(question));
  isOver = true;
  for (const [at, count] of rounds.entries()) expect(count - (rounds[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  expect(worked).toEqual(Array.from({ length: 5 }, () => [0, 1, 2, 3]).flat());
});

test('who comes when all have worked is served, too', async () => {
  await nextTurn();
  await delay(1);
  await nextTurn();
});

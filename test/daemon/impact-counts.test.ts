/** Counting what changes would reach: once for a revision, never while somebody edits, and not where it is slow. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImpactCounts, type ImpactCountsHost } from '../../server/src/daemon/session/impact-counts.ts';

class World implements ImpactCountsHost {
  newest: number | null = 1;
  /** What is being counted, in the order it was begun. */
  readonly asked: string[] = [];
  /** Milliseconds that supposing a change takes. */
  tookMs = 1;
  readonly counts = new ImpactCounts(this);

  revision(): number | null {
    return this.newest;
  }

  async count(symbol: string, signal: AbortSignal): Promise<number> {
    this.asked.push(symbol);
    await new Promise((resolve) => setTimeout(resolve, this.tookMs));
    signal.throwIfAborted();
    return symbol.length;
  }

  find(symbol: string, path = 'a.py'): Promise<number | null> {
    return this.counts.find(symbol, path, new AbortController().signal);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What work gives, with as much time as it wants. */
async function finished<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(10_000);
  return work;
}

test('a count is found once and known until there is another revision', async () => {
  const world = new World();
  expect(world.counts.known('f')).toBeNull();
  expect(await finished(Promise.all([world.find('f'), world.find('f')]))).toEqual([1, 1]);
  expect(world.counts.known('f')).toBe(1);
  expect(world.asked).toEqual(['f']);
  world.newest = 2;
  expect(world.counts.known('f')).toBeNull();
  expect(await finished(world.find('f'))).toBe(1);
  expect(world.asked).toEqual(['f', 'f']);
});

test('nothing is supposed while nobody knows the workspace', async () => {
  const world = new World();
  world.newest = null;
  expect(await finished(world.find('f'))).toBeNull();
  expect(world.asked).toEqual([]);
});

test('an edit ends what is being counted and what waits, and the next count waits for quiet', async () => {
  const world = new World();
  world.tookMs = 50;
  const both = Promise.all([world.find('f'), world.find('gg')]);
  await vi.advanceTimersByTimeAsync(10);
  world.counts.edited();
  await vi.advanceTimersByTimeAsync(100);
  expect(await both).toEqual([null, null]);
  expect(world.asked).toEqual(['f']);
  const after = world.find('hhh');
  await vi.advanceTimersByTimeAsync(500);
  expect(world.asked).toEqual(['f']);
  expect(await finished(after)).toBe(3);
});

test('a count of a revision that is not the newest any more is nobody’s', async () => {
  const world = new World();
  world.tookMs = 50;
  const count = world.find('f');
  await vi.advanceTimersByTimeAsync(10);
  world.newest = 2;
  expect(await finished(count)).toBeNull();
  expect(world.counts.known('f')).toBeNull();
});

test('a file where counts take long one after the other is left alone for a while, others are not', async () => {
  const world = new World();
  world.tookMs = 500;
  for (const symbol of ['first', 'second'])
    expect(await finished(world.find(symbol, 'hub.py'))).not.toBeNull();
  expect(await finished(world.find('third', 'hub.py'))).toBeNull();
  expect(await finished(world.find('f', 'other.py'))).toBe(1);
  expect(world.asked).toEqual(['first', 'second', 'f']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await finished(world.find('third', 'hub.py'))).toBe(5);
});

test('one slow count between quick ones is no reason', async () => {
  const world = new World();
  for (const [symbol, ms] of [
    ['a', 500],
    ['b', 1],
    ['c', 500],
    ['d', 1],
  ] as const) {
    world.tookMs = ms;
    expect(await finished(world.find(symbol))).toBe(1);
  }
});

test('whoever waits longer than a moment gets nothing, and finds the count there the next time', async () => {
  const world = new World();
  world.tookMs = 5_000;
  const count = world.find('f');
  await vi.advanceTimersByTimeAsync(2_100);
  expect(await count).toBeNull();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(world.counts.known('f')).toBe(1);
});

/** That memory goes back without being asked for by force; in a process of its own, whose flags are nobody else's. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const REDUCER = new URL('../../server/src/daemon/heap-reducer.ts', import.meta.url).href;

/** Fills a heap, lets nine tenths of it go, and gives megabytes of it before and after. */
const PROGRAM = `
  import { getHeapStatistics } from 'node:v8';
  const { reduceHeap } = await import(${JSON.stringify(REDUCER)});
  const kept = [];
  for (let i = 0; i < 1_500_000; i++) { const one = { i, text: 'a' + i }; if (i % 10 === 0) kept.push(one); }
  const megabytes = () => getHeapStatistics().total_physical_size / 1e6;
  const before = megabytes();
  // Reducing keeps no process alive.
  const alive = setInterval(() => {}, 100);
  const [first, second] = [reduceHeap(), reduceHeap()];
  await first;
  clearInterval(alive);
  console.log(JSON.stringify({ before, after: megabytes(), isOne: first === second, kept: kept.length }));
`;

test('a heap that has become garbage is given back, once for all who ask', () => {
  const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', PROGRAM];
  const { before, after, isOne, kept } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  );
  expect(kept).toBe(150_000);
  expect(isOne).toBe(true);
  expect(after).toBeLessThan(before * 0.7);
});

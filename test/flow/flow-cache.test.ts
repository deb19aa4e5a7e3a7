/** Units are found again by their own text: what is found equals what is analyzed, and only what changed is analyzed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FlowCache } from '../../server/src/flow/flow-cache.ts';
import { flowRows } from '../../server/src/flow/rows.ts';
import { analyze } from './support/flow-of.ts';

const SOURCE = `import os
LIMIT = 3

class Reader:
    size = LIMIT

    def read(self, n=LIMIT):
        data = os.read(0, n)
        self.last = data
        return [b for b in data if b]

    def close(self):
        done = lambda: self.last
        return done()

def outer(x):
    def inner(y):
        return x + y
    try:
        return inner(x)
    finally:
        x = None
`;

/** Units analyzed for a text by a cache that has seen others. */
function analyzed(cache: FlowCache, source: string): number {
  const before = cache.statistics.misses;
  analyze(source, 12, cache);
  return cache.statistics.misses - before;
}

const expectSameAsFresh = (cache: FlowCache, source: string): void =>
  expect(flowRows(analyze(source, 12, cache).file)).toEqual(flowRows(analyze(source).file));

describe('a cache of code units', () => {
  test('analyzes nothing of a text it has seen', () => {
    const cache = new FlowCache();
    expect(analyzed(cache, SOURCE)).toBe(7);
    expect(analyzed(cache, SOURCE)).toBe(0);
    expectSameAsFresh(cache, SOURCE);
  });

  test.each([
    ['a body', 'os.read(0, n)', 'os.read(1, n, n)', 1],
    ['the body of an inner function', 'return x + y', 'return x * y - 1', 1],
    ['a lambda, which is in the text of its function', 'lambda: self.last', 'lambda: self.size', 2],
    ['a default, which the class evaluates and the method has in its header', 'n=LIMIT', 'n=os.n', 2],
    ['a class variable', 'size = LIMIT', 'size = LIMIT, 1', 1],
    ['the module', 'LIMIT = 3', 'LIMIT = 4; OTHER = 5', 1],
    ['white space between functions', '\n    def close', '\n\n\n    def close', 1],
    ['a new function', 'def outer', 'def added():\n    pass\n\ndef outer', 2],
  ])('analyzes only the units whose text an edit changed: %s', (_, before, after, units) => {
    const cache = new FlowCache();
    analyze(SOURCE, 12, cache);
    const edited = SOURCE.replace(before, after);
    expect(edited).not.toBe(SOURCE);
    expect(analyzed(cache, edited)).toBe(units);
    expectSameAsFresh(cache, edited);
    expectSameAsFresh(cache, SOURCE);
  });

  test('tells variables apart whose meaning another line decides', () => {
    const cache = new FlowCache();
    const body =
      'def f(a):\n    def g():\n        BODY\n        x = a\n        return x\n    x = 1\n    return g() + x\n';
    for (const line of ['pass', 'nonlocal x', 'global x', 'pass']) {
      expectSameAsFresh(cache, body.replace('BODY', line));
    }
    // The text of `f` itself never changed, but whether its `x` is a cell did.
    expectSameAsFresh(cache, `${body.replace('BODY', 'nonlocal x')}\n`);
  });

  test('finds a unit again in broken code only where it is read the same way', () => {
    const cache = new FlowCache();
    for (const broken of [
      SOURCE.replace('def close(self):', 'def close(self:'),
      SOURCE.replace('return [b', 'return b'),
      SOURCE.replace('try:', 'try'),
      SOURCE.replace('class Reader:', 'class Reader'),
      SOURCE.slice(0, SOURCE.length / 2),
      `${SOURCE}\x00 )( def`,
      SOURCE,
    ]) {
      expectSameAsFresh(cache, broken);
    }
  });

  test('holds no more than its capacity and still answers', () => {
    const cache = new FlowCache(4096);
    for (let i = 0; i < 50; i++) expectSameAsFresh(cache, SOURCE.replace('LIMIT = 3', `LIMIT = ${i}`));
    expect(cache.statistics.bytes).toBeLessThan(3 * 4096);
    expect(cache.statistics.units).toBeLessThan(40);
  });

  test('gives the rows of a fresh analysis for this project’s own Python and seeded damage to it', () => {
    const cache = new FlowCache();
    const folder = join(import.meta.dirname, '..', '..', 'bench', 'callgraph', 'cases');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .map((path) => readFileSync(join(folder, path), 'utf8'));
    expect(sources.length).toBeGreaterThan(10);
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
    for (const source of sources) {
      const lines = source.split('\n');
      for (let round = 0; round < 4; round++) {
        const at = random(lines.length);
        if (round % 2 === 0) lines.splice(at, 1);
        else lines.splice(at, 0, lines[random(lines.length)]!);
        expectSameAsFresh(cache, lines.join('\n'));
      }
    }
    expect(cache.statistics.hits).toBeGreaterThan(cache.statistics.misses);
  });
});

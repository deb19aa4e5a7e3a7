/** Nesting and size that no person writes, but generators and attackers do. */
import { describe, expect, test } from 'vitest';
import { evidenceOf } from './extract-cases.ts';

const repeat = (text: string, count: number): string => text.repeat(count);
const numbered = (count: number, each: (i: number) => string, join = ''): string =>
  Array.from({ length: count }, (_, i) => each(i)).join(join);

describe('nothing overflows, nothing is lost, nothing is quadratic', () => {
  test.each<[string, string, number]>([
    ['nested parentheses', `x = ${repeat('(', 10_000)}a${repeat(')', 10_000)}`, 2],
    ['nested lists', `x = ${repeat('[', 10_000)}a${repeat(']', 10_000)}`, 2],
    ['nested calls', `x = ${repeat('f(', 10_000)}a${repeat(')', 10_000)}`, 10_002],
    ['an attribute chain', `x = a${repeat('.b', 20_000)}`, 2],
    ['a chain of calls', `x = a${repeat('.b(c)', 10_000)}`, 10_002],
    ['a sum', `x = ${numbered(5_000, (i) => `a${i}`, ' + ')}`, 5_001],
    ['powers, which nest to the right', `x = ${numbered(5_000, (i) => `a${i}`, ' ** ')}`, 5_001],
    ['conditional expressions', `x = ${repeat('a if b else ', 5_000)}c`, 10_002],
    ['lambdas', `x = ${repeat('lambda: ', 5_000)}c`, 2],
    ['subscripts', `x = ${repeat('a[', 5_000)}b${repeat(']', 5_000)}`, 5_002],
    ['comprehensions', `x = ${repeat('[a for b in ', 2_000)}c${repeat(']', 2_000)}`, 4_002],
    ['chained targets', `${repeat('a = ', 5_000)}c`, 5_001],
    ['nested targets', `${repeat('(', 2_000)}a,${repeat('),', 1_999)}) = 1`, 1],
    ['a dictionary', `x = {\n${numbered(50_000, (i) => `'k${i}': v,\n`)}}`, 50_001],
    ['`elif` branches', `if a: pass\n${repeat('elif b: pass\n', 5_000)}`, 5_001],
    ['f-strings', `f"${repeat('{a:', 300)}${repeat('}', 300)}"`, 300],
    ['a pattern', `match x:\n  case ${repeat('[', 3_000)}a${repeat(']', 3_000)}: pass`, 2],
    ['an annotation', `x: ${repeat('a[', 5_000)}b${repeat(']', 5_000)}`, 5_002],
  ])('%s', (_, source, count) => {
    const started = performance.now();
    expect(evidenceOf(`${source}\n`).names.length).toBe(count);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test.each([
    ['open brackets', repeat('f([{', 5_000)],
    ['closing brackets', repeat(')]}\n', 5_000)],
    ['headers without bodies', repeat('def f(\n', 5_000)],
    [
      'blocks deeper than the grammar goes',
      `${numbered(600, (i) => `${' '.repeat(i)}if a:\n`)}${' '.repeat(600)}x`,
    ],
  ])('%s', (_, source) => {
    expect(evidenceOf(`${source}\n`).diagnostics.length).toBeGreaterThan(0);
  });
});

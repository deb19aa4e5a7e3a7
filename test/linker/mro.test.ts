/** C3 linearization, against CPython's answers for the classic shapes. */
import { expect, test } from 'vitest';
import { linearize } from '../../server/src/linker/mro.ts';

function mroOf(name: string, bases: Readonly<Record<string, string>>): string[] {
  const direct = [...(bases[name] ?? '')];
  return linearize(
    name,
    direct.map((base) => mroOf(base, bases)),
    direct,
    100,
  );
}

test.each([
  ['single inheritance', 'C', { C: 'B', B: 'A' }, 'CBA'],
  ['a diamond', 'D', { D: 'BC', B: 'A', C: 'A' }, 'DBCA'],
  // python3: class O:...; A(O) B(O) C(O) D(O) E(O); K1(A,B,C) K2(D,B,E) K3(D,A); Z(K1,K2,K3)
  [
    'the example of the C3 paper',
    'Z',
    { Z: 'KLM', K: 'ABC', L: 'DBE', M: 'DA', A: 'O', B: 'O', C: 'O', D: 'O', E: 'O' },
    'ZKLMDABCEO',
  ],
])('%s', (_, name, bases, expected) => {
  expect(mroOf(name, bases).join('')).toBe(expected);
});

test('bases that no order satisfies still give every class once', () => {
  expect(mroOf('Z', { Z: 'XY', X: 'AB', Y: 'BA' }).sort().join('')).toBe('ABXYZ');
});

test('a class that inherits from itself through a cycle ends', () => {
  expect(linearize('A', [['B', 'A']], ['B'], 100)).toEqual(['A', 'B']);
});

test('500-deep inheritance and 2,000 bases are prompt, and the limit holds', () => {
  const deep = Array.from({ length: 500 }, (_, i) => `c${i}`);
  expect(linearize('x', [deep], ['c0'], 2000)).toEqual(['x', ...deep]);
  const wide = Array.from({ length: 2000 }, (_, i) => `c${i}`);
  const started = performance.now();
  expect(
    linearize(
      'x',
      wide.map((name) => [name]),
      wide,
      3000,
    ),
  ).toHaveLength(2001);
  expect(
    linearize(
      'x',
      wide.map((name) => [name]),
      wide,
      100,
    ),
  ).toHaveLength(100);
  expect(performance.now() - started).toBeLessThan(5000);
});

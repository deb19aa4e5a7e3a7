/** Generated and hostile code: deep nests, many branches. Nothing overflows, and cost stays near linear. */
import { describe, expect, test } from 'vitest';
import { deadStores } from '../../server/src/flow/assignment-facts.ts';
import { controlDependence } from '../../server/src/flow/control-dependence.ts';
import { CLEANUP_COPY_LIMIT } from '../../server/src/flow/limits.ts';
import { analyze, firstUnit } from './support/flow-of.ts';

const DEEP = 10_000;
/** Milliseconds; ten times and more what it takes on a busy machine, so that only the wrong complexity fails. */
const PATIENCE_MS = 20_000;

const nested = (open: string, inner: string, close: string): string =>
  `x = ${open.repeat(DEEP)}${inner}${close.repeat(DEEP)}\n`;

describe('depth', () => {
  test.each([
    ['parentheses', nested('(', 'a', ')')],
    ['lists', nested('[', 'a', ']')],
    ['calls', nested('f(', 'a', ')')],
    ['subscripts', nested('a[', 'b', ']')],
    ['sums', `x = ${'a + '.repeat(DEEP)}a\n`],
    ['attributes', `x = a${'.b'.repeat(DEEP)}\n`],
    ['method chains', `x = a${'.b()'.repeat(DEEP)}\n`],
    ['disjunctions', `x = ${'a or '.repeat(DEEP)}a\n`],
    ['conditions', `if ${'a or '.repeat(DEEP)}a: pass\n`],
    ['negations', `x = ${'not '.repeat(DEEP)}a\n`],
    ['conditional expressions', `x = ${'a if b else '.repeat(DEEP)}a\n`],
    ['comparisons', `x = ${'a < '.repeat(DEEP)}a\n`],
    ['lambdas', `x = ${'lambda: '.repeat(1_000)}a\n`],
    ['powers', `x = ${'a ** '.repeat(DEEP)}a\n`],
    ['comprehensions', nested('[', 'a', ' for b in c]')],
    ['targets', `${'['.repeat(DEEP)}a${']'.repeat(DEEP)} = b\n`],
    ['f-strings', `x = ${'f"{'.repeat(200)}a${'}"'.repeat(200)}\n`],
    ['patterns', `match a:\n  case ${'['.repeat(1_000)}b${']'.repeat(1_000)}: pass\n`],
  ])('of %s overflows nothing', (_, source) => {
    const started = performance.now();
    const { file } = analyze(source);
    expect(file.units[0]!.flow.points.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  });

  test('of statements leaves a visible limit and keeps names', () => {
    const depth = 600;
    const lines = Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}if a${i}:`);
    const { file } = analyze(`${lines.join('\n')}\n${' '.repeat(depth)}last = b\n`);
    const unit = file.units[0]!;
    expect(unit.limits).toEqual(['nesting']);
    const names = file.variablesAt.evidence.bindings.name;
    const { strings } = file.variablesAt.evidence;
    const known = [...unit.defUse.variables.binding].map((binding) => strings[names[binding]!]);
    expect(known).toContain('last');
  });
});

describe('breadth', () => {
  test.each([
    ['branches', (i: number) => `  if a: x${i % 50} = g(x${(i + 1) % 50})\n`],
    ['early returns', (i: number) => `  if a${i % 7}: return x${i % 50}\n`],
    ['handlers', (i: number) => `  try: x${i % 50} = g()\n  except E: h(x${(i + 1) % 50})\n`],
  ])('of 10,000 %s is near linear', (_, line) => {
    const started = performance.now();
    const analyzed = analyze(`def f(a):\n${Array.from({ length: DEEP }, (_, i) => line(i)).join('')}`);
    const unit = firstUnit(analyzed);
    expect(unit.flow.blockCount).toBeGreaterThan(DEEP);
    controlDependence(unit.flow);
    deadStores(analyzed.file, unit);
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  });

  test('an `elif` chain and a `match` of thousands are near linear', () => {
    const started = performance.now();
    const elifs = Array.from({ length: 5_000 }, (_, i) => `  elif a == ${i}: x = ${i}\n`).join('');
    const cases = Array.from({ length: 5_000 }, (_, i) => `    case ${i}: x = ${i}\n`).join('');
    const { file } = analyze(`def f(a):\n  if a: pass\n${elifs}  match a:\n${cases}  return x\n`);
    expect(file.units[1]!.reaching.def.length).toBeGreaterThan(10_000);
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  });

  test('pairs are bounded, and the unit says so', () => {
    const defs = Array.from({ length: 3_000 }, () => '  if a: x = 1\n').join('');
    const uses = Array.from({ length: 3_000 }, () => '  g(x)\n').join('');
    const unit = firstUnit(analyze(`def f(a):\n${defs}${uses}`));
    expect(unit.limits).toEqual(['reaching_pairs']);
  });

  test('nested `finally` share copies beyond the limit', () => {
    const depth = 12;
    let source = 'def f():\n';
    for (let i = 0; i < depth; i++)
      source += `${' '.repeat(i + 1)}try:\n${' '.repeat(i + 2)}a()\n${' '.repeat(i + 1)}finally:\n`;
    source += `${' '.repeat(depth + 1)}b()\n`;
    const unit = firstUnit(analyze(source));
    expect(unit.limits).toEqual(['cleanup_copies']);
    expect(unit.flow.blockCount).toBeLessThan(CLEANUP_COPY_LIMIT * 20);
  });
});

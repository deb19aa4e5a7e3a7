/**
 * What a key in a function costs, counted in queries and not in time. The function is one of many that return what
 * others return, so that what is inferred of them is one large cycle: a key costs what the function is worth all the
 * same, in a repository ten times larger too.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { LinkedTexts } from './linked-texts.ts';

const FUNCTIONS = 150;
/** Queries that a key in a function may have computed again. */
const MOST_QUERIES = 20;
/** Those of them that look at the function without anything in it being another. */
const LOOKS = 12;
const STATEMENT = 'value = self.name(1) if value else None';

const step = (i: number): string => `
    def step${i}(self, value):
        if value:
            return self.step${(i + 1) % FUNCTIONS}(value)
        return self.step${(i * 7 + 3) % FUNCTIONS}(self)
`;
const RING = `class Ring:
    def name(self, value):
        return self
${Array.from({ length: FUNCTIONS }, (_, i) => step(i)).join('')}`;

/** The first ones call what is typed into, so that more of them only call others. */
const user = (i: number): string => `from ring import Ring


def use${i}(ring: Ring):
    return ring.step${(i + 64) % FUNCTIONS}(${i}).name(use${i})
`;

function projectOf(users: number): Map<string, string> {
  const files = Array.from({ length: users }, (_, i) => [`user${i}.py`, user(i)] as const);
  return new Map([['ring.py', RING], ...files]);
}

describe('a key in a function that many hang together with', () => {
  const path = 'ring.py';
  const at = RING.indexOf('def step70(self, value):') + 'def step70(self, value):'.length;
  let parser: PythonParser;
  beforeAll(async () => {
    parser = await createPythonParser();
  });

  /** Puts a line in front of one of the first text, and takes it away; gives the queries that each of both computed again. */
  async function withLine(changed: Map<string, string>, before: string, line: string): Promise<number[]> {
    const [[edited, text] = ['', '']] = changed;
    const place = text.indexOf(before);
    expect(place).toBeGreaterThan(0);
    const indent = text.slice(text.lastIndexOf('\n', place) + 1, place);
    const texts = new Map([...projectOf(12), ...changed]);
    const linked = new LinkedTexts(parser);
    await linked.step(texts);
    const counts: number[] = [];
    for (const next of [`${text.slice(0, place)}${line}\n${indent}${text.slice(place)}`, text]) {
      await linked.step(new Map(texts).set(edited, next));
      counts.push(linked.recomputed);
      expect(linked.difference()).toBeNull();
    }
    return counts;
  }

  /** Types into the function's body; gives the queries that each key computed again. */
  async function typed(users: number, statement: string): Promise<number[]> {
    const texts = projectOf(users);
    const linked = new LinkedTexts(parser);
    await linked.step(texts);
    const counts: number[] = [];
    for (let i = 0; i <= statement.length; i++) {
      texts.set(path, `${RING.slice(0, at)}\n        ${statement.slice(0, i)}${RING.slice(at)}`);
      await linked.step(new Map(texts));
      counts.push(linked.recomputed);
      if (i % 13 === 0) expect(linked.difference(new Set([path, 'user7.py']))).toBeNull();
    }
    return counts;
  }

  test('computes few queries', async () => {
    const counts = await typed(12, STATEMENT);
    expect(counts.filter((count) => count > MOST_QUERIES)).toEqual([]);
  });

  test('computes no more in a repository ten times larger', async () => {
    expect(await typed(120, STATEMENT)).toEqual(await typed(12, STATEMENT));
  });

  test('computes hardly anything when it is in a comment', async () => {
    const counts = await typed(12, '# said of it');
    expect(Math.max(...counts)).toBeLessThanOrEqual(LOOKS);
  });

  test('leaves who reads other attributes when a class below comes to have one', async () => {
    const sized = RING.replaceAll('        return self.step', '        return self.size or self.step');
    const low = 'from ring import Ring\n\n\nclass Low(Ring):\n    size = Ring()\n\n\nLow().step1(1)\n';
    const texts = new Map([
      ['low.py', low],
      [path, sized.replace('class Ring:\n', 'class Ring:\n    size = len\n')],
    ]);
    const counts = await withLine(texts, 'size = Ring()', 'kind = Ring()');
    // Each name of the ring may be one of the class's own now, or of what objects hold; who reads them need not look.
    expect(counts.filter((count) => count > 2 * (FUNCTIONS + MOST_QUERIES))).toEqual([]);
  });

  test('computes nothing when all it does is to move the rest of the file', async () => {
    const texts = projectOf(12);
    const linked = new LinkedTexts(parser);
    await linked.step(texts);
    const counts: number[] = [];
    const between = at - 'def step70(self, value):'.length - 4;
    for (const text of [
      `\n${RING}`,
      `\n\n\n${RING}`,
      `\n${RING.slice(0, between)}\n${RING.slice(between)}`,
      RING,
    ]) {
      await linked.step(new Map(texts).set(path, text));
      counts.push(linked.recomputed);
      expect(linked.difference(new Set([path, 'user7.py']))).toBeNull();
    }
    // The third moves two places by two distances.
    expect(counts.map((count) => count > 0)).toEqual([false, false, true, true]);
  });

  test('starts the others again when they come to hold each other up', async () => {
    // What the ring returns comes from one function; then that one returns what the others do.
    const linked = new LinkedTexts(parser);
    const returning = (result: string): string =>
      RING.replace(`return self.step${(70 * 7 + 3) % FUNCTIONS}(self)`, `return ${result}`);
    const texts = projectOf(12);
    await linked.step(new Map(texts).set(path, returning('self.name')));
    await linked.step(new Map(texts).set(path, returning('self.step3')));
    expect(linked.difference()).toBeNull();
    expect(linked.recomputed).toBeGreaterThan(FUNCTIONS);
  });
});

/** What a computation notes on its way: found once by it, anew by any other, and never what a bound cut short. */
import { expect, test } from 'vitest';
import { MAX_EXPRESSION_DEPTH } from '../../server/src/linker/limits.ts';
import { QueryEngine, QueryKind } from '../../server/src/linker/queries.ts';

test('a computation finds once what it has noted', () => {
  const engine = new QueryEngine();
  let found = 0;
  const find = (): number => ++found;
  const { result } = engine.record(() => {
    const notes = engine.takeNotes<number>();
    return [engine.noted(notes, 1, find), engine.noted(notes, 1, find), engine.noted(notes, 2, find)];
  });
  expect(result).toEqual([1, 1, 2]);
});

test('a query that the computation asks in between notes nothing there, and neither does the next computation', () => {
  const engine = new QueryEngine();
  let notes = engine.takeNotes<number>();
  let found = 0;
  const find = (): number => ++found;
  const asked = new QueryKind<number>(engine, {
    name: 'asked',
    arity: 1,
    compute: () => engine.noted(notes, 1, find),
    bottom: 0,
    equal: Object.is,
  });
  const { result } = engine.record(() => {
    notes = engine.takeNotes();
    return [engine.noted(notes, 1, find), asked.ask('a'), engine.noted(notes, 1, find)];
  });
  expect(result).toEqual([1, 2, 1]);
  expect(engine.record(() => engine.noted(notes, 1, find)).result).toBe(3);
});

test('what was cut short inside of others is found anew where it stands by itself', () => {
  const engine = new QueryEngine();
  const levels = (count: number): number =>
    count === 0 ? 0 : engine.descend(() => 1 + levels(count - 1), 0);
  const half = Math.ceil(MAX_EXPRESSION_DEPTH / 2) + 1;
  const { result } = engine.record(() => {
    const notes = engine.takeNotes<number>();
    const find = (): number => engine.noted(notes, 1, () => levels(half));
    const inside = (count: number): number =>
      count === 0 ? find() : engine.descend(() => inside(count - 1), -1);
    return [inside(half), find(), find()];
  });
  expect(result).toEqual([MAX_EXPRESSION_DEPTH - half, half, half]);
  expect(engine.limitHits.depth).toBe(1);
});

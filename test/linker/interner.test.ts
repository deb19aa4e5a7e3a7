/** Interned names and values: one object for one meaning, whatever edits came before, and none that nobody holds. */
import { expect, test } from 'vitest';
import { type Definition, Interner } from '../../server/src/linker/entities.ts';
import { heldObjects } from '../../server/src/linker/held-objects.ts';
import { Values } from '../../server/src/linker/values.ts';

const define = (interner: Interner, symbol = 'm/C#'): Definition =>
  interner.definition('m.py', 'C', symbol, true, false, false);

test('a value is not taken for one of a definition that an edit has replaced', () => {
  const interner = new Interner();
  const values = new Values(interner);
  const before = define(interner);
  const old = values.instance(before, [[before.instance]]);
  expect(values.instance(before, [[before.instance]])).toBe(old);
  // The same place, another symbol: as after a change of the module's name.
  const after = define(interner, 'n/C#');
  const made = values.instance(after, [[after.instance]]);
  expect(made).not.toBe(old);
  expect(made.of).toBe(after);
  expect(values.instance(after, [[after.instance]])).toBe(made);
});

test('what answers hold is kept, the rest is forgotten', () => {
  const interner = new Interner();
  const values = new Values(interner);
  const kept = define(interner);
  const list = values.instance(kept, [[kept.instance]]);
  const gone = interner.definition('m.py', 'D', 'm/D#', true, false, false);
  const variable = interner.variable('m.py', '', 'x', 'm/x.');
  const lost = interner.variable('m.py', '', 'y', 'm/y.');
  const answers = [[list], new Map([['x', [{ entity: variable }]]])];
  const walk = heldObjects(answers, () => false);
  let step = walk.next();
  while (!step.done) step = walk.next();
  interner.retain(step.value);
  expect(define(interner)).toBe(kept);
  expect(values.instance(kept, [[kept.instance]])).toBe(list);
  expect(interner.variable('m.py', '', 'x', 'm/x.')).toBe(variable);
  expect(interner.variable('m.py', '', 'y', 'm/y.')).not.toBe(lost);
  expect(interner.definition('m.py', 'D', 'm/D#', true, false, false)).not.toBe(gone);
});

test('where nothing is edited, a value is known by its text alone', () => {
  const interner = new Interner();
  interner.expectNoUpdates();
  const values = new Values(interner);
  const before = define(interner);
  const made = values.instance(before, [[before.instance]]);
  expect(values.instance(before, [[before.instance]])).toBe(made);
  // It is not looked at again what stands at the place, which is why this must be said of a program that is updated.
  expect(values.instance(define(interner, 'n/C#'), [[before.instance]])).toBe(made);
});

import { describe, expect, test } from 'vitest';
import { Attached } from '../../server/src/text/attached.ts';

describe('a value attached to an object of somebody else', () => {
  test('is found by who attached it, and replaced by the next', () => {
    const [first, second] = [new Attached<object, number>(), new Attached<object, number>()];
    const owner = {};
    expect(first.get(owner)).toBeUndefined();
    first.set(owner, 1);
    second.set(owner, 2);
    first.set(owner, 3);
    expect([first.get(owner), second.get(owner)]).toEqual([3, 2]);
  });

  test('is not in copies of the object, its keys, or its text', () => {
    const attached = new Attached<object, string>();
    const owner = { own: 1 };
    attached.set(owner, 'value');
    expect(attached.get({ ...owner })).toBeUndefined();
    expect(attached.get(structuredClone(owner))).toBeUndefined();
    expect(owner).toEqual({ own: 1 });
    expect(JSON.stringify(owner)).toBe('{"own":1}');
  });
});

/**
 * A file that comes to a workspace small enough for its calls to be looked for everywhere: what has nothing to do with
 * it is not computed again, however much that is.
 */
import { expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { LinkedTexts } from './linked-texts.ts';

const parser = await createPythonParser();

/** Functions that are told functions and objects, across files and in circles. */
const member = (
  i: number,
  of: number,
): string => `from m${(i + 1) % of} import C${(i + 1) % of}, run${(i + 1) % of}

class C${i}:
    def __init__(self, done):
        self.done = done

    def finish(self, other):
        self.done(other)
        return other + self

    def __add__(self, other):
        return other

def run${i}(callback, thing):
    callback(thing)
    made = C${(i + 1) % of}(run${(i + 1) % of})
    made.finish(thing)
    return run${(i + 1) % of}(made.finish, made)
`;

async function computedFor(count: number, added: string): Promise<number> {
  const linked = new LinkedTexts(parser);
  const texts = new Map(Array.from({ length: count }, (_, i) => [`m${i}.py`, member(i, count)] as const));
  await linked.step(texts);
  await linked.step(new Map([...texts, ['added.py', added]]));
  expect(linked.difference()).toBeNull();
  return linked.recomputed;
}

/** Queries for a file more of the workspace: where its modules are, and whether the file calls what they define. */
const PER_FILE = 4;

test.each([
  ['nothing', 'def unused(): pass\n'],
  ['a call of what it is given', 'def apply(f):\n    f(1)\n'],
  ['a name of another file', 'from m0 import C0\nprint(C0)\n'],
])('of %s', async (_, added) => {
  const few = await computedFor(6, added);
  const many = await computedFor(24, added);
  expect(many - few).toBeLessThanOrEqual(PER_FILE * (24 - 6));
});

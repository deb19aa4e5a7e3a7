/** Calls `setattr(object, 'name', value)` of a file: stores to an attribute in other words. Evaluates nothing. */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { callsNamed } from './calls-in-file.ts';
import type { FileFacts } from './file-facts.ts';

interface SetAttribute {
  readonly object: ExprRef;
  readonly value: ExprRef;
  /** Row of the chunk that does it. */
  readonly chunk: number;
}

const SETATTR: ReadonlySet<string> = new Set(['setattr']);
const NONE: readonly SetAttribute[] = [];

/** Those that set an attribute of a name. */
export const setAttributes = (facts: FileFacts, name: string): readonly SetAttribute[] =>
  byName(facts).get(name) ?? NONE;

/** The names for which there are any. */
export const namesSet = (facts: FileFacts): Iterable<string> => byName(facts).keys();

const byName = (facts: FileFacts): ReadonlyMap<string, readonly SetAttribute[]> =>
  facts.memo('set attributes', () => {
    const { args, calls } = facts.evidence;
    const found = new Map<string, SetAttribute[]>();
    for (const row of callsNamed(facts, SETATTR)) {
      const [object = 0, name = 0, value = 0] = args.expr.subarray(calls.argStart[row]!);
      if (calls.argCount[row] !== 3 || exprRefKind(name) !== 'string') continue;
      const key = facts.text(exprRefRow(name));
      const list = found.get(key);
      const set: SetAttribute = { object, value, chunk: calls.chunk[row]! };
      if (list) list.push(set);
      else found.set(key, [set]);
    }
    return found;
  });

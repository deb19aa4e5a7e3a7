/**
 * Stores to an attribute in other words: `setattr(object, 'name', value)`, and the namespace of
 * `type('C', (Base,), {'name': value})`, whose class is taken for its bases with what is put there. Evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { callsNamed } from './calls-in-file.ts';
import { builtinName, operandsOf, tupleItems } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';

interface SetAttribute {
  readonly object: ExprRef;
  readonly name: string;
  readonly value: ExprRef;
  /** Row of the chunk that does it. */
  readonly chunk: number;
}

const SETTERS: ReadonlySet<string> = new Set(['setattr', 'type']);
const NONE: readonly SetAttribute[] = [];

/** Those that set an attribute of a name. */
export const setAttributes = (facts: FileFacts, name: string): readonly SetAttribute[] =>
  byName(facts).get(name) ?? NONE;

/** The names for which there are any. */
export const namesSet = (facts: FileFacts): Iterable<string> => byName(facts).keys();

/** All of a file. */
export const allSetAttributes = (facts: FileFacts): readonly SetAttribute[] =>
  facts.memo('set attributes', () =>
    callsNamed(facts, SETTERS)
      .filter((row) => facts.evidence.calls.argCount[row] === 3)
      .flatMap((row) => [...setBy(facts, row)]),
  );

const byName = (facts: FileFacts): ReadonlyMap<string, readonly SetAttribute[]> =>
  facts.memo('set attributes by name', () => Map.groupBy(allSetAttributes(facts), ({ name }) => name));

function* setBy(facts: FileFacts, row: number): Iterable<SetAttribute> {
  const { args, calls, exprs } = facts.evidence;
  const [first = 0, second = 0, third = 0] = args.expr.subarray(calls.argStart[row]!);
  const chunk = calls.chunk[row]!;
  if (builtinName(facts, calls.callee[row]!) !== 'type') {
    if (exprRefKind(second) !== 'string') return;
    yield { object: first, name: facts.text(exprRefRow(second)), value: third, chunk };
    return;
  }
  if (exprRefKind(third) !== 'expr' || exprs.kind[exprRefRow(third)] !== ExprKind.dict) return;
  const entries = operandsOf(facts, exprRefRow(third));
  for (const object of tupleItems(facts, second))
    for (let i = 0; i + 1 < entries.length; i += 2)
      if (exprRefKind(entries[i]!) === 'string')
        yield { object, name: facts.text(exprRefRow(entries[i]!)), value: entries[i + 1]!, chunk };
}

/**
 * `iter(f, sentinel)`: an iterator that calls f for each of its elements (library reference, "Built-in Functions"). Nothing
 * is called where it is made, so that it carries what is called to where it is gone through.
 */
import { standardName, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { builtinName } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { merge } from './values.ts';

/** How files that make such iterators are found (`passed-functions.ts`). */
export const CALLING_ITERATORS = 'calling iter';

/** Its arguments are those of an iterator and, behind them, what each step calls. */
export function callingIterator(evaluation: Evaluation, args: Arguments): Value {
  const called = args.at(0);
  const elements = called.map((of) => evaluation.applied(of, [], false)).reduce(merge, NO_VALUES);
  return evaluation.standardInstance('typing', 'Iterator', [elements, called]);
}

/** What each step of a value calls, if it is such an iterator. */
export const calledByStep = (value: Value): readonly Value[] =>
  value.kind === 'instance' && value.args.length > 1 && standardName(value.of) === 'typing.Iterator'
    ? value.args[1]!
    : NO_VALUES;

/** Whether the file makes one. */
export function makesCallingIterators(facts: FileFacts): boolean {
  const { argCount, callee, length } = facts.evidence.calls;
  for (let row = 0; row < length; row++)
    if (argCount[row] === 2 && builtinName(facts, callee[row]!) === 'iter') return true;
  return false;
}

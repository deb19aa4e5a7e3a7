/**
 * What `functools.reduce` and `itertools.accumulate` carry from call to call: their function's first argument is what they
 * begin with, or the first element, and then whatever it returned (library reference, `functools.reduce`).
 */
import { type FoldParameters, REDUCING } from './callbacks.ts';
import { itemsInOrder } from './container-calls.ts';
import { union } from './containers.ts';
import type { Value } from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES } from './evaluation.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FOLD_STEPS } from './limits.ts';
import { merge } from './values.ts';

interface Fold {
  /** What the function's arguments can be. */
  readonly carried: readonly Value[];
  readonly elements: readonly Value[];
  /** What comes out of it in the end. */
  readonly result: readonly Value[];
}

const isNamed = (args: Arguments, name: string | undefined): name is string =>
  name !== undefined && args.names.includes(name);

/** The functions that are called. */
export const foldedBy = (
  evaluation: Evaluation,
  { callback, name }: FoldParameters,
  args: Arguments,
): readonly Value[] => evaluation.expand(isNamed(args, name) ? args.named(name) : args.at(callback));

export function foldOf(evaluation: Evaluation, parameters: FoldParameters, args: Arguments): Fold {
  const behind = Math.max(parameters.callback, parameters.source) + 1;
  const isBegun = args.count > behind || isNamed(args, 'initial');
  const given = evaluation.expand(args.at(parameters.source));
  const all = evaluation.iterate(given);
  const items = itemsInOrder(given);
  const callbacks = foldedBy(evaluation, parameters, args);
  const [first = all, ...rest] = items ? [...items.values()] : [all, all];
  const begun = isBegun ? (isNamed(args, 'initial') ? args.named('initial') : args.at(behind)) : first;
  const called = (carried: readonly Value[], element: readonly Value[]): readonly Value[] => {
    const to = argumentsOf(carried, element);
    return union(callbacks.map((one) => evaluation.expand(evaluation.called(one, to))));
  };
  const begin = evaluation.expand(begun);
  if (items !== null && items.size <= MAX_FOLD_STEPS)
    return stepByStep(begin, isBegun ? [...items.values()] : rest, called);
  const elements = isBegun ? all : union(rest);
  let carried = begin;
  for (let step = 1; !exceeds('foldSteps', step, MAX_FOLD_STEPS); step++) {
    const next = merge(carried, called(carried, elements));
    if (next.length === carried.length) break;
    carried = atMostValues(next);
  }
  return { carried, elements, result: carried };
}

/** Where the elements are known one by one, what is carried to each is. */
function stepByStep(
  begin: readonly Value[],
  elements: readonly (readonly Value[])[],
  called: (carried: readonly Value[], element: readonly Value[]) => readonly Value[],
): Fold {
  let carried = NO_VALUES;
  let result = begin;
  for (const element of elements) {
    carried = merge(carried, result);
    result = called(result, element);
  }
  return { carried, elements: union(elements), result };
}

/** What `reduce` gives; null where nothing is known of what its function returns. */
export function reduced(evaluation: Evaluation, args: Arguments): readonly Value[] | null {
  const isKnown = foldedBy(evaluation, REDUCING, args).some((one) => one.kind === 'function');
  if (!isKnown) return null;
  const { result } = foldOf(evaluation, REDUCING, args);
  return result.length > 0 ? result : null;
}

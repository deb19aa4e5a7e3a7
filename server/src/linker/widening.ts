/**
 * How values come to rest that are inferred from each other in a circle. Most do by themselves, because values are only
 * added. Some never would: `self.x = (self.x,)` nests ever deeper until the bound on nesting takes the arguments off, and
 * begins anew. Then what two answers say of one class is said together, on each of a few levels of arguments, and nothing
 * is taken back. Knows values, not what code means.
 */
import { NO_ARGS, sameList, type TypeArguments, type Value } from './entities.ts';
import { NO_VALUES } from './evaluation.ts';
import { atMostValues } from './limit-hits.ts';
import { MAX_JOINED_DEPTH } from './limits.ts';
import type { QueryRules } from './query.ts';
import type { Values } from './values.ts';

/** The rules of a query that answers with values. */
export const valueAnswers = (
  values: Values,
): Pick<QueryRules<readonly Value[]>, 'bottom' | 'equal' | 'join'> => ({
  bottom: NO_VALUES,
  equal: sameList,
  join: (last, found) => joined(values, last, found),
});

/**
 * Both lists, those of `last` first. Where they differ in what they say of a class, one value is left of it. Joined again
 * it only gets more arguments, one for each class on each level.
 */
function joined(values: Values, last: readonly Value[], found: readonly Value[]): readonly Value[] {
  const now = byBareValue(values, found);
  const result: Value[] = [];
  for (const [bare, before] of byBareValue(values, last)) {
    const after = now.get(bare);
    now.delete(bare);
    if (after === undefined || sameList(before, after)) result.push(...before);
    else result.push(common(values, bare, [...before, ...after], MAX_JOINED_DEPTH - 1));
  }
  for (const list of now.values()) result.push(...list);
  return atMostValues(result);
}

function byBareValue(values: Values, list: readonly Value[]): Map<Value, Value[]> {
  const found = new Map<Value, Value[]>();
  for (const value of list) {
    const bare = values.bare(value);
    const known = found.get(bare);
    if (known) known.push(value);
    else found.set(bare, [value]);
  }
  return found;
}

/** What values say together that are one without their arguments; those are nested `levels` deep in it. */
function common(values: Values, bare: Value, list: readonly Value[], levels: number): Value {
  switch (bare.kind) {
    case 'instance':
      return values.instanceLike(bare, commonArguments(values, list, levels));
    case 'class':
      return values.class(bare.definition, commonArguments(values, list, levels), bare.isSelf);
    case 'callable':
      return values.callable(commonArguments(values, list, levels)[0] ?? NO_VALUES, bare.isType);
    default:
      return bare;
  }
}

function commonArguments(values: Values, list: readonly Value[], levels: number): TypeArguments {
  if (levels === 0) return NO_ARGS;
  const all = list.map(argumentsOf);
  const count = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: count }, (_, i) => {
    const groups = byBareValue(
      values,
      all.flatMap((args) => args[i] ?? NO_VALUES),
    );
    return [...groups].map(([bare, group]) => common(values, bare, group, levels - 1));
  });
}

function argumentsOf(value: Value): TypeArguments {
  if (value.kind === 'callable') return [value.returns];
  return value.kind === 'instance' || value.kind === 'class' ? value.args : NO_ARGS;
}

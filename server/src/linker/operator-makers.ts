/**
 * What `operator.itemgetter`, `attrgetter` and `methodcaller` make: functions of what they are named (library reference,
 * `operator`). Such an object carries the constants it was made with, as a container does its keys.
 */

import { itemsOf } from './container-calls.ts';
import { union } from './containers.ts';
import { type Definition, type InstanceValue, standardName, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { asTuple } from './named-tuples.ts';

const MAKERS: ReadonlySet<string> = new Set(
  ['itemgetter', 'attrgetter', 'methodcaller'].map((n) => `operator.${n}`),
);

const makerOf = (of: Definition): string | null => {
  const name = standardName(of);
  return name !== null && MAKERS.has(name) ? name : null;
};

/** What a call of one of these classes makes; null for others, and for what is no constant. */
export function madeByOperator({ values }: Evaluation, of: Definition, args: Arguments): Value | null {
  const maker = makerOf(of);
  if (maker === null || args.isOpen || args.count === 0) return null;
  // What stands behind the name of a method is given to that.
  const count = maker === 'operator.methodcaller' ? 1 : args.count;
  const keys = Array.from({ length: count }, (_, i) => args.literalsAt(i, false));
  if (!keys.every((list) => list?.length === 1)) return null;
  return values.instance(of, [], new Map(keys.map((list) => [list![0]!, NO_VALUES])));
}

/** Name of the method that an object of `methodcaller` calls; null for other values. */
export function methodCalled(value: Value): string | null {
  if (value.kind !== 'instance' || makerOf(value.of) !== 'operator.methodcaller') return null;
  const [key] = value.items?.keys() ?? [];
  return key === undefined ? null : key.slice(1);
}

/** What an object of `itemgetter` or `attrgetter` reads: the attributes, or null for items; null for other values. */
export function readBy(value: Value): { readonly attributes: readonly string[] | null } | null {
  const maker = value.kind === 'instance' ? makerOf(value.of) : null;
  if (value.kind !== 'instance' || value.items === null) return null;
  if (maker === 'operator.itemgetter') return { attributes: null };
  if (maker !== 'operator.attrgetter') return null;
  return { attributes: [...value.items.keys()].map((key) => key.slice(1)) };
}

/** What calling such an object gives; null for other values. */
export function calledByOperator(
  evaluation: Evaluation,
  value: InstanceValue,
  args: Arguments,
): readonly Value[] | null {
  const maker = makerOf(value.of);
  if (maker === null || value.items === null) return null;
  const given = evaluation.expand(args.at(0));
  const found = [...value.items.keys()].map((key) =>
    union(given.map((of) => part(evaluation, maker, of, key))),
  );
  const tuple = evaluation.builtin('tuple');
  return found.length === 1 || !tuple
    ? (found[0] ?? NO_VALUES)
    : [evaluation.values.instance(tuple, [union(found)], itemsOf(found))];
}

function part(evaluation: Evaluation, maker: string, of: Value, key: string): readonly Value[] {
  const name = key.slice(1);
  if (maker === 'operator.methodcaller') return evaluation.callMethod([of], name);
  if (maker === 'operator.attrgetter')
    return name
      .split('.')
      .reduce<readonly Value[]>(
        (values, attribute) =>
          union(evaluation.expand(values).map((value) => evaluation.attribute(value, attribute, ''))),
        [of],
      );
  const items = of.kind === 'instance' ? (asTuple(evaluation, of) ?? of).items : null;
  const at = items?.get(key);
  if (at) return at;
  const index = evaluation.standardInstance('builtins', key.startsWith("'") ? 'str' : 'int');
  return evaluation.callMethod([of], '__getitem__', [index]);
}

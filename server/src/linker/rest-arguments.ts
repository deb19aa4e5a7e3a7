/**
 * What `*args` and `**kwargs` are: tuples and dicts whose elements are told apart as far as calls say how many there are and
 * by which names, so that a function that hands them on gives each to the parameter it was meant for.
 */
import { ParamKind } from '../evidence/schema.ts';
import { union } from './containers.ts';
import { addAllUnique, type InstanceValue, type Items, standardName, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS, MAX_LENGTHS, MAX_VALUES } from './limits.ts';

/** What one call gives to `*args` behind so many positions: a tuple of each length that it may have, where that is known. */
export function tuplesGiven(evaluation: Evaluation, from: number, args: Arguments): readonly Value[] {
  const isKnown = args.most - args.count <= MAX_LENGTHS;
  const length = Math.max(0, (isKnown ? args.most : args.count) - from);
  const elements = Array.from(
    { length: exceeds('elements', length, MAX_ELEMENTS) ? MAX_ELEMENTS : length },
    (_, i) => (from + i < args.count ? args.at(from + i) : args.spreadAt(from + i)),
  );
  if (!isKnown) return [containerOf(evaluation, 'tuple', union([...elements, args.spread(from)]), null)];
  const least = Math.min(elements.length, Math.max(0, args.count - from));
  return Array.from({ length: elements.length - least + 1 }, (_, more) =>
    tupleOf(evaluation, elements.slice(0, least + more)),
  );
}

/** What one call gives to `**kwargs` besides the parameters it names. */
export function dictsGiven(
  evaluation: Evaluation,
  parameters: { has(name: string): boolean },
  args: Arguments,
): readonly Value[] {
  const all = new Map<string, readonly Value[]>();
  for (const name of args.names) if (!parameters.has(name)) all.set(`'${name}`, args.named(name));
  return args.hasMoreNames
    ? [containerOf(evaluation, 'dict', union([args.keywordSpread(), ...all.values()]), null)]
    : dictsOf(evaluation, all, (key) => !args.possibleNames.has(key.slice(1)));
}

/**
 * The same values of many calls in as few: tuples of one length are one, dicts are one but for what all of them have, and so
 * are those whose elements are not told apart. `isWorth` says which elements stay where there are too many.
 */
export function restsTogether(
  evaluation: Evaluation,
  kind: number,
  given: readonly Value[],
  isWorth: (value: Value) => boolean,
): readonly Value[] {
  const name = kind === ParamKind.VAR_POS ? 'tuple' : 'dict';
  const isRest = (value: Value): value is InstanceValue =>
    value.kind === 'instance' && standardName(value.of) === `builtins.${name}`;
  const together = (lists: readonly (readonly Value[])[]): readonly Value[] => {
    const found: Value[] = [];
    for (const list of lists) addAllUnique(found, list);
    return found.length > MAX_VALUES ? found.filter(isWorth) : found;
  };
  const rests = given.filter(isRest);
  const known = rests.flatMap(({ items }) => items ?? []);
  const open = rests.filter(({ items }) => items === null);
  const made: Value[] = given.filter((value) => !isRest(value));
  if (open.length > 0)
    made.push(
      containerOf(evaluation, name, together(open.map(({ args }) => args.at(-1) ?? NO_VALUES)), null),
    );
  if (name === 'dict' && known.length > 0) {
    const keys = new Set(known.flatMap((items) => [...items.keys()]));
    const all = new Map(
      [...keys].map((key) => [key, together(known.map((items) => items.get(key) ?? NO_VALUES))]),
    );
    made.push(...dictsOf(evaluation, all, (key) => known.every((items) => items.has(key))));
  }
  if (name === 'tuple')
    for (const [length, alike] of Map.groupBy(known, ({ size }) => size)) {
      const elements = Array.from({ length }, (_, i) =>
        together(alike.map((items) => items.get(String(i)) ?? NO_VALUES)),
      );
      made.push(tupleOf(evaluation, elements));
    }
  return made;
}

function tupleOf(evaluation: Evaluation, elements: readonly (readonly Value[])[]): Value {
  const items = new Map(elements.map((values, i) => [String(i), values]));
  return containerOf(evaluation, 'tuple', union(elements), items);
}

/** A dict of everything, and one of what is sure where that is less. */
function dictsOf(evaluation: Evaluation, all: Items, isSure: (key: string) => boolean): readonly Value[] {
  const sure = new Map([...all].filter(([key]) => isSure(key)));
  return (sure.size === all.size ? [all] : [all, sure]).map((items) =>
    containerOf(evaluation, 'dict', union(items.values()), items),
  );
}

function containerOf(
  evaluation: Evaluation,
  name: 'tuple' | 'dict',
  elements: readonly Value[],
  items: Items | null,
): Value {
  const definition = evaluation.builtin(name);
  if (!definition) return evaluation.standardInstance('builtins', name);
  const keys = name === 'dict' ? [[evaluation.standardInstance('builtins', 'str')]] : [];
  return evaluation.values.instance(definition, [...keys, elements], items);
}

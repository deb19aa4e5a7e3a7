/**
 * Descriptors (data model 3.3.2.2): what an object in a class body makes of an access to its name. `property(f)`,
 * `staticmethod(f)` and `classmethod(f)` are known with the functions they were made of; others by their methods.
 */
import type { Items, Value } from './entities.ts';
import { standardName } from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES } from './evaluation.ts';

/** How an attribute is used. */
export type Access = 'get' | 'set' | 'delete';

/** Parameters of the standard descriptors that take functions, by the class's name. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.property', ['fget', 'fset', 'fdel']],
  ['builtins.staticmethod', ['f']],
  ['builtins.classmethod', ['f']],
]);

const PROPERTY_PART: Readonly<Record<Access, string>> = { get: "'fget", set: "'fset", delete: "'fdel" };

/** What a call of a standard descriptor class is given, by parameter; null when the class is none or gets nothing. */
export function accessorParts(name: string, args: Arguments): Items | null {
  const parts = PARTS.get(name);
  if (!parts) return null;
  const found = new Map<string, readonly Value[]>();
  for (const [position, part] of parts.entries()) {
    const given = position < args.count ? args.at(position) : args.named(part);
    if (given.length > 0) found.set(`'${part}`, given);
  }
  return found.size > 0 ? found : null;
}

/**
 * The functions that `property(f)`, found in a class, runs for an access to an instance, bound to it; null when the
 * value is no such object.
 */
export function propertyFunctions(
  evaluation: Evaluation,
  value: Value,
  receiver: Value,
  access: Access,
): readonly Value[] | null {
  const parts = partsOfProperty(value);
  if (parts === null) return null;
  if (receiver.kind !== 'instance') return NO_VALUES;
  return evaluation
    .expand(parts.get(PROPERTY_PART[access]) ?? NO_VALUES)
    .map((item) =>
      item.kind === 'function' && !item.isBound ? evaluation.values.bind(item, receiver) : item,
    );
}

/** What `property(…)` was made of, by the names of its parameters. */
const partsOfProperty = (value: Value): Items | null =>
  value.kind === 'instance' && value.items !== null && standardName(value.of) === 'builtins.property'
    ? value.items
    : null;

export const functionsOfProperty = (value: Value): readonly Value[] =>
  [...(partsOfProperty(value)?.values() ?? [])].flat();

/** What its attributes `fget`, `fset` and `fdel` give, as far as that is known. */
export const partOfProperty = (value: Value, name: string): readonly Value[] =>
  partsOfProperty(value)?.get(`'${name}`) ?? NO_VALUES;

/** What reading an attribute gives where its class holds `value`; null when that is no descriptor that is known. */
export function descriptorResult(
  evaluation: Evaluation,
  value: Value,
  receiver: Value,
): readonly Value[] | null {
  if (value.kind !== 'instance') return null;
  const getters = propertyFunctions(evaluation, value, receiver, 'get');
  if (getters !== null)
    return receiver.kind === 'instance'
      ? getters.flatMap((getter) => evaluation.called(getter, argumentsOf()))
      : [value];
  const wrapped = value.items?.get("'f");
  const name = wrapped ? standardName(value.of) : null;
  if (wrapped && name === 'builtins.staticmethod') return wrapped;
  if (wrapped && name === 'builtins.classmethod') {
    const owner =
      receiver.kind === 'instance'
        ? evaluation.values.class(receiver.of, receiver.args, receiver.isSelf)
        : receiver;
    return wrapped.map((item) => (item.kind === 'function' ? evaluation.values.bind(item, owner) : item));
  }
  const got = evaluation.callMethod([value], '__get__', [receiver], []);
  return got.length > 0 ? got : null;
}

/**
 * Descriptors (data model 3.3.2.2): what an object in a class body makes of an access to its name. `property(f)`,
 * `staticmethod(f)` and `classmethod(f)`, and objects of classes below these, are known with the functions they were made
 * of; others by their methods.
 */
import { NONE_KEY } from './constant-key.ts';
import { OBJECT, TRUE_OBJECT } from './constant-tests.ts';
import { type Definition, type Items, isOutside, standardName, type Value } from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, knownArguments, NO_VALUES } from './evaluation.ts';

/** How an attribute is used. */
export type Access = 'get' | 'set' | 'delete';

/** Parameters of the standard descriptors that take functions, by the class's name. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.property', ['fget', 'fset', 'fdel']],
  ['builtins.staticmethod', ['f']],
  ['builtins.classmethod', ['f']],
]);

const PROPERTY_PART: Readonly<Record<Access, string>> = { get: "'fget", set: "'fset", delete: "'fdel" };

/** The standard descriptor that a class is or inherits from, by its name; null for other classes. */
function standardDescriptor({ program }: Evaluation, of: Definition): string | null {
  const name = standardName(of);
  if (name !== null) return PARTS.has(name) ? name : null;
  for (const entry of program.mro(of).entries) {
    const above = 'isClass' in entry ? standardName(entry) : null;
    if (above !== null && PARTS.has(above)) return above;
  }
  return null;
}

/** What a call of a standard descriptor class, or one below it, is given, by parameter; null for other classes and where it gets nothing. */
export function accessorParts(evaluation: Evaluation, of: Definition, args: Arguments): Items | null {
  const parts = PARTS.get(standardDescriptor(evaluation, of) ?? '');
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
  if (parts === null || hasOwnHook(evaluation, value, `__${access}__`)) return null;
  if (receiver.kind !== 'instance') return NO_VALUES;
  return boundTo(evaluation, parts.get(PROPERTY_PART[access]) ?? NO_VALUES, receiver);
}

const boundTo = (evaluation: Evaluation, values: readonly Value[], receiver: Value): readonly Value[] =>
  evaluation
    .expand(values)
    .map((item) =>
      item.kind === 'function' && !item.isBound ? evaluation.values.bind(item, receiver) : item,
    );

/** What `property(…)`, or an object of a class of the workspace below it, was made of, by the names of its parameters. */
function partsOfProperty(value: Value): Items | null {
  if (value.kind !== 'instance' || value.items === null) return null;
  const name = standardName(value.of);
  if (name !== null) return name === 'builtins.property' ? value.items : null;
  const { items } = value;
  return !isOutside(value.of.path) && Object.values(PROPERTY_PART).some((part) => items.has(part))
    ? items
    : null;
}

/** Whether a class of the workspace says itself what an access does. */
function hasOwnHook({ program }: Evaluation, value: Value, hook: string): boolean {
  if (value.kind !== 'instance' || isOutside(value.of.path)) return false;
  const entity = program.member(value.of, hook).found[0]?.entity;
  return entity?.kind === 'definition' && !isOutside(entity.definition.path);
}

export const functionsOfProperty = (value: Value): readonly Value[] =>
  [...(partsOfProperty(value)?.values() ?? [])].flat();

/** What its attributes `fget`, `fset` and `fdel` give, as far as that is known. */
export const partOfProperty = (value: Value, name: string): readonly Value[] =>
  partsOfProperty(value)?.get(`'${name}`) ?? NO_VALUES;

/** The class of an object; a class itself. */
const classOf = ({ values }: Evaluation, receiver: Value): Value =>
  receiver.kind === 'instance' ? values.class(receiver.of, receiver.args, receiver.isSelf) : receiver;

/** What `__get__` is given: the object, None where a class is asked, and the class. */
const readBy = (evaluation: Evaluation, receiver: Value): Arguments =>
  knownArguments(receiver.kind === 'class' ? [NO_VALUES, NONE_KEY] : [[receiver], OBJECT], [
    [classOf(evaluation, receiver)],
    TRUE_OBJECT,
  ]);

/** What reading an attribute gives where its class holds `value`; null when that is no descriptor that is known. */
export function descriptorResult(
  evaluation: Evaluation,
  value: Value,
  receiver: Value,
): readonly Value[] | null {
  if (value.kind !== 'instance') return null;
  if (hasOwnHook(evaluation, value, '__get__')) {
    // What `super().__get__` gives is a callable of which its stub says no more.
    const given = evaluation
      .callMethodWith([value], '__get__', readBy(evaluation, receiver))
      .filter(({ kind }) => kind !== 'callable' && kind !== 'opaque');
    if (given.length > 0) return given;
  }
  const parts = partsOfProperty(value);
  if (parts !== null)
    return receiver.kind === 'instance'
      ? boundTo(evaluation, parts.get(PROPERTY_PART.get) ?? NO_VALUES, receiver).flatMap((getter) =>
          evaluation.called(getter, argumentsOf()),
        )
      : [value];
  const wrapped = value.items?.get("'f");
  const name = wrapped ? standardDescriptor(evaluation, value.of) : null;
  if (wrapped && name === 'builtins.staticmethod') return wrapped;
  if (wrapped && name === 'builtins.classmethod') {
    const owner = classOf(evaluation, receiver);
    return wrapped.map((item) => (item.kind === 'function' ? evaluation.values.bind(item, owner) : item));
  }
  const got = evaluation.callMethodWith([value], '__get__', readBy(evaluation, receiver));
  return got.length > 0 ? got : null;
}

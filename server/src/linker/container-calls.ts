/**
 * Calls of the standard containers whose result is one of their elements, or a container with the same ones:
 * `d.get('k')`, `ls.pop()`, `dict(k=v)`, `list(t)`. Knows values; which key a call is written with it is told.
 */
import {
  type Definition,
  type InstanceValue,
  type Items,
  isOutside,
  standardName,
  type Value,
} from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { merge } from './values.ts';

/** Methods that give the element under their first argument, else their second argument. */
const ELEMENT_METHODS = new Set([
  'builtins.dict.get',
  'builtins.dict.pop',
  'builtins.dict.setdefault',
  'typing.Mapping.get',
  'typing.MutableMapping.pop',
  'typing.MutableMapping.setdefault',
]);

/** Methods that give another container with the same elements. */
const COPYING_METHODS = new Set(['builtins.list.copy', 'builtins.dict.copy']);

/** `key`: the constant that is written as the first argument; null for anything else. Null: no such call. */
export function containerCall(
  evaluation: Evaluation,
  callee: Value,
  args: Arguments,
  key: string | null,
): readonly Value[] | null {
  if (callee.kind === 'class') return constructed(evaluation, callee, args);
  if (callee.kind === 'function' && standardName(callee.definition) === 'builtins.dict.fromkeys')
    return fromKeys(evaluation, args);
  if (callee.kind !== 'function' || callee.receiver?.kind !== 'instance') return null;
  const { items } = callee.receiver;
  if (items === null) return null;
  const name = standardName(callee.definition);
  if (name !== null && COPYING_METHODS.has(name)) return [callee.receiver];
  if (name === 'builtins.list.pop') {
    const position = args.count === 0 ? '-1' : key;
    return (position !== null && elementAt(items, position)) || null;
  }
  if (name === null || !ELEMENT_METHODS.has(name)) return null;
  // Any of them may be under a key that is not known, or none.
  if (key === null) return args.count > 1 ? merge(callee.receiver.args[1] ?? NO_VALUES, args.at(1)) : null;
  return items.get(key) ?? (args.count > 1 ? args.at(1) : NO_VALUES);
}

/** The element at a position, counted from the end when it is negative. */
export function elementAt(items: Items, position: string): readonly Value[] | null {
  return items.get(position.startsWith('-') ? String(items.size + Number(position)) : position) ?? null;
}

/** The elements of one container that a call or display takes over in their order; null when they are not known. */
export function itemsOfOne(given: readonly Value[]): Items | null {
  const [only, ...others] = given;
  return others.length === 0 && only?.kind === 'instance' ? only.items : null;
}

/** `dict.fromkeys(keys, value)`. */
function fromKeys(evaluation: Evaluation, args: Arguments): readonly Value[] | null {
  const definition = evaluation.builtin('dict');
  return definition && args.count === 2
    ? [evaluation.values.instance(definition, [evaluation.iterate(args.at(0)), args.at(1)])]
    : null;
}

/** Whether a class of the workspace is made as `dict` is. */
export function isMadeAsDict({ program }: Evaluation, of: Definition): boolean {
  const hook = isOutside(of.path) ? undefined : program.member(of, '__init__').found[0]?.entity;
  return hook?.kind === 'definition' && standardName(hook.definition)?.startsWith('builtins.dict.') === true;
}

function constructed(
  evaluation: Evaluation,
  { definition }: Extract<Value, { kind: 'class' }>,
  args: Arguments,
): readonly InstanceValue[] | null {
  const name = standardName(definition);
  if (name === 'builtins.dict' && !args.isOpen && args.count <= 1 && args.names.length > 0) {
    const given = args.count === 1 ? itemsOfOne(args.at(0)) : null;
    if (args.count === 1 && given === null) return null;
    const items = new Map(given);
    for (const keyword of args.names) items.set(`'${keyword}`, args.named(keyword));
    const all = [...items.values()].reduce(merge, NO_VALUES);
    return [
      evaluation.values.instance(definition, [[evaluation.standardInstance('builtins', 'str')], all], items),
    ];
  }
  if (name !== 'builtins.list' && name !== 'builtins.tuple' && name !== 'builtins.dict') return null;
  const given = args.count === 1 ? args.at(0) : NO_VALUES;
  // The metaclass of an enumeration iterates its members.
  if (name !== 'builtins.dict' && given.length > 0 && given.every(({ kind }) => kind === 'class'))
    return [evaluation.values.instance(definition, [evaluation.iterate(given)])];
  if (args.count !== 1 || args.names.length > 0) return null;
  const passed = given.some(({ kind }) => kind === 'parameter')
    ? copyOf(evaluation, name, definition, given)
    : null;
  if (passed) return passed;
  const [only] = given;
  if (only?.kind !== 'instance' || only.items === null || given.length > 1) return null;
  const isMapping = standardName(only.of) === 'builtins.dict';
  return isMapping === (name === 'builtins.dict')
    ? [evaluation.values.instance(definition, only.args, only.items)]
    : null;
}

/** A container with the elements of what calls pass to a parameter; null when that is not known. */
function copyOf(
  evaluation: Evaluation,
  name: string,
  definition: Definition,
  given: readonly Value[],
): readonly InstanceValue[] | null {
  const passed = evaluation.expand(given);
  const instances = passed.filter((value) => value.kind === 'instance');
  const mappings = instances.filter(({ of }) => standardName(of) === 'builtins.dict');
  if (name !== 'builtins.dict') {
    const elements = evaluation.iterate(instances);
    // A list of a dict has its keys, which are no elements by position.
    const items = mappings.length > 0 ? null : itemsOfOne(instances);
    return elements.length > 0 ? [evaluation.values.instance(definition, [elements], items)] : null;
  }
  const [keys, elements] = [0, 1].map((i) =>
    instances.map(({ args }) => args[i] ?? NO_VALUES).reduce(merge, NO_VALUES),
  );
  return mappings.length === instances.length && elements!.length > 0
    ? [evaluation.values.instance(definition, [keys!, elements!], itemsOfOne(instances))]
    : null;
}

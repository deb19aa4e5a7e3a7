/**
 * Calls of the standard containers whose result is one of their elements, or a container with the same ones:
 * `d.get('k')`, `ls.pop()`, `dict(k=v)`, `list(t)`. Knows values; which key a call is written with it is told.
 */
import { callingIterator } from './calling-iterators.ts';
import {
  type Definition,
  type InstanceValue,
  type Items,
  isOutside,
  standardName,
  type Value,
} from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES } from './evaluation.ts';
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

/** Methods that give an element by its position, one at the end where none is given. */
const TAKING_METHODS = new Set(['builtins.list.pop', 'collections.deque.pop', 'collections.deque.popleft']);

/** Methods that give what a generator or iterator comes to next. */
const SENDING_METHODS = new Set([
  'typing.Generator.send',
  'typing.Generator.__next__',
  'typing.Iterator.__next__',
]);

/** Methods that give another container with the same elements. */
const COPYING_METHODS = new Set(['builtins.list.copy', 'builtins.dict.copy']);

/** `keysOf`: what the first argument can be as a key of these; null for anything else. Null: no such call. */
export function containerCall(
  evaluation: Evaluation,
  callee: Value,
  args: Arguments,
  keysOf: (items: Items) => readonly string[] | null,
): readonly Value[] | null {
  if (callee.kind === 'class') return constructed(evaluation, callee, args);
  const called = callee.kind === 'function' ? standardName(callee.definition) : null;
  if (called === 'builtins.dict.fromkeys') return fromKeys(evaluation, args);
  if (called === 'builtins.next') return nextOf(args);
  if (called === 'builtins.iter') return iteratorOf(evaluation, args);
  if (callee.kind !== 'function' || callee.receiver?.kind !== 'instance') return null;
  const { items } = callee.receiver;
  if (items === null) return null;
  if (called === 'builtins.dict.values') return valuesInOrder(evaluation, callee, args, items);
  if (called !== null && SENDING_METHODS.has(called)) return items.get('0') ?? null;
  if (called !== null && COPYING_METHODS.has(called)) return [callee.receiver];
  if (called !== null && TAKING_METHODS.has(called)) {
    const last = called.endsWith('left') ? '0' : '-1';
    const [position, ...others] = args.count === 0 ? [last] : (keysOf(items) ?? []);
    return (position !== undefined && others.length === 0 && elementAt(items, position)) || null;
  }
  if (called === null || !ELEMENT_METHODS.has(called)) return null;
  const keys = keysOf(items);
  // Any of them may be under a key that is not known, or none.
  if (keys === null) return args.count > 1 ? merge(callee.receiver.args[1] ?? NO_VALUES, args.at(1)) : null;
  return keys.reduce(
    (found, key) => merge(found, items.get(key) ?? (args.count > 1 ? args.at(1) : NO_VALUES)),
    NO_VALUES,
  );
}

/** The element at a position, counted from the end when it is negative. */
export function elementAt(items: Items, position: string): readonly Value[] | null {
  return items.get(position.startsWith('-') ? String(items.size + Number(position)) : position) ?? null;
}

/** `d.values()` goes through the values in the order in which they were put in (library reference, "Mapping Types"). */
function valuesInOrder(
  evaluation: Evaluation,
  callee: Value,
  args: Arguments,
  items: Items,
): readonly Value[] | null {
  const lists = itemsOf([...items.values()]);
  // The view has the keys in front of the values.
  return evaluation
    .called(callee, args)
    .map((view) =>
      view.kind === 'instance' && view.items === null
        ? evaluation.values.instance(view.of, view.args, lists)
        : view,
    );
}

/**
 * `zip`, `enumerate` and `reversed` give what they go through element by element (library reference, "Built-in
 * Functions"); null where single elements are not known.
 */
function inStep(
  evaluation: Evaluation,
  callee: Extract<Value, { kind: 'class' }>,
  name: string,
  args: Arguments,
): readonly InstanceValue[] | null {
  if (args.isOpen) return name === 'builtins.zip' ? transposed(evaluation, callee.definition, args) : null;
  const columns = Array.from({ length: args.count }, (_, i) => args.at(i));
  const known = columns.map(itemsInOrder);
  const counts = known.flatMap((items) => (items === null ? [] : [items.size]));
  const [only] = counts.length > 0 ? evaluation.called(callee, args) : [];
  if (only?.kind !== 'instance') return null;
  const elements = (column: number, row: number): readonly Value[] =>
    known[column]?.get(String(row)) ?? evaluation.iterate(columns[column]!);
  const count = Math.min(...counts);
  const items = Array.from({ length: count }, (_, row) => {
    if (name === 'builtins.reversed') return elements(0, count - 1 - row);
    const parts = columns.map((_, column) => elements(column, row));
    return tupleOf(
      evaluation,
      name === 'builtins.zip' ? parts : [[evaluation.standardInstance('builtins', 'int')], parts[0]!],
    );
  });
  return [evaluation.values.instance(only.of, only.args, itemsOf(items))];
}

/** `zip(*rows)` gives tuples of the first elements of all rows, of the second ones and so on. */
function transposed(
  evaluation: Evaluation,
  zip: Definition,
  args: Arguments,
): readonly InstanceValue[] | null {
  const written = Array.from({ length: args.count }, (_, i) => args.at(i)).flat();
  const rows = evaluation.expand([...written, ...args.spread()]);
  const tuple = evaluation.builtin('tuple');
  const all = evaluation.iterate(rows);
  if (!tuple || all.length === 0) return null;
  const column = (elements: readonly Value[]): readonly Value[] => [
    evaluation.values.instance(tuple, [elements]),
  ];
  return [evaluation.values.instance(zip, [column(all)], itemsOf(columnsOf(rows).map(column)))];
}

/** What is first in all of some rows, what is second and so on, as far as that is known of each. */
export function columnsOf(rows: readonly Value[]): readonly (readonly Value[])[] {
  const known = rows.map((row) => itemsInOrder([row]));
  const count = Math.min(...known.map((items) => items?.size ?? 0));
  return Array.from({ length: rows.length === 0 ? 0 : count }, (_, i) =>
    known.map((items) => items!.get(String(i)) ?? NO_VALUES).reduce(merge, NO_VALUES),
  );
}

/** A tuple whose elements are these. */
function tupleOf(evaluation: Evaluation, parts: readonly (readonly Value[])[]): readonly Value[] {
  const definition = evaluation.builtin('tuple');
  return definition
    ? [evaluation.values.instance(definition, [parts.reduce(merge, NO_VALUES)], itemsOf(parts))]
    : NO_VALUES;
}

/** What goes through others side by side, or the other way round. */
const IN_STEP = new Set(['builtins.zip', 'builtins.enumerate', 'builtins.reversed']);

/** Elements by their position; null when there are none. */
export const itemsOf = (lists: readonly (readonly Value[])[]): Items | null =>
  lists.length === 0 ? null : new Map(lists.map((list, i) => [String(i), list]));

/** The elements of one container that a call or display takes over in their order; null when they are not known. */
export function itemsOfOne(given: readonly Value[]): Items | null {
  const [only, ...others] = given;
  return others.length === 0 && only?.kind === 'instance' ? only.items : null;
}

/** What is gone through in the order of its elements. */
const IN_ORDER = new Set([
  'builtins.list',
  'builtins.tuple',
  'builtins.zip',
  'builtins.enumerate',
  '_collections_abc.dict_values',
]);

/** The elements of one such, each by itself; null when they are not known. */
export function itemsInOrder(given: readonly Value[]): Items | null {
  const items = itemsOfOne(given);
  const [only] = given;
  const name = only?.kind === 'instance' ? (standardName(only.of) ?? '') : '';
  return IN_ORDER.has(name) || ITERATORS.test(name) ? items : null;
}

/** What `iter` gives back as it is. */
const ITERATORS = /^typing\.(?:Generator|Iterator)$/;

/** `next(it)`, where it is known what comes first. */
const nextOf = (args: Arguments): readonly Value[] | null => itemsOfOne(args.at(0))?.get('0') ?? null;

/** `iter(xs)` gives the elements of a sequence in their order. */
function iteratorOf(evaluation: Evaluation, args: Arguments): readonly Value[] | null {
  if (args.count === 2) return [callingIterator(evaluation, args)];
  const [only, ...others] = args.at(0);
  if (args.count !== 1 || only?.kind !== 'instance' || others.length > 0) return null;
  if (ITERATORS.test(standardName(only.of) ?? '')) return [only];
  const { items } = only;
  if (items === null) return null;
  if (!IN_ORDER.has(standardName(only.of) ?? '')) return null;
  const iterator = evaluation.standardInstance('typing', 'Iterator');
  const elements = [evaluation.iterate([only])];
  return iterator.kind === 'instance' ? [evaluation.values.instance(iterator.of, elements, items)] : null;
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

/**
 * An object of a class of the workspace, with so many type parameters, that derives from a container and leaves it to that to
 * take what it is called with; null for other classes.
 */
export function madeAsContainer(
  evaluation: Evaluation,
  of: Definition,
  parameters: number,
  args: Arguments,
): readonly Value[] | null {
  if (isOutside(of.path)) return null;
  const { program, values } = evaluation;
  const isOwn = (hook: string): boolean =>
    program
      .member(of, hook)
      .found.some(({ entity }) => entity.kind !== 'definition' || !isOutside(entity.definition.path));
  const above = program
    .mro(of)
    .entries.find((entry) => 'isClass' in entry && COPIED.has(standardName(entry) ?? ''));
  if (above === undefined || !('isClass' in above) || isOwn('__init__') || isOwn('__new__')) return null;
  const [only, ...others] =
    containerCall(evaluation, above.value, args, () => null) ?? evaluation.called(above.value, args);
  return only?.kind === 'instance' && only.args.length === parameters && others.length === 0
    ? [values.instance(of, only.args, only.items)]
    : null;
}

function constructed(
  evaluation: Evaluation,
  callee: Extract<Value, { kind: 'class' }>,
  args: Arguments,
): readonly InstanceValue[] | null {
  const { definition } = callee;
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
  if (name === 'collections.defaultdict') return filledOnDemand(evaluation, definition, args);
  if (name !== null && IN_STEP.has(name)) return inStep(evaluation, callee, name, args);
  if (name === null || !COPIED.has(name)) return null;
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
  if (isMapping !== (name === 'builtins.dict')) return null;
  // Of a generator there is more to tell than what it yields, of the values of a dict also what its keys are.
  const made = isMapping ? only.args : [evaluation.iterate([only])];
  return [evaluation.values.instance(definition, made, only.items)];
}

/** Classes that are called with a container whose elements theirs has. */
const COPIED = new Set(['builtins.list', 'builtins.tuple', 'builtins.dict', 'collections.deque']);

/**
 * `defaultdict(factory)`: its arguments are those of the class and, behind them, what makes elements that are missing
 * (library reference, `collections.defaultdict`).
 */
function filledOnDemand(
  evaluation: Evaluation,
  definition: Definition,
  args: Arguments,
): readonly InstanceValue[] | null {
  const factories = evaluation.expand(args.at(0));
  if (args.count === 0 || factories.length === 0) return null;
  const made = factories.flatMap((factory) => evaluation.called(factory, argumentsOf()));
  const [keys, elements] = [0, 1].map((i) =>
    args.at(1).flatMap((given) => (given.kind === 'instance' ? (given.args[i] ?? []) : [])),
  );
  return [evaluation.values.instance(definition, [keys!, merge(made, elements!), factories])];
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

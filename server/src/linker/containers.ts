/**
 * Containers: what displays and comprehensions hold, what comes out by subscript, unpacking and iteration, and
 * what is put in afterwards by `d[k] = v`, `append` and their kin. Single elements are known by constant key
 * as far as displays are short; beyond that a container holds the union of its elements.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { type Addition, isChange } from './container-additions.ts';
import { elementAt, itemsOf, itemsOfOne } from './container-calls.ts';
import { type Edit, editedItems, positionIn } from './container-edits.ts';
import { copiedItems, pairedItems } from './copied-elements.ts';
import { keyOf, keysOf, mayRun } from './element-keys.ts';
import {
  addAllUnique,
  type Definition,
  type InstanceValue,
  type Items,
  isOutside,
  OPAQUE,
  standardName,
  type TypeArguments,
  type Value,
} from './entities.ts';
import { argumentsOf, type Evaluation, knownArgument, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost, atMostValues, exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import { asksMissing } from './special-methods.ts';
import { standardClass } from './standard-class.ts';
import { asPlain } from './typed-dicts.ts';
import { merge } from './values.ts';

/** Containers that hold what is put into them, one kind of element each. */
export const QUEUES: ReadonlySet<string> = new Set([
  'collections.deque',
  ...['Queue', 'LifoQueue', 'PriorityQueue'].flatMap((name) => [`queue.${name}`, `asyncio.queues.${name}`]),
  'queue.SimpleQueue',
  '_queue.SimpleQueue',
]);
/** What gives its elements one after the other, each once. */
const ITERATORS = new Set(['typing.Generator', 'typing.Iterator']);
/** Containers whose elements are their only type argument, or for mappings the second one. */
const SEQUENCES = new Set(['builtins.list', 'builtins.tuple', 'builtins.set', 'builtins.frozenset']);

const MAPPINGS = new Set(['builtins.dict', 'collections.defaultdict', 'collections.OrderedDict']);

/** An addition as its reader sees it: a certain one replaces what was there under its key. */
export interface Step {
  readonly addition: Addition;
  readonly isCertain: boolean;
}

const isListOrTuple = ({ of }: InstanceValue): boolean => {
  const name = standardName(of);
  return name === 'builtins.list' || name === 'builtins.tuple';
};

export class Containers {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** A list, tuple, set or dict display. */
  display(facts: FileFacts, row: number, kind: 'list' | 'tuple' | 'set' | 'dict'): readonly Value[] {
    const definition = this.evaluation.builtin(kind);
    if (!definition) return [OPAQUE];
    const { exprs, operands } = facts.evidence;
    const from = exprs.operandStart[row]!;
    const step = kind === 'dict' ? 2 : 1;
    const isCut = exceeds('elements', exprs.operandCount[row]!, MAX_ELEMENTS * step);
    const count = isCut ? MAX_ELEMENTS * step : exprs.operandCount[row]!;
    const items = new Map<string, readonly Value[]>();
    let keys: readonly Value[] = NO_VALUES;
    let all: readonly Value[] = NO_VALUES;
    let isCounted = kind !== 'set' && !isCut;
    for (let i = 0; i < count; i += step) {
      const ref = operands.expr[from + i + step - 1]!;
      const isSpread = kind === 'dict' ? operands.expr[from + i] === 0 : isStar(facts, ref);
      if (isSpread) {
        const given = this.evaluation
          .expand(this.evaluation.evaluate(facts, starred(facts, ref)))
          .map((value) => asPlain(this.evaluation, value));
        all = merge(all, kind === 'dict' ? this.elementsAdded(given, true) : this.evaluation.iterate(given));
        const known = itemsOfOne(given);
        if (known === null) isCounted = false;
        else for (const [key, list] of known) items.set(kind === 'dict' ? key : String(items.size), list);
        continue;
      }
      const found = this.evaluation.evaluate(facts, ref);
      all = merge(all, found);
      if (kind !== 'dict') items.set(String(items.size), found);
      else {
        const key = this.keyOf(facts, operands.expr[from + i]!);
        keys = merge(keys, this.evaluation.evaluate(facts, operands.expr[from + i]!));
        if (key === null) isCounted = false;
        else items.set(key, found);
      }
    }
    const args = kind === 'dict' ? [keys, all] : [all];
    return [this.evaluation.values.instance(definition, args, isCounted && items.size > 0 ? items : null)];
  }

  /** `a + b` of lists or tuples, `a | b` of dicts whose elements are known one by one; null for others. */
  joined(left: readonly Value[], operator: string, right: readonly Value[]): readonly Value[] | null {
    const [a, b] = [itemsOfOne(left), itemsOfOne(right)];
    if (operator === '+' && (!a || !b)) return this.concatenated(left, right);
    const of = left[0]?.kind === 'instance' ? left[0].of : null;
    if (!a || !b || !of || right[0]?.kind !== 'instance' || right[0].of !== of) return null;
    const name = standardName(of);
    const { values } = this.evaluation;
    if (operator === '|' && name === 'builtins.dict') {
      const keys = merge(left[0]!.kind === 'instance' ? (left[0].args[0] ?? []) : [], right[0].args[0] ?? []);
      const items = new Map([...a, ...b]);
      return [values.instance(of, [keys, union(items.values())], items)];
    }
    if (operator !== '+' || !isListOrTuple(right[0])) return null;
    const lists = [...a.values(), ...b.values()];
    return exceeds('elements', lists.length, MAX_ELEMENTS)
      ? null
      : [values.instance(of, [union(lists)], itemsOf(lists))];
  }

  /** So many of a list or tuple, one behind the other; null where its elements are not known one by one. */
  repeated(values: readonly Value[], times: number): readonly Value[] | null {
    const [only] = values;
    const items = itemsOfOne(values);
    if (items === null || only?.kind !== 'instance' || !isListOrTuple(only)) return null;
    if (times < 1 || exceeds('elements', items.size * times, MAX_ELEMENTS)) return null;
    // Numbers need not be told apart; None has no value, and gives its place to another.
    if (![...items.values()].every((list) => list.length === 0 || list.some(mayRun))) return null;
    const lists = Array.from({ length: times }, () => [...items.values()]).flat();
    return [this.evaluation.values.instance(only.of, only.args, itemsOf(lists))];
  }

  /**
   * Lists or tuples one behind the other, where not all elements are known one by one: one of all of them. A side that
   * nothing is known of is like the other one, because nothing else can be added to that.
   */
  private concatenated(left: readonly Value[], right: readonly Value[]): readonly Value[] | null {
    const all = [...this.evaluation.expand(left), ...this.evaluation.expand(right)];
    const [first] = all;
    if (first?.kind !== 'instance') return null;
    if (!isListOrTuple(first)) return null;
    const elements = all.map((one) => (one.kind === 'instance' && one.of === first.of ? one.args[0] : null));
    return elements.every((list) => list !== null)
      ? [this.evaluation.values.instance(first.of, [union(elements.map((list) => list ?? NO_VALUES))])]
      : null;
  }

  comprehension(facts: FileFacts, row: number): readonly Value[] {
    const { exprs, operands } = facts.evidence;
    const kind = facts.text(exprs.detail[row]!);
    const first = this.evaluation.evaluate(facts, operands.expr[exprs.operandStart[row]!]!);
    const { program, values } = this.evaluation;
    const isGenerator = kind === 'generator';
    const definition = isGenerator
      ? standardClass(program, 'typing', 'Generator')
      : this.evaluation.builtin(kind);
    if (!definition) return [OPAQUE];
    if (kind !== 'dict') {
      const args = isGenerator ? [first, [], []] : [first];
      return [values.instance(definition, args, copiedItems(this.evaluation, facts, row))];
    }
    const second = this.evaluation.evaluate(facts, operands.expr[exprs.operandStart[row]! + 1]!);
    return [values.instance(definition, [first, second], pairedItems(this.evaluation, facts, row))];
  }

  /** `value[index]` for a value that is no class; several parts of an index are a tuple. */
  subscript(facts: FileFacts, given: Value, indices: ArrayLike<ExprRef>): readonly Value[] {
    const index = indices[0] ?? NO_EXPR;
    const value = asPlain(this.evaluation, given);
    if (value.kind !== 'instance') return value.kind === 'opaque' ? [OPAQUE] : NO_VALUES;
    const isSlice = exprRefKind(index) === 'expr' && facts.evidence.exprs.kind[exprRefRow(index)] === SLICE;
    if (isSlice) return this.sliced(facts, this.asList(value), exprRefRow(index));
    const keys = value.items && keysOf(this.evaluation, facts, indices, value.items);
    const known = keys && itemsAt(value, keys);
    if (known) return known;
    const name = standardName(value.of);
    const isStandard = name !== null && (SEQUENCES.has(name) || name === 'builtins.dict');
    // What was taken out of it is under no key, and what all keys are known of has nothing under others.
    if (isStandard && value.items !== null)
      return keys && name === 'builtins.dict' ? NO_VALUES : union(value.items.values());
    if (isStandard && value.args.length > 0) return value.args[name === 'builtins.dict' ? 1 : 0] ?? NO_VALUES;
    const at = this.evaluation.evaluate(facts, index);
    // Positions are of a list that the object has, to which others may have been put in front.
    const key = indices.length === 1 ? this.evaluation.knownOf(facts, index) : null;
    const args = key?.startsWith("'") ? knownArgument(at, key) : argumentsOf(at);
    const taken = (): readonly Value[] => this.evaluation.callMethodWith([value], '__getitem__', args);
    if (!asksMissing(this.evaluation.program, value.of)) return taken();
    const made = this.evaluation.callMethodWith([value], '__missing__', args);
    // Its keys are known, and this is none of them.
    return keys && value.items !== null ? made : merge(taken(), made);
  }

  /** What all of some mappings or sequences have under one key; null where that is not known of each. */
  itemsUnder(values: readonly Value[], key: string): readonly Value[] | null {
    const found = values.map((value) => (value.kind === 'instance' ? this.item(value, key) : null));
    return found.length > 0 && found.every((list) => list !== null) ? union(found) : null;
  }

  /** One item of what is unpacked: by position when the elements are known, else any. */
  unpack(given: Value, position: string): readonly Value[] {
    const value = asPlain(this.evaluation, given);
    if (value.kind === 'instance' && value.items && !position.startsWith('*')) {
      const known = this.item(value, position);
      if (known) return known;
    }
    // A part of a mapping pattern: what is under a string.
    if (position.startsWith("'")) return value.kind === 'instance' ? (value.args[1] ?? NO_VALUES) : NO_VALUES;
    const elements = this.evaluation.iterate([value]);
    return position.startsWith('*') ? [this.rest(value, position, elements)] : elements;
  }

  /** What a starred target receives: a list of what the targets before and behind it leave (`*b.a`). */
  private rest(value: Value, position: string, elements: readonly Value[]): Value {
    const list = this.evaluation.builtin('list');
    if (!list) return OPAQUE;
    const counts = /^\*(\d+)\.(\d+)$/.exec(position);
    const items = value.kind === 'instance' ? value.items : null;
    if (!counts || items === null) return this.evaluation.values.instance(list, [elements]);
    const kept = [...items.values()].slice(Number(counts[1]), items.size - Number(counts[2]));
    return this.evaluation.values.instance(list, [union(kept)], itemsOf(kept));
  }

  /** What containers hold once the additions were made, in order; see `Step`. */
  withAdditions(facts: FileFacts, values: readonly Value[], steps: readonly Step[]): readonly Value[] {
    if (steps.length === 0 || !values.some((value) => value.kind === 'instance')) return values;
    return values.map((value) => {
      let made = value;
      for (const step of atMost('elements', steps, MAX_ELEMENTS))
        if (made.kind === 'instance') made = this.extended(facts, made, step, 0);
      return made;
    });
  }

  /**
   * The container with one addition to it, or to the one inside it that the addition's keys lead to. `put`: what is put in,
   * where more is known of it than its expression says.
   */
  private extended(
    facts: FileFacts,
    value: InstanceValue,
    step: Step,
    level: number,
    put: readonly Value[] | null = null,
  ): InstanceValue {
    const { addition, isCertain } = step;
    const name = this.standardContainer(value.of);
    const isMapping = name !== null && MAPPINGS.has(name);
    if (name !== null && ITERATORS.has(name) && isChange(addition.way))
      return this.advanced(facts, value, { ...step, way: addition.way });
    if (!isMapping && (name === null || (!SEQUENCES.has(name) && !QUEUES.has(name)))) return value;
    const args = isMapping ? [value.args[0] ?? [], value.args[1] ?? []] : [value.args[0] ?? []];
    const at = args.length - 1;
    const behind = value.args.slice(args.length);
    let items = value.items === null ? null : new Map(value.items);
    if (items === null && value.args.every((list) => list.length === 0)) items = new Map();
    const set = (key: string, added: readonly Value[]): void => {
      items?.set(key, isCertain ? added : merge(items.get(key) ?? [], added));
    };
    if (level < addition.within.length) {
      const key = this.keyOf(facts, addition.within[level]!);
      const inner = (values: readonly Value[], given: readonly Value[] | null = null): readonly Value[] =>
        values.map((value) =>
          value.kind === 'instance' ? this.extended(facts, value, step, level + 1, given) : value,
        );
      const known = key === null ? undefined : items?.get(key);
      const changed = known ? inner(known) : [];
      if (key !== null && known) items!.set(key, changed);
      if (key === null && items !== null)
        for (const [one, given] of this.addedUnder(facts, addition, level, items))
          items.set(one, inner(items.get(one)!, given));
      args[at] = merge(inner(args[at]!), changed);
      return this.filled(value, [...args, ...behind], items);
    }
    if (addition.way === 'insert' || isChange(addition.way)) {
      const made = this.edited(facts, value, items, isMapping, { ...step, way: addition.way });
      if (made) return made;
    }
    const given = put ?? this.evaluation.expand(this.evaluation.evaluate(facts, addition.value));
    const added = addition.way === 'elements' ? this.elementsAdded(given, isMapping) : given;
    args[at] = merge(args[at]!, added);
    const key = addition.keyword === null ? this.keyOf(facts, addition.key) : `'${addition.keyword}`;
    const listed = given.every((v) => v.kind === 'instance' && v.items) ? given : null;
    if (key !== null && (addition.way === 'item' || isMapping)) {
      const place = isMapping || items === null ? key : positionIn(items.size, key);
      if (place === null) items = null;
      else if (addition.way === 'item' || !items?.has(key)) set(String(place), added);
      if (isCertain && items) args[at] = union(items.values());
    } else if (addition.way === 'elements' && listed?.length === 1 && listed[0]!.kind === 'instance') {
      const first = items?.size ?? 0;
      for (const [k, list] of listed[0]!.items!) set(isMapping ? k : String(first + Number(k)), list);
    } else if (addition.isLast && !isMapping && items !== null) items.set(String(items.size), added);
    else if (addition.way === 'item' && isMapping && items !== null && given.some(mayRun)) {
      const stored = this.storedUnder(facts, addition);
      if (stored === null) items = null;
      else for (const [known, list] of stored) set(known, list);
    } else items = null;
    return this.filled(value, [...args, ...behind], items !== null && items.size > 0 ? items : null);
  }

  /** The same container with other elements. */
  filled(value: InstanceValue, args: TypeArguments, items: Items | null = null): InstanceValue {
    const { values } = this.evaluation;
    const made = values.instanceLike(value, args, items);
    return value.held === null ? made : values.holding(made, value.held);
  }

  /** What slicing an object of a class below `list` goes by: that gives a list, of the class only where it says so itself. */
  private asList(value: InstanceValue): InstanceValue {
    const list = this.evaluation.builtin('list');
    const isBelow =
      list !== null && !isOutside(value.of.path) && this.standardContainer(value.of) === 'builtins.list';
    return isBelow ? this.evaluation.values.instance(list, value.args, value.items) : value;
  }

  /** The name of the standard container that a class is, or inherits from; of others from outside, their own. */
  standardContainer(of: Definition): string | null {
    const name = standardName(of);
    if (name !== null || isOutside(of.path)) return name;
    for (const entry of this.evaluation.program.mro(of).entries) {
      const above = 'isClass' in entry ? standardName(entry) : null;
      if (above !== null && (MAPPINGS.has(above) || SEQUENCES.has(above) || QUEUES.has(above))) return above;
    }
    return null;
  }

  /** The builtin container that holds its elements as a container does, `list` for queues; null for other values. */
  builtinLike(value: Value): 'list' | 'dict' | 'set' | null {
    const name = value.kind === 'instance' ? this.standardContainer(value.of) : null;
    if (name === null) return null;
    if (MAPPINGS.has(name)) return 'dict';
    if (name === 'builtins.set') return 'set';
    return name === 'builtins.list' || QUEUES.has(name) ? 'list' : null;
  }

  /** An iterator of which an element was taken; behind the last one that is known it may come to any. */
  private advanced(facts: FileFacts, value: InstanceValue, step: Step & Pick<Edit, 'way'>): InstanceValue {
    const left = this.edited(facts, value, value.items, false, step);
    return left?.items?.size ? left : this.filled(value, value.args);
  }

  /** What is left of a container where elements are taken out or change places; null where nothing was known of them. */
  private edited(
    facts: FileFacts,
    value: InstanceValue,
    known: Items | null,
    isMapping: boolean,
    { addition, isCertain, way }: Step & Pick<Edit, 'way'>,
  ): InstanceValue | null {
    const isCleared = way === 'clear' && isCertain;
    const from = isCleared ? (known ?? new Map()) : known;
    if (from === null) return isChange(way) ? value : null;
    const values =
      addition.value === NO_EXPR
        ? NO_VALUES
        : this.evaluation.expand(this.evaluation.evaluate(facts, addition.value));
    const key = addition.key === NO_EXPR ? '' : this.keyOf(facts, addition.key);
    const items = editedItems(from, isMapping, { way, key, values, isCertain });
    if (items === null && !isChange(way)) return null;
    const at = isMapping ? 1 : 0;
    const args =
      items === null
        ? value.args
        : [...value.args.slice(0, at), union(items.values()), ...value.args.slice(at + 1)];
    return this.filled(value, args, items);
  }

  /** What an addition under a key that is no constant puts under which ones: by calls, else all of it under each. */
  private storedUnder(facts: FileFacts, { key, value }: Addition): Items | null {
    const stored = this.evaluation.storedUnder(facts, key, value);
    if (stored !== null) return stored;
    const keys = this.evaluation.literalsOf(facts, key, true);
    if (keys === null) return null;
    const added = this.evaluation.expand(this.evaluation.evaluate(facts, value));
    return new Map(keys.map((one) => [one, added]));
  }

  /**
   * `hooks[when].append(f)` for a key that is no constant: to which of the items it may add, and what, where the code says
   * that of each call.
   */
  private addedUnder(
    facts: FileFacts,
    { way, within, value }: Addition,
    level: number,
    items: Items,
  ): readonly (readonly [string, readonly Value[] | null])[] {
    const key = within[level]!;
    const isInnermost = way === 'element' && level === within.length - 1;
    const stored = isInnermost ? this.evaluation.storedUnder(facts, key, value) : null;
    if (stored !== null) return [...stored].filter(([one]) => items.has(one));
    const keys = this.evaluation.literalsOf(facts, key, true) ?? [...items.keys()];
    return keys.filter((one) => items.has(one)).map((one) => [one, null] as const);
  }

  private elementsAdded(given: readonly Value[], isMapping: boolean): readonly Value[] {
    if (!isMapping) return this.evaluation.iterate(given);
    return given.flatMap((value) => (value.kind === 'instance' ? (value.args[1] ?? []) : []));
  }

  private item(value: InstanceValue, key: string): readonly Value[] | null {
    return value.items && elementAt(value.items, key);
  }

  private keyOf(facts: FileFacts, ref: ExprRef): string | null {
    return keyOf(this.evaluation, facts, ref);
  }

  private sliced(facts: FileFacts, value: InstanceValue, slice: number): readonly Value[] {
    const name = standardName(value.of);
    if (name !== 'builtins.list' && name !== 'builtins.tuple' && name !== 'builtins.str')
      return this.evaluation.callMethod([value], '__getitem__', [
        this.evaluation.standardInstance('builtins', 'slice'),
      ]);
    const kept = value.items && slicedItems(facts, value.items, slice);
    if (!kept) return [this.evaluation.values.instanceLike(value, value.args)];
    return [this.evaluation.values.instanceLike(value, [union(kept)], itemsOf(kept))];
  }
}

/** What is under some of the keys, as far as they are there; null where none is. */
function itemsAt({ items }: InstanceValue, keys: readonly string[]): readonly Value[] | null {
  const found = keys.flatMap((key) => (items && elementAt(items, key)) ?? []);
  const isThere = items !== null && keys.some((key) => elementAt(items, key) !== null);
  return isThere ? union([found]) : null;
}

/** The elements between two constant bounds; null when the bounds are not constant, or there is a step. */
function slicedItems(facts: FileFacts, items: Items, slice: number): (readonly Value[])[] | null {
  const { exprs, operands } = facts.evidence;
  const parts = Array.from(
    { length: exprs.operandCount[slice]! },
    (_, i) => operands.expr[exprs.operandStart[slice]! + i]!,
  );
  // `xs[::-1]`.
  if (parts.length === 3 && parts[0] === NO_EXPR && parts[1] === NO_EXPR)
    return constantKey(facts, parts[2]!) === '-1' ? [...items.values()].toReversed() : null;
  if (parts.length !== 2) return null;
  const [lower, upper] = [0, 1].map((part) => {
    const ref = operands.expr[exprs.operandStart[slice]! + part]!;
    return ref === NO_EXPR ? undefined : Number(constantKey(facts, ref) ?? Number.NaN);
  });
  return Number.isNaN(lower) || Number.isNaN(upper) ? null : [...items.values()].slice(lower, upper);
}

function isStar(facts: FileFacts, ref: ExprRef): boolean {
  return exprRefKind(ref) === 'expr' && EXPR_KINDS[facts.evidence.exprs.kind[exprRefRow(ref)]!] === 'star';
}

/** The operand of a starred entry of a display; `**` entries of dicts are their operand. */
function starred(facts: FileFacts, ref: ExprRef): ExprRef {
  const { exprs, operands } = facts.evidence;
  return isStar(facts, ref) ? operands.expr[exprs.operandStart[exprRefRow(ref)]!]! : ref;
}

const SLICE = EXPR_KINDS.indexOf('slice');

/** Everything iterating an instance of a standard container gives, when its arguments say so. */
export function standardElements(value: InstanceValue): readonly Value[] | null {
  const name = standardName(value.of);
  if (name === null || value.args.length === 0) return null;
  if (SEQUENCES.has(name) || name === 'builtins.dict') return atMostValues(value.args[0]!);
  return null;
}

/** Adds the values of each list once. */
export function union(lists: Iterable<readonly Value[]>): readonly Value[] {
  const found: Value[] = [];
  for (const list of lists) addAllUnique(found, list);
  return atMostValues(found);
}

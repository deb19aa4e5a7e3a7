/**
 * `__hash__` and `__eq__` of objects that containers of the standard library keep, look up and search for (data model
 * 3.3.1): `d[k]`, `k in s`, `xs.index(x)`, `set(xs)`. That equal hashes are compared is taken for granted.
 */
import { type ExprRef, exprRefKind } from '../../evidence/expr-ref.ts';
import type { Value } from '../entities.ts';
import { atMostValues } from '../limit-hits.ts';
import type { Relation } from '../links.ts';
import {
  HASHED,
  isOf,
  itemsAt,
  MAPPINGS,
  MAX_NESTED,
  objectsWithin,
  SEARCHED,
  TUPLES,
  underKeys,
} from './containers.ts';
import type { ChunkContext } from './context.ts';
import { asked, mayHaveMethods, stateMethod, valuesOf } from './implicit-links.ts';

/** Those whose own hash is made of their elements'. */
const HASHING_ELEMENTS: ReadonlySet<string> = new Set(['builtins.tuple', 'builtins.frozenset']);

/** Methods that hash their first argument. */
const KEYED = new Set([
  ...['get', 'pop', 'setdefault'].map((name) => `builtins.dict.${name}`),
  ...['add', 'discard', 'remove'].map((name) => `builtins.set.${name}`),
]);
/** Methods that compare their first argument with elements. */
const COMPARING = new Set(
  ['builtins.list', 'builtins.tuple', 'collections.deque'].flatMap((of) =>
    ['index', 'count', 'remove'].map((name) => `${of}.${name}`),
  ),
);
/** What hashes the elements of its first argument. */
const COLLECTING = new Set([
  'builtins.set',
  'builtins.frozenset',
  'builtins.dict.fromkeys',
  'collections.Counter',
]);
/** What hashes the first of each pair that its first argument yields. */
const COLLECTING_PAIRS = new Set(['builtins.dict', 'builtins.dict.update', 'collections.OrderedDict']);
const SEQUENCES: ReadonlySet<string> = new Set(['builtins.list', ...TUPLES]);
/** What finding something by its hash runs. */
const LOOKING_UP = ['__hash__', '__eq__'];
const HASH = ['__hash__'];

/** `{f(x) for x in xs}`, `{f(x): x for x in xs}`: each is looked for among those that are there. */
export function linkCollected(context: ChunkContext, row: number, key: ExprRef): void {
  for (const value of keysIn(context, key)) stateAll(context, 'expression_call', row, value, LOOKING_UP);
}

/** `hash(x)`, and displays: what is hashed is not compared. */
export function linkHashed(context: ChunkContext, relation: Relation, row: number, key: ExprRef): void {
  for (const value of asked(context, keysIn(context, key), HASH))
    stateAll(context, relation, row, value, HASH);
}

/** `d[k]`: the key is hashed, and compared with what is there. */
export function linkKey(context: ChunkContext, row: number, container: ExprRef, key: ExprRef): void {
  if (!isHashing(context)) return;
  if (!valuesOf(context, container).some((value) => isOf(value, MAPPINGS))) return;
  for (const value of keysIn(context, key)) stateAll(context, 'expression_call', row, value, LOOKING_UP);
}

/** `x in xs`: hashed where that is how it is found, else compared with elements. */
export function linkContained(context: ChunkContext, row: number, item: ExprRef, container: ExprRef): void {
  if (!isHashing(context)) return;
  for (const value of valuesOf(context, container)) {
    if (isOf(value, HASHED))
      for (const key of keysIn(context, item)) stateAll(context, 'expression_call', row, key, LOOKING_UP);
    else if (isOf(value, SEARCHED))
      stateComparison(context, 'expression_call', row, value, keysIn(context, item));
  }
}

/** What a function or class of the standard library hashes and compares of what a call (a row of `calls`) gives it. */
export function linkHashing(context: ChunkContext, row: number, name: string, callee: Value): void {
  const { calls, args } = context.facts.evidence;
  const first = calls.argStart[row]!;
  if (calls.argCount[row] === 0 || args.star[first] !== 0 || args.keyword[first]! >= 0) return;
  if (name === 'builtins.hash') linkHashed(context, 'callback_call', row, args.expr[first]!);
  else if (KEYED.has(name))
    for (const key of keysIn(context, args.expr[first]!))
      stateAll(context, 'callback_call', row, key, LOOKING_UP);
  else if (COMPARING.has(name) && callee.kind === 'function' && callee.receiver !== null)
    stateComparison(context, 'callback_call', row, callee.receiver, keysIn(context, args.expr[first]!));
  else if (COLLECTING.has(name) && isHashing(context))
    for (const element of hashedIn(context, context.evaluator.iterate(valuesOf(context, args.expr[first]!))))
      stateAll(context, 'callback_call', row, element, LOOKING_UP);
  else if (COLLECTING_PAIRS.has(name) && isHashing(context)) {
    const pairs = context.evaluator.iterate(valuesOf(context, args.expr[first]!));
    const keys = itemsAt(
      context,
      pairs.filter((pair) => isOf(pair, TUPLES)),
      0,
    );
    for (const key of hashedIn(context, keys)) stateAll(context, 'callback_call', row, key, LOOKING_UP);
  }
}

/**
 * `xs == ys`, `xs < ys` of two lists, of two tuples or of two mappings: what these hold is compared, by `==` until there is
 * a difference (language reference, "Value comparisons").
 */
export function linkElementwise(
  context: ChunkContext,
  row: number,
  method: string,
  left: ExprRef,
  right: ExprRef,
): void {
  const methods = method === '__ne__' ? ['__eq__'] : [...new Set(['__eq__', method])];
  if (!methods.some((name) => context.isDefined(name))) return;
  const first = valuesOf(context, left);
  for (const kinds of [SEQUENCES, MAPPINGS]) {
    if (!first.some((value) => isOf(value, kinds))) continue;
    const sides = [first, valuesOf(context, right)];
    if (!sides[1]!.some((value) => isOf(value, kinds))) continue;
    // An element of the left side is asked first.
    sides.some((side) => {
      const held =
        kinds === SEQUENCES
          ? elementsIn(context, side)
          : context.evaluator.expand(underKeys(side)).filter(mayHaveMethods);
      for (const value of held) stateAll(context, 'expression_call', row, value, methods);
      return held.length > 0;
    });
  }
}

/**
 * Objects of the workspace's classes in lists and tuples among values. Of a list whose elements may be numbers and the like as
 * well it is not known what it holds: such are those that objects of one class have for different things.
 */
function elementsIn(context: ChunkContext, values: readonly Value[], depth = 0): readonly Value[] {
  if (depth === MAX_NESTED) return [];
  return values.flatMap((value) => {
    if (!isOf(value, SEQUENCES)) return [];
    const elements = context.evaluator.expand(context.evaluator.iterate([value]));
    const objects = elements.filter(mayHaveMethods);
    const isKnown = isOf(value, TUPLES) || objects.length === 0 || objects.length === elements.length;
    return [...(isKnown ? objects : []), ...elementsIn(context, elements, depth + 1)];
  });
}

/** An element is asked first, what is looked for where that cannot tell. */
function stateComparison(
  context: ChunkContext,
  relation: Relation,
  row: number,
  container: Value,
  wanted: readonly Value[],
): void {
  if (!context.isDefined('__eq__')) return;
  const elements = context.evaluator.iterate([container]).filter(mayHaveMethods);
  for (const value of elements.length > 0 ? elements : wanted)
    stateMethod(context, relation, row, value, '__eq__');
}

function stateAll(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  names: readonly string[],
): void {
  for (const name of names) if (context.isDefined(name)) stateMethod(context, relation, row, value, name);
}

/** Objects of the workspace's classes that an expression can be; most keys are strings and numbers. */
function keysIn(context: ChunkContext, ref: ExprRef): readonly Value[] {
  if (!isHashing(context)) return [];
  const kind = exprRefKind(ref);
  return kind === 'string' || kind === 'constant' ? [] : hashedIn(context, valuesOf(context, ref));
}

/** Objects of the workspace's classes among values, and in the tuples and frozen sets among them: those hash what is in them. */
function hashedIn(context: ChunkContext, values: readonly Value[]): readonly Value[] {
  const found = values.filter(mayHaveMethods);
  const inside = objectsWithin(context, values, HASHING_ELEMENTS);
  return inside.length === 0 ? found : atMostValues([...new Set([...found, ...inside])]);
}

/** Whether a class of the workspace says how its objects are hashed or compared. */
const isHashing = (context: ChunkContext): boolean => LOOKING_UP.some((name) => context.isDefined(name));

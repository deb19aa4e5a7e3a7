/**
 * Stores to `name.attribute` in the code of a file, and `setattr(name, 'attribute', value)`, which is the same: where they
 * stand, and when they have happened. Evaluates nothing.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind } from '../evidence/schema.ts';
import { callsNamed } from './calls-in-file.ts';
import { builtinName } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { placeOf } from './type-tests.ts';

export interface Store {
  /** Row of `names`: what is stored to. */
  readonly base: number;
  readonly chunk: number;
  /** Own offsets: where it is written, and behind which it has happened. */
  readonly start: number;
  readonly end: number;
  /** Row of `assigns`; null for a call of `setattr`. */
  readonly assign: number | null;
  readonly value: ExprRef;
  /** It neither adds to what is there nor takes it away. */
  readonly isPlain: boolean;
}

const NO_STORES: readonly number[] = [];
const SETTER = new Set(['setattr']);

/** Stores that are one scope's code and one attribute's, as `storeAt` reads them, in the order of the text. */
interface Stores {
  readonly all: number[];
  /** The same by the place (null for names the file does not bind); null until somebody asks for one. */
  ofPlaces: ReadonlyMap<string | null, readonly number[]> | null;
}

/** What is stored to the place that a row of `attrs` reads, by code of its scope, in the order of the text. */
export function storesLike(facts: FileFacts, attr: number): readonly number[] {
  const { attrs } = facts.evidence;
  const stores = storesOf(facts).get(storeKey(attrs.scope[attr]!, attrs.name[attr]!));
  if (!stores || exprRefKind(attrs.base[attr]!) !== 'name') return NO_STORES;
  stores.ofPlaces ??= Map.groupBy(stores.all, (store) =>
    placeOfStore(facts, storeAt(facts, store).base, attrs.name[attr]!),
  );
  return (
    stores.ofPlaces.get(placeOfStore(facts, exprRefRow(attrs.base[attr]!), attrs.name[attr]!)) ?? NO_STORES
  );
}

export function storeAt(facts: FileFacts, store: number): Store {
  const { args, assigns, attrs, calls } = facts.evidence;
  if (store < 0) {
    const call = ~store;
    const [object, , value] = args.expr.subarray(calls.argStart[call]!);
    return {
      base: exprRefRow(object!),
      chunk: calls.chunk[call]!,
      start: calls.start[call]!,
      end: calls.end[call]!,
      assign: null,
      value: value!,
      isPlain: true,
    };
  }
  const attr = exprRefRow(assigns.target[store]!);
  return {
    base: exprRefRow(attrs.base[attr]!),
    chunk: attrs.chunk[attr]!,
    start: attrs.start[attr]!,
    end: endOfAssignment(facts, store),
    assign: store,
    value: assigns.value[store]!,
    isPlain: assigns.how[store] === AssignHow.assign,
  };
}

/** Stores to the attribute of a name, as `storeAt` reads them, by the bindings of the names, in the order of the text. */
export const storesTo = (facts: FileFacts, attribute: string): ReadonlyMap<number, readonly number[]> =>
  facts.memo(`stores to ${attribute}`, () => {
    const { nameBindings } = facts.evidence;
    const found = new Map<number, number[]>();
    for (const [key, { all }] of storesOf(facts)) {
      if (facts.text(key % SCOPE_UNIT) !== attribute) continue;
      for (const store of all) {
        const binding = nameBindings.resolved[storeAt(facts, store).base]!;
        const stores = found.get(binding);
        if (stores) stores.push(store);
        else found.set(binding, [store]);
      }
    }
    return found;
  });

const SCOPE_UNIT = 0x400000;

const storeKey = (scope: number, name: number): number => scope * SCOPE_UNIT + name;

/** A name and an attribute of it, as `placeOf` tells them apart. */
function placeOfStore(facts: FileFacts, name: number, attribute: number): string | null {
  const place = placeOf(facts, exprRef('name', name));
  return place === null ? null : `${place} ${attribute}`;
}

const storesOf = (facts: FileFacts): ReadonlyMap<number, Stores> =>
  facts.memo('attribute stores', () => {
    const { args, assigns, attrs, calls, names } = facts.evidence;
    const found = new Map<number, Stores>();
    const add = (scope: number, name: number, store: number): void => {
      const key = storeKey(scope, name);
      const known = found.get(key);
      if (known) known.all.push(store);
      else found.set(key, { all: [store], ofPlaces: null });
    };
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) !== 'attr') continue;
      const attr = exprRefRow(target);
      if (exprRefKind(attrs.base[attr]!) === 'name') add(attrs.scope[attr]!, attrs.name[attr]!, row);
    }
    let isMixed = false;
    for (const row of callsNamed(facts, SETTER)) {
      const [object = 0, name = 0] = args.expr.subarray(calls.argStart[row]!);
      if (calls.argCount[row] !== 3 || builtinName(facts, calls.callee[row]!) !== 'setattr') continue;
      if (exprRefKind(object) !== 'name' || exprRefKind(name) !== 'string') continue;
      add(names.scope[exprRefRow(object)]!, exprRefRow(name), ~row);
      isMixed = true;
    }
    const order = (a: number, b: number): number => {
      const [one, other] = [storeAt(facts, a), storeAt(facts, b)];
      return one.chunk - other.chunk || one.start - other.start;
    };
    if (isMixed) for (const { all } of found.values()) all.sort(order);
    return found;
  });

/** Own offset behind which an assignment has happened; beyond all where what is stored is part of something longer. */
function endOfAssignment(facts: FileFacts, assign: number): number {
  const { assigns, attrs, calls, exprs } = facts.evidence;
  const value = assigns.value[assign]!;
  const row = exprRefRow(value);
  switch (exprRefKind(value)) {
    case 'attr':
      return attrs.end[row]!;
    case 'call':
      return calls.end[row]!;
    case 'expr':
      return PARTS.has(exprs.kind[row]!) ? Number.POSITIVE_INFINITY : exprs.end[row]!;
    default:
      return attrs.end[exprRefRow(assigns.target[assign]!)]!;
  }
}

/** What targets receive of an expression that is written elsewhere. */
const PARTS = new Set<number>([
  ExprKind.unpack,
  ExprKind.element,
  ExprKind.entered,
  ExprKind.caught,
  ExprKind.matched,
]);

/**
 * What a name or attribute can still be where the code runs only because a test of its type held, or failed
 * (evidence: `guards.ts`): the tests themselves are in `type-tests.ts`. Tests of `None` and of truth say nothing
 * here: an object that may be None has no value for it, so there is none to take away.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprContext, ExprKind, SiteKind } from '../evidence/schema.ts';
import { excludeEachOther, isLoopBetween, surelyRunsBefore } from './block-tree.ts';
import { addUnique, type Definition, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { sitePosition } from './site-order.ts';
import { placeOf, type TypeTest, testsOf } from './type-tests.ts';

interface Guard extends TypeTest {
  readonly chunk: number;
  /** Own offsets. */
  readonly start: number;
  readonly end: number;
}

interface FileGuards {
  /** By the place that is tested. */
  readonly ofPlaces: ReadonlyMap<string, readonly Guard[]>;
  /** Last names of the attributes that are tested: the others need not be looked up. */
  readonly attributes: ReadonlySet<number>;
  /** Rows of `attrs` that are stored to, by their place. */
  readonly stores: ReadonlyMap<string, readonly number[]>;
}

export class Narrowing {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** The values that a read of a name (a row of `names`) can have, of those its binding can have. */
  narrow(facts: FileFacts, row: number, binding: number, values: readonly Value[]): readonly Value[] {
    const guards = guardsOf(facts).ofPlaces.get(String(binding));
    if (!guards) return values;
    const { names } = facts.evidence;
    let kept = values;
    for (const guard of guards)
      if (isInside(guard, names.chunk[row]!, names.start[row]!) && !isRebound(facts, binding, guard))
        kept = this.apply(facts, kept, guard);
    return kept;
  }

  /** The same for a read of an attribute (a row of `attrs`) of names, such as `self.x`. */
  narrowAttribute(facts: FileFacts, row: number, values: readonly Value[]): readonly Value[] {
    const known = guardsOf(facts);
    const { attrs } = facts.evidence;
    if (!known.attributes.has(attrs.name[row]!)) return values;
    const place = placeOf(facts, exprRef('attr', row));
    const guards = place === null ? undefined : known.ofPlaces.get(place);
    if (place === null || !guards) return values;
    const position = attrs.start[row]!;
    const binding = Number.parseInt(place, 10);
    let kept = values;
    for (const guard of guards) {
      if (!isInside(guard, attrs.chunk[row]!, position) || isRebound(facts, binding, guard)) continue;
      const isStored = known.stores
        .get(place)
        ?.some((store) => isInside(guard, attrs.chunk[store]!, attrs.start[store]!));
      if (!isStored) kept = this.apply(facts, kept, guard);
    }
    return kept;
  }

  /**
   * What was stored to an attribute of a name last, where that surely ran before this read (a row of `attrs`) and
   * nothing else was stored to it in between by code of the same scope; null where that cannot be told.
   */
  storedBefore(facts: FileFacts, row: number): number | null {
    const { attrs, assigns } = facts.evidence;
    const stores = storesOf(facts).get(storeKey(attrs.scope[row]!, attrs.name[row]!));
    if (!stores || exprRefKind(attrs.base[row]!) !== 'name' || attrs.ctx[row] !== ExprContext.LOAD)
      return null;
    const base = exprRefRow(attrs.base[row]!);
    const place = placeOf(facts, exprRef('attr', row));
    const position = attrs.start[row]!;
    const scope = attrs.scope[row]!;
    const at = (name: number): number => sitePosition(facts, SiteKind.name, name);
    let last = -1;
    let isStoredLater = false;
    for (const assign of stores) {
      const attr = exprRefRow(assigns.target[assign]!);
      if (attrs.chunk[attr] !== attrs.chunk[row] || placeOf(facts, assigns.target[assign]!) !== place)
        continue;
      const stored = exprRefRow(attrs.base[attr]!);
      if (attrs.start[attr]! >= position) isStoredLater = true;
      else if (!excludeEachOther(facts, scope, at(stored), at(base))) last = assign;
    }
    if (last < 0 || assigns.how[last] !== AssignHow.assign) return null;
    const stored = exprRefRow(attrs.base[exprRefRow(assigns.target[last]!)]!);
    const isCertain =
      surelyRunsBefore(facts, scope, at(stored), at(base)) &&
      // In a loop, what stands further down may have run before.
      !(isStoredLater && isLoopBetween(facts, scope, at(stored), at(base)));
    // The value of `x.a = f(x.a)` is computed before it is stored.
    const isOwnValue = position < endOfStore(facts, last);
    return isCertain && !isOwnValue && !isReboundBetween(facts, stored, base) ? last : null;
  }

  /** Those of the values that are instances of a class, or an instance of it where none is known to be one. */
  instancesOf(facts: FileFacts, values: readonly Value[], type: ExprRef): readonly Value[] {
    return this.apply(facts, values, { kind: 'instance', type, holds: true });
  }

  private apply(
    facts: FileFacts,
    values: readonly Value[],
    test: Pick<TypeTest, 'kind' | 'type' | 'holds'>,
  ): readonly Value[] {
    const known = this.evaluation.expand(values);
    const { holds } = test;
    if (test.kind === 'callable' || test.kind === 'attribute') {
      const passes = (value: Value): boolean | undefined =>
        test.kind === 'callable' ? this.isCallable(value) : this.hasAttribute(facts, value, test.type);
      const kept = known.filter((value) => (passes(value) ?? holds) === holds);
      return kept.length > 0 ? kept : values;
    }
    const classes =
      test.kind === 'predicate' ? this.guardedBy(facts, test.type, holds) : this.classesOf(facts, test.type);
    if (classes.length === 0) return values;
    const ofValue = (value: Value): Definition | null =>
      test.kind === 'subclass'
        ? value.kind === 'class'
          ? value.definition
          : null
        : value.kind === 'instance'
          ? value.of
          : null;
    const isOne = (value: Value): boolean => {
      const of = ofValue(value);
      if (of === null) return false;
      if (test.kind === 'exact') return classes.includes(of);
      return this.evaluation.program
        .mro(of)
        .entries.some((entry) => 'isClass' in entry && classes.includes(entry));
    };
    const kept = known.filter((value) => isOne(value) === holds);
    if (holds) return kept.length > 0 ? kept : classes.map((of) => this.made(of, test.kind));
    return kept.length < known.length ? kept : values;
  }

  private made(of: Definition, kind: TypeTest['kind']): Value {
    return kind === 'subclass' ? of.value : this.evaluation.values.instance(of);
  }

  /** Undefined for what is not known well enough. */
  private isCallable(value: Value): boolean | undefined {
    switch (value.kind) {
      case 'function':
      case 'class':
      case 'partial':
      case 'callable':
        return true;
      case 'instance': {
        const hook = this.evaluation.program.member(value.of, '__call__');
        return hook.found.length > 0 ? true : hook.complete ? false : undefined;
      }
      default:
        return undefined;
    }
  }

  /** Undefined for what is not known well enough; `name`: a string literal. */
  private hasAttribute(facts: FileFacts, value: Value, name: ExprRef): boolean | undefined {
    const { found, complete } = this.evaluation.members(value, facts.text(exprRefRow(name)), facts.path);
    return found.length > 0 ? true : complete ? false : undefined;
  }

  private classesOf(facts: FileFacts, ref: ExprRef): readonly Definition[] {
    const { exprs, operands } = facts.evidence;
    const row = exprRefRow(ref);
    // `A | B` is a type as `(A, B)` is.
    const isUnion = exprRefKind(ref) === 'expr' && exprs.kind[row] === ExprKind.binary;
    const parts = isUnion ? [0, 1].map((i) => operands.expr[exprs.operandStart[row]! + i]!) : [ref];
    const found: Definition[] = [];
    for (const part of parts)
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, part))) {
        const members = value.kind === 'instance' ? this.evaluation.iterate([value]) : [value];
        for (const member of members) {
          // A class that is not known could be any: then the test tells nothing.
          if (member.kind !== 'class') return [];
          addUnique(found, member.definition);
        }
      }
    return found;
  }

  /** The classes a function of the condition narrows to: `-> TypeGuard[C]` where it holds, `-> TypeIs[C]` always. */
  private guardedBy(facts: FileFacts, callee: ExprRef, holds: boolean): readonly Definition[] {
    const found: Definition[] = [];
    for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, callee))) {
      if (value.kind !== 'function') return [];
      const narrowed = this.evaluation.narrowedBy(value.definition);
      if (narrowed === null || (!holds && !narrowed.isExact)) return [];
      for (const type of narrowed.types) {
        if (type.kind !== 'instance' || standardName(type.of) === 'builtins.object') return [];
        addUnique(found, type.of);
      }
    }
    return found;
  }
}

const isInside = ({ chunk, start, end }: Guard, at: number, position: number): boolean =>
  at === chunk && position >= start && position < end;

/** Whether something is bound to the name in the code of the guard: also further down, which in a loop ran before. */
function isRebound(facts: FileFacts, binding: number, guard: Guard): boolean {
  const { names, bindings, bindingSites } = facts.evidence;
  const first = bindings.siteStart[binding]!;
  for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
    if (bindingSites.kind[site] !== SiteKind.name) continue;
    const stored = bindingSites.row[site]!;
    if (isInside(guard, names.chunk[stored]!, names.start[stored]!)) return true;
  }
  return false;
}

const storeKey = (scope: number, name: number): number => scope * 0x400000 + name;

/** Rows of `assigns` that store to `name.attribute`, by the scope of the code and the attribute, in source order. */
const storesOf = (facts: FileFacts): ReadonlyMap<number, readonly number[]> =>
  facts.memo('attribute stores', () => {
    const { assigns, attrs } = facts.evidence;
    const found = new Map<number, number[]>();
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) !== 'attr') continue;
      const attr = exprRefRow(target);
      if (exprRefKind(attrs.base[attr]!) === 'name')
        put(found, storeKey(attrs.scope[attr]!, attrs.name[attr]!), row);
    }
    return found;
  });

/** Own offset behind which a store has happened; beyond all where what is stored is part of something longer. */
function endOfStore(facts: FileFacts, assign: number): number {
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

/** Whether the name is bound anew between two of its reads. */
function isReboundBetween(facts: FileFacts, first: number, second: number): boolean {
  const { names, nameBindings, bindings, bindingSites } = facts.evidence;
  const binding = nameBindings.resolved[first]!;
  const from = bindings.siteStart[binding]!;
  for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] !== SiteKind.name || names.chunk[row] !== names.chunk[first]) continue;
    if (names.start[row]! > names.start[first]! && names.start[row]! < names.start[second]!) return true;
  }
  return false;
}

const guardsOf = (facts: FileFacts): FileGuards => facts.memo('guards', () => collectGuards(facts));

function collectGuards(facts: FileFacts): FileGuards {
  const { assigns, attrs, exprs, operands } = facts.evidence;
  const ofPlaces = new Map<string, Guard[]>();
  const attributes = new Set<number>();
  for (let row = 0; row < exprs.length; row++) {
    if (exprs.kind[row] !== ExprKind.guard) continue;
    const holds = facts.text(exprs.detail[row]!) === 'true';
    const span = { chunk: exprs.chunk[row]!, start: exprs.start[row]!, end: exprs.end[row]! };
    for (const test of testsOf(facts, operands.expr[exprs.operandStart[row]!]!, holds)) {
      put(ofPlaces, test.place, { ...test, ...span });
      if (test.attribute >= 0) attributes.add(test.attribute);
    }
  }
  const stores = new Map<string, number[]>();
  for (let row = 0; row < assigns.length && attributes.size > 0; row++) {
    const target = assigns.target[row]!;
    if (exprRefKind(target) !== 'attr' || !attributes.has(attrs.name[exprRefRow(target)]!)) continue;
    const place = placeOf(facts, target);
    if (place !== null) put(stores, place, exprRefRow(target));
  }
  return { ofPlaces, attributes, stores };
}

function put<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

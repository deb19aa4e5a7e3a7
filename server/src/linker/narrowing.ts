/**
 * What a name or attribute can still be where the code runs only because a test of its type held, or failed
 * (`guards.ts`): the tests themselves are in `type-tests.ts`. Tests of `None` and of truth say nothing
 * here: an object that may be None has no value for it, so there is none to take away.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprContext, ExprKind, SiteKind } from '../evidence/schema.ts';
import { type Store, storeAt, storesLike } from './attribute-stores.ts';
import { excludeEachOther, isLoopBetween, surelyRunsBefore } from './block-tree.ts';
import { addUnique, type Definition, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { guardsOfAttribute, guardsOfName } from './guards.ts';
import { isReboundBetween, sitePosition } from './site-order.ts';
import type { TypeTest } from './type-tests.ts';

export class Narrowing {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** The values that a read of a name (a row of `names`) can have, of those its binding can have. */
  narrow(facts: FileFacts, row: number, binding: number, values: readonly Value[]): readonly Value[] {
    return this.applyAll(facts, guardsOfName(facts, row, binding), values);
  }

  /** The same for a read of an attribute (a row of `attrs`) of names, such as `self.x`. */
  narrowAttribute(facts: FileFacts, row: number, values: readonly Value[]): readonly Value[] {
    return this.applyAll(facts, guardsOfAttribute(facts, row), values);
  }

  /**
   * What was stored to an attribute of a name last, where that surely ran before this read (a row of `attrs`) and
   * nothing else was stored to it in between by code of the same scope; null where that cannot be told.
   */
  storedBefore(facts: FileFacts, row: number): Store | null {
    const { attrs } = facts.evidence;
    const scope = attrs.scope[row]!;
    const stores = storesLike(facts, row);
    if (stores.length === 0 || attrs.ctx[row] !== ExprContext.LOAD) return null;
    const base = exprRefRow(attrs.base[row]!);
    const position = attrs.start[row]!;
    const at = (name: number): number => sitePosition(facts, SiteKind.name, name);
    let last: Store | null = null;
    let isStoredLater = false;
    for (let i = stores.length - 1; i >= 0 && last === null; i--) {
      const store = storeAt(facts, stores[i]!);
      if (store.chunk !== attrs.chunk[row]) continue;
      if (store.start >= position) isStoredLater = true;
      else if (!excludeEachOther(facts, scope, at(store.base), at(base))) last = store;
    }
    if (last === null || !last.isPlain) return null;
    const isCertain =
      surelyRunsBefore(facts, scope, at(last.base), at(base)) &&
      // In a loop, what stands further down may have run before.
      !(isStoredLater && isLoopBetween(facts, scope, at(last.base), at(base)));
    // The value of `x.a = f(x.a)` is computed before it is stored.
    const isOwnValue = position < last.end;
    return isCertain && !isOwnValue && !isReboundBetween(facts, last.base, base) ? last : null;
  }

  /** Those of the values that are instances of a class, or an instance of it where none is known to be one. */
  instancesOf(facts: FileFacts, values: readonly Value[], type: ExprRef): readonly Value[] {
    return this.apply(facts, values, { kind: 'instance', type, holds: true });
  }

  /** What tests leave of values. */
  applyAll(facts: FileFacts, tests: readonly TypeTest[], values: readonly Value[]): readonly Value[] {
    return tests.length === 0 ? values : tests.reduce((kept, test) => this.apply(facts, kept, test), values);
  }

  private apply(
    facts: FileFacts,
    values: readonly Value[],
    test: Pick<TypeTest, 'kind' | 'type' | 'holds'>,
  ): readonly Value[] {
    const { holds } = test;
    if (test.kind === 'callable' || test.kind === 'attribute') {
      const known = this.evaluation.passed(values);
      const passes = (value: Value): boolean | undefined =>
        test.kind === 'callable' ? this.isCallable(value) : this.hasAttribute(facts, value, test.type);
      const kept = known.filter((value) => (passes(value) ?? holds) === holds);
      return kept.length > 0 ? kept : values;
    }
    if (test.kind === 'identical') return this.identical(facts, values, test.type, holds);
    const known = this.evaluation.expand(values);
    const kinds = test.kind === 'predicate' ? this.kindsTestedBy(facts, test.type) : null;
    if (kinds !== null) {
      const kept = known.filter(({ kind }) => !CALLABLE_KINDS.has(kind) || kinds.has(kind) === holds);
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
    const isOfType = classes.some((of) => standardName(of) === 'builtins.type');
    const isOne = (value: Value): boolean => {
      if (value.kind === 'class' && test.kind === 'instance' && isOfType) return true;
      const of = ofValue(value);
      if (of === null) return false;
      if (test.kind === 'exact') return classes.includes(of);
      const { entries } = this.evaluation.program.mro(of);
      return (
        entries.some((entry) => 'isClass' in entry && classes.includes(entry)) ||
        classes.some((protocol) => this.hasMembersOf(of, protocol))
      );
    };
    const kept = known.filter((value) => isOne(value) === holds);
    if (holds) return kept.length > 0 ? kept : classes.map((of) => this.made(of, test.kind));
    return kept.length < known.length ? kept : values;
  }

  /** Whether a class has what a protocol asks for, which is all that a test for that looks at (PEP 544, "`isinstance`"). */
  private hasMembersOf(of: Definition, protocol: Definition): boolean {
    const { program } = this.evaluation;
    if (program.protocolMembers(protocol) === null) return false;
    const names = program
      .mro(protocol)
      .entries.flatMap((entry) => ('isClass' in entry ? (program.protocolMembers(entry) ?? []) : []));
    return names.length > 0 && names.every((name) => program.member(of, name).found.length > 0);
  }

  /** What is the function or class that an expression is alone, or is not; methods are made anew wherever they are read. */
  private identical(
    facts: FileFacts,
    values: readonly Value[],
    ref: ExprRef,
    holds: boolean,
  ): readonly Value[] {
    const [only, ...others] = this.evaluation.evaluate(facts, ref);
    const isAlone =
      others.length === 0 &&
      ((only?.kind === 'function' && only.receiver === null) || (only?.kind === 'class' && !only.isSelf));
    if (!isAlone) return values;
    if (holds) return [only];
    const known = this.evaluation.expand(values);
    const kept = known.filter((value) => value !== only);
    return kept.length > 0 && kept.length < known.length ? kept : values;
  }

  private made(of: Definition, kind: TypeTest['kind']): Value {
    const { values } = this.evaluation;
    if (kind === 'subclass') return of.value;
    return kind === 'exact' ? values.instance(of) : values.declared(values.instance(of));
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

  /** The kinds of values that a function of `inspect` which a condition calls is true of; null for other functions. */
  private kindsTestedBy(facts: FileFacts, callee: ExprRef): ReadonlySet<string> | null {
    const [tests, ...others] = this.evaluation.evaluate(facts, callee);
    const name = tests?.kind === 'function' && others.length === 0 ? standardName(tests.definition) : null;
    return name === null ? null : (INSPECTED.get(name) ?? null);
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

/** Values that one of the functions below is true of, and the others are not. */
const CALLABLE_KINDS = new Set(['class', 'function', 'partial']);
const INSPECTED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['inspect.isclass', new Set(['class'])],
  ['inspect.isfunction', new Set(['function'])],
  ['inspect.ismethod', new Set(['function'])],
  ['inspect.isroutine', new Set(['function'])],
]);

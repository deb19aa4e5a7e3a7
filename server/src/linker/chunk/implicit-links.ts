/**
 * Stating calls that no call expression writes: that a special method of an object runs, or a function. Knows where the
 * methods are looked up (data model 3.3.12), not which syntax or library function runs them.
 */
import { type ExprRef, exprRefKind, NO_EXPR } from '../../evidence/expr-ref.ts';
import { calledByStep } from '../calling-iterators.ts';
import { type Definition, isOutside, standardName, type Value } from '../entities.ts';
import { MAX_VALUES } from '../limits.ts';
import type { Relation } from '../links.ts';
import { TEMPLATE_METHODS } from '../template-methods.ts';
import { dispatched, valueTargets } from './call-targets.ts';
import type { ChunkContext } from './context.ts';
import { askedByMade, mayExist } from './made-comparisons.ts';
import { askedClasses, functionsOf, isDeclaredOnly, virtualTargets } from './virtual-targets.ts';

/** States that the methods of what an operand can be run, as far as there are any; false where there are none. */
export function linkMethods(
  context: ChunkContext,
  relation: Relation,
  row: number,
  of: ExprRef,
  names: readonly string[],
): boolean {
  let isFound = false;
  // What no class of the workspace defines need not be looked for: most operators are of numbers and strings.
  const defined = names.filter((name) => mayExist(context, name));
  if (defined.length === 0) return false;
  for (const value of asked(context, valuesOf(context, of), defined))
    for (const name of defined) if (stateMethod(context, relation, row, value, name)) isFound = true;
  return isFound;
}

/** States that the first of some methods runs that each value of an operand has; false where none has any. */
export function linkFirst(
  context: ChunkContext,
  relation: Relation,
  row: number,
  of: ExprRef,
  names: readonly string[],
): boolean {
  let isFound = false;
  if (!names.some((name) => mayExist(context, name))) return false;
  for (const value of asked(context, valuesOf(context, of), names))
    if (stateFirst(context, relation, row, value, names)) isFound = true;
  return isFound;
}

/** Of some values those that may have methods. What is known says more than what something was declared to be. */
export function asked(
  context: ChunkContext,
  values: readonly Value[],
  names: readonly string[],
): readonly Value[] {
  const objects = values.filter(mayHaveMethods);
  if (objects.length < 2) return objects;
  const known = objects.filter((value) => !isDeclaredOnly(context, value, names));
  return known.length > 0 ? known : objects;
}

/** States that a special method of the value runs; false when its class has none. */
export const stateMethod = (
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  name: string,
): boolean => name !== '' && stateFirst(context, relation, row, value, [name]);

/** States that the first of some special methods runs that the value has; false when its class has none. */
export function stateFirst(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  names: readonly string[],
): boolean {
  let isFound = false;
  for (const of of askedOf(context, value, names))
    if (
      names.some(
        (name) =>
          stateMember(context, relation, row, of, name) || stateMade(context, relation, row, of, name),
      )
    )
      isFound = true;
  return isFound;
}

/** States what a comparison asks that `total_ordering` has made for a class; false where it is not made. */
function stateMade(
  context: ChunkContext,
  relation: Relation,
  row: number,
  of: Definition,
  name: string,
): boolean {
  const asked = askedByMade(context, of, name);
  for (const methods of asked ?? [])
    methods.some((method) => stateMember(context, relation, row, of, method));
  return asked !== null;
}

/** The classes that special methods of a value are looked up on. */
function askedOf(context: ChunkContext, value: Value, names: readonly string[]): readonly Definition[] {
  if (value.kind === 'instance') return askedClasses(context, value, names);
  const metaclass = value.kind === 'class' ? context.program.metaclass(value.definition) : null;
  return metaclass ? [metaclass] : [];
}

/** States that a method of a class runs, looked up from a position of the MRO on; false when there is none. */
export function stateMember(
  context: ChunkContext,
  relation: Relation,
  row: number,
  of: Definition,
  name: string,
  from = 0,
): boolean {
  const { found } = context.program.member(of, name, from);
  for (const { entity } of found) {
    if (entity.kind === 'definition') {
      for (const run of functionsRun(context, entity.definition))
        state(context, relation, row, run.symbol, run);
      stateTemplate(context, relation, row, of, entity.definition);
    }
    // `__radd__ = __add__`.
    else if (entity.kind === 'variable' && !isOutside(entity.path))
      for (const value of context.evaluator.classVariable(entity))
        if (value.kind === 'function')
          state(context, relation, row, value.definition.symbol, value.definition);
  }
  const set = context.evaluator.methodsSetOn(of, name);
  for (const { definition } of set) state(context, relation, row, definition.symbol, definition);
  return found.length > 0 || set.length > 0;
}

/** States what a method of the standard library runs of its own object, an object of the class `of`. */
function stateTemplate(
  context: ChunkContext,
  relation: Relation,
  row: number,
  of: Definition,
  method: Definition,
  known = new Set<string>(),
): void {
  const { names } = TEMPLATE_METHODS.get(standardName(method) ?? '') ?? {};
  for (const name of names ?? []) {
    if (known.has(name)) continue;
    known.add(name);
    for (const { entity } of context.program.member(of, name).found) {
      if (entity.kind !== 'definition') continue;
      for (const run of functionsRun(context, entity.definition))
        state(context, relation, row, run.symbol, run);
      stateTemplate(context, relation, row, of, entity.definition, known);
    }
  }
}

/** What runs where a method is called: what decorators of the workspace put in its place, or the method. */
function functionsRun(context: ChunkContext, method: Definition): readonly Definition[] {
  if (isOutside(method.path)) return [method];
  const found = functionsOf(context, method);
  return found.length > 0 ? found : [method];
}

export function state(
  context: ChunkContext,
  relation: Relation,
  row: number,
  symbol: string,
  callee: Definition,
  limit = MAX_VALUES,
): void {
  if (isOutside(callee.path)) return;
  const known = context.linksOf(relation, row);
  if (known.length < limit && !known.some((link) => link.target === symbol))
    context.add(relation, row, symbol, relation === 'callback_call' ? 'callback' : 'implicit');
}

/** Objects of the workspace's classes; special methods of others are the outside world's. */
export const mayHaveMethods = (value: Value): boolean =>
  value.kind === 'instance'
    ? !isOutside(value.of.path)
    : value.kind === 'class' && !isOutside(value.definition.path);

/** Values of an operand; literals have no methods of ours. */
export function valuesOf(context: ChunkContext, ref: ExprRef): readonly Value[] {
  if (ref === NO_EXPR) return [];
  const kind = exprRefKind(ref);
  return kind === 'string' || kind === 'constant' ? [] : context.valuesOf(ref);
}

const nothingKnown = (): readonly Value[] => [];

/** States the functions that calling what an operand can be runs; `firstGiven`: what it is called with first. */
export function stateCallables(
  context: ChunkContext,
  relation: Relation,
  row: number,
  ref: ExprRef,
  firstGiven = nothingKnown,
): void {
  for (const given of context.valuesOf(ref))
    for (const run of dispatched(context, given, firstGiven)) stateTargets(context, relation, row, run);
}

/** States the functions that calling a value runs. */
export function stateCalled(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  limit = MAX_VALUES,
): void {
  for (const run of dispatched(context, value, nothingKnown))
    stateTargets(context, relation, row, run, limit);
}

function stateTargets(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  limit = MAX_VALUES,
): void {
  for (const { symbol, callee } of virtualTargets(context, value, valueTargets(context, value), null, null))
    if (callee) state(context, relation, row, symbol, callee, limit);
}

/** States what runs where an object is made by a value; a class without a constructor stands for it. */
export function stateFactory(context: ChunkContext, relation: Relation, row: number, factory: Value): void {
  for (const { symbol, callee } of valueTargets(context, factory)) {
    const of = callee ?? (factory.kind === 'class' ? factory.definition : null);
    if (of !== null) state(context, relation, row, symbol, of);
  }
}

/** States what iterating a value runs: its `__iter__` and the `__next__` of what that gives, else its `__getitem__`. */
export function stateIteration(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  isAsync = false,
): void {
  if (!mayHaveMethods(value)) {
    if (!isAsync) stateStep(context, relation, row, value);
    return;
  }
  const [first, next] = isAsync ? ['__aiter__', '__anext__'] : ['__iter__', '__next__'];
  if (!stateMethod(context, relation, row, value, first)) {
    stateMethod(context, relation, row, value, '__getitem__');
    return;
  }
  for (const iterator of context.evaluator.callMethod([value], first))
    if (mayHaveMethods(iterator)) stateMethod(context, relation, row, iterator, next);
    else if (!isAsync) stateStep(context, relation, row, iterator);
}

/** States what coming to the next element of `iter(f, sentinel)` calls. */
export function stateStep(context: ChunkContext, relation: Relation, row: number, iterator: Value): void {
  for (const called of context.evaluator.expand(calledByStep(iterator)))
    stateCalled(context, relation, row, called);
}

/** Whether iterating anything can run code of the workspace. */
export const mayIterate = (context: ChunkContext): boolean =>
  context.isDefined('__iter__') || context.isDefined('__getitem__') || context.hasCallingIterators;

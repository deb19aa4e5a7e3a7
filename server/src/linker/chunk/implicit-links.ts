/**
 * Stating calls that no call expression writes: that a special method of an object runs, or a function. Knows where the
 * methods are looked up (data model 3.3.12), not which syntax or library function runs them.
 */
import { type ExprRef, exprRefKind, NO_EXPR } from '../../evidence/expr-ref.ts';
import { type Definition, isOutside, type Value } from '../entities.ts';
import { MAX_VALUES } from '../limits.ts';
import type { Relation } from '../links.ts';
import { valueTargets } from './call-targets.ts';
import type { ChunkContext } from './context.ts';

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
  if (!names.some((name) => context.isDefined(name))) return false;
  for (const value of valuesOf(context, of)) {
    if (!mayHaveMethods(value)) continue;
    for (const name of names)
      if (context.isDefined(name) && stateMethod(context, relation, row, value, name)) isFound = true;
  }
  return isFound;
}

/** States that a special method of the value runs; false when its class has none. */
export function stateMethod(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  name: string,
): boolean {
  const { program } = context;
  const of =
    value.kind === 'instance'
      ? value.of
      : value.kind === 'class'
        ? program.metaclass(value.definition)
        : null;
  return of !== null && name !== '' && stateMember(context, relation, row, of, name);
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
    if (entity.kind === 'definition') state(context, relation, row, entity.symbol, entity.definition);
    // `__radd__ = __add__`.
    else if (entity.kind === 'variable' && !isOutside(entity.path))
      for (const value of context.evaluator.classVariable(entity))
        if (value.kind === 'function')
          state(context, relation, row, value.definition.symbol, value.definition);
  }
  return found.length > 0;
}

export function state(
  context: ChunkContext,
  relation: Relation,
  row: number,
  symbol: string,
  callee: Definition,
): void {
  if (isOutside(callee.path)) return;
  const known = context.linksOf(relation, row);
  if (known.length < MAX_VALUES && !known.some((link) => link.target === symbol))
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

/** States the functions that calling what an operand can be runs. */
export function stateCallables(context: ChunkContext, relation: Relation, row: number, ref: ExprRef): void {
  for (const given of context.valuesOf(ref))
    for (const { symbol, callee } of valueTargets(context, given))
      if (callee) state(context, relation, row, symbol, callee);
}

/** States what iterating a value runs: its `__iter__` and the `__next__` of what that gives, else its `__getitem__`. */
export function stateIteration(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  isAsync = false,
): void {
  if (!mayHaveMethods(value)) return;
  const [first, next] = isAsync ? ['__aiter__', '__anext__'] : ['__iter__', '__next__'];
  if (!stateMethod(context, relation, row, value, first)) {
    stateMethod(context, relation, row, value, '__getitem__');
    return;
  }
  for (const iterator of context.evaluator.callMethod([value], first))
    if (mayHaveMethods(iterator)) stateMethod(context, relation, row, iterator, next);
}

/** Whether iterating anything can run code of the workspace. */
export const mayIterate = (context: ChunkContext): boolean =>
  context.isDefined('__iter__') || context.isDefined('__getitem__');

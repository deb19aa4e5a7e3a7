/**
 * Guards: the stretches of code that run only when a condition held, or only when it did not (`if`, early
 * exits, `assert`, `and`, `or`, conditional expressions, `while`). Kept for conditions that test a type, which
 * are the ones that tell what a name can be, and for those that ask for a parameter. Knows syntax only.
 */

import { endOfCode } from '../syntax/chunks.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, exprRefKind, exprRefRow } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { BlockExit, ExprKind } from './schema.ts';

const NONE_KNOWN: ReadonlySet<ExprRef> = new Set();

const CLAUSES = new Set<number>([NodeKind.elif_clause, NodeKind.else_clause]);

const LOOPS = new Set<number>([NodeKind.for_statement, NodeKind.while_statement]);

const DEFINITIONS = new Set<number>([NodeKind.function_definition, NodeKind.class_definition]);

/** A condition with its expression, to be used for the code it guards. */
export interface Condition {
  readonly node: number;
  readonly ref: ExprRef;
}

/** Expressions whose value is a truth already, or whose own rows say what they ask. */
const TRUTHS: ReadonlySet<number> = new Set([
  ExprKind.compare,
  ExprKind.not,
  ExprKind.truth,
  ExprKind.comprehension,
  ExprKind.fstring,
]);

/** Visits the condition of a statement or comprehension, which asks its value whether it is true (language reference 6.11). */
export function visitCondition(x: Extraction, node: number): ExprRef {
  const ref = x.visitExpression(node);
  askTruth(x, node, ref);
  return ref;
}

function askTruth(x: Extraction, node: number, ref: ExprRef): void {
  const { exprs, operands } = x.out;
  const kind = exprRefKind(ref);
  if (kind !== 'name' && kind !== 'attr' && kind !== 'call' && kind !== 'expr') return;
  if (kind === 'expr') {
    const row = exprRefRow(ref);
    const composite = exprs.get(row, 'kind');
    // Of `a and b` the left side is asked by the expression itself, the right one by who asks for the whole.
    if (composite === ExprKind.boolean)
      askTruth(x, node, operands.get(exprs.get(row, 'operandStart') + 1, 'expr'));
    if (composite === ExprKind.boolean || TRUTHS.has(composite)) return;
  }
  x.addExpr(node, ExprKind.truth, [ref]);
}

/** Null for a condition that says nothing of types. */
export const typeTest = (x: Extraction, node: number, ref: ExprRef): Condition | null =>
  asksType(x, ref) ? { node, ref } : null;

function asksType(x: Extraction, condition: ExprRef): boolean {
  for (const ref of partsOf(x, condition, x.typeTests)) {
    if (!(x.typeTests.get(ref) ?? testsType(x, ref))) continue;
    x.typeTests.set(condition, true);
    return true;
  }
  x.typeTests.set(condition, false);
  return false;
}

/**
 * Whether an expression may test the type of a name, or of an attribute: that is what a call is given first (`isinstance`,
 * `type(x)`, predicates of any name: PEP 647, 742), its class is read, or it is compared with what a name holds (`x is f`).
 */
function testsType(x: Extraction, ref: ExprRef): boolean {
  const { args, attrs, calls, exprs, pool } = x.out;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr') return attrs.get(row, 'name') === pool.find('__class__');
  if (exprRefKind(ref) === 'expr') return testsIdentity(x, row);
  if (exprRefKind(ref) !== 'call' || calls.get(row, 'argCount') === 0) return false;
  const first = args.get(calls.get(row, 'argStart'), 'expr');
  if (exprRefKind(first) === 'expr') return exprs.get(exprRefRow(first), 'kind') === ExprKind.walrus;
  return isPlace(first);
}

/** `x is f` and `x is not f`, of names and attributes. */
function testsIdentity(x: Extraction, row: number): boolean {
  const { exprs, operands, pool } = x.out;
  if (exprs.get(row, 'kind') !== ExprKind.compare || exprs.get(row, 'operandCount') !== 2) return false;
  const detail = exprs.get(row, 'detail');
  const from = exprs.get(row, 'operandStart');
  return (
    (detail === pool.find('is') || detail === pool.find('is not')) &&
    [from, from + 1].every((i) => isPlace(operands.get(i, 'expr')))
  );
}

const isPlace = (ref: ExprRef): boolean => exprRefKind(ref) === 'name' || exprRefKind(ref) === 'attr';

/**
 * The same where the condition also asks what a parameter of the function around is (`if mode == 'r'`, `if x is None`):
 * a call that gives a constant takes one way only.
 */
export const parameterTest = (x: Extraction, node: number, ref: ExprRef): Condition | null =>
  typeTest(x, node, ref) ?? (asksParameter(x, ref) ? { node, ref } : null);

/**
 * The same of what a loop goes through whose body, once it runs, leaves the function: what follows runs where a parameter
 * has no elements (`for item in items: return item`). Null for other loops.
 */
export function emptinessTest(x: Extraction, node: number, ref: ExprRef, body: number): Condition | null {
  if (body < 0 || exitOf(x, body) !== BlockExit.leave) return null;
  if (exprRefKind(ref) !== 'name' || !isOwnParameter(x, exprRefRow(ref))) return null;
  const goesOn = x.kind
    .subarray(body, x.next[body]!)
    .some((kind) => kind === NodeKind.break_statement || kind === NodeKind.continue_statement);
  return goesOn ? null : { node, ref };
}

function asksParameter(x: Extraction, condition: ExprRef): boolean {
  for (const ref of partsOf(x, condition, NONE_KNOWN))
    if (exprRefKind(ref) === 'name' && isOwnParameter(x, exprRefRow(ref))) return true;
  return false;
}

/**
 * What a condition asks: itself, or what it joins by `and`, `or` and `not`, and of comparisons also the left side. Of what
 * is in `known` the parts are left out.
 */
function* partsOf(
  x: Extraction,
  condition: ExprRef,
  known: { has(ref: ExprRef): boolean },
): Iterable<ExprRef> {
  const { exprs, operands } = x.out;
  // A chain of thousands of `or` is as deep as it is long.
  const pending = [condition];
  for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
    const row = exprRefRow(ref);
    const kind = exprRefKind(ref) === 'expr' && !known.has(ref) ? exprs.get(row, 'kind') : -1;
    const first = kind < 0 ? -1 : exprs.get(row, 'operandStart');
    if (kind === ExprKind.boolean) pending.push(operands.get(first + 1, 'expr'));
    if (kind === ExprKind.boolean || kind === ExprKind.not || kind === ExprKind.compare)
      pending.push(operands.get(first, 'expr'));
    if (kind !== ExprKind.boolean && kind !== ExprKind.not) yield ref;
  }
}

/** Whether a name (a row of `names`) is written as a parameter of the function around is. */
function isOwnParameter(x: Extraction, row: number): boolean {
  const { defs, names, params } = x.out;
  if (x.def < 0) return false;
  const name = names.get(row, 'name');
  const from = defs.get(x.def, 'paramStart');
  const to = from + defs.get(x.def, 'paramCount');
  for (let param = from; param < to; param++) if (params.get(param, 'name') === name) return true;
  return false;
}

/** States that a node's code runs only where the condition was true (or false). */
export function guardNode(x: Extraction, node: number, condition: Condition | null, holds: boolean): void {
  if (condition !== null && node >= 0) guard(x, x.start[node]!, x.end[node]!, condition, holds);
}

/** States that what follows a statement in its body runs only where the condition was true (or false). */
export function guardRest(x: Extraction, after: number, condition: Condition | null, holds: boolean): void {
  if (condition === null) return;
  const start = endOfCode(x.tree, after);
  if (x.bodyEnd > start) guard(x, start, x.bodyEnd, condition, holds);
}

/** Notes the condition of a branch that does nothing but end its loop, for what follows the loop. */
export function noteBreak(x: Extraction, block: number, condition: Condition | null): void {
  if (condition === null || block < 0) return;
  const [only, ...others] = x.namedChildren(block).filter((c) => x.kind[c] !== NodeKind.comment);
  if (only !== undefined && others.length === 0 && x.kind[only] === NodeKind.break_statement)
    x.breakTests.set(only, condition.ref);
}

/**
 * States what holds behind a visited `while` (without `else`, which may bind anything): its condition failed, where no `break`
 * leaves it; where nothing else does, that of its only `break` held. `condition` is null for what is always true.
 */
export function guardAfterLoop(x: Extraction, loop: number, condition: Condition | null): void {
  if (x.namedChildren(loop).some((c) => x.kind[c] === NodeKind.else_clause)) return;
  const breaks = breaksOf(x, x.child(loop, Field.body));
  if (condition !== null && breaks.length === 0) guardRest(x, loop, condition, false);
  const [only] = breaks;
  const ref = condition === null && breaks.length === 1 ? x.breakTests.get(only!) : undefined;
  if (ref !== undefined) guardRest(x, loop, { node: only!, ref }, true);
}

/** The statements that end a loop by `break`: those of loops and definitions inside end others, or none. */
function breaksOf(x: Extraction, body: number): readonly number[] {
  const found: number[] = [];
  const others = new Set<number>();
  const end = body < 0 ? body : x.next[body]!;
  for (let c = body; c < end; ) {
    const kind = x.kind[c]!;
    if (kind === NodeKind.break_statement) found.push(c);
    // The `else` block of a loop is no part of it.
    if (LOOPS.has(kind)) others.add(x.child(c, Field.body));
    c = others.has(c) || DEFINITIONS.has(kind) ? x.next[c]! : c + 1;
  }
  return found;
}

function guard(x: Extraction, start: number, end: number, condition: Condition, holds: boolean): void {
  const { operands, exprs, pool } = x.out;
  const first = operands.length;
  operands.add(condition.ref);
  exprs.add(
    x.chunk,
    x.ownWithin(start),
    x.ownWithin(end),
    ExprKind.guard,
    pool.id(String(holds)),
    first,
    1,
    x.scope,
  );
}

/** How the last statement of a block ends it. */
export function exitOf(x: Extraction, block: number): number {
  const last = x.namedChildren(block).findLast((c) => x.kind[c] !== NodeKind.comment) ?? block;
  switch (x.kind[last]!) {
    case NodeKind.return_statement:
    case NodeKind.raise_statement:
      return BlockExit.leave;
    case NodeKind.break_statement:
      return BlockExit.break;
    case NodeKind.continue_statement:
      return BlockExit.continue;
    default:
      return BlockExit.end;
  }
}

/** Managers that end exceptions, by the last name of what makes them: those of `contextlib`, `unittest` and pytest. */
const SUPPRESSING = new Set(['suppress', 'raises', 'assertRaises', 'assertRaisesRegex']);

/** Whether what follows a `with` statement also runs where its body was left by an exception. */
export function isSuppressing(x: Extraction, node: number): boolean {
  const body = x.child(node, Field.body);
  for (let c = node + 1; c < body; c++) {
    const callee = x.kind[c] === NodeKind.call ? x.child(c, Field.function) : -1;
    if (callee < 0) continue;
    const name = x.kind[callee] === NodeKind.attribute ? x.child(callee, Field.attribute) : callee;
    if (name >= 0 && SUPPRESSING.has(x.textOf(name))) return true;
  }
  return false;
}

/** Whether a block never runs to its end: its last statement, or every branch of that, leaves it. */
export function leaves(x: Extraction, block: number): boolean {
  if (block < 0) return false;
  const last = x.namedChildren(block).findLast((c) => x.kind[c] !== NodeKind.comment) ?? block;
  const kind = x.kind[last]!;
  if (kind === NodeKind.with_statement)
    return !isSuppressing(x, last) && leaves(x, x.child(last, Field.body));
  if (kind === NodeKind.if_statement) {
    const others = x.namedChildren(last).filter((c) => CLAUSES.has(x.kind[c]!));
    return (
      others.some((c) => x.kind[c] === NodeKind.else_clause) &&
      leaves(x, x.child(last, Field.consequence)) &&
      others.every((c) =>
        leaves(x, x.child(c, x.kind[c] === NodeKind.else_clause ? Field.body : Field.consequence)),
      )
    );
  }
  return (
    kind === NodeKind.return_statement ||
    kind === NodeKind.raise_statement ||
    kind === NodeKind.continue_statement ||
    kind === NodeKind.break_statement
  );
}

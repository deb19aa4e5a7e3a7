/**
 * Guards: the stretches of code that run only when a condition held, or only when it did not (`if`, early
 * exits, `assert`, `and`, `or`, conditional expressions, `while`). Kept for conditions that test a type, which
 * are the ones that tell what a name can be. Knows syntax only.
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import type { ExprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { ExprKind } from './schema.ts';

const TYPE_TEST = /\b(?:isinstance|callable|type)\s*\(/;

/** A condition with its expression, to be used for the code it guards. */
export interface Condition {
  readonly node: number;
  readonly ref: ExprRef;
}

/** Null for a condition that says nothing of types. */
export const typeTest = (x: Extraction, node: number, ref: ExprRef): Condition | null =>
  TYPE_TEST.test(x.textOf(node)) ? { node, ref } : null;

/** States that a node's code runs only where the condition was true (or false). */
export function guardNode(x: Extraction, node: number, condition: Condition | null, holds: boolean): void {
  if (condition !== null && node >= 0) guard(x, x.start[node]!, x.end[node]!, condition, holds);
}

/** States that what follows a statement in its body runs only where the condition was true (or false). */
export function guardRest(x: Extraction, after: number, condition: Condition | null, holds: boolean): void {
  if (condition !== null && x.bodyEnd > x.end[after]!) guard(x, x.end[after]!, x.bodyEnd, condition, holds);
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

/** Whether a block never runs to its end: its last statement leaves it. */
export function leaves(x: Extraction, block: number): boolean {
  if (block < 0) return false;
  const kind = x.kind[x.namedChildren(block).at(-1) ?? block]!;
  return (
    kind === NodeKind.return_statement ||
    kind === NodeKind.raise_statement ||
    kind === NodeKind.continue_statement ||
    kind === NodeKind.break_statement
  );
}

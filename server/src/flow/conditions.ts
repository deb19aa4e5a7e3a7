/**
 * Expressions that decide where to go: `and`, `or`, `not`, comparison chains and conditional expressions, in a
 * condition or as a value (language reference, "Boolean operations", "Comparisons", "Conditional expressions").
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { constantTruth } from './constants.ts';
import { EdgeKind, PointKind } from './control-flow.ts';
import { NESTING_LIMIT } from './limits.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Evaluates a condition and ends the block: `whenTrue` and `whenFalse` are blocks yet to be placed. */
export function visitCondition(b: UnitBuilder, outer: number, whenTrue: number, whenFalse: number): void {
  const { syntax } = b;
  const node = syntax.bare(outer);
  const truth = constantTruth(syntax, node);
  if (truth !== null) {
    b.point(PointKind.step, node);
    b.edge(truth ? whenTrue : whenFalse, truth ? EdgeKind.TRUE : EdgeKind.FALSE);
    b.end();
    return;
  }
  const kind = syntax.kind[node];
  if (b.depth < NESTING_LIMIT) {
    b.depth++;
    const isBranching = visitBranching(b, node, kind!, whenTrue, whenFalse);
    b.depth--;
    if (isBranching) return;
  }
  b.walk.expression(b, node);
  branch(b, node, whenTrue, whenFalse);
}

/** Conditions that are tested in several steps, or as part of another one. */
const BRANCHING: ReadonlySet<number> = new Set([
  NodeKind.not_operator,
  NodeKind.boolean_operator,
  NodeKind.conditional_expression,
  NodeKind.comparison_operator,
]);

function visitBranching(
  b: UnitBuilder,
  node: number,
  kind: number,
  whenTrue: number,
  whenFalse: number,
): boolean {
  const { syntax } = b;
  switch (kind) {
    case NodeKind.not_operator: {
      const operand = syntax.child(node, Field.argument);
      if (operand < 0) return false;
      if (BRANCHING.has(syntax.kind[syntax.bare(operand)]!)) {
        b.walk.condition(b, operand, whenFalse, whenTrue);
        return true;
      }
      // `not x` is one test: its true way is where `x` is false.
      b.walk.expression(b, operand);
      branch(b, node, whenTrue, whenFalse);
      return true;
    }
    case NodeKind.boolean_operator: {
      const { operands, isAnd } = booleanOperands(b, node);
      for (const [i, operand] of operands.entries()) {
        const isLast = i === operands.length - 1;
        const next = isLast ? -1 : b.block();
        if (isLast) b.walk.condition(b, operand, whenTrue, whenFalse);
        else if (isAnd) b.walk.condition(b, operand, next, whenFalse);
        else b.walk.condition(b, operand, whenTrue, next);
        if (!isLast) b.place(next);
      }
      return operands.length > 0;
    }
    case NodeKind.conditional_expression: {
      const parts = syntax.namedChildren(node);
      if (parts.length !== 3) return false;
      const [body, test, otherwise] = parts as [number, number, number];
      const whenTested = b.block();
      const whenNot = b.block();
      b.walk.condition(b, test, whenTested, whenNot);
      b.place(whenTested);
      b.walk.condition(b, body, whenTrue, whenFalse);
      b.place(whenNot);
      b.walk.condition(b, otherwise, whenTrue, whenFalse);
      return true;
    }
    case NodeKind.comparison_operator:
      visitComparison(b, node, whenFalse);
      branch(b, node, whenTrue, whenFalse);
      return true;
    default:
      return false;
  }
}

function branch(b: UnitBuilder, node: number, whenTrue: number, whenFalse: number): void {
  b.point(PointKind.test, node);
  b.edge(whenTrue, EdgeKind.TRUE);
  b.edge(whenFalse, EdgeKind.FALSE);
  b.end();
}

/** `a and b or c` as a value: the last operand evaluated is the result. */
export function visitBoolean(b: UnitBuilder, node: number): void {
  const { operands, isAnd } = booleanOperands(b, node);
  const after = b.block();
  for (const [i, operand] of operands.entries()) {
    b.walk.expression(b, operand);
    if (i === operands.length - 1) break;
    const truth = constantTruth(b.syntax, operand);
    b.point(PointKind.test, operand);
    if (truth === null || truth !== isAnd) b.edge(after, isAnd ? EdgeKind.FALSE : EdgeKind.TRUE);
    const next = b.block();
    if (truth === null || truth === isAnd) b.edge(next, isAnd ? EdgeKind.TRUE : EdgeKind.FALSE);
    b.place(next);
  }
  b.fallInto(after);
}

/**
 * Operands of one operator, left to right. The grammar nests `a or b or c` to the left, thousands deep in
 * generated code, so the nest is undone by a loop.
 */
function booleanOperands(b: UnitBuilder, node: number): { operands: number[]; isAnd: boolean } {
  const { syntax } = b;
  const operator = (at: number): string => {
    const token = syntax.child(at, Field.operator);
    return token < 0 ? '' : syntax.textOf(token);
  };
  const own = operator(node);
  const operands: number[] = [];
  let left = node;
  while (syntax.kind[left] === NodeKind.boolean_operator && operator(left) === own) {
    const right = syntax.child(left, Field.right);
    if (right >= 0) operands.push(right);
    const inner = syntax.child(left, Field.left);
    if (inner < 0) return { operands: operands.reverse(), isAnd: own === 'and' };
    left = syntax.bare(inner);
  }
  operands.push(left);
  return { operands: operands.reverse(), isAnd: own === 'and' };
}

/** `a < b < c` as a value: `c` is evaluated only if `a < b` holds. */
export function visitComparisonValue(b: UnitBuilder, node: number): void {
  if (b.syntax.namedChildren(node).length <= 2) {
    visitComparison(b, node, -1);
    return;
  }
  const after = b.block();
  visitComparison(b, node, after);
  b.fallInto(after);
}

/** Evaluates a comparison up to its last operator; a chain that fails earlier goes to `whenFalse`. */
function visitComparison(b: UnitBuilder, node: number, whenFalse: number): void {
  const operands = b.syntax.namedChildren(node).filter((c) => b.syntax.field[c] !== Field.operators);
  for (const [i, operand] of operands.entries()) {
    b.walk.expression(b, operand);
    if (i === 0) continue;
    b.point(PointKind.operator, node);
    if (i === operands.length - 1) continue;
    b.point(PointKind.test, node);
    const next = b.block();
    b.edge(whenFalse, EdgeKind.FALSE);
    b.fallInto(next, EdgeKind.TRUE);
  }
}

/** `body if test else otherwise` as a value. */
export function visitConditional(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const after = b.block();
  let rest = node;
  // Chains of conditional expressions nest to the right, so they are followed by a loop.
  for (;;) {
    const parts = syntax.kind[rest] === NodeKind.conditional_expression ? syntax.namedChildren(rest) : [];
    if (parts.length !== 3) break;
    const [body, test, otherwise] = parts as [number, number, number];
    const whenTrue = b.block();
    const whenFalse = b.block();
    b.walk.condition(b, test, whenTrue, whenFalse);
    b.place(whenTrue);
    b.walk.expression(b, body);
    b.edge(after, EdgeKind.NEXT);
    b.place(whenFalse);
    rest = syntax.bare(otherwise);
  }
  if (rest === node) for (const part of syntax.namedChildren(node)) b.walk.expression(b, part);
  else b.walk.expression(b, rest);
  b.fallInto(after);
}

/**
 * Comprehensions and generator expressions: a scope of their own, except for the iterable of the first `for`,
 * which the enclosing scope evaluates (language reference, "Displays for lists, sets and dictionaries").
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { guardNode, typeTest, visitCondition } from './guards.ts';
import { EARLIER_CONDITIONS_LIMIT } from './limits.ts';
import { AssignHow, ExprKind, ScopeFlag, ScopeKind } from './schema.ts';
import { bindTarget, visitTarget } from './targets.ts';

export function visitComprehension(
  x: Extraction,
  node: number,
  detail: string,
  scopeName: string,
  scopeFlag: number,
): ExprRef {
  const end = x.next[node]!;
  const clauses = x.namedChildren(node).filter((c) => isClause(x.kind[c]!));
  const isAsync = clauses.some((c) => x.hasChildOfKind(c, NodeKind.async_token));
  const outer = x.scope;
  const first = clauses[0];
  const iterables: ExprRef[] = [];
  if (first !== undefined) iterables.push(visitIterable(x, first));
  x.scope = x.addScope(ScopeKind.comprehension, scopeName, node, scopeFlag | (isAsync ? ScopeFlag.async : 0));
  const body = x.child(node, Field.body);
  for (const [i, clause] of clauses.entries()) {
    if (x.kind[clause] === NodeKind.if_clause) {
      const condition = x.firstNamedChild(clause);
      const tested = condition < 0 ? null : typeTest(x, condition, visitCondition(x, condition));
      const later = clauses.slice(i + 1, i + 1 + EARLIER_CONDITIONS_LIMIT);
      for (const guarded of [body, ...later]) guardNode(x, guarded, tested, true);
    } else visitClause(x, clause, clause === first, iterables);
  }
  const elements = body < 0 || body >= end ? [NO_EXPR] : visitElement(x, body);
  x.scope = outer;
  const filters = clauses.filter((clause) => x.kind[clause] === NodeKind.if_clause).map(() => NO_EXPR);
  const operands = [...elements, ...iterables, ...filters];
  return x.addExpr(node, ExprKind.comprehension, operands, x.out.pool.id(detail));
}

const isClause = (kind: number): boolean => kind === NodeKind.for_in_clause || kind === NodeKind.if_clause;

function visitClause(x: Extraction, clause: number, isFirst: boolean, iterables: ExprRef[]): void {
  const left = x.child(clause, Field.left);
  const target = left < 0 ? NO_EXPR : visitTarget(x, left);
  if (!isFirst) iterables.push(visitIterable(x, clause));
  if (left < 0) return;
  const iterable = iterables[iterables.length - 1]!;
  const detail = x.hasChildOfKind(clause, NodeKind.async_token) ? x.out.pool.id('async') : -1;
  const element = x.addExpr(clause, ExprKind.element, [iterable], detail);
  bindTarget(x, left, target, AssignHow.comprehension, element);
}

/** Python 2's `for x in a, b` without parentheses still parses, with several nodes in the field. */
function visitIterable(x: Extraction, clause: number): ExprRef {
  const parts = x.namedChildren(clause).filter((c) => x.field[c] === Field.right);
  if (parts.length === 1) return x.visitExpression(parts[0]!);
  const refs = parts.map((part) => x.visitExpression(part));
  return refs.length === 0 ? NO_EXPR : x.addExpr(parts[0]!, ExprKind.tuple, refs);
}

/** The element, or key and value. CPython numbers the value's scopes before the key's. */
function visitElement(x: Extraction, body: number): ExprRef[] {
  if (x.kind[body] !== NodeKind.pair) return [x.visitExpression(body)];
  const key = x.child(body, Field.key);
  const value = x.child(body, Field.value);
  const valueRef = value < 0 ? NO_EXPR : x.visitExpression(value);
  return [key < 0 ? NO_EXPR : x.visitExpression(key), valueRef];
}

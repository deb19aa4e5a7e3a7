/**
 * `try` and `with`: exception handlers, context managers, and what their `as` binds.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { groupAlternatives } from './alternatives.ts';
import { NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { isSuppressing } from './guards.ts';
import { AssignHow, BlockKind, ExprKind } from './schema.ts';
import { bindTarget, visitTarget } from './targets.ts';

/** Body and `else` are one alternative, each handler another: exactly one of them runs to its end. */
export function visitTry(x: Extraction, node: number): void {
  const { imports, scopes } = x.out;
  const bodyFrom = imports.length;
  x.visitBlock(x.child(node, Field.body), BlockKind.try, true);
  const body = { from: bodyFrom, to: imports.length };
  const branches = [body];
  const handlerScopes = scopes.length;
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.except_clause) {
      const from = imports.length;
      visitHandler(x, c);
      branches.push({ from, to: imports.length });
    } else if (x.kind[c] === NodeKind.else_clause) {
      const elseScopes = scopes.length;
      x.visitBlock(x.child(c, Field.body), BlockKind.try_else, false);
      // CPython numbers the scopes of `else` before those of the handlers.
      x.scopeSwaps.push({ first: handlerScopes, second: elseScopes, end: scopes.length });
    } else if (x.kind[c] === NodeKind.finally_clause) {
      x.visitBlock(blockIn(x, c), BlockKind.finally, false);
    }
  }
  groupAlternatives(x, branches);
}

function blockIn(x: Extraction, clause: number): number {
  const end = x.next[clause]!;
  for (let c = clause + 1; c < end; c = x.next[c]!) if (x.kind[c] === NodeKind.block) return c;
  return -1;
}

/** `except E as name:`, `except* E:`, and the unparenthesized `except A, B:` of PEP 758. */
function visitHandler(x: Extraction, node: number): void {
  const values = x.namedChildren(node).filter((c) => x.field[c] === Field.value);
  const isGroup = x.hasChildOfKind(node, NodeKind.star_token) || hasStar(x, node);
  const first = values[0];
  if (first !== undefined && x.kind[first] === NodeKind.as_pattern) visitCaught(x, first, isGroup);
  else if (values.length === 1) {
    const alias = x.child(node, Field.alias);
    bindCaught(x, first!, alias, isGroup);
  } else for (const value of values) bindCaught(x, value, -1, isGroup);
  x.visitBlock(blockIn(x, node), BlockKind.handler, false);
}

function hasStar(x: Extraction, node: number): boolean {
  const keyword = node + 1;
  return x.text.charCodeAt(x.end[keyword]! - 1) === 0x2a;
}

function visitCaught(x: Extraction, pattern: number, isGroup: boolean): void {
  const type = x.firstNamedChild(pattern);
  if (type >= 0) bindCaught(x, type, x.child(pattern, Field.alias), isGroup);
}

function bindCaught(x: Extraction, type: number, alias: number, isGroup: boolean): void {
  const ref = x.visitExpression(type);
  const target = alias < 0 ? NO_EXPR : visitTarget(x, alias);
  // Also where nothing is bound to it: to be caught is no use of a class.
  const caught = x.addExpr(type, ExprKind.caught, [ref], isGroup ? x.out.pool.id('group') : -1);
  if (alias >= 0) bindTarget(x, alias, target, AssignHow.except, caught);
}

export function visitWith(x: Extraction, node: number): void {
  const isAsync = x.kind[node + 1] === NodeKind.async_token;
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] !== NodeKind.with_clause) continue;
    for (const item of x.namedChildren(c)) {
      const value = x.kind[item] === NodeKind.with_item ? x.child(item, Field.value) : item;
      if (value >= 0) visitWithItem(x, value, isAsync);
    }
  }
  const kind = isSuppressing(x, node) ? BlockKind.suppressing : BlockKind.plain;
  x.visitBlock(x.child(node, Field.body), kind, true);
}

/** Parenthesized items (PEP 617) may reach us as a tuple whose elements have `as`. */
function visitWithItem(x: Extraction, outer: number, isAsync: boolean): void {
  const node = x.unparenthesized(outer);
  if (x.kind[node] === NodeKind.tuple && x.hasChildOfKind(node, NodeKind.as_pattern)) {
    for (const item of x.namedChildren(node)) visitWithItem(x, item, isAsync);
    return;
  }
  if (x.kind[node] !== NodeKind.as_pattern) {
    x.addExpr(node, ExprKind.entered, [x.visitExpression(node)], isAsync ? x.out.pool.id('async') : -1);
    return;
  }
  const manager = x.firstNamedChild(node);
  const alias = x.child(node, Field.alias);
  const ref = manager < 0 ? NO_EXPR : x.visitExpression(manager);
  if (alias < 0) return;
  const target = visitTarget(x, alias);
  const detail = isAsync ? x.out.pool.id('async') : -1;
  const entered = x.addExpr(manager, ExprKind.entered, [ref], detail);
  bindTarget(x, alias, target, AssignHow.with, entered);
}

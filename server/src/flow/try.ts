/**
 * `try` with `except`, `except*`, `else` and `finally` (language reference, "The try statement"; PEP 654).
 * Whether a clause catches is decided by what the exception is when the code runs, so each one may and may not.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { closeCleanup, openCleanup } from './cleanups.ts';
import { BlockKind, EdgeKind, PointKind } from './control-flow.ts';
import { unwrapTarget } from './targets.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitTry(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const clauses = syntax.namedChildren(node);
  const last = clauses.find((c) => syntax.kind[c] === NodeKind.finally_clause) ?? -1;
  b.point(PointKind.step, node);
  if (last < 0) {
    visitHandled(b, node, clauses);
    return;
  }
  const open = openCleanup(b, BlockKind.finally);
  visitHandled(b, node, clauses);
  closeCleanup(b, open, () => b.walk.body(b, syntax.childOfKind(last, NodeKind.block)));
}

/** Everything but the `finally`. */
function visitHandled(b: UnitBuilder, node: number, clauses: readonly number[]): void {
  const { syntax } = b;
  const handlers = clauses.filter((c) => syntax.kind[c] === NodeKind.except_clause);
  const otherwise = clauses.find((c) => syntax.kind[c] === NodeKind.else_clause) ?? -1;
  const outerHandler = b.handler;
  const caught = handlers.length > 0 ? b.block(BlockKind.handler) : outerHandler;
  const after = b.block();
  if (handlers.length > 0) {
    b.handler = caught;
    b.split();
  }
  b.walk.body(b, syntax.child(node, Field.body));
  b.handler = outerHandler;
  // Exceptions in `else` are not caught by the clauses.
  if (b.current >= 0) b.split();
  if (otherwise >= 0) b.walk.body(b, syntax.child(otherwise, Field.body));
  b.edge(after, EdgeKind.NEXT);
  if (handlers.length > 0) {
    b.place(caught);
    visitHandlers(b, handlers, after);
  }
  b.place(after);
}

function visitHandlers(b: UnitBuilder, handlers: readonly number[], after: number): void {
  const { syntax } = b;
  let isCaughtForSure = false;
  for (const handler of handlers) {
    const block = syntax.childOfKind(handler, NodeKind.block);
    const outer = b.beginStatement(handler, block);
    const isGroup = isGroupClause(b, handler);
    const values = syntax.namedChildren(handler).filter((c) => syntax.field[c] === Field.value);
    const next = b.block(BlockKind.handler);
    if (values.length === 0) {
      isCaughtForSure = true;
      b.point(PointKind.step, handler);
    } else visitFilter(b, handler, values, next);
    if (isGroup) {
      const behind = b.block(BlockKind.handler);
      visitCaught(b, handler, block, behind, next);
      b.place(behind);
      passRestOn(b, after, next);
    } else visitCaught(b, handler, block, after, -1);
    b.place(next);
    b.resumeStatement(outer);
    if (isCaughtForSure) break;
  }
  if (!isCaughtForSure) b.raise(EdgeKind.EXC);
}

/**
 * Behind a clause of `except*`: the part of the group that it did not catch goes on to the clauses behind it; when
 * it was the last part, the code goes on instead.
 */
function passRestOn(b: UnitBuilder, after: number, next: number): void {
  b.edge(after, EdgeKind.NEXT);
  b.edge(next, EdgeKind.EXC);
  b.end();
}

/** The expressions behind `except`, and the ways to the body and to `next`. */
function visitFilter(b: UnitBuilder, handler: number, values: readonly number[], next: number): void {
  const { syntax } = b;
  for (const value of values) {
    const type = syntax.kind[value] === NodeKind.as_pattern ? syntax.firstNamed(value) : value;
    if (type >= 0) b.walk.expression(b, type);
  }
  b.point(PointKind.catch, handler);
  const body = b.block();
  b.edge(next, EdgeKind.FALSE);
  b.fallInto(body, EdgeKind.TRUE);
}

/**
 * The body of a clause, which goes on at `after`. What the body of an `except*` clause raises is kept until the
 * other clauses have run: it goes to `raisesTo` (-1: to the handler around the `try`).
 */
function visitCaught(b: UnitBuilder, handler: number, block: number, after: number, raisesTo: number): void {
  const outerHandler = b.handler;
  if (raisesTo >= 0) {
    b.handler = raisesTo;
    b.split();
  }
  const alias = aliasOf(b, handler);
  if (alias < 0) b.walk.body(b, block);
  else {
    const open = openCleanup(b, BlockKind.body);
    b.point(PointKind.store, alias);
    b.walk.body(b, block);
    // `except E as e` ends with `e = None; del e`, however it ends.
    closeCleanup(b, open, () => b.point(PointKind.unbind, alias));
  }
  b.edge(after, EdgeKind.NEXT);
  b.end();
  b.handler = outerHandler;
}

/** The name behind `as`, or -1. */
function aliasOf(b: UnitBuilder, handler: number): number {
  const { syntax } = b;
  const value = syntax.child(handler, Field.value);
  const holder = value >= 0 && syntax.kind[value] === NodeKind.as_pattern ? value : handler;
  const alias = syntax.child(holder, Field.alias);
  const name = alias < 0 ? -1 : unwrapTarget(b, alias);
  return name >= 0 && syntax.kind[name] === NodeKind.identifier ? name : -1;
}

/** `except*`: the star is a token of its own or part of the keyword's. */
function isGroupClause(b: UnitBuilder, handler: number): boolean {
  const { syntax } = b;
  if (syntax.has(handler, NodeKind.star_token)) return true;
  return syntax.text.charCodeAt(syntax.end[handler + 1]! - 1) === 0x2a;
}

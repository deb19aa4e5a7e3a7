/**
 * Comprehensions and generator expressions. List, set and dict comprehensions run where they stand, as loops; a
 * generator expression evaluates its first iterable there and is a code unit of its own for the rest (language
 * reference, "Displays for lists, sets and dictionaries"; PEP 709).
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { BlockKind, EdgeKind, PointKind } from './control-flow.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitComprehension(b: UnitBuilder, node: number): void {
  const first = clausesOf(b, node)[0];
  if (first !== undefined) visitIterable(b, first);
  if (b.syntax.kind[node] === NodeKind.generator_expression) {
    b.point(PointKind.define, node);
    b.context.foundUnit(node);
    return;
  }
  visitLoops(b, node, () => {
    visitElement(b, node);
    b.point(PointKind.operator, node);
  });
}

/** The body of a generator expression: it suspends with each element. */
export function visitGeneratorBody(b: UnitBuilder, node: number): void {
  visitLoops(b, node, () => {
    visitElement(b, node);
    b.suspend(node);
  });
}

/** The loops and conditions around the element; goes on behind the outermost loop. */
function visitLoops(b: UnitBuilder, node: number, visitInnermost: () => void): void {
  const { syntax } = b;
  const after = b.block();
  let head = -1;
  for (const [i, clause] of clausesOf(b, node).entries()) {
    if (syntax.kind[clause] === NodeKind.if_clause) {
      const condition = syntax.firstNamed(clause);
      if (condition < 0 || head < 0) continue;
      const next = b.block();
      b.walk.condition(b, condition, next, head);
      b.place(next);
      continue;
    }
    if (i > 0) visitIterable(b, clause);
    const outer = head;
    head = b.block(BlockKind.loop);
    b.fallInto(head);
    b.point(PointKind.item, clause);
    if (syntax.has(clause, NodeKind.async_token)) b.suspend(clause);
    const body = b.block();
    b.edge(outer < 0 ? after : outer, EdgeKind.FALSE);
    b.fallInto(body, EdgeKind.TRUE);
    const target = syntax.child(clause, Field.left);
    if (target >= 0) b.walk.target(b, target, 'store');
  }
  visitInnermost();
  if (head >= 0) {
    b.edge(head, EdgeKind.LOOP);
    b.place(after);
  } else b.fallInto(after);
}

function clausesOf(b: UnitBuilder, node: number): number[] {
  const { kind } = b.syntax;
  return b.syntax
    .namedChildren(node)
    .filter((c) => kind[c] === NodeKind.for_in_clause || kind[c] === NodeKind.if_clause);
}

function visitIterable(b: UnitBuilder, clause: number): void {
  for (const part of b.syntax.namedChildren(clause)) {
    if (b.syntax.field[part] === Field.right) b.walk.expression(b, part);
  }
  b.point(PointKind.iter, clause);
}

/** The element; of a dict comprehension the key, then the value (PEP 572 fixed that order). */
function visitElement(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const body = syntax.child(node, Field.body);
  if (body < 0) return;
  if (syntax.kind[body] !== NodeKind.pair) b.walk.expression(b, body);
  else for (const part of syntax.namedChildren(body)) b.walk.expression(b, part);
}

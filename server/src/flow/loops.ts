/** `if`, `while` and `for` with their `else` (language reference, "Compound statements"). */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { BlockKind, EdgeKind, PointKind } from './control-flow.ts';
import type { Loop, UnitBuilder } from './unit-builder.ts';

export function visitIf(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const after = b.block();
  const own = syntax.child(node, Field.condition);
  visitBranch(b, own, syntax.child(node, Field.consequence), after);
  const end = syntax.next[node]!;
  for (let c = syntax.firstNamed(node); c >= 0; c = syntax.nextNamed(c, end)) {
    if (syntax.kind[c] === NodeKind.elif_clause) {
      const body = syntax.child(c, Field.consequence);
      const outer = b.beginStatement(c, body);
      visitBranch(b, syntax.child(c, Field.condition), body, after);
      b.resumeStatement(outer);
    } else if (syntax.kind[c] === NodeKind.else_clause) b.walk.body(b, syntax.child(c, Field.body));
  }
  b.fallInto(after);
}

/** One condition with its body; goes on where the condition does not hold. */
function visitBranch(b: UnitBuilder, condition: number, body: number, after: number): void {
  const whenTrue = b.block();
  const whenFalse = b.block();
  if (condition >= 0) b.walk.condition(b, condition, whenTrue, whenFalse);
  else {
    b.edge(whenTrue, EdgeKind.TRUE);
    b.edge(whenFalse, EdgeKind.FALSE);
  }
  b.place(whenTrue);
  b.walk.body(b, body);
  b.edge(after, EdgeKind.NEXT);
  b.place(whenFalse);
}

export function visitWhile(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const condition = syntax.child(node, Field.condition);
  const head = b.block(BlockKind.loop);
  const body = b.block();
  const otherwise = b.block();
  const after = b.block();
  b.fallInto(head);
  if (condition >= 0) b.walk.condition(b, condition, body, otherwise);
  visitLoopBody(b, node, head, body, otherwise, after);
}

export function visitFor(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const left = syntax.child(node, Field.left);
  const right = syntax.child(node, Field.right);
  if (right >= 0) b.walk.expression(b, right);
  // The iterator belongs to the iterable in the text: that is where CPython, too, says it is.
  const iterable = right < 0 ? node : right;
  b.point(PointKind.iter, iterable);
  const head = b.block(BlockKind.loop);
  const body = b.block();
  const otherwise = b.block();
  const after = b.block();
  b.fallInto(head);
  b.point(PointKind.item, iterable);
  if (syntax.has(node, NodeKind.async_token)) b.suspend(iterable);
  b.edge(body, EdgeKind.TRUE);
  b.edge(otherwise, EdgeKind.FALSE);
  visitLoopBody(b, node, head, body, otherwise, after, left);
}

/** `otherwise` runs when the loop ends by itself, and not behind a `break`. */
function visitLoopBody(
  b: UnitBuilder,
  node: number,
  head: number,
  body: number,
  otherwise: number,
  after: number,
  target = -1,
): void {
  const { syntax } = b;
  const loop: Loop = { kind: 'loop', breakTo: b.destination(after), continueTo: b.destination(head) };
  b.frames.push(loop);
  b.place(body);
  if (target >= 0) b.walk.target(b, target, 'store');
  b.walk.body(b, syntax.child(node, Field.body));
  b.edge(head, EdgeKind.LOOP);
  b.frames.pop();
  b.place(otherwise);
  const clause = syntax.childOfKind(node, NodeKind.else_clause);
  if (clause >= 0) b.walk.body(b, syntax.child(clause, Field.body));
  b.fallInto(after);
}

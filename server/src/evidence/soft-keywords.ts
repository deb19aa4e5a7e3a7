/**
 * Statements that begin with a soft keyword (language reference, "Soft Keywords") which is no keyword there.
 * The grammar reads `type(a).b = c` as an alias named `(a).b`; Python reads a call of `type`, and assigns.
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import { visitAnnotation } from './annotations.ts';
import { addCall } from './calls.ts';
import { exprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { isSpine } from './misplaced-star.ts';
import { AssignHow, ExprContext, ExprKind, TypeOwner, TypeRole } from './schema.ts';
import { type Folded, fold, foldAttribute } from './spine.ts';
import { bindTarget } from './targets.ts';

/** Visits the statement as an assignment of `value` to the place that `type` and `left` together name. */
export function visitTypeCallAssignment(
  x: Extraction,
  statement: number,
  outer: number,
  value: number,
): void {
  const isAnnotated = x.kind[outer] === NodeKind.constrained_type;
  const [place = outer, annotation = -1] = isAnnotated ? x.namedChildren(outer) : [outer];
  let left = place;
  while (x.kind[left] === NodeKind.type) left = x.firstNamedChild(left);
  const spine: number[] = [];
  let bottom = left;
  while (isSpine(x.kind[bottom]!)) {
    const child = x.firstNamedChild(bottom);
    if (child < 0) break;
    spine.push(bottom);
    bottom = child;
  }
  const { movedStart, startsAt } = x;
  x.movedStart = x.start[bottom]!;
  x.startsAt = x.start[statement]!;
  const folded = visitHead(x, statement + 1, bottom);
  let below = bottom;
  for (let i = spine.length - 1; i >= 0; i--) {
    const node = spine[i]!;
    if (i === 0 && x.kind[node] === NodeKind.attribute) {
      foldAttribute(x, node, below, folded, ExprContext.STORE);
    } else fold(x, node, below, folded);
    below = node;
  }
  const type = annotation < 0 ? -1 : visitAnnotation(x, annotation, TypeRole.variable, TypeOwner.assigns);
  const ref = value < 0 ? NO_EXPR : x.visitExpression(value);
  const how = type < 0 ? AssignHow.assign : AssignHow.annotated;
  const row = bindTarget(x, left, folded.ref, how, ref, type);
  if (type >= 0 && row >= 0) x.out.typeExprs.set(type, 'ownerRow', row);
  x.movedStart = movedStart;
  x.startsAt = startsAt;
}

/** `type(…)` or `type[…]`, the second part of which the grammar saw as a group or a display. */
function visitHead(x: Extraction, keyword: number, bottom: number): Folded {
  const callee = exprRef('name', x.addName(keyword, ExprContext.LOAD));
  const parts = x.namedChildren(bottom);
  if (x.kind[bottom] === NodeKind.list) {
    const operands = [callee, ...parts.map((part) => x.visitExpression(part))];
    return { ref: x.addExpr(bottom, ExprKind.subscript, operands), chain: null, names: 0 };
  }
  const values = x.kind[bottom] === NodeKind.generator_expression ? [bottom] : parts;
  const args = values.map((node) => ({ node, value: node, keyword: -1, star: 0, ref: NO_EXPR }));
  return { ref: addCall(x, bottom, keyword, callee, 'type', args), chain: null, names: 0 };
}

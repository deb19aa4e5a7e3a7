/**
 * Stars the grammar binds too tightly: outside brackets it reads `*a.b` as `(*a).b`, where Python stars the whole
 * of `a.b` (language reference, "Expression lists").
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import type { ExprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';

const ASTERISK = 0x2a;

/**
 * `*a.b` outside brackets: Python stars the whole of `a.b`, the grammar only `a`. True for a node that begins
 * with such a star and should be its operand.
 */
export function isMisplacedStar(x: Extraction, node: number): boolean {
  const start = x.start[node]!;
  if (x.text.charCodeAt(start) !== ASTERISK || start === x.movedStart) return false;
  return isSpine(x.kind[node]!) || x.kind[node] === NodeKind.comparison_operator;
}

/** Visits the operand of a misplaced star: the node as if it began after the star. */
export function visitStarred(
  x: Extraction,
  node: number,
  visit: (x: Extraction, node: number) => ExprRef = (y, inner) => y.visitCompound(inner),
): ExprRef {
  let star = node;
  while (isSpine(x.kind[star]!) || x.kind[star] === NodeKind.comparison_operator) {
    const left = x.firstNamedChild(star);
    if (left < 0) break;
    star = left;
  }
  const operand = x.firstNamedChild(star);
  const { movedStart, startsAt } = x;
  x.movedStart = x.start[node]!;
  x.startsAt = operand < 0 ? x.start[node]! : x.start[operand]!;
  const ref = visit(x, node);
  x.movedStart = movedStart;
  x.startsAt = startsAt;
  return ref;
}

/** Kinds of expressions whose left end is an expression that may be as deep as they are long. */
export function isSpine(kind: number): boolean {
  return (
    kind === NodeKind.attribute ||
    kind === NodeKind.call ||
    kind === NodeKind.subscript ||
    kind === NodeKind.binary_operator ||
    kind === NodeKind.boolean_operator ||
    kind === NodeKind.union_type ||
    kind === NodeKind.member_type
  );
}

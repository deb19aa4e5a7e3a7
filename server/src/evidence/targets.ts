/**
 * Binding positions: what is left of `=`, after `for`, `as` and `del`, and what each target there receives.
 * A target is visited before its value, as CPython does, and bound afterwards, when the value has a reference.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, exprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { NESTING_LIMIT } from './limits.ts';
import { isMisplacedStar, visitStarred } from './misplaced-star.ts';
import { AssignHow, ExprContext, ExprKind } from './schema.ts';
import { visitAttributeTarget, visitSubscriptTarget } from './spine.ts';

/** A target list: `(a, *b, c)`, `[a, b]`. */
export interface TargetList {
  readonly node: number;
  readonly nodes: readonly number[];
  readonly elements: readonly Target[];
  /** Index of the starred element, or -1. */
  readonly star: number;
}

/** A visited target: one place, or a list of targets. */
export type Target = ExprRef | TargetList;

/** Visits a target in the given context (`ExprContext.STORE` or `DEL`) without binding it yet. */
export function visitTarget(x: Extraction, outer: number, ctx: number = ExprContext.STORE): Target {
  const node = unwrapTarget(x, outer);
  if (isMisplacedStar(x, node)) return visitStarred(x, node, (y, inner) => visitPlace(y, inner, ctx));
  switch (x.kind[node]) {
    case NodeKind.identifier:
      return exprRef('name', x.addName(node, ctx));
    case NodeKind.attribute:
    case NodeKind.subscript:
      return visitPlace(x, node, ctx);
    case NodeKind.tuple:
    case NodeKind.tuple_pattern:
    case NodeKind.list:
    case NodeKind.list_pattern:
    case NodeKind.pattern_list:
    case NodeKind.expression_list:
      if (x.depth < NESTING_LIMIT) return visitTargetList(x, node, ctx);
      x.defer(node, (y, list) => visitTarget(y, list, ctx));
      return NO_EXPR;
    default:
      x.visitLoose(node);
      return NO_EXPR;
  }
}

/** An attribute or an item. */
function visitPlace(x: Extraction, node: number, ctx: number): ExprRef {
  return x.kind[node] === NodeKind.attribute
    ? visitAttributeTarget(x, node, ctx)
    : visitSubscriptTarget(x, node);
}

/** Removes what does not change which place is meant: parentheses, stars, and single-element patterns. */
function unwrapTarget(x: Extraction, outer: number): number {
  let node = outer;
  for (;;) {
    const kind = x.kind[node];
    const isWrapper =
      kind === NodeKind.parenthesized_expression ||
      kind === NodeKind.as_pattern_target ||
      kind === NodeKind.list_splat ||
      kind === NodeKind.list_splat_pattern ||
      (kind === NodeKind.tuple_pattern && !x.hasChildOfKind(node, NodeKind.comma_token));
    const inner = isWrapper ? x.firstNamedChild(node) : -1;
    if (inner < 0) return node;
    node = inner;
  }
}

function visitTargetList(x: Extraction, node: number, ctx: number): TargetList {
  x.depth++;
  const nodes = x.namedChildren(node);
  const elements: Target[] = [];
  let star = -1;
  for (const [i, element] of nodes.entries()) {
    if (isStar(x.kind[element]!) || isMisplacedStar(x, element)) star = i;
    elements.push(visitTarget(x, element, ctx));
  }
  x.depth--;
  return { node, nodes, elements, star };
}

const isStar = (kind: number): boolean =>
  kind === NodeKind.list_splat || kind === NodeKind.list_splat_pattern;

/** Adds the `assigns` rows of a visited target that receives `value`; returns the last one's row, or -1. */
export function bindTarget(
  x: Extraction,
  node: number,
  target: Target,
  how: number,
  value: ExprRef,
  type = -1,
): number {
  if (typeof target === 'number') {
    return target === NO_EXPR ? -1 : x.addAssign(node, target, how, value, type);
  }
  const { elements, nodes, star } = target;
  let row = -1;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!;
    if (element === NO_EXPR) continue;
    const item =
      how === AssignHow.delete ? value : unpacked(x, nodes[i]!, value, itemName(i, star, elements.length));
    row = bindTarget(x, nodes[i]!, element, how, item);
  }
  return row;
}

function unpacked(x: Extraction, node: number, source: ExprRef, item: string): ExprRef {
  return x.addExpr(node, ExprKind.unpack, [source], x.out.pool.id(item));
}

/** Which item of the source an element receives: counted from the end behind a starred element. */
function itemName(i: number, star: number, count: number): string {
  if (i === star) return `*${star}.${count - star - 1}`;
  return star >= 0 && i > star ? String(i - count) : String(i);
}

/** `name := value`. The value's scopes come first. */
export function visitWalrus(x: Extraction, node: number): ExprRef {
  const value = x.child(node, Field.value);
  const name = x.child(node, Field.name);
  const valueRef = value < 0 ? NO_EXPR : x.visitExpression(value);
  if (name < 0) return valueRef;
  const target = visitTarget(x, name);
  bindTarget(x, name, target, AssignHow.walrus, valueRef);
  return x.addExpr(node, ExprKind.walrus, [typeof target === 'number' ? target : NO_EXPR, valueRef]);
}

/**
 * Targets of assignments, loops, `with`, `del` and walruses: what a target reads before it stores (language
 * reference, "Assignment statements"), left to right.
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import { PointKind } from './control-flow.ts';
import { pathOf, visitExpression, visitIndices } from './expressions.ts';
import { NESTING_LIMIT } from './limits.ts';
import { visitOpaque } from './opaque.ts';
import type { TargetAccess, UnitBuilder } from './unit-builder.ts';

export function visitTarget(b: UnitBuilder, outer: number, access: TargetAccess): void {
  const { syntax } = b;
  const isStore = access === 'store';
  const node = unwrapTarget(b, outer);
  switch (syntax.kind[node]) {
    case NodeKind.identifier:
      b.point(isStore ? PointKind.store : PointKind.delete, node);
      return;
    case NodeKind.attribute: {
      visitBase(b, node);
      b.point(isStore ? PointKind.attr_store : PointKind.attr_delete, node, pathOf(b, node));
      return;
    }
    case NodeKind.subscript:
      visitBase(b, node);
      visitIndices(b, node);
      b.point(isStore ? PointKind.item_store : PointKind.item_delete, node, pathOf(b, node));
      return;
    case NodeKind.tuple:
    case NodeKind.tuple_pattern:
    case NodeKind.list:
    case NodeKind.list_pattern:
    case NodeKind.pattern_list:
    case NodeKind.expression_list:
      visitTargetList(b, node, access);
      return;
    default:
      // No target of valid Python.
      visitExpression(b, node);
  }
}

function visitTargetList(b: UnitBuilder, node: number, access: TargetAccess): void {
  if (b.depth >= NESTING_LIMIT) {
    b.limits.add('nesting');
    visitOpaque(b, node);
    return;
  }
  if (access === 'store') b.point(PointKind.unpack, node);
  b.depth++;
  for (const element of b.syntax.namedChildren(node)) visitTarget(b, element, access);
  b.depth--;
}

/** The object whose attribute or item is meant. */
export function visitBase(b: UnitBuilder, access: number): void {
  const base = b.syntax.firstNamed(access);
  if (base >= 0) visitExpression(b, base);
}

/** Removes what does not change which place is meant: parentheses, stars, wrappers of the grammar. */
export function unwrapTarget(b: UnitBuilder, outer: number): number {
  const { syntax } = b;
  let node = outer;
  for (;;) {
    const kind = syntax.kind[node];
    const isWrapper =
      kind === NodeKind.parenthesized_expression ||
      kind === NodeKind.as_pattern_target ||
      kind === NodeKind.list_splat ||
      kind === NodeKind.list_splat_pattern ||
      (kind === NodeKind.tuple_pattern && !syntax.has(node, NodeKind.comma_token));
    const inner = isWrapper ? syntax.firstNamed(node) : -1;
    if (inner < 0) return node;
    node = inner;
  }
}

/**
 * Expressions that are read, in CPython's evaluation order (language reference, "Evaluation order"): one point
 * per name read and per operation that can be observed. Constants leave no trace.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitArguments } from './arguments.ts';
import { visitComprehension } from './comprehensions.ts';
import { visitBoolean, visitComparisonValue, visitConditional } from './conditions.ts';
import { PointKind } from './control-flow.ts';
import { visitDefaults } from './defaults.ts';
import { NESTING_LIMIT } from './limits.ts';
import { visitOpaque } from './opaque.ts';
import { placePath } from './places.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitExpression(b: UnitBuilder, outer: number): void {
  const { syntax } = b;
  const node = syntax.bare(outer);
  switch (syntax.kind[node]) {
    case NodeKind.identifier:
      b.point(PointKind.load, node);
      return;
    case NodeKind.none:
    case NodeKind.true:
    case NodeKind.false:
    case NodeKind.ellipsis:
    case NodeKind.integer:
    case NodeKind.float:
      return;
    case NodeKind.string:
      if (!syntax.has(node, NodeKind.interpolation)) return;
  }
  if (b.depth >= NESTING_LIMIT) {
    b.limits.add('nesting');
    visitOpaque(b, node);
    return;
  }
  b.depth++;
  visitCompound(b, node);
  b.depth--;
}

function visitCompound(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  switch (syntax.kind[node]) {
    case NodeKind.attribute:
    case NodeKind.call:
    case NodeKind.subscript:
    case NodeKind.binary_operator:
    case NodeKind.union_type:
    case NodeKind.member_type:
      visitSpine(b, node);
      return;
    case NodeKind.boolean_operator:
      visitBoolean(b, node);
      return;
    case NodeKind.comparison_operator:
      visitComparisonValue(b, node);
      return;
    case NodeKind.conditional_expression:
      visitConditional(b, node);
      return;
    case NodeKind.not_operator:
    case NodeKind.unary_operator:
      visitUnary(b, node);
      return;
    case NodeKind.named_expression:
      visitWalrus(b, node);
      return;
    case NodeKind.lambda:
      visitLambda(b, node);
      return;
    case NodeKind.list_comprehension:
    case NodeKind.set_comprehension:
    case NodeKind.dictionary_comprehension:
    case NodeKind.generator_expression:
      visitComprehension(b, node);
      return;
    case NodeKind.dictionary:
      visitDictionary(b, node);
      return;
    case NodeKind.string:
      visitInterpolations(b, node);
      b.point(PointKind.operator, node);
      return;
    case NodeKind.await:
    case NodeKind.yield:
      visitParts(b, node);
      b.suspend(node);
      return;
    case NodeKind.concatenated_string:
    case NodeKind.slice:
    case NodeKind.expression_list:
    case NodeKind.pattern_list:
    case NodeKind.tuple:
    case NodeKind.tuple_pattern:
      // Building a tuple of constants or names cannot fail and is no event.
      visitParts(b, node);
      return;
    case NodeKind.keyword_argument: {
      const value = syntax.child(node, Field.value);
      if (value >= 0) visitExpression(b, value);
      return;
    }
    default:
      visitParts(b, node);
      b.point(PointKind.operator, node);
  }
}

/** Evaluates all named children in order. */
export function visitParts(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const end = syntax.next[node]!;
  for (let c = syntax.firstNamed(node); c >= 0; c = syntax.nextNamed(c, end)) visitExpression(b, c);
}

function isSpine(kind: number): boolean {
  return (
    kind === NodeKind.attribute ||
    kind === NodeKind.call ||
    kind === NodeKind.subscript ||
    kind === NodeKind.binary_operator ||
    kind === NodeKind.union_type ||
    kind === NodeKind.member_type
  );
}

/**
 * Left-deep expressions, `a.b(c)[d] + e + f`: the left spine is walked by a loop, because generated code makes
 * it thousands of levels deep, and only right sides recurse.
 */
function visitSpine(b: UnitBuilder, top: number): void {
  const { syntax } = b;
  const spine: number[] = [];
  let node = top;
  while (isSpine(syntax.kind[node]!)) {
    const left = syntax.firstNamed(node);
    if (left < 0) break;
    spine.push(node);
    node = syntax.bare(left);
  }
  if (!isSpine(syntax.kind[node]!)) visitExpression(b, node);
  for (let i = spine.length - 1; i >= 0; i--) visitSpineNode(b, spine[i]!);
}

/** What a node of the spine does when its left part has been evaluated. */
function visitSpineNode(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  switch (syntax.kind[node]) {
    case NodeKind.attribute:
    case NodeKind.member_type:
      b.point(PointKind.attr_load, node, pathOf(b, node));
      return;
    case NodeKind.call: {
      const list = syntax.child(node, Field.arguments);
      if (list >= 0) visitArguments(b, list);
      b.point(PointKind.call, node);
      return;
    }
    case NodeKind.subscript:
      visitIndices(b, node);
      b.point(PointKind.item_load, node, pathOf(b, node));
      return;
    default: {
      const left = syntax.firstNamed(node);
      const right = syntax.nextNamed(left, syntax.next[node]!);
      if (right >= 0) visitExpression(b, right);
      b.point(PointKind.operator, node);
    }
  }
}

export function pathOf(b: UnitBuilder, access: number): number {
  const path = placePath(b.syntax, access);
  return path === null ? -1 : b.context.pathId(path);
}

/** Everything between the brackets of a subscript. */
export function visitIndices(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const end = syntax.next[node]!;
  const value = syntax.firstNamed(node);
  for (let c = syntax.nextNamed(value, end); c >= 0; c = syntax.nextNamed(c, end)) visitExpression(b, c);
}

/** Chains like `not not x` or `- - x` are followed by a loop. */
function visitUnary(b: UnitBuilder, top: number): void {
  const { syntax } = b;
  const operators: number[] = [];
  let node = top;
  while (syntax.kind[node] === NodeKind.not_operator || syntax.kind[node] === NodeKind.unary_operator) {
    operators.push(node);
    const operand = syntax.firstNamed(node);
    if (operand < 0) break;
    node = syntax.bare(operand);
  }
  if (operators[operators.length - 1] !== node) visitExpression(b, node);
  // `-1` is a constant.
  if (syntax.kind[node] === NodeKind.integer || syntax.kind[node] === NodeKind.float) return;
  for (const operator of operators.reverse()) b.point(PointKind.operator, operator);
}

function visitWalrus(b: UnitBuilder, node: number): void {
  const value = b.syntax.child(node, Field.value);
  const name = b.syntax.child(node, Field.name);
  if (value >= 0) visitExpression(b, value);
  if (name >= 0) b.walk.target(b, name, 'store');
}

function visitLambda(b: UnitBuilder, node: number): void {
  const list = b.syntax.child(node, Field.parameters);
  if (list >= 0) visitDefaults(b, list);
  b.point(PointKind.define, node);
  b.context.foundUnit(node);
}

/** Keys and values in turn. */
function visitDictionary(b: UnitBuilder, node: number): void {
  for (const entry of b.syntax.namedChildren(node)) {
    if (b.syntax.kind[entry] === NodeKind.pair) visitParts(b, entry);
    else visitExpression(b, entry);
  }
  b.point(PointKind.operator, node);
}

/** Each replacement field: its expression, what its format specifier needs, then its formatting. */
function visitInterpolations(b: UnitBuilder, parent: number): void {
  const { syntax } = b;
  const end = syntax.next[parent]!;
  for (let c = parent + 1; c < end; c = syntax.next[c]!) {
    if (syntax.kind[c] !== NodeKind.interpolation && syntax.kind[c] !== NodeKind.format_expression) continue;
    const expression = syntax.child(c, Field.expression);
    if (expression >= 0) visitExpression(b, expression);
    const specifier = syntax.child(c, Field.format_specifier);
    if (specifier < 0) continue;
    if (b.depth >= NESTING_LIMIT) {
      b.limits.add('nesting');
      visitOpaque(b, specifier);
      continue;
    }
    b.depth++;
    visitInterpolations(b, specifier);
    b.depth--;
  }
}

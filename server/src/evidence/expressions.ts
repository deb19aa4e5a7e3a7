/**
 * Expressions that are read: one visit per node, giving the rows of `names`, `attrs`, `calls` and `exprs` and
 * the ExprRef of the whole. Sub-expressions are visited in the order of CPython's symbol table pass
 * (Python/symtable.c, `symtable_visit_expr`), because that order numbers the scopes they open.
 */

import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitComprehension } from './comprehensions.ts';
import { addFlag, visitLambda } from './definitions.ts';
import { constantRef, type ExprRef, exprRef, integerRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { guardNode, typeTest } from './guards.ts';
import { NESTING_LIMIT } from './limits.ts';
import { isMisplacedStar, visitStarred } from './misplaced-star.ts';
import { DefFlag, DefKind, ExprContext, ExprKind, ReturnKind, ScopeFlag } from './schema.ts';
import { visitGenericType, visitSpine } from './spine.ts';
import { visitConcatenated, visitString } from './strings.ts';
import { visitTarget, visitWalrus } from './targets.ts';

export function visitExpression(x: Extraction, outer: number): ExprRef {
  let node = outer;
  if (x.kind[node] === NodeKind.parenthesized_expression) node = x.unparenthesized(node);
  switch (x.kind[node]) {
    case NodeKind.identifier:
      return exprRef('name', x.addName(node, ExprContext.LOAD));
    case NodeKind.none:
      return constantRef('None');
    case NodeKind.true:
      return constantRef('True');
    case NodeKind.false:
      return constantRef('False');
    case NodeKind.ellipsis:
      return constantRef('Ellipsis');
    case NodeKind.integer:
      return visitInteger(x, node);
    case NodeKind.float:
      return constantRef(isImaginary(x, node) ? 'complex' : 'float');
  }
  if (x.depth >= NESTING_LIMIT) return x.defer(node, visitExpression);
  x.depth++;
  const ref = isMisplacedStar(x, node)
    ? x.addExpr(node, ExprKind.star, [visitStarred(x, node)])
    : visitCompound(x, node);
  x.depth--;
  return ref;
}

function visitInteger(x: Extraction, node: number): ExprRef {
  if (isImaginary(x, node)) return constantRef('complex');
  const text = x.textOf(node);
  return /^(?:0|[1-9]\d{0,4})$/.test(text) ? integerRef(Number(text)) : constantRef('int');
}

function isImaginary(x: Extraction, node: number): boolean {
  return (x.text.charCodeAt(x.end[node]! - 1) | 32) === 0x6a;
}

export function visitCompound(x: Extraction, node: number): ExprRef {
  switch (x.kind[node]) {
    case NodeKind.attribute:
    case NodeKind.call:
    case NodeKind.subscript:
    case NodeKind.binary_operator:
    case NodeKind.boolean_operator:
    case NodeKind.union_type:
    case NodeKind.member_type:
      return visitSpine(x, node);
    case NodeKind.string:
      return visitString(x, node);
    case NodeKind.concatenated_string:
      return visitConcatenated(x, node);
    case NodeKind.tuple:
    case NodeKind.tuple_pattern:
    case NodeKind.pattern_list:
    case NodeKind.expression_list:
      return visitElements(x, node, ExprKind.tuple);
    case NodeKind.list:
    case NodeKind.list_pattern:
      return visitElements(x, node, ExprKind.list);
    case NodeKind.set:
      return visitElements(x, node, ExprKind.set);
    case NodeKind.dictionary:
      return visitDictionary(x, node);
    case NodeKind.comparison_operator:
      return visitComparison(x, node);
    case NodeKind.not_operator:
      return visitOperand(x, node, ExprKind.not);
    case NodeKind.unary_operator:
      return visitOperand(x, node, ExprKind.unary, x.out.pool.id(x.textOf(node + 1)));
    case NodeKind.await:
      return visitAwait(x, node);
    case NodeKind.list_splat:
    case NodeKind.list_splat_pattern:
      // The star has been taken out of the expression that begins with it.
      if (x.start[node] === x.movedStart) return x.visitExpression(x.firstNamedChild(node));
      return visitOperand(x, node, ExprKind.star);
    case NodeKind.dictionary_splat:
    case NodeKind.dictionary_splat_pattern:
    case NodeKind.splat_type:
      return visitOperand(x, node, ExprKind.star);
    case NodeKind.conditional_expression:
      return visitConditional(x, node);
    case NodeKind.named_expression:
      return visitWalrus(x, node);
    case NodeKind.lambda:
      return visitLambda(x, node);
    case NodeKind.list_comprehension:
      return visitComprehension(x, node, 'list', 'listcomp', ScopeFlag.listComprehension);
    case NodeKind.set_comprehension:
      return visitComprehension(x, node, 'set', 'setcomp', ScopeFlag.setComprehension);
    case NodeKind.dictionary_comprehension:
      return visitComprehension(x, node, 'dict', 'dictcomp', ScopeFlag.dictComprehension);
    case NodeKind.generator_expression:
      return visitComprehension(x, node, 'generator', 'genexpr', ScopeFlag.generatorExpression);
    case NodeKind.yield:
      return visitYield(x, node);
    case NodeKind.slice:
      return visitSlice(x, node);
    case NodeKind.constrained_type:
      return visitElements(x, node, ExprKind.slice);
    case NodeKind.type: {
      const inner = x.firstNamedChild(node);
      return inner < 0 ? NO_EXPR : x.visitExpression(inner);
    }
    case NodeKind.generic_type:
      return visitGenericType(x, node);
    case NodeKind.as_pattern:
      return visitStrayAs(x, node);
    default:
      x.visitLoose(node);
      return NO_EXPR;
  }
}

/** Visits the node's children as expressions and makes them operands of an expression of the given kind. */
export function visitElements(x: Extraction, node: number, kind: number, detail = -1): ExprRef {
  const operands: ExprRef[] = [];
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    operands.push(x.visitExpression(c));
  }
  return x.addExpr(node, kind, operands, detail);
}

function visitOperand(x: Extraction, node: number, kind: number, detail = -1): ExprRef {
  const operand = x.firstNamedChild(node);
  return x.addExpr(node, kind, operand < 0 ? [] : [x.visitExpression(operand)], detail);
}

function visitAwait(x: Extraction, node: number): ExprRef {
  return visitOperand(x, node, ExprKind.await);
}

/** The grammar admits `a as b` anywhere; Python does not, but both sides are still worth rows. */
function visitStrayAs(x: Extraction, node: number): ExprRef {
  const value = x.firstNamedChild(node);
  const ref = value < 0 ? NO_EXPR : x.visitExpression(value);
  const alias = x.child(node, Field.alias);
  if (alias >= 0) visitTarget(x, alias);
  return ref;
}

/** `a:b:c`; a part that is left out is `NO_EXPR`, and so is every part after the last colon. */
function visitSlice(x: Extraction, node: number): ExprRef {
  const parts: ExprRef[] = [NO_EXPR, NO_EXPR, NO_EXPR];
  let at = 0;
  const end = x.next[node]!;
  for (let c = x.firstChild(node); c >= 0; c = x.sibling(c, end)) {
    if (x.kind[c] === NodeKind.colon_token) at++;
    else if (at < parts.length) parts[at] = x.visitExpression(c);
  }
  return x.addExpr(node, ExprKind.slice, parts.slice(0, Math.max(2, at + 1)));
}

/** Keys before values: that is the order in which CPython numbers lambdas in them. */
function visitDictionary(x: Extraction, node: number): ExprRef {
  const entries = x.namedChildren(node);
  const operands: ExprRef[] = new Array(entries.length * 2).fill(NO_EXPR);
  entries.forEach((entry, i) => {
    if (x.kind[entry] !== NodeKind.pair) return;
    const key = x.child(entry, Field.key);
    if (key >= 0) operands[i * 2] = x.visitExpression(key);
  });
  entries.forEach((entry, i) => {
    const value = x.kind[entry] === NodeKind.pair ? x.child(entry, Field.value) : x.firstNamedChild(entry);
    if (value >= 0) operands[i * 2 + 1] = x.visitExpression(value);
  });
  return x.addExpr(node, ExprKind.dict, operands);
}

function visitComparison(x: Extraction, node: number): ExprRef {
  const operands: ExprRef[] = [];
  const operators: string[] = [];
  const end = x.next[node]!;
  for (let c = x.firstChild(node); c >= 0; c = x.sibling(c, end)) {
    if (x.field[c] !== Field.operators) operands.push(x.visitExpression(c));
    else operators.push(operatorOf(x, c));
  }
  return x.addExpr(node, ExprKind.compare, operands, x.out.pool.id(operators.join(' ')));
}

/** One blank is between the words of `is not` and `not in`, whatever stands there. */
function operatorOf(x: Extraction, node: number): string {
  const words: string[] = [];
  const end = x.next[node]!;
  for (let c = x.firstChild(node); c >= 0; c = x.sibling(c, end)) words.push(x.textOf(c));
  return words.length === 0 ? x.textOf(node) : words.join(' ');
}

/** `body if test else orelse`; the test is evaluated, and numbered, first. */
function visitConditional(x: Extraction, node: number): ExprRef {
  const [body = -1, test = -1, orelse = -1] = x.namedChildren(node);
  const testRef = test < 0 ? NO_EXPR : x.visitExpression(test);
  const tested = test < 0 ? null : typeTest(x, test, testRef);
  guardNode(x, body, tested, true);
  guardNode(x, orelse, tested, false);
  const bodyRef = body < 0 ? NO_EXPR : x.visitExpression(body);
  const orelseRef = orelse < 0 ? NO_EXPR : x.visitExpression(orelse);
  return x.addExpr(node, ExprKind.conditional, [bodyRef, testRef, orelseRef]);
}

function visitYield(x: Extraction, node: number): ExprRef {
  const isFrom = x.hasChildOfKind(node, NodeKind.from_token);
  const operand = x.firstNamedChild(node);
  const value = operand < 0 ? NO_EXPR : x.visitExpression(operand);
  const kind = isFrom ? ReturnKind.yield_from : ReturnKind.yield;
  if (x.def >= 0 && x.out.defs.get(x.def, 'kind') !== DefKind.class) addFlag(x, x.def, DefFlag.generator);
  x.out.returns.add(x.def, x.chunk, x.ownStart(node), kind, value);
  const operands = operand < 0 ? [] : [value];
  return x.addExpr(node, isFrom ? ExprKind.yield_from : ExprKind.yield, operands);
}

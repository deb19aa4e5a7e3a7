/**
 * Expressions that grow to the left: attribute chains, calls, subscripts and operators. One loop walks down their
 * left ends and folds the rows up again, so that length costs no stack.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitCall } from './calls.ts';
import { type ExprRef, exprRef, exprRefKind, exprRefRow, NO_EXPR } from './expr-ref.ts';
import { type Extraction, isExtra } from './extraction.ts';
import { guardNode, typeTest } from './guards.ts';
import { CHAIN_LIMIT } from './limits.ts';
import { isSpine } from './misplaced-star.ts';
import { ExprContext, ExprKind } from './schema.ts';

const isSplat = (kind: number): boolean =>
  kind === NodeKind.list_splat || kind === NodeKind.list_splat_pattern;

/** `list[int]` inside an annotation, which the grammar parses apart from ordinary subscripts. */
export function visitGenericType(x: Extraction, node: number): ExprRef {
  const [name = -1, parameters = -1] = x.namedChildren(node);
  if (name < 0) return NO_EXPR;
  const base = x.visitExpression(name);
  const operands = [base];
  if (parameters >= 0) visitIndices(x, parameters, x.codeOf(name), operands);
  return x.addExpr(node, ExprKind.subscript, operands);
}

/**
 * Visits the subscripts among the node's children. In an annotation the strings in `Literal[…]` are values
 * (PEP 586) and those after the first argument of `Annotated[…]` are metadata (PEP 593), not annotations.
 */
function visitIndices(x: Extraction, node: number, name: string | null, operands: ExprRef[]): void {
  const readsStrings = x.readsStrings;
  const last = name === null || !readsStrings ? '' : name.slice(name.lastIndexOf('.') + 1);
  if (last === 'Literal') x.readsStrings = false;
  const isType = x.kind[node] === NodeKind.type_parameter;
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (!isType && x.field[c] !== Field.subscript) continue;
    operands.push(x.visitExpression(c));
    if (last === 'Annotated') x.readsStrings = false;
  }
  x.readsStrings = readsStrings;
}

/** What is needed of the left end of a spine while it is folded up. */
export interface Folded {
  ref: ExprRef;
  /** Dotted text while the expression is names and dots only. */
  chain: string | null;
  names: number;
}

/**
 * Left-deep expressions: `a.b(c)[d] + e + f` has as many levels as it has operators, in generated code
 * thousands, so the left spine is walked by a loop and only right sides recurse.
 */
export function visitSpine(x: Extraction, top: number): ExprRef {
  const spine: number[] = [];
  let node = top;
  while (isSpine(x.kind[node]!)) {
    spine.push(node);
    const left = x.firstNamedChild(node);
    if (left < 0) break;
    node = x.unparenthesized(left);
    if (x.kind[node] === NodeKind.type) node = unwrapType(x, node);
    if (isSplat(x.kind[node]!) && x.start[node] === x.movedStart) node = x.firstNamedChild(node);
  }
  const bottom = spine[spine.length - 1] === node ? -1 : node;
  const folded: Folded = { ref: NO_EXPR, chain: null, names: 0 };
  if (bottom >= 0) {
    folded.ref = x.visitExpression(bottom);
    if (x.kind[bottom] === NodeKind.identifier) {
      folded.chain = x.out.pool.strings[x.out.names.get(exprRefRow(folded.ref), 'name')]!;
      folded.names = 1;
    }
  }
  let left = bottom;
  for (let i = spine.length - 1; i >= 0; i--) {
    const own = spine[i]!;
    fold(x, own, left, folded);
    left = own;
  }
  return folded.ref;
}

function unwrapType(x: Extraction, node: number): number {
  let inner = node;
  while (x.kind[inner] === NodeKind.type || x.kind[inner] === NodeKind.parenthesized_expression) {
    const child = x.firstNamedChild(inner);
    if (child < 0) break;
    inner = child;
  }
  return inner;
}

/** Makes `folded`, which stands for `left`, stand for `node`, whose left part it is. */
export function fold(x: Extraction, node: number, left: number, folded: Folded): void {
  switch (x.kind[node]) {
    case NodeKind.attribute:
    case NodeKind.member_type:
      foldAttribute(x, node, left, folded, ExprContext.LOAD);
      return;
    case NodeKind.call:
      folded.ref = visitCall(x, node, left, folded.ref, folded.chain);
      folded.chain = null;
      return;
    case NodeKind.subscript: {
      const operands = [folded.ref];
      visitIndices(x, node, folded.chain, operands);
      folded.ref = x.addExpr(node, ExprKind.subscript, operands);
      folded.chain = null;
      return;
    }
    case NodeKind.boolean_operator:
      foldOperator(x, node, left, folded, ExprKind.boolean);
      return;
    default:
      foldOperator(x, node, left, folded, ExprKind.binary);
  }
}

/** The right side of `and` runs where the left one held, that of `or` where it did not. */
function guardOperand(x: Extraction, node: number, left: ExprRef, right: number, operator: number): void {
  const first = x.firstNamedChild(node);
  if (first >= 0 && right >= 0 && operator >= 0)
    guardNode(x, right, typeTest(x, first, left), x.textOf(operator) === 'and');
}

function foldOperator(x: Extraction, node: number, left: number, folded: Folded, kind: number): void {
  const end = x.next[node]!;
  let operator = -1;
  let right = -1;
  const after = left < 0 ? node + 1 : x.next[x.firstNamedChild(node)]!;
  for (let c = after; c < end; c = x.next[c]!) {
    if (x.kind[c] === NodeKind.token || x.kind[c] === NodeKind.star_token) operator = c;
    else if (x.kind[c] === NodeKind.minus_token || x.kind[c] === NodeKind.double_star_token) operator = c;
    else if (right < 0 && !isExtra(x.kind[c]!)) right = c;
  }
  const operands = [folded.ref, right < 0 ? NO_EXPR : x.visitExpression(right)];
  if (kind === ExprKind.boolean) guardOperand(x, node, operands[0]!, right, operator);
  folded.ref = x.addExpr(node, kind, operands, operator < 0 ? -1 : x.out.pool.id(x.textOf(operator)));
  folded.chain = null;
}

export function foldAttribute(x: Extraction, node: number, base: number, folded: Folded, ctx: number): void {
  const name = attributeName(x, node);
  if (name < 0) return;
  if (isUnfinished(x, node, name)) {
    x.addName(name, ExprContext.LOAD);
    return;
  }
  const nameId = x.identifier(name);
  const { pool } = x.out;
  if (folded.chain !== null) {
    folded.chain = ++folded.names > CHAIN_LIMIT ? null : `${folded.chain}.${pool.strings[nameId]}`;
  }
  const row = x.out.attrs.add(
    x.chunk,
    x.ownStart(node),
    x.ownEnd(node),
    x.ownStart(name),
    x.ownEnd(name),
    base < 0 ? x.ownStart(node) : x.ownStart(base),
    base < 0 ? x.ownStart(node) : x.ownEnd(base),
    nameId,
    ctx,
    folded.ref,
    pool.idOrNull(folded.chain),
    x.scope,
    x.def,
  );
  folded.ref = exprRef('attr', row);
}

/** The identifier after the dot: the last identifier child, whatever was recovered in between. */
function attributeName(x: Extraction, node: number): number {
  let name = -1;
  let isAfterDot = false;
  const end = x.next[node]!;
  for (let c = node + 1; c < end; c = x.next[c]!) {
    if (x.kind[c] === NodeKind.dot_token) isAfterDot = true;
    else if (isAfterDot && x.kind[c] === NodeKind.identifier) name = c;
  }
  return name;
}

/**
 * While `os.` is being typed, the parser takes the next line's first name for the attribute and what stands
 * between them for an error; people mean two expressions.
 */
function isUnfinished(x: Extraction, node: number, name: number): boolean {
  for (let c = node + 1; c < name; c = x.next[c]!) {
    if (x.kind[c] === NodeKind.error) return x.text.slice(x.start[node], x.start[name]).includes('\n');
  }
  return false;
}

/** `base.name` in a binding position: the base is read, the attribute stored to or deleted. */
export function visitAttributeTarget(x: Extraction, node: number, ctx: number): ExprRef {
  const first = x.firstNamedChild(node);
  const base = first < 0 ? -1 : x.unparenthesized(first);
  const folded: Folded = { ref: NO_EXPR, chain: null, names: 0 };
  if (base >= 0) {
    folded.ref = x.visitExpression(base);
    folded.chain = chainOf(x, folded.ref);
    folded.names = folded.chain === null ? 0 : folded.chain.split('.').length;
  }
  foldAttribute(x, node, base, folded, ctx);
  return folded.ref;
}

/** `value[index]` in a binding position: value and index are read. */
export function visitSubscriptTarget(x: Extraction, node: number): ExprRef {
  const first = x.firstNamedChild(node);
  if (first < 0) return NO_EXPR;
  const operands = [x.visitExpression(first)];
  visitIndices(x, node, null, operands);
  return x.addExpr(node, ExprKind.subscript, operands);
}

/** Dotted text of an expression that is a chain of names, or null. */
export function chainOf(x: Extraction, ref: ExprRef): string | null {
  const { names, attrs, pool } = x.out;
  const kind = exprRefKind(ref);
  if (kind === 'name') return pool.strings[names.get(exprRefRow(ref), 'name')]!;
  if (kind !== 'attr') return null;
  const chain = attrs.get(exprRefRow(ref), 'chain');
  return chain < 0 ? null : pool.strings[chain]!;
}

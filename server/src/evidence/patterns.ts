/**
 * `match` statements (PEP 634): what patterns read (values, classes) and what they capture.
 */

import { hasComma, matchesAll } from '../syntax/irrefutable-patterns.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, exprRef, exprRefKind, exprRefRow, NO_EXPR } from './expr-ref.ts';
import { type Extraction, isExtra } from './extraction.ts';
import { type Condition, guardNode, typeTest, visitCondition } from './guards.ts';
import { CHAIN_LIMIT, EARLIER_CONDITIONS_LIMIT, NESTING_LIMIT } from './limits.ts';
import { AssignHow, BlockKind, ExprContext, ExprKind } from './schema.ts';

export function visitMatch(x: Extraction, node: number): void {
  const subjects = x.namedChildren(node).filter((c) => x.field[c] === Field.subject);
  const refs = subjects.map((subject) => x.visitExpression(subject));
  const isTuple = refs.length > 1 || hasComma(x, node);
  const subject = isTuple ? x.addExpr(subjects[0]!, ExprKind.tuple, refs) : (refs[0] ?? NO_EXPR);
  const body = x.child(node, Field.body);
  if (body < 0) return;
  const failed: Condition[] = [];
  let isFirst = true;
  const end = x.next[body]!;
  for (let c = x.firstNamedChild(body); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] !== NodeKind.case_clause) continue;
    visitCase(x, c, subject, failed, isFirst);
    isFirst = false;
  }
}

/**
 * What a pattern demands: a class or tuple of classes, or with `isValue` a value or tuple of values; `isExact`: nothing
 * else, so that a miss is of no such class, or no such value.
 */
interface Demand {
  readonly type: ExprRef;
  readonly isExact: boolean;
  readonly isValue?: boolean;
}

const ANYTHING: Demand = { type: NO_EXPR, isExact: false };

/** Literals and dotted names are compared with `==` (PEP 634, literal and value patterns). */
const valueDemand = (type: ExprRef): Demand =>
  type === NO_EXPR ? ANYTHING : { type, isExact: true, isValue: true };

/** `failed`: what patterns before it demanded, so that its subject is of none of these. */
function visitCase(
  x: Extraction,
  clause: number,
  subject: ExprRef,
  failed: Condition[],
  isFirst: boolean,
): void {
  const patterns = x.namedChildren(clause).filter((c) => x.kind[c] === NodeKind.case_pattern);
  let demand = ANYTHING;
  // `case a, *rest:` is a sequence pattern without brackets.
  if (patterns.length > 1 || hasComma(x, clause)) visitSequence(x, patterns, subject);
  else if (patterns.length === 1) demand = visitPattern(x, patterns[0]!, subject);
  const guard = x.child(clause, Field.guard);
  const block = x.child(clause, Field.consequence);
  for (const earlier of failed) guardNode(x, block, earlier, false);
  if (demand.type !== NO_EXPR && isPlace(subject)) {
    const detail = demand.isValue ? x.out.pool.id('value') : -1;
    const ref = x.addExpr(clause, ExprKind.matches, [subject, demand.type], detail);
    const condition = { node: clause, ref };
    guardNode(x, guard, condition, true);
    guardNode(x, block, condition, true);
    if (demand.isExact && guard < 0 && failed.length < EARLIER_CONDITIONS_LIMIT) failed.push(condition);
  }
  const condition = guard < 0 ? -1 : x.firstNamedChild(guard);
  if (condition >= 0) guardNode(x, block, typeTest(x, condition, visitCondition(x, condition)), true);
  const isRest = guard < 0 && patterns.length === 1 && !hasComma(x, clause) && matchesAll(x, patterns[0]!);
  x.visitBlock(block, isRest ? BlockKind.otherwise : BlockKind.case, isFirst);
}

const isPlace = (ref: ExprRef): boolean => exprRefKind(ref) === 'name' || exprRefKind(ref) === 'attr';

/** Visits a pattern that is matched against `subject`, of which captures receive the matched part. */
function visitPattern(x: Extraction, outer: number, subject: ExprRef): Demand {
  let node = outer;
  while (x.kind[node] === NodeKind.case_pattern) {
    const inner = x.firstNamedChild(node);
    if (inner < 0) return ANYTHING;
    node = inner;
  }
  if (x.depth >= NESTING_LIMIT) {
    x.defer(node, (y, pattern) => visitPattern(y, pattern, NO_EXPR));
    return ANYTHING;
  }
  x.depth++;
  const demand = visitPatternKind(x, node, subject);
  x.depth--;
  return demand;
}

function visitPatternKind(x: Extraction, node: number, subject: ExprRef): Demand {
  switch (x.kind[node]) {
    case NodeKind.dotted_name:
      return valueDemand(visitDottedName(x, node, subject));
    case NodeKind.as_pattern:
      return visitAs(x, node, subject);
    case NodeKind.union_pattern:
      return visitUnion(x, node, subject);
    case NodeKind.tuple_pattern:
      // Parentheses around one pattern only group.
      if (!hasComma(x, node) && x.namedChildren(node).length === 1)
        return visitPattern(x, x.firstNamedChild(node), subject);
      visitSequence(x, x.namedChildren(node), subject);
      return ANYTHING;
    case NodeKind.list_pattern:
      visitSequence(x, x.namedChildren(node), subject);
      return ANYTHING;
    case NodeKind.dict_pattern:
      visitMapping(x, node, subject);
      return ANYTHING;
    case NodeKind.class_pattern:
      return visitClassPattern(x, node, subject);
    case NodeKind.splat_pattern:
      visitCapture(x, x.firstNamedChild(node), matched(x, node, subject));
      return ANYTHING;
    case NodeKind.keyword_pattern:
      return visitPattern(x, lastNamedChild(x, node), subject);
    case NodeKind.float:
    case NodeKind.complex_pattern:
      return ANYTHING;
    default: {
      const value = x.visitExpression(node);
      const kind = exprRefKind(value);
      if (kind !== 'string' && kind !== 'constant') return ANYTHING;
      return valueDemand(signed(x, node, value));
    }
  }
}

/** A literal with its sign, which in patterns is a token before the number. */
function signed(x: Extraction, literal: number, value: ExprRef): ExprRef {
  let before = literal - 1;
  while (isExtra(x.kind[before]!)) before--;
  if (x.kind[before] !== NodeKind.minus_token) return value;
  return x.addExprAt(x.start[before]!, x.end[literal]!, ExprKind.unary, [value], x.out.pool.id('-'));
}

function visitUnion(x: Extraction, node: number, subject: ExprRef): Demand {
  const demands = x.namedChildren(node).map((part) => visitPattern(x, part, subject));
  const isValue = demands.every((demand) => demand.isValue === true);
  if (demands.some((demand) => demand.type === NO_EXPR || (demand.isValue === true) !== isValue))
    return ANYTHING;
  const type = x.addExpr(
    node,
    ExprKind.tuple,
    demands.map((demand) => demand.type),
  );
  return { type, isExact: demands.every(({ isExact }) => isExact), isValue };
}

function lastNamedChild(x: Extraction, node: number): number {
  const children = x.namedChildren(node);
  return children[children.length - 1]!;
}

/** A bare name captures, a dotted one is a value that is compared, and given back; `_` alone is the wildcard. */
function visitDottedName(x: Extraction, node: number, subject: ExprRef): ExprRef {
  const first = x.firstNamedChild(node);
  if (first < 0) return NO_EXPR;
  if (x.namedSibling(first, x.next[node]!) >= 0) return visitDottedValue(x, node);
  visitCapture(x, first, matched(x, node, subject));
  return NO_EXPR;
}

function matched(x: Extraction, node: number, subject: ExprRef, type: ExprRef = NO_EXPR): ExprRef {
  if (type !== NO_EXPR) return x.addExpr(node, ExprKind.matched, [subject, type]);
  return subject === NO_EXPR ? NO_EXPR : x.addExpr(node, ExprKind.matched, [subject]);
}

function visitCapture(x: Extraction, name: number, value: ExprRef): void {
  if (name < 0 || x.kind[name] !== NodeKind.identifier || x.textOf(name) === '_') return;
  const row = x.addName(name, ExprContext.STORE);
  x.addAssign(name, exprRef('name', row), AssignHow.match, value);
}

function visitAs(x: Extraction, node: number, subject: ExprRef): Demand {
  const children = x.namedChildren(node);
  const name = children[children.length - 1]!;
  const demand = children.length > 1 ? visitPattern(x, children[0]!, subject) : ANYTHING;
  visitCapture(x, name, matched(x, name, subject, demand.isValue ? NO_EXPR : demand.type));
  return demand;
}

function visitSequence(x: Extraction, parts: readonly number[], subject: ExprRef): void {
  const star = parts.findIndex((part) => isSplat(x, part));
  for (const [i, part] of parts.entries()) {
    const item =
      i === star
        ? `*${star}.${parts.length - star - 1}`
        : star >= 0 && i > star
          ? String(i - parts.length)
          : String(i);
    const source =
      subject === NO_EXPR ? NO_EXPR : x.addExpr(part, ExprKind.unpack, [subject], x.out.pool.id(item));
    visitPattern(x, part, source);
  }
}

function isSplat(x: Extraction, part: number): boolean {
  const inner = x.kind[part] === NodeKind.case_pattern ? x.firstNamedChild(part) : part;
  return inner >= 0 && x.kind[inner] === NodeKind.splat_pattern;
}

/** `{key: pattern, **rest}`: keys are read; values are what the subject has under a key that is a string. */
function visitMapping(x: Extraction, node: number, subject: ExprRef): void {
  let value = NO_EXPR;
  for (const part of x.namedChildren(node)) {
    if (x.field[part] === Field.key) {
      if (x.kind[part] === NodeKind.dotted_name) visitDottedValue(x, part);
      value = x.kind[part] === NodeKind.dotted_name ? NO_EXPR : visitKey(x, part, subject);
    } else if (x.field[part] === Field.value) visitPattern(x, part, value);
    else visitPattern(x, part, subject);
  }
}

/** The value that a mapping has under the key a pattern is, when that is a string. */
function visitKey(x: Extraction, outer: number, subject: ExprRef): ExprRef {
  let node = outer;
  while (x.kind[node] === NodeKind.case_pattern && x.firstNamedChild(node) >= 0)
    node = x.firstNamedChild(node);
  const key = x.kind[node] === NodeKind.string ? x.visitExpression(node) : NO_EXPR;
  if (x.kind[node] !== NodeKind.string) visitPattern(x, node, NO_EXPR);
  if (exprRefKind(key) !== 'string' || subject === NO_EXPR) return NO_EXPR;
  const detail = x.out.pool.id(`'${x.out.pool.strings[exprRefRow(key)]!}`);
  return x.addExpr(outer, ExprKind.unpack, [subject], detail);
}

/** `Class(pattern, name=pattern)`: the class is read, and the attributes of its object are matched. */
function visitClassPattern(x: Extraction, node: number, subject: ExprRef): Demand {
  const [name = -1, ...parts] = x.namedChildren(node);
  const isNamed = name >= 0 && x.kind[name] === NodeKind.dotted_name;
  const type = isNamed ? visitDottedValue(x, name) : NO_EXPR;
  const object = parts.length > 0 ? matched(x, node, subject, type) : NO_EXPR;
  let position = 0;
  for (const part of parts) {
    const keyword = keywordOf(x, part);
    if (keyword >= 0) visitPattern(x, part, addMatchedAttribute(x, keyword, object));
    else if (object === NO_EXPR) visitPattern(x, part, NO_EXPR);
    else visitPattern(x, part, x.addExpr(part, ExprKind.field, [object], x.out.pool.id(String(position++))));
  }
  return { type, isExact: parts.length === 0 };
}

/** A keyword of a class pattern reads that attribute of the object (language reference 8.6.4.9), which has no text. */
function addMatchedAttribute(x: Extraction, keyword: number, object: ExprRef): ExprRef {
  const start = x.ownStart(keyword);
  const end = x.ownEnd(keyword);
  const row = x.out.attrs.add(
    x.chunk,
    start,
    end,
    start,
    end,
    start,
    start,
    x.identifier(keyword),
    ExprContext.LOAD,
    object,
    -1,
    x.scope,
    x.def,
  );
  return exprRef('attr', row);
}

/** The name of a keyword pattern, or -1. */
function keywordOf(x: Extraction, outer: number): number {
  let node = outer;
  while (x.kind[node] === NodeKind.case_pattern && x.firstNamedChild(node) >= 0)
    node = x.firstNamedChild(node);
  return x.kind[node] === NodeKind.keyword_pattern ? x.firstNamedChild(node) : -1;
}

/** `a.b.c` as a value: the rows an ordinary attribute chain would give. */
function visitDottedValue(x: Extraction, node: number): ExprRef {
  const { attrs, pool } = x.out;
  const parts = x.namedChildren(node);
  const first = parts[0];
  if (first === undefined) return NO_EXPR;
  const row = x.addName(first, ExprContext.LOAD);
  let ref = exprRef('name', row);
  let chain: string | null = pool.strings[x.out.names.get(row, 'name')]!;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i]!;
    const name = x.identifier(part);
    chain = chain === null || i >= CHAIN_LIMIT ? null : `${chain}.${pool.strings[name]}`;
    const attr = attrs.add(
      x.chunk,
      x.ownStart(node),
      x.ownEnd(part),
      x.ownStart(part),
      x.ownEnd(part),
      x.ownStart(node),
      x.ownEnd(parts[i - 1]!),
      name,
      ExprContext.LOAD,
      ref,
      pool.idOrNull(chain),
      x.scope,
      x.def,
    );
    ref = exprRef('attr', attr);
  }
  return ref;
}

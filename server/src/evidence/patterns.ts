/**
 * `match` statements (PEP 634): what patterns read (values, classes) and what they capture.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, exprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { CHAIN_LIMIT, NESTING_LIMIT } from './limits.ts';
import { AssignHow, ExprContext, ExprKind } from './schema.ts';

export function visitMatch(x: Extraction, node: number): void {
  const subjects = x.namedChildren(node).filter((c) => x.field[c] === Field.subject);
  const refs = subjects.map((subject) => x.visitExpression(subject));
  const isTuple = refs.length > 1 || hasComma(x, node);
  const subject = isTuple ? x.addExpr(subjects[0]!, ExprKind.tuple, refs) : (refs[0] ?? NO_EXPR);
  const body = x.child(node, Field.body);
  if (body < 0) return;
  const end = x.next[body]!;
  for (let c = x.firstNamedChild(body); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.case_clause) visitCase(x, c, subject);
  }
}

const hasComma = (x: Extraction, node: number): boolean => x.hasChildOfKind(node, NodeKind.comma_token);

function visitCase(x: Extraction, clause: number, subject: ExprRef): void {
  const patterns = x.namedChildren(clause).filter((c) => x.kind[c] === NodeKind.case_pattern);
  // `case a, *rest:` is a sequence pattern without brackets.
  if (patterns.length > 1 || hasComma(x, clause)) visitSequence(x, patterns, subject);
  else if (patterns.length === 1) visitPattern(x, patterns[0]!, subject);
  const guard = x.child(clause, Field.guard);
  const condition = guard < 0 ? -1 : x.firstNamedChild(guard);
  if (condition >= 0) x.visitExpression(condition);
  x.visitBlock(x.child(clause, Field.consequence));
}

/** Visits a pattern that is matched against `subject`, of which captures receive the matched part. */
function visitPattern(x: Extraction, outer: number, subject: ExprRef): void {
  let node = outer;
  while (x.kind[node] === NodeKind.case_pattern) {
    const inner = x.firstNamedChild(node);
    if (inner < 0) return;
    node = inner;
  }
  if (x.depth >= NESTING_LIMIT) {
    x.defer(node, (y, pattern) => visitPattern(y, pattern, NO_EXPR));
    return;
  }
  x.depth++;
  visitPatternKind(x, node, subject);
  x.depth--;
}

function visitPatternKind(x: Extraction, node: number, subject: ExprRef): void {
  switch (x.kind[node]) {
    case NodeKind.dotted_name:
      visitDottedName(x, node, subject);
      return;
    case NodeKind.as_pattern:
      visitAs(x, node, subject);
      return;
    case NodeKind.union_pattern:
      for (const part of x.namedChildren(node)) visitPattern(x, part, subject);
      return;
    case NodeKind.tuple_pattern:
      // Parentheses around one pattern only group.
      if (!hasComma(x, node) && x.namedChildren(node).length === 1) {
        visitPattern(x, x.firstNamedChild(node), subject);
        return;
      }
      visitSequence(x, x.namedChildren(node), subject);
      return;
    case NodeKind.list_pattern:
      visitSequence(x, x.namedChildren(node), subject);
      return;
    case NodeKind.dict_pattern:
      visitMapping(x, node, subject);
      return;
    case NodeKind.class_pattern:
      visitClassPattern(x, node, subject);
      return;
    case NodeKind.splat_pattern:
      visitCapture(x, x.firstNamedChild(node), matched(x, node, subject));
      return;
    case NodeKind.keyword_pattern:
      visitPattern(x, lastNamedChild(x, node), subject);
      return;
    case NodeKind.integer:
    case NodeKind.float:
    case NodeKind.complex_pattern:
      return;
    default:
      x.visitExpression(node);
  }
}

function lastNamedChild(x: Extraction, node: number): number {
  const children = x.namedChildren(node);
  return children[children.length - 1]!;
}

/** A bare name captures, a dotted one is a value that is compared; `_` alone is the wildcard. */
function visitDottedName(x: Extraction, node: number, subject: ExprRef): void {
  const first = x.firstNamedChild(node);
  if (first < 0) return;
  if (x.namedSibling(first, x.next[node]!) >= 0) visitDottedValue(x, node);
  else visitCapture(x, first, matched(x, node, subject));
}

function matched(x: Extraction, node: number, subject: ExprRef): ExprRef {
  return subject === NO_EXPR ? NO_EXPR : x.addExpr(node, ExprKind.matched, [subject]);
}

function visitCapture(x: Extraction, name: number, value: ExprRef): void {
  if (name < 0 || x.kind[name] !== NodeKind.identifier || x.textOf(name) === '_') return;
  const row = x.addName(name, ExprContext.STORE);
  x.addAssign(name, exprRef('name', row), AssignHow.match, value);
}

function visitAs(x: Extraction, node: number, subject: ExprRef): void {
  const children = x.namedChildren(node);
  const name = children[children.length - 1]!;
  if (children.length > 1) visitPattern(x, children[0]!, subject);
  visitCapture(x, name, matched(x, name, subject));
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

/** `{key: pattern, **rest}`: keys are read; values are items of the subject, whose types are not tracked. */
function visitMapping(x: Extraction, node: number, subject: ExprRef): void {
  for (const part of x.namedChildren(node)) {
    if (x.field[part] === Field.key) {
      if (x.kind[part] === NodeKind.dotted_name) visitDottedValue(x, part);
      else visitPattern(x, part, NO_EXPR);
    } else if (x.field[part] === Field.value) visitPattern(x, part, NO_EXPR);
    else visitPattern(x, part, subject);
  }
}

/** `Class(pattern, name=pattern)`: the class is read; what its attributes hold is not tracked. */
function visitClassPattern(x: Extraction, node: number, subject: ExprRef): void {
  const [name = -1, ...parts] = x.namedChildren(node);
  if (name >= 0 && x.kind[name] === NodeKind.dotted_name) visitDottedValue(x, name);
  void subject;
  for (const part of parts) visitPattern(x, part, NO_EXPR);
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

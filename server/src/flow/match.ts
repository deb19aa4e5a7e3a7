/**
 * `match` (PEP 634): clauses are tried in order; a pattern compares part by part and may fail at each, and names
 * are bound only once the whole pattern has matched, before the guard.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { BlockKind, EdgeKind, PointKind } from './control-flow.ts';
import { NESTING_LIMIT } from './limits.ts';
import { visitOpaque } from './opaque.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitMatch(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  for (const child of syntax.namedChildren(node)) {
    if (syntax.field[child] === Field.subject) b.walk.expression(b, child);
  }
  b.point(PointKind.step, node);
  const body = syntax.child(node, Field.body);
  if (body < 0) return;
  const after = b.block();
  for (const clause of syntax.namedChildren(body)) {
    if (syntax.kind[clause] === NodeKind.case_clause) visitCase(b, clause, after);
  }
  b.fallInto(after);
}

function visitCase(b: UnitBuilder, clause: number, after: number): void {
  const { syntax } = b;
  const body = syntax.child(clause, Field.consequence);
  const outer = b.beginStatement(clause, body);
  b.takesSubjectOf(outer);
  b.split(BlockKind.case);
  const next = b.block();
  const captures: Capture[] = [];
  const patterns = syntax.namedChildren(clause).filter((c) => syntax.kind[c] === NodeKind.case_pattern);
  // `case a, *rest:` is a sequence pattern without brackets.
  const isSequence = patterns.length > 1 || syntax.has(clause, NodeKind.comma_token);
  if (isSequence) compare(b, patterns[0] ?? clause, next);
  const isNested = isSequence;
  for (const pattern of patterns) visitPattern(b, pattern, next, captures, isNested);
  if (patterns.length === 0) compare(b, clause, next);
  for (const { name, isAlternative } of captures) {
    b.point(isAlternative ? PointKind.bind : PointKind.store, name);
  }
  b.point(PointKind.step, clause);
  const guard = syntax.child(clause, Field.guard);
  const condition = guard < 0 ? -1 : syntax.firstNamed(guard);
  if (condition >= 0) {
    const whenTrue = b.block();
    b.walk.condition(b, condition, whenTrue, next);
    b.place(whenTrue);
  }
  b.walk.body(b, body);
  b.edge(after, EdgeKind.NEXT);
  b.place(next);
  b.resumeStatement(outer);
}

interface Capture {
  readonly name: number;
  /** Another alternative of an or-pattern binds the same name, and has been listed before this one. */
  readonly isAlternative: boolean;
}

/** A comparison that may fail. */
function compare(b: UnitBuilder, node: number, whenFalse: number): void {
  b.point(PointKind.match, node);
  b.edge(whenFalse, EdgeKind.FALSE);
  b.fallInto(b.block(), EdgeKind.TRUE);
}

/** Goes on where the pattern matches. `isPart`: inside a sequence, where a name alone always matches too. */
function visitPattern(
  b: UnitBuilder,
  outer: number,
  whenFalse: number,
  captures: Capture[],
  isPart = false,
): void {
  const { syntax } = b;
  let node = outer;
  while (syntax.kind[node] === NodeKind.case_pattern) {
    const inner = syntax.firstNamed(node);
    if (inner < 0) {
      // `_` is a token: the wildcard. Anything else without a node is a comparison.
      if (!syntax.has(node, NodeKind.underscore_token)) compare(b, node, whenFalse);
      return;
    }
    // `-1` is a token and a number in one pattern.
    if (syntax.has(node, NodeKind.minus_token)) break;
    node = inner;
  }
  if (b.depth >= NESTING_LIMIT) {
    b.limits.add('nesting');
    visitOpaque(b, node);
    b.edge(whenFalse, EdgeKind.FALSE);
    return;
  }
  b.depth++;
  visitPatternKind(b, node, whenFalse, captures, isPart);
  b.depth--;
}

function visitPatternKind(
  b: UnitBuilder,
  node: number,
  whenFalse: number,
  captures: Capture[],
  isPart: boolean,
): void {
  const { syntax } = b;
  const parts = syntax.namedChildren(node);
  const visitParts = (nodes: readonly number[]): void => {
    for (const part of nodes) visitPattern(b, part, whenFalse, captures, true);
  };
  switch (syntax.kind[node]) {
    case NodeKind.dotted_name:
      if (parts.length === 1) capture(b, parts[0]!, captures);
      else {
        readDotted(b, node);
        compare(b, node, whenFalse);
      }
      return;
    case NodeKind.as_pattern:
      if (parts.length > 1) visitPattern(b, parts[0]!, whenFalse, captures, isPart);
      capture(b, parts[parts.length - 1]!, captures);
      return;
    case NodeKind.union_pattern:
      visitAlternatives(b, node, parts, whenFalse, captures);
      return;
    case NodeKind.tuple_pattern:
      // Parentheses around one pattern only group.
      if (parts.length === 1 && !syntax.has(node, NodeKind.comma_token)) {
        visitPattern(b, parts[0]!, whenFalse, captures, isPart);
        return;
      }
      compare(b, node, whenFalse);
      visitParts(parts);
      return;
    case NodeKind.list_pattern:
      compare(b, node, whenFalse);
      visitParts(parts);
      return;
    case NodeKind.dict_pattern:
      compare(b, node, whenFalse);
      visitMapping(b, parts, whenFalse, captures);
      return;
    case NodeKind.class_pattern: {
      const [name = -1, ...rest] = parts;
      if (name >= 0) readDotted(b, name);
      compare(b, node, whenFalse);
      visitParts(rest);
      return;
    }
    case NodeKind.splat_pattern:
      if (parts[0] !== undefined) capture(b, parts[0], captures);
      return;
    case NodeKind.keyword_pattern: {
      const value = parts[parts.length - 1];
      if (value !== undefined) visitPattern(b, value, whenFalse, captures, true);
      return;
    }
    case NodeKind.identifier:
      capture(b, node, captures);
      return;
    default:
      // Literals: numbers, strings, None, True, False, signed and complex numbers.
      compare(b, node, whenFalse);
  }
}

/** Keys are read and compared in the order of the text, values matched behind their keys. */
function visitMapping(
  b: UnitBuilder,
  parts: readonly number[],
  whenFalse: number,
  captures: Capture[],
): void {
  const { syntax } = b;
  for (const part of parts) {
    if (syntax.field[part] !== Field.key) visitPattern(b, part, whenFalse, captures, true);
    else if (syntax.kind[part] === NodeKind.dotted_name) readDotted(b, part);
  }
}

/** `A | B`: each alternative is tried when those before it failed; all of them bind the same names. */
function visitAlternatives(
  b: UnitBuilder,
  node: number,
  parts: readonly number[],
  whenFalse: number,
  captures: Capture[],
): void {
  const matched = b.block();
  const seen = new Set<string>();
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const next = isLast ? whenFalse : b.block();
    const own: Capture[] = [];
    visitPattern(b, part, next, own, true);
    for (const { name, isAlternative } of own) {
      const text = b.syntax.identifier(name);
      captures.push({ name, isAlternative: isAlternative || seen.has(text) });
      seen.add(text);
    }
    b.edge(matched, EdgeKind.NEXT);
    if (isLast) b.end();
    else b.place(next);
  }
  if (parts.length === 0) compare(b, node, whenFalse);
  b.fallInto(matched);
}

function capture(b: UnitBuilder, name: number, captures: Capture[]): void {
  const { syntax } = b;
  if (syntax.kind[name] !== NodeKind.identifier || syntax.textOf(name) === '_') return;
  captures.push({ name, isAlternative: false });
}

/** `a.b.c` as a value. */
function readDotted(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const [root, ...attributes] = syntax.namedChildren(node);
  if (root === undefined) return;
  b.point(PointKind.load, root);
  for (const attribute of attributes) b.point(PointKind.attr_load, attribute);
}

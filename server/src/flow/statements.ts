/**
 * Statements: the walk over bodies and every simple statement. Compound ones are in the sibling modules.
 */
import { NodeFlag } from '../syntax/flat-tree.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { EdgeKind, PointKind, UnitKind } from './control-flow.ts';
import { visitDefinition } from './definitions.ts';
import { pathOf, visitIndices, visitParts } from './expressions.ts';
import { visitImport } from './import-statements.ts';
import { NESTING_LIMIT } from './limits.ts';
import { visitFor, visitIf, visitWhile } from './loops.ts';
import { visitMatch } from './match.ts';
import { visitOpaque } from './opaque.ts';
import { unwrapTarget, visitBase } from './targets.ts';
import { visitTry } from './try.ts';
import type { UnitBuilder } from './unit-builder.ts';
import { visitWith } from './with.ts';

type Visit = (b: UnitBuilder, node: number) => void;

const STEP: Visit = (b, node) => b.point(PointKind.step, node);

/** Simple statements, by node kind. */
const SIMPLE: readonly (Visit | undefined)[] = table([
  [NodeKind.expression_statement, visitExpressionStatement],
  [NodeKind.return_statement, visitReturn],
  [NodeKind.delete_statement, visitDelete],
  [NodeKind.raise_statement, visitRaise],
  [NodeKind.assert_statement, visitAssert],
  [NodeKind.break_statement, visitBreak],
  [NodeKind.continue_statement, visitContinue],
  [NodeKind.pass_statement, STEP],
  [NodeKind.global_statement, STEP],
  [NodeKind.nonlocal_statement, STEP],
  [NodeKind.import_statement, visitImport],
  [NodeKind.import_from_statement, visitImport],
  [NodeKind.future_import_statement, STEP],
  [NodeKind.type_alias_statement, visitTypeAlias],
  [NodeKind.print_statement, visitParts],
  [NodeKind.exec_statement, visitParts],
  [NodeKind.function_definition, visitDefinition],
  [NodeKind.class_definition, visitDefinition],
  [NodeKind.decorated_definition, visitDefinition],
]);

/** Statements with bodies; they say themselves which of their parts are statements of their own. */
const COMPOUND: readonly (Visit | undefined)[] = table([
  [NodeKind.if_statement, visitIf],
  [NodeKind.while_statement, visitWhile],
  [NodeKind.for_statement, visitFor],
  [NodeKind.try_statement, visitTry],
  [NodeKind.with_statement, visitWith],
  [NodeKind.match_statement, visitMatch],
]);

function table(entries: readonly (readonly [kind: number, visit: Visit])[]): (Visit | undefined)[] {
  const visits: (Visit | undefined)[] = [];
  for (const [kind, visit] of entries) visits[kind] = visit;
  return visits;
}

/**
 * The statements of a module or block; -1 for a body that is missing in broken code. What the parser could not fit
 * into the grammar still has statements in it, and loose expressions, of which nothing but the order is known.
 */
export function visitBody(b: UnitBuilder, body: number): void {
  if (body < 0) return;
  const { syntax } = b;
  const end = syntax.next[body]!;
  for (let c = body + 1; c < end; c = syntax.next[c]!) {
    const kind = syntax.kind[c]!;
    if (kind === NodeKind.comment || kind === NodeKind.line_continuation) continue;
    if (SIMPLE[kind] !== undefined || COMPOUND[kind] !== undefined) visitStatement(b, c);
    else if (kind === NodeKind.error || kind === NodeKind.block) visitBrokenBody(b, c);
    else if ((syntax.tree.flags[c]! & NodeFlag.named) !== 0) visitOpaque(b, c);
  }
}

function visitBrokenBody(b: UnitBuilder, body: number): void {
  if (b.depth >= NESTING_LIMIT) {
    b.limits.add('nesting');
    visitOpaque(b, body);
    return;
  }
  b.depth++;
  visitBody(b, body);
  b.depth--;
}

function visitStatement(b: UnitBuilder, node: number): void {
  const kind = b.syntax.kind[node]!;
  const body = bodyOf(b, node);
  const outer = b.beginStatement(node, body);
  if (b.depth >= NESTING_LIMIT) {
    b.limits.add('nesting');
    visitOpaque(b, node);
  } else {
    b.depth++;
    (SIMPLE[kind] ?? COMPOUND[kind]!)(b, node);
    b.depth--;
  }
  b.resumeStatement(outer);
}

/** The block behind a statement's header, or -1. */
function bodyOf(b: UnitBuilder, node: number): number {
  const { syntax } = b;
  const kind = syntax.kind[node];
  if (
    SIMPLE[kind!] !== undefined &&
    kind !== NodeKind.function_definition &&
    kind !== NodeKind.class_definition
  ) {
    if (kind !== NodeKind.decorated_definition) return -1;
    const definition = syntax.child(node, Field.definition);
    return definition < 0 ? -1 : syntax.childOfKind(definition, NodeKind.block);
  }
  return syntax.childOfKind(node, NodeKind.block);
}

function visitExpressionStatement(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const end = syntax.next[node]!;
  const child = syntax.firstNamed(node);
  if (child >= 0 && isConstant(b, child)) b.point(PointKind.step, node);
  for (let c = child; c >= 0; c = syntax.nextNamed(c, end)) {
    if (syntax.kind[c] === NodeKind.assignment) visitAssignment(b, c);
    else if (syntax.kind[c] === NodeKind.augmented_assignment) visitAugmented(b, c);
    else b.walk.expression(b, c);
  }
}

function isConstant(b: UnitBuilder, outer: number): boolean {
  const node = b.syntax.bare(outer);
  return b.syntax.next[node] === node + 1
    ? b.syntax.kind[node] !== NodeKind.identifier
    : b.syntax.kind[node] === NodeKind.string || b.syntax.kind[node] === NodeKind.concatenated_string;
}

/** `a = b = value`: the value first, then the targets from left to right. Also `target: annotation [= value]`. */
function visitAssignment(b: UnitBuilder, first: number): void {
  const { syntax } = b;
  const targets: number[] = [];
  let annotation = -1;
  let right = first;
  while (right >= 0 && syntax.kind[right] === NodeKind.assignment) {
    const left = syntax.child(right, Field.left);
    if (left >= 0) targets.push(left);
    const type = syntax.child(right, Field.type);
    if (type >= 0) annotation = type;
    right = syntax.child(right, Field.right);
  }
  if (right >= 0 && syntax.kind[right] === NodeKind.augmented_assignment) visitAugmented(b, right);
  else if (right >= 0) b.walk.expression(b, right);
  if (right >= 0) for (const target of targets) b.walk.target(b, target, 'store');
  if (annotation < 0) return;
  if (right < 0 && targets[0] !== undefined) visitAnnotatedPlace(b, targets[0]);
  // Annotations of variables are evaluated in module and class bodies only (PEP 526), after the assignment.
  const isEvaluated = b.kind === UnitKind.module || b.kind === UnitKind.class;
  if (isEvaluated && b.context.eagerAnnotations) b.walk.expression(b, annotation);
  b.point(PointKind.step, annotation);
}

/** `obj.attr: T` without a value reads `obj` and stores nothing. */
function visitAnnotatedPlace(b: UnitBuilder, target: number): void {
  const node = unwrapTarget(b, target);
  const kind = b.syntax.kind[node];
  if (kind === NodeKind.attribute || kind === NodeKind.subscript) visitBase(b, node);
  if (kind === NodeKind.subscript) visitIndices(b, node);
}

/** `target op= value`: the target is read, then the value, then the target is stored to. */
function visitAugmented(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const left = syntax.child(node, Field.left);
  const right = syntax.child(node, Field.right);
  const target = left < 0 ? -1 : unwrapTarget(b, left);
  const kind = target < 0 ? -1 : syntax.kind[target];
  const path = kind === NodeKind.attribute || kind === NodeKind.subscript ? pathOf(b, target) : -1;
  if (target >= 0) b.walk.expression(b, target);
  if (right >= 0) b.walk.expression(b, right);
  b.point(PointKind.operator, node);
  // The object and the index have been evaluated once, with the read.
  if (kind === NodeKind.identifier) b.point(PointKind.store, target);
  else if (kind === NodeKind.attribute) b.point(PointKind.attr_store, target, path);
  else if (kind === NodeKind.subscript) b.point(PointKind.item_store, target, path);
}

function visitReturn(b: UnitBuilder, node: number): void {
  visitParts(b, node);
  b.point(PointKind.return, node);
  b.jumpToReturn();
}

function visitDelete(b: UnitBuilder, node: number): void {
  for (const target of b.syntax.namedChildren(node)) b.walk.target(b, target, 'delete');
}

function visitRaise(b: UnitBuilder, node: number): void {
  visitParts(b, node);
  b.point(PointKind.raise, node);
  b.raise(EdgeKind.RAISE);
}

/** `assert test, message`: the message is evaluated only when the test fails. */
function visitAssert(b: UnitBuilder, node: number): void {
  const [test = -1, message = -1] = b.syntax.namedChildren(node);
  if (test < 0) return;
  const holds = b.block();
  const fails = b.block();
  b.walk.condition(b, test, holds, fails);
  b.place(fails);
  if (message >= 0) b.walk.expression(b, message);
  b.point(PointKind.raise, node);
  b.raise(EdgeKind.RAISE);
  b.place(holds);
}

function visitBreak(b: UnitBuilder, node: number): void {
  b.point(PointKind.jump, node);
  const loop = b.innermostLoop();
  if (loop === null) b.end();
  else b.jump(loop.breakTo, EdgeKind.BREAK);
}

function visitContinue(b: UnitBuilder, node: number): void {
  b.point(PointKind.jump, node);
  const loop = b.innermostLoop();
  if (loop === null) b.end();
  else b.jump(loop.continueTo, EdgeKind.CONTINUE);
}

/** `type X = value` (PEP 695) evaluates the value lazily, in a scope of its own. */
function visitTypeAlias(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const left = syntax.child(node, Field.left);
  const declared = left < 0 ? -1 : syntax.bare(left);
  const isGeneric = declared >= 0 && syntax.kind[declared] === NodeKind.generic_type;
  const name = isGeneric ? syntax.firstNamed(declared) : declared;
  if (name >= 0 && syntax.kind[name] === NodeKind.identifier) b.point(PointKind.store, name);
  else visitMisreadAssignment(b, node, left);
}

/**
 * The grammar takes `type(a).b = c` and `type[a] = c`, where `type` is the builtin, for `type` statements. What
 * is read there is read all the same; the place that is stored to has no node of its own and is not tracked.
 */
function visitMisreadAssignment(b: UnitBuilder, node: number, left: number): void {
  const { syntax } = b;
  const value = syntax.child(node, Field.right);
  if (value >= 0) b.walk.expression(b, value);
  b.point(PointKind.load, node + 1);
  if (left >= 0) b.walk.expression(b, left);
  b.point(PointKind.attr_store, node);
}

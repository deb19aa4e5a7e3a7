/**
 * Statements: the walk over bodies, and every statement that is not a definition, an import or a `match`.
 */
import { endOfCode } from '../syntax/chunks.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { groupAlternatives } from './alternatives.ts';
import { visitAnnotation } from './annotations.ts';
import { visitDefinition } from './definitions.ts';
import { constantRef, type ExprRef, exprRefKind, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import {
  type Condition,
  emptinessTest,
  exitOf,
  guardAfterLoop,
  guardNode,
  guardRest,
  leaves,
  noteBreak,
  parameterTest,
  typeTest,
  visitCondition,
} from './guards.ts';
import { visitImport } from './imports.ts';
import { EARLIER_CONDITIONS_LIMIT, NESTING_LIMIT } from './limits.ts';
import { visitMatch } from './patterns.ts';
import { holdsOnPython3 } from './python-versions.ts';
import {
  AssignHow,
  BlockExit,
  BlockKind,
  ExprContext,
  ExprKind,
  ReturnKind,
  TypeOwner,
  TypeRole,
} from './schema.ts';
import { docstringNode } from './strings.ts';
import { bindTarget, type Target, visitTarget } from './targets.ts';
import { visitTry, visitWith } from './try-with.ts';
import { visitTypeAlias } from './type-parameters.ts';

type Visit = (x: Extraction, node: number) => void;

/** Visits by node kind; a sparse table because it is asked once per statement. */
const VISITS: (Visit | undefined)[] = [];

/** Function declarations are hoisted, so the table is complete before the first statement is visited. */
function visits(): (Visit | undefined)[] {
  if (VISITS.length > 0) return VISITS;
  const none: Visit = () => {};
  VISITS[NodeKind.expression_statement] = visitExpressionStatement;
  VISITS[NodeKind.return_statement] = visitReturn;
  VISITS[NodeKind.delete_statement] = visitDelete;
  VISITS[NodeKind.raise_statement] = visitRaise;
  VISITS[NodeKind.assert_statement] = visitAssert;
  VISITS[NodeKind.global_statement] = (x, node) => visitDeclaration(x, node, ExprContext.GLOBAL);
  VISITS[NodeKind.nonlocal_statement] = (x, node) => visitDeclaration(x, node, ExprContext.NONLOCAL);
  VISITS[NodeKind.pass_statement] = none;
  VISITS[NodeKind.break_statement] = none;
  VISITS[NodeKind.continue_statement] = none;
  VISITS[NodeKind.print_statement] = visitPrint;
  VISITS[NodeKind.exec_statement] = visitParts;
  VISITS[NodeKind.import_statement] = visitImport;
  VISITS[NodeKind.import_from_statement] = visitImport;
  VISITS[NodeKind.future_import_statement] = visitImport;
  VISITS[NodeKind.type_alias_statement] = visitTypeAlias;
  VISITS[NodeKind.function_definition] = visitDefinition;
  VISITS[NodeKind.class_definition] = visitDefinition;
  VISITS[NodeKind.decorated_definition] = visitDefinition;
  VISITS[NodeKind.if_statement] = visitIf;
  VISITS[NodeKind.while_statement] = visitWhile;
  VISITS[NodeKind.for_statement] = visitFor;
  VISITS[NodeKind.try_statement] = visitTry;
  VISITS[NodeKind.with_statement] = visitWith;
  VISITS[NodeKind.match_statement] = visitMatch;
  return VISITS;
}

export const isStatement = (kind: number): boolean => visits()[kind] !== undefined;

/** Visits the statements of a module, a block or an ERROR node at statement level. */
export function visitBody(x: Extraction, body: number): void {
  const docstring = docstringNode(x, body);
  const end = x.next[body]!;
  const outerEnd = x.bodyEnd;
  // Comments behind the last statement are no code that a condition could guard.
  x.bodyEnd = endOfCode(x.tree, body);
  for (let c = body + 1; c < end; c = x.next[c]!) {
    if (c < docstring && docstring < x.next[c]!) continue;
    const kind = x.kind[c]!;
    if (kind === NodeKind.comment || kind === NodeKind.line_continuation) continue;
    if (visits()[kind] !== undefined) x.visitStatement(c);
    else if (kind === NodeKind.error) {
      x.visitErrors(c);
    } else if (kind === NodeKind.block) x.visitBlock(c, BlockKind.plain, true);
    else x.visitLoose(c);
  }
  x.bodyEnd = outerEnd;
}

export function visitStatement(x: Extraction, node: number): void {
  if (x.depth >= NESTING_LIMIT) {
    x.defer(node, visitStatement);
    x.moveTo(x.end[node]!);
    return;
  }
  x.depth++;
  visits()[x.kind[node]!]!(x, node);
  x.depth--;
  if (x.tree.hasError) x.visitErrors(node);
}

/**
 * A body that may not run, or may run again: what it defines is conditional. `isFirst`: no body of the same statement
 * came before; `from`: the node that it begins with, if that is another one.
 */
export function visitBlock(x: Extraction, block: number, kind: number, isFirst: boolean, from = block): void {
  if (block < 0) return;
  const { isConditional } = x;
  x.isConditional = true;
  const start = x.ownWithin(x.start[from]!);
  const end = x.ownWithin(endOfCode(x.tree, block));
  x.out.blocks.add(x.chunk, start, end, kind, exitOf(x, block), isFirst ? 1 : 0, x.scope);
  x.visitBody(block);
  x.isConditional = isConditional;
}

/** Visits all parts as expressions: `assert`, Python 2's `a, b` forms. */
function visitParts(x: Extraction, node: number): void {
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) x.visitExpression(c);
}

/** `assert condition`: what follows runs only where it held. */
function visitAssert(x: Extraction, node: number): void {
  const end = x.next[node]!;
  const condition = x.firstNamedChild(node);
  let tested: Condition | null = null;
  for (let c = condition; c >= 0; c = x.namedSibling(c, end)) {
    const ref = c === condition ? visitCondition(x, c) : x.visitExpression(c);
    if (c === condition) tested = typeTest(x, c, ref);
  }
  guardRest(x, node, tested, true);
}

function visitExpressionStatement(x: Extraction, node: number): void {
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.assignment) visitAssignment(x, c);
    else if (x.kind[c] === NodeKind.augmented_assignment) visitAugmented(x, c);
    else x.visitExpression(c);
  }
}

/** `a = b = value`, which the grammar nests to the right, or `target: annotation [= value]`. */
function visitAssignment(x: Extraction, first: number): void {
  const nodes: number[] = [];
  const targets: Target[] = [];
  let type = -1;
  let right = first;
  while (right >= 0 && x.kind[right] === NodeKind.assignment) {
    const left = x.child(right, Field.left);
    nodes.push(left);
    targets.push(left < 0 ? NO_EXPR : visitTarget(x, left));
    const annotation = x.child(right, Field.type);
    if (annotation >= 0) type = visitAnnotation(x, annotation, TypeRole.variable, TypeOwner.assigns);
    right = x.child(right, Field.right);
  }
  let value: ExprRef = NO_EXPR;
  if (right >= 0 && x.kind[right] === NodeKind.augmented_assignment) visitAugmented(x, right);
  else if (right >= 0) value = visitValue(x, right, type);
  const how = type >= 0 ? AssignHow.annotated : AssignHow.assign;
  for (const [i, target] of targets.entries()) {
    const row = nodes[i]! < 0 ? -1 : bindTarget(x, nodes[i]!, target, how, value, type);
    if (type >= 0 && row >= 0) x.out.typeExprs.set(type, 'ownerRow', row);
  }
}

/** What is assigned; `X: TypeAlias = 'A'` makes the text a forward reference (PEP 613). `type`: row of `typeExprs`, or -1. */
function visitValue(x: Extraction, node: number, type: number): ExprRef {
  const { readsStrings } = x;
  const declared = type < 0 ? '' : x.out.pool.strings[x.out.typeExprs.get(type, 'text')]!;
  if (/(?:^|[.'"])TypeAlias['"]?$/.test(declared)) x.readsStrings = true;
  const value = x.visitExpression(node);
  x.readsStrings = readsStrings;
  return value;
}

/** `target op= value`: the target receives what the operator makes of it and the value. */
function visitAugmented(x: Extraction, node: number): void {
  const left = x.child(node, Field.left);
  const right = x.child(node, Field.right);
  const operator = x.child(node, Field.operator);
  const target = left < 0 ? NO_EXPR : visitTarget(x, left);
  const value = right < 0 ? NO_EXPR : x.visitExpression(right);
  if (left < 0 || typeof target !== 'number') return;
  const detail = operator < 0 ? -1 : x.out.pool.id(x.textOf(operator).slice(0, -1));
  const result = x.addExpr(node, ExprKind.binary, [target, value], detail);
  bindTarget(x, left, target, AssignHow.augmented, result);
}

function visitReturn(x: Extraction, node: number): void {
  const operand = x.firstNamedChild(node);
  const value = operand < 0 ? constantRef('None') : x.visitExpression(operand);
  x.out.returns.add(x.def, x.chunk, x.ownStart(node), ReturnKind.return, value);
}

function visitDelete(x: Extraction, node: number): void {
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    bindTarget(x, c, visitTarget(x, c, ExprContext.DEL), AssignHow.delete, NO_EXPR);
  }
}

function visitRaise(x: Extraction, node: number): void {
  const raised = x.firstNamedChild(node);
  const end = x.next[node]!;
  for (let c = raised; c >= 0; c = x.namedSibling(c, end)) {
    const ref = x.visitExpression(c);
    const kind = exprRefKind(ref);
    if (c === raised && (kind === 'name' || kind === 'attr')) x.addExpr(c, ExprKind.raised, [ref]);
  }
}

function visitDeclaration(x: Extraction, node: number, ctx: number): void {
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.identifier) x.addName(c, ctx);
  }
}

/** `print x` is Python 2, but `print >> f, x` is an expression that reads the name `print`. */
function visitPrint(x: Extraction, node: number): void {
  if (x.hasChildOfKind(node, NodeKind.chevron)) x.addName(node + 1, ExprContext.LOAD);
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.chevron) visitParts(x, c);
    else x.visitExpression(c);
  }
}

/**
 * `if TYPE_CHECKING:` (PEP 484) holds for the branch it guards, `not` for all the others. What a branch binds that only
 * Python 2 runs does not reach what follows.
 */
function visitIf(x: Extraction, node: number): void {
  const outer = x.isTypeChecking;
  const branches: { from: number; to: number }[] = [];
  let isElse = false;
  /** Tests of types by the branches so far; a later one runs only where all of them were false. */
  const failed: Condition[] = [];
  let isLeaving = true;
  /** A condition so far holds, so that no later branch runs. */
  let isDecided = false;
  let isFirst = true;
  const visitBranch = (condition: number, block: number): void => {
    const holds = condition < 0 ? null : holdsOnPython3(x, condition);
    const isDead = isDecided || holds === false;
    const guard = condition < 0 ? null : typeCheckingGuard(x, condition);
    const tested = condition < 0 ? null : parameterTest(x, condition, visitCondition(x, condition));
    for (const earlier of failed) guardNode(x, block, earlier, false);
    guardNode(x, block, tested, true);
    noteBreak(x, block, tested);
    if (condition >= 0) {
      if (tested !== null && failed.length < EARLIER_CONDITIONS_LIMIT) failed.push(tested);
      isLeaving &&= leaves(x, block);
    }
    const from = x.out.imports.length;
    const row = x.out.blocks.length;
    x.isTypeChecking = outer || isElse || guard === true;
    const isRest = condition < 0 || holds === true;
    const kind = isDead ? BlockKind.never : isRest ? BlockKind.otherwise : BlockKind.branch;
    x.visitBlock(block, kind, isFirst);
    x.isTypeChecking = outer;
    if (isDead && block >= 0) x.out.blocks.set(row, 'exit', BlockExit.leave);
    if (guard === false) isElse = true;
    isDecided ||= holds === true;
    isFirst = false;
    if (!isDead) branches.push({ from, to: x.out.imports.length });
  };
  visitBranch(x.child(node, Field.condition), x.child(node, Field.consequence));
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] === NodeKind.elif_clause) {
      visitBranch(x.child(c, Field.condition), x.child(c, Field.consequence));
    } else if (x.kind[c] === NodeKind.else_clause) visitBranch(-1, x.child(c, Field.body));
  }
  // Past branches that all leave, none of their conditions held.
  if (isLeaving) for (const condition of failed) guardRest(x, node, condition, false);
  groupAlternatives(x, branches);
}

/** True for `TYPE_CHECKING` and `typing.TYPE_CHECKING`, false for their negation, else null. */
function typeCheckingGuard(x: Extraction, condition: number): boolean | null {
  const node = x.unparenthesized(condition);
  if (x.kind[node] === NodeKind.not_operator) {
    const operand = x.child(node, Field.argument);
    const isPositive = operand >= 0 && typeCheckingGuard(x, operand) === true;
    return isPositive ? false : null;
  }
  const name = x.kind[node] === NodeKind.attribute ? x.child(node, Field.attribute) : node;
  if (name < 0 || x.kind[name] !== NodeKind.identifier) return null;
  return x.codeOf(name) === 'TYPE_CHECKING' ? true : null;
}

function visitWhile(x: Extraction, node: number): void {
  const condition = x.child(node, Field.condition);
  const block = x.child(node, Field.body);
  const tested = condition < 0 ? null : typeTest(x, condition, visitCondition(x, condition));
  guardNode(x, block, tested, true);
  const isEndless = condition >= 0 && /^(?:True|1)$/.test(x.textOf(x.unparenthesized(condition)));
  const from = condition < 0 ? block : condition;
  x.visitBlock(block, isEndless ? BlockKind.endless : BlockKind.loop, true, from);
  visitElse(x, node, tested);
  if (isEndless || tested !== null) guardAfterLoop(x, node, tested);
}

function visitFor(x: Extraction, node: number): void {
  const left = x.child(node, Field.left);
  const right = x.child(node, Field.right);
  const target = left < 0 ? NO_EXPR : visitTarget(x, left);
  const iterable = right < 0 ? NO_EXPR : x.visitExpression(right);
  if (left >= 0) {
    const detail = x.kind[node + 1] === NodeKind.async_token ? x.out.pool.id('async') : -1;
    const element = x.addExpr(left, ExprKind.element, [iterable], detail);
    bindTarget(x, left, target, AssignHow.for, element);
  }
  const body = x.child(node, Field.body);
  const tested = right < 0 ? null : emptinessTest(x, right, iterable, body);
  guardNode(x, body, tested, true);
  guardRest(x, node, tested, false);
  x.visitBlock(body, BlockKind.loop, true);
  visitElse(x, node);
}

/** The `else` block of a loop, if it has one: it runs where the loop's condition failed. */
function visitElse(x: Extraction, node: number, condition: Condition | null = null): void {
  const end = x.next[node]!;
  for (let c = x.firstNamedChild(node); c >= 0; c = x.namedSibling(c, end)) {
    if (x.kind[c] !== NodeKind.else_clause) continue;
    guardNode(x, x.child(c, Field.body), condition, false);
    x.visitBlock(x.child(c, Field.body), BlockKind.loop_else, false);
  }
}

/**
 * Calls and their arguments (language reference, "Calls").
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { type ExprRef, exprRef, exprRefKind, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { isMisplacedStar, visitStarred } from './misplaced-star.ts';
import { CalleeShape } from './schema.ts';

/** One argument as written in a call or in a class statement's parentheses. */
export interface Argument {
  readonly node: number;
  /** The expression, without `*`, `**`, `name=` and parentheses. */
  readonly value: number;
  /** The identifier before `=`, or -1. */
  readonly keyword: number;
  /** 0, 1 for `*`, 2 for `**`. */
  readonly star: number;
  ref: ExprRef;
}

/** Adds the call whose callee has been visited already. `chain` is the callee's dotted text, if it has one. */
export function visitCall(
  x: Extraction,
  node: number,
  callee: number,
  calleeRef: ExprRef,
  chain: string | null,
): ExprRef {
  const list = x.child(node, Field.arguments);
  return addCall(x, node, callee, calleeRef, chain, list < 0 ? [] : readArguments(x, list));
}

/** Visits the arguments and adds the call. */
export function addCall(
  x: Extraction,
  node: number,
  callee: number,
  calleeRef: ExprRef,
  chain: string | null,
  args: readonly Argument[],
): ExprRef {
  visitArguments(x, args, typeArguments(x, chain, args));
  const { args: table, calls, pool } = x.out;
  const argStart = table.length;
  const call = calls.length;
  let positional = 0;
  let keywords = 0;
  let star1 = 0;
  let star2 = 0;
  for (const { value, keyword, star, ref, node: own } of args) {
    const isPositional = keyword < 0 && star !== 2;
    const span = star === 0 && keyword < 0 ? value : own;
    table.add(
      call,
      x.chunk,
      x.ownStart(span),
      x.ownEnd(span),
      isPositional ? positional + star1 : -1,
      keyword < 0 ? -1 : x.identifier(keyword),
      keyword < 0 ? -1 : x.ownStart(keyword),
      keyword < 0 ? -1 : x.ownEnd(keyword),
      star,
      ref,
    );
    if (keyword >= 0) keywords++;
    else if (star === 1) star1++;
    else if (star === 2) star2++;
    else positional++;
  }
  const calleeNode = callee < 0 ? node : callee;
  calls.add(
    x.chunk,
    x.ownStart(node),
    x.ownEnd(node),
    x.ownStart(calleeNode),
    x.ownEnd(calleeNode),
    calleeRef,
    calleeShape(x, callee, calleeRef),
    pool.idOrNull(chain),
    argStart,
    args.length,
    positional,
    keywords,
    star1,
    star2,
    x.scope,
    x.def,
  );
  return exprRef('call', call);
}

function calleeShape(x: Extraction, callee: number, ref: ExprRef): number {
  if (exprRefKind(ref) === 'name') return CalleeShape.NAME;
  switch (x.kind[callee]) {
    case NodeKind.attribute:
      return CalleeShape.ATTRIBUTE;
    case NodeKind.subscript:
      return CalleeShape.SUBSCRIPT;
    case NodeKind.call:
      return CalleeShape.CALL_RESULT;
    case NodeKind.lambda:
      return CalleeShape.LAMBDA;
    default:
      return CalleeShape.OTHER;
  }
}

/** The arguments in source order. A generator expression in place of the list is the only argument. */
export function readArguments(x: Extraction, list: number): Argument[] {
  if (x.kind[list] === NodeKind.generator_expression) {
    return [{ node: list, value: list, keyword: -1, star: 0, ref: NO_EXPR }];
  }
  const args: Argument[] = [];
  const end = x.next[list]!;
  for (let node = x.firstNamedChild(list); node >= 0; node = x.namedSibling(node, end)) {
    args.push(readArgument(x, node));
  }
  return args;
}

function readArgument(x: Extraction, node: number): Argument {
  switch (x.kind[node]) {
    case NodeKind.keyword_argument: {
      const value = x.child(node, Field.value);
      return { node, value, keyword: x.child(node, Field.name), star: 0, ref: NO_EXPR };
    }
    case NodeKind.list_splat:
      return { node, value: x.firstNamedChild(node), keyword: -1, star: 1, ref: NO_EXPR };
    case NodeKind.dictionary_splat:
      return { node, value: x.firstNamedChild(node), keyword: -1, star: 2, ref: NO_EXPR };
    default: {
      const star = isMisplacedStar(x, node) ? 1 : 0;
      return { node, value: x.unparenthesized(node), keyword: -1, star, ref: NO_EXPR };
    }
  }
}

/** Positional arguments come before keyword ones in CPython's tree, also when `*` follows a keyword. */
export function visitArguments(
  x: Extraction,
  args: readonly Argument[],
  types: readonly Argument[] = NO_TYPES,
): void {
  let isOutOfOrder = false;
  let hasKeyword = false;
  for (const arg of args) {
    if (arg.keyword >= 0 || arg.star === 2) hasKeyword = true;
    else if (hasKeyword) isOutOfOrder = true;
  }
  if (!isOutOfOrder) {
    for (const arg of args) visitArgument(x, arg, types.includes(arg));
    return;
  }
  const isPositional = (arg: Argument): boolean => arg.keyword < 0 && arg.star !== 2;
  for (const arg of args) if (isPositional(arg)) visitArgument(x, arg, types.includes(arg));
  for (const arg of args) if (!isPositional(arg)) visitArgument(x, arg, types.includes(arg));
}

function visitArgument(x: Extraction, arg: Argument, isType: boolean): void {
  if (arg.value < 0) return;
  const { readsStrings } = x;
  if (isType) x.readsStrings = true;
  const isMisplaced = arg.star === 1 && arg.value === arg.node;
  arg.ref = isMisplaced ? visitStarred(x, arg.value) : x.visitExpression(arg.value);
  x.readsStrings = readsStrings;
}

const NO_TYPES: readonly Argument[] = [];

/**
 * Arguments in which strings are forward references: the type of `cast` (PEP 484, "Casts"), what `NewType` is made of,
 * bounds of a `TypeVar`. What the callee's name stands for is not known here, so the shape of the call must fit, too.
 */
function typeArguments(x: Extraction, chain: string | null, args: readonly Argument[]): readonly Argument[] {
  switch (chain?.slice(chain.lastIndexOf('.') + 1)) {
    case 'cast':
      return args.length === 2 && args.every(isPlain) ? [args[0]!] : NO_TYPES;
    case 'NewType':
      return args.length === 2 && args.every(isPlain) ? [args[1]!] : NO_TYPES;
    case 'TypeVar':
      return args.filter((arg, i) => (isPlain(arg) ? i > 0 : isBound(x, arg)));
    default:
      return NO_TYPES;
  }
}

const isPlain = ({ keyword, star }: Argument): boolean => keyword < 0 && star === 0;

const isBound = (x: Extraction, { keyword }: Argument): boolean =>
  keyword >= 0 && BOUNDS.has(x.codeOf(keyword));

const BOUNDS: ReadonlySet<string> = new Set(['bound', 'default']);

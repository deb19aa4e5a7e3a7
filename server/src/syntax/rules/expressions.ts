/**
 * Where stars, `yield`, `:=` and `lambda` may stand (language reference, chapter 6 and the grammar in chapter 10). The
 * grammar takes each of them nearly anywhere.
 */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';
import { NO_STAR } from './targets.ts';

const kinds = (...list: number[]): ReadonlySet<number> => new Set(list);

const COMPREHENSIONS = kinds(
  NodeKind.list_comprehension,
  NodeKind.set_comprehension,
  NodeKind.dictionary_comprehension,
  NodeKind.generator_expression,
);

/** Expressions whose left end the star is for the grammar, where Python stars the whole. */
const SPINE = kinds(NodeKind.attribute, NodeKind.call, NodeKind.subscript, NodeKind.binary_operator);

/** Lists of expressions, each of which may be starred. */
const STARRED_IN = kinds(NodeKind.argument_list, NodeKind.list, NodeKind.set, NodeKind.expression_list);

/** Lists without brackets, which are lists by their commas, and parentheses. */
const STARRED_BESIDE_COMMA = kinds(NodeKind.tuple, NodeKind.expression_statement, NodeKind.match_statement);

/** What is around targets, of which other rules tell. */
const TARGETS = kinds(
  NodeKind.delete_statement,
  NodeKind.as_pattern_target,
  NodeKind.pattern_list,
  NodeKind.tuple_pattern,
  NodeKind.list_pattern,
);

function checkStar(at: Place): void {
  const { start, field } = at;
  let inner = at.node;
  let level = 0;
  while (SPINE.has(at.kindOf(at.parent(level))) && start[at.parent(level)] === start[at.node])
    inner = at.parent(level++);
  const kind = at.kindOf(at.parent(level));
  if (COMPREHENSIONS.has(kind)) at.refuse(at.node, 'a comprehension cannot unpack');
  else if (kind === NodeKind.subscript ? field[inner] !== Field.subscript : !isStarAllowed(at, level))
    at.refuse(at.node, NO_STAR);
  else if (kind !== NodeKind.argument_list) checkOperand(at);
}

function isStarAllowed(at: Place, level: number): boolean {
  const around = at.parent(level);
  const kind = at.kindOf(around);
  if (STARRED_BESIDE_COMMA.has(kind)) return at.hasChildOfKind(around, NodeKind.comma_token);
  if (kind === NodeKind.type) return isArgumentType(at, level + 1);
  // What cannot be deleted or assigned to is told of the whole target.
  return STARRED_IN.has(kind) || TARGETS.has(kind);
}

/** What is starred, but for arguments, binds closer than comparisons. */
function checkOperand(at: Place): void {
  const operand = at.namedChild(at.node);
  if (LOOSE.has(at.kindOf(operand))) at.refuse(operand, 'what is unpacked here must be parenthesized');
}

const LOOSE = kinds(
  NodeKind.boolean_operator,
  NodeKind.comparison_operator,
  NodeKind.not_operator,
  NodeKind.lambda,
  NodeKind.conditional_expression,
);

function checkDoubleStar(at: Place): void {
  const kind = at.kindOf(at.parent());
  if (COMPREHENSIONS.has(kind)) at.refuse(at.node, 'a comprehension cannot unpack');
  else if (kind === NodeKind.dictionary) checkOperand(at);
}

/** `*Ts` as a type: an argument of a type, or what `*args` are (PEP 646). */
function checkStarredType(at: Place): void {
  const isArgument = at.kindOf(at.parent()) !== NodeKind.type || isArgumentType(at, 1);
  if (!isArgument) at.refuse(at.node, NO_STAR);
}

/** `T: int` as a type: a type parameter; the grammar takes it for an annotation, too. */
function checkConstrained(at: Place): void {
  const kind = at.kindOf(at.parent(1));
  if (kind === NodeKind.assignment || kind === NodeKind.typed_parameter) at.refuse(at.node, 'unexpected `:`');
}

/** `level` is that of what is around the type. */
function isArgumentType(at: Place, level: number): boolean {
  const around = at.parent(level);
  switch (at.kindOf(around)) {
    case NodeKind.typed_parameter:
      return at.hasChildOfKind(around, NodeKind.list_splat_pattern);
    case NodeKind.assignment:
    case NodeKind.function_definition:
    case NodeKind.typed_default_parameter:
    case NodeKind.type_alias_statement:
      return false;
    default:
      return true;
  }
}

/** Where `yield` needs no parentheses. */
const YIELD_IN = kinds(
  NodeKind.expression_statement,
  NodeKind.assignment,
  NodeKind.augmented_assignment,
  NodeKind.parenthesized_expression,
  NodeKind.interpolation,
);

function checkYield(at: Place): void {
  if (!YIELD_IN.has(at.kindOf(at.parent()))) at.refuse(at.node, '`yield` must be parenthesized here');
}

/** Where `:=` needs no parentheses: an argument, an element, a condition, what `match` and decorators look at. */
const WALRUS_IN = kinds(
  NodeKind.parenthesized_expression,
  NodeKind.argument_list,
  NodeKind.list,
  NodeKind.set,
  NodeKind.tuple,
  NodeKind.subscript,
  NodeKind.list_comprehension,
  NodeKind.set_comprehension,
  NodeKind.generator_expression,
  NodeKind.if_statement,
  NodeKind.elif_clause,
  NodeKind.while_statement,
  NodeKind.match_statement,
  NodeKind.decorator,
  NodeKind.interpolation,
);

function checkWalrus(at: Place): void {
  // Of `(x := a if b else c)` the grammar takes the name for that of `a`.
  const level = at.kindOf(at.parent()) === NodeKind.conditional_expression && isFirst(at) ? 1 : 0;
  const kind = at.kindOf(at.parent(level));
  if (WALRUS_IN.has(kind)) return;
  const isGuard = kind === NodeKind.if_clause && at.kindOf(at.parent(level + 1)) === NodeKind.case_clause;
  // `with (x := 1, y):` has a tuple, which the grammar takes for two items.
  const isInTuple = kind === NodeKind.with_item && at.reads(at.parent(level + 1) + 1, '(');
  if (!isGuard && !isInTuple) at.refuse(at.node, '`:=` must be parenthesized here');
}

const isFirst = (at: Place): boolean => at.node === at.parent() + 1;

/** Operands that are to be parenthesized when they are such. */
function checkLambda(at: Place): void {
  const around = at.parent();
  const kind = at.kindOf(around);
  const isOperand = kind === NodeKind.boolean_operator || kind === NodeKind.comparison_operator;
  const isFilter =
    kind === NodeKind.for_in_clause ||
    (kind === NodeKind.if_clause && at.kindOf(at.parent(1)) !== NodeKind.case_clause);
  const isReplacement = kind === NodeKind.interpolation;
  if (isOperand || isFilter || isReplacement) at.refuse(at.node, '`lambda` must be parenthesized here');
}

/** `await` takes a primary. */
function checkAwait(at: Place): void {
  const operand = at.namedChild(at.node);
  const kind = at.kindOf(operand);
  if (kind === NodeKind.await || kind === NodeKind.unary_operator)
    at.refuse(operand, 'what is awaited must be parenthesized here');
}

/** What `!=` was in Python 2. */
function checkComparison(at: Place): void {
  for (const operator of at.children(at.node))
    if (at.field[operator] === Field.operators && at.reads(operator, '<>'))
      at.refuse(operator, 'Python 3 writes `<>` as `!=`');
}

/** Outside of asynchronous functions the grammar takes `async` and `await` for names, as Python 3.6 did. */
function checkName(at: Place): void {
  const start = at.start[at.node]!;
  if (at.end[at.node]! - start !== 'await'.length || at.text.charCodeAt(start) !== LOWER_A) return;
  if (at.reads(at.node, 'await') || at.reads(at.node, 'async'))
    at.refuse(at.node, `unexpected \`${at.textOf(at.node)}\``);
}

const LOWER_A = 97;

export const EXPRESSION_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.list_splat], check: checkStar },
  { kinds: [NodeKind.dictionary_splat], check: checkDoubleStar },
  { kinds: [NodeKind.splat_type], check: checkStarredType },
  { kinds: [NodeKind.constrained_type], check: checkConstrained },
  { kinds: [NodeKind.yield], check: checkYield },
  { kinds: [NodeKind.named_expression], check: checkWalrus },
  { kinds: [NodeKind.lambda], check: checkLambda },
  { kinds: [NodeKind.await], check: checkAwait },
  { kinds: [NodeKind.comparison_operator], check: checkComparison },
  { kinds: [NodeKind.identifier], check: checkName },
];

/**
 * What can be assigned to and deleted (language reference 7.2, 7.2.1, 7.2.2 and 7.5). The grammar reads targets of `with`
 * and `del` as expressions, and takes any of its patterns for any target.
 */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

type Verb = 'assign to' | 'delete';

const SEQUENCES: ReadonlySet<number> = new Set([
  NodeKind.tuple,
  NodeKind.list,
  NodeKind.expression_list,
  NodeKind.tuple_pattern,
  NodeKind.list_pattern,
  NodeKind.pattern_list,
]);

/** Words for what no target is; the others are expressions. */
const SPOKEN: ReadonlyMap<number, string> = new Map([
  [NodeKind.call, 'function call'],
  [NodeKind.integer, 'literal'],
  [NodeKind.float, 'literal'],
  [NodeKind.string, 'literal'],
  [NodeKind.concatenated_string, 'literal'],
  [NodeKind.none, '`None`'],
  [NodeKind.true, '`True`'],
  [NodeKind.false, '`False`'],
  [NodeKind.lambda, 'lambda'],
  [NodeKind.conditional_expression, 'conditional expression'],
  [NodeKind.generator_expression, 'generator expression'],
  [NodeKind.list_comprehension, 'list comprehension'],
  [NodeKind.set_comprehension, 'set comprehension'],
  [NodeKind.dictionary_comprehension, 'dict comprehension'],
  [NodeKind.comparison_operator, 'comparison'],
  [NodeKind.set, 'set display'],
  [NodeKind.dictionary, 'dict literal'],
  [NodeKind.ellipsis, 'ellipsis'],
  [NodeKind.yield, 'yield expression'],
  [NodeKind.await, 'await expression'],
]);

/** Also where the grammar binds the star closer than what it stars: `*a.b` is `(*a).b` to it. */
const isStarred = (at: Place, node: number): boolean => at.text[at.start[node]!] === '*';

const isParenthesized = (at: Place, node: number): boolean =>
  at.kindOf(node) === NodeKind.parenthesized_expression ||
  ((at.kindOf(node) === NodeKind.tuple_pattern || at.kindOf(node) === NodeKind.tuple) &&
    at.namedChildren(node).length === 1 &&
    !at.hasChildOfKind(node, NodeKind.comma_token));

/** Refuses what in a target is none. */
function checkTarget(at: Place, target: number, verb: Verb): void {
  if (at.kind[target] === NodeKind.identifier) {
    checkSimple(at, target, verb);
    return;
  }
  const nodes = [target];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (isParenthesized(at, node)) nodes.push(at.namedChild(node));
    else if (SEQUENCES.has(at.kindOf(node))) addElements(at, node, verb, nodes);
    else if (!isStarred(at, node)) checkSimple(at, node, verb);
    else if (verb === 'delete') at.refuse(node, 'cannot delete starred');
    else at.refuse(node, 'a starred target must be in a list or tuple');
  }
}

/** A target that is no sequence and has no star, or had one. */
function checkSimple(at: Place, node: number, verb: Verb): void {
  const kind = at.kindOf(node);
  if (kind === NodeKind.subscript) return;
  const name = kind === NodeKind.attribute ? at.child(node, Field.attribute) : node;
  if (at.kindOf(name) !== NodeKind.identifier)
    at.refuse(node, `cannot ${verb} ${SPOKEN.get(kind) ?? 'expression'}`);
  else if (at.reads(name, '__debug__')) at.refuse(name, `cannot ${verb} \`__debug__\``);
}

export const NO_STAR = 'cannot use a starred expression here';

/** Adds the elements of a sequence of targets, one of which may have a star. */
function addElements(at: Place, sequence: number, verb: Verb, nodes: number[]): void {
  let starred = -1;
  for (const element of at.namedChildren(sequence)) {
    if (verb === 'delete' || !isStarred(at, element)) {
      nodes.push(element);
      continue;
    }
    if (starred >= 0) at.refuse(element, 'multiple starred expressions in assignment');
    starred = element;
    const isPlain =
      at.kindOf(element) === NodeKind.list_splat || at.kindOf(element) === NodeKind.list_splat_pattern;
    const inner = isPlain ? at.namedChildren(element)[0] : undefined;
    if (inner === undefined) checkSimple(at, element, verb);
    else nodes.push(inner);
  }
}

/** `left = right`, `left: type = right`, and chains of the first. */
function checkAssignment(at: Place): void {
  const left = at.child(at.node, Field.left);
  const type = at.child(at.node, Field.type);
  if (type < 0) {
    if (left >= 0) checkTarget(at, left, 'assign to');
    return;
  }
  checkSingle(at, left, 'annotated');
  const right = at.child(at.node, Field.right);
  const isChained = CHAINED.has(at.kindOf(right)) || CHAINED.has(at.kindOf(at.parent()));
  if (isChained) at.refuse(type, 'an annotated assignment has one target');
}

const CHAINED: ReadonlySet<number> = new Set([NodeKind.assignment, NodeKind.augmented_assignment]);

/** One name, attribute or element: `x += 1`, `(x): int`. */
function checkSingle(at: Place, target: number, how: 'annotated' | 'augmented'): void {
  let node = target;
  while (node >= 0 && isParenthesized(at, node)) node = at.namedChild(node);
  if (node < 0) return;
  if (SEQUENCES.has(at.kindOf(node)) || isStarred(at, node))
    at.refuse(node, `only a single target can be ${how}`);
  else checkTarget(at, node, 'assign to');
}

const checkLeft = (at: Place): void => {
  const left = at.child(at.node, Field.left);
  if (left >= 0) checkTarget(at, left, 'assign to');
};

function checkWalrus(at: Place): void {
  const name = at.child(at.node, Field.name);
  if (name >= 0) checkTarget(at, name, 'assign to');
}

/** `with a as target`; what `except` and `case` name has rules of its own. */
function checkAs(at: Place): void {
  const alias = at.namedChild(at.node);
  if (alias >= 0 && at.kindOf(at.parent(1)) !== NodeKind.except_clause) checkTarget(at, alias, 'assign to');
}

const checkDelete = (at: Place): void => {
  for (const target of at.namedChildren(at.node)) checkTarget(at, target, 'delete');
};

/** Names that definitions and imports bind, of which `__debug__` can be none. */
function checkBoundName(at: Place): void {
  const name = at.child(at.node, at.kindOf(at.node) === NodeKind.aliased_import ? Field.alias : Field.name);
  if (name >= 0 && at.reads(name, '__debug__')) at.refuse(name, 'cannot assign to `__debug__`');
}

export const TARGET_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.assignment], check: checkAssignment },
  {
    kinds: [NodeKind.augmented_assignment],
    check: (at) => checkSingle(at, at.child(at.node, Field.left), 'augmented'),
  },
  { kinds: [NodeKind.for_statement, NodeKind.for_in_clause], check: checkLeft },
  { kinds: [NodeKind.named_expression], check: checkWalrus },
  { kinds: [NodeKind.as_pattern_target], check: checkAs },
  { kinds: [NodeKind.delete_statement], check: checkDelete },
  {
    kinds: [NodeKind.function_definition, NodeKind.class_definition, NodeKind.aliased_import],
    check: checkBoundName,
  },
];

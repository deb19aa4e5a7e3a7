/**
 * Statements that the grammar takes in more forms than Python (language reference, chapters 7 and 8): `with`, `raise`,
 * `assert`, `type`, and what `print` and `exec` were in Python 2.
 */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

function checkWith(at: Place): void {
  const last = at.children(at.node).at(-1) ?? -1;
  if (at.kindOf(last) === NodeKind.comma_token && !at.reads(at.node + 1, '('))
    at.refuse(last, 'a trailing comma needs parentheses around the items');
}

/** `as` in parentheses, which may be around all items of `with` only. */
function checkAs(at: Place): void {
  const kind = at.kindOf(at.parent());
  if (kind !== NodeKind.parenthesized_expression && kind !== NodeKind.tuple) return;
  const clause = at.parent(2);
  const isAround = at.kindOf(at.parent(1)) === NodeKind.with_item && at.namedChildren(clause).length === 1;
  if (!isAround) at.refuse(at.node, '`as` cannot be parenthesized here');
}

function checkRaise(at: Place): void {
  const list = at.childOfKind(at.node, NodeKind.expression_list);
  const comma = list < 0 ? -1 : at.childOfKind(list, NodeKind.comma_token);
  if (comma >= 0) at.refuse(comma, 'Python 3 raises one exception object: `raise E(value)`');
}

function checkAssert(at: Place): void {
  const [, , third = -1] = at.namedChildren(at.node);
  if (third >= 0) at.refuse(third, '`assert` has a condition and a message');
}

/** `print x`; of `print >>f, x` Python makes a tuple. */
function checkPrint(at: Place): void {
  const { start, end } = at;
  const [keyword = at.node, argument = -1] = at.children(at.node);
  if (at.kindOf(argument) !== NodeKind.chevron)
    at.refuseSpan(
      start[keyword]!,
      end[at.node]!,
      `missing parentheses in call to \`${at.textOf(keyword)}\`: this is Python 2`,
    );
}

/** `type X = …` names one; what begins with `type(` or `type[` is no alias (language reference 2.3.2). */
function checkAlias(at: Place): void {
  let left = at.child(at.node, Field.left);
  if (left < 0 || /[([]/.test(at.text[at.start[left]!]!)) return;
  const outer = left;
  while (at.kindOf(left) === NodeKind.type || at.kindOf(left) === NodeKind.generic_type)
    left = at.namedChild(left);
  if (at.kindOf(left) !== NodeKind.identifier) at.refuse(outer, 'a type alias needs a plain name');
  else if (at.reads(left, '__debug__')) at.refuse(left, 'cannot assign to `__debug__`');
}

export const STATEMENT_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.with_clause], check: checkWith },
  { kinds: [NodeKind.as_pattern], check: checkAs },
  { kinds: [NodeKind.raise_statement], check: checkRaise },
  { kinds: [NodeKind.assert_statement], check: checkAssert },
  { kinds: [NodeKind.print_statement, NodeKind.exec_statement], check: checkPrint },
  { kinds: [NodeKind.type_alias_statement], check: checkAlias },
];

/** Arguments of calls and classes (language reference 6.3.4), and generators among them (6.2.8). */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** Positional ones first, no name twice, and something between the commas. */
function checkArguments(at: Place): void {
  const { kind } = at;
  let names: Set<string> | null = null;
  let behind: 'keyword argument' | 'keyword argument unpacking' | null = null;
  // The first token is the bracket.
  if (kind[at.node + 2] === NodeKind.comma_token) at.refuse(at.node + 2, 'unexpected `,`');
  for (let one = at.namedChild(at.node); one >= 0; one = at.namedAfter(one, at.node)) {
    if (kind[one] === NodeKind.dictionary_splat) behind = 'keyword argument unpacking';
    else if (kind[one] === NodeKind.keyword_argument) {
      behind ??= 'keyword argument';
      names ??= new Set();
      const name = at.textOf(at.child(one, Field.name));
      if (names.has(name)) at.refuse(one, `keyword argument repeated: \`${name}\``);
      names.add(name);
      if (name === '__debug__') at.refuse(one, 'cannot assign to `__debug__`');
    } else if (behind === null) continue;
    else if (kind[one] !== NodeKind.list_splat) at.refuse(one, `positional argument follows ${behind}`);
    else if (behind === 'keyword argument unpacking')
      at.refuse(one, 'iterable argument unpacking follows keyword argument unpacking');
  }
}

/** `f(x for x in y, 1)` and `[x for x in y, z]`: the grammar takes what follows for more to go through. */
function checkIterable(at: Place): void {
  const comma = at.childOfKind(at.node, NodeKind.comma_token);
  if (comma < 0) return;
  const around = at.parent();
  const isArgument =
    at.kindOf(around) === NodeKind.generator_expression && at.kindOf(at.parent(1)) === NodeKind.call;
  if (isArgument) at.refuse(around, 'a generator beside other arguments must be parenthesized');
  else at.refuse(comma, 'an iterable of several parts needs parentheses here');
}

export const ARGUMENT_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.argument_list], check: checkArguments },
  { kinds: [NodeKind.for_in_clause], check: checkIterable },
];

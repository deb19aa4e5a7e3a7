/** The clauses of `try` (language reference 8.4). */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** Which clauses there are, and in what order. */
function checkTry(at: Place): void {
  const clauses = at.children(at.node);
  const handlers = clauses.filter((clause) => at.kindOf(clause) === NodeKind.except_clause);
  const hasElse = clauses.some((clause) => at.kindOf(clause) === NodeKind.else_clause);
  const hasFinally = clauses.some((clause) => at.kindOf(clause) === NodeKind.finally_clause);
  const keyword = at.node + 1;
  if (handlers.length === 0 && !hasFinally) at.refuse(keyword, '`try` without `except` or `finally`');
  else if (handlers.length === 0 && hasElse) at.refuse(keyword, '`try` with `else` needs an `except`');
  for (const [i, handler] of handlers.entries()) {
    const isGroup = isForGroups(at, handler);
    if (isGroup !== isForGroups(at, handlers[0]!))
      at.refuse(handler + 1, 'cannot have both `except` and `except*` in one `try`');
    const types = at.children(handler).filter((child) => at.field[child] === Field.value);
    if (types.length === 0 && isGroup) at.refuse(handler + 1, '`except*` needs a type');
    else if (types.length === 0 && i < handlers.length - 1) at.refuse(handler + 1, '`except:` must be last');
    checkTypes(at, types);
  }
}

/** Without parentheses several types have no name (PEP 758), which is a plain one. */
function checkTypes(at: Place, types: readonly number[]): void {
  for (const type of types) {
    if (at.kindOf(type) !== NodeKind.as_pattern) continue;
    const target = at.child(type, Field.alias);
    const [name = -1] = target < 0 ? [] : at.namedChildren(target);
    if (types.length > 1) at.refuse(type, 'several types with `as` must be parenthesized');
    else if (name >= 0 && at.kindOf(name) !== NodeKind.identifier)
      at.refuse(name, '`except` … `as` needs a plain name');
    else if (name >= 0 && at.reads(name, '__debug__')) at.refuse(name, 'cannot assign to `__debug__`');
  }
}

/** `except*`, also with a blank before the star. */
export function isForGroups(at: Place, handler: number): boolean {
  const [keyword = -1, second = -1] = at.children(handler);
  return at.kindOf(second) === NodeKind.star_token || at.textOf(keyword).endsWith('*');
}

export const TRY_RULES: readonly SyntaxRule[] = [{ kinds: [NodeKind.try_statement], check: checkTry }];

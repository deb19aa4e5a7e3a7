/** Keys of the constants that subscripts and comparisons are written with. Knows no names, see `constant-values.ts`. */
import { type ExprRef, exprRefKind, exprRefRow, integerOf } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

/** Key of a constant subscript: an integer as written, or a string; null for others. */
export function constantKey(facts: FileFacts, ref: ExprRef): string | null {
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'string') return `'${facts.text(row)}`;
  const integer = integerOf(ref);
  if (integer !== null) return String(integer);
  const { exprs, operands } = facts.evidence;
  if (exprRefKind(ref) !== 'expr' || EXPR_KINDS[exprs.kind[row]!] !== 'unary') return null;
  const negative = integerOf(operands.expr[exprs.operandStart[row]!]!);
  return negative !== null && facts.text(exprs.detail[row]!) === '-' ? `-${negative}` : null;
}

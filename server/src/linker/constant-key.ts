/**
 * Keys of constants: of those that subscripts and comparisons are written with, and as `Literal` names them (PEP 586),
 * `True`, `False` and `None` as well; what bytes and large numbers are is not kept. Knows no names, see
 * `constant-values.ts`.
 */
import { constantOf, type ExprRef, exprRefKind, exprRefRow, integerOf } from '../evidence/expr-ref.ts';
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

export const NONE_KEY = 'None';
export const BOOL_KEYS: readonly string[] = ['True', 'False'];

/** Name of the builtin class of the constant with a key; null for `None`. */
export function classOfLiteral(key: string): 'str' | 'int' | 'bool' | null {
  if (key.startsWith("'")) return 'str';
  if (key === NONE_KEY) return null;
  return BOOL_KEYS.includes(key) ? 'bool' : 'int';
}

/** The key of a constant that is written out; null for other expressions. */
export function literalKey(facts: FileFacts, ref: ExprRef): string | null {
  if (exprRefKind(ref) === 'constant') {
    const name = constantOf(ref);
    if (name === 'None' || name === 'True' || name === 'False') return name;
  }
  return constantKey(facts, ref);
}

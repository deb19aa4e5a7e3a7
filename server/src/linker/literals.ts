/**
 * Keys of constants as `Literal` names them (PEP 586): strings, integers, `True`, `False` and `None`. Which of them an
 * expression can be is said as far as the code writes it out; what bytes and large numbers are is not kept.
 */
import { constantOf, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import type { FileFacts } from './file-facts.ts';
import { isKnown, type WrittenStrings } from './written-strings.ts';

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

/**
 * Keys of the constants that an expression can be; null where it can be something else. `strings`: what says which texts
 * it can be where it is not written out; null where that is not asked.
 */
export function literalsOf(
  strings: WrittenStrings | null,
  facts: FileFacts,
  ref: ExprRef,
): readonly string[] | null {
  const key = literalKey(facts, ref);
  if (key !== null) return [key];
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  const kind = exprRefKind(ref);
  if (kind === 'expr' && exprs.kind[row] === ExprKind.conditional) {
    const parts = [0, 2].map((i) => literalsOf(strings, facts, operands.expr[exprs.operandStart[row]! + i]!));
    return parts.every((list) => list !== null) ? [...new Set(parts.flat())] : null;
  }
  if (strings === null || kind === 'none' || kind === 'def' || kind === 'constant') return null;
  const texts = strings.of(facts, ref);
  return texts.length > 0 && texts.every(isKnown) ? texts.map((text) => `'${text}`) : null;
}

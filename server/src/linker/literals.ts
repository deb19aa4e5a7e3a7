/**
 * Which constants an expression can be, as far as the code writes it out (see `constant-key.ts`).
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { literalKey } from './constant-key.ts';
import type { FileFacts } from './file-facts.ts';
import { isKnown, type WrittenStrings } from './written-strings.ts';

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

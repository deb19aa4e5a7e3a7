/**
 * `*tuple[A, B]`, `*Ts` and `Unpack[X]` in annotations: types that stand for as many as they hold (PEP 646, 692). Knows how
 * they are written.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import type { Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { operandsOf, subscriptOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';

/** The type that an annotation unpacks; null for one that unpacks none. */
export function unpackedType(evaluation: Evaluation, facts: FileFacts, ref: ExprRef): ExprRef | null {
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'expr' && facts.evidence.exprs.kind[row] === ExprKind.star)
    return operandsOf(facts, row)[0]!;
  const subscript = subscriptOf(facts, ref);
  const isUnpacked = subscript && evaluation.evaluate(facts, subscript.head).some(isUnpack);
  return isUnpacked ? (subscript.items[0] ?? null) : null;
}

const isUnpack = (value: Value): boolean =>
  value.kind === 'external' && value.entity.names.at(-1) === 'Unpack';

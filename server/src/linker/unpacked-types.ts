/**
 * Types that stand for several, or for the keys of one: `*Ts`, `*tuple[A, ...]` and `Unpack[…]` of them (PEP 646), `**kwargs:
 * Unpack[TD]` (PEP 692). A variable of `TypeVarTuple` stands for a tuple.
 */
import { CONSTANTS, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { itemsOf } from './container-calls.ts';
import { union } from './containers.ts';
import { OPAQUE, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { operandsOf, subscriptOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { partsOfTypeVariable } from './values.ts';

/** Stands before the name of a variable of `TypeVarTuple`. */
export const VARIADIC = '*';

/** Whether a type variable stands for a tuple of types. */
export const isVariadic = (value: Value): boolean =>
  value.kind === 'typevar' && partsOfTypeVariable(value)[1].startsWith(VARIADIC);

/** What a type unpacks; null for types that unpack nothing. */
export function unpackedType(evaluation: Evaluation, facts: FileFacts, ref: ExprRef): ExprRef | null {
  if (exprRefKind(ref) !== 'expr') return null;
  const row = exprRefRow(ref);
  if (facts.evidence.exprs.kind[row] === ExprKind.star) return operandsOf(facts, row)[0] ?? null;
  const parts = subscriptOf(facts, ref);
  const isUnpack = (head: Value): boolean =>
    head.kind === 'external' && head.entity.names.at(-1) === 'Unpack';
  return parts && evaluation.evaluate(facts, parts.head).some(isUnpack) ? (parts.items[0] ?? null) : null;
}

/** The tuple that the types between the brackets of `tuple[…]` say; `def`: see `Evaluation.typeValues`. */
export function tupleOf(
  evaluation: Evaluation,
  facts: FileFacts,
  items: readonly ExprRef[],
  def: number,
): Value {
  const definition = evaluation.builtin('tuple');
  if (!definition) return OPAQUE;
  const isRepeated = items.some(isEllipsis);
  let isOpen = isRepeated;
  const lists: (readonly Value[])[] = [];
  for (const item of isRepeated ? items.slice(0, 1) : items) {
    const unpacked = unpackedType(evaluation, facts, item);
    if (unpacked === null) {
      lists.push(evaluation.typeValues(facts, item, def));
      continue;
    }
    const [inner] = evaluation.typeValues(facts, unpacked, def);
    if (inner !== undefined && isVariadic(inner) && items.length === 1) return inner;
    const tuple = inner?.kind === 'instance' && standardName(inner.of) === 'builtins.tuple' ? inner : null;
    if (tuple?.items) lists.push(...tuple.items.values());
    else {
      isOpen = true;
      lists.push(tuple?.args[0] ?? NO_VALUES);
    }
  }
  return evaluation.values.instance(definition, [union(lists)], isOpen ? null : itemsOf(lists));
}

const isEllipsis = (ref: ExprRef): boolean =>
  exprRefKind(ref) === 'constant' && CONSTANTS[exprRefRow(ref)] === 'Ellipsis';

/** Arguments of a generic class as they are written, by its parameters: one that is variadic takes what others leave. */
export function typeArguments(
  evaluation: Evaluation,
  facts: FileFacts,
  parameters: readonly Value[],
  items: readonly ExprRef[],
  def: number,
): readonly (readonly Value[])[] {
  const describe = (item: ExprRef): readonly Value[] => evaluation.typeValues(facts, item, def);
  const at = parameters.findIndex(isVariadic);
  if (at < 0) return items.map(describe);
  const behind = Math.max(at, items.length - (parameters.length - at - 1));
  return [
    ...items.slice(0, at).map(describe),
    [tupleOf(evaluation, facts, items.slice(at, behind), def)],
    ...items.slice(behind).map(describe),
  ];
}

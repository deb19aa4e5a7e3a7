/**
 * Under which keys of a container an expression leads: constants, names that hold one, members of enumerations, classes,
 * tuples of these; else what the code says that a text can be. Evaluates no containers.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { type Items, isOutside, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { builtinName, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { CLASS_NAME, lastName } from './passed-values.ts';

/** Stands before the place of an enumeration's member, see `Known`. */
const MEMBER = '@ ';

/** The one key that an expression surely is; null where it may be another one. */
export function keyOf(evaluation: Evaluation, facts: FileFacts, ref: ExprRef): string | null {
  const key = constantKey(facts, ref) ?? evaluation.constantOf(facts, ref);
  if (key !== null) return key;
  const kind = exprRefKind(ref);
  if (kind === 'expr') {
    const isTuple = facts.evidence.exprs.kind[exprRefRow(ref)] === ExprKind.tuple;
    return isTuple ? keyOfParts(evaluation, facts, operandsOf(facts, exprRefRow(ref))) : null;
  }
  if (kind !== 'attr' && kind !== 'name') return null;
  if (kind === 'attr' && isClassName(facts, facts.evidence.attrs.base[exprRefRow(ref)]!)) {
    const member = evaluation.knownOf(facts, ref);
    if (member?.startsWith(MEMBER)) return member;
  }
  if (!isClassName(facts, ref)) return null;
  const [only, ...others] = evaluation.evaluate(facts, ref);
  return others.length === 0 && only ? classKey(only) : null;
}

/** All keys that an index of such parts can be; null where it may be something that the code does not write out. */
export function keysOf(
  evaluation: Evaluation,
  facts: FileFacts,
  parts: ArrayLike<ExprRef>,
  items: Items,
): readonly string[] | null {
  const ref = parts[0] ?? NO_EXPR;
  const isTuple = parts.length > 1;
  const key = isTuple ? keyOfParts(evaluation, facts, parts) : keyOf(evaluation, facts, ref);
  if (key !== null) return [key];
  if (isTuple || !isWorthAsking(items)) return null;
  const texts = evaluation.literalsOf(facts, ref, true);
  if (texts !== null) return texts;
  // `table[type(x)]`.
  if (![...items.keys()].some((known) => known.startsWith(CLASS))) return null;
  const keys = evaluation.expand(evaluation.evaluate(facts, ref)).map(classKey);
  return keys.length > 0 && keys.every((known) => known !== null) ? keys : null;
}

/** `a, b`, where both are keys. */
function keyOfParts(evaluation: Evaluation, facts: FileFacts, parts: ArrayLike<ExprRef>): string | null {
  const keys = Array.from(parts, (part) => keyOf(evaluation, facts, part));
  return keys.length > 0 && keys.every((key) => key !== null) ? `(${keys.join(',')})` : null;
}

const CLASS = 'C(';

/** Whether an expression is named as classes are: what others hold is not found out for a key. */
const isClassName = (facts: FileFacts, ref: ExprRef): boolean =>
  CLASS_NAME.test(lastName(facts, ref) ?? '') || builtinName(facts, ref) !== null;

/** `cls` may be a class below, so it is no key. */
const classKey = (value: Value): string | null =>
  value.kind === 'class' && !value.isSelf && value.args.length === 0
    ? `${CLASS}${value.definition.place})`
    : null;

/** Whether single elements make a difference: where there are several, and calls may run them or their methods. */
const isWorthAsking = (items: Items): boolean =>
  items.size > 1 && [...items.values()].some((list) => list.some(mayRun));

/** Whether calls may run it, or a method of it, or something in it. */
export const mayRun = (value: Value): boolean =>
  value.kind === 'function' ||
  value.kind === 'class' ||
  value.kind === 'module' ||
  value.kind === 'partial' ||
  value.kind === 'members' ||
  (value.kind === 'instance' &&
    (!isOutside(value.of.path) || value.items !== null || value.args.some((list) => list.some(mayRun))));

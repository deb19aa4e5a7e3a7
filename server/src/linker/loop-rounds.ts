/**
 * What a loop over a display that stands in the file binds to its names, round by round: `for n, f in [('a', f), ('b', g)]`.
 * Evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { boundOnceTo, targetValue } from './copied-elements.ts';
import { displayedItem, itemsCallOf, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';

/** Texts that are written out, one for each round; a single one of code that stands in no loop. Null where some are not. */
export function textsByRound(facts: FileFacts, ref: ExprRef): readonly string[] | null {
  const { exprs } = facts.evidence;
  const row = exprRefRow(ref);
  const kind = exprRefKind(ref);
  if (kind === 'string') return [facts.text(row)];
  if (kind === 'name')
    return allTexts((roundsOf(facts, ref) ?? []).map((round) => textsByRound(facts, round)));
  if (kind !== 'expr') return null;
  const isSum = exprs.kind[row] === ExprKind.binary && facts.text(exprs.detail[row]!) === '+';
  if (!isSum && exprs.kind[row] !== ExprKind.fstring) return null;
  const parts = [...operandsOf(facts, row)].map((part) => textsByRound(facts, part));
  if (parts.length === 0 || !parts.every((texts) => texts !== null)) return null;
  const count = Math.max(...parts.map((texts) => texts.length));
  if (!parts.every((texts) => texts.length === 1 || texts.length === count)) return null;
  const between = isSum ? parts.map(() => '').concat('') : facts.text(exprs.detail[row]!).split('\0');
  if (between.length !== parts.length + 1) return null;
  return Array.from({ length: count }, (_, i) =>
    parts.reduce(
      (text, texts, at) => text + (texts[texts.length === 1 ? 0 : i] ?? '') + between[at + 1]!,
      between[0]!,
    ),
  );
}

function allTexts(rounds: readonly (readonly string[] | null)[]): readonly string[] | null {
  const texts = rounds.flatMap((one) => (one?.length === 1 ? one : []));
  return texts.length > 0 && texts.length === rounds.length ? texts : null;
}

/** What a name holds in each round of the loop that binds it; null of other names, and where the display is not to be seen. */
export function roundsOf(facts: FileFacts, ref: ExprRef): readonly ExprRef[] | null {
  const { exprs } = facts.evidence;
  const value = targetValue(facts, ref);
  if (value === null) return null;
  if (exprs.kind[value] === ExprKind.element) return displayed(facts, firstOperand(facts, value));
  if (exprs.kind[value] !== ExprKind.unpack) return null;
  const source = firstOperand(facts, value);
  const inner = exprRefRow(source);
  if (exprRefKind(source) !== 'expr' || exprs.kind[inner] !== ExprKind.element) return null;
  const iterated = firstOperand(facts, inner);
  const position = facts.text(exprs.detail[value]!);
  const mapping = itemsCallOf(facts, iterated);
  if (mapping !== null) return entriesOf(facts, writtenOut(facts, mapping), position);
  const found = displayed(facts, iterated)?.map((item) => displayedItem(facts, item, position));
  return found?.every((item) => item !== null) ? found : null;
}

const firstOperand = ({ evidence: { exprs, operands } }: FileFacts, row: number): ExprRef =>
  operands.expr[exprs.operandStart[row]!]!;

/** The elements of a tuple, list or set display. */
function displayed(facts: FileFacts, given: ExprRef): readonly ExprRef[] | null {
  const { exprs } = facts.evidence;
  const ref = writtenOut(facts, given);
  const row = exprRefRow(ref);
  if (exprRefKind(ref) !== 'expr') return null;
  const kind = exprs.kind[row]!;
  if (kind !== ExprKind.tuple && kind !== ExprKind.list && kind !== ExprKind.set) return null;
  const items = [...operandsOf(facts, row)];
  return items.some((item) => exprRefKind(item) === 'expr' && exprs.kind[exprRefRow(item)] === ExprKind.star)
    ? null
    : items;
}

/** The keys of a dict display, or what is under them. */
function entriesOf(facts: FileFacts, ref: ExprRef, position: string): readonly ExprRef[] | null {
  const row = exprRefRow(ref);
  if (exprRefKind(ref) !== 'expr' || facts.evidence.exprs.kind[row] !== ExprKind.dict) return null;
  const entries = [...operandsOf(facts, row)];
  const isSpread = entries.some((key, i) => i % 2 === 0 && exprRefKind(key) === 'none');
  return isSpread ? null : entries.filter((_, i) => i % 2 === Number(position));
}

/** What a name is bound to once, by code of its chunk; other expressions as they are. */
function writtenOut(facts: FileFacts, ref: ExprRef): ExprRef {
  const { exprs, names } = facts.evidence;
  const value = boundOnceTo(facts, ref);
  const isOwn =
    exprRefKind(value) === 'expr' && exprs.chunk[exprRefRow(value)] === names.chunk[exprRefRow(ref)];
  return value === ref || isOwn ? value : ref;
}

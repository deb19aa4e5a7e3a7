/**
 * Containers that are made of others, whose elements are known one by one: `[x for x in xs]`, `{k: v for k, v in pairs}`,
 * `dict(pairs)`, `dict(zip(keys, values))`.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, SiteKind } from '../evidence/schema.ts';
import { additionsTo } from './container-additions.ts';
import { itemsInOrder, itemsOf, itemsOfOne } from './container-calls.ts';
import { keyOf } from './element-keys.ts';
import { type Items, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { builtinName, displayedItem, itemsCallOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_ELEMENTS } from './limits.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import { visibleSites } from './visible-sites.ts';

/**
 * The items of `{k: v for k, v in pairs}`, where the pairs are written out with constants as keys, and of
 * `{f.__name__: f for f in fs}`; else null.
 */
export function pairedItems(evaluation: Evaluation, facts: FileFacts, row: number): Items | null {
  const { exprs, operands } = facts.evidence;
  const from = exprs.operandStart[row]!;
  const byName = evaluation.storedUnder(facts, operands.expr[from]!, operands.expr[from + 1]!);
  if (byName !== null || exprs.operandCount[row] !== 3) return byName;
  const source = pairsGoneThrough(facts, operands.expr[from]!, operands.expr[from + 1]!);
  return source === operands.expr[from + 2] ? itemsOfPairs(evaluation, facts, source) : null;
}

/** What a loop or comprehension goes through that unpacks each element into two names; null for other expressions. */
export function pairsGoneThrough(facts: FileFacts, key: ExprRef, value: ExprRef): ExprRef | null {
  const { exprs, operands } = facts.evidence;
  const [first, second] = [key, value].map((ref, i) => {
    const unpacked = targetValue(facts, ref);
    return unpacked !== null &&
      EXPR_KINDS[exprs.kind[unpacked]!] === 'unpack' &&
      facts.text(exprs.detail[unpacked]!) === String(i)
      ? operands.expr[exprs.operandStart[unpacked]!]!
      : NO_EXPR;
  });
  const row = exprRefRow(first!);
  const isElement =
    first === second && exprRefKind(first!) === 'expr' && EXPR_KINDS[exprs.kind[row]!] === 'element';
  return isElement ? operands.expr[exprs.operandStart[row]!]! : null;
}

/**
 * The elements of `[x for x in xs]` and `[x for row in rows for x in row]`, which are those of xs, or of all rows, in
 * their order; null for any other comprehension.
 */
export function copiedItems(evaluation: Evaluation, facts: FileFacts, row: number): Items | null {
  const { exprs, operands } = facts.evidence;
  const from = exprs.operandStart[row]!;
  const count = exprs.operandCount[row]!;
  const isElementOf = (element: ExprRef, source: ExprRef): boolean => {
    const value = targetValue(facts, element);
    return (
      value !== null &&
      EXPR_KINDS[exprs.kind[value]!] === 'element' &&
      operands.expr[exprs.operandStart[value]!] === source
    );
  };
  const [element, outer, inner] = [0, 1, 2].map((i) => operands.expr[from + i]!);
  const isNested = count === 3 && isElementOf(inner!, outer!);
  if (count !== 2 && !isNested) return null;
  if (!isElementOf(element!, isNested ? inner! : outer!)) return null;
  const items = itemsInOrder(evaluation.expand(evaluation.evaluate(facts, outer!)));
  if (!isNested || items === null) return items;
  const rows = [...items.values()].map(itemsInOrder);
  if (!rows.every((one) => one !== null)) return null;
  return itemsOf(rows.flatMap((one) => [...one.values()]).slice(0, MAX_ELEMENTS));
}

/** A list or tuple of pairs, or `d.items()`, as a mapping from their constant keys; null where it is not written out so. */
export function itemsOfPairs(evaluation: Evaluation, facts: FileFacts, given: ExprRef): Items | null {
  const items = new Map<string, readonly Value[]>();
  const ref = writtenOut(evaluation, facts, given);
  const mapping = itemsCallOf(facts, ref);
  if (mapping !== null) {
    const values = evaluation.expand(evaluation.evaluate(facts, mapping));
    return values[0]?.kind === 'instance' && standardName(values[0].of) === 'builtins.dict'
      ? itemsOfOne(values)
      : null;
  }
  const zipped = zippedParts(facts, ref);
  if (zipped) {
    const values = itemsOfOne(evaluation.expand(evaluation.evaluate(facts, zipped[1])));
    for (const [position, value] of values ?? []) {
      const key = displayedItem(facts, zipped[0], position);
      const constant = key === null ? null : keyOf(evaluation, facts, key);
      if (constant === null) return null;
      items.set(constant, value);
    }
    return items.size > 0 ? items : null;
  }
  for (let i = 0; i < MAX_ELEMENTS; i++) {
    const item = displayedItem(facts, ref, String(i));
    if (item === null) break;
    const pair = writtenOut(evaluation, facts, item);
    const key = displayedItem(facts, pair, '0');
    const value = displayedItem(facts, pair, '1');
    const constant = key === null ? null : keyOf(evaluation, facts, key);
    if (value === null || constant === null) return null;
    items.set(constant, evaluation.evaluate(facts, value));
  }
  return items.size > 0 && displayedItem(facts, ref, String(items.size)) === null ? items : null;
}

/** What a name is bound to once, where nothing is put into it or taken out; other expressions as they are. */
export function boundOnceTo(facts: FileFacts, ref: ExprRef): ExprRef {
  const { assigns, bindingSites } = facts.evidence;
  const binding = bindingOf(facts, ref);
  const site = onlySite(facts, binding);
  if (site < 0 || additionsTo(facts, binding).length > 0) return ref;
  if (bindingSites.kind[site] !== SiteKind.name) return ref;
  const [assign, ...others] = facts.assignsOfName(bindingSites.row[site]!);
  return assign !== undefined && others.length === 0 && assigns.how[assign] === AssignHow.assign
    ? assigns.value[assign]!
    : ref;
}

/** The same on the record, as a name is bound in other code as well. */
function writtenOut(evaluation: Evaluation, facts: FileFacts, ref: ExprRef): ExprRef {
  const { bindings } = facts.evidence;
  const binding = bindingOf(facts, ref);
  if (binding < 0) return ref;
  evaluation.readName(
    facts.path,
    facts.scopeKey(bindings.scope[binding]!),
    facts.text(bindings.name[binding]!),
  );
  return boundOnceTo(facts, ref);
}

/** What `zip(a, b)` goes through side by side; null for other expressions. */
function zippedParts(facts: FileFacts, ref: ExprRef): readonly [ExprRef, ExprRef] | null {
  if (exprRefKind(ref) !== 'call') return null;
  const { args, calls } = facts.evidence;
  const row = exprRefRow(ref);
  const from = calls.argStart[row]!;
  const isPlain = [from, from + 1].every((arg) => args.star[arg] === 0 && args.keyword[arg]! < 0);
  return calls.argCount[row] === 2 && isPlain && builtinName(facts, calls.callee[row]!) === 'zip'
    ? [args.expr[from]!, args.expr[from + 1]!]
    : null;
}

/** The `exprs` row of what a name holds where code of its own scope reads it, of a loop or comprehension its element. */
export function targetValue(facts: FileFacts, ref: ExprRef): number | null {
  const { bindings, bindingSites, names, assigns } = facts.evidence;
  const binding = bindingOf(facts, ref);
  if (binding < 0 || names.scope[exprRefRow(ref)] !== bindings.scope[binding]) return null;
  const [visible, ...others] = visibleSites(facts, exprRefRow(ref)) ?? [];
  const site = visible !== undefined && others.length === 0 ? visible : onlySite(facts, binding);
  if (site < 0 || bindingSites.kind[site] !== SiteKind.name) return null;
  const [assign] = facts.assignsOfName(bindingSites.row[site]!);
  const value = assign === undefined ? NO_EXPR : assigns.value[assign]!;
  return exprRefKind(value) === 'expr' ? exprRefRow(value) : null;
}

/**
 * Objects whose class is set: behind `x.__class__ = C` (language reference, "Special attributes"), x is of class C for the
 * code that follows in the same scope. What has the object elsewhere is not looked for.
 */
import { SiteKind } from '../evidence/schema.ts';
import { storeAt, storesTo } from './attribute-stores.ts';
import { excludeEachOther, surelyRunsBefore } from './block-tree.ts';
import { union } from './containers.ts';
import type { Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { isReboundBetween, sitePosition } from './site-order.ts';
import { merge } from './values.ts';

/** Whether a store (the row of `names` that it stores to) is surely come to, or surely not; null where that is not known. */
type IsComeTo = (base: number) => boolean | null;

/** What a name (a row of `names`) holds where it stands, of what its binding can hold. */
export function withClassSet(
  evaluation: Evaluation,
  facts: FileFacts,
  row: number,
  values: readonly Value[],
  isComeTo: IsComeTo = () => null,
): readonly Value[] {
  const { names, nameBindings } = facts.evidence;
  const stores = storesTo(facts, '__class__').get(nameBindings.resolved[row]!);
  if (stores === undefined) return values;
  const scope = names.scope[row]!;
  const position = sitePosition(facts, SiteKind.name, row);
  let found = values;
  for (const store of stores) {
    const { base, chunk, end, value, isPlain } = storeAt(facts, store);
    // The value of `x.__class__ = type(x)` is computed before it is stored.
    if (!isPlain || chunk !== names.chunk[row] || names.scope[base] !== scope || names.start[row]! < end)
      continue;
    const at = sitePosition(facts, SiteKind.name, base);
    const isMade = isComeTo(base);
    if (
      isMade === false ||
      excludeEachOther(facts, scope, at, position) ||
      isReboundBetween(facts, base, row)
    )
      continue;
    const made = objectsOf(evaluation, evaluation.evaluate(facts, value));
    if (made.length === 0) continue;
    found = isMade || surelyRunsBefore(facts, scope, at, position) ? made : merge(found, made);
  }
  return found;
}

/** Objects of classes; of what only calls tell, what calling it gives. */
const objectsOf = (evaluation: Evaluation, classes: readonly Value[]): readonly Value[] =>
  union(
    classes.map((value) => {
      if (value.kind === 'class')
        return [evaluation.values.instance(value.definition, value.args, null, value.isSelf)];
      return value.kind === 'parameter' ? evaluation.applied(value, [], true) : [];
    }),
  );

/**
 * Classes that calls of `type` with three arguments make (library reference, "Built-in Functions"), where no base is of
 * the workspace: no statement defines them, so what there is to say of one is where it is made and its bases, the first of
 * which gives it its symbol. What is in its namespace are stores to its attributes (`set-attributes.ts`). With bases of the
 * workspace it is taken for these.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { definitionOfPlace, placeOf, placeText } from './call-places.ts';
import {
  type ClassValue,
  type Definition,
  isOutside,
  MADE_BY_TYPE,
  placeOfParts,
  type Value,
} from './entities.ts';
import type { Arguments, Evaluation } from './evaluation.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import type { Lookups } from './lookups.ts';
import { standardClass } from './standard-class.ts';

/** Between the parts of a key: the symbol of the class, where it is made, its bases. */
const SEPARATOR = '\t';

/** The class that a call (a row of `calls`) of `type` makes; null where its bases are not written out, or of the workspace. */
export function classMadeBy(
  evaluation: Evaluation,
  facts: FileFacts,
  row: number,
  callee: string,
  args: Arguments,
): Definition | null {
  if (callee !== 'builtins.type' || args.count !== 3 || args.isOpen) return null;
  const { calls, exprs } = facts.evidence;
  const written = facts.evidence.args.expr[calls.argStart[row]! + 1]!;
  if (exprRefKind(written) !== 'expr' || exprs.kind[exprRefRow(written)] !== ExprKind.tuple) return null;
  const items = operandsOf(facts, exprRefRow(written));
  if (exceeds('elements', items.length, MAX_ELEMENTS)) return null;
  const bases = [...items].flatMap((item) => onlyClass(evaluation.expand(evaluation.evaluate(facts, item))));
  if (bases.length < items.length) return null;
  if (bases.some(({ definition }) => !isOutside(definition.path))) return null;
  const base = bases[0]?.definition ?? standardClass(evaluation.program, 'builtins', 'object');
  if (base === null) return null;
  const place = placeOfParts(facts.path, placeText(placeOf(facts, 'call', row)));
  const parts = [base.symbol, place, ...bases.map(({ definition }) => definition.place)];
  return classOfCall(evaluation.program, parts.join(SEPARATOR));
}

/** The class with a key that `classMadeBy` wrote. */
export const classOfCall = ({ interner }: Lookups, key: string): Definition =>
  interner.definition(MADE_BY_TYPE, key, key.split(SEPARATOR, 1)[0]!, true, false, false);

/** Its bases, in their order. */
export const basesOfCall = (program: Lookups, key: string): readonly Value[] =>
  key
    .split(SEPARATOR)
    .slice(2)
    .flatMap((place) => definitionOfPlace(program, place)?.value ?? []);

/** The class that some values are, and nothing else; none for others. */
function onlyClass([only, ...others]: readonly Value[]): readonly ClassValue[] {
  return only?.kind === 'class' && others.length === 0 ? [only] : [];
}

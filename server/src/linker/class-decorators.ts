/**
 * Which decorators of a file's classes give a class to a parameter: `def d(cls): cls.f = g` and `@d` above a class. Goes by
 * names; what they hold is not looked at.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { isOpenParameter } from './definition-facts.ts';
import { calledFirst } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';

const NO_ROWS: readonly number[] = [];

/** Rows of `decorators` of classes that call the function whose parameter a name is, or one around it; none for other expressions. */
export function decoratorsGiving(facts: FileFacts, ref: ExprRef): readonly number[] {
  const byName = classDecorators(facts);
  if (byName.size === 0 || !isOpenParameter(facts, ref)) return NO_ROWS;
  const { nameBindings, bindings, bindingSites, params, defs } = facts.evidence;
  const binding = nameBindings.resolved[exprRefRow(ref)]!;
  const found: number[] = [];
  let def = params.def[bindingSites.row[bindings.siteStart[binding]!]!]!;
  for (; def >= 0; def = defs.container[def]!)
    found.push(...(byName.get(facts.text(defs.name[def]!)) ?? NO_ROWS));
  return found;
}

/** By the name that is called. */
const classDecorators = (facts: FileFacts): ReadonlyMap<string, readonly number[]> =>
  facts.memo('class decorators', () => {
    const { decorators, names } = facts.evidence;
    const rows = Array.from({ length: decorators.length }, (_, row) => row);
    return Map.groupBy(
      rows.filter((row) => facts.isClass(decorators.def[row]!)),
      (row) => {
        const ref = calledFirst(facts, decorators.expr[row]!);
        return exprRefKind(ref) === 'name' ? facts.text(names.name[exprRefRow(ref)]!) : '';
      },
    );
  });

/**
 * Names for the sites of a binding by what they bind, not by their number, so that those stay what they are where another
 * one is written or taken away: what is known of a variable's sites is kept under them.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { hash31 } from '../text/hash.ts';
import type { FileFacts } from './file-facts.ts';

/** Stands between the names of several sites; no name has it. */
export const SITE_SEPARATOR = ',';

/** How far into an expression its name looks. */
const MAX_PARTS = 4;

/** The names of all sites of a binding, in their order; each has one of its own. */
export function siteNames(facts: FileFacts, binding: number): readonly string[] {
  const known = facts.memo('site names', () => new Map<number, readonly string[]>());
  let names = known.get(binding);
  if (names === undefined) known.set(binding, (names = namesOf(facts, binding)));
  return names;
}

function namesOf(facts: FileFacts, binding: number): readonly string[] {
  const { bindings } = facts.evidence;
  const first = bindings.siteStart[binding]!;
  const counts = new Map<string, number>();
  return Array.from({ length: bindings.siteCount[binding]! }, (_, i) => {
    const said = describeSite(facts, first + i);
    const count = counts.get(said) ?? 0;
    counts.set(said, count + 1);
    return count === 0 ? said : `${said}~${count}`;
  });
}

/** Short, as there is one for every variable; sites that come out the same are told apart. */
function describeSite(facts: FileFacts, site: number): string {
  const { assigns, bindingSites } = facts.evidence;
  const kind = bindingSites.kind[site]!;
  if (kind !== SiteKind.name) return String(kind);
  const [assign] = facts.assignsOfName(bindingSites.row[site]!);
  if (assign === undefined) return String(kind);
  const said = `${assigns.how[assign]} ${describe(facts, assigns.value[assign]!, MAX_PARTS)}`;
  return hash31(said).toString(36);
}

/** What an expression is called, attributes and functions by their names; parts that are too deep are left out. */
function describe(facts: FileFacts, ref: ExprRef, parts: number): string {
  const { attrs, calls, exprs, names, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (parts === 0) return '';
  switch (exprRefKind(ref)) {
    case 'name':
      return facts.text(names.name[row]!);
    case 'attr':
      return `${describe(facts, attrs.base[row]!, parts - 1)}.${facts.text(attrs.name[row]!)}`;
    case 'call':
      return `${describe(facts, calls.callee[row]!, parts - 1)}()`;
    case 'expr': {
      const inner = exprs.operandCount[row]! > 0 ? operands.expr[exprs.operandStart[row]!]! : null;
      return `${exprs.kind[row]} ${inner === null ? '' : describe(facts, inner, parts - 1)}`;
    }
    default:
      return exprRefKind(ref);
  }
}

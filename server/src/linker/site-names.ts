/**
 * Names for the sites of a binding by what they bind, not by their number, so that those stay what they are where another
 * one is written or taken away: what is known of a variable's sites is kept under them.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { hash31 } from '../text/hash.ts';
import { keyOfChunk } from './chunk-keys.ts';
import type { FileFacts } from './file-facts.ts';

/** Stands between the names of several sites; no name has it. */
export const SITE_SEPARATOR = ',';

/** How far into an expression its name looks. */
const MAX_PARTS = 4;

/**
 * The name of a site (a row of `bindingSites`) to code of a chunk. Only what the same chunk assigns is named by what is assigned,
 * as that is what the code is looked at again for; of other sites it knows no more than which they are.
 */
export function siteName(facts: FileFacts, site: number, chunk: number): string {
  const { bindings, bindingSites, names } = facts.evidence;
  const binding = bindingSites.binding[site]!;
  const isOwn = bindingSites.kind[site] === SiteKind.name && names.chunk[bindingSites.row[site]!] === chunk;
  const at = site - bindings.siteStart[binding]!;
  return isOwn ? assignedNames(facts, binding)[at]! : `${BY_NUMBER}${at}`;
}

/** The site of a binding that has a name, as a number among its sites; -1 where there is none any more. */
export function siteNamed(facts: FileFacts, binding: number, name: string): number {
  if (!name.startsWith(BY_NUMBER)) return assignedNames(facts, binding).indexOf(name);
  const at = Number(name.slice(BY_NUMBER.length));
  return at < facts.evidence.bindings.siteCount[binding]! ? at : -1;
}

/** In front of a number that stands for a name. */
const BY_NUMBER = '#';

/** By site of a binding, a name of its own for each that assigns. */
function assignedNames(facts: FileFacts, binding: number): readonly string[] {
  const known = facts.memo('site names', () => new Map<number, readonly string[]>());
  let names = known.get(binding);
  if (names === undefined) known.set(binding, (names = findNames(facts, binding)));
  return names;
}

function findNames(facts: FileFacts, binding: number): readonly string[] {
  const { bindings, bindingSites } = facts.evidence;
  const first = bindings.siteStart[binding]!;
  const counts = new Map<string, number>();
  return Array.from({ length: bindings.siteCount[binding]! }, (_, i) => {
    if (bindingSites.kind[first + i] !== SiteKind.name) return '';
    const said = describeSite(facts, bindingSites.row[first + i]!);
    const count = counts.get(said) ?? 0;
    counts.set(said, count + 1);
    return count === 0 ? said : `${said}~${count}`;
  });
}

/** Short, as there is one for every variable; those of a chunk that come out the same are told apart. */
function describeSite(facts: FileFacts, row: number): string {
  const { assigns, names } = facts.evidence;
  const [assign] = facts.assignsOfName(row);
  const said =
    assign === undefined
      ? ''
      : `${assigns.how[assign]} ${describe(facts, assigns.value[assign]!, MAX_PARTS)}`;
  return hash31(`${keyOfChunk(facts, names.chunk[row]!)} ${said}`).toString(36);
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

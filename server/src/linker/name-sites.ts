/** Which binding a name is of, and where that is bound. Evaluates nothing. */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import type { FileFacts } from './file-facts.ts';

/** The binding (a row of `bindings`) that an expression is a name of; -1 for other expressions, and where the file binds none. */
export const bindingOf = (facts: FileFacts, ref: ExprRef): number =>
  exprRefKind(ref) === 'name' ? facts.evidence.nameBindings.resolved[exprRefRow(ref)]! : -1;

/** The site (a row of `bindingSites`) of a binding that has a single one; -1 for others, and for no binding. */
export function onlySite({ evidence: { bindings } }: FileFacts, binding: number): number {
  return binding >= 0 && bindings.siteCount[binding] === 1 ? bindings.siteStart[binding]! : -1;
}

/** Of which kind (`SiteKind`) the only site of a binding is; -1 where there are others or none. */
export function onlySiteKind(facts: FileFacts, binding: number): number {
  const site = onlySite(facts, binding);
  return site < 0 ? -1 : facts.evidence.bindingSites.kind[site]!;
}

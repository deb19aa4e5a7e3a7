/** "Who mentions this?": every token that refers to a symbol, once, with what it does there. */

import type { Reference } from '@cpgd/shared';
import { isCallRelation, type Relation, SymbolRole } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FoundLink } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import { linksTo } from './links-to.ts';
import { atOnce, type Steps } from './steps.ts';

/** Relations whose links stand on a token that names the symbol (or, for calls, runs it). */
const REFERRING: readonly Relation[] = [
  'def_symbol',
  'param_symbol',
  'name_symbol',
  'attribute_symbol',
  'import_symbol',
  'callsite_symbol',
];

const ROLE_NAMES: readonly (readonly [bit: number, name: string])[] = [
  [SymbolRole.definition, 'definition'],
  [SymbolRole.import, 'import'],
  [SymbolRole.write, 'write'],
  [SymbolRole.read, 'read'],
];

/** References by path and position; `limit` counts them. */
export function findReferences(
  context: AnswerContext,
  symbol: string,
  options: { readonly limit: number; readonly minConfidence: number },
): { readonly items: Reference[]; readonly total: number } {
  const tokens = atOnce(referringTokens(context, symbol, options.minConfidence));
  const items = tokens.slice(0, options.limit).map((links) => describeToken(context, symbol, links));
  return { items, total: tokens.length };
}

/** The links of each token that refers to a symbol, by path and position. */
export function* referringTokens(
  context: AnswerContext,
  symbol: string,
  minConfidence: number,
): Steps<readonly (readonly FoundLink[])[]> {
  const links = yield* linksTo(context, symbol, REFERRING);
  const parsed = parseSymbol(symbol);
  if (parsed?.kind === 'module') {
    // `from m import x` names the module without importing its symbol.
    for (const link of yield* linksTo(context, parsed.module, ['import_module'])) links.push(link);
    links.sort((a, b) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : a.bstart - b.bstart || a.bend - b.bend,
    );
  }
  if (parsed?.kind === 'parameter') for (const link of yield* keywordLinks(context, symbol)) links.push(link);
  const tokens = new Map<string, FoundLink[]>();
  for (const link of links) {
    if (link.confidence < minConfidence) continue;
    // A call's callee ends with the token that names it: `a.b` and `b` are one reference.
    const key = `${link.path}\0${link.bend}`;
    const same = tokens.get(key);
    if (same) same.push(link);
    else tokens.set(key, [link]);
  }
  return [...tokens.values()];
}

/** Links of the arguments that name a parameter, each with the span of the name alone. */
function* keywordLinks(context: AnswerContext, parameter: string): Steps<readonly FoundLink[]> {
  const found: FoundLink[] = [];
  for (const link of yield* linksTo(context, parameter, ['arg_param'])) {
    if (link.method !== 'argument_keyword') continue;
    const { keywordStart, keywordEnd } = context.snapshot.file(link.path)!.evidence()!.args;
    const row = context.leftRow(link);
    if (keywordStart[row]! < 0) continue;
    found.push({ ...link, bend: link.bstart + keywordEnd[row]! - keywordStart[row]! });
  }
  return found;
}

/** One callsite as a reference to what it calls. */
export function describeCallsite(context: AnswerContext, symbol: string, link: FoundLink): Reference {
  return describeToken(context, symbol, [link]);
}

/** One token as a reference to the symbol. */
export function describeToken(
  context: AnswerContext,
  symbol: string,
  links: readonly FoundLink[],
): Reference {
  const named = links.reduce((best, link) => (link.bstart > best.bstart ? link : best));
  const container = context.containerOf(named);
  const bits = links.reduce((all, link) => all | link.roles, 0);
  const roles = ROLE_NAMES.filter(([bit]) => bits & bit).map(([, name]) => name);
  if (links.some((link) => link.relation === 'callsite_symbol')) roles.push('call');
  if (roles.length === 0 && named.relation === 'import_module') roles.push('import');
  if (named.relation === 'arg_param') roles.push('keyword');
  const best = links.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return {
    location: context.location(named.path, named.bstart, named.bend),
    relation: named.relation,
    container: container.name,
    containerSymbol: container.symbol,
    roles,
    confidence: best.confidence,
    method: best.method,
    ambiguous: isAmbiguous(context, symbol, best),
    text: context.lineText(named.path, named.bstart),
  };
}

/** The same left row has other targets, too. */
function isAmbiguous(context: AnswerContext, symbol: string, link: FoundLink): boolean {
  // What one place runs without a call expression runs together: an iterator, then its elements.
  if (link.relation !== 'callsite_symbol' && isCallRelation(link.relation)) return false;
  // So does what makes an object: `__new__`, then `__init__`.
  if (link.confidence === 1) return false;
  const row = context.leftRow(link);
  const { links } = context.snapshot.file(link.path)!.links()[link.chunk]!;
  return links.some(
    (other) => other.relation === link.relation && other.left === row && other.target !== symbol,
  );
}

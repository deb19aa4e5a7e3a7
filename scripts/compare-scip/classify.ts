/**
 * What kind of occurrence it is, whether the two indexes agree on it, and if not, in which way. The order of
 * the rules below is the order in which explanations are tried.
 */
import { symbolIdentifier } from '../../server/src/evidence/scip/symbol-identifier.ts';
import { parseSymbol } from '../../server/src/linker/scip-symbol.ts';
import { type Definitions, type Occurrence, withoutPackage } from './answers.ts';

/** Kinds of occurrences, by where the other index says the symbol is defined. */
export const CATEGORIES = [
  'definition',
  'cross-file reference',
  'same-file reference',
  'local reference',
  'external reference',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const OUTCOMES = [
  'same symbol',
  'same definition', // spelled differently, defined at the same place
  'among candidates', // we say several symbols, one of them theirs
  'other target',
  'no target', // we say nothing
  'not comparable', // the other index cannot be right, or says nothing that could be compared
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  readonly category: Category;
  readonly outcome: Outcome;
  /** Class of the disagreement, for people; '' when they agree. */
  readonly why: string;
}

export interface Sides {
  readonly theirs: Definitions;
  readonly ours: Definitions;
}

export function judge(occurrence: Occurrence, sides: Sides): Verdict {
  const category = categoryOf(occurrence, sides);
  const incomparable = notComparable(occurrence, sides);
  if (incomparable !== null) return { category, outcome: 'not comparable', why: incomparable };
  const { ours } = occurrence;
  const agreeing = ours.map((symbol) => agreement(occurrence, symbol, sides)).filter((way) => way !== null);
  if (agreeing.length > 0) {
    const best = agreeing.includes('same symbol') ? 'same symbol' : 'same definition';
    return { category, outcome: ours.length > 1 ? 'among candidates' : best, why: '' };
  }
  if (ours.length === 0) return { category, outcome: 'no target', why: silence(occurrence) };
  return { category, outcome: 'other target', why: difference(occurrence, ours[0]!, sides) };
}

function categoryOf({ path, symbol, isDefinition }: Occurrence, { theirs }: Sides): Category {
  if (isDefinition) return 'definition';
  const places = theirs.of(path, symbol);
  if (places.size === 0) return 'external reference';
  if (symbol.startsWith('local ')) return 'local reference';
  const isHere = [...places].some((place) => place.slice(0, place.lastIndexOf(':')) === path);
  return isHere ? 'same-file reference' : 'cross-file reference';
}

/** Why nothing can be learnt from this occurrence; null when something can. */
function notComparable(occurrence: Occurrence, { theirs }: Sides): string | null {
  const { token, text, symbol, path } = occurrence;
  if (token === null) return 'it is on no token of ours';
  if (token === 'imported_module') {
    if (text.startsWith('.') && isRelativeSymbol(symbol, text))
      return 'a relative import names its module without the package (scip-python)';
    if (symbolIdentifier(symbol).kind !== 'module')
      return 'the module of a star import has the symbol of something inside it (scip-python)';
  }
  if (occurrence.isMisnamed) return `the symbol is called otherwise than the text (${token})`;
  if (symbol.startsWith('local ') && theirs.of(path, symbol).size === 0)
    return 'a local that is defined nowhere stands for something outside (no stub was found)';
  return null;
}

/** `multipartparser/__init__:` for `.multipartparser`. */
function isRelativeSymbol(symbol: string, text: string): boolean {
  const identifier = symbolIdentifier(symbol);
  return identifier.kind === 'module' && identifier.name === text.replace(/^[.\s]+/, '');
}

function agreement(
  { path, symbol }: Occurrence,
  ours: string,
  sides: Sides,
): 'same symbol' | 'same definition' | null {
  const isLocal = symbol.startsWith('local ') || ours.startsWith('local ');
  if (!isLocal && withoutPackage(symbol) === withoutPackage(ours)) return 'same symbol';
  // A local is its definition: numbers of two indexers mean nothing to each other.
  const places = sides.theirs.of(path, symbol);
  for (const place of sides.ours.of(path, ours))
    if (places.has(place)) return isLocal ? 'same symbol' : 'same definition';
  return null;
}

/** Why we say nothing. */
function silence({ token, reason }: Occurrence): string {
  const what = (token ?? 'token').replaceAll('_', ' ');
  return reason === null ? `${what}: not linked` : `${what}: ${reason.replaceAll('_', ' ')}`;
}

/** How our target differs from theirs. */
function difference(occurrence: Occurrence, ours: string, sides: Sides): string {
  const what = (occurrence.token ?? 'token').replaceAll('_', ' ');
  const one = parseSymbol(occurrence.symbol);
  const other = parseSymbol(ours);
  if (!one || !other) return `${what}: a symbol of another scheme`;
  if (one.kind === 'local' && other.kind === 'local') return `${what}: another local`;
  if (one.kind === 'local' || other.kind === 'local')
    return `${what}: theirs is ${article(one.kind)}, ours ${article(other.kind)}`;
  // Theirs is defined in the index, yet nothing of ours has that name: the ways down to it are spelled otherwise.
  const { theirs, ours: known } = sides;
  if (
    theirs.of(occurrence.path, occurrence.symbol).size > 0 &&
    known.of(occurrence.path, occurrence.symbol).size === 0
  )
    return `${what}: we define no symbol of this name (${one.module === other.module ? 'same' : 'another'} module)`;
  const sameName = one.path.at(-1) === other.path.at(-1);
  const sameModule = one.module === other.module;
  if (sameName && sameModule && one.path.join('.') === other.path.join('.'))
    return `${what}: same name, theirs is ${article(one.kind)}, ours ${article(other.kind)}`;
  if (sameName && sameModule) return `${what}: same name elsewhere in the module`;
  if (sameName && one.path.length > 1 && other.path.length > 1) return `${what}: member of another class`;
  if (sameName) return `${what}: same name in another module`;
  return `${what}: another name (theirs ${article(one.kind)}, ours ${article(other.kind)})`;
}

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);

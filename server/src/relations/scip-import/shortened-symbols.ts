/**
 * Classes that an index calls by module and name alone though they are nested in something. scip-python 0.6 does so
 * wherever it comes from the type of an object and not from a definition: `m/In#v.` for what methods of
 * `m/Outer#In#` store on `self`, `m/In#` for a base in relationships. Their definitions say what is meant. Knows one
 * document, and no text.
 */
import { RANGE_WIDTH, type ScipOccurrences } from '../../evidence/scip/scip-document.ts';
import { SymbolRole } from '../../linker/links.ts';
import { packageOfSymbol } from './package-of-symbol.ts';

/** Short symbol (of a class or of an attribute) → whole symbols, sorted; all as the index spells them. */
export type ShortenedSymbols = ReadonlyMap<string, readonly string[]>;

/** The whole symbols that a symbol of the index stands for: mostly itself. */
export function wholeSymbols(symbol: string, shortened: ShortenedSymbols): readonly string[] {
  if (shortened.size === 0) return [symbol];
  const known = shortened.get(symbol);
  if (known) return known;
  const end = symbol.indexOf('#') + 1;
  return shortened.get(symbol.slice(0, end))?.map((outer) => outer + symbol.slice(end)) ?? [symbol];
}

interface ClassDefinition {
  readonly symbol: string;
  /** Row of the occurrence. */
  readonly row: number;
}

export function shortenedSymbols(occurrences: ScipOccurrences): ShortenedSymbols {
  const classes = classesByShortName(occurrences);
  const found = new Map<string, readonly string[]>();
  for (const [short, definitions] of classes) {
    const symbols = symbolsOf(definitions);
    if (symbols.length === 1 && symbols[0] !== short) found.set(short, symbols);
    if (symbols.length === 1) classes.delete(short);
  }
  if (classes.size === 0) return found;
  const owners = new Map<string, ClassDefinition[]>();
  for (const [row, symbol] of definitionsOf(occurrences)) {
    const short = symbol.slice(0, symbol.lastIndexOf('#') + 1);
    const definitions = symbol.length === short.length ? undefined : classes.get(short);
    if (!definitions) continue;
    const around = innermost(occurrences, definitions, row);
    // Without enclosing ranges a class that is called so is taken at its word.
    if (around === null && definitions.some((definition) => definition.symbol === short)) continue;
    const known = owners.get(symbol) ?? [];
    owners.set(symbol, known.concat(around ?? definitions));
  }
  for (const [symbol, definitions] of owners) {
    const attribute = symbol.slice(symbol.lastIndexOf('#') + 1);
    const symbols = symbolsOf(definitions).map((owner) => owner + attribute);
    if (symbols.length > 1 || symbols[0] !== symbol) found.set(symbol, symbols);
  }
  return found;
}

const symbolsOf = (definitions: readonly ClassDefinition[]): string[] =>
  [...new Set(definitions.map(({ symbol }) => symbol))].sort();

/** Name of the last descriptor of a class. */
const CLASS_NAME = /(?:`(?:[^`]|``)+`|[\w$+-]+)#$/;

function classesByShortName(occurrences: ScipOccurrences): Map<string, ClassDefinition[]> {
  const classes = new Map<string, ClassDefinition[]>();
  for (const [row, symbol] of definitionsOf(occurrences)) {
    if (!symbol.endsWith('#')) continue;
    const start = packageOfSymbol(symbol)?.length ?? 0;
    const name = CLASS_NAME.exec(symbol)?.[0];
    if (name === undefined) continue;
    const short = symbol.slice(0, symbol.indexOf('/', start) + 1) + name;
    const known = classes.get(short);
    if (known) known.push({ symbol, row });
    else classes.set(short, [{ symbol, row }]);
  }
  return classes;
}

function* definitionsOf({
  symbol,
  symbolNames,
  roles,
  length,
}: ScipOccurrences): Generator<[number, string]> {
  for (let row = 0; row < length; row++)
    if ((roles[row]! & SymbolRole.definition) !== 0 && symbol[row]! >= 0)
      yield [row, symbolNames[symbol[row]!]!];
}

/** The class whose enclosing range is the closest around an occurrence; null where none is. */
function innermost(
  { ranges, enclosing }: ScipOccurrences,
  definitions: readonly ClassDefinition[],
  row: number,
): ClassDefinition | null {
  const at = row * RANGE_WIDTH;
  let found: ClassDefinition | null = null;
  for (const definition of definitions) {
    const around = definition.row * RANGE_WIDTH;
    const isAround =
      enclosing[around]! >= 0 &&
      compare(enclosing, around, ranges, at) <= 0 &&
      compare(ranges, at, enclosing, around + 2) < 0;
    // Classes around one place are nested, so the one that begins last is the closest.
    if (isAround && (found === null || compare(enclosing, found.row * RANGE_WIDTH, enclosing, around) < 0))
      found = definition;
  }
  return found;
}

/** Order of two positions (line, column), each at an offset of a column of numbers. */
const compare = (a: Int32Array, at: number, b: Int32Array, other: number): number =>
  a[at]! - b[other]! || a[at + 1]! - b[other + 1]!;

/**
 * Finds symbols by the names people type. One indexed read by short name; whether a dotted path fits is
 * decided on the symbol strings it gives.
 */
import type Database from 'better-sqlite3';
import { DamagedDataError } from './errors.ts';
import { decodeIds } from './id-list.ts';
import type { FoundSymbol } from './records.ts';
import { dottedPath, matchesDotted } from './symbol-name.ts';

/** Sorts after every name that goes on from a prefix. */
const LAST_CHARACTER = '\u{10ffff}';

export interface SymbolQuery {
  /** A symbol string, a short name (`get_host`) or the end of a dotted path (`HttpRequest.get_host`). */
  readonly text: string;
  /** `prefix` finds names that begin with the text, ignoring ASCII case; it takes no dotted path. */
  readonly match?: 'exact' | 'prefix';
  readonly limit?: number;
}

/** Sorted: defined symbols first, then by dotted path, then by symbol. `prepare` may cache statements. */
export function findSymbols(query: SymbolQuery, prepare: (sql: string) => Database.Statement): FoundSymbol[] {
  const last = query.text.slice(query.text.lastIndexOf('.') + 1);
  const isPrefix = query.match === 'prefix';
  const isSymbol = dottedPath(query.text) !== null;
  // The index ignores case, which prefixes want; exact names are compared once more.
  const [condition, ...values] = isSymbol
    ? ['text = ?', query.text]
    : isPrefix
      ? ['name >= ? COLLATE NOCASE AND name < ? COLLATE NOCASE', query.text, query.text + LAST_CHARACTER]
      : ['name = ? COLLATE NOCASE AND name = ?', last, last];
  const rows = prepare(
    `SELECT text, name, defined_in IS NOT NULL, coalesce(referred_in, indexed_in) AS mentions FROM terms
         WHERE name IS NOT NULL AND mentions IS NOT NULL AND ${condition}`,
  )
    .raw()
    .all(...values) as [string, string, number, Buffer][];
  const found: FoundSymbol[] = [];
  for (const [symbol, name, isDefined, mentions] of rows) {
    const dotted = dottedPath(symbol);
    if (dotted === null) throw new DamagedDataError('a term has a name but is no symbol');
    if (!isSymbol && !isPrefix && !matchesDotted(dotted, query.text)) continue;
    const chunkCount = decodeIds(mentions).length;
    found.push({ symbol, name, dotted, isDefined: isDefined === 1, chunkCount });
  }
  found.sort(
    (a, b) =>
      Number(b.isDefined) - Number(a.isDefined) ||
      compareText(a.dotted, b.dotted) ||
      compareText(a.symbol, b.symbol),
  );
  return query.limit === undefined ? found : found.slice(0, query.limit);
}

/** Terms looked at in one read: some milliseconds. */
const SEARCHED_TERMS = 20_000;

/** Some of the symbols, and from where the search goes on; null where these were the last. */
export interface SymbolsPart {
  readonly symbols: readonly { readonly symbol: string; readonly name: string }[];
  readonly last: number | null;
}

/**
 * Symbols of the workspace whose short name has the letters of `text` in their order, ASCII case ignored; in no
 * particular order. Every name is looked at, a part of them at a time: begin `after` 0.
 */
export function symbolsWithLetters(
  text: string,
  after: number,
  prepare: (sql: string) => Database.Statement,
): SymbolsPart {
  const letters = Array.from(text, (letter) => (/[%_\\]/.test(letter) ? `\\${letter}` : letter));
  const to = after + SEARCHED_TERMS;
  const rows = prepare(
    `SELECT text, name FROM terms
     WHERE id > ? AND id <= ? AND name IS NOT NULL AND defined_in IS NOT NULL AND name LIKE ? ESCAPE '\\'`,
  )
    .raw()
    .all(after, to, `%${letters.join('%')}%`) as [string, string][];
  const highest = prepare('SELECT max(id) FROM terms').pluck().get() as number | null;
  return {
    symbols: rows.map(([symbol, name]) => ({ symbol, name })),
    last: to < (highest ?? 0) ? to : null,
  };
}

/** Texts that are no symbols (qualified names, names that were looked for) and end with a name after a dot, or are it. */
export function namesEndingWith(name: string, prepare: (sql: string) => Database.Statement): string[] {
  const rows = prepare(
    `SELECT text FROM terms
     WHERE name IS NULL AND referred_in IS NOT NULL AND (text = ? OR substr(text, ?) = ?)
     ORDER BY text`,
  )
    .pluck()
    .all(name, -Array.from(name).length - 1, `.${name}`) as string[];
  return rows;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

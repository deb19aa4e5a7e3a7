/**
 * `dim_symbols_v1`: every symbol that is named anywhere, taken apart. A row is a function of the symbol string
 * (and, for `local N`, of the file), never of where it was met, so all files give the same row.
 */
import { RELATIONS } from '../../linker/links.ts';
import { dottedName, type ParsedSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import { symbolNodeId } from '../node-ids.ts';
import { scipRelationships } from '../scip-rows/relationships.ts';
import { col, fileTable } from '../table.ts';
import { localNameLinks } from './local-symbols.ts';

export const dimSymbols = fileTable({
  name: 'dim_symbols_v1',
  family: 'relationship',
  lens: 'derived',
  meaning: 'Every symbol that relationships name, external ones included.',
  columns: [
    col.string('symbol_id', 'Id; also the node id of its PY_SYMBOL.'),
    col.string('symbol', 'The symbol string (SCIP grammar).'),
    col.orNull.string('path', 'File of a `local N`, which means nothing elsewhere; null for all others.'),
    col.string('name', 'Last name of the symbol, for display.'),
    col.orNull.string('symbol_kind', '`module`, `class`, `function`, `method`, `variable`, `parameter` …'),
    col.orNull.string('dotted_name', 'Module and names joined by dots; null for locals.'),
    col.orNull.string('module_fqn', 'Module it belongs to; null for locals.'),
    col.orNull.string('package_name', 'Distribution it belongs to; null for locals.'),
    col.orNull.string('package_version', 'Version of that distribution; empty when unknown.'),
  ],
  key: ['symbol_id'],
  sort: ['path', 'symbol'],
  rows(file, emit) {
    if (!file.evidence) return;
    const seen = new Set<string>();
    const add = (symbol: string) => {
      if (seen.has(symbol)) return;
      seen.add(symbol);
      const parsed = parseOnce(symbol);
      const isLocal = parsed?.kind === 'local';
      emit(
        symbolNodeId(symbol, file.path),
        symbol,
        isLocal ? file.path : null,
        displayName(symbol, parsed),
        parsed?.kind ?? null,
        parsed && !isLocal ? dottedName(parsed) : null,
        parsed && !isLocal ? parsed.module : null,
        parsed && !isLocal ? parsed.package : null,
        parsed && !isLocal ? parsed.version : null,
      );
    };
    for (const { links } of file.file.links()) {
      for (const link of links) if (RELATIONS[link.relation].target === 'symbol') add(link.target);
    }
    for (const { symbol, related } of file.once(scipRelationships)) {
      add(symbol);
      add(related);
    }
    for (const link of file.once(localNameLinks)) add(link.target);
  },
});

/** Symbols repeat across files; this many of their parses are remembered before starting over. */
const MAX_REMEMBERED = 50_000;
const remembered = new Map<string, ParsedSymbol | null>();

function parseOnce(symbol: string): ParsedSymbol | null {
  let parsed = remembered.get(symbol);
  if (parsed === undefined) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(symbol, (parsed = parseSymbol(symbol)));
  }
  return parsed;
}

/** What people call the symbol; symbols of other schemes are shown whole. */
function displayName(symbol: string, parsed: ParsedSymbol | null): string {
  if (!parsed || parsed.kind === 'local') return symbol;
  return parsed.path.at(-1) ?? parsed.module;
}

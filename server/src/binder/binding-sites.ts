/**
 * Where bindings get their values: the parameters, imports, definitions and stored names of each symbol, in
 * source order. A site hangs on the symbol that holds the value, so `global x; x = 1` in a function and a
 * walrus in a comprehension are sites of the outer x.
 */
import { DefKind, ExprContext, ImportFlag, SiteKind } from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import type { ScopeTree } from './scope-tree.ts';
import type { Symbols } from './symbols.ts';
import type { BinderTables } from './tables.ts';

/** Sites of all symbols: those of symbol s are `from[s]` to `from[s + 1]`. */
export interface SymbolSites {
  readonly from: Int32Array;
  /** `SiteKind` of each site. */
  readonly kind: Int32Array;
  /** Its row in the table of that kind. */
  readonly row: Int32Array;
}

/** `symbolOfName` is the symbol of each row of `names` in its own scope, -1 where CPython sees none. */
export function collectSites(
  tables: BinderTables,
  tree: ScopeTree,
  symbols: Symbols,
  symbolOfName: Int32Array,
): SymbolSites {
  const { params, imports, defs, names } = tables;
  const most = params.length + imports.length + defs.length + names.length;
  const symbolOf = new Int32Array(most);
  const kinds = new Int32Array(most);
  const rows = new Int32Array(most);
  let count = 0;

  const add = (symbol: number, kind: number, row: number) => {
    const owner = symbols.owner[symbol]!;
    symbolOf[count] = owner >= 0 ? owner : symbol;
    kinds[count] = kind;
    rows[count++] = row;
  };
  const symbolIn = (scope: number, name: number) => symbols.find(scope, tree.mangle(scope, name));

  for (let row = 0; row < params.length; row++) {
    add(symbolIn(params.scope[row]!, params.name[row]!), SiteKind.param, row);
  }
  for (let row = 0; row < imports.length; row++) {
    if ((imports.flags[row]! & ImportFlag.star) !== 0 || imports.local[row]! < 0) continue;
    add(symbolIn(imports.scope[row]!, imports.local[row]!), SiteKind.import, row);
  }
  for (let row = 0; row < defs.length; row++) {
    if (defs.kind[row] === DefKind.lambda || defs.name[row]! < 0) continue;
    add(symbolIn(defs.scope[row]!, defs.name[row]!), SiteKind.def, row);
  }
  for (let row = 0; row < names.length; row++) {
    if (names.ctx[row] !== ExprContext.STORE || symbolOfName[row]! < 0) continue;
    add(symbolOfName[row]!, SiteKind.name, row);
  }

  const sites = groupBySymbol(symbols.length, count, symbolOf, kinds, rows);
  orderBySource(tables, symbols.length, sites);
  return sites;
}

function groupBySymbol(
  symbolCount: number,
  count: number,
  symbolOf: Int32Array,
  kinds: Int32Array,
  rows: Int32Array,
): SymbolSites {
  const from = new Int32Array(symbolCount + 1);
  for (let i = 0; i < count; i++) from[symbolOf[i]! + 1]!++;
  for (let s = 0; s < symbolCount; s++) from[s + 1]! += from[s]!;
  const next = from.slice(0, symbolCount);
  const kind = new Int32Array(count);
  const row = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const slot = next[symbolOf[i]!]!++;
    kind[slot] = kinds[i]!;
    row[slot] = rows[i]!;
  }
  return { from, kind, row };
}

/** Sorts each symbol's sites by position. Most symbols have one site, or several in order already. */
function orderBySource(tables: BinderTables, symbolCount: number, sites: SymbolSites): void {
  const { chunks } = tables;
  const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
  const byKind = [tables.params, tables.imports, tables.defs, tables.names] as const;
  const positionOf = (kind: number, row: number) => {
    const table = byKind[kind]!;
    return layout.toAbsolute(table.chunk[row]!, table.start[row]!);
  };
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const start = sites.from[symbol]!;
    const end = sites.from[symbol + 1]!;
    let isOrdered = true;
    for (let site = start, last = -1; site < end && isOrdered && end - start > 1; site++) {
      const position = positionOf(sites.kind[site]!, sites.row[site]!);
      isOrdered = position >= last;
      last = position;
    }
    if (!isOrdered) sortSites(sites, start, end, positionOf);
  }
}

function sortSites(
  sites: SymbolSites,
  start: number,
  end: number,
  positionOf: (kind: number, row: number) => number,
): void {
  const kind = sites.kind.slice(start, end);
  const row = sites.row.slice(start, end);
  const position = Int32Array.from(kind, (k, i) => positionOf(k, row[i]!));
  const order = Int32Array.from(kind, (_, i) => i).sort((a, b) => position[a]! - position[b]! || a - b);
  for (let i = 0; i < order.length; i++) {
    sites.kind[start + i] = kind[order[i]!]!;
    sites.row[start + i] = row[order[i]!]!;
  }
}

/**
 * Turns resolved symbols into the rows of `bindings`, `bindingSites` and `nameBindings`. Decides no scoping;
 * only here do symbols get the order and the flags that the contract tables show.
 */
import type { EvidenceBuilder } from '../evidence/evidence.ts';
import { ScopeKind } from '../evidence/schema.ts';
import { collectSites, type SymbolSites } from './binding-sites.ts';
import type { Resolver } from './resolve.ts';
import type { ScopeTree } from './scope-tree.ts';
import { BOUND, NO_SYMBOL, SymbolMark, type Symbols } from './symbols.ts';
import type { BinderTables } from './tables.ts';

const FLAG_BITS = SymbolMark.typeParameter - 1;

/** `isUnvisited` says which rows of `names` CPython does not see; they get a meaning but no binding row. */
export function emitBindings(
  builder: EvidenceBuilder,
  tables: BinderTables,
  tree: ScopeTree,
  symbols: Symbols,
  resolver: Resolver,
  isUnvisited: Uint8Array,
): void {
  const { names } = tables;
  const symbolOfName = new Int32Array(names.length);
  for (let row = 0; row < names.length; row++) {
    const scope = names.scope[row]!;
    symbolOfName[row] =
      isUnvisited[row] === 1 ? NO_SYMBOL : symbols.find(scope, tree.mangle(scope, names.name[row]!));
  }
  const order = canonicalOrder(builder, tree, symbols);
  const rowOf = new Int32Array(symbols.length);
  for (let row = 0; row < order.length; row++) rowOf[order[row]!] = row;
  const finalRow = (owner: number): number => (owner >= 0 && isHolder(symbols, owner) ? rowOf[owner]! : -1);

  emitRows(builder, tree, symbols, order, finalRow, collectSites(tables, tree, symbols, symbolOfName));

  const binding = new Int32Array(names.length);
  const resolved = new Int32Array(names.length);
  for (let row = 0; row < names.length; row++) {
    const symbol = symbolOfName[row]!;
    if (symbol >= 0) {
      binding[row] = rowOf[symbol]!;
      resolved[row] = finalRow(symbols.owner[symbol]!);
    } else {
      const scope = names.scope[row]!;
      binding[row] = -1;
      resolved[row] = finalRow(resolver.resolveUnvisited(scope, tree.mangle(scope, names.name[row]!)));
    }
  }
  builder.nameBindings.setColumns(binding, resolved);
}

function emitRows(
  builder: EvidenceBuilder,
  tree: ScopeTree,
  symbols: Symbols,
  order: Int32Array,
  finalRow: (owner: number) => number,
  sites: SymbolSites,
): void {
  const [scope, name, flags, resolvesTo, siteStart, siteCount] = columns(6, order.length);
  const [siteBinding, siteKind, siteRow] = columns(3, sites.row.length);
  let next = 0;
  for (let row = 0; row < order.length; row++) {
    const symbol = order[row]!;
    scope![row] = symbols.scope[symbol]!;
    name![row] = symbols.name[symbol]!;
    flags![row] = bindingFlags(tree, symbols, symbol);
    resolvesTo![row] = finalRow(symbols.owner[symbol]!);
    siteStart![row] = next;
    siteCount![row] = sites.from[symbol + 1]! - sites.from[symbol]!;
    for (let site = sites.from[symbol]!; site < sites.from[symbol + 1]!; site++, next++) {
      siteBinding![next] = row;
      siteKind![next] = sites.kind[site]!;
      siteRow![next] = sites.row[site]!;
    }
  }
  builder.bindings.setColumns(scope!, name!, flags!, resolvesTo!, siteStart!, siteCount!);
  builder.bindingSites.setColumns(siteBinding!, siteKind!, siteRow!);
}

const columns = (count: number, length: number): Int32Array[] =>
  Array.from({ length: count }, () => new Int32Array(length));

/** A module symbol that nothing binds stands for a builtin or an unknown: no binding of this file. */
function isHolder(symbols: Symbols, owner: number): boolean {
  return (
    symbols.scope[owner] !== 0 || (symbols.marks[owner]! & (BOUND | SymbolMark.boundByGlobalStatement)) !== 0
  );
}

/** In a module, whatever is bound counts as both local and global (`symtable.Symbol.is_local`, `is_global`). */
function bindingFlags(tree: ScopeTree, symbols: Symbols, symbol: number): number {
  const marks = symbols.marks[symbol]!;
  const isModuleVariable = tree.kind[symbols.scope[symbol]!] === ScopeKind.module && (marks & BOUND) !== 0;
  return (marks | (isModuleVariable ? SymbolMark.local | SymbolMark.global : 0)) & FLAG_BITS;
}

/** Symbols by scope, then by name in code unit order. Names are compared once each, not once per symbol. */
function canonicalOrder(builder: EvidenceBuilder, tree: ScopeTree, symbols: Symbols): Int32Array {
  const { strings } = builder.pool;
  const used = new Uint8Array(strings.length);
  for (let s = 0; s < symbols.length; s++) used[symbols.name[s]!] = 1;
  const nameIds: number[] = [];
  for (let id = 0; id < used.length; id++) if (used[id] === 1) nameIds.push(id);
  nameIds.sort((a, b) => (strings[a]! < strings[b]! ? -1 : 1));
  const rank = new Int32Array(strings.length);
  for (let i = 0; i < nameIds.length; i++) rank[nameIds[i]!] = i;

  const byName = countingSort(
    symbols.length,
    nameIds.length,
    (i) => i,
    (s) => rank[symbols.name[s]!]!,
  );
  return countingSort(
    symbols.length,
    tree.length,
    (i) => byName[i]!,
    (s) => symbols.scope[s]!,
  );
}

/** Stable: items `itemAt(0)`, `itemAt(1)` … ordered by `keyOf(item)`, which is below `keyCount`. */
function countingSort(
  count: number,
  keyCount: number,
  itemAt: (index: number) => number,
  keyOf: (item: number) => number,
): Int32Array {
  const next = new Int32Array(keyCount + 1);
  for (let item = 0; item < count; item++) next[keyOf(item) + 1]!++;
  for (let key = 0; key < keyCount; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const item = itemAt(i);
    sorted[next[keyOf(item)]!++] = item;
  }
  return sorted;
}

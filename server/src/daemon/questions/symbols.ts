/** "What is this?": resolves a dotted name, a SCIP symbol or a position to symbols with their definitions. */

import type { Location, SymbolInfo, SymbolRef } from '@cpgd/shared';
import { DefKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { AnswerContext } from './answer-context.ts';
import { moduleFiles, moduleNamed } from './module-symbols.ts';
import { occurrenceAt } from './occurrence.ts';
import { parsePlace, pointedAt } from './places.ts';

/** A `SymbolRef` lists at most this many candidates (contracts.md). */
const MAX_CANDIDATES = 25;

/**
 * `query` is a SCIP symbol, `path:line:column` (1-based, UTF-16 units), or a name: `get_host`,
 * `HttpRequest.get_host`, `django.http.request.HttpRequest`.
 */
export function resolveSymbol(context: AnswerContext, query: string): SymbolRef {
  const place = parsePlace(query);
  const symbols =
    place === null || place.column === null ? namedSymbols(context, query) : symbolsAt(context, query);
  const candidates = symbols.slice(0, MAX_CANDIDATES).map((symbol) => describeSymbol(context, symbol));
  const status = symbols.length === 0 ? 'unresolved' : symbols.length === 1 ? 'resolved' : 'ambiguous';
  return {
    v: 1,
    targetName: query,
    status,
    resolved: status === 'resolved' ? candidates[0]! : null,
    candidates: status === 'resolved' ? [] : candidates,
  };
}

/** Definition sites, kind, signature and documentation of a symbol. */
export function describeSymbol(context: AnswerContext, symbol: string): SymbolInfo {
  const parsed = parseSymbol(symbol);
  const sites = context.definitionsOf(symbol);
  let signature: string | null = null;
  let documentation: string | null = null;
  const definitions: Location[] = [];
  for (const link of sites) {
    definitions.push(context.location(link.path, link.bstart, link.bend));
    if (link.relation !== 'def_symbol') continue;
    const facts = context.snapshot.file(link.path)!.facts()!;
    const { defs } = facts.evidence;
    const row = context.leftRow(link);
    if (defs.signature[row]! >= 0) signature ??= signatureOf(facts, row);
    if (defs.docstring[row]! >= 0) documentation ??= facts.text(defs.docstring[row]!);
  }
  if (sites.length === 0 && parsed?.kind === 'module')
    definitions.push(...moduleFiles(context, parsed.module));
  return {
    symbol,
    name: symbolName(symbol),
    kind: parsed?.kind ?? 'other',
    signature,
    documentation,
    definitions,
  };
}

/** As it is written, that of a lambda in the parentheses of a function. */
function signatureOf(facts: FileFacts, def: number): string {
  const { kind, signature } = facts.evidence.defs;
  const written = facts.text(signature[def]!);
  return kind[def] === DefKind.lambda ? `(${written})` : written;
}

function namedSymbols(context: AnswerContext, query: string): readonly string[] {
  const found = context.store.read((reader) => reader.findSymbols({ text: query }));
  if (found.length === 0) return moduleNamed(context, query);
  const exact = found.filter((symbol) => symbol.dotted === query || symbol.symbol === query);
  const matches = exact.length > 0 ? exact : found;
  const defined = matches.filter(
    (symbol) => symbol.isDefined || parseSymbol(symbol.symbol)?.kind === 'module',
  );
  return (defined.length > 0 ? defined : matches).map((symbol) => symbol.symbol);
}

/** Symbols of the token at a position; empty where there is none, or only a local. */
function symbolsAt(context: AnswerContext, query: string): readonly string[] {
  const at = pointedAt(context, query);
  if (at === null || at.byte === null) return [];
  return occurrenceAt(context, at.file, at.byte)?.targets.map(({ symbol }) => symbol) ?? [];
}

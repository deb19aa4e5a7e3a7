/** "What is this?": resolves a dotted name, a SCIP symbol or a position to symbols with their definitions. */

import type { Location, SymbolInfo, SymbolRef } from '@cpgd/shared';
import type { Cells } from '../../evidence/evidence.ts';
import { SiteKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { moduleName } from '../../linker/file-facts.ts';
import { parameterSymbol } from '../../linker/file-symbols.ts';
import type { Relation } from '../../linker/links.ts';
import { moduleSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
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
    if (defs.signature[row]! >= 0) signature ??= facts.text(defs.signature[row]!);
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

/** Files whose module has the name, as locations at their start. */
export function moduleFiles(context: AnswerContext, module: string): Location[] {
  return context.snapshot.files
    .filter((file) => moduleName(file) === module)
    .map((file) => ({ path: file.path, line: 1, column: 1, bstart: 0, bend: 0 }));
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

/** Nothing need refer to a module's own symbol: its name is enough. */
export function moduleNamed(context: AnswerContext, name: string): readonly string[] {
  const file = context.snapshot.files.find(({ moduleFqn }) => moduleFqn === name);
  return file ? [moduleSymbol(file.symbolPrefix)] : [];
}

/** Symbols of the token at a written place; empty where there is none, or only a local. */
function symbolsAt(context: AnswerContext, place: string): readonly string[] {
  const at = pointedAt(context, place);
  return at === null || at.byte === null ? [] : symbolsAtByte(context, at.file, at.byte);
}

function symbolsAtByte(context: AnswerContext, file: StoredFileView, byte: number): readonly string[] {
  const layout = file.layout();
  const facts = file.facts();
  if (!layout || !facts) return [];
  const chunk = layout.chunkAt(byte);
  const own = layout.toOwn(chunk, byte);
  const { defs, params, names, attrs, imports } = facts.evidence;
  const tokens: readonly (readonly [Relation, Cells, Cells, Cells])[] = [
    ['name_symbol', facts.rowsOfChunk('names', chunk), names.start, names.end],
    ['attribute_symbol', facts.rowsOfChunk('attrs', chunk), attrs.nameStart, attrs.nameEnd],
    ['def_symbol', facts.rowsOfChunk('defs', chunk), defs.nameStart, defs.nameEnd],
    ['param_symbol', facts.rowsOfChunk('params', chunk), params.nameStart, params.nameEnd],
    ['import_symbol', facts.rowsOfChunk('imports', chunk), imports.start, imports.end],
  ];
  const links = file.links()[chunk]!.links;
  for (const [relation, rows, start, end] of tokens) {
    const row = rows.find((candidate) => start[candidate]! <= own && own <= end[candidate]!);
    if (row === undefined) continue;
    const targets = links
      .filter((link) => link.relation === relation && link.left === row)
      .map((link) => link.target);
    if (targets.length > 0) return [...new Set(targets)];
    const parameter = relation === 'name_symbol' ? parameterOf(file, row) : null;
    if (parameter !== null) return [parameter];
  }
  // `from a.b import c`: the cursor is on `a.b`.
  const row = facts
    .rowsOfChunk('imports', chunk)
    .find((candidate) => imports.moduleStart[candidate]! <= own && own <= imports.moduleEnd[candidate]!);
  const module = links.find((link) => link.relation === 'import_module' && link.left === row);
  return module === undefined ? [] : moduleNamed(context, module.target);
}

/** Symbol of the parameter a name is bound to; null when it is bound otherwise. */
function parameterOf(file: StoredFileView, nameRow: number): string | null {
  const facts = file.facts()!;
  const { nameBindings, bindings, bindingSites } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  if (binding < 0 || bindings.siteCount[binding] === 0) return null;
  const site = bindings.siteStart[binding]!;
  return bindingSites.kind[site] === SiteKind.param ? parameterSymbol(facts, bindingSites.row[site]!) : null;
}

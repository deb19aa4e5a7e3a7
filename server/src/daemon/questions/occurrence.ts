/**
 * "What is under the cursor?": the token at a byte offset with everything that is known of it: the symbols it
 * stands for and how sure that is, the local variable it is bound to, or the reason why it stands for nothing.
 */
import { ScopeKind, SiteKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { parameterSymbol } from '../../linker/file-symbols.ts';
import { type Relation, SymbolRole } from '../../linker/links.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import { moduleSymbols, moduleUnder } from './module-parts.ts';

/** Evidence table of the token's row. `module` is the dotted module name of an import. */
export type OccurrenceKind =
  | 'name'
  | 'attribute'
  | 'definition'
  | 'parameter'
  | 'import'
  | 'module'
  | 'keyword';

export interface OccurrenceTarget {
  /** A symbol string. */
  readonly symbol: string;
  readonly method: string;
  readonly confidence: number;
}

export interface Occurrence {
  readonly kind: OccurrenceKind;
  /** Row of `names`, `attrs`, `defs`, `params`, `imports` or (for keywords) `args`. */
  readonly row: number;
  readonly chunk: number;
  /** Absolute UTF-8 bytes of the token. */
  readonly bstart: number;
  readonly bend: number;
  /** Distinct symbols, the surest first; several: it may be any of them. */
  readonly targets: readonly OccurrenceTarget[];
  /** SCIP role bits of the links behind `targets`. */
  readonly roles: number;
  /** Row of `bindings`: the local variable (of a function, lambda or comprehension) it is bound to; else -1. */
  readonly local: number;
  /** Why it has no target: a method of `METHODS` such as `no_binding`; null when it has one or is a local. */
  readonly unresolved: string | null;
  /** Dotted qualified names it may have, for what is not indexed. */
  readonly qnames: readonly string[];
}

interface TokenTable {
  readonly kind: OccurrenceKind;
  readonly rows: 'names' | 'attrs' | 'defs' | 'params' | 'imports' | 'args';
  readonly relations: readonly Relation[];
  start(facts: FileFacts, row: number): number;
  end(facts: FileFacts, row: number): number;
}

const TABLES: readonly TokenTable[] = [
  {
    kind: 'name',
    rows: 'names',
    relations: ['name_symbol', 'name_qname', 'name_unresolved'],
    start: ({ evidence: { names } }, row) => names.start[row]!,
    end: ({ evidence: { names } }, row) => names.end[row]!,
  },
  {
    kind: 'attribute',
    rows: 'attrs',
    relations: ['attribute_symbol', 'attribute_qname', 'attribute_unresolved'],
    start: ({ evidence: { attrs } }, row) => attrs.nameStart[row]!,
    end: ({ evidence: { attrs } }, row) => attrs.nameEnd[row]!,
  },
  {
    kind: 'definition',
    rows: 'defs',
    relations: ['def_symbol'],
    start: ({ evidence: { defs } }, row) => defs.nameStart[row]!,
    end: ({ evidence: { defs } }, row) => defs.nameEnd[row]!,
  },
  {
    kind: 'parameter',
    rows: 'params',
    relations: ['param_symbol'],
    start: ({ evidence: { params } }, row) => params.nameStart[row]!,
    end: ({ evidence: { params } }, row) => params.nameEnd[row]!,
  },
  {
    kind: 'module',
    rows: 'imports',
    relations: ['import_module', 'import_unresolved'],
    start: ({ evidence: { imports } }, row) => imports.moduleStart[row]!,
    end: ({ evidence: { imports } }, row) => imports.moduleEnd[row]!,
  },
  {
    kind: 'import',
    rows: 'imports',
    relations: ['import_symbol', 'import_unresolved'],
    start: ({ evidence: { imports } }, row) => imports.localStart[row]!,
    end: ({ evidence: { imports } }, row) => imports.localEnd[row]!,
  },
  {
    kind: 'import',
    rows: 'imports',
    relations: ['import_symbol', 'import_unresolved'],
    start: ({ evidence: { imports } }, row) => imports.nameStart[row]!,
    end: ({ evidence: { imports } }, row) => imports.nameEnd[row]!,
  },
  {
    kind: 'keyword',
    rows: 'args',
    relations: ['arg_param'],
    start: ({ evidence: { args } }, row) => args.keywordStart[row]!,
    end: ({ evidence: { args } }, row) => args.keywordEnd[row]!,
  },
];

/** The token at an absolute byte offset (its end counts, as a cursor after the word does); null where none is. */
export function occurrenceAt(context: AnswerContext, file: StoredFileView, byte: number): Occurrence | null {
  const facts = file.facts();
  if (!facts) return null;
  const layout = facts.layout();
  const innermost = layout.chunkAt(byte);
  // A cursor just after the last word of a chunk stands in the chunk around it.
  const before = layout.chunkAt(Math.max(0, byte - 1));
  for (const chunk of innermost === before ? [innermost] : [innermost, before]) {
    const own = layout.toOwn(chunk, byte);
    let touching: Occurrence | null = null;
    for (const table of TABLES) {
      for (const row of facts.rowsOfChunk(table.rows, chunk)) {
        const start = table.start(facts, row);
        const end = table.end(facts, row);
        if (start < 0 || own < start || own > end) continue;
        if (own < end) return describe(context, file, facts, table, row, chunk, own);
        touching ??= describe(context, file, facts, table, row, chunk, own);
      }
    }
    if (touching) return touching;
  }
  return null;
}

function describe(
  context: AnswerContext,
  file: StoredFileView,
  facts: FileFacts,
  { kind, relations, start, end }: TokenTable,
  row: number,
  chunk: number,
  own: number,
): Occurrence {
  const layout = facts.layout();
  const links = file
    .linksOf(chunk)
    .filter((link) => link.left === row && relations.includes(link.relation))
    .toSorted((a, b) => b.confidence - a.confidence);
  const symbols = links.filter(({ relation }) => relation.endsWith('_symbol') || relation === 'arg_param');
  const targets = new Map<string, OccurrenceTarget>();
  for (const { target: symbol, method, confidence } of symbols)
    if (!targets.has(symbol)) targets.set(symbol, { symbol, method, confidence });
  if (kind === 'module') {
    const module = moduleUnder(facts, row, own, links);
    const known = file
      .linksOf(chunk)
      .find(
        ({ relation, left, target }) =>
          relation === 'import_symbol' && left === row && symbolName(target) === module?.name,
      );
    const named = known ? [known.target] : module ? moduleSymbols(context, module.name) : [];
    for (const symbol of named) targets.set(symbol, { ...module!, symbol });
  }
  const local = localBinding(facts, kind, row);
  const parameter = kind === 'name' && targets.size === 0 ? parameterOf(facts, local) : null;
  if (parameter !== null) targets.set(parameter, { symbol: parameter, method: 'lexical', confidence: 1 });
  return {
    kind,
    row,
    chunk,
    bstart: layout.toAbsolute(chunk, start(facts, row)),
    bend: layout.toAbsolute(chunk, end(facts, row)),
    targets: [...targets.values()],
    roles: symbols.reduce((all, { roles }) => all | roles, 0),
    local,
    unresolved:
      targets.size > 0 || local >= 0
        ? null
        : (links.find(({ relation }) => relation.endsWith('_unresolved'))?.method ?? null),
    qnames: links.filter(({ relation }) => relation.endsWith('_qname')).map(({ target }) => target),
  };
}

/** The binding of a name that only its own function sees; -1 for others. */
function localBinding(facts: FileFacts, kind: OccurrenceKind, row: number): number {
  const { nameBindings, bindings, params, scopes } = facts.evidence;
  if (kind === 'parameter') {
    return facts.binding(params.scope[row]!, facts.text(params.name[row]!));
  }
  if (kind !== 'name') return -1;
  const binding = nameBindings.resolved[row]!;
  if (binding < 0) return -1;
  const scopeKind = scopes.kind[bindings.scope[binding]!]!;
  return scopeKind === ScopeKind.module || scopeKind === ScopeKind.class ? -1 : binding;
}

/** Symbol of the parameter a binding is; null when it is something else. */
function parameterOf(facts: FileFacts, binding: number): string | null {
  if (binding < 0) return null;
  const { bindings, bindingSites } = facts.evidence;
  if (bindings.siteCount[binding] === 0) return null;
  const site = bindings.siteStart[binding]!;
  return bindingSites.kind[site] === SiteKind.param ? parameterSymbol(facts, bindingSites.row[site]!) : null;
}

/** Whether the token itself brings its target into being. */
export function isDefinition({ kind, roles }: Occurrence): boolean {
  return kind === 'definition' || kind === 'parameter' || (roles & SymbolRole.definition) !== 0;
}

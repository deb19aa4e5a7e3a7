/**
 * What the documents of imported indexes say about one file, as links: the same relations that the linker states,
 * by methods whose origin is `scip`. A pure function of documents and file. Locals are left to the binder, which
 * knows them as well and by names of its own.
 */
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ImportKind } from '../../evidence/schema.ts';
import { Matched } from '../../evidence/scip/anchors.ts';
import type { PlacedDocument } from '../../evidence/scip/place-document.ts';
import { TOKEN_KINDS, type TokenKind } from '../../evidence/scip/tokens.ts';
import { subscriptOf } from '../../linker/expression-parts.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import {
  type ChunkLinks,
  type Link,
  METHODS,
  type Method,
  RELATIONS,
  type Relation,
} from '../../linker/links.ts';
import { IndexSymbols, type PackageTranslation } from './index-symbols.ts';

export interface IndexedDocument {
  readonly placed: PlacedDocument;
  readonly packages: PackageTranslation;
}

/** The relation that an occurrence on a token states; tokens that no relation has as its left are not here. */
const RELATION_OF: { readonly [K in TokenKind]?: Relation } = {
  definition: 'def_symbol',
  parameter: 'param_symbol',
  name: 'name_symbol',
  attribute: 'attribute_symbol',
  imported_module: 'import_symbol',
  imported_name: 'import_symbol',
  import_binding: 'import_symbol',
  keyword: 'arg_param',
};

/** Links of every chunk, by chunk row; none of them has lookups. */
export function indexedLinks(facts: FileFacts, documents: readonly IndexedDocument[]): ChunkLinks[] {
  const links = new LinkSet();
  for (const { placed, packages } of documents)
    addOccurrences(links, facts, placed, new IndexSymbols(placed, facts, packages));
  addCalls(links, facts);
  addTypes(links, facts);
  return links.byChunk(facts);
}

/** Links by relation and left row; of several that say the same, the best. */
class LinkSet {
  private readonly found = new Map<Relation, Map<number, Link[]>>();

  add(
    relation: Relation,
    left: number,
    target: string,
    method: Method,
    roles: number,
    confidence: number = METHODS[method].confidence,
  ): void {
    let lefts = this.found.get(relation);
    if (!lefts) this.found.set(relation, (lefts = new Map()));
    const links = lefts.get(left);
    const at = links?.findIndex((link) => link.target === target) ?? -1;
    if (at < 0) {
      const link: Link = { relation, left, target, method, confidence, roles, aux: 0 };
      if (links) links.push(link);
      else lefts.set(left, [link]);
      return;
    }
    const known = links![at]!;
    const best = known.confidence >= confidence ? known : { ...known, method, confidence };
    links![at] = { ...best, roles: known.roles | roles };
  }

  of(relation: Relation, left: number): readonly Link[] {
    return this.found.get(relation)?.get(left) ?? [];
  }

  /** Sorted by relation, left row and target within each chunk: stored links are compared as bytes. */
  byChunk({ evidence }: FileFacts): ChunkLinks[] {
    const chunks = emptyChunks(evidence.chunks.length);
    for (const relation of [...this.found.keys()].sort()) {
      const chunkOf = evidence[RELATIONS[relation].left].chunk;
      const lefts = this.found.get(relation)!;
      for (const left of Int32Array.from(lefts.keys()).sort()) {
        const links = lefts.get(left)!;
        const into = chunks[chunkOf[left]!]!.links;
        if (links.length === 1) into.push(links[0]!);
        else into.push(...rivals(relation, links));
      }
    }
    return chunks;
  }
}

/** Two symbols on one token are candidates, however sure the index is of each; parts of a type are no rivals. */
function rivals(relation: Relation, links: readonly Link[]): Link[] {
  const limit = relation === 'type_symbol' ? 1 : METHODS.alternative.confidence;
  return links
    .map((link) => ({ ...link, confidence: Math.min(link.confidence, limit) }))
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** Nothing about any chunk of a file. */
export const emptyChunks = (count: number): (ChunkLinks & { links: Link[] })[] =>
  Array.from({ length: count }, (_, chunk) => ({ chunk, links: [], lookups: [] }));

function addOccurrences(
  links: LinkSet,
  facts: FileFacts,
  { occurrences, anchors }: PlacedDocument,
  symbols: IndexSymbols,
): void {
  const { imports } = facts.evidence;
  for (let row = 0; row < anchors.length; row++) {
    const token = anchors.token[row]!;
    if (anchors.failure[row] !== 0 || token < 0) continue;
    const kind = TOKEN_KINDS[anchors.tokens.kind[token]!]!;
    const left = anchors.tokens.row[token]!;
    const relation = RELATION_OF[kind];
    if (relation === undefined) continue;
    // The module that names are imported from is no symbol that the import binds.
    if (kind === 'imported_module' && imports.kind[left] !== ImportKind.IMPORT) continue;
    const isExact = anchors.match[row] === Matched.exact;
    let method: Method = isExact ? 'scip_exact' : 'scip_contained';
    if (anchors.syntaxRoles[row] !== 0) method = isExact ? 'scip_syntax_role' : 'scip_contained_syntax_role';
    const symbol = symbols.of(occurrences.symbol[row]!, kind === 'attribute');
    if (symbol === null || (relation === 'arg_param' && !symbol.endsWith(')'))) continue;
    links.add(relation, left, symbol, method, relation === 'arg_param' ? 0 : anchors.roles[row]!);
  }
}

/** Functions and classes can be called; what a variable or a parameter holds is not said by its symbol. */
const isCallable = (symbol: string): boolean => symbol.endsWith(').') || symbol.endsWith('#');

/**
 * A call runs what its callee's name stands for: the name, or the attribute behind the last dot. The roles are those
 * of that name; a call has none of its own.
 */
function addCalls(links: LinkSet, facts: FileFacts): void {
  const { callee, length } = facts.evidence.calls;
  for (let call = 0; call < length; call++) {
    const ref = callee[call]!;
    addCallee(links, call, ref, 'scip_callee', isCallable);
    // `Box[int]()` makes a `Box`; of anything else that is subscripted, the item is called.
    const subscript = subscriptOf(facts, ref);
    if (subscript)
      addCallee(links, call, subscript.head, 'scip_callee_contained', (symbol) => symbol.endsWith('#'));
  }
}

function addCallee(
  links: LinkSet,
  call: number,
  ref: number,
  method: Method,
  mayBe: (symbol: string) => boolean,
): void {
  const kind = exprRefKind(ref);
  if (kind !== 'name' && kind !== 'attr') return;
  const relation = kind === 'name' ? 'name_symbol' : 'attribute_symbol';
  const named = links.of(relation, exprRefRow(ref));
  const limit = named.length > 1 ? METHODS.alternative.confidence : 1;
  for (const { target, confidence } of named) {
    if (!mayBe(target)) continue;
    // A callee whose occurrence is not exactly on it is no better known than the occurrence.
    const isExact = confidence > METHODS.scip_contained.confidence;
    const how = isExact ? method : 'scip_callee_contained';
    links.add('callsite_symbol', call, target, how, 0, Math.min(METHODS[how].confidence, limit));
  }
}

/** The names and outermost attributes written in a type expression are what it refers to. */
function addTypes(links: LinkSet, facts: FileFacts): void {
  const { typeExprs, names, attrs } = facts.evidence;
  for (let type = 0; type < typeExprs.length; type++) {
    const from = typeExprs.start[type]!;
    const to = typeExprs.end[type]!;
    const rows = (table: 'names' | 'attrs') => {
      const { start, end } = facts.evidence[table];
      const inChunk = facts.rowsOfChunk(table, typeExprs.chunk[type]!);
      return Array.from(inChunk).filter((row) => from <= start[row]! && end[row]! <= to);
    };
    const outer = rows('attrs');
    const isObject = (start: number, end: number): boolean =>
      outer.some((attr) => attrs.baseStart[attr]! <= start && end <= attrs.baseEnd[attr]!);
    const take = (relation: Relation, row: number): void => {
      for (const { target, method, confidence } of links.of(relation, row)) {
        // What a parameter holds is up to callers (`class Local(base)`); a local that is none has no symbol at all.
        if (!target.endsWith(')')) links.add('type_symbol', type, target, method, 0, confidence);
      }
    };
    for (const row of rows('names'))
      if (!isObject(names.start[row]!, names.end[row]!)) take('name_symbol', row);
    for (const row of outer) if (!isObject(attrs.start[row]!, attrs.end[row]!)) take('attribute_symbol', row);
  }
}

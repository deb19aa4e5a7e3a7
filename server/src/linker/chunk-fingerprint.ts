/**
 * A fingerprint of all that linking one chunk reads of its own file: the chunk's rows and what surrounds them,
 * independent of row numbers, of positions and of the rest of the file. Two evidences that give a chunk the
 * same fingerprint give it the same links as long as the questions it asks of others have the same answers.
 * Knows which column means what; knows nothing of other files.
 */

import type { Cells } from '../evidence/evidence.ts';
import { EXPRESSION_TABLES, type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import type { CopiedChunk } from '../evidence/known-functions.ts';
import {
  CHUNKED_TABLES,
  type ChunkedTable,
  EVIDENCE_TABLES,
  type EvidenceTable,
  ExprKind,
  ScopeKind,
} from '../evidence/schema.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { MODULE_CHUNK } from './chunk-keys.ts';
import { isProperty, mayBeReplaced } from './decorator-names.ts';
import { classCell, isEnclosed, receiverOf } from './definition-facts.ts';
import type { FileFacts } from './file-facts.ts';
import { silentImportsBefore } from './file-imports.ts';
import { defSymbol } from './file-symbols.ts';
import { onlySiteKind } from './name-sites.ts';
import { sitesBefore } from './site-order.ts';
import { isReadBeforeBound, laterSites, visibleSites } from './visible-sites.ts';

/** What the integers of a column are. Positions and counts that follow from other columns are left out. */
type Meaning = 'number' | 'text' | 'def' | 'scope' | 'expr' | 'type' | 'param' | 'operands' | 'ignored';

/** Columns that are not plain numbers, by table. A name ending in `Start` or `End` is a position unless listed. */
const MEANINGS: { readonly [T in ChunkedTable]: Readonly<Record<string, Meaning>> } = {
  defs: {
    name: 'text',
    qualifiedName: 'text',
    container: 'def',
    scope: 'scope',
    bodyScope: 'scope',
    docstring: 'ignored',
    signature: 'ignored',
    returnType: 'type',
  },
  params: { def: 'def', name: 'text', default: 'expr', type: 'type', scope: 'scope' },
  decorators: { def: 'def', expr: 'expr' },
  bases: { def: 'def', keyword: 'text', expr: 'expr' },
  names: { name: 'text', scope: 'scope', def: 'def' },
  attrs: { name: 'text', base: 'expr', chain: 'text', scope: 'scope', def: 'def' },
  calls: {
    callee: 'expr',
    dotted: 'text',
    positional: 'number',
    keywords: 'ignored',
    scope: 'scope',
    def: 'def',
  },
  args: { call: 'ignored', keyword: 'text', expr: 'expr' },
  imports: {
    module: 'text',
    name: 'text',
    local: 'text',
    scope: 'scope',
    def: 'def',
    alternative: 'ignored',
  },
  typeExprs: { ownerRow: 'ignored', text: 'text', expr: 'expr', scope: 'scope' },
  assigns: { target: 'expr', value: 'expr', type: 'type', scope: 'scope', def: 'def' },
  returns: { def: 'def', value: 'expr' },
  exprs: { detail: 'text', operandStart: 'operands', scope: 'scope' },
  blocks: { scope: 'scope' },
  scopes: { parent: 'scope', name: 'text', def: 'def' },
};

/** Tables of rows of which it is looked at in which bodies they stand. */
const PLACED = ['names', 'imports', 'defs', 'returns'] as const;

const isPosition = (column: string): boolean =>
  column === 'chunk' || /^(start|end)$|Start$|End$/.test(column);

const PLAN = CHUNKED_TABLES.map((table) => ({
  table,
  columns: EVIDENCE_TABLES[table].flatMap((name): { name: string; meaning: Meaning }[] => {
    const meaning = MEANINGS[table][name] ?? (isPosition(name) ? 'ignored' : 'number');
    return meaning === 'ignored' ? [] : [{ name, meaning }];
  }),
}));

/** Two 32-bit lanes, mixed with different constants (after FNV-1a and MurmurHash3's finalizer constants). */
class Hash {
  private a = 0x811c9dc5 | 0;
  private b = 0x9747b28c | 0;

  number(value: number): void {
    this.a = Math.imul(this.a ^ value, 0x01000193);
    this.a ^= this.a >>> 15;
    this.b = Math.imul(this.b ^ value, 0x5bd1e995);
    this.b = (this.b ^ (this.b >>> 13)) + 0x6b43a9b5;
  }

  text(value: string): void {
    this.number(value.length);
    for (let i = 0; i < value.length; i++) this.number(value.charCodeAt(i));
  }

  digest(): string {
    return (this.a >>> 0).toString(16).padStart(8, '0') + (this.b >>> 0).toString(16).padStart(8, '0');
  }
}

/** Row numbers of one file as numbers that mean the same in every version of it. */
class FileNumbers {
  private readonly facts: FileFacts;
  private readonly ordinals = new Map<EvidenceTable, Int32Array>();
  private readonly texts: Float64Array;

  constructor(facts: FileFacts) {
    this.facts = facts;
    this.texts = new Float64Array(facts.evidence.strings.length).fill(-1);
  }

  /** A number for a pooled text: equal for equal texts in any version of the file. */
  text(id: number): number {
    if (id < 0) return -1;
    let number = this.texts[id]!;
    if (number < 0) this.texts[id] = number = textNumber(this.facts.text(id));
    return number;
  }

  /** Position of a row among the rows of its chunk. */
  ordinal(table: ChunkedTable, row: number): number {
    let ordinals = this.ordinals.get(table);
    if (!ordinals) {
      const { chunk, length } = this.facts.evidence[table];
      const seen = new Int32Array(this.facts.evidence.chunks.length);
      ordinals = new Int32Array(length);
      for (let i = 0; i < length; i++) if (chunk[i]! >= 0) ordinals[i] = seen[chunk[i]!]!++;
      this.ordinals.set(table, ordinals);
    }
    return ordinals[row]!;
  }
}

/** 52 bits of two FNV-style lanes over UTF-16 units. */
function textNumber(text: string): number {
  let a = 0x811c9dc5 | 0;
  let b = 0x2f0b4a27 | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
  }
  return (a >>> 0) * 0x100000 + (b & 0xfffff);
}

/** Which rows of a table a guard or a block covers: all that matters of where these are. */
function addExtent(
  hash: Hash,
  rowStarts: readonly number[],
  spans: { readonly start: Cells; readonly end: Cells },
  row: number,
): void {
  const before = countBelow(rowStarts, spans.start[row]!);
  hash.number(before);
  hash.number(countBelow(rowStarts, spans.end[row]!) - before);
}

/** How many of the sorted numbers are less than the limit. */
const countBelow = (sorted: readonly number[], limit: number): number =>
  partitionPoint(sorted.length, (i) => sorted[i]! < limit);

/** Fingerprints of the chunks of one file; each is computed when it is asked for. */
export class ChunkFingerprints {
  private readonly facts: FileFacts;
  private readonly numbers: FileNumbers;
  private readonly known: (string | undefined)[];

  /** `known` are those that are known already, by chunk. */
  constructor(facts: FileFacts, known: (string | undefined)[] = []) {
    this.facts = facts;
    this.numbers = new FileNumbers(facts);
    this.known = known;
  }

  /** For the version of the file from which nothing but one chunk differs, or nothing at all. */
  after(facts: FileFacts, chunk = -1): ChunkFingerprints {
    const known = this.known.slice();
    if (chunk >= 0) known[chunk] = undefined;
    return new ChunkFingerprints(facts, known);
  }

  /** For a version of the file in which some chunks are read as they were in this one. */
  ofCopied(facts: FileFacts, copied: readonly CopiedChunk[]): ChunkFingerprints {
    const known: (string | undefined)[] = [];
    for (const { chunk, before } of copied) known[chunk] = this.known[before];
    return new ChunkFingerprints(facts, known);
  }

  /** 16 hex digits. `chunk` is a row of `chunks`. */
  of(chunk: number): string {
    return (this.known[chunk] ??= this.compute(chunk));
  }

  private compute(chunk: number): string {
    const { facts } = this;
    const hash = new Hash();
    hash.text(facts.symbolPrefix);
    hash.text(facts.moduleFqn ?? '\0');
    hash.number(facts.isPackage ? 1 : 0);
    this.addSurroundings(hash, facts.evidence.chunks.def[chunk]!);
    let starts: readonly number[] | null = null;
    let placed: readonly (readonly number[])[] | null = null;
    for (const { table, columns } of PLAN) {
      const values = facts.evidence[table] as unknown as Readonly<Record<string, Cells>>;
      const rows = facts.rowsOfChunk(table, chunk);
      hash.number(rows.length);
      for (const row of rows) {
        for (const { name, meaning } of columns) this.addCell(hash, chunk, meaning, values[name]![row]!, row);
        if (table === 'names') this.addBinding(hash, chunk, row);
        else if (table === 'defs') this.addRoles(hash, row);
        else if (table === 'calls') hash.number(facts.evidence.calls.argCount[row]!);
        else if (table === 'exprs' && facts.evidence.exprs.kind[row] === ExprKind.guard)
          addExtent(hash, (starts ??= this.startsOf('names', chunk)), facts.evidence.exprs, row);
        else if (table === 'blocks') {
          placed ??= PLACED.map((each) => this.startsOf(each, chunk));
          for (const each of placed) addExtent(hash, each, facts.evidence.blocks, row);
          this.addChunksIn(hash, chunk, row);
        }
      }
    }
    if (chunk === MODULE_CHUNK) this.addLaterSites(hash);
    return hash.digest();
  }

  /** Which sites of a module's names code that runs later reads: that depends on where it calls what, too. */
  private addLaterSites(hash: Hash): void {
    const { siteCount, siteStart } = this.facts.evidence.bindings;
    for (const binding of this.facts.bindingsOf(0)) {
      if (siteCount[binding]! < 2) continue;
      for (const site of laterSites(this.facts, binding)) hash.number(site - siteStart[binding]!);
      hash.number(-1);
    }
  }

  /** The classes and functions around a chunk: `super()`, `self` and private names look outwards. */
  private addSurroundings(hash: Hash, own: number): void {
    const { defs } = this.facts.evidence;
    for (let def = own; def >= 0; def = defs.container[def]!) {
      hash.text(this.facts.defKey(def));
      hash.text(defSymbol(this.facts, def));
      hash.number(defs.kind[def]!);
      // What else a definition is known by: see `Interner.definition`.
      hash.number((mayBeReplaced(this.facts, def) ? 1 : 0) + (isEnclosed(this.facts, def) ? 2 : 0));
    }
  }

  private addRoles(hash: Hash, def: number): void {
    hash.text(this.facts.defKey(def));
    hash.text(receiverOf(this.facts, def));
    hash.number(isProperty(this.facts, def) ? 1 : 0);
  }

  /** Where the rows of a chunk start, in that order; own offsets. */
  private startsOf(table: (typeof PLACED)[number], chunk: number): readonly number[] {
    const { start } = this.facts.evidence[table];
    return Array.from(this.facts.rowsOfChunk(table, chunk), (row) => start[row]!).sort((a, b) => a - b);
  }

  /** The definitions that are chunks of their own and stand in a block: by name, as others come and go in front of it. */
  private addChunksIn(hash: Hash, chunk: number, block: number): void {
    const { blocks, chunks, defs } = this.facts.evidence;
    const layout = this.facts.layout();
    const children = layout.childrenOf(chunk);
    if (children.length === 0) return;
    const start = layout.toAbsolute(chunk, blocks.start[block]!);
    const end = layout.toAbsolute(chunk, blocks.end[block]!);
    const first = partitionPoint(children.length, (i) => layout.start(children[i]!) < start);
    for (let i = first; i < children.length && layout.start(children[i]!) < end; i++)
      this.addText(hash, defs.name[chunks.def[children[i]!]!]!);
    hash.number(-1);
  }

  /** Which binding a name resolves to, and which of its sites can have run: the question the linker will ask. */
  private addBinding(hash: Hash, chunk: number, row: number): void {
    const { facts } = this;
    const { nameBindings, bindings, bindingSites, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    if (binding < 0) {
      hash.number(-1);
      hash.number(classCell(facts, row) >= 0 ? 1 : 0);
      return;
    }
    const scope = bindings.scope[binding]!;
    const count = bindings.siteCount[binding]!;
    const before = sitesBefore(facts, row);
    hash.text(facts.scopeKey(scope));
    this.addText(hash, bindings.name[binding]!);
    hash.number(isReadBeforeBound(facts, row) ? -2 : before === count ? -1 : before);
    for (const site of visibleSites(facts, row) ?? []) hash.number(site - bindings.siteStart[binding]!);
    const kind = scopes.kind[scope]!;
    hash.number(kind);
    if (kind === ScopeKind.module || kind === ScopeKind.class) {
      if (scope === 0) hash.number(silentImportsBefore(facts, row));
      // Whether it is what one `def` or `import` binds is looked at; what that is, is asked.
      hash.number(onlySiteKind(facts, binding));
      return;
    }
    // Sites of a function's local are rows of the same chunk, except in what surrounds it.
    hash.number(count);
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + count; site++) {
      const siteKind = bindingSites.kind[site]!;
      const table = (['params', 'imports', 'defs', 'names'] as const)[siteKind]!;
      const siteRow = bindingSites.row[site]!;
      hash.number(siteKind);
      hash.number(facts.evidence[table].chunk[siteRow] === chunk ? this.numbers.ordinal(table, siteRow) : -1);
    }
  }

  private addCell(hash: Hash, chunk: number, meaning: Meaning, value: number, row: number): void {
    switch (meaning) {
      case 'text':
        this.addText(hash, value);
        return;
      case 'def':
        this.addRow(hash, chunk, 'defs', value);
        return;
      case 'type':
        this.addRow(hash, chunk, 'typeExprs', value);
        return;
      case 'scope':
        hash.text(value < 0 ? '\0' : this.facts.scopeKey(value));
        return;
      case 'expr':
        this.addExpression(hash, chunk, value);
        return;
      case 'operands': {
        const { exprs, operands } = this.facts.evidence;
        for (let i = value; i < value + exprs.operandCount[row]!; i++)
          this.addExpression(hash, chunk, operands.expr[i]!);
        return;
      }
      default:
        hash.number(value);
    }
  }

  private addText(hash: Hash, id: number): void {
    const number = this.numbers.text(id);
    hash.number(number | 0);
    hash.number((number / 0x100000) | 0);
  }

  private addRow(hash: Hash, chunk: number, table: ChunkedTable, row: number): void {
    if (row < 0) hash.number(-1);
    else if (this.facts.evidence[table].chunk[row] === chunk) hash.number(this.numbers.ordinal(table, row));
    // A definition around the chunk; nothing else of another chunk is referred to.
    else if (table === 'defs') hash.text(this.facts.defKey(row));
    else hash.number(-2 - this.numbers.ordinal(table, row));
  }

  private addExpression(hash: Hash, chunk: number, ref: ExprRef): void {
    const kind = exprRefKind(ref);
    if (kind === 'none' || kind === 'constant') {
      hash.number(ref);
    } else if (kind === 'string') {
      hash.number(exprRef('string', 0));
      this.addText(hash, exprRefRow(ref));
    } else {
      hash.number(exprRef(kind, 0));
      this.addRow(hash, chunk, EXPRESSION_TABLES[kind], exprRefRow(ref));
    }
  }
}

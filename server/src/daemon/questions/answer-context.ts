/** What answering a question works with: one revision's snapshot and store, and positions people can click. */

import type { Location } from '@cpgd/shared';
import type { Evidence } from '../../evidence/evidence.ts';
import { DefKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { RELATIONS, type Relation } from '../../linker/links.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import { leftRowsByChunk } from '../../store/packed-links.ts';
import type { ReadableStore } from '../../store/readable-store.ts';
import type { FoundLink } from '../../store/records.ts';
import { Attached } from '../../text/attached.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { StoredFileView, StoreSnapshot } from '../store-snapshot.ts';

/** Relations whose links can bring a symbol into being. */
const DEFINING: readonly Relation[] = ['def_symbol', 'param_symbol', 'name_symbol', 'attribute_symbol'];

/** Symbols whose definitions are remembered while a revision lasts: those that somebody looks at, not all. */
const MAX_KEPT_DEFINITIONS = 4_096;

/** Which row the n-th of a chunk is, by table: the same for all revisions that have the evidence. */
const leftRows = new Attached<Evidence, Map<string, (chunk: number, ordinal: number) => number>>();

/** The definition a piece of code stands in; the module itself outside all of them. */
export interface Container {
  readonly symbol: string;
  readonly name: string;
}

export class AnswerContext {
  readonly store: ReadableStore;
  readonly snapshot: StoreSnapshot;
  /** Of some files only, before there is an index: of no revision that a client could know. */
  readonly isEarly: boolean;
  private readonly definitions = new Map<string, readonly FoundLink[]>();

  constructor(store: ReadableStore, snapshot: StoreSnapshot, isEarly = false) {
    this.store = store;
    this.snapshot = snapshot;
    this.isEarly = isEarly;
  }

  /** The revision that answers come from; 0 before the first. */
  get revision(): number {
    return this.isEarly ? 0 : this.snapshot.revision;
  }

  /** Null when the file has changed on disk since it was indexed. */
  lines(file: StoredFileView): LineIndex | null {
    return file.lineIndex();
  }

  /** Says that it is stale, and why, where the file has changed since it was indexed. */
  location(path: string, bstart: number, bend: number): Location {
    const file = this.snapshot.file(path)!;
    const lines = this.lines(file);
    if (lines === null)
      return { path, line: 1, column: 1, bstart, bend, isStale: true, stale: this.staleness(file) };
    const at = lines.positionOfByte(bstart, 'utf-16');
    return { path, line: at.line + 1, column: at.character + 1, bstart, bend };
  }

  private staleness({ path, isOnDisk }: StoredFileView): string {
    const what = isOnDisk ? 'has another text now than' : 'cannot be read any more, as it could be';
    return `${path} ${what} when revision ${this.revision} was made: ask again after cpg/sync, or after "cpgd index".`;
  }

  /** The source line at a byte offset without surrounding white space; empty when the text is gone. */
  lineText(path: string, bstart: number): string {
    const lines = this.lines(this.snapshot.file(path)!);
    if (lines === null) return '';
    const line = lines.lineOfByte(bstart);
    return lines.text.slice(lines.lineStartUtf16(line), lines.lineEndUtf16(line)).trim();
  }

  /** Links that define the symbol, by path and position. */
  definitionsOf(symbol: string): readonly FoundLink[] {
    let found = this.definitions.get(symbol);
    if (!found) {
      found = this.store.read((reader) =>
        reader.linksByTarget(symbol, { relations: DEFINING, isDefinition: true }),
      );
      if (this.definitions.size >= MAX_KEPT_DEFINITIONS) this.definitions.clear();
      this.definitions.set(symbol, found);
    }
    return found;
  }

  /** Row of the link's left entity in its evidence table. */
  leftRow(link: FoundLink): number {
    const evidence = this.snapshot.file(link.path)!.evidence()!;
    const { left } = RELATIONS[link.relation];
    let tables = leftRows.get(evidence);
    if (!tables) leftRows.set(evidence, (tables = new Map()));
    let rowOf = tables.get(left);
    if (!rowOf) tables.set(left, (rowOf = leftRowsByChunk(evidence, left)));
    return rowOf(link.chunk, link.ordinal);
  }

  /** The function, method or class a link's left entity stands in; lambdas belong to what is around them. */
  containerOf(link: FoundLink): Container {
    const file = this.snapshot.file(link.path)!;
    const evidence = file.evidence()!;
    return this.containerAt(file, definitionAround(evidence, link.relation, this.leftRow(link)));
  }

  /** `def` is a row of `defs`, or -1 for the module. */
  containerAt(file: StoredFileView, def: number): Container {
    const facts = file.facts()!;
    const { kind, container } = facts.evidence.defs;
    let row = def;
    while (row >= 0 && kind[row] === DefKind.lambda) row = container[row]!;
    const symbol = row < 0 ? moduleSymbol(facts.symbolPrefix) : defSymbol(facts, row);
    return { symbol, name: symbolName(symbol) };
  }
}

/** Row of the definition in which the left row of a link stands, or -1 in module code. */
export function definitionAround(evidence: Evidence, relation: Relation, row: number): number {
  const { left } = RELATIONS[relation];
  switch (left) {
    case 'defs':
      return evidence.defs.container[row]!;
    case 'params':
      return evidence.params.def[row]!;
    case 'typeExprs':
      return evidence.chunks.def[evidence.typeExprs.chunk[row]!]!;
    case 'args':
      return evidence.calls.def[evidence.args.call[row]!]!;
    case 'exprs':
      return evidence.scopes.def[evidence.exprs.scope[row]!]!;
    case 'decorators':
      // A decorator stands outside of what it decorates.
      return evidence.defs.container[evidence.decorators.def[row]!]!;
    default:
      return evidence[left].def[row]!;
  }
}

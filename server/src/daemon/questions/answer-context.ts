/** What answering a question works with: one revision's snapshot and store, and positions people can click. */
import { DefKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { RELATIONS } from '../../linker/links.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import { leftRowsByChunk } from '../../store/packed-links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Location } from '../project.ts';
import type { StoredFileView, StoreSnapshot } from '../store-snapshot.ts';

/** Line indexes kept: building one costs a read of the file. */
const MAX_LINE_INDEXES = 512;

/** The definition a piece of code stands in; the module itself outside all of them. */
export interface Container {
  readonly symbol: string;
  readonly name: string;
}

export class AnswerContext {
  readonly store: Store;
  readonly snapshot: StoreSnapshot;
  private readonly lineIndexes = new Map<string, LineIndex | null>();
  private readonly leftRows = new WeakMap<object, Map<string, (chunk: number, ordinal: number) => number>>();

  constructor(store: Store, snapshot: StoreSnapshot) {
    this.store = store;
    this.snapshot = snapshot;
  }

  /** Null when the file has changed on disk since it was indexed. */
  lines(file: StoredFileView): LineIndex | null {
    let index = this.lineIndexes.get(file.path);
    if (index === undefined) {
      const text = file.text();
      index = text === null ? null : new LineIndex(text);
      if (this.lineIndexes.size >= MAX_LINE_INDEXES)
        this.lineIndexes.delete(this.lineIndexes.keys().next().value!);
      this.lineIndexes.set(file.path, index);
    }
    return index;
  }

  location(path: string, bstart: number, bend: number): Location {
    const lines = this.lines(this.snapshot.file(path)!);
    const at = lines?.positionOfByte(bstart, 'utf-16') ?? { line: 0, character: 0 };
    return { path, line: at.line + 1, column: at.character + 1, bstart, bend };
  }

  /** The source line at a byte offset without surrounding white space; empty when the text is gone. */
  lineText(path: string, bstart: number): string {
    const lines = this.lines(this.snapshot.file(path)!);
    if (lines === null) return '';
    const line = lines.lineOfByte(bstart);
    return lines.text.slice(lines.lineStartUtf16(line), lines.lineEndUtf16(line)).trim();
  }

  /** Row of the link's left entity in its evidence table. */
  leftRow(link: FoundLink): number {
    const evidence = this.snapshot.file(link.path)!.evidence()!;
    const { left } = RELATIONS[link.relation];
    let tables = this.leftRows.get(evidence);
    if (!tables) this.leftRows.set(evidence, (tables = new Map()));
    let rowOf = tables.get(left);
    if (!rowOf) tables.set(left, (rowOf = leftRowsByChunk(evidence, left)));
    return rowOf(link.chunk, link.ordinal);
  }

  /** The function, method or class a link's left entity stands in; lambdas belong to what is around them. */
  containerOf(link: FoundLink): Container {
    const file = this.snapshot.file(link.path)!;
    const evidence = file.evidence()!;
    const { left } = RELATIONS[link.relation];
    const row = this.leftRow(link);
    let def: number;
    if (left === 'defs') def = evidence.defs.container[row]!;
    else if (left === 'params') def = evidence.params.def[row]!;
    else if (left === 'typeExprs' || left === 'args') def = evidence.chunks.def[link.chunk]!;
    else def = evidence[left].def[row]!;
    return this.containerAt(file, def);
  }

  /** `def` is a row of `defs`, or -1 for the module. */
  containerAt(file: StoredFileView, def: number): Container {
    const facts = file.facts()!;
    const { kind, container } = facts.evidence.defs;
    let row = def;
    while (row >= 0 && kind[row] === DefKind.lambda) row = container[row]!;
    const symbol = row < 0 ? moduleSymbol(facts.symbolPrefix) : facts.defSymbol(row);
    return { symbol, name: symbolName(symbol) };
  }
}

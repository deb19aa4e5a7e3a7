/**
 * One file whose imports may have to change because files move: what its rows mean, and what is to be written where.
 * Which statement has to become what is for `moved-from-imports.ts`, `moved-plain-imports.ts` and `moved-strings.ts`.
 */
import type { ImportKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { Relation } from '../../linker/links.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { SourcePlace } from './mentions.ts';
import { type ModuleMoves, type ModulePlace, moduleNamedBy } from './moved-names.ts';

/** A place with what has to stand there; `path` is where the file is before the move. */
export interface Replacement extends SourcePlace {
  readonly text: string;
}

/** Rows of `imports` that are one statement, in source order. */
export type ImportStatement = readonly number[];

export class MovedFile {
  readonly file: StoredFileView;
  readonly facts: FileFacts;
  readonly moves: ModuleMoves;
  /** What the file itself is afterwards. */
  readonly place: ModulePlace;
  /** Places that cannot be made to mean what they mean now. */
  readonly doubts: SourcePlace[] = [];
  private readonly lines: LineIndex;
  private readonly found: Replacement[] = [];
  /** Statements to insert, by the absolute byte offset of the statement they come before. */
  private readonly inserted = new Map<number, Set<string>>();
  private readonly targets = new Map<Relation, Map<number, string[]>>();

  constructor(file: StoredFileView, facts: FileFacts, lines: LineIndex, moves: ModuleMoves) {
    this.file = file;
    this.facts = facts;
    this.lines = lines;
    this.moves = moves;
    this.place = moves.places.get(file.path) ?? file;
    for (let chunk = 0; chunk < facts.evidence.chunks.length; chunk++) {
      for (const { relation, left, target } of file.linksOf(chunk)) {
        let rows = this.targets.get(relation);
        if (!rows) this.targets.set(relation, (rows = new Map()));
        const known = rows.get(left);
        if (known) known.push(target);
        else rows.set(left, [target]);
      }
    }
  }

  /** Symbols that rows of a relation are linked to. */
  linked(relation: Relation): ReadonlyMap<number, readonly string[]> {
    return this.targets.get(relation) ?? new Map<number, string[]>();
  }

  /** Names of the modules a row may stand for, each once. */
  modulesOf(relation: Relation, row: number): readonly string[] {
    const found = new Set<string>();
    for (const symbol of this.linked(relation).get(row) ?? []) {
      const module = moduleNamedBy(symbol);
      if (module !== null) found.add(module);
    }
    return [...found];
  }

  /** Rows of `imports` by the binding they give a value, wherever `global` puts that. */
  get importsOf(): ReadonlyMap<number, readonly number[]> {
    return this.facts.memo('imports by binding', () => {
      const { imports, bindings } = this.facts.evidence;
      const found = new Map<number, number[]>();
      for (let row = 0; row < imports.length; row++) {
        if (imports.local[row]! < 0) continue;
        const own = this.facts.binding(imports.scope[row]!, this.facts.text(imports.local[row]!));
        if (own < 0) continue;
        const binding = bindings.resolvesTo[own]!;
        const known = found.get(binding);
        if (known) known.push(row);
        else found.set(binding, [row]);
      }
      return found;
    });
  }

  statements(kind: (typeof ImportKind)[keyof typeof ImportKind]): ImportStatement[] {
    const { imports } = this.facts.evidence;
    const found: number[][] = [];
    for (let row = 0; row < imports.length; row++) {
      if (imports.kind[row] !== kind) continue;
      const last = found.at(-1);
      if (last && this.statementOf(last[0]!) === this.statementOf(row)) last.push(row);
      else found.push([row]);
    }
    return found;
  }

  /** Absolute byte offset of the statement that a row of `imports` is part of. */
  statementOf(row: number): number {
    const { chunk, stmtStart } = this.facts.evidence.imports;
    return this.facts.layout().toAbsolute(chunk[row]!, stmtStart[row]!);
  }

  /** Own offsets of a chunk. */
  replace(chunk: number, start: number, end: number, text: string): void {
    const place = this.placeOf(chunk, start, end);
    if (this.textAt(place) !== text) this.found.push({ ...place, text });
  }

  /** Has a simple statement run before that of a row of `imports`. */
  insertBefore(row: number, statement: string): void {
    const at = this.statementOf(row);
    const known = this.inserted.get(at);
    if (known) known.add(statement);
    else this.inserted.set(at, new Set([statement]));
  }

  doubt(chunk: number, start: number, end: number): void {
    this.doubts.push(this.placeOf(chunk, start, end));
  }

  doubtStatement(row: number): void {
    const { chunk, stmtStart, stmtEnd } = this.facts.evidence.imports;
    this.doubt(chunk[row]!, stmtStart[row]!, stmtEnd[row]!);
  }

  placeOf(chunk: number, start: number, end: number): SourcePlace {
    const bstart = this.facts.layout().toAbsolute(chunk, start);
    return { path: this.file.path, bstart, bend: bstart + end - start };
  }

  textAt({ bstart, bend }: SourcePlace): string {
    return this.lines.text.slice(this.lines.utf16OfByte(bstart), this.lines.utf16OfByte(bend));
  }

  /** By position; none overlaps another (LSP, "TextEdit[]"). */
  replacements(): Replacement[] {
    const at = (bstart: number, text: string): Replacement => ({
      path: this.file.path,
      bstart,
      bend: bstart,
      text,
    });
    const all = [
      ...this.found,
      ...[...this.inserted].map(([bstart, statements]) => at(bstart, this.lead(bstart, [...statements]))),
    ];
    all.sort((a, b) => a.bstart - b.bstart || a.bend - b.bend);
    const joined: Replacement[] = [];
    for (const one of all) {
      const last = joined.at(-1);
      const isSamePlace = last?.bstart === one.bstart && last.bend === one.bstart;
      if (isSamePlace) joined[joined.length - 1] = { ...one, text: last.text + one.text };
      else joined.push(one);
    }
    return joined;
  }

  /** Statements as text before one that starts at a byte offset: on lines of their own where that begins a line. */
  private lead(bstart: number, statements: readonly string[]): string {
    const { lines } = this;
    const at = lines.utf16OfByte(bstart);
    const before = lines.text.slice(lines.lineStartUtf16(lines.lineOfByte(bstart)), at);
    const lineEnd = lines.text.includes('\r\n') ? '\r\n' : '\n';
    const separator = /^[ \t\f\ufeff]*$/.test(before) ? lineEnd + before.replace('\ufeff', '') : '; ';
    return statements.map((statement) => statement + separator).join('');
  }
}

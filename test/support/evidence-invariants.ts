/**
 * What must hold for the evidence of any text whatever, broken or not: ids in range, spans inside the file,
 * chunks properly nested, own offsets that round-trip, tables in their documented order.
 */
import type { Cells, Evidence } from '../../server/src/evidence/evidence.ts';
import {
  CONSTANTS,
  EXPR_REF_KINDS,
  exprRefKind,
  exprRefRow,
  integerOf,
} from '../../server/src/evidence/expr-ref.ts';
import { DefKind, EVIDENCE_TABLES, type EvidenceTable } from '../../server/src/evidence/schema.ts';
import { chunkSymbolKey } from '../../server/src/relations/symbol-key.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { COLUMN_MEANINGS, type ColumnMeaning } from './evidence-columns.ts';

/** Violations reported for one file; more than a few say nothing new. */
const MAX_REPORTED = 10;

type Columns = Readonly<Record<string, Cells>> & { readonly length: number };

/** Tables an ExprRef's row may be in, by its kind. */
const EXPR_TABLES: Readonly<Record<string, EvidenceTable>> = {
  name: 'names',
  attr: 'attrs',
  call: 'calls',
  expr: 'exprs',
  def: 'defs',
  param: 'params',
  import: 'imports',
};

/** Sentences about what does not hold; empty for sound evidence. `textBytes`: UTF-8 length of the text. */
export function evidenceViolations(path: string, evidence: Evidence, textBytes: number): string[] {
  const check = new Check(evidence, textBytes);
  check.chunks(path);
  // The layout means nothing when the chunks are wrong, and everything else stands on it.
  if (check.found.length === 0) {
    for (const table of Object.keys(EVIDENCE_TABLES) as EvidenceTable[]) check.table(table);
    check.orders();
  }
  return check.found.slice(0, MAX_REPORTED);
}

class Check {
  readonly found: string[] = [];
  private readonly evidence: Evidence;
  private readonly textBytes: number;
  private layout: ChunkLayout | null = null;

  constructor(evidence: Evidence, textBytes: number) {
    this.evidence = evidence;
    this.textBytes = textBytes;
  }

  chunks(path: string): void {
    const { start, end, parent, length } = this.evidence.chunks;
    if (length === 0 || start[0] !== 0 || end[0] !== this.textBytes || parent[0] !== -1) {
      this.fail(`chunk 0 is not the whole file: ${start[0]}..${end[0]} of ${this.textBytes}`);
      return;
    }
    const reached = Int32Array.from(start);
    for (let chunk = 1; chunk < length; chunk++) {
      const above = parent[chunk]!;
      if (above < 0 || above >= chunk) this.fail(`chunk ${chunk} has the parent ${above}`);
      else if (start[chunk]! < reached[above]! || end[chunk]! > end[above]!)
        this.fail(`chunk ${chunk} overlaps its sibling or leaves its parent`);
      else reached[above] = end[chunk]!;
      if (end[chunk]! <= start[chunk]!) this.fail(`chunk ${chunk} is empty`);
    }
    const keys = Array.from({ length }, (_, chunk) => chunkSymbolKey(path, this.evidence, chunk));
    if (new Set(keys).size < length) this.fail('two chunks have the same symbol key');
    if (new Set(this.evidence.strings).size < this.evidence.strings.length)
      this.fail('the string pool repeats a string');
    this.layout = new ChunkLayout(start, end, parent);
  }

  table(table: EvidenceTable): void {
    const columns = this.evidence[table] as unknown as Columns;
    const meanings = COLUMN_MEANINGS[table] as Readonly<Record<string, ColumnMeaning>>;
    for (const [name, meaning] of Object.entries(meanings)) {
      for (let row = 0; row < columns.length; row++) {
        const wrong = this.wrongCell(columns, row, columns[name]![row]!, meaning);
        if (wrong !== null) this.fail(`${table}[${row}].${name}: ${wrong}`);
      }
    }
    if (columns.start && columns.end && table !== 'chunks') {
      for (let row = 0; row < columns.length; row++)
        if (columns.start[row]! > columns.end[row]!) this.fail(`${table}[${row}] ends before it starts`);
    }
  }

  /** Order and grouping that readers of the tables rely on. */
  orders(): void {
    const { bindings, bindingSites, nameBindings, names, defs, params, args, decorators, bases, strings } =
      this.evidence;
    for (let row = 1; row < bindings.length; row++) {
      const byScope = bindings.scope[row - 1]! - bindings.scope[row]!;
      const inOrder =
        byScope < 0 || (byScope === 0 && strings[bindings.name[row - 1]!]! < strings[bindings.name[row]!]!);
      if (!inOrder) this.fail(`bindings[${row}] is out of order`);
    }
    if (nameBindings.length !== names.length) this.fail('nameBindings is not parallel to names');
    this.owned('bindings', bindings.siteStart, bindings.siteCount, bindingSites.binding);
    this.owned('defs', defs.paramStart, defs.paramCount, params.def);
    this.owned('defs', defs.decoratorStart, defs.decoratorCount, decorators.def);
    this.owned('defs', defs.baseStart, defs.baseCount, bases.def);
    this.owned('calls', this.evidence.calls.argStart, this.evidence.calls.argCount, args.call);
    for (let row = 0; row < defs.length; row++)
      if (defs.container[row]! >= row) this.fail(`defs[${row}] stands in a later definition`);
    // What stands inside ERROR nodes is visited after the statement around it.
    if (this.evidence.diagnostics.length === 0) this.sourceOrder();
  }

  private sourceOrder(): void {
    const { defs } = this.evidence;
    let before = -1;
    for (let row = 0; row < defs.length; row++) {
      if (defs.kind[row] === DefKind.lambda) continue;
      const at = this.layout!.toAbsolute(defs.chunk[row]!, defs.start[row]!);
      if (at < before) this.fail(`defs[${row}] is not in source order`);
      before = at;
    }
  }

  /** Rows of a run name the row that owns them. */
  private owned(table: EvidenceTable, start: Cells, count: Cells, owner: Cells): void {
    for (let row = 0; row < start.length; row++)
      for (let at = start[row]!; at < start[row]! + count[row]!; at++)
        if (owner[at] !== row) this.fail(`${table}[${row}] claims a row of ${owner[at]}`);
  }

  private wrongCell(columns: Columns, row: number, value: number, meaning: ColumnMeaning): string | null {
    switch (meaning.is) {
      case 'row':
      case 'row?':
        return this.isRow(meaning.of, value) || (meaning.is === 'row?' && value === -1)
          ? null
          : `${value} is no row of ${meaning.of}`;
      case 'run': {
        const count = columns[meaning.count]![row]!;
        const fits = count === 0 || (value >= 0 && value + count <= this.evidence[meaning.of].length);
        return fits ? null : `${value} + ${count} leaves ${meaning.of}`;
      }
      case 'row by': {
        const table = meaning.tables[columns[meaning.column]![row]!];
        return table !== undefined && this.isRow(table, value) ? null : `${value} is no row of ${table}`;
      }
      case 'text':
      case 'text?':
        return value < this.evidence.strings.length && value >= (meaning.is === 'text' ? 0 : -1)
          ? null
          : `${value} is no string`;
      case 'own':
      case 'own?':
        return meaning.is === 'own?' && value === -1 ? null : this.wrongOffset(columns.chunk![row]!, value);
      case 'absolute':
        return value >= 0 && value <= this.textBytes ? null : `${value} is outside of the file`;
      case 'expr':
        return this.wrongExpr(value);
      case 'one of':
        return value >= 0 && value < meaning.names.length ? null : `${value} is none of its names`;
      case 'number':
        return value >= 0 ? null : `${value} is negative`;
      case 'number?':
        return value >= -1 ? null : `${value} is negative`;
    }
  }

  private isRow(table: EvidenceTable, value: number): boolean {
    return value >= 0 && value < this.evidence[table].length;
  }

  private wrongOffset(chunk: number, own: number): string | null {
    if (!this.isRow('chunks', chunk)) return `${chunk} is no chunk`;
    const absolute = this.layout!.toAbsolute(chunk, own);
    if (own < 0 || absolute < this.layout!.start(chunk) || absolute > this.layout!.end(chunk))
      return `own offset ${own} is outside of chunk ${chunk}`;
    return this.layout!.toOwn(chunk, absolute) === own ? null : `own offset ${own} does not round-trip`;
  }

  private wrongExpr(ref: number): string | null {
    if (ref < 0 || (ref & 15) >= EXPR_REF_KINDS.length) return `${ref} is no expression`;
    const kind = exprRefKind(ref);
    const row = exprRefRow(ref);
    if (kind === 'none') return row === 0 ? null : 'an empty expression with a row';
    if (kind === 'string') return row < this.evidence.strings.length ? null : `${row} is no string`;
    if (kind === 'constant')
      return row < CONSTANTS.length || integerOf(ref) !== null ? null : `${row} is no constant`;
    return this.isRow(EXPR_TABLES[kind]!, row) ? null : `${row} is no row of ${EXPR_TABLES[kind]}`;
  }

  private fail(message: string): void {
    this.found.push(message);
  }
}

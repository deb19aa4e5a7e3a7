/**
 * One function of a file extracted again: its new rows in place of the old ones, all others as they are but for the
 * row numbers they name. Gives what extracting the whole text gives, up to the order of the string pool. Knows
 * functions only: what is written between them is extracted with the whole file.
 */
import { type ChunkBoundaries, endOfCode } from '../syntax/chunks.ts';
import { findOwnDiagnostics, movedProblem, type SyntaxDiagnostic } from '../syntax/diagnostics.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { DIAGNOSTIC_LIMIT } from '../syntax/limits.ts';
import { type ChunkMark, ChunkMarks } from './chunk-marks.ts';
import { createSuccessor, type EvidenceBuilder, type TableBuilder } from './evidence.ts';
import { EXPRESSION_TABLES, type ExprRefKind, exprRef, exprRefKind, exprRefRow } from './expr-ref.ts';
import { addChunks, addDiagnostics, type Extracted, WALK } from './extract.ts';
import { Extraction } from './extraction.ts';
import { problemsOfFunction } from './function-rows.ts';
import { withNodesOf } from './known-functions.ts';
import { ROW_REFERENCES, WALKED_TABLES, type WalkedTable } from './row-references.ts';
import { type EvidenceTable, TYPE_OWNERS } from './schema.ts';
import { orderScopes } from './scope-order.ts';

export interface ReplaceInput {
  readonly before: Extracted;
  readonly chunk: number;
  /** The text of the whole file now. */
  readonly text: string;
  readonly path: string;
  /** UTF-16 units from which on, and until where, the text of the function now stands. */
  readonly start: number;
  readonly end: number;
  /** UTF-16 units the text has more than before. */
  readonly growth: number;
  /** The tree of that stretch of the text, with positions in the whole text. */
  readonly tree: FlatTree;
  /** The node of the function, decorators included. */
  readonly node: number;
}

/** Null where the whole file must be extracted. */
export function replaceFunction(input: ReplaceInput): Extracted | null {
  const { before, chunk, text, path, tree, node } = input;
  const mark = before.marks?.of(chunk);
  const problems = problemsNow(input);
  if (!mark || !problems || !standsWhereItStood(input)) return null;
  const chunks = movedChunks(input);
  const out = createSuccessor(before.out);
  for (const [i, table] of WALKED_TABLES.entries()) copyRows(before.out, out, table, 0, mark.from[i]!);
  const marks = new ChunkMarks();
  const x = new Extraction(tree, text, WALK, marks, { out, chunks });
  countOrdinals(x, 0);
  x.defOfChunk.set(before.defOfChunk.subarray(0, chunk));
  x.alternatives = mark.alternativesFrom;
  x.restore(mark.state);
  x.depth = mark.depth - 1;
  x.visitStatement(node);
  if (x.hasDeferred) return null;
  orderScopes(x);
  const shift = new RowShift(out, mark);
  const ends = WALKED_TABLES.map((table) => out[table].length);
  for (const [i, table] of WALKED_TABLES.entries()) {
    copyRows(before.out, out, table, mark.to[i]!, before.out[table].length);
    shift.apply(table, ends[i]!);
  }
  moveAlternatives(out, mark, ends[WALKED_TABLES.indexOf('imports')]!, x.alternatives - mark.alternativesTo);
  countOrdinals(x, ends[WALKED_TABLES.indexOf('defs')]!);
  for (let c = chunk + 1; c < chunks.length; c++)
    x.defOfChunk[c] = before.defOfChunk[c]! + shift.of('defs', before.defOfChunk[c]!);
  addDiagnostics(x, problems);
  addChunks(x, path);
  moveMarks(before.marks!, marks, chunk, chunks.length, shift, x.alternatives - mark.alternativesTo);
  return { out, chunks, defOfChunk: x.defOfChunk, marks, problems };
}

/** Whether what is behind the function is as far from it as before: own offsets of the chunk around count from there. */
function standsWhereItStood({ before, chunk, tree, node, growth }: ReplaceInput): boolean {
  const { start, end } = before.chunks;
  return tree.start[node] === start[chunk] && endOfCode(tree, node) === end[chunk]! + growth;
}

/** The file's problems; null where it cannot be told which of them are the function's, or there are too many. */
function problemsNow({ before, chunk, end, growth, tree, text }: ReplaceInput): SyntaxDiagnostic[] | null {
  if (before.problems.length > DIAGNOSTIC_LIMIT) return null;
  const own = findOwnDiagnostics(tree, text);
  if (own.some((problem) => problem.start >= end)) return null;
  const start = before.chunks.start[chunk]!;
  const codeEnd = before.chunks.end[chunk]!;
  const told = problemsOfFunction(before.problems, { start, codeEnd, end: end - growth });
  if (told === null) return null;
  const first = told.others.filter((problem) => problem.start < start);
  const last = told.others
    .filter((problem) => problem.start >= start)
    .map((problem) => movedProblem(problem, growth));
  if (last.length > 0 && own.some((problem) => problem.start >= last[0]!.start)) return null;
  const problems = [...first, ...own, ...last];
  return problems.length > DIAGNOSTIC_LIMIT ? null : problems;
}

/** The chunks as the new text has them; of their nodes only the function's. */
function movedChunks({ before, chunk, growth, tree, node }: ReplaceInput): ChunkBoundaries {
  const { length, parent } = before.chunks;
  const start = before.chunks.start.slice();
  const end = before.chunks.end.slice();
  for (let c = chunk + 1; c < length; c++) {
    start[c]! += growth;
    end[c]! += growth;
  }
  for (let c = chunk; c >= 0; c = parent[c]!) end[c]! += growth;
  return withNodesOf({ ...before.chunks, start, end }, chunk, tree, node);
}

function copyRows(
  from: EvidenceBuilder,
  to: EvidenceBuilder,
  table: WalkedTable,
  first: number,
  end: number,
): void {
  (to[table] as TableBuilder<EvidenceTable>).addRows(from[table] as TableBuilder<EvidenceTable>, first, end);
}

/** Numbers definitions of the same qualified name, from a row on. */
function countOrdinals(x: Extraction, from: number): void {
  const { defs } = x.out;
  for (let row = from; row < defs.length; row++)
    defs.set(row, 'ordinal', x.nextOrdinal(defs.get(row, 'qualifiedName')));
}

/** Groups of alternatives are numbered in the order in which the walk leaves them. */
function moveAlternatives(out: EvidenceBuilder, mark: ChunkMark, after: number, growth: number): void {
  if (growth === 0) return;
  const { imports } = out;
  const ofImports = WALKED_TABLES.indexOf('imports');
  for (let row = 0; row < imports.length; row++) {
    if (row >= mark.from[ofImports]! && row < after) continue;
    const group = imports.get(row, 'alternative');
    if (group >= mark.alternativesTo) imports.set(row, 'alternative', group + growth);
  }
}

/** How far the rows behind the function moved, by table. */
class RowShift {
  private readonly out: EvidenceBuilder;
  private readonly firstMoved = new Map<WalkedTable, number>();
  private readonly growth = new Map<WalkedTable, number>();

  /** `out` has the rows before the function and its new ones. */
  constructor(out: EvidenceBuilder, mark: ChunkMark) {
    this.out = out;
    for (const [i, table] of WALKED_TABLES.entries()) {
      this.firstMoved.set(table, mark.to[i]!);
      this.growth.set(table, out[table].length - mark.to[i]!);
    }
  }

  /** How far a row moved, by its old number. */
  of(table: WalkedTable, row: number): number {
    return row >= this.firstMoved.get(table)! ? this.growth.get(table)! : 0;
  }

  /** Renumbers what the rows of a table name, from a row on. */
  apply(table: WalkedTable, from: number): void {
    const rows = this.out[table] as TableBuilder<EvidenceTable>;
    for (const [column, target] of Object.entries(ROW_REFERENCES[table])) {
      const cells = rows.column(column as never);
      if (target === 'expression') this.moveExpressions(cells, from);
      else if (target === 'owner') this.moveOwners(cells, this.out.typeExprs.column('owner'), from);
      else this.moveRows(cells, from, target);
    }
  }

  private moveRows(cells: Int32Array, from: number, target: WalkedTable): void {
    const first = this.firstMoved.get(target)!;
    const growth = this.growth.get(target)!;
    if (growth === 0) return;
    for (let row = from; row < cells.length; row++) if (cells[row]! >= first) cells[row]! += growth;
  }

  private moveExpressions(cells: Int32Array, from: number): void {
    const tables: { readonly [K in ExprRefKind]?: WalkedTable } = EXPRESSION_TABLES;
    for (let row = from; row < cells.length; row++) {
      const ref = cells[row]!;
      const table = tables[exprRefKind(ref)];
      if (table !== undefined) cells[row] = ref + exprRef('none', this.of(table, exprRefRow(ref)));
    }
  }

  private moveOwners(cells: Int32Array, owners: Int32Array, from: number): void {
    for (let row = from; row < cells.length; row++)
      cells[row]! += this.of(TYPE_OWNERS[owners[row]!]!, cells[row]!);
  }
}

/** The marks of the other functions, as the new tables have them. */
function moveMarks(
  from: ChunkMarks,
  to: ChunkMarks,
  chunk: number,
  chunks: number,
  shift: RowShift,
  alternatives: number,
): void {
  const moved = (rows: readonly number[]): readonly number[] =>
    rows.map((row, i) => row + shift.of(WALKED_TABLES[i]!, row));
  for (let c = 0; c < chunks; c++) {
    const mark = from.of(c);
    if (!mark || c === chunk) continue;
    if (c < chunk) {
      to.set(c, mark);
      continue;
    }
    const { state } = mark;
    const def = state.def + shift.of('defs', state.def);
    const scope = state.scope + shift.of('scopes', state.scope);
    to.set(c, {
      ...mark,
      from: moved(mark.from),
      to: moved(mark.to),
      alternativesFrom: mark.alternativesFrom + alternatives,
      alternativesTo: mark.alternativesTo + alternatives,
      state: { ...state, def, scope },
    });
  }
}

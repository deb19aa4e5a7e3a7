/**
 * Inserts rows into the `scopes` table, which later rows and other tables refer to by number. Knows nothing of
 * why a scope is inserted; see `annotation-scopes.ts`.
 */
import type { EvidenceBuilder } from '../evidence/evidence.ts';
import { CHUNKED_TABLES, type Column, EVIDENCE_TABLES, ScopeKind } from '../evidence/schema.ts';

/** A scope to insert. Rows are those of `scopes` before insertion. */
export interface InsertedScope {
  /** The scope goes before this row: that of the first scope nested in it, or else of the next scope. */
  before: number;
  readonly parent: number;
  readonly def: number;
  readonly chunk: number;
  readonly start: number;
  readonly end: number;
  /** Holds annotations of variables, not of a signature. */
  readonly isOfVariables: boolean;
  /** The row after insertion. */
  row: number;
}

/**
 * Inserts annotation scopes, sorted by `before`, and gives them their `row`. `holders` are the inserted scopes
 * that become parents of existing rows. Every column that refers to a scope is renumbered.
 */
export function insertScopes(
  builder: EvidenceBuilder,
  inserted: readonly InsertedScope[],
  holders: ReadonlyMap<number, InsertedScope>,
): void {
  const newRow = assignRows(builder, inserted);
  rewriteScopes(builder, inserted, holders, newRow);
  for (const table of SCOPED_TABLES) renumberColumn(builder[table].column('scope' as never), newRow);
  renumberColumn(builder.defs.finish().bodyScope, newRow);
}

const SCOPED_TABLES = CHUNKED_TABLES.filter((table) =>
  (EVIDENCE_TABLES[table] as readonly string[]).includes('scope'),
);

/** Assigns rows to the inserted scopes; returns the new row of every old one. */
function assignRows(builder: EvidenceBuilder, inserted: readonly InsertedScope[]): Int32Array {
  const newRow = new Int32Array(builder.scopes.length);
  let next = 0;
  for (let row = 0; row <= newRow.length; row++) {
    while (next < inserted.length && inserted[next]!.before === row) {
      inserted[next]!.row = row + next;
      next++;
    }
    if (row < newRow.length) newRow[row] = row + next;
  }
  return newRow;
}

function rewriteScopes(
  builder: EvidenceBuilder,
  inserted: readonly InsertedScope[],
  holders: ReadonlyMap<number, InsertedScope>,
  newRow: Int32Array,
): void {
  const name = builder.pool.id('__annotate__');
  const { kind, parent, name: names, def, chunk, start, end, flags } = copyScopes(builder);
  builder.scopes.length = 0;
  let next = 0;
  for (let row = 0; row <= newRow.length; row++) {
    for (; next < inserted.length && inserted[next]!.before === row; next++) {
      const scope = inserted[next]!;
      const outer = newRow[scope.parent]!;
      builder.scopes.add(
        ScopeKind.annotation,
        outer,
        name,
        scope.def,
        scope.chunk,
        scope.start,
        scope.end,
        0,
      );
    }
    if (row === newRow.length) break;
    const outer = holders.get(row)?.row ?? (row === 0 ? -1 : newRow[parent[row]!]!);
    builder.scopes.add(
      kind[row]!,
      outer,
      names[row]!,
      def[row]!,
      chunk[row]!,
      start[row]!,
      end[row]!,
      flags[row]!,
    );
  }
}

/** The rows as they are now: adding rows overwrites what `finish` gives views of. */
function copyScopes(builder: EvidenceBuilder): Record<Column<'scopes'>, Int32Array> {
  const scopes = builder.scopes.finish();
  const copies = EVIDENCE_TABLES.scopes.map((column) => [column, scopes[column].slice()] as const);
  return Object.fromEntries(copies) as Record<Column<'scopes'>, Int32Array>;
}

/** `finish` gives views of the growing columns, so this changes the tables themselves. */
function renumberColumn(column: Int32Array, newRow: Int32Array): void {
  for (let i = 0; i < column.length; i++) if (column[i]! >= 0) column[i] = newRow[column[i]!]!;
}

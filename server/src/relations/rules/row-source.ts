/**
 * What a compiled rule runs on. Knows no rule and no file.
 */
import type { Cell, Row } from '../cell.ts';

/** Where rules find rows. */
export interface RowSource {
  /** Rows of a table that come from the current file. */
  rows(table: string): readonly Row[];
  /** All rows of a table in the workspace, by the value of a column. */
  workspaceIndex(table: string, column: string): ReadonlyMap<Cell, readonly Row[]>;
}

export type CompiledRule = (source: RowSource, emit: (row: Row) => void) => void;

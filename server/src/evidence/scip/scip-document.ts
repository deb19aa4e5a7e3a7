/**
 * One document of a SCIP index as columns: what the index says, before anything is compared with a source
 * file. Positions are still lines and columns in the document's own unit.
 */
import type { Diagnostic, SymbolInformation } from './generated/scip.ts';

export interface ScipDocument {
  /** `relative_path` as written, unchecked. */
  readonly path: string;
  readonly language: string;
  /** The source the indexer saw; '' when the index does not carry it. */
  readonly text: string;
  /** A `PositionEncoding` number, unchecked. */
  readonly positionEncoding: number;
  readonly symbols: readonly SymbolInformation[];
  readonly occurrences: ScipOccurrences;
  /** Diagnostics with the row of the occurrence that carries them. */
  readonly diagnostics: readonly { readonly occurrence: number; readonly diagnostic: Diagnostic }[];
}

/** Numbers of a range in `ranges` and `enclosing`. */
export const RANGE_WIDTH = 4;

/** Stands for all four numbers of a range that has neither three nor four. */
export const MALFORMED = -2;
/** Stands for all four numbers of a range that is not there. */
export const ABSENT = -1;

export interface ScipOccurrences {
  readonly length: number;
  /** Index into `symbolNames`; -1 when the occurrence names no symbol. */
  readonly symbol: Int32Array;
  readonly symbolNames: readonly string[];
  /** SymbolRole bits. */
  readonly roles: Int32Array;
  /** Four numbers per row: first line and column, end line and column; all `ABSENT` or all `MALFORMED`. */
  readonly ranges: Int32Array;
  readonly enclosing: Int32Array;
}

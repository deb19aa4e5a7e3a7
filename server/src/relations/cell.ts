/**
 * The smallest vocabulary of tables: cells and rows.
 */

/** A cell of a row. Lists hold strings; integers and floats are both numbers. */
export type Cell = string | number | boolean | null | readonly string[];

/** One row: cells in the order of the contract's columns. */
export type Row = readonly Cell[];

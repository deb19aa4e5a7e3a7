/**
 * Scores: one explainable number per relationship row, so that "best" means the same everywhere.
 *
 * `score = 1000 × confidence − rank(method)`, rounded to thousandths; ranks of indexed methods are negative. Confidence decides; between equal
 * confidences the method that leans on less decides, in the order of `METHODS`, whose first entry has rank 0.
 * No part of it depends on the order in which rows were found.
 */
import { METHOD_NAMES, METHODS, type Method } from '../linker/links.ts';

/** Methods whose evidence is weaker than others of their confidence, hence behind them. */
const NATIVE = METHOD_NAMES.filter((method) => METHODS[method].origin === 'native');

/** A type checker has read more than we have: between equals, what its index says comes first. */
const INDEXED = METHOD_NAMES.filter((method) => METHODS[method].origin === 'scip');

const RANKS = new Map<string, number>([
  ...NATIVE.map((method, rank) => [method, rank] as const),
  ...INDEXED.map((method, rank) => [method, rank - INDEXED.length] as const),
]);

export function score(method: string, confidence: number): number {
  const rank = RANKS.get(method) ?? NATIVE.length;
  return Math.round((1000 * confidence - rank) * 1000) / 1000;
}

/** Who says so: `native`, `scip`, `symtable`, `dis` or `derived`. */
export const originOf = (method: Method): string => METHODS[method].origin;

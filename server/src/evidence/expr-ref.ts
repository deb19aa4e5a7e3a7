/**
 * `ExprRef`: one integer that names an expression of a file. The low four bits say which table (or which
 * constant), the rest is the row, so that an expression tree needs no rows for names, attributes and calls
 * beyond those the contract tables have anyway.
 */
import type { EvidenceTable } from './schema.ts';

export type ExprRef = number;

export const EXPR_REF_KINDS = [
  'none', // no expression, or one whose value is of no interest
  'name', // row of `names`
  'attr', // row of `attrs`
  'call', // row of `calls`
  'expr', // row of `exprs`
  'def', // row of `defs`: a lambda
  'string', // index into the string pool: a plain `str` literal's value (escapes kept as written)
  'constant', // index into CONSTANTS, or FIRST_INTEGER plus the value of a small decimal integer
  'param', // row of `params`
  'import', // row of `imports`
] as const;
export type ExprRefKind = (typeof EXPR_REF_KINDS)[number];

/** The tables that expressions are rows of; refs of other kinds name no row. */
export const EXPRESSION_TABLES = {
  name: 'names',
  attr: 'attrs',
  call: 'calls',
  expr: 'exprs',
  def: 'defs',
  param: 'params',
  import: 'imports',
} as const satisfies { readonly [K in ExprRefKind]?: EvidenceTable };

export const CONSTANTS = [
  'None',
  'True',
  'False',
  'Ellipsis',
  'int',
  'float',
  'complex',
  'bytes',
  'str',
] as const;
export type Constant = (typeof CONSTANTS)[number];

export const NO_EXPR: ExprRef = 0;

const KIND_INDEX = Object.fromEntries(EXPR_REF_KINDS.map((kind, i) => [kind, i])) as Record<
  ExprRefKind,
  number
>;

/** Packs a table and a row into one integer. */
export const exprRef = (kind: ExprRefKind, row: number): ExprRef => (row << 4) | KIND_INDEX[kind];

export const constantRef = (constant: Constant): ExprRef => exprRef('constant', CONSTANTS.indexOf(constant));

export const exprRefKind = (ref: ExprRef): ExprRefKind => EXPR_REF_KINDS[ref & 15]!;

export const exprRefRow = (ref: ExprRef): number => ref >> 4;

/** Rows of `constant` from here on are integers written out, whose value subscripts need. */
const FIRST_INTEGER = 16;
const LAST_INTEGER_VALUE = 0xffff;

/** An integer of the source; only its type is kept when it is large. */
export const integerRef = (value: number): ExprRef =>
  Number.isInteger(value) && value >= 0 && value <= LAST_INTEGER_VALUE
    ? exprRef('constant', FIRST_INTEGER + value)
    : constantRef('int');

/** Which constant a ref of kind `constant` is. */
export const constantOf = (ref: ExprRef): Constant =>
  exprRefRow(ref) >= FIRST_INTEGER ? 'int' : CONSTANTS[exprRefRow(ref)]!;

/** The value of an integer written out; null for everything else. */
export const integerOf = (ref: ExprRef): number | null =>
  exprRefKind(ref) === 'constant' && exprRefRow(ref) >= FIRST_INTEGER
    ? exprRefRow(ref) - FIRST_INTEGER
    : null;

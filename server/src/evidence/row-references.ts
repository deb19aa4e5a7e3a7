/**
 * Which columns of the evidence tables name rows, and of which table. What renumbers rows needs to know no more, and a
 * test holds the list against the schema. Knows no meaning of a row.
 */
import { CHUNKED_TABLES, type Column } from './schema.ts';

/** Tables that extraction fills as it walks the tree. */
export const WALKED_TABLES = [...CHUNKED_TABLES, 'operands'] as const;
export type WalkedTable = (typeof WALKED_TABLES)[number];

/** `expression`: an `ExprRef`; `owner`: a row of the table that the column `owner` says. */
type Target = WalkedTable | 'expression' | 'owner';

export const ROW_REFERENCES: { readonly [T in WalkedTable]: { readonly [C in Column<T>]?: Target } } = {
  defs: {
    container: 'defs',
    scope: 'scopes',
    bodyScope: 'scopes',
    returnType: 'typeExprs',
    paramStart: 'params',
    decoratorStart: 'decorators',
    baseStart: 'bases',
  },
  params: { def: 'defs', default: 'expression', type: 'typeExprs', scope: 'scopes' },
  decorators: { def: 'defs', expr: 'expression' },
  bases: { def: 'defs', expr: 'expression' },
  names: { scope: 'scopes', def: 'defs' },
  attrs: { base: 'expression', scope: 'scopes', def: 'defs' },
  calls: { callee: 'expression', argStart: 'args', scope: 'scopes', def: 'defs' },
  args: { call: 'calls', expr: 'expression' },
  imports: { scope: 'scopes', def: 'defs' },
  typeExprs: { ownerRow: 'owner', expr: 'expression', scope: 'scopes', nameStart: 'names' },
  blocks: { scope: 'scopes' },
  scopes: { parent: 'scopes', def: 'defs' },
  assigns: { target: 'expression', value: 'expression', type: 'typeExprs', scope: 'scopes', def: 'defs' },
  returns: { def: 'defs', value: 'expression' },
  exprs: { operandStart: 'operands', scope: 'scopes' },
  operands: { expr: 'expression' },
};

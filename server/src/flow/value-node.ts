/** Places of one file that a value can be at, each packed into one integer as an `ExprRef` is. Knows no flow. */
import { exprRef, exprRefKind } from '../evidence/expr-ref.ts';

/**
 * A place a value can be at: an `ExprRef` (expression, store, parameter, import or definition), what a function
 * returns (`returnedBy`), or a variable of the module as its functions see it.
 */
export type ValueNode = number;

const RETURNED = 10;
const VARIABLE = 11;
const WRITTEN_NAME = 12;
const WRITTEN_ATTR = 13;

/** The value a function, generator or lambda gives back; `def` is its row of `defs`. */
export const returnedBy = (def: number): ValueNode => (def << 4) | RETURNED;
/** Row of `defs` of a `returnedBy` node, else -1. */
export const returningDef = (node: ValueNode): number => ((node & 15) === RETURNED ? node >> 4 : -1);
export const isVariable = (node: ValueNode): boolean => (node & 15) === VARIABLE;
/** A variable of the module as its functions see it. */
export const variableNode = (binding: number): ValueNode => (binding << 4) | VARIABLE;

/** The object a name or attribute reads, once something was written into it there; null for other nodes. */
export function writtenObject(read: ValueNode): ValueNode | null {
  const kind = exprRefKind(read);
  if (kind === 'name') return (read & ~15) | WRITTEN_NAME;
  return kind === 'attr' ? (read & ~15) | WRITTEN_ATTR : null;
}

/** The name or attribute of a `writtenObject` node; null for other nodes. */
export function writtenThrough(node: ValueNode): ValueNode | null {
  if ((node & 15) === WRITTEN_NAME) return exprRef('name', node >> 4);
  return (node & 15) === WRITTEN_ATTR ? exprRef('attr', node >> 4) : null;
}

/** The parts of subscripts and displays, as they are written. */
import type { Cells } from '../evidence/evidence.ts';
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind, TypeRole } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

/** What an expression (a row of `exprs`) is made of, in order; see `EXPR_KINDS`. A view: not to be written to. */
export function operandsOf({ evidence: { exprs, operands } }: FileFacts, row: number): Cells {
  const from = exprs.operandStart[row]!;
  return operands.expr.subarray(from, from + exprs.operandCount[row]!);
}

/** Whether an index is `lower:upper`. */
export const isSlice = (facts: FileFacts, ref: ExprRef): boolean =>
  exprRefKind(ref) === 'expr' && facts.evidence.exprs.kind[exprRefRow(ref)] === ExprKind.slice;

/** The parts of `head[items]`; null when the expression is no subscript. */
export function subscriptOf(
  facts: FileFacts,
  ref: ExprRef,
): { readonly head: ExprRef; readonly items: readonly ExprRef[] } | null {
  const row = exprRefRow(ref);
  if (exprRefKind(ref) !== 'expr' || facts.evidence.exprs.kind[row] !== ExprKind.subscript) return null;
  const [head, ...items] = operandsOf(facts, row);
  return { head: head!, items: items.flatMap((item) => tupleItems(facts, item)) };
}

/** What names a class among the bases of another one: of `C[int]`, C. */
export const namedBase = (facts: FileFacts, base: ExprRef): ExprRef => subscriptOf(facts, base)?.head ?? base;

/** Whether an expression (a row of `exprs`) is an annotation, or a part of one; bases of classes are none. */
export const isInAnnotation = (facts: FileFacts, row: number): boolean =>
  facts
    .memo('annotation rows', () => {
      const { typeExprs } = facts.evidence;
      const found = new Set<number>();
      const add = (ref: ExprRef): void => {
        if (exprRefKind(ref) !== 'expr' || found.has(exprRefRow(ref))) return;
        found.add(exprRefRow(ref));
        for (const part of operandsOf(facts, exprRefRow(ref))) add(part);
      };
      for (let type = 0; type < typeExprs.length; type++)
        if (typeExprs.role[type] !== TypeRole.base) add(typeExprs.expr[type]!);
      return found;
    })
    .has(row);

/** The expression at a position of a tuple or list display; null when it is none, or stars shift the positions. */
export function displayedItem(facts: FileFacts, ref: ExprRef, position: string): ExprRef | null {
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  const index = Number(position);
  if (exprRefKind(ref) !== 'expr' || !Number.isInteger(index) || index < 0) return null;
  if (exprs.kind[row] !== ExprKind.tuple && exprs.kind[row] !== ExprKind.list) return null;
  if (index >= exprs.operandCount[row]!) return null;
  const first = exprs.operandStart[row]!;
  for (let i = first; i <= first + index; i++) {
    const item = operands.expr[i]!;
    if (exprRefKind(item) === 'expr' && exprs.kind[exprRefRow(item)] === ExprKind.star) return null;
  }
  return operands.expr[first + index]!;
}

/** The items of a tuple display; another expression is itself the only one. */
export function tupleItems(facts: FileFacts, ref: ExprRef): readonly ExprRef[] {
  const row = exprRefRow(ref);
  const isTuple = exprRefKind(ref) === 'expr' && facts.evidence.exprs.kind[row] === ExprKind.tuple;
  return isTuple ? [...operandsOf(facts, row)] : [ref];
}

/** The name of a builtin that an expression is, as far as the file does not bind it; null for other expressions. */
export function builtinName(facts: FileFacts, ref: ExprRef): string | null {
  const { names, nameBindings } = facts.evidence;
  const row = exprRefRow(ref);
  return exprRefKind(ref) === 'name' && nameBindings.resolved[row]! < 0 ? facts.text(names.name[row]!) : null;
}

/** What is called first in `f(1)(2)`: f; an expression that is no call is that itself. */
export function calledFirst(facts: FileFacts, ref: ExprRef): ExprRef {
  let called = ref;
  while (exprRefKind(called) === 'call') called = facts.evidence.calls.callee[exprRefRow(called)]!;
  return called;
}

/** Rows of `exprs` that are guards. */
export const guardRows = (facts: FileFacts): readonly number[] =>
  facts.memo('guard rows', () => {
    const { exprs } = facts.evidence;
    const found: number[] = [];
    for (let row = 0; row < exprs.length; row++) if (exprs.kind[row] === ExprKind.guard) found.push(row);
    return found;
  });

/** Row of the call of `super` that an attribute (a row of `attrs`) is read of; -1 for others. */
export function superCallOf(facts: FileFacts, attr: number): number {
  const { attrs, calls } = facts.evidence;
  const base = attrs.base[attr]!;
  const call = exprRefRow(base);
  return exprRefKind(base) === 'call' && builtinName(facts, calls.callee[call]!) === 'super' ? call : -1;
}

/** The d of `d.items()`; null for other expressions. */
export function itemsCallOf(facts: FileFacts, ref: ExprRef): ExprRef | null {
  const { attrs, calls } = facts.evidence;
  if (exprRefKind(ref) !== 'call' || calls.argCount[exprRefRow(ref)] !== 0) return null;
  const callee = calls.callee[exprRefRow(ref)]!;
  if (exprRefKind(callee) !== 'attr') return null;
  const attr = exprRefRow(callee);
  return facts.text(attrs.name[attr]!) === 'items' ? attrs.base[attr]! : null;
}

/**
 * The operators that a file writes, by the methods that they may run (data model 3.3.7, 3.3.8): which rows those are is
 * found once for a file. A view over its rows; evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';
import { BINARY_METHODS, COMPARISON_METHODS } from './operators.ts';
import { mayBeObject } from './passed-values.ts';

/** An operator: the operand whose method may run, and what that is given. */
export interface Operation {
  /** Row of `exprs`. */
  readonly row: number;
  readonly receiver: ExprRef;
  readonly given: readonly ExprRef[];
}

/** Stands before the methods of operators that a file writes with what may be an object. */
export const OPERATED = 'operator';

/** Methods of operators that the file writes with what may be an object. */
export function operatedMethods(facts: FileFacts): ReadonlySet<string> {
  const found = new Set<string>();
  visitOperations(facts, (method, _, receiver) => {
    if (!found.has(method) && mayBeObject(facts, receiver)) found.add(method);
  });
  return found;
}

/** The operators of a file by the methods that they may run. */
export const operationsByMethod = (facts: FileFacts): ReadonlyMap<string, readonly Operation[]> =>
  facts.memo('operations', () => {
    const found = new Map<string, Operation[]>();
    visitOperations(facts, (of, row, receiver, ...given) => {
      const list = found.get(of);
      if (list) list.push({ row, receiver, given });
      else found.set(of, [{ row, receiver, given }]);
    });
    return found;
  });

/** Told of an operator with the method that it may run, its row of `exprs`, the object of the method, and what that is given. */
type Visit = (method: string, row: number, receiver: ExprRef, ...given: readonly ExprRef[]) => void;

/** All files are gone through so, for the index of who operates on what may be an object. */
function visitOperations(facts: FileFacts, visit: Visit): void {
  const { assigns, exprs, operands } = facts.evidence;
  for (let row = 0; row < exprs.length; row++) {
    const kind = exprs.kind[row]!;
    if (kind !== ExprKind.binary && kind !== ExprKind.compare && kind !== ExprKind.subscript) continue;
    if (exprs.operandCount[row] !== 2) continue;
    const a = operands.expr[exprs.operandStart[row]!]!;
    const b = operands.expr[exprs.operandStart[row]! + 1]!;
    if (kind === ExprKind.subscript) {
      if (mayHaveMethods(a)) visit('__getitem__', row, a, b);
      continue;
    }
    const operator = facts.text(exprs.detail[row]!);
    if (kind === ExprKind.compare) {
      const method = COMPARISON_METHODS.get(operator);
      if (method !== undefined && mayHaveMethods(a)) visit(method, row, a, b);
      else if (operator.endsWith('in') && mayHaveMethods(b)) visit('__contains__', row, b, a);
      continue;
    }
    const [method, reflected] = BINARY_METHODS.get(operator) ?? [];
    if (method === undefined || reflected === undefined) continue;
    if (mayHaveMethods(a)) {
      visit(method, row, a, b);
      visit(inPlace(method), row, a, b);
    }
    if (mayHaveMethods(b)) visit(reflected, row, b, a);
  }
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    const inner = exprRefRow(target);
    if (exprRefKind(target) !== 'expr' || exprs.kind[inner] !== ExprKind.subscript) continue;
    if (exprs.operandCount[inner] !== 2 || assigns.how[row] === AssignHow.augmented) continue;
    const receiver = operands.expr[exprs.operandStart[inner]!]!;
    const key = operands.expr[exprs.operandStart[inner]! + 1]!;
    if (assigns.how[row] === AssignHow.delete) visit('__delitem__', inner, receiver, key);
    else visit('__setitem__', inner, receiver, key, assigns.value[row]!);
  }
}

/** Numbers and text have no methods of the workspace. */
function mayHaveMethods(ref: ExprRef): boolean {
  const kind = exprRefKind(ref);
  return kind !== 'constant' && kind !== 'string';
}

const inPlace = (method: string): string => method.replace('__', '__i');

export const METHODS_OF_OPERATORS: ReadonlySet<string> = new Set([
  ...[...BINARY_METHODS.values()].flatMap(([method, reflected]) => [method, reflected, inPlace(method)]),
  ...COMPARISON_METHODS.values(),
  ...['__contains__', '__getitem__', '__setitem__', '__delitem__'],
]);

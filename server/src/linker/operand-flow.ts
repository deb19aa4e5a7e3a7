/**
 * What operators hand to the methods they run: in `a + b`, where `a` is of a class with `__add__`, its second parameter
 * receives `b` (data model 3.3.7, 3.3.8). Looks at the operators of the class's own file, and of files that write them
 * with what may be an object; which rows those are is found once for a file, by the method.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind } from '../evidence/schema.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost, atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED, MAX_OPERATORS_FOLLOWED } from './limits.ts';
import { BINARY_METHODS, COMPARISON_METHODS } from './operators.ts';
import { mayBeObject } from './passed-values.ts';
import type { QueryKind } from './queries.ts';
import type { WholeProgram } from './whole-program.ts';
import { valueAnswers } from './widening.ts';

/** An operator: the operand whose method may run, and what that is given. */
export interface Operation {
  /** Row of `exprs`. */
  readonly row: number;
  readonly receiver: ExprRef;
  readonly given: readonly ExprRef[];
}

/** Stands before the methods of operators that a file writes with what may be an object. */
export const OPERATED = 'operator';

export class OperandFlow {
  private readonly evaluation: Evaluation;
  private readonly whole: WholeProgram;
  /** What operators of a file give a method: (path, path and def key of the method, position of the parameter). */
  private readonly operands: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, whole: WholeProgram) {
    this.evaluation = evaluation;
    this.whole = whole;
    const { program } = evaluation;
    const read = program.chunksReader('operating', function* (facts, method) {
      for (const { row } of operationsOf(facts, method)) yield facts.evidence.exprs.chunk[row]!;
    });
    this.operands = program.kind<readonly Value[]>({
      name: 'operands',
      arity: 3,
      compute: (path, target, position) => {
        const [at = '', key = ''] = target.split(' ', 2);
        const method = program.definitionAt(at, key);
        const facts = method ? read(path, method.name, '') : undefined;
        return facts && method ? this.find(facts, method, Number(position)) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** What operators give the parameter of a method at a position, the object being the first one. */
  to(method: Definition, position: number): readonly Value[] {
    if (position < 1 || !METHODS_OF_OPERATORS.has(method.name)) return NO_VALUES;
    const found: Value[] = [];
    for (const path of this.filesOperating(method))
      for (const value of this.operands.ask(path, method.place, String(position))) addUnique(found, value);
    return atMostValues(found);
  }

  /** Files, sorted, whose operators may run a method. */
  private filesOperating({ name, path }: Definition): readonly string[] {
    if (this.whole.isSmall()) return [...new Set([...this.whole.filesWith('operates', name), path])].sort();
    const paths = this.evaluation.program.passersOf(`${OPERATED} ${name}`);
    if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED)) return [path];
    return [...new Set([...paths, path])].sort();
  }

  private find(facts: FileFacts, method: Definition, position: number): readonly Value[] {
    const { evaluation } = this;
    const runs = (value: Value): boolean =>
      value.kind === 'instance' &&
      evaluation.program
        .member(value.of, method.name)
        .found.some(({ entity }) => entity.kind === 'definition' && entity.definition === method);
    const found: Value[] = [];
    const operations = operationsOf(facts, method.name);
    for (const { receiver, given } of atMost('callsFollowed', operations, MAX_OPERATORS_FOLLOWED)) {
      const passed = given[position - 1];
      if (passed === undefined || !evaluation.expand(evaluation.evaluate(facts, receiver)).some(runs))
        continue;
      for (const value of evaluation.expand(evaluation.evaluate(facts, passed))) addUnique(found, value);
    }
    return atMostValues(found);
  }
}

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

const operationsOf = (facts: FileFacts, method: string): readonly Operation[] =>
  operationsByMethod(facts).get(method) ?? [];

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

const METHODS_OF_OPERATORS: ReadonlySet<string> = new Set([
  ...[...BINARY_METHODS.values()].flatMap(([method, reflected]) => [method, reflected, inPlace(method)]),
  ...COMPARISON_METHODS.values(),
  ...['__contains__', '__getitem__', '__setitem__', '__delitem__'],
]);

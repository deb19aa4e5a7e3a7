/**
 * What operators hand to the methods they run: in `a + b`, where `a` is of a class with `__add__`, its second parameter
 * receives `b` (data model 3.3.7, 3.3.8). Looks at the operators of the class's own file, and of files that write them
 * with what may be an object (`operations.ts`).
 */
import { type ExprRef, exprRefKind } from '../evidence/expr-ref.ts';
import { definitionOfPlace } from './call-places.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost, atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED, MAX_OPERATORS_FOLLOWED } from './limits.ts';
import { METHODS_OF_OPERATORS, OPERATED, type Operation, operationsByMethod } from './operations.ts';
import type { QueryKind } from './queries.ts';
import type { WholeProgram } from './whole-program.ts';
import { valueAnswers } from './widening.ts';

/** An expression of a file. */
export interface Written {
  readonly facts: FileFacts;
  readonly ref: ExprRef;
}

export interface WrittenFor {
  readonly refs: readonly Written[];
  /** Nothing else may come that is not written. */
  readonly isWhole: boolean;
}

export class OperandFlow {
  private readonly evaluation: Evaluation;
  private readonly whole: WholeProgram;
  /** What operators of a file give a method: (path, path and def key of the method, position of the parameter). */
  private readonly operands: QueryKind<readonly Value[]>;
  /** The facts of a file whose operators that may run a method of a name are read: (path, name of the method). */
  private readonly read: (path: string, method: string) => FileFacts | undefined;

  constructor(evaluation: Evaluation, whole: WholeProgram) {
    this.evaluation = evaluation;
    this.whole = whole;
    const { program } = evaluation;
    const read = program.chunksReader('operating', function* (facts, method) {
      for (const { row } of operationsOf(facts, method)) yield facts.evidence.exprs.chunk[row]!;
    });
    this.read = (path, method) => read(path, method, '');
    this.operands = program.kind<readonly Value[]>({
      name: 'operands',
      arity: 3,
      compute: (path, target, position) => {
        const method = definitionOfPlace(program, target);
        const facts = method ? this.read(path, method.name) : undefined;
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

  /**
   * What operators write for the parameter of a method at a position; numbers are of no use to who asks. To be asked by a
   * query: it reads the operators.
   */
  written(method: Definition, position: number): WrittenFor {
    if (position < 1 || !METHODS_OF_OPERATORS.has(method.name)) return NOTHING_WRITTEN;
    const refs: Written[] = [];
    let left = MAX_OPERATORS_FOLLOWED;
    for (const path of this.filesOperating(method)) {
      const facts = this.read(path, method.name);
      for (const { receiver, given } of facts ? operationsOf(facts, method.name) : []) {
        const ref = given[position - 1];
        if (ref === undefined || exprRefKind(ref) === 'constant') continue;
        if (exceeds('callsFollowed', MAX_OPERATORS_FOLLOWED - --left, MAX_OPERATORS_FOLLOWED))
          return { refs, isWhole: false };
        if (this.runs(facts!, receiver, method)) refs.push({ facts: facts!, ref });
      }
    }
    return { refs, isWhole: true };
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
    const found: Value[] = [];
    const operations = operationsOf(facts, method.name);
    for (const { receiver, given } of atMost('callsFollowed', operations, MAX_OPERATORS_FOLLOWED)) {
      const passed = given[position - 1];
      if (passed === undefined || !this.runs(facts, receiver, method)) continue;
      for (const value of evaluation.expand(evaluation.evaluate(facts, passed))) addUnique(found, value);
    }
    return atMostValues(found);
  }

  /** Whether an operator whose operand is the receiver may run a method. */
  private runs(facts: FileFacts, receiver: ExprRef, method: Definition): boolean {
    const { evaluation } = this;
    return evaluation
      .expand(evaluation.evaluate(facts, receiver))
      .some(
        (value) =>
          value.kind === 'instance' &&
          evaluation.program
            .member(value.of, method.name)
            .found.some(({ entity }) => entity.kind === 'definition' && entity.definition === method),
      );
  }
}

const NOTHING_WRITTEN: WrittenFor = { refs: [], isWhole: true };

/** The operators of a file that may run a method. */
const operationsOf = (facts: FileFacts, method: string): readonly Operation[] =>
  operationsByMethod(facts).get(method) ?? [];

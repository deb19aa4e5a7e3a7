/**
 * What `await` gives (PEP 492). The objects that calls of `async def` make are not told from what these return: a value stands
 * for both, so that it is only known of an object with an `__await__` of its own by how it is written what awaiting it gives.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { union } from './containers.ts';
import { isOutside, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { Generics } from './generics.ts';
import { standardClass } from './standard-class.ts';
import { merge } from './values.ts';

export class Coroutines {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
  }

  /** What awaiting an expression gives. */
  awaitedAt(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return union(
      this.evaluation.expand(this.evaluation.evaluate(facts, ref)).map((value) => {
        if (!this.hasOwn(value)) return this.awaited(value);
        if (exprRefKind(ref) !== 'call') return merge(this.returnedByOwn(value), [value]);
        return this.isOfCoroutine(facts, ref) ? [value] : this.returnedByOwn(value);
      }),
    );
  }

  /** What awaiting gives what the language calls and awaits: methods that are nearly always `async def`. */
  awaited(value: Value): readonly Value[] {
    if (value.kind !== 'instance') return [value];
    const awaitable = standardClass(this.evaluation.program, 'typing', 'Awaitable');
    const args = awaitable && this.generics.argumentsFor(value.of, value.args, awaitable);
    return args ? (args[0] ?? NO_VALUES) : [value];
  }

  /** The `__await__` of what a call of `async def` gives; null for other expressions. */
  methodOf(facts: FileFacts, ref: ExprRef, values: readonly Value[]): readonly Value[] | null {
    if (!this.isOfCoroutine(facts, ref)) return null;
    const iterator = this.evaluation.standardInstance('typing', 'Generator', [[], [], values]);
    return [this.evaluation.values.callable([iterator])];
  }

  private hasOwn(value: Value): boolean {
    return (
      value.kind === 'instance' &&
      !isOutside(value.of.path) &&
      this.evaluation.program.member(value.of, '__await__').found.length > 0
    );
  }

  private returnedByOwn(value: Value): readonly Value[] {
    return union(this.evaluation.callMethod([value], '__await__').map(generatorReturn));
  }

  private isOfCoroutine(facts: FileFacts, ref: ExprRef): boolean {
    if (exprRefKind(ref) !== 'call') return false;
    const callee = facts.evidence.calls.callee[exprRefRow(ref)]!;
    const { program } = this.evaluation;
    return this.evaluation
      .expand(this.evaluation.evaluate(facts, callee))
      .some(
        (value) => value.kind === 'function' && program.signature(value.definition)?.isCoroutine === true,
      );
  }
}

/** What a generator returns, which `yield from` it evaluates to (PEP 380). */
export const generatorReturn = (value: Value): readonly Value[] =>
  value.kind === 'instance' && standardName(value.of) === 'typing.Generator'
    ? (value.args[2] ?? NO_VALUES)
    : NO_VALUES;

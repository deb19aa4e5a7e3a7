/**
 * The objects that a wrapper receives first because the function around it decorates methods: in
 * `def logged(f): def wrapper(self): …`, `self` is of the classes with methods that `@logged` decorates. Goes to the
 * files that decorate with a name; what a decorator really puts in the place of a method is known to `decorations.ts`.
 */
import type { Decorations } from './decorations.ts';
import { receiverOf } from './definition-facts.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import { passedFunctions } from './passed-functions.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

export class DecoratedReceivers {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  /** What methods of a file that are decorated with a name give a wrapper: (path, the name, path and def key of the wrapper). */
  private readonly receivers: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, decorations: Decorations) {
    this.evaluation = evaluation;
    this.decorations = decorations;
    const { program } = evaluation;
    this.receivers = program.kind<readonly Value[]>({
      name: 'receivers',
      arity: 3,
      compute: (path, name, wrapper) => {
        const facts = program.facts(path);
        return facts ? this.find(facts, name, wrapper) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** `names`: those under which a decorator may be written that gives the wrapper. */
  of(wrapper: Definition, names: readonly string[]): readonly Value[] {
    const found: Value[] = [];
    for (const name of names) {
      const paths = this.evaluation.program.passersOf(name);
      if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED)) continue;
      for (const path of paths)
        for (const value of this.receivers.ask(path, name, wrapper.place)) addUnique(found, value);
    }
    return atMostValues(found);
  }

  private find(facts: FileFacts, name: string, wrapper: string): readonly Value[] {
    const { program, values } = this.evaluation;
    const found: Value[] = [];
    for (const row of passedFunctions(facts).decorators.get(name) ?? []) {
      const method = facts.evidence.decorators.def[row]!;
      const owner = facts.classOf(method);
      if (owner < 0 || facts.isClass(method) || receiverOf(facts, method) !== 'instance') continue;
      const made = this.decorations.of(program.definition(facts, method));
      if (made.some((value) => value.kind === 'function' && value.definition.place === wrapper))
        addUnique<Value>(found, values.instance(program.definition(facts, owner), [], null, true));
    }
    return found;
  }
}

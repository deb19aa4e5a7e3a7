/**
 * The objects that a wrapper receives first because the function around it decorates methods: in
 * `def logged(f): def wrapper(self): …`, `self` is of the classes with methods that `@logged` decorates. Goes to the
 * files that decorate with a name; what a decorator really puts in the place of a method is known to `decorations.ts`.
 */
import type { Decorations } from './decorations.ts';
import { receiverOf } from './definition-facts.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { NamedReceivers } from './named-receivers.ts';
import { passedFunctions } from './passed-functions.ts';

export class DecoratedReceivers {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  private readonly receivers: NamedReceivers;

  constructor(evaluation: Evaluation, decorations: Decorations) {
    this.evaluation = evaluation;
    this.decorations = decorations;
    this.receivers = new NamedReceivers(evaluation, {
      kind: 'receivers',
      listedAs: (name) => name,
      find: (facts, name, wrapper) => this.find(facts, name, wrapper),
    });
  }

  /** `names`: those under which a decorator may be written that gives the wrapper. */
  of(wrapper: Definition, names: readonly string[]): readonly Value[] {
    return this.receivers.of(wrapper, names);
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

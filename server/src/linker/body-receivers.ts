/**
 * The objects that a function which is no method receives first because the body of a class binds a name to it:
 * `run = other_function`, `visit_list = made('[', ']')`, `size = property(get_size)`. Goes to the files whose classes bind
 * what has a name of the function.
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { type MethodInBody, methodsInBodies } from './definition-facts.ts';
import { functionsOfProperty } from './descriptors.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues } from './limit-hits.ts';
import { NamedReceivers } from './named-receivers.ts';
import { CLASS_NAME, lastName } from './passed-values.ts';

/** Stands before what a file names in the bodies of its classes to be a method (`passed-functions.ts`). */
export const BODY = 'body';

/** Names of functions that the file makes methods of its classes, as they are or by calling them. */
export const namesOfMethods = (facts: FileFacts): Iterable<string> => byName(facts).keys();

export class BodyReceivers {
  private readonly evaluation: Evaluation;
  private readonly receivers: NamedReceivers;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.receivers = new NamedReceivers(evaluation, {
      kind: 'body_receivers',
      listedAs: (name) => `${BODY} ${name}`,
      find: (facts, name, target) => this.find(facts, name, target),
    });
  }

  /** `names`: those by which code may say the function, or call what gives it. */
  of(definition: Definition, names: readonly string[]): readonly Value[] {
    return this.receivers.of(definition, names);
  }

  private find(facts: FileFacts, name: string, target: string): readonly Value[] {
    const { program, values } = this.evaluation;
    const found: Value[] = [];
    for (const { ref, owner, isOfClass } of byName(facts).get(name) ?? []) {
      const isTarget = (value: Value): boolean =>
        value.kind === 'function' && value.definition.place === target;
      const bound = this.evaluation.evaluate(facts, ref);
      if (!bound.some(isTarget) && !bound.flatMap(functionsOfProperty).some(isTarget)) continue;
      const of = program.definition(facts, owner);
      addUnique<Value>(found, isOfClass ? values.class(of, [], true) : values.instance(of, [], null, true));
    }
    return atMostValues(found);
  }
}

/** What is bound in the bodies of classes, by its last name; objects of classes are no functions. */
const byName = (facts: FileFacts): ReadonlyMap<string, readonly MethodInBody[]> =>
  facts.memo('methods in bodies by name', () => {
    const found = new Map<string, MethodInBody[]>();
    for (const method of methodsInBodies(facts)) {
      const kind = exprRefKind(method.ref);
      const name = kind === 'def' ? null : lastName(facts, method.ref);
      if (name === null || CLASS_NAME.test(name)) continue;
      const known = found.get(name);
      if (known) known.push(method);
      else found.set(name, [method]);
    }
    return found;
  });

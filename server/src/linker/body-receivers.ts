/**
 * The objects that a function which is no method receives first because the body of a class binds a name to it:
 * `run = other_function`, `visit_list = made('[', ']')`, `size = property(get_size)`. Goes to the files whose classes bind
 * what has a name of the function.
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { type MethodInBody, methodsInBodies } from './definition-facts.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import { CLASS_NAME, lastName } from './passed-values.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

/** Stands before what a file names in the bodies of its classes to be a method (`passed-functions.ts`). */
export const BODY = 'body';

/** Names of functions that the file makes methods of its classes, as they are or by calling them. */
export const namesOfMethods = (facts: FileFacts): Iterable<string> => byName(facts).keys();

export class BodyReceivers {
  private readonly evaluation: Evaluation;
  /** What classes of a file give a function that they have under a name: (path, the name, path and def key of the function). */
  private readonly receivers: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    this.receivers = program.kind<readonly Value[]>({
      name: 'body_receivers',
      arity: 3,
      compute: (path, name, target) => {
        const facts = program.facts(path);
        return facts ? this.find(facts, name, target) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** `names`: those by which code may say the function, or call what gives it. */
  of(definition: Definition, names: readonly string[]): readonly Value[] {
    const found: Value[] = [];
    for (const name of names) {
      const paths = this.evaluation.program.passersOf(`${BODY} ${name}`);
      if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED)) continue;
      for (const path of paths)
        for (const value of this.receivers.ask(path, name, definition.place)) addUnique(found, value);
    }
    return atMostValues(found);
  }

  private find(facts: FileFacts, name: string, target: string): readonly Value[] {
    const { program, values } = this.evaluation;
    const found: Value[] = [];
    for (const { ref, owner, isOfClass } of byName(facts).get(name) ?? []) {
      const isTarget = (value: Value): boolean =>
        value.kind === 'function' && value.definition.place === target;
      if (!this.evaluation.evaluate(facts, ref).some(isTarget)) continue;
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

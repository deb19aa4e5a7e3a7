/**
 * The objects of the workspace's classes that class bodies bind: descriptors, above all (data model 3.3.2.2), which are told
 * their names when the class is made and say what attributes are, also those whose names code computes.
 */
import { type Definition, isOutside, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';

type BodyValues = (facts: FileFacts, scope: number, name: string) => readonly Value[];

export class ClassObjects {
  private readonly evaluation: Evaluation;
  /** Those that the body of a class itself binds: (path, def key). */
  private readonly own: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, bodyValues: BodyValues) {
    this.evaluation = evaluation;
    const read = (path: string): FileFacts | undefined => evaluation.program.facts(path);
    this.own = valuesKind(evaluation, 'class_objects', 2, read, (facts, key) => {
      const row = facts.defRow(key);
      if (row === undefined || !facts.isClass(row)) return [];
      const { defs, bindings } = facts.evidence;
      let found: readonly Value[] = [];
      for (const binding of facts.bindingsOf(defs.bodyScope[row]!)) {
        const values = bodyValues(facts, defs.bodyScope[row]!, facts.text(bindings.name[binding]!));
        found = merge(found, evaluation.expand(values).filter(isOfWorkspace));
      }
      return found;
    });
  }

  /** Those that its body binds. */
  of(definition: Definition): readonly Value[] {
    return isOutside(definition.path) ? [] : this.own.askAbout(definition);
  }

  /** Those that an object of a class may have as attributes. */
  reachedFrom(definition: Definition): readonly Value[] {
    let found: readonly Value[] = [];
    for (const entry of this.evaluation.program.mro(definition).entries)
      if ('isClass' in entry) found = merge(found, this.of(entry));
    return found;
  }
}

const isOfWorkspace = (value: Value): boolean => value.kind === 'instance' && !isOutside(value.of.path);

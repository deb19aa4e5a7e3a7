/**
 * The objects of the workspace's classes that class bodies bind: descriptors, above all (data model 3.3.2.2), which are told
 * their names when the class is made and say what attributes are, also those whose names code computes.
 */
import { NO_EXPR } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { union } from './containers.ts';
import { type Definition, isOutside, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import { laterSites } from './visible-sites.ts';

/** What of an object is known that a class body binds. */
interface BodyParts {
  /** What an assignment (a row of `assigns`) stores, as it is declared. */
  declared(facts: FileFacts, assign: number): readonly Value[];
  /** See `Decorations.objects`. */
  decorating(definition: Definition): readonly Value[];
}

export class ClassObjects {
  private readonly evaluation: Evaluation;
  private readonly parts: BodyParts;
  /** Those that the body of a class itself binds: (path, def key). */
  private readonly own: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, parts: BodyParts) {
    this.evaluation = evaluation;
    this.parts = parts;
    const read = (path: string): FileFacts | undefined => evaluation.program.facts(path);
    this.own = valuesKind(evaluation, 'class_objects', 2, read, (facts, key) => {
      const row = facts.defRow(key);
      if (row === undefined || !facts.isClass(row)) return [];
      const { defs } = facts.evidence;
      let found: readonly Value[] = [];
      for (const binding of facts.bindingsOf(defs.bodyScope[row]!)) {
        for (const site of laterSites(facts, binding))
          found = merge(found, evaluation.expand(this.boundAt(facts, site)).filter(isOfWorkspace));
      }
      return found;
    });
  }

  /** What a site (a row of `bindingSites`) of a class body binds; of what is assigned, not as what it is declared. */
  private boundAt(facts: FileFacts, site: number): readonly Value[] {
    const { assigns, bindingSites } = facts.evidence;
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] === SiteKind.def) {
      const definition = this.evaluation.program.definition(facts, row);
      return definition.isDecorated ? this.parts.decorating(definition) : NO_VALUES;
    }
    if (bindingSites.kind[site] !== SiteKind.name) return NO_VALUES;
    return union(
      [...facts.assignsOfName(row)].map((assign) => {
        if (assigns.value[assign] === NO_EXPR) return NO_VALUES;
        const given = this.evaluation.evaluate(facts, assigns.value[assign]!);
        return given.length > 0 ? given : this.parts.declared(facts, assign);
      }),
    );
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

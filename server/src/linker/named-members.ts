/**
 * Attributes whose names are known in part: `getattr(self, 'visit_' + kind)` is any method of the object that is called so,
 * on `self` also one of the classes below that have objects. Knows which names there are, not how a text came about.
 */
import { classNames } from './definition-facts.ts';
import {
  addUnique,
  type Definition,
  isOutside,
  type MembersValue,
  mayBeBelow,
  type Value,
} from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_NAMED_MEMBERS } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { QueryKind } from './queries.ts';
import { hasFiles } from './star-exports.ts';
import { storedAttributes } from './stored-places.ts';
import { matcherOf } from './written-strings.ts';

const NO_NAMES: readonly string[] = [];

export class NamedMembers {
  private readonly evaluation: Evaluation;
  /** Names that a class and its methods define, of a file those of its module: (path, def key, or '' for the module). */
  private readonly ownNames: QueryKind<readonly string[]>;
  /** Of those of a class and the ones above it, or of a module, the ones that a text may be: (path, def key or '', text). */
  private readonly namesLike: QueryKind<readonly string[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    this.ownNames = listKind(program, 'own_names', 2, (path, key) => {
      const facts = program.facts(path);
      if (!facts) return null;
      if (key === '') return globalNames(facts);
      const row = facts.defRow(key);
      return row === undefined ? null : [...classNames(facts, row), ...storedAttributes(facts, row).keys()];
    });
    this.namesLike = listKind(program, 'names_like', 3, (path, key, named) => {
      const mayBe = matcherOf(named);
      return [...new Set(this.namesIn(path, key).filter((name) => mayBe(name)))];
    });
  }

  /** What stands for the attributes of a value that a text which is known in part may name; null where there are none. */
  made(of: Value, named: string): Value | null {
    const isNamed = this.owners(of).some((owner) => this.namesOf(owner, named).length > 0);
    return isNamed ? this.evaluation.values.members(of, named) : null;
  }

  /** What those attributes are, each once. */
  of({ of, named }: Pick<MembersValue, 'of' | 'named'>): readonly Value[] {
    const found: Value[] = [];
    const functions = new Set<Definition>();
    for (const owner of this.owners(of))
      for (const name of this.namesOf(owner, named)) {
        const values = this.evaluation.attribute(owner, name, pathOf(owner));
        for (const value of this.evaluation.withoutWrapped(values)) {
          // A method that classes share is one, whichever of them it is taken from.
          if (value.kind === 'function' && functions.has(value.definition)) continue;
          if (exceeds('namedMembers', found.length + 1, MAX_NAMED_MEMBERS)) return found;
          if (value.kind === 'function') functions.add(value.definition);
          addUnique(found, value);
        }
      }
    return found;
  }

  /** The values whose attributes count: of `self`, `cls` and what is declared those of each class that the object may be of. */
  private owners(of: Value): readonly Value[] {
    const { program, values } = this.evaluation;
    if (of.kind === 'module') return [of];
    if (of.kind !== 'instance' && of.kind !== 'class') return [];
    const definition = of.kind === 'instance' ? of.of : of.definition;
    if (isOutside(definition.path)) return [];
    if (!mayBeBelow(of)) return [of];
    return program
      .possibleClasses(definition)
      .map((one) => (one === definition ? of : of.kind === 'instance' ? one.instance : values.class(one)));
  }

  private namesOf(owner: Value, named: string): readonly string[] {
    const { program } = this.evaluation;
    if (owner.kind === 'module') {
      const location = program.locate(owner.module);
      const isOfWorkspace = hasFiles(location) && !isOutside(location.paths[0]!);
      return isOfWorkspace ? this.namesLike.ask(location.paths[0]!, '', named) : NO_NAMES;
    }
    const of = owner.kind === 'instance' ? owner.of : owner.kind === 'class' ? owner.definition : null;
    return of === null ? NO_NAMES : this.namesLike.ask(of.path, of.key, named);
  }

  private namesIn(path: string, key: string): readonly string[] {
    const { program } = this.evaluation;
    if (key === '') return this.ownNames.ask(path, '');
    const definition = program.definitionAt(path, key);
    if (!definition?.isClass) return NO_NAMES;
    return program
      .mro(definition)
      .entries.flatMap((entry) =>
        'isClass' in entry && !isOutside(entry.path) ? this.ownNames.ask(entry.path, entry.key) : NO_NAMES,
      );
  }
}

function globalNames(facts: FileFacts): readonly string[] {
  const { bindings } = facts.evidence;
  const found: string[] = [];
  for (let row = 0; row < bindings.length && bindings.scope[row] === 0; row++)
    if (bindings.siteCount[row]! > 0) found.push(facts.text(bindings.name[row]!));
  return found;
}

/** The file whose code may read any attribute of a value; '' for modules, which have no private ones. */
const pathOf = (owner: Value): string =>
  owner.kind === 'instance' ? owner.of.path : owner.kind === 'class' ? owner.definition.path : '';

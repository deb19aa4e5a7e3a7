/**
 * What an object that is only known to be of a class or one below it can be of, and what its attributes are called.
 * Classes that no code uses by name have no objects of their own, as long as others of the hierarchy are used. Knows
 * classes, not the code that reads them.
 */
import { classNames } from './definition-facts.ts';
import { type Definition, isOutside, sameList } from './entities.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';
import { storedAttributes } from './stored-places.ts';

export class AttributeNames {
  private readonly program: Lookups;
  /** Names that a class and its methods define: (path, def key). */
  private readonly ownNames: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.ownNames = program.kind<readonly string[]>({
      name: 'own_names',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const row = facts?.defRow(key);
        return facts && row !== undefined
          ? [...classNames(facts, row), ...storedAttributes(facts, row).keys()]
          : [];
      },
      bottom: [],
      equal: sameList,
    });
  }

  /** Names of the attributes that a class has from the workspace. */
  of(of: Definition): readonly string[] {
    return this.program
      .mro(of)
      .entries.flatMap((entry) =>
        'isClass' in entry && !isOutside(entry.path) ? this.ownNames.ask(entry.path, entry.key) : [],
      );
  }
}

/** A class and those below it, without the ones that have no objects. */
export function possibleClasses(program: Lookups, above: Definition): readonly Definition[] {
  const all = [above, ...program.subclasses(above)];
  const used = all.filter((of) => program.isUsed(of));
  return used.length > 0 ? used : all;
}

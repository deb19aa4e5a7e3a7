/** What the attributes of objects are called, as far as classes of the workspace define them. */
import { classNames } from './definition-facts.ts';
import { type Definition, isOutside } from './entities.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';
import { storedAttributes } from './stored-places.ts';

export class AttributeNames {
  private readonly program: Lookups;
  /** Names that a class and its methods define: (path, def key). */
  private readonly ownNames: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.ownNames = listKind(program, 'own_names', 2, (path, key) => {
      const facts = program.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined
        ? [...classNames(facts, row), ...storedAttributes(facts, row).keys()]
        : null;
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

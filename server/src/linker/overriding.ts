/**
 * Which classes an object that is only known to be of a class or one below it can be of, as far as a name means
 * something else in them. Classes that no code uses by name have no objects of their own, as long as others of the
 * hierarchy are used. Knows classes, not the code that reads them.
 */
import { classNames } from './definition-facts.ts';
import { type Definition, isOutside, sameList } from './entities.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';
import { storedAttributes } from './stored-places.ts';

const NO_NAMES: ReadonlySet<string> = new Set();
const NONE: readonly Definition[] = [];

export class Overriding {
  private readonly program: Lookups;
  /** Names that a class and its methods define: (path, def key). */
  private readonly ownNames: QueryKind<readonly string[]>;
  /** Names that classes below one define themselves: (path, def key). */
  private readonly namesBelow: QueryKind<ReadonlySet<string>>;
  /** Classes in which a name means different things, nearest first: (path, def key, name). */
  private readonly classes: QueryKind<readonly Definition[]>;

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
    this.namesBelow = program.kind<ReadonlySet<string>>({
      name: 'names_below',
      arity: 2,
      compute: (path, key) => {
        const above = program.definitionAt(path, key);
        return new Set(
          above ? program.subclasses(above).flatMap((below) => this.ownNames.ask(below.path, below.key)) : [],
        );
      },
      bottom: NO_NAMES,
      equal: (a, b) => a.size === b.size && [...a].every((name) => b.has(name)),
    });
    this.classes = program.kind<readonly Definition[]>({
      name: 'overriding',
      arity: 3,
      compute: (path, key, name) => {
        const above = program.definitionAt(path, key);
        return above ? this.find(above, name) : NONE;
      },
      bottom: NONE,
      equal: sameList,
    });
  }

  /** Names of the attributes that a class has from the workspace. */
  namesOf(of: Definition): readonly string[] {
    return this.program
      .mro(of)
      .entries.flatMap((entry) =>
        'isClass' in entry && !isOutside(entry.path) ? this.ownNames.ask(entry.path, entry.key) : [],
      );
  }

  /** None where the name means the same in all of them, or is no attribute of the class itself. */
  of(above: Definition, name: string): readonly Definition[] {
    if (isOutside(above.path) || name.startsWith('__')) return NONE;
    if (!this.namesBelow.ask(above.path, above.key).has(name)) return NONE;
    return this.classes.ask(above.path, above.key, name);
  }

  private find(above: Definition, name: string): readonly Definition[] {
    const { program } = this;
    const meaning = (of: Definition): unknown => program.member(of, name).found[0]?.entity;
    const own = meaning(above);
    if (own === undefined) return NONE;
    const meanings = new Map<unknown, Definition>();
    for (const of of possibleClasses(program, above)) {
      const entity = meaning(of);
      if (entity !== undefined && !meanings.has(entity)) meanings.set(entity, of);
    }
    return meanings.size === 0 || (meanings.size === 1 && meanings.has(own)) ? NONE : [...meanings.values()];
  }
}

/** A class and those below it, without the ones that have no objects. */
export function possibleClasses(program: Lookups, above: Definition): readonly Definition[] {
  const all = [above, ...program.subclasses(above)];
  const used = all.filter((of) => program.isUsed(of));
  return used.length > 0 ? used : all;
}

/**
 * Metaclasses (data model 3.3.3): which classes one makes, so that `cls()` and `cls.x` in its methods mean theirs. Knows
 * class statements with `metaclass=`, and what inherits from those.
 */
import { NO_EXPR } from '../evidence/expr-ref.ts';
import { metaclassOf } from './definition-facts.ts';
import { type Definition, isOutside, standardName } from './entities.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_SUBCLASSES } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';

const NONE: readonly Definition[] = [];

export class MadeClasses {
  private readonly program: Lookups;
  /** Classes of a file that name a metaclass: (path of the file, path and def key of the metaclass). */
  private readonly namedIn: QueryKind<readonly Definition[]>;
  /** All classes that a metaclass makes: (path, def key). */
  private readonly made: QueryKind<readonly Definition[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.namedIn = listKind(program, 'made_in', 2, (path, metaclass) => {
      const facts = program.facts(path);
      const found: Definition[] = [];
      for (let row = 0; facts && row < facts.evidence.defs.length; row++) {
        if (!facts.isClass(row) || metaclassOf(facts, row) === NO_EXPR) continue;
        const definition = program.definition(facts, row);
        if (program.metaclass(definition)?.place === metaclass) found.push(definition);
      }
      return found;
    });
    this.made = listKind(program, 'made_by', 2, (path, key) => {
      const metaclass = program.definitionAt(path, key);
      return metaclass ? this.find(metaclass) : null;
    });
  }

  /** Whether a class of the workspace is one of classes. */
  isMetaclass(of: Definition): boolean {
    if (isOutside(of.path)) return false;
    return this.program
      .mro(of)
      .entries.some((entry) => 'isClass' in entry && standardName(entry) === 'builtins.type');
  }

  /** None for what is no metaclass, and where there are more than a bound. */
  by(metaclass: Definition): readonly Definition[] {
    return this.isMetaclass(metaclass) ? this.made.ask(metaclass.path, metaclass.key) : NONE;
  }

  /** Whether an attribute of a class is found on its metaclass, which makes methods of functions for it. */
  isOnMetaclass(of: Definition, owner: Definition | null): boolean {
    if (owner === null || isOutside(owner.path) || !this.isMetaclass(owner)) return false;
    return !this.program.mro(of).entries.includes(owner);
  }

  private find(metaclass: Definition): readonly Definition[] {
    const { program } = this;
    const found: Definition[] = [];
    for (const of of [metaclass, ...program.subclasses(metaclass)])
      for (const path of program.passersOf(`meta ${of.name}`))
        for (const named of this.namedIn.ask(path, of.place))
          for (const made of [named, ...program.subclasses(named)]) {
            if (exceeds('subclasses', found.length + 1, MAX_SUBCLASSES)) return NONE;
            if (!found.includes(made)) found.push(made);
          }
    return found;
  }
}

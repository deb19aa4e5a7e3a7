/** Under which names the text of a program calls its functions: where to look for calls of one, before anything is evaluated. */
import { type Definition, withoutOrdinal } from './entities.ts';
import type { Lookups } from './lookups.ts';
import { CALL, CONSTRUCTORS } from './reached-functions.ts';

export class CallNames {
  private readonly program: Lookups;

  constructor(program: Lookups) {
    this.program = program;
  }

  /**
   * Names under which a call in the text may reach a function: its own, for constructors and `__call__` that of the
   * class, for what a function may return those of the outermost function.
   */
  of(definition: Definition): readonly string[] {
    const parts = definition.key.split('.');
    const { name } = definition;
    if (parts.length === 1) return [name];
    if (this.program.signature(definition)?.owner !== null)
      return [...methodNames(parts), ...this.classesBelow(definition, parts)];
    let outer = 1;
    while (outer < parts.length - 1 && this.isClass(definition.path, parts.slice(0, outer).join('.')))
      outer++;
    return [name, ...methodNames(parts.slice(0, outer))];
  }

  private isClass(path: string, key: string): boolean {
    return this.program.definitionAt(path, key)?.isClass ?? false;
  }

  /** Names of the classes that may inherit a constructor. */
  private classesBelow(definition: Definition, parts: readonly string[]): readonly string[] {
    if (!CONSTRUCTORS.has(definition.name)) return [];
    const { program } = this;
    const of = program.definitionAt(definition.path, parts.slice(0, -1).join('.'));
    return of ? program.subclasses(of).map(({ name }) => name) : [];
  }
}

/** Names under which a function of a class or module is called, by the parts of its key. */
function methodNames(parts: readonly string[]): readonly string[] {
  const name = withoutOrdinal(parts.at(-1)!);
  const isOfObject = parts.length > 1 && (CONSTRUCTORS.has(name) || CALL.includes(name));
  return isOfObject ? [name, withoutOrdinal(parts.at(-2)!)] : [name];
}

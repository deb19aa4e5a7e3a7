/** Under which names the text of a program calls its functions: where to look for calls of one, before anything is evaluated. */
import { genericNames } from './dispatch.ts';
import { type Definition, withoutOrdinal } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED } from './limits.ts';
import { listKind, namesKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import { passedFunctions } from './passed-functions.ts';
import type { QueryKind } from './queries.ts';
import { CALL, CONSTRUCTORS } from './reached-functions.ts';

export class CallNames {
  private readonly program: Lookups;
  /** Names of the functions of a file that are decorated with a name: (path, the name). */
  private readonly decorated: QueryKind<readonly string[]>;
  /** Names of the generic functions that a function is registered for: (path, def key). */
  private readonly generics: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.decorated = listKind(program, 'decorated_names', 2, (path, name) => {
      const facts = program.facts(path);
      return facts ? namesDecorated(facts, name) : null;
    });
    this.generics = namesKind(program, 'generic_names', genericNames);
  }

  /**
   * Names under which a call in the text may reach a function: its own, for constructors and `__call__` that of the
   * class, for what a function may return those of the outermost function.
   */
  of(definition: Definition): readonly string[] {
    const parts = definition.key.split('.');
    const { name } = definition;
    const generics = definition.isDecorated ? this.generics.askAbout(definition) : [];
    if (parts.length === 1) return [name, ...generics];
    if (this.program.signature(definition)?.owner !== null)
      return [...methodNames(parts), ...this.classesBelow(definition, parts), ...generics];
    let outer = 1;
    while (outer < parts.length - 1 && this.isClass(definition.path, parts.slice(0, outer).join('.')))
      outer++;
    return [name, ...methodNames(parts.slice(0, outer))];
  }

  /**
   * Those under which other files may call it: a function in a decorator is called as what it stands for, which it need
   * not be in the file of.
   */
  elsewhere(definition: Definition): readonly string[] {
    const inText = this.of(definition);
    const own = this.allKnown(inText);
    if (!definition.isEnclosed) return own;
    const names = new Set<string>();
    for (const outer of this.program.namesOf(inText.at(-1)!)) {
      const paths = this.program.passersOf(outer);
      if (exceeds('callsFollowed', paths.length, MAX_CALLS_FOLLOWED)) return own;
      for (const path of paths) for (const name of this.decorated.ask(path, outer)) names.add(name);
    }
    return exceeds('callsFollowed', names.size, MAX_CALLS_FOLLOWED) ? own : [...new Set([...own, ...names])];
  }

  /** Some names, and what else the workspace calls what is called so. */
  private allKnown(names: readonly string[]): readonly string[] {
    return [...new Set(names.flatMap((name) => this.program.namesOf(name)))];
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

function namesDecorated(facts: FileFacts, name: string): readonly string[] {
  const { decorators, defs } = facts.evidence;
  const rows = passedFunctions(facts).decorators.get(name) ?? [];
  const functions = rows.map((row) => decorators.def[row]!).filter((def) => !facts.isClass(def));
  return [...new Set(functions.map((def) => facts.text(defs.name[def]!)))];
}

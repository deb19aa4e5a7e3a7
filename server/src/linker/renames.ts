/**
 * Under which other names code knows what is called something where it is defined: `from m import f as g` and `g = f` in
 * a module, `g = f` in a class. Who looks for the uses of a function or class by its name looks for these, too.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ImportFlag, ScopeKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import { lastName, mayBeFunction } from './passed-values.ts';
import type { QueryKind } from './queries.ts';

/** Stands before a name that a file knows something by otherwise (`passed-functions.ts`). */
const RENAMED = 'as';

export const renamed = (name: string): string => `${RENAMED} ${name}`;

export class Renames {
  private readonly program: Lookups;
  /** What a file makes of a name: (path, name). */
  private readonly inFile: QueryKind<readonly string[]>;
  /** What all files make of it, itself first: (name). */
  private readonly all: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.inFile = listKind(program, 'renames', 2, (path, name) => {
      const facts = program.facts(path);
      return facts ? (renamesIn(facts).get(name) ?? null) : null;
    });
    this.all = listKind(program, 'known_as', 1, (name) => this.find(name));
  }

  /** The name, and those that the workspace makes of it; the name alone where they are too many. */
  of(name: string): readonly string[] {
    return this.program.isPassed(renamed(name)) ? this.all.ask(name) : [name];
  }

  private find(name: string): readonly string[] {
    const found = [name];
    for (const known of found) {
      const paths = this.program.passersOf(renamed(known));
      if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED)) return [name];
      for (const other of paths.flatMap((path) => this.inFile.ask(path, known)))
        if (!found.includes(other)) found.push(other);
      if (exceeds('filesFollowed', found.length, MAX_FILES_FOLLOWED)) return [name];
    }
    return found;
  }
}

/** Other names that a file gives to what is called something, sorted. */
export const renamesIn = (facts: FileFacts): ReadonlyMap<string, readonly string[]> =>
  facts.memo('renames', () => {
    const found = new Map<string, Set<string>>();
    for (const [name, other] of allRenames(facts)) {
      if (name === other) continue;
      const others = found.get(name);
      if (others) others.add(other);
      else found.set(name, new Set([other]));
    }
    return new Map([...found].map(([name, others]) => [name, [...others].sort()]));
  });

function* allRenames(facts: FileFacts): Iterable<readonly [name: string, other: string]> {
  const { assigns, imports, names, scopes } = facts.evidence;
  for (let row = 0; row < imports.length; row++) {
    const isAliased = (imports.flags[row]! & ImportFlag.aliased) !== 0;
    // `import m as n` renames a module.
    if (isAliased && imports.scope[row] === 0 && imports.name[row]! >= 0)
      yield [facts.text(imports.name[row]!), facts.text(imports.local[row]!)];
  }
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    const value = assigns.value[row]!;
    if (assigns.how[row] !== AssignHow.assign || exprRefKind(target) !== 'name') continue;
    const scope = assigns.scope[row]!;
    if (scope !== 0 && scopes.kind[scope] !== ScopeKind.class) continue;
    const kind = exprRefKind(value);
    if ((kind !== 'name' && kind !== 'attr') || !mayBeFunction(facts, value)) continue;
    yield [lastName(facts, value)!, facts.text(names.name[exprRefRow(target)]!)];
  }
}

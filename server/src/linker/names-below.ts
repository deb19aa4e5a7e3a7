/** Names by which objects of classes below one may find something else than its own do. */
import { type Definition, isOutside } from './entities.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Declares a kind for them: what `names` gives for all classes that objects of classes below one look into and its own do
 * not: (path, def key).
 */
export const namesBelowKind = (
  program: ProgramLookups,
  name: string,
  names: QueryKind<readonly string[]>,
): QueryKind<ReadonlySet<string>> =>
  program.kind<ReadonlySet<string>>({
    name,
    arity: 2,
    compute: (path, key) => {
      const above = program.definitionAt(path, key);
      return above === null ? NONE : namesBelow(program, above, names);
    },
    bottom: NONE,
    equal: (a, b) => a.size === b.size && [...a].every((item) => b.has(item)),
  });

function namesBelow(
  program: ProgramLookups,
  above: Definition,
  names: QueryKind<readonly string[]>,
): ReadonlySet<string> {
  const classes = program.possibleClasses(above);
  if (classes.length === 1 && classes[0] === above) return NONE;
  const own = new Set(program.mro(above).entries);
  const looked = new Set(classes.flatMap((of) => program.mro(of).entries));
  const found = new Set<string>();
  for (const entry of looked)
    if ('isClass' in entry && !own.has(entry) && !isOutside(entry.path))
      for (const item of names.askAbout(entry)) found.add(item);
  return found;
}

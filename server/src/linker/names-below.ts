/** Names by which objects of classes below one may find something else than its own do. */
import { type Definition, isOutside } from './entities.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';

const NONE: ReadonlySet<string> = new Set();

export class NamesBelow {
  private readonly program: ProgramLookups;
  /** All of a class: (path, def key). */
  private readonly all: QueryKind<ReadonlySet<string>>;
  /** Whether a name is one of them: (path, def key, name). Who asks for one is not told of others. */
  private readonly each: QueryKind<boolean>;

  /** `names`: of one class, those that an object may find there. */
  constructor(program: ProgramLookups, name: string, names: QueryKind<readonly string[]>) {
    this.program = program;
    this.all = program.kind<ReadonlySet<string>>({
      name,
      arity: 2,
      compute: (path, key) => {
        const above = program.definitionAt(path, key);
        return above === null ? NONE : namesBelow(program, above, names);
      },
      bottom: NONE,
      equal: (a, b) => a.size === b.size && [...a].every((item) => b.has(item)),
    });
    this.each = program.kind<boolean>({
      name: `${name}_named`,
      arity: 3,
      compute: (path, key, item) => this.all.ask(path, key).has(item),
      bottom: false,
      equal: Object.is,
    });
  }

  /** Whether classes that objects of classes below one look into, and its own objects do not, have a name. */
  has(above: Definition, name: string): boolean {
    return !isLowest(this.program, above) && this.each.askAbout(above, name);
  }
}

/** Whether objects of a class are of no other one. */
function isLowest(program: ProgramLookups, of: Definition): boolean {
  const [first, ...others] = program.possibleClasses(of);
  return first === of && others.length === 0;
}

function namesBelow(
  program: ProgramLookups,
  above: Definition,
  names: QueryKind<readonly string[]>,
): ReadonlySet<string> {
  if (isLowest(program, above)) return NONE;
  const classes = program.possibleClasses(above);
  const own = new Set(program.mro(above).entries);
  const looked = new Set(classes.flatMap((of) => program.mro(of).entries));
  const found = new Set<string>();
  for (const entry of looked)
    if ('isClass' in entry && !own.has(entry) && !isOutside(entry.path))
      for (const item of names.askAbout(entry)) found.add(item);
  return found;
}

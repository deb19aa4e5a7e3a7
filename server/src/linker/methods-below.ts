/**
 * What objects of a class, or of one below it, run under a name: the methods that their own orders of lookup come to
 * (data model 3.3.2, `super`), and on which of these objects a method that asks for one runs. Knows classes and methods,
 * not calls; asked once for a class and a name, however many calls and classes there are.
 */
import { definitionOfPlace } from './call-places.ts';
import { functionsIn, namesOfFunctions } from './definition-facts.ts';
import { addUnique, type Definition, isOutside, sameList } from './entities.ts';
import { listKind, namesKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import { NamesBelow } from './names-below.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';
import { RunningMethods } from './running-methods.ts';

export interface MethodBelow {
  readonly method: Definition;
  /** The classes whose objects run it; some, never none. */
  readonly classes: readonly Definition[];
}

const NONE: readonly MethodBelow[] = [];
/** Stands between the name of what is asked for and a place: what comes before it says to people what was asked. */
const AT = '@';

export class MethodsBelow {
  private readonly program: ProgramLookups;
  private readonly running: RunningMethods;
  /** Names of functions of classes below. */
  private readonly others: NamesBelow;
  /** Functions by the classes that have objects: (path, def key of the class above, name, `@` and the class to look behind). */
  private readonly methods: QueryKind<readonly MethodBelow[]>;
  /** Of the classes that have objects, those that a method runs on: (path, def key of the class above, the method). */
  private readonly classes: QueryKind<readonly Definition[]>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.running = new RunningMethods(program);
    const functions = namesKind(program, 'functions_in', (facts, def) =>
      namesOfFunctions(facts, functionsIn(facts, def)),
    );
    this.others = new NamesBelow(program, 'functions_below', functions);
    this.methods = program.kind<readonly MethodBelow[]>({
      name: 'methods_below',
      arity: 3,
      compute: (path, key, asked) => {
        const above = program.definitionAt(path, key);
        const [name, behind] = partsOf(asked);
        const after = behind === '' ? null : definitionOfPlace(program, behind);
        return above === null || (behind !== '' && after === null) ? NONE : this.find(above, after, name);
      },
      bottom: NONE,
      equal: isSame,
    });
    this.classes = listKind(program, 'runs_on', 3, (path, key, method) => {
      const above = program.definitionAt(path, key);
      const running = definitionOfPlace(program, partsOf(method)[1]);
      if (above === null || running === null) return null;
      const classes = program.possibleClasses(above);
      const found = classes.filter((of) => this.running.mayRunOn(running, of));
      // Most methods run on all of them: one list is enough for those.
      return found.length === classes.length ? classes : found;
    });
  }

  /** Whether objects of classes below one may run something else under a name than its own do. */
  mayDiffer(above: Definition, name: string): boolean {
    return this.others.has(above, name);
  }

  /** What a call by a name may run, looked up behind `after` where that is given. */
  named(above: Definition, after: Definition | null, name: string): readonly MethodBelow[] {
    return this.methods.askAbout(above, after === null ? name : `${name}${AT}${after.place}`);
  }

  /** Which classes the object of a method may be of: those with objects that it runs on, else all that have objects. */
  runOn(above: Definition, running: Definition | null): readonly Definition[] {
    const reached =
      running === null ? [] : this.classes.askAbout(above, `${running.name}${AT}${running.place}`);
    return reached.length > 0 ? reached : this.program.possibleClasses(above);
  }

  private find(above: Definition, after: Definition | null, name: string): readonly MethodBelow[] {
    const found = new Map<Definition, Definition[]>();
    for (const of of this.program.possibleClasses(above)) {
      const method = functionNamed(this.program, of, after, name);
      if (method === null || this.program.signature(method)?.isProperty) continue;
      const classes = found.get(method);
      if (classes) addUnique(classes, of);
      else found.set(method, [of]);
    }
    return [...found].map(([method, classes]) => ({ method, classes }));
  }
}

/** The function of the workspace that an object of a class has under a name, looked up behind `after` where that is given. */
export function functionNamed(
  program: Lookups,
  of: Definition,
  after: Definition | null,
  name: string,
): Definition | null {
  const from = after === null ? 0 : program.mro(of).entries.indexOf(after) + 1;
  const entity = program.member(of, name, from).found[0]?.entity;
  const isOurs =
    entity?.kind === 'definition' && !entity.definition.isClass && !isOutside(entity.definition.path);
  return isOurs ? entity.definition : null;
}

function partsOf(asked: string): readonly [name: string, place: string] {
  const at = asked.indexOf(AT);
  return at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + AT.length)];
}

const isSame = (a: readonly MethodBelow[], b: readonly MethodBelow[]): boolean =>
  a.length === b.length &&
  a.every(({ method, classes }, i) => method === b[i]!.method && sameList(classes, b[i]!.classes));

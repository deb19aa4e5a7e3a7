/**
 * The files of a workspace that is small enough to look for calls of a function in each of them, whatever they pass. In
 * larger ones a call is looked at where its name and arguments promise something (`passed-functions.ts`): what everybody
 * may tell everybody is one cycle of queries, and that grows faster than the workspace.
 *
 * Who asks for one function or name hears of a file that comes or goes only where that file has something for it: what
 * walks all files is asked once for all names, and who is told of one has a question of its own.
 */
import type { CallsByDefinition } from './call-places.ts';
import { heldAttributes } from './calls-in-file.ts';
import { type Definition, sameList } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_FILES_OF_WHOLE } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import { operationsByMethod } from './operations.ts';
import { passedFunctions, tellingCalls } from './passed-functions.ts';
import { EVERY_FILE } from './passer-index.ts';
import type { QueryKind } from './queries.ts';

/** What a file may do to a name: the names it does so to. */
const NAMES_BY_WAY = {
  /** Calls it with anything but constants. */
  tells: (facts: FileFacts) => tellingCalls(facts).plain.keys(),
  /** The same of a method of `super()`. */
  tellsSuper: (facts: FileFacts) => tellingCalls(facts).ofSuper.keys(),
  decorates: (facts: FileFacts) => passedFunctions(facts).decorators.keys(),
  /** Stores to an attribute of that name. */
  stores: (facts: FileFacts) => heldAttributes(facts),
  /** Writes an operator that runs methods of that name. */
  operates: (facts: FileFacts) => operationsByMethod(facts).keys(),
} as const satisfies Record<string, (facts: FileFacts) => Iterable<string>>;

type Way = keyof typeof NAMES_BY_WAY;

type FilesBy<T> = ReadonlyMap<T, readonly string[]>;

export class WholeProgram {
  /** Whether all files are looked at. */
  private readonly isWhole: QueryKind<boolean>;
  /** Paths of all files, sorted; none where there are too many. */
  private readonly all: QueryKind<readonly string[]>;
  /** Names of a file: (path, way). */
  private readonly names: QueryKind<readonly string[]>;
  /** Files by those names: (way). */
  private readonly filesByName: QueryKind<FilesBy<string>>;
  /** Files with a name, sorted: (way, name). */
  private readonly filesOfName: QueryKind<readonly string[]>;
  /** Files by the functions of other files that their calls of values run: (). */
  private readonly filesByCalled: QueryKind<FilesBy<Definition>>;
  /** Such files of a function, sorted: (path, def key). */
  private readonly filesCalling: QueryKind<readonly string[]>;

  /** `valueCalls`: the calls of values of a file, by the functions of other files that they run. */
  constructor(program: Lookups, valueCalls: (path: string) => CallsByDefinition) {
    this.all = listKind(program, 'whole_program', 1, (of) => {
      const paths = program.passersOf(of);
      return exceeds('wholeProgram', paths.length, MAX_FILES_OF_WHOLE) ? null : paths;
    });
    this.isWhole = program.kind<boolean>({
      name: 'is_whole_program',
      arity: 1,
      compute: () => this.all.ask(EVERY_FILE).length > 0,
      bottom: false,
      equal: Object.is,
    });
    this.names = listKind(program, 'names_by_way', 2, (path, way) => {
      const facts = program.facts(path);
      return facts ? [...new Set(NAMES_BY_WAY[way as Way](facts))].sort() : null;
    });
    this.filesByName = filesKind(program, 'files_by_name', (way) =>
      this.filesBy((path) => this.names.ask(path, way)),
    );
    this.filesOfName = listKind(
      program,
      'files_of_name',
      2,
      (way, name) => this.filesByName.ask(way).get(name) ?? null,
    );
    this.filesByCalled = filesKind(program, 'files_by_called', () =>
      this.filesBy((path) => valueCalls(path).keys()),
    );
    this.filesCalling = listKind(program, 'files_calling', 2, (path, key) => {
      const definition = program.definitionAt(path, key);
      return (definition && this.filesByCalled.ask('').get(definition)) ?? null;
    });
  }

  isSmall(): boolean {
    return this.isWhole.ask('');
  }

  /** Files of a small workspace that do so to a name, sorted. */
  filesWith(way: Way, name: string): readonly string[] {
    return this.filesOfName.ask(way, name);
  }

  /** Files of a small workspace, beside its own, whose calls of values run a function; sorted. */
  filesWithCalls(definition: Definition): readonly string[] {
    return this.filesCalling.askAbout(definition);
  }

  private filesBy<T>(of: (path: string) => Iterable<T>): FilesBy<T> {
    const found = new Map<T, string[]>();
    for (const path of this.all.ask(EVERY_FILE))
      for (const one of of(path)) {
        const paths = found.get(one);
        if (paths) paths.push(path);
        else found.set(one, [path]);
      }
    return found;
  }
}

function filesKind<T>(
  program: Lookups,
  name: string,
  compute: (of: string) => FilesBy<T>,
): QueryKind<FilesBy<T>> {
  return program.kind<FilesBy<T>>({
    name,
    arity: 1,
    compute,
    bottom: new Map(),
    equal: (a, b) => a.size === b.size && [...a].every(([of, paths]) => sameList(paths, b.get(of) ?? [])),
  });
}

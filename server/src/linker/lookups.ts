/** What evaluation asks of the program: the questions that cross chunks. Implemented by `Program`. */
import type {
  Definition,
  Entity,
  ExternalEntity,
  Interner,
  Resolution,
  Value,
  VariableEntity,
} from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import type { FunctionEdit } from './function-edit.ts';
import type { ModuleLocation } from './module-index.ts';
import type { MroEntry } from './mro.ts';
import type { QueryKind, QueryRules } from './queries.ts';
import type { Notes } from './query-solver.ts';
import type { Traced } from './query-trace.ts';
import type { Signature } from './signatures.ts';

/** What looking a member up found. */
export interface MemberLookup {
  readonly found: readonly Resolution[];
  /** Where nothing was found: whether everything the object could have is known, so that the miss is one. Costs lookups. */
  readonly complete: boolean;
}

export interface Mro {
  /** The class itself first. */
  readonly entries: readonly MroEntry[];
  /** False when a base is not indexed or not understood: a member may exist that cannot be seen. */
  readonly complete: boolean;
}

/** Whether an answer about a file, by the second and third of the texts that name it, is what it was after an edit. */
export type Outlasts = (edit: FunctionEdit, b: string, c: string) => boolean;

export interface Lookups {
  /** Declares a kind of query. */
  kind<T>(rules: QueryRules<T>): QueryKind<T>;
  /**
   * Says how to tell that answers of a kind, about the file that is the first of the texts that name them, are what they
   * were after an edit in one function: then they are not computed again.
   */
  outlasts<T>(kind: QueryKind<T>, test: Outlasts): void;
  /** One level of nesting in the computation of a query; `tooDeep` where that passes a bound. */
  descend<T>(body: () => T, tooDeep: T): T;
  /** The same for who calls it all the time: begins a level, which `exit` ends; false, and nothing to end, beyond the bound. */
  enter(): boolean;
  exit(): void;
  /** See `QuerySolver.takeNotes`. */
  takeNotes<T>(): Notes<T>;
  /** See `QuerySolver.isNoting`. */
  isNoting<T>(notes: Notes<T>): boolean;
  /** See `QuerySolver.noted`. */
  noted<T>(notes: Notes<T>, key: number, find: () => T): T;
  /** See `QuerySolver.once`. */
  once<K, T>(found: Map<K, Traced<T>>, key: K, find: () => T): T;
  /** The facts of a file without a record of the question; for who has recorded all that it will use of them. */
  peek(path: string): FileFacts | undefined;
  /** The facts of a file; to be used only by a query that names the file, and by the linking of its chunks. */
  facts(path: string): FileFacts | undefined;
  /**
   * The facts of a file for a query that reads only the rows of one chunk and what links of the chunk are computed
   * from. `chunkOf` gives its row, or a negative number where there is no such chunk.
   */
  factsOfChunk(path: string, chunkOf: (facts: FileFacts) => number): FileFacts | undefined;
  /**
   * Gives the facts of a file to a query that reads only the rows of some of its chunks, and what links of those are
   * computed from: `chunksOf` names them, by row, in the order in which their rows are looked at, and may name one
   * twice. It is a query itself, `name`, because which chunks they are changes with the whole file. `b` and `c` are
   * what it is asked about.
   */
  chunksReader(
    name: string,
    chunksOf: (facts: FileFacts, b: string, c: string) => Iterable<number>,
  ): (path: string, b: string, c: string) => FileFacts | undefined;
  /** Records that a query reads the rows of a chunk, as `factsOfChunk` does. */
  readsRowsOf(facts: FileFacts, chunk: number): void;
  definition(facts: FileFacts, row: number): Definition;
  /** Null when there is no definition of that key. */
  definitionAt(path: string, key: string): Definition | null;
  /** What a class must have to fulfil a protocol; null for classes that are none. */
  protocolMembers(definition: Definition): readonly string[] | null;
  /** The class of a class, where one is named; null for plain ones. */
  metaclass(definition: Definition): Definition | null;
  mro(definition: Definition): Mro;
  /** Candidate classes of each base expression of a class. */
  bases(definition: Definition): readonly (readonly Value[])[];
  readonly interner: Interner;
  /** Where a module is. */
  locate(module: string): ModuleLocation;
  /** What `module.name` is from outside. */
  moduleMember(module: string, name: string): readonly Resolution[];
  /** `import a.b` makes b an attribute of a third-party module a for the file that says so. */
  importsModule(path: string, module: string): boolean;
  moduleEntity(module: string): Entity;
  /** Something of a module that is not indexed; `names` lead to it from the module. */
  external(module: string, names: readonly string[]): ExternalEntity;
  /** What an import row binds to: a module, or the things a from-import names. Empty: nothing is there. */
  importTarget(facts: FileFacts, row: number): readonly Resolution[];
  /** What a global name means inside a file: its own bindings, star imports, then builtins. */
  global(path: string, name: string): readonly Resolution[];
  /** What a name means to code of a module or class (a row of `scopes`) that reads it before the scope binds it. */
  beyond(facts: FileFacts, scope: number, name: string): readonly Resolution[];
  /** What a name means where it stands: code of the binding's own scope sees only the sites before it. */
  bindingOfName(facts: FileFacts, nameRow: number): readonly Resolution[];
  /** A member looked up along the MRO, from position `from` on (1 skips the class itself, as `super()` does). */
  member(definition: Definition, name: string, from?: number): MemberLookup;
  /** Whether a variable of a class is declared, `x: int`, and given no value there or by its methods. */
  isOnlyDeclared(variable: VariableEntity): boolean;
  /** A member that subclasses have and the class itself does not. */
  memberBelow(definition: Definition, name: string): readonly Resolution[];
  /** What an attribute of a value can be, given what its class has: objects of classes below may have other variables. */
  attributeBelow(value: Value, name: string, found: readonly Resolution[]): readonly Resolution[];
  /** Whether objects of classes below one may have another method or variable of a name than its own do. */
  mayDifferBelow(definition: Definition, name: string): boolean;
  /** Whether they may have another method of it. */
  isOverriddenBelow(definition: Definition, name: string): boolean;
  /** The functions that objects of classes below one have under a name where their own have another: see `MethodsBelow`. */
  overridesBelow(definition: Definition, name: string): readonly Definition[];
  /** Classes of the workspace below one, nearest first; none where there are more than a bound. */
  subclasses(definition: Definition): readonly Definition[];
  /**
   * What an object that is only known to be of a class or one below it can be of: classes that no code uses by name have
   * no objects of their own, as long as others of the hierarchy are used.
   */
  possibleClasses(definition: Definition): readonly Definition[];
  /** Files of the workspace that call something of this name with what may be a function, sorted. */
  passersOf(name: string): readonly string[];
  /** Whether there are any. Another file that does so as well is no news to those who ask this. */
  isPassed(name: string): boolean;
  /** A name of something, and those that imports and assignments give to it. */
  namesOf(name: string): readonly string[];
  /** Null when the definition is gone. */
  signature(definition: Definition): Signature | null;
}

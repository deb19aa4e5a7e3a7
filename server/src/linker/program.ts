/**
 * The program: the facts of all indexed files, and what is asked of them across chunks, each by one kind of query.
 * Every query reads the facts of one file at most (the one in its key) and reaches the rest through other queries, so
 * a change of a file is a change of queries that name it. What the answers are is decided by the parts that it puts
 * together: names of modules, targets of bindings, classes, values.
 */
import type { ExprRef } from '../evidence/expr-ref.ts';
import { ChunkKind } from '../evidence/schema.ts';
import { AttributesBelow } from './attributes-below.ts';
import { BindingTargets } from './binding-targets.ts';
import { classOfCall } from './called-classes.ts';
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import { ClassMembers } from './class-members.ts';
import { ClassStructure } from './class-structure.ts';
import { mayBeReplaced } from './decorator-names.ts';
import { isEnclosed } from './definition-facts.ts';
import {
  type Definition,
  type Entity,
  type ExternalEntity,
  Interner,
  isOutside,
  MADE,
  MADE_BY_TYPE,
  type Resolution,
  sameList,
  type Value,
  type VariableEntity,
} from './entities.ts';
import { Evaluator } from './evaluator.ts';
import { FileFacts } from './file-facts.ts';
import { defSymbol } from './file-symbols.ts';
import { FunctionEdit } from './function-edit.ts';
import { heldObjects } from './held-objects.ts';
import { hitsSince, hitsSoFar } from './limit-hits.ts';
import type { MemberLookup, Mro, Outlasts } from './lookups.ts';
import { MethodsBelow } from './methods-below.ts';
import type { ModuleIndex, ModuleLocation } from './module-index.ts';
import { ModuleNames } from './module-names.ts';
import { madeDefinition, signatureOfMade } from './namedtuple-calls.ts';
import { PasserIndex } from './passer-index.ts';
import type { ProgramLookups } from './program-lookups.ts';
import { type Query, QueryEngine, QueryKind, type QueryRules, type Update } from './queries.ts';
import type { Notes } from './query-solver.ts';
import type { Traced } from './query-trace.ts';
import type { Spares } from './query-travel.ts';
import { Renames } from './renames.ts';
import { type Signature, sameSignature, signatureOf } from './signatures.ts';
import type { ExportedNames } from './star-exports.ts';
import { Subclasses } from './subclasses.ts';

const NO_PATHS: readonly string[] = [];

export class Program implements ProgramLookups {
  readonly engine = new QueryEngine();
  readonly interner = new Interner();
  /** By kind, whether an answer about a file is what it was after an edit in one of its functions. */
  private readonly outlasting = new Map<QueryKind<unknown>, Outlasts>();
  readonly evaluator: Evaluator;
  private readonly files: Map<string, FileFacts>;
  private readonly names: ModuleNames;
  private readonly targets: BindingTargets;
  private readonly classes = new ClassStructure(this);
  private readonly classMembers = new ClassMembers(this);
  private readonly below = new Subclasses(this);
  private readonly renames = new Renames(this);
  /** What objects of classes and those below run. */
  readonly methodsBelow = new MethodsBelow(this);
  private readonly attributesBelow = new AttributesBelow(this);

  /** Input: the facts of a file, undefined when there is none: (path). */
  private readonly fileInputs = this.kind<FileFacts | undefined>({
    name: 'file',
    arity: 1,
    compute: (path) => (isOutside(path) ? this.names.outside?.facts(path) : this.peek(path)),
    bottom: undefined,
    equal: Object.is,
  });

  /** What a caller must know of a function: (path, def key). */
  private readonly signatures = this.kind<Signature | null>({
    name: 'signature',
    arity: 2,
    compute: (path, key) => {
      if (path === MADE) return signatureOfMade(key);
      const facts = this.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined ? signatureOf(facts, row) : null;
    },
    bottom: null,
    equal: sameSignature,
  });

  /** The definition with a key: (path, def key). */
  private readonly definitions = this.kind<Definition | null>({
    name: 'definition',
    arity: 2,
    compute: (path, key) => {
      if (path === MADE) return madeDefinition(this, key);
      if (path === MADE_BY_TYPE) return classOfCall(this, key);
      const facts = this.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined ? this.definition(facts, row) : null;
    },
    bottom: null,
    equal: Object.is,
  });

  /** Input: files that call something of a name with what may be a function: (name). */
  private readonly passers = this.kind<readonly string[]>({
    name: 'passers',
    arity: 1,
    compute: (name) => this.indexOfPassers.of(name),
    bottom: [],
    equal: sameList,
  });

  /** Whether there are such files, which is all that most who ask want to know: (name). */
  private readonly passed = this.kind<boolean>({
    name: 'is_passed',
    arity: 1,
    compute: (name) => this.passersOf(name).length > 0,
    bottom: false,
    equal: Object.is,
  });
  private readonly hitsBefore = hitsSoFar();
  private passerIndex: PasserIndex | null;
  private readonly load: ((path: string) => FileFacts | undefined) | null;
  /** Told of every file whose facts an answer is made from. */
  onFactsUsed: ((facts: FileFacts) => void) | null = null;
  /**
   * Records that the running query reads the rows of a chunk and no others of its file; null where chunks are not
   * told apart, so that whatever is read of a file is the whole of it.
   */
  readsChunk: ((facts: FileFacts, chunk: number) => void) | null = null;

  /**
   * `load` gives files that are not among `files` when somebody asks for them; it may not change its mind. `passers`:
   * the index of the files, where somebody has made it already.
   */
  constructor(
    files: ReadonlyMap<string, FileFacts>,
    modules: ModuleIndex,
    load: ((path: string) => FileFacts | undefined) | null = null,
    passers: PasserIndex | null = null,
  ) {
    this.files = new Map(files);
    this.load = load;
    this.passerIndex = passers;
    this.outlasts(this.signatures, (edit, key) => !edit.hasDefinition(key));
    this.outlasts(this.definitions, (edit, key) => !edit.hasDefinition(key));
    this.names = new ModuleNames(this, modules);
    this.targets = new BindingTargets(this, this.names);
    this.evaluator = new Evaluator(this);
  }

  /**
   * Replaces files (null: the file is gone) and, when names of modules changed, the module index; checks every
   * answer that rests on them.
   */
  update(files: ReadonlyMap<string, FileFacts | null>, modules: ModuleIndex | null = null): Update {
    const { inputs, spared } = this.replace(files, modules);
    return this.engine.update(inputs, spared);
  }

  /**
   * As `update`, in steps: gives what to wait for before the next one where `pause` says that others want the thread.
   * In an update that an exception has stopped, it replaces once more and goes on.
   */
  *updateInSlices(
    files: ReadonlyMap<string, FileFacts | null>,
    modules: ModuleIndex | null,
    pause: () => Promise<void> | null,
  ): Generator<Promise<void>, Update, undefined> {
    const { inputs, spared } = this.replace(files, modules);
    if (this.engine.isUpdating) this.engine.amend(inputs);
    else this.engine.begin(inputs, spared);
    let wait: Promise<void> | null = null;
    while (!this.engine.advanceUpdate(() => (wait = pause()) !== null)) yield wait!;
    return this.engine.end();
  }

  private replace(files: ReadonlyMap<string, FileFacts | null>, modules: ModuleIndex | null): Replaced {
    const inputs: Query[] = [];
    const spared = new Map<Query, Spares>();
    for (const [path, facts] of files) {
      const query = this.fileInputs.query(path) as Query<FileFacts | undefined>;
      const before = this.files.get(path);
      if (before && facts?.hasMovedFrom(before) && this.engine.exchange(query, before, facts)) {
        this.files.set(path, facts);
        continue;
      }
      const edit = before && facts ? FunctionEdit.between(before, facts) : null;
      if (edit !== null) spared.set(query as Query, (reader) => this.isSpared(reader, path, edit));
      for (const name of this.passerIndex?.replace(before ?? null, facts) ?? [])
        inputs.push(this.passers.query(name) as Query);
      if (facts) this.files.set(path, facts);
      else this.files.delete(path);
      inputs.push(query as Query);
    }
    if (modules) inputs.push(this.names.replace(modules));
    return { inputs, spared };
  }

  private isSpared({ kind, a, b, c }: Query, path: string, edit: FunctionEdit): boolean {
    return a === path && (this.outlasting.get(kind)?.(edit, b, c) ?? false);
  }

  outlasts<T>(kind: QueryKind<T>, test: Outlasts): void {
    this.outlasting.set(kind as QueryKind<unknown>, test);
  }

  /** For whoever asks everything once and is thrown away; see `QueryEngine.expectNoUpdates`. */
  expectNoUpdates(): void {
    this.engine.expectNoUpdates();
    this.interner.expectNoUpdates();
  }

  passersOf(name: string): readonly string[] {
    // Of ten names that are asked for nine are nobody's.
    return this.engine.isUnrecorded && !this.indexOfPassers.has(name) ? NO_PATHS : this.passers.ask(name);
  }

  isPassed(name: string): boolean {
    return this.engine.isUnrecorded ? this.indexOfPassers.has(name) : this.passed.ask(name);
  }

  private get indexOfPassers(): PasserIndex {
    return (this.passerIndex ??= new PasserIndex(this.files.values()));
  }

  namesOf(name: string): readonly string[] {
    return this.renames.of(name);
  }

  /** How often each bound cut an answer short since the program was made. */
  get limitHits(): Readonly<Record<string, number>> {
    return { ...this.engine.limitHits, ...hitsSince(this.hitsBefore) };
  }

  /**
   * Lets go of entities and values that no answer holds any more. A walk through all answers, in steps: an update
   * between two of them makes it worthless, and whatever is left of it must be left undone.
   */
  *collectGarbage(): Generator<void, void, undefined> {
    this.evaluator.forgetUnused();
    this.interner.retain(yield* heldObjects(this.answers(), (object) => object instanceof FileFacts));
  }

  private *answers(): Generator<unknown> {
    for (const kind of this.engine.kinds) {
      if ((kind as unknown) === this.names.inputs) continue;
      for (const query of kind.all()) yield query.value;
    }
    yield* this.engine.pastAnswers();
    yield* this.evaluator.heldValues();
  }

  kind<T>(rules: QueryRules<T>): QueryKind<T> {
    return new QueryKind(this.engine, rules);
  }

  facts(path: string): FileFacts | undefined {
    const facts = this.fileInputs.ask(path);
    if (facts) this.onFactsUsed?.(facts);
    return facts;
  }

  factsOfChunk(path: string, chunkOf: (facts: FileFacts) => number): FileFacts | undefined {
    const facts = this.readsChunk === null ? undefined : this.files.get(path);
    const chunk = facts ? chunkOf(facts) : -1;
    if (!facts || chunk < 0 || !isFunctionChunk(facts, chunk)) return this.facts(path);
    this.readsChunk!(facts, chunk);
    return facts;
  }

  chunksReader(
    name: string,
    chunksOf: (facts: FileFacts, b: string, c: string) => Iterable<number>,
  ): (path: string, b: string, c: string) => FileFacts | undefined {
    const chunks = this.kind<readonly string[] | null>({
      name,
      arity: 3,
      compute: (path, b, c) => {
        const facts = this.facts(path);
        return facts ? Array.from(chunksOf(facts, b, c), (chunk) => keyOfChunk(facts, chunk)) : null;
      },
      bottom: null,
      equal: (a, b) => a === b || (a !== null && b !== null && sameList(a, b)),
    });
    return (path, b, c) => {
      const facts = this.readsChunk === null ? undefined : this.files.get(path);
      if (!facts || isOutside(path)) return this.facts(path);
      const keys = chunks.ask(path, b, c);
      for (const key of new Set(keys)) this.readsRowsOf(facts, chunkOfKey(facts, key));
      return keys === null ? undefined : facts;
    };
  }

  readsRowsOf(facts: FileFacts, chunk: number): void {
    if (this.readsChunk !== null && chunk >= 0) this.readsChunk(facts, chunk);
    else this.facts(facts.path);
  }

  /** The facts of a file without a record of the question; for who has recorded all that it will use of them. */
  peek(path: string): FileFacts | undefined {
    const known = this.files.get(path);
    if (known || !this.load) return known;
    const loaded = this.load(path);
    if (loaded) this.files.set(path, loaded);
    return loaded;
  }

  descend<T>(body: () => T, tooDeep: T): T {
    return this.engine.descend(body, tooDeep);
  }

  enter(): boolean {
    return this.engine.enter();
  }

  exit(): void {
    this.engine.exit();
  }

  /** The running computation links a chunk of the file: much of what that evaluates and looks up, it does more than once. */
  beginChunk(facts: FileFacts): void {
    this.evaluator.takeNotes(facts);
    this.classMembers.takeNotes();
  }

  takeNotes<T>(): Notes<T> {
    return this.engine.takeNotes();
  }

  isNoting<T>(notes: Notes<T>): boolean {
    return this.engine.isNoting(notes);
  }

  noted<T>(notes: Notes<T>, key: number, find: () => T): T {
    return this.engine.noted(notes, key, find);
  }

  once<K, T>(found: Map<K, Traced<T>>, key: K, find: () => T): T {
    return this.engine.once(found, key, find);
  }

  definition(facts: FileFacts, row: number): Definition {
    return this.interner.definition(
      facts.path,
      facts.defKey(row),
      defSymbol(facts, row),
      facts.isClass(row),
      mayBeReplaced(facts, row),
      isEnclosed(facts, row),
    );
  }

  definitionAt(path: string, key: string): Definition | null {
    return this.definitions.ask(path, key);
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.evaluator.evaluate(facts, ref);
  }

  signature(definition: Definition): Signature | null {
    return this.signatures.askAbout(definition);
  }

  protocolMembers(definition: Definition): readonly string[] | null {
    return this.classes.protocolMembers(definition);
  }

  metaclass(definition: Definition): Definition | null {
    return this.classes.metaclass(definition);
  }

  mro(definition: Definition): Mro {
    return this.classes.mro(definition);
  }

  bases(definition: Definition): readonly (readonly Value[])[] {
    return this.classes.bases(definition);
  }

  member(definition: Definition, name: string, from = 0): MemberLookup {
    return this.classMembers.member(definition, name, from);
  }

  attributeBelow(value: Value, name: string, found: readonly Resolution[]): readonly Resolution[] {
    return this.attributesBelow.of(value, name, found);
  }

  mayDifferBelow(definition: Definition, name: string): boolean {
    return this.isOverriddenBelow(definition, name) || this.attributesBelow.mayDiffer(definition, name);
  }

  isOverriddenBelow(definition: Definition, name: string): boolean {
    return this.methodsBelow.mayDiffer(definition, name);
  }

  overridesBelow(definition: Definition, name: string): readonly Definition[] {
    return this.isOverriddenBelow(definition, name)
      ? this.methodsBelow.named(definition, null, name).map(({ method }) => method)
      : [];
  }

  isOnlyDeclared(variable: VariableEntity): boolean {
    return this.classMembers.isOnlyDeclared(variable);
  }

  memberBelow(definition: Definition, name: string): readonly Resolution[] {
    return this.below.memberBelow(definition, name);
  }

  subclasses(definition: Definition): readonly Definition[] {
    return this.below.subclasses(definition);
  }

  possibleClasses(definition: Definition): readonly Definition[] {
    return this.below.possibleClasses(definition);
  }

  binding(facts: FileFacts, row: number): readonly Resolution[] {
    return this.targets.binding(facts, row);
  }

  bindingOfName(facts: FileFacts, nameRow: number): readonly Resolution[] {
    return this.targets.bindingOfName(facts, nameRow);
  }

  locate(module: string): ModuleLocation {
    return this.names.locate(module);
  }

  moduleMember(module: string, name: string): readonly Resolution[] {
    return this.names.moduleMember(module, name);
  }

  beyond(facts: FileFacts, scope: number, name: string): readonly Resolution[] {
    return this.names.beyond(facts, scope, name);
  }

  global(path: string, name: string): readonly Resolution[] {
    return this.names.global(path, name);
  }

  starNames(path: string): ExportedNames {
    return this.names.starNames(path);
  }

  starredModules(path: string): readonly string[] {
    return this.names.starredModules(path);
  }

  external(module: string, names: readonly string[]): ExternalEntity {
    return this.names.external(module, names);
  }

  importsModule(path: string, module: string): boolean {
    return this.names.importsModule(path, module);
  }

  moduleEntity(module: string): Entity {
    return this.names.moduleEntity(module);
  }

  importTarget(facts: FileFacts, row: number): readonly Resolution[] {
    return this.names.importTarget(facts, row);
  }
}

/** What is to be checked after files were replaced. */
interface Replaced {
  readonly inputs: Query[];
  readonly spared: ReadonlyMap<Query, Spares>;
}

/** Whether a chunk is a function or method: its scopes, and all that binds their names, are its own. */
function isFunctionChunk(facts: FileFacts, chunk: number): boolean {
  const kind = facts.evidence.chunks.kind[chunk];
  return kind !== ChunkKind.module && kind !== ChunkKind.class;
}

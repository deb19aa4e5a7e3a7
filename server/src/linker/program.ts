/**
 * The program: all indexed files' facts, the module index, interning, and one kind of query per question that
 * is asked across chunks. Every query reads the facts of one file at most (the one in its key) and reaches
 * the rest through other queries, so a change of a file is a change of queries that name it.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import {
  ChunkKind,
  DefFlag,
  ExprKind,
  ImportFlag,
  ImportKind,
  NameFlag,
  SiteKind,
} from '../evidence/schema.ts';
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import {
  addUnique,
  type Definition,
  type Entity,
  type ExternalEntity,
  Interner,
  isOutside,
  isTypingForm,
  type Resolution,
  sameList,
  sameResolutions,
  standardName,
  type Value,
} from './entities.ts';
import { Evaluator } from './evaluator.ts';
import { FileFacts } from './file-facts.ts';
import { heldObjects } from './held-objects.ts';
import { atMostValues, countHit, exceeds, hitsSince, hitsSoFar } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED, MAX_MRO, MAX_SUBCLASSES, MAX_VALUES } from './limits.ts';
import { METHODS, type Method } from './links.ts';
import type { Lookups, MemberLookup, Mro } from './lookups.ts';
import type { ModuleIndex, ModuleLocation } from './module-index.ts';
import { linearize, type MroEntry } from './mro.ts';
import { PasserIndex } from './passer-index.ts';
import { type Query, QueryEngine, QueryKind, type QueryRules, type Update } from './queries.ts';
import { classDescriptor, functionDescriptor, termDescriptor } from './scip-symbol.ts';
import { type Signature, sameSignature, signatureOf } from './signatures.ts';
import {
  BUILTIN_CLASSES,
  BUILTIN_CONSTANTS,
  BUILTIN_FUNCTIONS,
  MODULE_ATTRIBUTES,
  STANDARD_SUBMODULES,
} from './standard-names.ts';
import { type ExportedNames, exportedNames, hasFiles, sameNames } from './star-exports.ts';

type Candidates = readonly (readonly Value[])[];

/** What star imports give a name, and the byte offset of the one of them that surely runs, -1 when none does. */
interface Starred {
  readonly found: readonly Resolution[];
  readonly certainAt: number;
}

const NOTHING: readonly Resolution[] = [];
const NO_STARS: Starred = { found: NOTHING, certainAt: -1 };
const DYNAMIC_LOOKUPS: readonly string[] = ['__getattr__', '__getattribute__'];
const inherited = (resolution: Resolution): Resolution => ({ ...resolution, method: 'inherited_member' });

/** No member, which few want to know more about: most misses are of special methods that objects may have. */
class Miss implements MemberLookup {
  readonly found = NOTHING;
  private readonly isCertain: () => boolean;

  constructor(isCertain: () => boolean) {
    this.isCertain = isCertain;
  }

  get complete(): boolean {
    return this.isCertain();
  }
}

const UNKNOWN: MemberLookup = { found: NOTHING, complete: false };

export class Program implements Lookups {
  readonly engine = new QueryEngine();
  readonly interner = new Interner();
  readonly evaluator: Evaluator;
  private readonly files: Map<string, FileFacts>;
  private modules: ModuleIndex;

  /** Input: the facts of a file, undefined when there is none: (path). */
  private readonly fileInputs = this.kind<FileFacts | undefined>({
    name: 'file',
    arity: 1,
    compute: (path) => (isOutside(path) ? this.modules.outside?.facts(path) : this.peek(path)),
    bottom: undefined,
    equal: Object.is,
  });

  /** Input: which names are modules: (''). */
  private readonly moduleInputs = this.kind<ModuleIndex | undefined>({
    name: 'modules',
    arity: 1,
    compute: () => this.modules,
    bottom: undefined,
    equal: Object.is,
  });

  /** Where a module is: (module). */
  private readonly moduleLocations = this.kind<ModuleLocation>({
    name: 'module',
    arity: 1,
    compute: (module) => this.moduleInputs.ask('')!.locate(module),
    bottom: { kind: 'missing' },
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });

  /** What `module.name` is from outside: (module, name). */
  private readonly moduleMembers = this.resolutions('member', 2, (module, name) =>
    this.findModuleMember(module, name),
  );

  /** What a global name means inside a file: (path, name). */
  private readonly globals = this.resolutions('global', 2, (path, name) => {
    const facts = this.facts(path);
    return facts ? this.findGlobal(facts, name, true) : NOTHING;
  });

  /** What a binding of a scope stands for: (path, scope key, name), or `name@n` for what its first n sites bind. */
  private readonly bindings = this.resolutions('binding', 3, (path, scope, name) => {
    const at = name.indexOf('@');
    return at < 0
      ? this.resolveSites(path, scope, name)
      : this.resolveSites(path, scope, name.slice(0, at), Number(name.slice(at + 1)));
  });

  /** A member the class itself binds or its methods store: (path, def key, name). */
  private readonly ownMembers = this.resolutions('own', 3, (path, key, name) =>
    this.findOwnMember(path, key, name),
  );

  /** Names a star import of the file binds: (path). */
  private readonly stars = this.kind<ExportedNames>({
    name: 'star',
    arity: 1,
    compute: (path) => {
      const facts = this.facts(path);
      return facts ? exportedNames(this, facts) : { names: new Set<string>(), exact: true };
    },
    bottom: { names: new Set<string>(), exact: false },
    equal: sameNames,
  });

  /** Modules a file star-imports, in source order: (path). */
  private readonly starSources = this.kind<readonly string[]>({
    name: 'star_sources',
    arity: 1,
    compute: (path) => {
      const facts = this.facts(path);
      return facts?.starImports().flatMap((row) => facts.importedModule(row) ?? []) ?? [];
    },
    bottom: [],
    equal: sameList,
  });

  /** Candidate classes of each base expression of a class: (path, def key). */
  private readonly baseCandidates = this.kind<Candidates>({
    name: 'bases',
    arity: 2,
    compute: (path, key) => this.findBases(path, key),
    bottom: [],
    equal: (a, b) => a.length === b.length && a.every((list, i) => sameList(list, b[i]!)),
  });

  /** Method resolution order: (path, def key). */
  private readonly mros = this.kind<Mro>({
    name: 'mro',
    arity: 2,
    compute: (path, key) => this.computeMro(path, key),
    bottom: { entries: [], complete: false },
    equal: (a, b) => a.complete === b.complete && sameList(a.entries, b.entries),
  });

  /** What a caller must know of a function: (path, def key). */
  private readonly signatures = this.kind<Signature | null>({
    name: 'signature',
    arity: 2,
    compute: (path, key) => {
      const facts = this.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined ? signatureOf(facts, row) : null;
    },
    bottom: null,
    equal: sameSignature,
  });

  /** Whether a file imports a module by name: (path, module). */
  private readonly imported = this.kind<boolean>({
    name: 'imports',
    arity: 2,
    compute: (path, module) => this.facts(path)?.imports(module) ?? false,
    bottom: false,
    equal: Object.is,
  });

  /** The definition with a key: (path, def key). */
  private readonly definitions = this.kind<Definition | null>({
    name: 'definition',
    arity: 2,
    compute: (path, key) => {
      const facts = this.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined ? this.definition(facts, row) : null;
    },
    bottom: null,
    equal: Object.is,
  });

  /** What a class must have to fulfil a protocol (PEP 544), null for other classes: (path, def key). */
  private readonly protocols = this.kind<readonly string[] | null>({
    name: 'protocol',
    arity: 2,
    compute: (path, key) => this.findProtocol(path, key),
    bottom: null,
    equal: (a, b) => a === b || (a !== null && b !== null && sameList(a, b)),
  });

  /** The classes a class statement names as its metaclass: (path, def key). */
  private readonly metaclasses = this.kind<readonly Value[]>({
    name: 'metaclass',
    arity: 2,
    compute: (path, key) => {
      const facts = this.facts(path);
      const row = facts?.defRow(key);
      const ref = facts && row !== undefined ? facts.metaclassOf(row) : NO_EXPR;
      return facts && ref !== NO_EXPR ? this.evaluate(facts, ref).filter((v) => v.kind === 'class') : [];
    },
    bottom: [],
    equal: sameList,
  });

  /** Input: files that call something of a name with what may be a function: (name). */
  private readonly passers = this.kind<readonly string[]>({
    name: 'passers',
    arity: 1,
    compute: (name) => (this.passerIndex ??= new PasserIndex(this.files.values())).of(name),
    bottom: [],
    equal: sameList,
  });
  /** Classes of a file that have bases, in source order: (path). */
  private readonly derivedClasses = this.kind<readonly Definition[]>({
    name: 'derived',
    arity: 1,
    compute: (path) => {
      const facts = this.facts(path);
      const found: Definition[] = [];
      for (let row = 0; facts && row < facts.evidence.defs.length; row++)
        if (facts.isClass(row) && facts.evidence.defs.baseCount[row]! > 0)
          found.push(this.definition(facts, row));
      return found;
    },
    bottom: [],
    equal: sameList,
  });

  /** Members that classes of a file which inherit from a class have: (path of the file, path and def key, name). */
  private readonly membersBelow = this.resolutions('below', 3, (path, target, name) => {
    const space = target.indexOf(' ');
    const above = this.definitionAt(target.slice(0, space), target.slice(space + 1));
    const found: Resolution[] = [];
    if (!above) return found;
    for (const below of this.derivedClasses.ask(path)) {
      if (found.length >= MAX_VALUES) break;
      if (below === above || !this.mro(below).entries.includes(above)) continue;
      for (const { entity, confidence } of this.member(below, name).found) {
        const limit = METHODS.subclass_member.confidence;
        if (!found.some((known) => known.entity === entity))
          found.push(resolution(entity, 'subclass_member', Math.min(confidence, limit)));
      }
    }
    return found;
  });

  /** Classes of a file that name a class among their bases: (path of the file, path and def key). */
  private readonly subclassesIn = this.kind<readonly Definition[]>({
    name: 'subclasses_in',
    arity: 2,
    compute: (path, target) => {
      const names = (below: Definition): boolean =>
        this.bases(below).some((values) =>
          values.some((value) => value.kind === 'class' && value.definition.place === target),
        );
      return this.derivedClasses.ask(path).filter(names);
    },
    bottom: [],
    equal: sameList,
  });

  /** All classes below one, nearest first: (path, def key). */
  private readonly allSubclasses = this.kind<readonly Definition[]>({
    name: 'subclasses',
    arity: 2,
    compute: (path, key) => {
      const definition = this.definitionAt(path, key);
      return definition ? this.findSubclasses(definition) : [];
    },
    bottom: [],
    equal: sameList,
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
    this.modules = modules;
    this.evaluator = new Evaluator(this);
  }

  /**
   * Replaces files (null: the file is gone) and, when names of modules changed, the module index; checks every
   * answer that rests on them.
   */
  update(files: ReadonlyMap<string, FileFacts | null>, modules: ModuleIndex | null = null): Update {
    return this.engine.update(this.replace(files, modules));
  }

  /** As `update`, asking `pause` now and then whether to let others have the thread, and waiting for what it gives. */
  async updateInSlices(
    files: ReadonlyMap<string, FileFacts | null>,
    modules: ModuleIndex | null,
    pause: () => Promise<void> | null,
  ): Promise<Update> {
    this.engine.begin(this.replace(files, modules));
    let wait: Promise<void> | null = null;
    while (!this.engine.advanceUpdate(() => (wait = pause()) !== null)) await wait;
    return this.engine.end();
  }

  private replace(files: ReadonlyMap<string, FileFacts | null>, modules: ModuleIndex | null): Query[] {
    const inputs: Query[] = [];
    for (const [path, facts] of files) {
      for (const name of this.passerIndex?.replace(this.files.get(path) ?? null, facts) ?? [])
        inputs.push(this.passers.query(name) as Query);
      if (facts) this.files.set(path, facts);
      else this.files.delete(path);
      inputs.push(this.fileInputs.query(path) as Query);
    }
    if (modules) {
      this.modules = modules;
      inputs.push(this.moduleInputs.query('') as Query);
    }
    return inputs;
  }

  passersOf(name: string): readonly string[] {
    return this.passers.ask(name);
  }

  memberBelow(definition: Definition, name: string): readonly Resolution[] {
    const target = definition.place;
    const found: Resolution[] = [];
    const paths = this.passersOf(`class ${className(definition)}`);
    if (exceeds('callsFollowed', paths.length, MAX_CALLS_FOLLOWED)) return found;
    for (const path of paths)
      for (const item of this.membersBelow.ask(path, target, name))
        if (!found.some((known) => known.entity === item.entity)) found.push(item);
    return atMostValues(found);
  }

  subclasses(definition: Definition): readonly Definition[] {
    return this.allSubclasses.ask(definition.path, definition.key);
  }

  private findSubclasses(definition: Definition): readonly Definition[] {
    const found: Definition[] = [];
    const pending = [definition];
    for (let above = pending.shift(); above !== undefined; above = pending.shift()) {
      const paths = this.passersOf(`class ${className(above)}`);
      if (exceeds('subclasses', paths.length, MAX_SUBCLASSES)) return [];
      for (const path of paths)
        for (const below of this.subclassesIn.ask(path, above.place)) {
          if (below === definition || found.includes(below)) continue;
          if (exceeds('subclasses', found.length + 1, MAX_SUBCLASSES)) return [];
          found.push(below);
          pending.push(below);
        }
    }
    return found;
  }

  isUsed(definition: Definition): boolean {
    return this.passersOf(`use ${className(definition)}`).length > 0;
  }

  /** How often each bound cut an answer short since the program was made. */
  get limitHits(): Readonly<Record<string, number>> {
    return { ...this.engine.limitHits, ...hitsSince(this.hitsBefore) };
  }

  /** Lets go of entities and values that no answer holds any more; between updates. A walk through all answers. */
  collectGarbage(): void {
    this.evaluator.forgetUnused();
    this.interner.retain(heldObjects(this.answers(), (object) => object instanceof FileFacts));
  }

  private *answers(): Generator<unknown> {
    for (const kind of this.engine.kinds) {
      if ((kind as unknown) === this.moduleInputs) continue;
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

  definition(facts: FileFacts, row: number): Definition {
    return this.interner.definition(
      facts.path,
      facts.defKey(row),
      facts.calleeSymbol(row),
      facts.isClass(row),
      facts.mayBeReplaced(row),
      facts.isEnclosed(row),
    );
  }

  definitionAt(path: string, key: string): Definition | null {
    return this.definitions.ask(path, key);
  }

  protocolMembers(definition: Definition): readonly string[] | null {
    return this.protocols.ask(definition.path, definition.key);
  }

  metaclass(definition: Definition): Definition | null {
    for (const entry of this.mro(definition).entries) {
      if (!('isClass' in entry)) return null;
      const found = this.metaclasses.ask(entry.path, entry.key)[0];
      if (found?.kind === 'class') return found.definition;
    }
    return null;
  }

  private findProtocol(path: string, key: string): readonly string[] | null {
    const facts = this.facts(path);
    const row = facts?.defRow(key);
    if (!facts || row === undefined) return null;
    const isProtocol = this.baseCandidates
      .ask(path, key)
      .some((values) => values.some((v) => v.kind === 'external' && v.entity.names.at(-1) === 'Protocol'));
    return isProtocol ? facts.classNames(row) : null;
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.evaluator.evaluate(facts, ref);
  }

  locate(module: string): ModuleLocation {
    return this.moduleLocations.ask(module);
  }

  moduleMember(module: string, name: string): readonly Resolution[] {
    return this.moduleMembers.ask(module, name);
  }

  global(path: string, name: string): readonly Resolution[] {
    return this.globals.ask(path, name);
  }

  /** From all sites of the binding that can be the last to bind it. */
  binding(facts: FileFacts, row: number): readonly Resolution[] {
    const { scope, name } = facts.evidence.bindings;
    return this.bindings.ask(facts.path, facts.scopeKey(scope[row]!), facts.text(name[row]!));
  }

  bindingOfName(facts: FileFacts, nameRow: number): readonly Resolution[] {
    const { nameBindings, bindings } = facts.evidence;
    const row = nameBindings.resolved[nameRow]!;
    const before = facts.sitesBefore(nameRow);
    if (before === bindings.siteCount[row]) return this.binding(facts, row);
    const name = `${facts.text(bindings.name[row]!)}@${before}`;
    return this.bindings.ask(facts.path, facts.scopeKey(bindings.scope[row]!), name);
  }

  starNames(path: string): ExportedNames {
    return this.stars.ask(path);
  }

  starredModules(path: string): readonly string[] {
    return this.starSources.ask(path);
  }

  mro(definition: Definition): Mro {
    return this.mros.ask(definition.path, definition.key);
  }

  bases(definition: Definition): Candidates {
    return this.baseCandidates.ask(definition.path, definition.key);
  }

  signature(definition: Definition): Signature | null {
    return this.signatures.ask(definition.path, definition.key);
  }

  member(definition: Definition, name: string, from = 0): MemberLookup {
    const { entries, complete } = this.mro(definition);
    for (let i = from; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) {
        if (isTypingForm(entry)) continue;
        return UNKNOWN;
      }
      const found = this.ownMembers.ask(entry.path, entry.key, name);
      if (found.length === 0) continue;
      // A property above goes before what methods store under its name: storing calls its setter.
      const setter = found[0]!.method === 'instance_member' ? this.propertyAbove(entries, i + 1, name) : null;
      if (setter) return { found: setter.map(inherited), complete: true };
      return { found: i === 0 ? found : found.map(inherited), complete: true };
    }
    return complete ? new Miss(() => !this.hasDynamicMembers(definition, name)) : UNKNOWN;
  }

  private propertyAbove(
    entries: readonly MroEntry[],
    from: number,
    name: string,
  ): readonly Resolution[] | null {
    for (let i = from; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) return null;
      const found = this.ownMembers.ask(entry.path, entry.key, name);
      const entity = found[0]?.entity;
      if (entity?.kind === 'definition')
        return !entity.definition.isClass && this.signature(entity.definition)?.isProperty ? found : null;
      if (entity && found[0]!.method !== 'instance_member') return null;
    }
    return null;
  }

  external(module: string, names: readonly string[]): ExternalEntity {
    let symbol = this.symbolPrefix(module);
    if (module === 'builtins' && names.length > 0) {
      symbol += builtinDescriptor(names[0]!) + names.slice(1).map(termDescriptor).join('');
    } else symbol += names.map(termDescriptor).join('');
    return this.interner.external(module, names, symbol);
  }

  importsModule(path: string, module: string): boolean {
    return this.imported.ask(path, module);
  }

  moduleEntity(module: string): Entity {
    return this.interner.module(module, `${this.symbolPrefix(module)}__init__:`);
  }

  importTarget(facts: FileFacts, row: number): readonly Resolution[] {
    const { kind, flags, name } = facts.evidence.imports;
    const module = facts.importedModule(row);
    if (module === null) return NOTHING;
    if (kind[row] === ImportKind.IMPORT) {
      const bound = flags[row]! & ImportFlag.aliased ? module : module.split('.', 1)[0]!;
      return this.locate(bound).kind === 'missing'
        ? NOTHING
        : [resolution(this.moduleEntity(bound), 'import')];
    }
    if (flags[row]! & ImportFlag.star) return [resolution(this.moduleEntity(module), 'import')];
    // `from . import path as _path; path = _path`: a package means its submodule, not what it makes of it.
    if (facts.isStub && module === facts.moduleFqn) {
      const submodule = `${module}.${facts.text(name[row]!)}`;
      if (this.locate(submodule).kind === 'outside')
        return [resolution(this.moduleEntity(submodule), 'external')];
    }
    return this.moduleMember(module, facts.text(name[row]!)).map((r) =>
      r.method === 'import_submodule' || r.method === 'external' || r.confidence < 1
        ? r
        : { ...r, method: 'import' },
    );
  }

  private resolutions(
    name: string,
    arity: 2 | 3,
    compute: (a: string, b: string, c: string) => readonly Resolution[],
  ): QueryKind<readonly Resolution[]> {
    return this.kind({ name, arity, compute, bottom: NOTHING, equal: sameResolutions });
  }

  private symbolPrefix(module: string): string {
    // Asked for the record: whether the module is ours, the standard library's or somebody else's is in it.
    this.locate(module);
    return this.modules.symbolPrefix(module);
  }

  /** `__getattr__` or `__getattribute__` can answer for any name (data model, "Customizing attribute access"). */
  private hasDynamicMembers(definition: Definition, name: string): boolean {
    if (DYNAMIC_LOOKUPS.includes(name)) return false;
    return DYNAMIC_LOOKUPS.some((hook) => this.member(definition, hook).found.length > 0);
  }

  private findModuleMember(module: string, name: string): readonly Resolution[] {
    const location = this.locate(module);
    if (location.kind === 'standard' && STANDARD_SUBMODULES.has(`${module}.${name}`)) {
      return [resolution(this.moduleEntity(`${module}.${name}`), 'external')];
    }
    if (location.kind === 'standard' || location.kind === 'third_party') {
      return [resolution(this.external(module, [name]), 'external')];
    }
    if (location.kind === 'file' || location.kind === 'outside') {
      for (const path of location.paths) {
        const facts = this.facts(path);
        const found = facts ? this.findGlobal(facts, name, false) : NOTHING;
        if (found.length > 0) {
          return found.map((r) => (r.method === 'lexical' ? { ...r, method: 'module_attribute' } : r));
        }
      }
    }
    const submodule = `${module}.${name}`;
    const { kind } = this.locate(submodule);
    if (kind === 'file' || kind === 'namespace' || (kind === 'outside' && !name.startsWith('__')))
      return [resolution(this.moduleEntity(submodule), kind === 'outside' ? 'external' : 'import_submodule')];
    // What a stub leaves out may be there all the same.
    return location.kind === 'outside' && !name.startsWith('__')
      ? [resolution(this.external(module, [name]), 'external')]
      : NOTHING;
  }

  private findGlobal(facts: FileFacts, name: string, withBuiltins: boolean): readonly Resolution[] {
    const row = facts.binding(0, name);
    // Code of the file may run before a name of it is deleted; others come after.
    const isGone = row >= 0 && !withBuiltins && facts.isDeleted(row);
    if (row >= 0 && !isGone) {
      const found = this.binding(facts, row);
      if (found.length > 0 || facts.evidence.bindings.siteCount[row]! > 0) return found;
    }
    const starred = this.findStarred(facts, name, row >= 0 ? facts.deletedAt(row) : -1).found;
    if (starred.length > 0 || isGone) return asAlternatives(starred);
    if (MODULE_ATTRIBUTES.has(name)) {
      const symbol = facts.symbolPrefix + termDescriptor(name);
      return [resolution(this.interner.variable(facts.path, '', name, symbol), 'builtin')];
    }
    const isBuiltin = BUILTIN_CLASSES.has(name) || BUILTIN_FUNCTIONS.has(name) || BUILTIN_CONSTANTS.has(name);
    if (!withBuiltins || !isBuiltin) return NOTHING;
    const known = this.locate('builtins').kind === 'outside' ? this.moduleMember('builtins', name) : NOTHING;
    if (known.length > 0) return known.map(({ entity }) => resolution(entity, 'builtin'));
    return [resolution(this.external('builtins', [name]), 'builtin')];
  }

  /**
   * Through `from m import *`, the last one first, as execution order would leave it; one that may not run
   * leaves room for those before it. Only star imports after the byte offset count.
   */
  private findStarred(facts: FileFacts, name: string, after = -1): Starred {
    const found: Resolution[] = [];
    const { flags } = facts.evidence.imports;
    for (const row of facts.starImports().toReversed()) {
      if (facts.sitePosition(SiteKind.import, row) <= after) break;
      const module = facts.importedModule(row);
      const location = module === null ? null : this.locate(module);
      if (module === null || !location || !hasFiles(location)) continue;
      const exported = this.starNames(location.paths[0]!);
      if (!exported.names.has(name)) continue;
      const limit = exported.exact ? 1 : METHODS.star_import.confidence;
      for (const r of this.moduleMember(module, name)) {
        if (!found.some((known) => known.entity === r.entity))
          found.push(resolution(r.entity, 'star_import', Math.min(r.confidence, limit)));
      }
      if (found.length > 0 && !(flags[row]! & ImportFlag.conditional))
        return { found, certainAt: facts.sitePosition(SiteKind.import, row) };
    }
    return { found, certainAt: -1 };
  }

  /**
   * Sites in source order; the last one that always runs hides those before it, so what remains is what a
   * reader outside the scope can meet: `def f` after `try: from a import f` hides it, two branches do not.
   */
  private resolveSites(
    path: string,
    scopeKey: string,
    name: string,
    siteLimit: number = Number.POSITIVE_INFINITY,
  ): readonly Resolution[] {
    const facts = this.facts(path);
    const scope = facts?.scope(scopeKey) ?? -1;
    const binding = facts && scope >= 0 ? facts.binding(scope, name) : -1;
    if (!facts || binding < 0) return NOTHING;
    const { bindings, bindingSites } = facts.evidence;
    const from = bindings.siteStart[binding]!;
    const to = from + Math.min(siteLimit, bindings.siteCount[binding]!);
    let first = Math.max(from, to - 1);
    while (first > from && isConditional(facts, first)) first--;
    const position = (site: number): number =>
      facts.sitePosition(bindingSites.kind[site]!, bindingSites.row[site]!);
    const hidden = to > from && !isConditional(facts, first) ? position(first) : -1;
    const deletedAt = facts.deletedAt(binding);
    const isBound = to > from || deletedAt >= 0;
    const starred =
      scope === 0 && isBound && siteLimit >= bindings.siteCount[binding]!
        ? this.findStarred(facts, name, Math.max(hidden, deletedAt))
        : NO_STARS;
    const found = [...starred.found];
    for (let site = first; site < to && found.length < MAX_VALUES; site++) {
      // A star import that always runs replaces what was bound before it.
      if (starred.certainAt >= 0 && position(site) < starred.certainAt) continue;
      for (const target of this.resolveSite(
        facts,
        bindingSites.kind[site]!,
        bindingSites.row[site]!,
        scope,
        name,
      )) {
        if (!found.some((r) => r.entity === target.entity)) found.push(target);
      }
    }
    return asAlternatives(found);
  }

  private resolveSite(
    facts: FileFacts,
    kind: number,
    row: number,
    scope: number,
    name: string,
  ): readonly Resolution[] {
    if (kind === SiteKind.def) return [resolution(this.definition(facts, row).entity, 'lexical')];
    if (kind === SiteKind.import) return this.importTarget(facts, row);
    if (kind === SiteKind.param) {
      const symbol = facts.parameterSymbol(row);
      const owner = facts.defKey(facts.evidence.params.def[row]!);
      return symbol === null
        ? NOTHING
        : [resolution(this.interner.parameter(facts.path, owner, name, symbol), 'lexical')];
    }
    const symbol = facts.variableSymbol(scope, name);
    if (symbol === null) return NOTHING;
    return [resolution(this.interner.variable(facts.path, facts.scopeKey(scope), name, symbol), 'lexical')];
  }

  private findOwnMember(path: string, key: string, name: string): readonly Resolution[] {
    const facts = this.facts(path);
    const row = facts?.defRow(key);
    if (!facts || row === undefined || !facts.isClass(row)) return NOTHING;
    const { defs, bindings } = facts.evidence;
    const scope = defs.bodyScope[row]!;
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    if (binding >= 0 && bindings.siteCount[binding]! > 0) {
      const found = this.binding(facts, binding);
      if (found.length > 0)
        return found.map((r) => (r.method === 'lexical' ? { ...r, method: 'class_member' } : r));
    }
    if (!facts.storedAttributes(row).has(name)) return NOTHING;
    return [
      resolution(
        this.interner.variable(path, key, name, facts.attributeSymbol(row, name)),
        'instance_member',
      ),
    ];
  }

  private findBases(path: string, key: string): Candidates {
    const facts = this.factsOfChunk(path, (known) => known.chunkOfDef(key));
    const row = facts?.defRow(key);
    if (!facts || row === undefined) return [];
    const { bases, defs, exprs, operands } = facts.evidence;
    const lists: (readonly Value[])[] = [];
    const from = defs.baseStart[row]!;
    for (let base = from; base < from + defs.baseCount[row]!; base++) {
      if (bases.keyword[base]! >= 0) continue;
      let ref = bases.expr[base]!;
      // `Generic[T]`: the base is what is subscripted (PEP 560).
      while (exprRefKind(ref) === 'expr' && exprs.kind[exprRefRow(ref)] === ExprKind.subscript) {
        ref = operands.expr[exprs.operandStart[exprRefRow(ref)]!]!;
      }
      const values = bases.star[base] ? [] : this.evaluator.expand(this.evaluate(facts, ref));
      lists.push(values.filter(({ kind }) => kind === 'class' || kind === 'external' || kind === 'opaque'));
    }
    return lists;
  }

  private computeMro(path: string, key: string): Mro {
    const definition = this.definitionAt(path, key);
    if (!definition) return { entries: [], complete: false };
    let complete = true;
    const parents: (readonly MroEntry[])[] = [];
    const direct: MroEntry[] = [];
    for (const candidates of this.bases(definition)) {
      const base = candidates[0];
      if (base?.kind === 'class') {
        if (base.definition === definition || standardName(base.definition) === 'builtins.object') continue;
        const mro = this.mro(base.definition);
        complete &&= mro.complete;
        addUnique<MroEntry>(direct, base.definition);
        parents.push(mro.entries);
      } else if (base?.kind === 'external') {
        const { module, names } = base.entity;
        if (module === 'builtins' && names[0] === 'object') continue;
        complete &&= isTypingForm(base.entity);
        addUnique<MroEntry>(direct, base.entity);
        parents.push([base.entity]);
      } else complete = false;
    }
    const entries = linearize<MroEntry>(definition, parents, direct, MAX_MRO);
    if (entries.length === MAX_MRO) countHit('mroClasses');
    return { entries, complete };
  }
}

/** The name of a class as its statement gives it. */
const className = ({ key }: Definition): string => key.slice(key.lastIndexOf('.') + 1).replace(/#.*/, '');

function resolution(
  entity: Entity,
  method: Method,
  confidence: number = METHODS[method].confidence,
): Resolution {
  return { entity, method, confidence };
}

/** Several answers of which one holds; a single one stays as it is. */
function asAlternatives(found: readonly Resolution[]): readonly Resolution[] {
  if (found.length < 2) return found;
  const limit = METHODS.alternative.confidence;
  return found.map((r) => resolution(r.entity, 'alternative', Math.min(r.confidence, limit)));
}

function builtinDescriptor(name: string): string {
  if (BUILTIN_CLASSES.has(name)) return classDescriptor(name);
  return BUILTIN_FUNCTIONS.has(name) ? functionDescriptor(name) : termDescriptor(name);
}

/** Whether a binding site may not run. */
function isConditional(facts: FileFacts, site: number): boolean {
  const { bindingSites, defs, imports, names } = facts.evidence;
  const row = bindingSites.row[site]!;
  if (facts.isForeignSite(site)) return true;
  switch (bindingSites.kind[site]) {
    case SiteKind.def:
      return (defs.flags[row]! & DefFlag.conditional) !== 0;
    case SiteKind.import:
      return (imports.flags[row]! & ImportFlag.conditional) !== 0;
    case SiteKind.name:
      return (names.flags[row]! & NameFlag.conditional) !== 0;
    default:
      return false;
  }
}

/** Whether a chunk is a function or method: its scopes, and all that binds their names, are its own. */
function isFunctionChunk(facts: FileFacts, chunk: number): boolean {
  const kind = facts.evidence.chunks.kind[chunk];
  return kind !== ChunkKind.module && kind !== ChunkKind.class;
}

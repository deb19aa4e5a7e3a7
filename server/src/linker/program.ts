/**
 * The program: all indexed files' facts, the module index, interning and the query memory, with one method
 * per question the linker asks across chunks. Every answer is a query, so asking records the dependency.
 * Evaluation of expressions is injected (`Evaluation`), because names and values need each other.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefFlag, ImportFlag, ImportKind, NameFlag, ScopeKind, SiteKind } from '../evidence/schema.ts';
import {
  addUnique,
  type Definition,
  type Entity,
  Interner,
  type Resolution,
  sameList,
  sameResolutions,
  type Value,
} from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_MRO, MAX_VALUES } from './limits.ts';
import { METHODS, type Method } from './links.ts';
import type { ModuleIndex, ModuleLocation } from './module-index.ts';
import { linearize, type MroEntry } from './mro.ts';
import { Query, QueryEngine } from './queries.ts';
import { classDescriptor, functionDescriptor, termDescriptor } from './scip-symbol.ts';
import {
  BUILTIN_CLASSES,
  BUILTIN_CONSTANTS,
  BUILTIN_FUNCTIONS,
  MODULE_ATTRIBUTES,
} from './standard-names.ts';
import { type ExportedNames, exportedNames } from './star-exports.ts';

/** What the resolver needs to know of values. */
export interface Evaluation {
  /** Values of an expression of a file; empty when nothing is known. */
  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[];
}

export interface Mro {
  /** The class itself first. */
  readonly entries: readonly MroEntry[];
  /** False when a base is not indexed or not understood: a member may exist that cannot be seen. */
  readonly complete: boolean;
}

/** What looking a member up found. */
export interface MemberLookup {
  readonly found: readonly Resolution[];
  /** True when everything the object could have is known, so that a miss is a miss. */
  readonly complete: boolean;
}

const NOTHING: readonly Resolution[] = [];
const DYNAMIC_LOOKUPS: readonly string[] = ['__getattr__', '__getattribute__'];
const inherited = (resolution: Resolution): Resolution => ({ ...resolution, method: 'inherited_member' });

export class Program {
  readonly engine = new QueryEngine();
  readonly interner = new Interner();
  readonly modules: ModuleIndex;
  private readonly files: ReadonlyMap<string, FileFacts>;
  private readonly queries = new Map<string, Query<unknown>>();
  /** Set once, right after construction: the evaluator needs the program and the program the evaluator. */
  evaluation!: Evaluation;

  constructor(files: ReadonlyMap<string, FileFacts>, modules: ModuleIndex) {
    this.files = files;
    this.modules = modules;
  }

  facts(path: string): FileFacts | undefined {
    return this.files.get(path);
  }

  /** Facts and row of a definition; undefined when an edit removed it. */
  find(definition: Definition): { readonly facts: FileFacts; readonly row: number } | undefined {
    const facts = this.files.get(definition.path);
    const row = facts?.defRow(definition.key);
    return facts && row !== undefined ? { facts, row } : undefined;
  }

  definition(facts: FileFacts, row: number): Definition {
    return this.interner.definition(facts.path, facts.defKey(row), facts.defSymbol(row), facts.isClass(row));
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.evaluation.evaluate(facts, ref);
  }

  query<T>(key: string): Query<T> {
    let query = this.queries.get(key);
    if (!query) this.queries.set(key, (query = new Query(key)));
    return query as Query<T>;
  }

  /** Where a module is. */
  locate(module: string): ModuleLocation {
    return this.engine.ask(this.query(`module|${module}`), () => this.modules.locate(module), {
      kind: 'missing',
    });
  }

  moduleEntity(module: string): Entity {
    return this.interner.entity({ kind: 'module', key: module, symbol: this.modules.symbol(module), module });
  }

  /** What `module.name` is from outside: an attribute the module's code binds, else a submodule. */
  moduleMember(module: string, name: string): readonly Resolution[] {
    return this.engine.ask(
      this.query(`member|${module}|${name}`),
      () => this.findModuleMember(module, name),
      NOTHING,
      sameResolutions,
    );
  }

  /** What a global name means inside a file: its own bindings, star imports, then builtins. */
  global(facts: FileFacts, name: string): readonly Resolution[] {
    return this.engine.ask(
      this.query(`global|${facts.path}|${name}`),
      () => this.findGlobal(facts, name, true),
      NOTHING,
      sameResolutions,
    );
  }

  /** What a binding of a scope stands for, from all sites that can be the last to bind it. */
  binding(facts: FileFacts, row: number): readonly Resolution[] {
    const { bindings } = facts.evidence;
    const key = `binding|${facts.path}|${this.scopeKey(facts, bindings.scope[row]!)}|${facts.text(bindings.name[row]!)}`;
    return this.engine.ask(this.query(key), () => this.resolveSites(facts, row), NOTHING, sameResolutions);
  }

  /** Names a star import of the module binds (`__all__` or the public ones), or null when not computable. */
  starNames(path: string): ExportedNames {
    const facts = this.files.get(path);
    return this.engine.ask(
      this.query(`star|${path}`),
      () => (facts ? exportedNames(this, facts) : { names: new Set<string>(), exact: true }),
      { names: new Set<string>(), exact: false },
      (a, b) =>
        a.exact === b.exact && a.names.size === b.names.size && [...a.names].every((n) => b.names.has(n)),
    );
  }

  /** A member the class itself binds or its methods store; not inherited ones. */
  ownMember(definition: Definition, name: string): readonly Resolution[] {
    return this.engine.ask(
      this.query(`own|${definition.path}|${definition.key}|${name}`),
      () => this.findOwnMember(definition, name),
      NOTHING,
      sameResolutions,
    );
  }

  /** Method resolution order (C3), the class itself first. */
  mro(definition: Definition): Mro {
    return this.engine.ask<Mro>(
      this.query(`mro|${definition.path}|${definition.key}`),
      () => this.computeMro(definition),
      { entries: [definition], complete: false },
      (a, b) => a.complete === b.complete && sameList(a.entries, b.entries),
    );
  }

  /** Candidate classes of each base expression of a class, in source order. */
  bases(definition: Definition): readonly (readonly Value[])[] {
    return this.engine.ask(
      this.query(`bases|${definition.path}|${definition.key}`),
      () => {
        const found = this.find(definition);
        if (!found) return [];
        const { bases, defs, exprs, operands } = found.facts.evidence;
        const lists: (readonly Value[])[] = [];
        const from = defs.baseStart[found.row]!;
        for (let b = from; b < from + defs.baseCount[found.row]!; b++) {
          if (bases.keyword[b]! >= 0) continue;
          let ref = bases.expr[b]!;
          // `Generic[T]`: the base is what is subscripted (PEP 560).
          while (exprRefKind(ref) === 'expr' && exprs.kind[exprRefRow(ref)] === 0)
            ref = operands.expr[exprs.operandStart[exprRefRow(ref)]!]!;
          const values = bases.star[b] ? [] : this.evaluate(found.facts, ref);
          lists.push(
            values.filter((v) => v.kind === 'class' || v.kind === 'external' || v.kind === 'opaque'),
          );
        }
        return lists;
      },
      [],
      (a, b) => a.length === b.length && a.every((list, i) => sameList(list, b[i]!)),
    );
  }

  /** A member looked up along the MRO, from position `from` on (1 skips the class itself, as `super()` does). */
  member(definition: Definition, name: string, from = 0): MemberLookup {
    const { entries, complete } = this.mro(definition);
    for (let i = from; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) return { found: NOTHING, complete: false };
      const found = this.ownMember(entry, name);
      if (found.length > 0) return { found: i === 0 ? found : found.map(inherited), complete: true };
    }
    return { found: NOTHING, complete: complete && !this.hasDynamicMembers(definition, name) };
  }

  /** `__getattr__` or `__getattribute__` can answer for any name (data model, "Customizing attribute access"). */
  private hasDynamicMembers(definition: Definition, name: string): boolean {
    if (DYNAMIC_LOOKUPS.includes(name)) return false;
    return DYNAMIC_LOOKUPS.some((hook) => this.member(definition, hook).found.length > 0);
  }

  external(module: string, names: readonly string[]): Entity {
    const prefix = this.modules.symbolPrefix(module);
    let symbol = prefix;
    if (module === 'builtins' && names.length > 0) {
      const first = names[0]!;
      symbol += BUILTIN_CLASSES.has(first)
        ? classDescriptor(first)
        : BUILTIN_FUNCTIONS.has(first)
          ? functionDescriptor(first)
          : termDescriptor(first);
      symbol += names.slice(1).map(termDescriptor).join('');
    } else symbol += names.map(termDescriptor).join('');
    return this.interner.entity({
      kind: 'external',
      key: `${module}|${names.join('.')}`,
      symbol,
      module,
      names,
    });
  }

  /** What an import row binds to: a module, or the things a from-import names. Empty: nothing is there. */
  importTarget(facts: FileFacts, row: number): readonly Resolution[] {
    const { imports } = facts.evidence;
    const module = facts.importedModule(row);
    if (module === null) return NOTHING;
    if (imports.kind[row] === ImportKind.IMPORT) {
      const bound = imports.flags[row]! & ImportFlag.aliased ? module : module.split('.', 1)[0]!;
      return this.locate(bound).kind === 'missing'
        ? NOTHING
        : [this.resolution(this.moduleEntity(bound), 'import')];
    }
    if (imports.flags[row]! & ImportFlag.star) return [this.resolution(this.moduleEntity(module), 'import')];
    return this.moduleMember(module, facts.text(imports.name[row]!)).map((r) =>
      r.method === 'import_submodule' || r.method === 'external' || r.confidence < 1
        ? r
        : { ...r, method: 'import' as Method },
    );
  }

  resolution(entity: Entity, method: Method, confidence: number = METHODS[method].confidence): Resolution {
    return { entity, method, confidence };
  }

  /** Stable name of a scope: its def key, plus its position among the unnamed scopes of that def. */
  scopeKey(facts: FileFacts, scope: number): string {
    if (scope === 0) return '';
    const { scopes } = facts.evidence;
    const def = scopes.def[scope]!;
    const owner = def >= 0 ? facts.defKey(def) : '';
    const kind = scopes.kind[scope]!;
    if (kind === ScopeKind.class || kind === ScopeKind.function) return owner;
    let nth = 0;
    for (let s = scope - 1; s >= 0 && scopes.def[s] === def; s--) nth++;
    return `${owner}/${kind}.${nth}`;
  }

  private findModuleMember(module: string, name: string): readonly Resolution[] {
    const location = this.locate(module);
    if (location.kind === 'standard' || location.kind === 'third_party') {
      return [this.resolution(this.external(module, [name]), 'external')];
    }
    if (location.kind === 'file') {
      for (const path of location.paths) {
        const facts = this.files.get(path);
        const found = facts ? this.findGlobal(facts, name, false) : NOTHING;
        if (found.length > 0)
          return found.map((r) =>
            r.method === 'lexical' ? { ...r, method: 'module_attribute' as Method } : r,
          );
      }
    }
    const submodule = `${module}.${name}`;
    const there = this.locate(submodule);
    return there.kind === 'file' || there.kind === 'namespace'
      ? [this.resolution(this.moduleEntity(submodule), 'import_submodule')]
      : NOTHING;
  }

  private findGlobal(facts: FileFacts, name: string, withBuiltins: boolean): readonly Resolution[] {
    const row = facts.binding(0, name);
    if (row >= 0) {
      const found = this.binding(facts, row);
      if (found.length > 0 || facts.evidence.bindings.siteCount[row]! > 0) return found;
    }
    const starred = this.findStarred(facts, name);
    if (starred.length > 0) return starred;
    if (MODULE_ATTRIBUTES.has(name)) {
      const symbol = facts.symbolPrefix + termDescriptor(name);
      return [this.resolution(this.variable(facts.path, '', name, symbol), 'builtin')];
    }
    if (
      withBuiltins &&
      (BUILTIN_CLASSES.has(name) || BUILTIN_FUNCTIONS.has(name) || BUILTIN_CONSTANTS.has(name))
    ) {
      return [this.builtin(name)];
    }
    return NOTHING;
  }

  private builtin(name: string): Resolution {
    // When the standard library itself is the workspace, `builtins` still has no source: always external.
    return this.resolution(this.external('builtins', [name]), 'builtin');
  }

  /** Through `from m import *`, the last one first, as execution order would leave it. */
  private findStarred(facts: FileFacts, name: string): readonly Resolution[] {
    for (const row of facts.starImports().toReversed()) {
      const module = facts.importedModule(row);
      if (module === null) continue;
      const location = this.locate(module);
      if (location.kind !== 'file') continue;
      const path = location.paths[0]!;
      const exported = this.starNames(path);
      if (!exported.names.has(name)) continue;
      const found = this.moduleMember(module, name);
      if (found.length > 0) {
        const confidence = exported.exact ? 1 : METHODS.star_import.confidence;
        return found.map((r) => ({
          entity: r.entity,
          method: 'star_import',
          confidence: Math.min(r.confidence, confidence),
        }));
      }
    }
    return NOTHING;
  }

  /**
   * Sites in source order; the last one that always runs hides those before it, so what remains is what a
   * reader outside the scope can meet: `def f` after `try: from a import f` hides it, two branches do not.
   */
  private resolveSites(facts: FileFacts, binding: number): readonly Resolution[] {
    const { bindings, bindingSites } = facts.evidence;
    const from = bindings.siteStart[binding]!;
    const to = from + bindings.siteCount[binding]!;
    let first = from;
    for (let site = from; site < to; site++) if (!this.isConditional(facts, site)) first = site;
    const found: Resolution[] = [];
    const scope = bindings.scope[binding]!;
    const name = facts.text(bindings.name[binding]!);
    let missing = false;
    for (let site = first; site < to && found.length < MAX_VALUES; site++) {
      const targets = this.resolveSite(facts, bindingSites.kind[site]!, bindingSites.row[site]!, scope, name);
      if (targets.length === 0) missing = true;
      for (const target of targets) if (!found.some((r) => r.entity === target.entity)) found.push(target);
    }
    if (found.length < 2) return missing && found.length === 0 ? NOTHING : found;
    return found.map((r) => ({
      ...r,
      method: 'alternative' as Method,
      confidence: Math.min(r.confidence, METHODS.alternative.confidence),
    }));
  }

  private resolveSite(
    facts: FileFacts,
    kind: number,
    row: number,
    scope: number,
    name: string,
  ): readonly Resolution[] {
    if (kind === SiteKind.def) {
      const definition = this.definition(facts, row);
      return [this.resolution(this.definitionEntity(definition), 'lexical')];
    }
    if (kind === SiteKind.import) return this.importTarget(facts, row);
    if (kind === SiteKind.param) {
      const symbol = facts.parameterSymbol(row);
      if (symbol === null) return NOTHING;
      const owner = facts.defKey(facts.evidence.params.def[row]!);
      return [
        this.resolution(
          this.interner.entity({
            kind: 'parameter',
            key: `${facts.path}|${owner}|${name}`,
            symbol,
            path: facts.path,
            owner,
            name,
          }),
          'lexical',
        ),
      ];
    }
    const symbol = facts.variableSymbol(scope, name);
    if (symbol === null) return NOTHING;
    return [this.resolution(this.variable(facts.path, this.scopeKey(facts, scope), name, symbol), 'lexical')];
  }

  definitionEntity(definition: Definition): Entity {
    return this.interner.entity({
      kind: 'definition',
      key: `${definition.path}|${definition.key}`,
      symbol: definition.symbol,
      definition,
    });
  }

  private variable(path: string, owner: string, name: string, symbol: string): Entity {
    return this.interner.entity({
      kind: 'variable',
      key: `${path}|${owner}|${name}`,
      symbol,
      path,
      owner,
      name,
    });
  }

  private isConditional(facts: FileFacts, site: number): boolean {
    const { bindingSites, defs, imports, names } = facts.evidence;
    const row = bindingSites.row[site]!;
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

  private findOwnMember(definition: Definition, name: string): readonly Resolution[] {
    const found = this.find(definition);
    if (!found) return NOTHING;
    const { facts, row } = found;
    const scope = facts.evidence.defs.bodyScope[row]!;
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    const resolutions: Resolution[] = [];
    if (binding >= 0 && facts.evidence.bindings.siteCount[binding]! > 0) {
      for (const r of this.binding(facts, binding)) {
        resolutions.push(r.method === 'lexical' ? { ...r, method: 'class_member' } : r);
      }
    }
    if (resolutions.length === 0 && facts.storedAttributes(row).has(name)) {
      const symbol = definition.symbol + termDescriptor(name);
      resolutions.push(
        this.resolution(this.variable(facts.path, definition.key, name, symbol), 'instance_member'),
      );
    }
    return resolutions;
  }

  private computeMro(definition: Definition): Mro {
    let complete = true;
    const parents: MroEntry[][] = [];
    const direct: MroEntry[] = [];
    for (const candidates of this.bases(definition)) {
      const base = candidates[0];
      if (base === undefined || base.kind === 'opaque') {
        complete = false;
        continue;
      }
      if (base.kind === 'class') {
        if (base.definition === definition) continue;
        const mro = this.mro(base.definition);
        complete &&= mro.complete;
        addUnique(direct, base.definition);
        parents.push([...mro.entries]);
      } else if (base.kind === 'external') {
        if (base.module === 'builtins' && base.names[0] === 'object') continue;
        complete = false;
        const entry = this.external(base.module, base.names);
        addUnique<MroEntry>(direct, entry as MroEntry);
        parents.push([entry as MroEntry]);
      }
    }
    const entries = linearize<MroEntry>(definition, parents, direct, MAX_MRO);
    return { entries, complete };
  }
}

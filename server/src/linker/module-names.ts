/**
 * What names of modules, and names in modules, mean: where a module is, what `module.name` is from outside, what a
 * global name means inside its file, what imports bind and star imports bring. How the sites of a binding decide what
 * it stands for is asked of the program.
 */
import { ImportFlag, ImportKind, SiteKind } from '../evidence/schema.ts';
import type { Entity, ExternalEntity, Resolution } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, namesModule, starImports } from './file-imports.ts';
import { METHODS } from './links.ts';
import { listKind } from './list-kind.ts';
import type { ModuleIndex, ModuleLocation } from './module-index.ts';
import type { OutsideWorld } from './outside.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { Query, QueryKind } from './queries.ts';
import { asAlternatives, NOTHING, resolution, resolutionKind } from './resolutions.ts';
import { classDescriptor, functionDescriptor, termDescriptor } from './scip-symbol.ts';
import { deletedAt, isDeleted, sitePosition } from './site-order.ts';
import {
  BUILTIN_CLASSES,
  BUILTIN_CONSTANTS,
  BUILTIN_FUNCTIONS,
  MODULE_ATTRIBUTES,
  STANDARD_SUBMODULES,
} from './standard-names.ts';
import { type ExportedNames, exportedNames, hasFiles, sameNames } from './star-exports.ts';

/** Where the facts of the standard library's stubs are. */
const STANDARD_STUBS = '<typeshed>/stdlib/';

/** What star imports give a name, and the byte offset of the one of them that surely runs, -1 when none does. */
export interface Starred {
  readonly found: readonly Resolution[];
  readonly certainAt: number;
}

function builtinDescriptor(name: string): string {
  if (BUILTIN_CLASSES.has(name)) return classDescriptor(name);
  return BUILTIN_FUNCTIONS.has(name) ? functionDescriptor(name) : termDescriptor(name);
}

export class ModuleNames {
  private readonly program: ProgramLookups;
  private modules: ModuleIndex;
  /** Input: which names are modules: (''). */
  readonly inputs: QueryKind<ModuleIndex | undefined>;
  /** Where a module is: (module). */
  private readonly moduleLocations: QueryKind<ModuleLocation>;
  /** What `module.name` is from outside: (module, name). */
  private readonly moduleMembers: QueryKind<readonly Resolution[]>;
  /** What a global name means inside a file where no statement of the file has bound it yet: (path, name). */
  private readonly unbound: QueryKind<readonly Resolution[]>;
  /** What a global name means inside a file: (path, name). */
  private readonly globals: QueryKind<readonly Resolution[]>;
  /** Names a star import of the file binds: (path). */
  private readonly stars: QueryKind<ExportedNames>;
  /** Modules a file star-imports, in source order: (path). */
  private readonly starSources: QueryKind<readonly string[]>;
  /** Whether a file imports a module by name: (path, module). */
  private readonly imported: QueryKind<boolean>;

  constructor(program: ProgramLookups, modules: ModuleIndex) {
    this.program = program;
    this.modules = modules;
    this.inputs = program.kind<ModuleIndex | undefined>({
      name: 'modules',
      arity: 1,
      compute: () => this.modules,
      bottom: undefined,
      equal: Object.is,
    });
    this.moduleLocations = program.kind<ModuleLocation>({
      name: 'module',
      arity: 1,
      compute: (module) => this.inputs.ask('')!.locate(module),
      bottom: { kind: 'missing' },
      equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    });
    this.moduleMembers = resolutionKind(program, 'member', 2, (module, name) =>
      this.findModuleMember(module, name),
    );
    this.globals = resolutionKind(program, 'global', 2, (path, name) => {
      const facts = this.program.facts(path);
      return facts ? this.findGlobal(facts, name, true) : NOTHING;
    });
    this.unbound = resolutionKind(program, 'unbound', 2, (path, name) => {
      const facts = this.program.facts(path);
      return facts ? this.findUnbound(facts, name, -1, true) : NOTHING;
    });
    program.outlasts(this.globals, (edit, name) => !edit.binds('', name));
    this.stars = program.kind<ExportedNames>({
      name: 'star',
      arity: 1,
      compute: (path) => {
        const facts = this.program.facts(path);
        return facts ? exportedNames(program, facts) : { names: new Set<string>(), exact: true };
      },
      bottom: { names: new Set<string>(), exact: false },
      equal: sameNames,
    });
    this.starSources = listKind(program, 'star_sources', 1, (path) => {
      const facts = this.program.facts(path);
      return facts ? starImports(facts).flatMap((row) => importedModule(facts, row) ?? []) : null;
    });
    this.imported = program.kind<boolean>({
      name: 'imports',
      arity: 2,
      compute: (path, module) => {
        const facts = this.program.facts(path);
        return facts ? namesModule(facts, module) : false;
      },
      bottom: false,
      equal: Object.is,
    });
  }

  /** What can be read of modules that are not of the workspace; null: nothing. */
  get outside(): OutsideWorld | null {
    return this.modules.outside;
  }

  /** Takes another index of modules; gives the query whose answer that changes. */
  replace(modules: ModuleIndex): Query {
    this.modules = modules;
    return this.inputs.query('') as Query;
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

  /** What a name means to code of a scope of the file that reads it before the scope binds it. */
  beyond(facts: FileFacts, scope: number, name: string): readonly Resolution[] {
    return scope === 0 ? this.unbound.ask(facts.path, name) : this.global(facts.path, name);
  }

  starNames(path: string): ExportedNames {
    return this.stars.ask(path);
  }

  starredModules(path: string): readonly string[] {
    return this.starSources.ask(path);
  }

  external(module: string, names: readonly string[]): ExternalEntity {
    let symbol = this.symbolPrefix(module);
    if (module === 'builtins' && names.length > 0) {
      symbol += builtinDescriptor(names[0]!) + names.slice(1).map(termDescriptor).join('');
    } else symbol += names.map(termDescriptor).join('');
    return this.program.interner.external(module, names, symbol);
  }

  importsModule(path: string, module: string): boolean {
    return this.imported.ask(path, module);
  }

  moduleEntity(module: string): Entity {
    return this.program.interner.module(module, `${this.symbolPrefix(module)}__init__:`);
  }

  importTarget(facts: FileFacts, row: number): readonly Resolution[] {
    const { kind, flags, name } = facts.evidence.imports;
    const module = importedModule(facts, row);
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
    const forms = module === 'typing' && facts.path.startsWith(STANDARD_STUBS) ? this.stubOfTyping() : null;
    if (forms) return this.findGlobal(forms, facts.text(name[row]!), false);
    return this.moduleMember(module, facts.text(name[row]!)).map((r) =>
      r.method === 'import_submodule' || r.method === 'external' || r.confidence < 1
        ? r
        : { ...r, method: 'import' },
    );
  }

  /**
   * Through `from m import *`, the last one first, as execution order would leave it; one that may not run
   * leaves room for those before it. Only star imports after the byte offset count.
   */
  findStarred(facts: FileFacts, name: string, after = -1): Starred {
    const found: Resolution[] = [];
    const { flags } = facts.evidence.imports;
    for (const row of starImports(facts).toReversed()) {
      if (sitePosition(facts, SiteKind.import, row) <= after) break;
      const module = importedModule(facts, row);
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
        return { found, certainAt: sitePosition(facts, SiteKind.import, row) };
    }
    return { found, certainAt: -1 };
  }

  /**
   * Stubs of the standard library speak to type checkers: `Self` and `Literal` are forms to them, whatever a module
   * `typing` of the workspace (CPython's own sources have it) makes them of. Null where it has none.
   */
  private stubOfTyping(): FileFacts | null {
    if (this.locate('typing').kind !== 'file') return null;
    const path = this.outside?.locate('typing')?.path;
    return (path && this.program.facts(path)) || null;
  }

  private symbolPrefix(module: string): string {
    // Asked for the record: whether the module is ours, the standard library's or somebody else's is in it.
    this.locate(module);
    return this.modules.symbolPrefix(module);
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
        const facts = this.program.facts(path);
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
    const isGone = row >= 0 && !withBuiltins && isDeleted(facts, row);
    if (row >= 0 && !isGone) {
      const found = this.program.binding(facts, row);
      if (found.length > 0 || facts.evidence.bindings.siteCount[row]! > 0) return found;
    }
    const after = row >= 0 ? deletedAt(facts, row) : -1;
    if (isGone) return asAlternatives(this.findStarred(facts, name, after).found);
    return this.findUnbound(facts, name, after, withBuiltins);
  }

  /** What star imports after a byte offset and the language give a name. */
  private findUnbound(
    facts: FileFacts,
    name: string,
    after: number,
    withBuiltins: boolean,
  ): readonly Resolution[] {
    const starred = this.findStarred(facts, name, after).found;
    if (starred.length > 0) return asAlternatives(starred);
    if (MODULE_ATTRIBUTES.has(name)) {
      const symbol = facts.symbolPrefix + termDescriptor(name);
      return [resolution(this.program.interner.variable(facts.path, '', name, symbol), 'builtin')];
    }
    const isBuiltin = BUILTIN_CLASSES.has(name) || BUILTIN_FUNCTIONS.has(name) || BUILTIN_CONSTANTS.has(name);
    if (!withBuiltins || !isBuiltin) return NOTHING;
    const known = this.locate('builtins').kind === 'outside' ? this.moduleMember('builtins', name) : NOTHING;
    if (known.length > 0) return known.map(({ entity }) => resolution(entity, 'builtin'));
    return [resolution(this.external('builtins', [name]), 'builtin')];
  }
}

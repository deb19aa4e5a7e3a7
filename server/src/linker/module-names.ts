/**
 * What names of modules, and names in modules, mean: where a module is, what `module.name` is from outside, what a
 * global name means inside its file, what imports bind and star imports bring. How the sites of a binding decide what
 * it stands for is asked of the program.
 */
import { ImportFlag, ImportKind } from '../evidence/schema.ts';
import type { Entity, ExternalEntity, Resolution } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, namesModule, silentImports, starImports } from './file-imports.ts';
import { METHODS } from './links.ts';
import { listKind } from './list-kind.ts';
import type { ModuleIndex, ModuleLocation } from './module-index.ts';
import type { OutsideWorld } from './outside.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { Query, QueryKind } from './queries.ts';
import { asAlternatives, NOTHING, resolution, resolutionKind } from './resolutions.ts';
import { classDescriptor, functionDescriptor, termDescriptor } from './scip-symbol.ts';
import { deletedAt, isDeleted } from './site-order.ts';
import {
  BUILTIN_CLASSES,
  BUILTIN_CONSTANTS,
  BUILTIN_FUNCTIONS,
  MODULE_ATTRIBUTES,
  STANDARD_SUBMODULES,
} from './standard-names.ts';
import { type ExportedNames, exportedNames, hasFiles, sameNames } from './star-exports.ts';
import { mayHaveUnshown } from './unshown-names.ts';
import { isBoundAtEnd } from './visible-sites.ts';

/** Where the facts of the standard library's stubs are. */
const STANDARD_STUBS = '<typeshed>/stdlib/';

/** What a name gets from imports that do not say it, and the byte offset of the one that surely binds it, -1 when none does. */
export interface Silent {
  readonly found: readonly Resolution[];
  readonly certainAt: number;
}

/** What one of them binds a name to, and whether it always does when it runs. */
interface Brought {
  readonly targets: readonly Resolution[];
  readonly isSure: boolean;
}

const NOTHING_BROUGHT: Brought = { targets: NOTHING, isSure: false };

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
  /** Whether a file has always bound a global name where its code ends: (path, name). */
  private readonly surelyBound: QueryKind<boolean>;
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
    this.surelyBound = program.kind<boolean>({
      name: 'surely_bound',
      arity: 2,
      compute: (path, name) => {
        const facts = this.program.facts(path);
        return facts !== undefined && this.isSurelyBound(facts, name);
      },
      bottom: true,
      equal: Object.is,
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
   * Through `from m import *` and submodules that are loaded, the last one first, as execution order would leave it; one
   * that may not run, or bind the name, leaves room for those before it. Only imports after the byte offset count, and
   * the first `limit` of them all.
   */
  findSilent(facts: FileFacts, name: string, after = -1, limit?: number): Silent {
    const found: Resolution[] = [];
    for (const { star, position, isConditional } of silentImports(facts, name).slice(0, limit).toReversed()) {
      if (position <= after) break;
      const { targets, isSure } =
        star === null
          ? { targets: this.submodule(facts.module, name), isSure: true }
          : this.starTargets(facts, star, name);
      for (const target of targets)
        if (!found.some((known) => known.entity === target.entity)) found.push(target);
      if (targets.length > 0 && isSure && !isConditional) return { found, certainAt: position };
    }
    return { found, certainAt: -1 };
  }

  /** What a name in a package is as a submodule of it; nothing where there is none. */
  submodule(module: string, name: string): readonly Resolution[] {
    const submodule = `${module}.${name}`;
    const { kind } = this.locate(submodule);
    if (kind !== 'file' && kind !== 'namespace' && (kind !== 'outside' || name.startsWith('__')))
      return NOTHING;
    return [resolution(this.moduleEntity(submodule), kind === 'outside' ? 'external' : 'import_submodule')];
  }

  private starTargets(facts: FileFacts, row: number, name: string): Brought {
    const module = importedModule(facts, row);
    const location = module === null ? null : this.locate(module);
    if (module === null || !location || !hasFiles(location)) return NOTHING_BROUGHT;
    const path = location.paths[0]!;
    const exported = this.starNames(path);
    if (!exported.names.has(name)) return NOTHING_BROUGHT;
    const limit = exported.exact ? 1 : METHODS.star_import.confidence;
    return {
      targets: this.moduleMember(module, name).map((r) =>
        resolution(r.entity, 'star_import', Math.min(r.confidence, limit)),
      ),
      isSure: location.kind === 'outside' || this.surelyBound.ask(path, name),
    };
  }

  /** Whether a module has bound a name, once its code has run, whatever way that went. */
  private isSurelyBound(facts: FileFacts, name: string): boolean {
    const binding = facts.binding(0, name);
    return (
      facts.isStub ||
      (binding >= 0 && isBoundAtEnd(facts, binding)) ||
      this.findSilent(facts, name).certainAt >= 0
    );
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
    const submodule = this.submodule(module, name);
    if (submodule.length > 0) return submodule;
    return !name.startsWith('__') && mayHaveUnshown(this.program, location, name)
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
    if (isGone) return asAlternatives(this.findSilent(facts, name, after).found);
    return this.findUnbound(facts, name, after, withBuiltins);
  }

  /** What imports that do not say it, behind a byte offset, and the language give a name. */
  private findUnbound(
    facts: FileFacts,
    name: string,
    after: number,
    withBuiltins: boolean,
  ): readonly Resolution[] {
    const silent = this.findSilent(facts, name, after).found;
    if (silent.length > 0) return asAlternatives(silent);
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

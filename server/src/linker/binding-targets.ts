/**
 * What the bindings of a file stand for: from the sites that can be the last to bind them, in the order of the text,
 * star imports included. What an import or a star import brings is the business of `module-names.ts`.
 */
import { ImportKind, SiteKind } from '../evidence/schema.ts';
import { isNeverRun } from './block-tree.ts';
import type { Resolution } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, silentImports, silentImportsBefore } from './file-imports.ts';
import { parameterSymbol, variableSymbol } from './file-symbols.ts';
import { MAX_VALUES } from './limits.ts';
import type { ModuleNames, Silent } from './module-names.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';
import { asAlternatives, NOTHING, resolution, resolutionKind } from './resolutions.ts';
import { deletedAt, isConditional, sitePosition, sitesBefore } from './site-order.ts';
import { isReadBeforeBound } from './visible-sites.ts';

/** So many sites from one on, without those in code that never runs unless there are no others. */
function sitesRun(facts: FileFacts, from: number, count: number): readonly number[] {
  if (count === 1) return [from];
  const { bindings, bindingSites } = facts.evidence;
  const all = Array.from({ length: count }, (_, i) => from + i);
  const run = all.filter((site) => {
    const position = sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
    return !isNeverRun(facts, bindings.scope[bindingSites.binding[site]!]!, position);
  });
  return run.length > 0 ? run : all;
}

const NOTHING_SILENT: Silent = { found: NOTHING, certainAt: -1 };

export class BindingTargets {
  private readonly program: ProgramLookups;
  private readonly names: ModuleNames;
  /**
   * What a binding of a scope stands for: (path, scope key, name), or `name@n+m` for what its first n sites and the first m
   * silent imports bind.
   */
  private readonly bindings: QueryKind<readonly Resolution[]>;

  constructor(program: ProgramLookups, names: ModuleNames) {
    this.program = program;
    this.names = names;
    this.bindings = resolutionKind(program, 'binding', 3, (path, scope, name) => {
      const [written, sites, silent] = name.split(/[@+]/);
      return sites === undefined
        ? this.resolveSites(path, scope, name)
        : this.resolveSites(path, scope, written!, Number(sites), Number(silent));
    });
    program.outlasts(this.bindings, (edit, scope, name) => {
      const at = name.indexOf('@');
      return !edit.hasScope(scope) && !edit.binds(scope, at < 0 ? name : name.slice(0, at));
    });
  }

  /** From all sites of the binding that can be the last to bind it. */
  binding(facts: FileFacts, row: number): readonly Resolution[] {
    const { scope, name } = facts.evidence.bindings;
    return this.bindings.ask(facts.path, facts.scopeKey(scope[row]!), facts.text(name[row]!));
  }

  bindingOfName(facts: FileFacts, nameRow: number): readonly Resolution[] {
    const { nameBindings, bindings } = facts.evidence;
    const row = nameBindings.resolved[nameRow]!;
    if (isReadBeforeBound(facts, nameRow)) {
      const found = this.program.beyond(facts, bindings.scope[row]!, facts.text(bindings.name[row]!));
      if (found.length > 0) return found;
    }
    const before = sitesBefore(facts, nameRow);
    const name = facts.text(bindings.name[row]!);
    const isOfModule = bindings.scope[row] === 0;
    const silent = isOfModule ? silentImportsBefore(facts, nameRow) : 0;
    const isAfterAll =
      before === bindings.siteCount[row] && (!isOfModule || silent === silentImports(facts, name).length);
    if (isAfterAll) return this.binding(facts, row);
    return this.bindings.ask(facts.path, facts.scopeKey(bindings.scope[row]!), `${name}@${before}+${silent}`);
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
    silentLimit?: number,
  ): readonly Resolution[] {
    const facts = this.program.facts(path);
    const scope = facts?.scope(scopeKey) ?? -1;
    const binding = facts && scope >= 0 ? facts.binding(scope, name) : -1;
    if (!facts || binding < 0) return NOTHING;
    const { bindings, bindingSites } = facts.evidence;
    const from = bindings.siteStart[binding]!;
    const count = Math.min(siteLimit, bindings.siteCount[binding]!);
    const position = (site: number): number =>
      sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
    const sites = sitesRun(facts, from, count);
    const first = Math.max(
      0,
      sites.findLastIndex((site) => !isConditional(facts, site)),
    );
    const hidden = sites.length > 0 && !isConditional(facts, sites[first]!) ? position(sites[first]!) : -1;
    const deleted = deletedAt(facts, binding);
    const isBound = sites.length > 0 || deleted >= 0 || silentLimit !== undefined;
    const silent =
      scope === 0 && isBound
        ? this.names.findSilent(facts, name, Math.max(hidden, deleted), silentLimit)
        : NOTHING_SILENT;
    const found = [...silent.found];
    for (const site of sites.slice(first)) {
      if (found.length >= MAX_VALUES) break;
      // An import that always runs replaces what was bound before it.
      if (silent.certainAt >= 0 && position(site) < silent.certainAt) continue;
      const row = bindingSites.row[site]!;
      const targets = importsOwn(facts, bindingSites.kind[site]!, row, name)
        ? this.boundBefore(facts, name, site - from, position(site))
        : this.resolveSite(facts, bindingSites.kind[site]!, row, scope, name);
      for (const target of targets) if (!found.some((r) => r.entity === target.entity)) found.push(target);
    }
    return asAlternatives(found);
  }

  /** `from . import name` of a package binds what the name is by then, else a submodule. */
  private boundBefore(facts: FileFacts, name: string, sites: number, at: number): readonly Resolution[] {
    const silent = silentImports(facts, name).filter(({ position }) => position < at).length;
    const found =
      sites + silent > 0 ? this.bindings.ask(facts.path, '', `${name}@${sites}+${silent}`) : NOTHING;
    return found.length > 0 ? found : this.names.submodule(facts.module, name);
  }

  private resolveSite(
    facts: FileFacts,
    kind: number,
    row: number,
    scope: number,
    name: string,
  ): readonly Resolution[] {
    if (kind === SiteKind.def) return [resolution(this.program.definition(facts, row).entity, 'lexical')];
    if (kind === SiteKind.import) return this.program.importTarget(facts, row);
    if (kind === SiteKind.param) {
      const symbol = parameterSymbol(facts, row);
      const owner = facts.defKey(facts.evidence.params.def[row]!);
      return [resolution(this.program.interner.parameter(facts.path, owner, name, symbol), 'lexical')];
    }
    const symbol = variableSymbol(facts, scope, name);
    if (symbol === null) return NOTHING;
    return [
      resolution(this.program.interner.variable(facts.path, facts.scopeKey(scope), name, symbol), 'lexical'),
    ];
  }
}

/** Whether a site binds a name of a package to what that name is: its `__init__` imports it from itself. */
function importsOwn(facts: FileFacts, kind: number, row: number, name: string): boolean {
  const { imports } = facts.evidence;
  return (
    kind === SiteKind.import &&
    imports.scope[row] === 0 &&
    !facts.isStub &&
    facts.moduleFqn !== null &&
    imports.kind[row] === ImportKind.IMPORT_FROM &&
    imports.name[row]! >= 0 &&
    facts.text(imports.name[row]!) === name &&
    importedModule(facts, row) === facts.moduleFqn
  );
}

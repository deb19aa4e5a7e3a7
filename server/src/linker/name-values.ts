/**
 * What a name can hold where it stands: from the sites of its binding that it can see, what has been put into a
 * container by then, and what tests before it exclude.
 */
import { AssignHow, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { withClassSet } from './class-stores.ts';
import { literalKey, NONE_KEY } from './constant-key.ts';
import { additionsTo } from './container-additions.ts';
import { stepsTo } from './container-steps.ts';
import { type Containers, union } from './containers.ts';
import type { Decorations } from './decorations.ts';
import { classCell } from './definition-facts.ts';
import type { Resolution, Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, silentImportsBefore } from './file-imports.ts';
import { privateName } from './file-symbols.ts';
import { FilledBefore } from './filled-before.ts';
import type { FunctionValues } from './function-values.ts';
import type { Narrowing } from './narrowing.ts';
import type { QueryKind } from './queries.ts';
import { SITE_SEPARATOR, siteName, siteNamed } from './site-names.ts';
import { testsPassed } from './tests-passed.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import type { VariableValues } from './variable-values.ts';
import { isReadBeforeBound, visibleSites } from './visible-sites.ts';

/** What binds names, and what is known of a name besides its binding. */
interface NameParts {
  readonly containers: Containers;
  readonly decorations: Decorations;
  readonly functions: FunctionValues;
  readonly narrowing: Narrowing;
  readonly variables: VariableValues;
}

/** How a name is found that a star import or the loading of a submodule may have bound. */
const SILENT_METHODS: ReadonlySet<string> = new Set(['star_import', 'import_submodule', 'alternative']);

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

function allValues(evaluation: Evaluation, resolutions: readonly Resolution[]): readonly Value[] {
  if (resolutions.length === 1) return evaluation.entityValues(resolutions[0]!.entity);
  return union(resolutions.map(({ entity }) => evaluation.entityValues(entity)));
}

/** Whether a site (a row of `bindingSites`) binds what a loop goes through: names of loops are used for anything. */
function isOfLoop(facts: FileFacts, site: number): boolean {
  const { assigns, bindingSites } = facts.evidence;
  return (
    bindingSites.kind[site] === SiteKind.name &&
    facts.assignsOfName(bindingSites.row[site]!).some((assign) => assigns.how[assign] === AssignHow.for)
  );
}

/** Whether a site (a row of `bindingSites`) binds None, which is no value. */
function isNone(facts: FileFacts, site: number): boolean {
  const { assigns, bindingSites } = facts.evidence;
  if (bindingSites.kind[site] !== SiteKind.name) return false;
  const stores = facts.assignsOfName(bindingSites.row[site]!);
  return (
    stores.length > 0 && stores.every((assign) => literalKey(facts, assigns.value[assign]!) === NONE_KEY)
  );
}

/** Some sites of a binding (null: all), to code of a chunk, as the key of a query: `name`, or `name@site,site`. */
function sited(facts: FileFacts, binding: number, sites: readonly number[] | null, chunk: number): string {
  const name = facts.text(facts.evidence.bindings.name[binding]!);
  if (sites === null) return name;
  return `${name}@${sites.map((site) => siteName(facts, site, chunk)).join(SITE_SEPARATOR)}`;
}

export class NameValues {
  private readonly evaluation: Evaluation;
  private readonly parts: NameParts;
  private readonly filled: FilledBefore;
  /** What a scope's name can hold: (path, scope key, `sited`), with `+N` for no more than so many of the additions to it. */
  private readonly locals: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, parts: NameParts) {
    this.evaluation = evaluation;
    this.parts = parts;
    const { program } = evaluation;
    this.filled = new FilledBefore(program);
    this.locals = valuesKind(
      evaluation,
      'local',
      3,
      (path, scope) => program.factsOfChunk(path, (facts) => facts.chunkOfScope(scope)),
      (facts, scope, name) => this.localValues(facts, scope, name),
    );
  }

  /** What a name (a row of `names`) can hold. */
  of(facts: FileFacts, row: number): readonly Value[] {
    const { names, nameBindings, bindings, bindingSites, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    if (binding < 0) {
      const owner = classCell(facts, row);
      if (owner >= 0) return [this.evaluation.program.definition(facts, owner).value];
      const name = privateName(facts, facts.text(names.name[row]!), names.scope[row]!);
      return allValues(this.evaluation, this.evaluation.program.global(facts.path, name));
    }
    const scope = bindings.scope[binding]!;
    const kind = scopes.kind[scope]!;
    const isShared = kind === ScopeKind.module || kind === ScopeKind.class;
    const visible = visibleSites(facts, row);
    // What is bound once is called, by its own code, as it will be when it is bound again.
    const isOnly = bindings.siteCount[binding] === 1 && names.scope[row] === scope;
    const before = this.filled.of(facts, row, binding);
    // In `x = partial(x)` the name that is bound stands before the one that is read, of an import or a definition.
    const isPlaced =
      before !== null ||
      visible?.some((site) => bindingSites.kind[site] === SiteKind.name) ||
      visible?.length === 1;
    const isByOrder =
      isPlaced && !isReadBeforeBound(facts, row) && !this.isBroughtSilently(facts, row, scope);
    if (isShared && !isByOrder) {
      const found = allValues(this.evaluation, this.evaluation.program.bindingOfName(facts, row));
      const values = found.length > 0 ? found : this.importedDynamically(facts, binding);
      return this.parts.narrowing.narrow(facts, row, binding, values);
    }
    let values = isOnly
      ? this.bound(facts, row, [bindings.siteStart[binding]!], before)
      : this.boundAndTested(facts, row, visible, before);
    // Where what it was bound to last is not understood, what else is assigned to it says what kind of thing it is.
    const count = bindings.siteCount[binding]!;
    const isHidden = visible !== null && visible.length < count;
    if (isHidden) this.readSites(facts, row, visible);
    const isOpen = isHidden && !visible.every((site) => isNone(facts, site) || isOfLoop(facts, site));
    if (isOpen && this.evaluation.expand(values).length === 0) {
      const first = bindings.siteStart[binding]!;
      const sites = range(count).map((i) => first + i);
      const assigned = sites.filter((site) => bindingSites.kind[site] === SiteKind.name);
      if (assigned.length > 0) values = this.bound(facts, row, assigned, null);
    }
    return this.parts.narrowing.narrow(
      facts,
      row,
      binding,
      withClassSet(this.evaluation, facts, row, values),
    );
  }

  /** Whether an import that does not say so has bound a name of the module (a row of `names`) where it is read. */
  private isBroughtSilently(facts: FileFacts, row: number, scope: number): boolean {
    return (
      scope === 0 &&
      silentImportsBefore(facts, row) > 0 &&
      this.evaluation.program.bindingOfName(facts, row).some(({ method }) => SILENT_METHODS.has(method))
    );
  }

  /** What some sites (rows of `bindingSites`) of the binding of a name (a row of `names`) bind, where it is read. */
  ofSites(facts: FileFacts, row: number, sites: readonly number[]): readonly Value[] {
    const binding = facts.evidence.nameBindings.resolved[row]!;
    const values = this.boundAndTested(facts, row, sites, this.filled.of(facts, row, binding));
    return this.parts.narrowing.narrow(
      facts,
      row,
      binding,
      withClassSet(this.evaluation, facts, row, values),
    );
  }

  /** What sites of a name's binding say is looked at: where others than the name's own chunk say it, that is recorded. */
  private readSites(facts: FileFacts, row: number, sites: readonly number[]): void {
    const { bindings, bindingSites, nameBindings, names, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    const of = bindings.scope[binding]!;
    const chunk = names.chunk[row]!;
    const isOwn = (site: number): boolean =>
      bindingSites.kind[site] !== SiteKind.name || names.chunk[bindingSites.row[site]!] === chunk;
    if (scopes.chunk[of] === chunk && sites.every(isOwn)) return;
    const scope = facts.scopeKey(of);
    this.evaluation.readName(facts.path, scope, facts.text(bindings.name[binding]!));
  }

  private importedDynamically(facts: FileFacts, binding: number): readonly Value[] {
    const { bindings, bindingSites } = facts.evidence;
    const scope = facts.scopeKey(bindings.scope[binding]!);
    this.evaluation.readName(facts.path, scope, facts.text(bindings.name[binding]!));
    const first = bindings.siteStart[binding]!;
    const sites = range(bindings.siteCount[binding]!).map((i) => first + i);
    const imports = sites.filter((site) => bindingSites.kind[site] === SiteKind.import);
    return union(imports.map((site) => this.imported(facts, bindingSites.row[site]!)));
  }

  /** What an import (a row of `imports`) binds: what a module has, else what its `__getattr__` gives (PEP 562). */
  private imported(facts: FileFacts, row: number): readonly Value[] {
    const { program } = this.evaluation;
    const targets = program.importTarget(facts, row);
    const name = facts.evidence.imports.name[row]!;
    if (targets.length > 0 || name < 0) return allValues(this.evaluation, targets);
    const module = importedModule(facts, row);
    const entity = module === null ? null : program.moduleEntity(module);
    return entity?.kind === 'module' && program.locate(entity.module).kind === 'file'
      ? this.evaluation.attribute(entity.value, facts.text(name), facts.path)
      : NO_VALUES;
  }

  /** The same as `bound`, without what tests on the way to the name (a row of `names`) exclude of what single sites bind. */
  private boundAndTested(
    facts: FileFacts,
    row: number,
    sites: readonly number[] | null,
    additions: number | null,
  ): readonly Value[] {
    if (sites === null || sites.length < 2) return this.bound(facts, row, sites, additions);
    const tested = sites.map((site) => ({ site, tests: testsPassed(facts, row, site) }));
    const untested = tested.filter(({ tests }) => tests.length === 0).map(({ site }) => site);
    if (untested.length === sites.length) return this.bound(facts, row, sites, additions);
    return union([
      ...tested
        .filter(({ tests }) => tests.length > 0)
        .map(({ site, tests }) =>
          this.parts.narrowing.applyAll(facts, tests, this.bound(facts, row, [site], additions)),
        ),
      untested.length === 0 ? NO_VALUES : this.bound(facts, row, untested, additions),
    ]);
  }

  /** What some sites of the binding of a name bind (null: all), with so many of the additions to it (null: all). */
  private bound(
    facts: FileFacts,
    row: number,
    sites: readonly number[] | null,
    additions: number | null,
  ): readonly Value[] {
    const { bindings, nameBindings, names } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    const scope = facts.scopeKey(bindings.scope[binding]!);
    const filled = additions === null ? '' : `+${additions}`;
    return this.locals.ask(facts.path, scope, `${sited(facts, binding, sites, names.chunk[row]!)}${filled}`);
  }

  private localValues(facts: FileFacts, scopeKey: string, key: string): readonly Value[] {
    const plus = key.lastIndexOf('+');
    const [name = '', said] = (plus < 0 ? key : key.slice(0, plus)).split('@');
    const scope = facts.scope(scopeKey);
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    if (binding < 0) return NO_VALUES;
    const { bindings, bindingSites } = facts.evidence;
    const first = bindings.siteStart[binding]!;
    const named = said?.split(SITE_SEPARATOR).map((site) => siteNamed(facts, binding, site));
    const sites = named?.filter((site) => site >= 0).map((site) => first + site) ?? null;
    let values: readonly Value[] = NO_VALUES;
    for (const site of sites ?? range(bindings.siteCount[binding]!).map((i) => first + i)) {
      const row = bindingSites.row[site]!;
      const kind = bindingSites.kind[site]!;
      if (kind === SiteKind.param) values = merge(values, this.parts.functions.parameter(facts, row));
      else if (kind === SiteKind.name)
        values = merge(values, this.parts.variables.assignedValues(facts, row, scopeKey, name));
      else if (kind === SiteKind.import) values = merge(values, this.imported(facts, row));
      else values = merge(values, this.parts.decorations.of(this.evaluation.program.definition(facts, row)));
    }
    const before = plus < 0 ? null : Number(key.slice(plus + 1));
    // What is put into a parameter's container is known of what calls pass.
    if (values.some(({ kind }) => kind === 'parameter') && additionsTo(facts, binding).length > 0)
      values = merge(values, this.evaluation.expand(values));
    return this.parts.containers.withAdditions(
      facts,
      values,
      stepsTo(this.evaluation, facts, binding, values, { before, sites }),
    );
  }
}

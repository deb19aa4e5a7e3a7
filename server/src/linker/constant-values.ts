/** Which constant a name holds that is bound once, to a constant, in its own file or in the one it is imported from. */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, SiteKind } from '../evidence/schema.ts';
import { constantKey, literalKey } from './constant-key.ts';
import { displayedConstant, isObject, type Known, TRUE_OBJECT } from './constant-tests.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups } from './lookups.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import type { QueryKind } from './queries.ts';
import { visibleSites } from './visible-sites.ts';

/** What an expression is by its text alone, also where it is a name that definitions bind; see `Known`. */
export function writtenConstant(facts: FileFacts, ref: ExprRef): Known | null {
  switch (exprRefKind(ref)) {
    case 'string':
    case 'constant':
      return literalKey(facts, ref);
    case 'def':
      return TRUE_OBJECT;
    case 'name': {
      const binding = bindingOf(facts, ref);
      if (binding < 0) return null;
      const sites = visibleSites(facts, exprRefRow(ref)) ?? [onlySite(facts, binding)];
      const { kind } = facts.evidence.bindingSites;
      return sites.every((site) => site >= 0 && kind[site] === SiteKind.def) ? TRUE_OBJECT : null;
    }
    default:
      return null;
  }
}

export class ConstantValues {
  private readonly program: Lookups;
  /** What a name of a scope is surely bound to: (path, scope key, name). */
  private readonly constants: QueryKind<Known | null>;

  constructor(program: Lookups) {
    this.program = program;
    this.constants = program.kind<Known | null>({
      name: 'constant',
      arity: 3,
      compute: (path, scopeKey, name) => {
        const facts = program.facts(path);
        const scope = facts?.scope(scopeKey) ?? -1;
        return facts && scope >= 0 ? this.boundTo(facts, onlySite(facts, facts.binding(scope, name))) : null;
      },
      bottom: null,
      equal: Object.is,
    });
    program.outlasts(
      this.constants,
      (edit, scopeKey, name) => !edit.hasScope(scopeKey) && !edit.binds(scopeKey, name),
    );
  }

  /** The key of the constant (see `constantKey`) that an expression is a name of; null for any other. */
  of(facts: FileFacts, ref: ExprRef): string | null {
    const known = this.knownOf(facts, ref);
    return known !== null && isObject(known) ? null : known;
  }

  /** The same, and what is known of an imported definition, a lambda and a tuple that a name is bound to. */
  knownOf(facts: FileFacts, ref: ExprRef): Known | null {
    const binding = bindingOf(facts, ref);
    if (binding < 0) return null;
    const site = onlySite(facts, binding);
    if (site < 0) return null;
    const { bindings, bindingSites, imports, names, scopes } = facts.evidence;
    const kind = bindingSites.kind[site]!;
    if (kind !== SiteKind.name && kind !== SiteKind.import) return null;
    const scope = bindings.scope[binding]!;
    const chunk = names.chunk[exprRefRow(ref)]!;
    const { chunk: chunkOfSite } = kind === SiteKind.name ? names : imports;
    // Who reads the rows of one chunk reads no others.
    return scopes.chunk[scope] === chunk && chunkOfSite[bindingSites.row[site]!] === chunk
      ? this.boundTo(facts, site)
      : this.constants.ask(facts.path, facts.scopeKey(scope), facts.text(bindings.name[binding]!));
  }

  /** `site`: a row of `bindingSites`, or -1. */
  private boundTo(facts: FileFacts, site: number): Known | null {
    if (site < 0) return null;
    const { bindingSites } = facts.evidence;
    const row = bindingSites.row[site]!;
    switch (bindingSites.kind[site]) {
      case SiteKind.name:
        return assignedConstant(facts, row);
      case SiteKind.import:
        return this.imported(facts, row);
      default:
        return null;
    }
  }

  private imported(facts: FileFacts, row: number): Known | null {
    const targets = this.program.importTarget(facts, row);
    if (targets.length > 0 && targets.every(({ entity }) => entity.kind === 'definition')) return TRUE_OBJECT;
    const [only, ...others] = targets;
    if (only?.entity.kind !== 'variable' || only.entity.owner !== '' || others.length > 0) return null;
    const known = this.constants.ask(only.entity.path, '', only.entity.name);
    return known !== null && isObject(known) ? null : known;
  }
}

/** What is known of the constant, lambda or tuple that a name (a row of `names`) is bound to. */
function assignedConstant(facts: FileFacts, nameRow: number): Known | null {
  const [only, ...others] = facts.assignsOfName(nameRow);
  if (only === undefined || others.length > 0) return null;
  const { assigns, exprs } = facts.evidence;
  if (assigns.how[only] !== AssignHow.assign && assigns.how[only] !== AssignHow.annotated) return null;
  const value = assigns.value[only]!;
  const row = exprRefRow(value);
  if (exprRefKind(value) === 'def') return TRUE_OBJECT;
  const isTuple = exprRefKind(value) === 'expr' && exprs.kind[row] === ExprKind.tuple;
  return isTuple ? displayedConstant(facts, row) : constantKey(facts, value);
}

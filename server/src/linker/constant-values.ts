/** Which constant a name holds that is bound once, to a constant, in its own file or in the one it is imported from. */
import { type ExprRef, exprRefKind } from '../evidence/expr-ref.ts';
import { AssignHow, SiteKind } from '../evidence/schema.ts';
import { constantKey, literalKey } from './constant-key.ts';
import { type Known, TRUE_OBJECT } from './constant-tests.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups } from './lookups.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import type { QueryKind } from './queries.ts';

/** What an expression is by its text alone, also where it is a name that one definition binds; see `Known`. */
export function writtenConstant(facts: FileFacts, ref: ExprRef): Known | null {
  switch (exprRefKind(ref)) {
    case 'string':
    case 'constant':
      return literalKey(facts, ref);
    case 'def':
      return TRUE_OBJECT;
    case 'name': {
      const site = onlySite(facts, bindingOf(facts, ref));
      return site >= 0 && facts.evidence.bindingSites.kind[site] === SiteKind.def ? TRUE_OBJECT : null;
    }
    default:
      return null;
  }
}

export class ConstantValues {
  private readonly program: Lookups;
  /** The constant a module's variable holds, as a key: (path, name). */
  private readonly constants: QueryKind<string | null>;

  constructor(program: Lookups) {
    this.program = program;
    this.constants = program.kind<string | null>({
      name: 'constant',
      arity: 2,
      compute: (path, name) => {
        const facts = program.facts(path);
        return facts ? this.moduleConstant(facts, name) : null;
      },
      bottom: null,
      equal: Object.is,
    });
  }

  /** The key of the constant (see `constantKey`) that an expression is a name of; null for any other. */
  of(facts: FileFacts, ref: ExprRef): string | null {
    const { bindingSites } = facts.evidence;
    const site = onlySite(facts, bindingOf(facts, ref));
    if (site < 0) return null;
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] === SiteKind.name) return this.assignedConstant(facts, row);
    if (bindingSites.kind[site] !== SiteKind.import) return null;
    const [only, ...others] = this.program.importTarget(facts, row);
    if (only?.entity.kind !== 'variable' || only.entity.owner !== '' || others.length > 0) return null;
    return this.constants.ask(only.entity.path, only.entity.name);
  }

  private moduleConstant(facts: FileFacts, name: string): string | null {
    const { bindingSites } = facts.evidence;
    const site = onlySite(facts, facts.binding(0, name));
    return site >= 0 && bindingSites.kind[site] === SiteKind.name
      ? this.assignedConstant(facts, bindingSites.row[site]!)
      : null;
  }

  private assignedConstant(facts: FileFacts, nameRow: number): string | null {
    const [only, ...others] = facts.assignsOfName(nameRow);
    if (only === undefined || others.length > 0) return null;
    const { how, value } = facts.evidence.assigns;
    const isPlain = how[only] === AssignHow.assign || how[only] === AssignHow.annotated;
    return isPlain ? constantKey(facts, value[only]!) : null;
  }
}

/**
 * What a file says of its names (`passed-values.ts`), to code that is not looked at again when other code of the file says
 * something else: what another chunk binds a name to, and which methods there are, is asked.
 */
import { ScopeKind, SiteKind } from '../evidence/schema.ts';
import { isOutside } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups } from './lookups.ts';
import { onlySiteKind } from './name-sites.ts';
import {
  isDefinedByName,
  isFunctionByName,
  isObjectByName,
  methodNames,
  type NamesOfFile,
  WRITTEN_NAMES,
} from './passed-values.ts';
import type { QueryKind } from './queries.ts';

/** What binds a name, as bits. */
const Bound = { toDefinition: 1, toFunction: 2, toObject: 4 } as const;

export class ToldNames implements NamesOfFile {
  /** What binds a name of a module or class: (path, scope key, name). */
  private readonly bound: QueryKind<number>;
  /** Whether a class of a file has a method of a name: (path, name). */
  private readonly methods: QueryKind<boolean>;

  constructor(program: Lookups) {
    this.bound = program.kind<number>({
      name: 'bound_to',
      arity: 3,
      compute: (path, scopeKey, name) => {
        const facts = program.facts(path);
        const scope = facts?.scope(scopeKey) ?? -1;
        return facts && scope >= 0 ? boundTo(facts, facts.binding(scope, name)) : 0;
      },
      bottom: 0,
      equal: Object.is,
    });
    this.methods = program.kind<boolean>({
      name: 'is_method_name',
      arity: 2,
      compute: (path, name) => {
        const facts = program.facts(path);
        return facts !== undefined && methodTexts(facts).has(name);
      },
      bottom: false,
      equal: Object.is,
    });
  }

  isDefined(facts: FileFacts, row: number): boolean {
    const binding = facts.evidence.nameBindings.resolved[row]!;
    const kind = onlySiteKind(facts, binding);
    // That is looked at for every name: see `ChunkFingerprints`.
    if (kind === SiteKind.def || kind === SiteKind.import) return true;
    return this.isAsked(facts, binding)
      ? this.isBound(facts, binding, Bound.toDefinition)
      : isDefinedByName(facts, binding);
  }

  isBoundToFunction(facts: FileFacts, row: number): boolean {
    const binding = facts.evidence.nameBindings.resolved[row]!;
    return this.isAsked(facts, binding)
      ? this.isBound(facts, binding, Bound.toFunction)
      : isFunctionByName(facts, binding, this);
  }

  isBoundToObject(facts: FileFacts, row: number): boolean {
    const binding = facts.evidence.nameBindings.resolved[row]!;
    return this.isAsked(facts, binding)
      ? this.isBound(facts, binding, Bound.toObject)
      : isObjectByName(facts, binding, this);
  }

  isMethod(facts: FileFacts, name: number): boolean {
    return isOutside(facts.path)
      ? WRITTEN_NAMES.isMethod(facts, name)
      : this.methods.ask(facts.path, facts.text(name));
  }

  /** Whether other code than that of the function may bind a name. */
  private isAsked(facts: FileFacts, binding: number): boolean {
    const { bindings, scopes } = facts.evidence;
    if (binding < 0 || isOutside(facts.path)) return false;
    const kind = scopes.kind[bindings.scope[binding]!]!;
    return kind === ScopeKind.module || kind === ScopeKind.class;
  }

  private isBound(facts: FileFacts, binding: number, to: number): boolean {
    const { bindings } = facts.evidence;
    const scope = facts.scopeKey(bindings.scope[binding]!);
    return (this.bound.ask(facts.path, scope, facts.text(bindings.name[binding]!)) & to) !== 0;
  }
}

const boundTo = (facts: FileFacts, binding: number): number =>
  (isDefinedByName(facts, binding) ? Bound.toDefinition : 0) +
  (isFunctionByName(facts, binding, WRITTEN_NAMES) ? Bound.toFunction : 0) +
  (isObjectByName(facts, binding, WRITTEN_NAMES) ? Bound.toObject : 0);

const methodTexts = (facts: FileFacts): ReadonlySet<string> =>
  facts.memo('method texts', () => new Set(Array.from(methodNames(facts), (name) => facts.text(name))));

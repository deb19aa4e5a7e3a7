/**
 * What a parameter takes, as far as that chooses between overloads: beside the types that its annotation describes, the
 * constants that `Literal` names (PEP 586) and `None`, through aliases. Constants are no values of their own anywhere else.
 */
import { CONSTANTS, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, SiteKind } from '../evidence/schema.ts';
import { literalKey, NONE_KEY } from './constant-key.ts';
import { addUnique, type Definition, type Entity, sameList, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { subscriptOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_LITERALS } from './limits.ts';
import { onlySite } from './name-sites.ts';
import type { QueryKind } from './queries.ts';

export interface AcceptedTypes {
  /** Keys of the constants it takes (see `literalKey`). */
  readonly constants: readonly string[];
  /** Instances of the other types it takes. */
  readonly types: readonly Value[];
  /** Takes anything: it has no annotation, or one that says nothing. */
  readonly isOpen: boolean;
  /** Functions that it takes must be predicates (PEP 647, 742): `Callable[[S], TypeIs[T]]`. */
  readonly isPredicate: boolean;
}

const ANYTHING: AcceptedTypes = { constants: [], types: NO_VALUES, isOpen: true, isPredicate: false };

/** Forms of `typing` whose arguments are the types that are taken; of `Annotated` that is the first one. */
const UNIONS = new Set(['Optional', 'Union', 'Required', 'NotRequired', 'ReadOnly', 'ClassVar', 'Final']);

interface Collected {
  readonly constants: Set<string>;
  readonly types: Value[];
  isOpen: boolean;
  isPredicate: boolean;
}

export class ParameterTypes {
  private readonly evaluation: Evaluation;
  /** What a parameter takes: (path, def key of the function, name). */
  private readonly parameters: QueryKind<AcceptedTypes>;
  /** What a name that stands for a type takes: (path, scope key, name). */
  private readonly aliases: QueryKind<AcceptedTypes>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    const rules = { arity: 3, bottom: ANYTHING, equal: isSame } as const;
    this.parameters = program.kind<AcceptedTypes>({
      ...rules,
      name: 'accepted',
      compute: (path, key, name) => {
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        return facts ? this.ofParameter(facts, key, name) : ANYTHING;
      },
    });
    this.aliases = program.kind<AcceptedTypes>({
      ...rules,
      name: 'accepted_alias',
      compute: (path, scope, name) => {
        const facts = program.facts(path);
        return facts ? this.ofAlias(facts, scope, name) : ANYTHING;
      },
    });
  }

  /** What a parameter of a function takes. */
  of(definition: Definition, name: string): AcceptedTypes {
    return this.parameters.askAbout(definition, name);
  }

  private ofParameter(facts: FileFacts, key: string, name: string): AcceptedTypes {
    const def = facts.defRow(key);
    if (def === undefined) return ANYTHING;
    const { params, typeExprs } = facts.evidence;
    const { from, to } = facts.paramsOf(def);
    for (let param = from; param < to; param++) {
      const type = params.type[param]!;
      if (type >= 0 && facts.text(params.name[param]!) === name)
        return this.described(facts, typeExprs.expr[type]!, def);
    }
    return ANYTHING;
  }

  private ofAlias(facts: FileFacts, scopeKey: string, name: string): AcceptedTypes {
    const { assigns, bindingSites } = facts.evidence;
    const scope = facts.scope(scopeKey);
    const site = onlySite(facts, scope < 0 ? -1 : facts.binding(scope, name));
    if (site < 0 || bindingSites.kind[site] !== SiteKind.name) return ANYTHING;
    const [assign, ...others] = facts.assignsOfName(bindingSites.row[site]!);
    if (assign === undefined || others.length > 0 || !ALIASING.has(assigns.how[assign]!)) return ANYTHING;
    return this.described(facts, assigns.value[assign]!, assigns.def[assign]!);
  }

  private described(facts: FileFacts, ref: ExprRef, def: number): AcceptedTypes {
    const into: Collected = { constants: new Set(), types: [], isOpen: false, isPredicate: false };
    this.describe(facts, ref, def, into);
    const isCut = exceeds('literals', into.constants.size, MAX_LITERALS);
    const isEmpty = into.constants.size === 0 && into.types.length === 0;
    if (into.isOpen || isEmpty || isCut) return ANYTHING;
    return {
      constants: [...into.constants].sort(),
      types: into.types,
      isOpen: false,
      isPredicate: into.isPredicate,
    };
  }

  private describe(facts: FileFacts, ref: ExprRef, def: number, into: Collected): void {
    const { exprs, operands } = facts.evidence;
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'constant':
        if (CONSTANTS[row] === 'None') into.constants.add(NONE_KEY);
        else into.isOpen = true;
        return;
      case 'expr': {
        if (exprs.kind[row] === ExprKind.binary) {
          for (const i of [0, 1])
            this.describe(facts, operands.expr[exprs.operandStart[row]! + i]!, def, into);
          return;
        }
        const parts = subscriptOf(facts, ref);
        if (parts && this.describeForm(facts, parts.head, parts.items, def, into)) return;
        break;
      }
      case 'name':
      case 'attr': {
        const alias = this.aliasOf(facts, ref);
        if (alias === null) break;
        for (const constant of alias.constants) into.constants.add(constant);
        for (const type of alias.types) addUnique(into.types, type);
        // What says nothing as an alias may be a type variable.
        into.isPredicate ||= alias.isPredicate;
        if (alias.isOpen) break;
        return;
      }
      default:
    }
    const types = this.evaluation.typeValues(facts, ref, def);
    for (const type of types) addUnique(into.types, type);
    into.isOpen ||= types.length === 0 || types.some(isAnything);
  }

  /** True for subscripts of forms whose arguments say what is taken. */
  private describeForm(
    facts: FileFacts,
    head: ExprRef,
    items: readonly ExprRef[],
    def: number,
    into: Collected,
  ): boolean {
    const [form, ...others] = this.evaluation.evaluate(facts, head);
    if (form?.kind !== 'external' || others.length > 0) return false;
    const name = form.entity.names.at(-1) ?? '';
    if (name === 'Literal') {
      for (const item of items) this.describeLiteral(facts, item, def, into);
      return true;
    }
    if (name === 'Callable') into.isPredicate ||= this.isPredicate(facts, items.at(-1)!);
    if (name !== 'Annotated' && !UNIONS.has(name)) return false;
    if (name === 'Optional') into.constants.add(NONE_KEY);
    for (const item of name === 'Annotated' ? items.slice(0, 1) : items)
      this.describe(facts, item, def, into);
    return true;
  }

  /** Whether a type says that who returns it tells the type of its argument. */
  private isPredicate(facts: FileFacts, result: ExprRef): boolean {
    const parts = subscriptOf(facts, result);
    return (
      parts !== null &&
      this.evaluation
        .evaluate(facts, parts.head)
        .some((form) => form.kind === 'external' && GUARDS.has(form.entity.names.at(-1) ?? ''))
    );
  }

  /** What `Literal` names: constants, members of enumerations (as objects of those), other aliases of `Literal`. */
  private describeLiteral(facts: FileFacts, item: ExprRef, def: number, into: Collected): void {
    const key = literalKey(facts, item);
    if (key !== null) into.constants.add(key);
    else if (exprRefKind(item) === 'name' || subscriptOf(facts, item)) this.describe(facts, item, def, into);
    else for (const value of this.evaluation.evaluate(facts, item)) addUnique(into.types, value);
  }

  /** What the alias takes that a name stands for; null for names of anything else. */
  private aliasOf(facts: FileFacts, ref: ExprRef): AcceptedTypes | null {
    const { attrs, nameBindings, names } = facts.evidence;
    const { program } = this.evaluation;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'name') {
      const isBound = nameBindings.resolved[row]! >= 0;
      const [only, ...others] = isBound
        ? program.bindingOfName(facts, row)
        : program.global(facts.path, facts.text(names.name[row]!));
      return others.length > 0 ? null : this.aliasAt(only?.entity);
    }
    const [base, ...others] = this.evaluation.evaluate(facts, attrs.base[row]!);
    if (base === undefined || others.length > 0 || (base.kind !== 'module' && base.kind !== 'class'))
      return null;
    const { found } = this.evaluation.members(base, facts.text(attrs.name[row]!), facts.path);
    return found.length === 1 ? this.aliasAt(found[0]!.entity) : null;
  }

  private aliasAt(entity: Entity | undefined): AcceptedTypes | null {
    return entity?.kind === 'variable' ? this.aliases.ask(entity.path, entity.owner, entity.name) : null;
  }
}

const GUARDS = new Set(['TypeGuard', 'TypeIs']);

const ALIASING = new Set<number>([AssignHow.assign, AssignHow.annotated, AssignHow.type_alias]);

const isAnything = (type: Value): boolean =>
  type.kind === 'opaque' ||
  type.kind === 'external' ||
  (type.kind === 'instance' && standardName(type.of) === 'builtins.object');

const isSame = (a: AcceptedTypes, b: AcceptedTypes): boolean =>
  a.isOpen === b.isOpen &&
  a.isPredicate === b.isPredicate &&
  sameList(a.constants, b.constants) &&
  sameList(a.types, b.types);

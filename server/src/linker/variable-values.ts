/**
 * What variables of modules and classes can hold: what their bodies and methods assign, what is declared, what is put
 * into their containers, and what other code stores to them. How a name that stands somewhere is read is the business
 * of `name-values.ts`.
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { AssignHow, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { additionsToAttribute } from './container-additions.ts';
import { giversOf } from './container-aliases.ts';
import { stepsTo } from './container-steps.ts';
import { type Containers, union } from './containers.ts';
import { narrowedByValue, withCode } from './declared-types.ts';
import { hasFields } from './definition-facts.ts';
import { isOutside, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { OutsideStores, Place } from './outside-stores.ts';
import type { QueryKind } from './queries.ts';
import { storedAttributes } from './stored-places.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import { chunksOfVariable } from './variable-chunks.ts';
import { laterSites } from './visible-sites.ts';

export class VariableValues {
  private readonly evaluation: Evaluation;
  private readonly containers: Containers;
  private readonly stores: OutsideStores;
  /** What a module's or class's variable can hold: (path, def key of the class or '', name). */
  private readonly variables: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, containers: Containers, stores: OutsideStores) {
    this.evaluation = evaluation;
    this.containers = containers;
    this.stores = stores;
    const { program } = evaluation;
    const read = program.chunksReader('storing', chunksOfVariable);
    this.variables = valuesKind(evaluation, 'value', 3, read, (facts, owner, name) =>
      this.variableValues(facts, owner, name),
    );
  }

  /** What a variable can hold, as it is in its module or class (`owner`): descriptors are not asked. */
  of(path: string, owner: string, name: string): readonly Value[] {
    return this.variables.ask(path, owner, name);
  }

  /** What the code of a class body (or module) leaves in one of its names. */
  bodyValues(facts: FileFacts, scope: number, name: string): readonly Value[] {
    const { bindingSites } = facts.evidence;
    const binding = facts.binding(scope, name);
    if (binding < 0) return NO_VALUES;
    const sites = laterSites(facts, binding);
    let values: readonly Value[] = NO_VALUES;
    for (const site of sites) {
      if (bindingSites.kind[site] !== SiteKind.name) continue;
      values = merge(
        values,
        this.assignedValues(facts, bindingSites.row[site]!, facts.scopeKey(scope), name),
      );
    }
    return this.containers.withAdditions(
      facts,
      values,
      stepsTo(this.evaluation, facts, binding, values, { before: null, sites }),
    );
  }

  /** Values stored by one STORE of a name; a declared type wins over what is assigned. */
  assignedValues(facts: FileFacts, nameRow: number, scopeKey: string, name: string): readonly Value[] {
    return union(
      [...facts.assignsOfName(nameRow)].map((row) =>
        facts.evidence.assigns.how[row] === AssignHow.type_param
          ? [this.evaluation.values.typeVariable(`${facts.path}|${scopeKey}|${name}`)]
          : this.assignValues(facts, row),
      ),
    );
  }

  assignValues(facts: FileFacts, row: number): readonly Value[] {
    const { assigns, typeExprs } = facts.evidence;
    const how = assigns.how[row]!;
    if (how === AssignHow.delete || how === AssignHow.augmented) return NO_VALUES;
    const type = assigns.type[row]!;
    if (type >= 0) {
      const declared = this.evaluation.typeValues(facts, typeExprs.expr[type]!, assigns.def[row]!);
      if (how === AssignHow.type_alias) return declared.map((value) => this.asType(value));
      const given = (): readonly Value[] => this.evaluation.evaluate(facts, assigns.value[row]!);
      // What a class declares, other code may set.
      const isOwn = facts.evidence.scopes.kind[assigns.scope[row]!] !== ScopeKind.class;
      return isOwn && exprRefKind(assigns.target[row]!) === 'name'
        ? narrowedByValue(this.evaluation, declared, given)
        : withCode(this.evaluation, declared, given);
    }
    return this.evaluation.evaluate(facts, assigns.value[row]!);
  }

  /** What stands for a type in other types (PEP 695), as a name that is bound to it by `=` does. */
  private asType(value: Value): Value {
    return value.kind === 'instance'
      ? this.evaluation.values.class(value.of, value.args, value.isSelf)
      : value;
  }

  private variableValues(facts: FileFacts, owner: string, name: string): readonly Value[] {
    if (owner === '') return this.withOutside(facts, -1, name, this.bodyValues(facts, 0, name));
    const classRow = facts.defRow(owner) ?? -1;
    if (classRow < 0) return NO_VALUES;
    const scope = facts.evidence.defs.bodyScope[classRow]!;
    const definition = this.evaluation.program.definition(facts, classRow);
    // A function of the body becomes a method when it is taken from an instance; one stored by a method does not.
    let values = this.bodyValues(facts, scope, name).map((value) =>
      value.kind === 'function' && value.receiver === null
        ? this.evaluation.values.bind(value, definition.value, false)
        : value,
    ) as readonly Value[];
    let isKnown = true;
    for (const row of storedAttributes(facts, classRow).get(name) ?? []) {
      const stored = this.assignValues(facts, row);
      isKnown &&= stored.length > 0 || exprRefKind(facts.evidence.assigns.value[row]!) === 'constant';
      values = merge(values, stored);
    }
    // Where a method stores what nobody understands, what an object was made with does not say what it holds.
    if (!isKnown) values = merge(this.evaluation.expand(values), values);
    // What a class says behind the declaration of a field stands for what a call leaves out, as defaults of parameters do.
    if (facts.binding(scope, name) >= 0 && hasFields(facts, classRow))
      values = merge(
        values.filter(({ kind }) => kind !== 'function' && kind !== 'class'),
        [this.evaluation.values.parameter(facts.path, owner, name)],
      );
    // `self.hooks.append(f)` for a property `hooks` that gives the variable fills it as well.
    const steps = [name, ...giverNames(facts, classRow, name)]
      .flatMap((of) => additionsToAttribute(facts, classRow, of))
      .map((addition) => ({ addition, isCertain: false }));
    return this.withOutside(facts, classRow, name, this.containers.withAdditions(facts, values, steps));
  }

  /** What a variable can hold, given what its module (`classRow` is -1) or class makes of it. */
  private withOutside(
    facts: FileFacts,
    classRow: number,
    name: string,
    values: readonly Value[],
  ): readonly Value[] {
    if (isOutside(facts.path)) return values;
    const owner = classRow < 0 ? null : this.evaluation.program.definition(facts, classRow);
    const givers = giverNames(facts, classRow, name);
    const place: Place = { path: facts.path, module: facts.module, owner, name, givers };
    return this.stores.withAdditions(this.stores.variable(place, values), place);
  }
}

/** Names of the functions that return a variable, see `giversOf`. */
const giverNames = (facts: FileFacts, classDef: number, name: string): readonly string[] =>
  giversOf(facts, classDef, name).map((def) => facts.text(facts.evidence.defs.name[def]!));

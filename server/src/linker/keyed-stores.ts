/**
 * Registries: in `REGISTRY[name] = function`, where calls of the code around give both, each call says which function is
 * under which key (`@register('save')`, `add('save', save)`), and where a loop goes through pairs, each of them does; what
 * is stored under its own name is under that (`REGISTRY[cls.__name__] = cls`). Without this, all would be under every key.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import type { ArgumentFlow } from './argument-flow.ts';
import { matchArguments } from './arguments.ts';
import { rowOfPlace } from './call-places.ts';
import { union } from './containers.ts';
import { itemsOfPairs, pairsGoneThrough } from './copied-elements.ts';
import { receiverOf } from './definition-facts.ts';
import { NO_ARGS, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import { merge } from './values.ts';

type Keyed = ReadonlyMap<string, readonly Value[]>;

/** A parameter (a row of `params`) and its function (a row of `defs`). */
interface Parameter {
  readonly def: number;
  readonly param: number;
}

export class KeyedStores {
  private readonly evaluation: Evaluation;
  private readonly flow: ArgumentFlow;

  constructor(evaluation: Evaluation, flow: ArgumentFlow) {
    this.evaluation = evaluation;
    this.flow = flow;
  }

  /** What is stored under which keys by `c[key] = value`; null where the code does not say it of each value. */
  of(facts: FileFacts, key: ExprRef, value: ExprRef): Keyed | null {
    if (isNameOf(facts, key, value) || this.isNameGivenToMetaclass(facts, key))
      return this.byOwnName(facts, value);
    const pairs = pairsGoneThrough(facts, key, value);
    if (pairs !== null) return itemsOfPairs(this.evaluation, facts, pairs);
    const named = parameterOf(facts, key);
    const stored = parameterOf(facts, value);
    if (!named || !stored) return null;
    if (named.def === stored.def) return this.byCalls(facts, named, stored);
    return isAround(facts, named.def, stored.def) ? this.byFactoryCalls(facts, named, stored) : null;
  }

  private byOwnName(facts: FileFacts, value: ExprRef): Keyed | null {
    const found = new Map<string, readonly Value[]>();
    for (const one of this.evaluation.expand(this.evaluation.evaluate(facts, value))) {
      if (one.kind === 'instance' && this.evaluation.isMadeLater(one)) {
        // What a metaclass's own constructor stores is each of its classes.
        for (const of of this.evaluation.made.by(one.of)) put(found, `'${of.name}`, [of.value]);
        continue;
      }
      if (one.kind !== 'class' && one.kind !== 'function') return null;
      put(found, `'${one.definition.name}`, [one]);
    }
    return found.size > 0 ? found : null;
  }

  /** `def add(name, function): …`. */
  private byCalls(facts: FileFacts, named: Parameter, stored: Parameter): Keyed | null {
    const found = new Map<string, readonly Value[]>();
    for (const one of this.flow.callsOf(facts, named.def) ?? []) {
      if (one.call.kind !== 'call' || one.call.skipped !== 0) return null;
      const row = rowOfPlace(this.evaluation.program, one.own, one.call);
      const keys = this.keysGiven(facts, named, one.own, row, one.call.isBound);
      if (keys === null) return null;
      const values = isReceiver(facts, stored)
        ? this.receivedBy(facts, stored, one.own, row)
        : this.flow.given(facts, stored.def, textOf(facts, stored), one);
      if (values.length === 0 && isReceiver(facts, stored)) return null;
      for (const key of keys) put(found, key, values);
    }
    return found.size > 0 ? found : null;
  }

  /** `def __init__(self, name): REGISTRY[name] = self`: what a call (a row of `calls` of `own`) makes, or is a call on. */
  private receivedBy(facts: FileFacts, { def }: Parameter, own: FileFacts, row: number): readonly Value[] {
    const { program, values } = this.evaluation;
    const method = program.definition(facts, def);
    const ref = own.evidence.calls.callee[row]!;
    return union(
      this.evaluation.expand(this.evaluation.evaluate(own, ref)).map((callee) => {
        if (callee.kind === 'class') {
          const { definition, args, isSelf } = callee;
          return receiverOf(facts, def) === 'instance'
            ? [values.instance(definition, args, null, isSelf)]
            : [];
        }
        if (callee.kind !== 'function' || callee.definition !== method || callee.receiver === null) return [];
        // `super().__init__(name)` is called on the object of the code around it.
        const { receiver } = callee;
        return receiver.kind === 'super' ? [values.instance(receiver.of, NO_ARGS, null, true)] : [receiver];
      }),
    );
  }

  /** `def register(name): def decorate(function): …`, where each call of `decorate` is one of what `register` gives. */
  private byFactoryCalls(facts: FileFacts, named: Parameter, stored: Parameter): Keyed | null {
    const found = new Map<string, readonly Value[]>();
    const { program } = this.evaluation;
    const factory = program.definition(facts, named.def);
    for (const one of this.flow.callsOf(facts, stored.def) ?? []) {
      const { own, call } = one;
      if (call.kind === 'callback' || call.skipped !== 0) return null;
      const row = rowOfPlace(this.evaluation.program, own, call);
      const { calls, decorators } = own.evidence;
      const callee = call.kind === 'decorator' ? decorators.expr[row]! : calls.callee[row]!;
      if (exprRefKind(callee) !== 'call') return null;
      const inner = exprRefRow(callee);
      const makers = this.evaluation
        .expand(this.evaluation.evaluate(own, calls.callee[inner]!))
        .filter((maker) => maker.kind === 'function' && maker.definition === factory);
      const [maker, ...others] = makers;
      if (maker?.kind !== 'function' || others.length > 0) return null;
      const keys = this.keysGiven(facts, named, own, inner, maker.isBound);
      if (keys === null) return null;
      const values = this.flow.given(facts, stored.def, textOf(facts, stored), one);
      for (const key of keys) put(found, key, values);
    }
    return found.size > 0 ? found : null;
  }

  /** The keys that a call (a row of `calls` of `own`) gives a parameter; null where they are not written out. */
  private keysGiven(
    facts: FileFacts,
    { def, param }: Parameter,
    own: FileFacts,
    row: number,
    isBound: boolean,
  ): readonly string[] | null {
    const { params } = facts.evidence;
    const signature = this.evaluation.program.signature(this.evaluation.program.definition(facts, def));
    if (!signature) return null;
    const name = facts.text(params.name[param]!);
    const given = matchArguments(own, row, signature, isBound).find(
      ({ parameter }) => parameter.name === name,
    );
    if (given) return this.evaluation.literalsOf(own, own.evidence.args.expr[given.arg]!, true);
    const byDefault = params.default[param]!;
    return byDefault === NO_EXPR ? null : this.evaluation.literalsOf(facts, byDefault, false);
  }

  /** The second argument of a metaclass's `__new__` and `__init__` is the name of the class that is made. */
  private isNameGivenToMetaclass(facts: FileFacts, key: ExprRef): boolean {
    const parameter = parameterOf(facts, key);
    if (!parameter || facts.evidence.params.position[parameter.param] !== 1) return false;
    const owner = facts.classOf(parameter.def);
    const name = facts.text(facts.evidence.defs.name[parameter.def]!);
    if (owner < 0 || (name !== '__new__' && name !== '__init__')) return false;
    return this.evaluation.made.isMetaclass(this.evaluation.program.definition(facts, owner));
  }
}

function put(found: Map<string, readonly Value[]>, key: string, values: readonly Value[]): void {
  found.set(key, merge(found.get(key) ?? [], values));
}

/** Whether a parameter is what a method receives its object or class as. */
const isReceiver = (facts: FileFacts, { def, param }: Parameter): boolean =>
  facts.evidence.params.position[param] === 0 && facts.classOf(def) >= 0 && receiverOf(facts, def) !== 'none';

const textOf = (facts: FileFacts, { param }: Parameter): string =>
  facts.text(facts.evidence.params.name[param]!);

/** Whether a key is `x.__name__` of the x that is stored under it. */
function isNameOf(facts: FileFacts, key: ExprRef, value: ExprRef): boolean {
  if (exprRefKind(key) !== 'attr') return false;
  const { attrs } = facts.evidence;
  const name = facts.text(attrs.name[exprRefRow(key)]!);
  if (name !== '__name__' && name !== '__qualname__') return false;
  const binding = bindingOf(facts, attrs.base[exprRefRow(key)]!);
  return binding >= 0 && binding === bindingOf(facts, value);
}

/** The parameter that a name is bound to, and nothing else. */
function parameterOf(facts: FileFacts, ref: ExprRef): Parameter | null {
  const { bindingSites, params } = facts.evidence;
  const site = onlySite(facts, bindingOf(facts, ref));
  if (site < 0 || bindingSites.kind[site] !== SiteKind.param) return null;
  const param = bindingSites.row[site]!;
  return { def: params.def[param]!, param };
}

/** Whether one function (rows of `defs`) holds another. */
function isAround(facts: FileFacts, outer: number, inner: number): boolean {
  const { container } = facts.evidence.defs;
  let def = inner;
  while (def >= 0 && def !== outer) def = container[def]!;
  return def === outer;
}

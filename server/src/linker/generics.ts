/**
 * Type variables: what a generic class's parameters are, what an instance's arguments mean for a base class,
 * and solving and substituting them in calls (PEP 484, 695). Solving is one-way, from arguments to
 * parameters; variance is not checked, nor are bounds, which only say what an unsolved variable is.
 */
import { ParamKind, ScopeKind } from '../evidence/schema.ts';
import {
  addAllUnique,
  addUnique,
  type Definition,
  type FunctionValue,
  type InstanceValue,
  isOutside,
  type ParameterValue,
  sameList,
  standardName,
  type TypeArguments,
  type Value,
} from './entities.ts';
import { type Evaluation, NO_VALUES, UNKNOWN_ARGUMENTS } from './evaluation.ts';
import { subscriptOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost, exceeds } from './limit-hits.ts';
import { MAX_ARGUMENT_VALUES, MAX_PROTOCOL_MEMBERS } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { QueryKind } from './queries.ts';
import type { SignatureParameter } from './signatures.ts';
import { isOldIterable } from './special-methods.ts';
import { unpackedType } from './unpacked-types.ts';
import { merge, TYPE_VARIABLE } from './values.ts';

/** What type variables and parameters stand for in one call. */
export interface Solution {
  readonly solved: Map<Value, readonly Value[]>;
  /** What `Self` is. */
  readonly self: Value | null;
}

const GENERIC_FORMS = new Set(['Generic', 'Protocol']);

/** Containers whose parameters a class below takes over that names them without arguments: `class Stack(list)`. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...['dict', 'frozenset', 'list', 'set', 'tuple'].map((name) => `builtins.${name}`),
  ...['OrderedDict', 'UserDict', 'UserList', 'defaultdict', 'deque'].map((name) => `collections.${name}`),
]);

/** A type variable that a stub declares: what a class below `list` that says nothing of its elements is made of. */
const isOfOutside = ({ kind, text }: Value): boolean =>
  kind === 'typevar' && isOutside(text.slice(TYPE_VARIABLE.length));

export class Generics {
  private readonly evaluation: Evaluation;
  private readonly parameters: QueryKind<readonly Value[]>;
  private readonly bases: QueryKind<readonly Value[]>;
  private readonly supertypes: QueryKind<TypeArguments | null>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    /** Type parameters of a class, in order: (path, def key). */
    this.parameters = listKind(program, 'type_parameters', 2, (path, key) => {
      const facts = program.facts(path);
      return facts ? this.findParameters(facts, key) : null;
    });
    /** The bases of a class as types, with their arguments: (path, def key). */
    this.bases = listKind(program, 'base_types', 2, (path, key) => {
      const facts = program.facts(path);
      return facts ? this.findBases(facts, key) : null;
    });
    /** Arguments of a base in terms of the class's own parameters: (path, def key, path and key of the base). */
    this.supertypes = program.kind<TypeArguments | null>({
      name: 'supertype',
      arity: 3,
      compute: (path, key, target) => this.findSupertype(path, key, target),
      bottom: null,
      equal: (a, b) => a === b || (a !== null && b !== null && sameArguments(a, b)),
    });
  }

  parametersOf(definition: Definition): readonly Value[] {
    return this.parameters.askAbout(definition);
  }

  /** What the instance's arguments make of the parameters of `target`, a class of its MRO; null: it is none. */
  argumentsFor(of: Definition, args: TypeArguments, target: Definition): TypeArguments | null {
    if (of === target) return args;
    const found = this.supertypes.askAbout(of, target.place);
    if (found === null || found.length === 0) return found;
    const isUntold = !isOutside(of.path) && args.every((list) => list.every(isOfOutside));
    const solution = this.solutionFor(of, isUntold ? this.evaluation.contentsOf(of) : args, null);
    return found.map((list) => this.substitute(list, solution));
  }

  /** The parameters of a class, solved by arguments. */
  solutionFor(definition: Definition, args: TypeArguments, self: Value | null): Solution {
    const solved = new Map<Value, readonly Value[]>();
    if (args.length > 0) {
      for (const [i, parameter] of this.parametersOf(definition).entries()) {
        const list = args[i];
        if (list !== undefined && list.length > 0) solved.set(parameter, list);
      }
    }
    return { solved, self };
  }

  /** Type variables without a solution are what they are bound to; others disappear: what they stand for is unknown. */
  substitute(values: readonly Value[], solution: Solution): readonly Value[] {
    let result: Value[] | null = null;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (isPlain(value)) {
        if (result !== null) addUnique(result, value);
        continue;
      }
      const made = this.substituteOne(value, solution);
      if (result === null && made.length === 1 && made[0] === value) continue;
      result ??= values.slice(0, i);
      addAllUnique(result, made);
    }
    return result ?? values;
  }

  /** Learns from one argument what type variables of a parameter's type stand for. */
  unify(declared: readonly Value[], given: readonly Value[], solution: Solution, depth = 0): void {
    if (given.length === 0 || depth > 4) return;
    for (const type of declared) {
      if (type.kind === 'typevar' || type.kind === 'parameter') {
        const known = solution.solved.get(type);
        solution.solved.set(
          type,
          known ? atMost('argumentValues', merge(known, given), MAX_ARGUMENT_VALUES) : given,
        );
      } else if (type.kind === 'instance' && type.args.length > 0) {
        for (const value of given) this.unifyInstance(type, value, solution, depth);
      } else if (type.kind === 'callable' && type.returns.length > 0) {
        for (const value of given) {
          const returns = this.evaluation.called(value, UNKNOWN_ARGUMENTS);
          this.unify(type.returns, returns, solution, depth + 1);
        }
      }
    }
  }

  private unifyInstance(type: InstanceValue, value: Value, solution: Solution, depth: number): void {
    if (value.kind !== 'instance') return;
    const args = this.argumentsFor(value.of, value.args, type.of);
    if (args === null) {
      if (isOldIterable(this.evaluation.program, value.of, type.of))
        this.unify(type.args[0] ?? NO_VALUES, this.evaluation.iterate([value]), solution, depth + 1);
      else this.unifyProtocol(type, value, solution, depth);
      return;
    }
    for (const [i, inner] of type.args.entries())
      this.unify(inner, args[i] ?? NO_VALUES, solution, depth + 1);
  }

  /** A protocol is fulfilled by what methods give (PEP 544): their results tell its arguments. */
  private unifyProtocol(type: InstanceValue, value: InstanceValue, solution: Solution, depth: number): void {
    const { program } = this.evaluation;
    const names = depth > 2 ? null : program.protocolMembers(type.of);
    if (names === null || exceeds('protocolMembers', names.length, MAX_PROTOCOL_MEMBERS)) return;
    const own: Solution = { solved: new Map(), self: value };
    for (const name of names) {
      const declared = program.member(type.of, name).found[0]?.entity;
      if (declared?.kind !== 'definition' || declared.definition.isClass) continue;
      const given = this.evaluation.callMethod([value], name, ...this.askedOf(declared.definition));
      this.unify(this.evaluation.returned(declared.definition), given, own, depth + 1);
    }
    for (const [i, parameter] of this.parametersOf(type.of).entries())
      this.unify(type.args[i] ?? NO_VALUES, own.solved.get(parameter) ?? NO_VALUES, solution, depth + 1);
  }

  /** What a method of a protocol is called with, as it declares: that chooses between overloads of who fulfils it. */
  private askedOf(method: Definition): readonly (readonly Value[])[] {
    const parameters = this.evaluation.program.signature(method)?.parameters ?? [];
    const isAsked = ({ kind, hasDefault }: SignatureParameter): boolean =>
      !hasDefault && (kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW);
    return parameters
      .slice(1)
      .filter(isAsked)
      .map(({ name }) => this.evaluation.parameter(method, name));
  }

  private substituteOne(value: Value, solution: Solution): readonly Value[] {
    const { values } = this.evaluation;
    switch (value.kind) {
      case 'typevar':
        return solution.solved.get(value) ?? this.evaluation.boundOf(value);
      case 'parameter':
        return solution.solved.get(value) ?? [value];
      case 'result': {
        const heads =
          value.of.kind === 'parameter'
            ? solution.solved.get(value.of)
            : this.substitute([value.of], solution);
        const given = value.given.map((list) => this.substitute(list, solution));
        return heads
          ? heads.flatMap((head) => this.evaluation.applied(head, given, value.isOpen))
          : [values.result(value.of, given, value.isOpen)];
      }
      case 'function':
        return [this.enclosed(value, solution)];
      case 'members':
        return this.substituteOne(value.of, solution).map((of) => values.members(of, value.named));
      case 'partial':
        return this.substituteOne(value.of, solution).map((of) => values.partial(of, value.filled));
      case 'instance': {
        if (value.isSelf && solution.self !== null) {
          const self = selfOf(this.evaluation, value, solution.self);
          // `cls(f)` of a class method holds what it is given, `self` what it was made with.
          return value.held !== null && self.kind === 'instance'
            ? this.substituteOne(
                values.holding(values.instance(self.of, self.args, null, false), value.held),
                solution,
              )
            : [self];
        }
        if (value.args.length === 0 && value.items === null && value.held === null) return [value];
        const args = value.args.map((list) => this.substitute(list, solution));
        // Nothing in it stands for anything else: most of what is substituted, and making it again is most of the work.
        if (value.items === null && value.held === null && args.every((list, i) => list === value.args[i]))
          return [value];
        const inMap = <K>(map: ReadonlyMap<K, readonly Value[]>): Map<K, readonly Value[]> => {
          const substituted = new Map<K, readonly Value[]>();
          map.forEach((list, key) => void substituted.set(key, this.substitute(list, solution)));
          return substituted;
        };
        const made = values.instanceLike(value, args, value.items && inMap(value.items));
        return [value.held === null ? made : values.holding(made, inMap(value.held))];
      }
      case 'class': {
        if (value.isSelf && solution.self !== null) {
          const self = selfInstance(this.evaluation, value, solution.self);
          return self.kind === 'instance' ? [values.class(self.of, self.args, self.isSelf)] : [value];
        }
        if (value.args.length === 0) return [value];
        const args = value.args.map((list) => this.substitute(list, solution));
        return [values.class(value.definition, args, value.isSelf)];
      }
      case 'callable':
        return [values.callable(this.substitute(value.returns, solution), value.isType)];
      default:
        return [value];
    }
  }

  /** A function that is made while what the functions around it were called with is known. */
  private enclosed(value: FunctionValue, solution: Solution): Value {
    const { definition, closure } = value;
    if (!definition.isEnclosed) return value;
    const held = new Map<Value, readonly Value[]>();
    if (closure)
      for (const [parameter, list] of closure) held.set(parameter, this.substitute(list, solution));
    for (const [parameter, list] of solution.solved) {
      if (parameter.kind === 'parameter' && !held.has(parameter) && isAround(parameter, definition))
        held.set(parameter, list);
    }
    return held.size === 0 ? value : this.evaluation.values.closure(value, held);
  }

  private findParameters(facts: FileFacts, key: string): readonly Value[] {
    const row = facts.defRow(key);
    if (row === undefined) return NO_VALUES;
    const { defs, scopes, bindings, bases } = facts.evidence;
    const body = defs.bodyScope[row]!;
    const around = body > 0 ? scopes.parent[body]! : -1;
    const found: Value[] = [];
    if (around >= 0 && scopes.kind[around] === ScopeKind.type_params) {
      const scopeKey = facts.scopeKey(around);
      const rows = [...facts.bindingsOf(around)].filter((b) => bindings.siteCount[b]! > 0);
      rows.sort((a, b) => bindings.siteStart[a]! - bindings.siteStart[b]!);
      for (const binding of rows) {
        const name = facts.text(bindings.name[binding]!);
        if (!name.startsWith('.'))
          found.push(this.evaluation.values.typeVariable(`${facts.path}|${scopeKey}|${name}`));
      }
      return found;
    }
    const mentioned: Value[] = [];
    const from = defs.baseStart[row]!;
    for (let base = from; base < from + defs.baseCount[row]!; base++) {
      if (bases.keyword[base]! >= 0 || bases.star[base]) continue;
      const parts = subscriptOf(facts, bases.expr[base]!);
      if (!parts) continue;
      const heads = this.evaluation.evaluate(facts, parts.head);
      const isGeneric = heads.some(
        (head) => head.kind === 'external' && GENERIC_FORMS.has(head.entity.names.at(-1) ?? ''),
      );
      for (const item of parts.items)
        for (const value of this.evaluation.typeValues(
          facts,
          unpackedType(this.evaluation, facts, item) ?? item,
          -1,
        ))
          collectVariables(value, isGeneric ? found : mentioned);
    }
    if (found.length > 0 || mentioned.length > 0 || isOutside(facts.path))
      return found.length > 0 ? found : mentioned;
    const [container] = this.namedBases(facts, row).filter(isBareContainer);
    return container?.kind === 'instance' ? this.parametersOf(container.of) : NO_VALUES;
  }

  private findBases(facts: FileFacts, key: string): readonly Value[] {
    const row = facts.defRow(key);
    if (row === undefined) return NO_VALUES;
    const found = this.namedBases(facts, row);
    const own = found.some(isBareContainer) ? this.parameters.ask(facts.path, key) : NO_VALUES;
    if (own.length === 0) return found;
    // What a container without arguments holds is what the class is said to.
    return found.map((base) => {
      const parameters = base.kind === 'instance' && isBareContainer(base) ? this.parametersOf(base.of) : [];
      return base.kind === 'instance' && parameters.length > 0 && parameters.every((one) => own.includes(one))
        ? this.evaluation.values.instance(
            base.of,
            parameters.map((one) => [one]),
          )
        : base;
    });
  }

  /** The bases of a class (a row of `defs`) as they are written. */
  private namedBases(facts: FileFacts, row: number): readonly Value[] {
    const { defs, bases } = facts.evidence;
    const key = facts.defKey(row);
    const found: Value[] = [];
    const from = defs.baseStart[row]!;
    for (let base = from; base < from + defs.baseCount[row]!; base++) {
      if (bases.keyword[base]! >= 0 || bases.star[base]) continue;
      for (const value of this.evaluation.typeValues(facts, bases.expr[base]!, -1))
        if (value.kind === 'instance' && !(value.of.path === facts.path && value.of.key === key))
          addUnique<Value>(found, value);
    }
    return found;
  }

  private findSupertype(path: string, key: string, target: string): TypeArguments | null {
    for (const base of this.bases.ask(path, key)) {
      if (base.kind !== 'instance') continue;
      if (base.of.place === target) return base.args;
      const above = this.supertypes.ask(base.of.path, base.of.key, target);
      if (above === null) continue;
      const solution = this.solutionFor(base.of, base.args, null);
      return above.map((list) => this.substitute(list, solution));
    }
    return null;
  }
}

/** A container of the standard library, or a class of the workspace that may be one, without arguments. */
const isBareContainer = (base: Value): boolean =>
  base.kind === 'instance' &&
  base.args.length === 0 &&
  (!isOutside(base.of.path) || CONTAINERS.has(standardName(base.of) ?? ''));

/** Whether a parameter belongs to a function around the definition. */
function isAround(parameter: ParameterValue, definition: Definition): boolean {
  const hash = parameter.owner.indexOf('#');
  const owner = hash < 0 ? parameter.owner : parameter.owner.slice(0, hash);
  return parameter.path === definition.path && definition.key.startsWith(`${owner}.`);
}

/** Whether a value has no part that could stand for something else. */
function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'instance':
      return !value.isSelf && value.args.length === 0 && value.items === null && value.held === null;
    case 'class':
      return !value.isSelf && value.args.length === 0;
    case 'function':
      return !value.definition.isEnclosed;
    default:
      return false;
  }
}

/** Adds the type variables in a value, in the order in which they stand in it. */
export function collectVariables(value: Value, into: Value[]): void {
  if (value.kind === 'typevar') addUnique(into, value);
  else if (value.kind === 'instance' || value.kind === 'class')
    for (const list of value.args) for (const item of list) collectVariables(item, into);
  else if (value.kind === 'callable') for (const item of value.returns) collectVariables(item, into);
}

/** The same; a method of a metaclass is called on a class. */
function selfOf(evaluation: Evaluation, own: InstanceValue, self: Value): Value {
  const isClass = self.kind === 'class' && evaluation.made.isOnMetaclass(self.definition, own.of);
  if (isClass) return self;
  return self.kind === 'instance' && isForeign(evaluation, own.of, self.of)
    ? own
    : selfInstance(evaluation, own, self);
}

/**
 * Whether an object that a method put elsewhere is of a class which has nothing to do with the one it is found in:
 * `bot.steps.append(self)` puts no bot into a bot's list.
 */
function isForeign({ program }: Evaluation, own: Definition, receiver: Definition): boolean {
  if (own === receiver || isOutside(own.path) || isOutside(receiver.path)) return false;
  const { entries, complete } = program.mro(receiver);
  return complete && !entries.includes(own) && !program.mro(own).entries.includes(receiver);
}

/** What `self` of a method is, given what the method was called on. */
function selfInstance(
  { values }: Evaluation,
  own: Extract<Value, { kind: 'instance' | 'class' }>,
  self: Value,
): Value {
  if (self.kind === 'instance') return self;
  if (self.kind === 'class') return values.instance(self.definition, self.args, null, self.isSelf);
  if (self.kind === 'super') return values.instance(self.of, [], null, true);
  return own;
}

export function sameArguments(a: TypeArguments, b: TypeArguments): boolean {
  return a.length === b.length && a.every((list, i) => sameList(list, b[i]!));
}

/**
 * Which overloads a call runs (PEP 484; typing specification, "Overload call evaluation"): by the number and the names
 * of the arguments, then by what each can be. The first that takes everything is the one; an argument that can be
 * several things is taken apart where no overload takes them all. What an overload gives is not looked at here.
 */
import { ParamKind } from '../evidence/schema.ts';
import { type AcceptedTypes, ParameterTypes } from './accepted-types.ts';
import { BOOL_KEYS, classOfLiteral, NONE_KEY } from './constant-key.ts';
import {
  addUnique,
  type Definition,
  type FunctionValue,
  type InstanceValue,
  standardName,
  type Value,
} from './entities.ts';
import type { Arguments, Evaluation } from './evaluation.ts';
import type { Generics, Solution } from './generics.ts';
import { parameterList } from './given-arguments.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS, MAX_OVERLOAD_CHECKS } from './limits.ts';
import type { Signature, SignatureParameter } from './signatures.ts';
import { isOldIterable } from './special-methods.ts';

/** One of the things an argument can be; both null where that is not known. */
interface Alternative {
  readonly literal: string | null;
  readonly value: Value | null;
}

const UNKNOWN: readonly Alternative[] = [{ literal: null, value: null }];

/** An overload whose parameters can be filled by the arguments. */
interface Candidate {
  readonly definition: Definition;
  /** The parameter that takes each argument, positional ones first, in the order of the call. */
  readonly takers: readonly (SignatureParameter | null)[];
}

type Solved = Solution['solved'];

/** Types that other types are taken for (typing specification, "Special cases for float and complex"). */
const PROMOTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.float', ['builtins.int']],
  ['builtins.complex', ['builtins.int', 'builtins.float']],
]);

export class Overloads {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;
  private readonly parameters: ParameterTypes;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
    this.parameters = new ParameterTypes(evaluation);
  }

  /** The overloads that the call may run, or the function itself where it has none; all where none can be told apart. */
  chosen(value: FunctionValue, signature: Signature, args: Arguments): readonly Definition[] {
    if (signature.overloads.length === 0) return [value.definition];
    const { program } = this.evaluation;
    const all = signature.overloads.flatMap((key) => program.definitionAt(value.definition.path, key) ?? []);
    if (all.length === 0) return [value.definition];
    const candidates = all.flatMap((definition) => this.filled(definition, value, args) ?? []);
    const [only, ...others] = candidates;
    if (only && others.length === 0) return [only.definition];
    return candidates.length === 0 ? all : new Choice(this, value, args, candidates).made();
  }

  /** What a parameter takes. */
  accepted(definition: Definition, parameter: SignatureParameter): AcceptedTypes {
    return this.parameters.of(definition, parameter.name);
  }

  /** What an argument can be; constants that are not written at its place are looked for only where that decides. */
  alternatives(values: readonly Value[], literals: readonly string[] | null): readonly Alternative[] {
    if (literals !== null) return literals.map((literal) => this.alternativeOf(literal));
    if (values.length === 0) return UNKNOWN;
    return values.flatMap((value): readonly Alternative[] =>
      value.kind === 'instance' && standardName(value.of) === 'builtins.bool'
        ? BOOL_KEYS.map((literal) => ({ literal, value }))
        : [{ literal: null, value }],
    );
  }

  /** Whether a parameter may take one of the things that an argument can be. */
  takes(accepted: AcceptedTypes, given: Alternative, ofReceiver: () => Solved | null): boolean {
    if (accepted.isOpen || (given.literal === null && given.value === null)) return true;
    if (given.literal !== null && accepted.constants.includes(given.literal)) return true;
    if (given.literal === NONE_KEY) return accepted.types.some((type) => type.kind === 'typevar');
    if (given.value?.kind === 'function' && accepted.isPredicate)
      return this.evaluation.narrowedBy(given.value.definition) !== null;
    return (
      given.value === null || accepted.types.some((type) => this.mayBe(given.value!, type, ofReceiver, 0))
    );
  }

  /** What the receiver says of the type variables of the class that a method stands in. */
  ofReceiver({ definition, receiver }: FunctionValue): Solved | null {
    const owner = this.evaluation.program.signature(definition)?.owner;
    if (owner === undefined || owner === null || receiver?.kind !== 'instance') return null;
    const of = this.evaluation.program.definitionAt(definition.path, owner);
    const known = of && this.generics.argumentsFor(receiver.of, receiver.args, of);
    return known ? this.generics.solutionFor(of, known, null).solved : null;
  }

  private alternativeOf(literal: string): Alternative {
    const name = classOfLiteral(literal);
    return { literal, value: name === null ? null : this.evaluation.standardInstance('builtins', name) };
  }

  /** Null where the number or the names of the arguments do not fit, or the receiver is not of the type it asks for. */
  private filled(definition: Definition, value: FunctionValue, args: Arguments): Candidate | null {
    const signature = this.evaluation.program.signature(definition);
    if (!signature) return null;
    const { isBound, receiver } = value;
    const { positional, rest, byName, keywordRest } = parameterList(signature, isBound);
    if (args.count > positional.length && !rest) return null;
    for (const name of args.names) if (!byName.has(name) && !keywordRest) return null;
    for (const [i, parameter] of positional.entries()) {
      const isNamed = byName.has(parameter.name) && args.names.includes(parameter.name);
      if (
        i < args.count
          ? isNamed && !args.possibleNames.has(parameter.name)
          : !isNamed && isMissing(parameter, args)
      )
        return null;
    }
    for (const [name, parameter] of byName)
      if (parameter.kind === ParamKind.KWONLY && !args.names.includes(name) && isMissing(parameter, args))
        return null;
    const first = signature.parameters[0];
    if (isBound && receiver !== null && first?.isAnnotated) {
      const isTaken = this.takes(
        this.accepted(definition, first),
        { literal: null, value: receiver },
        () => null,
      );
      if (!isTaken) return null;
    }
    return {
      definition,
      takers: [
        ...Array.from({ length: countOf(args) }, (_, i) => positional[i] ?? rest ?? null),
        ...args.names.map((name) => byName.get(name) ?? keywordRest ?? null),
      ],
    };
  }

  private mayBe(value: Value, type: Value, ofReceiver: () => Solved | null, depth: number): boolean {
    if (type.kind === 'typevar') {
      const known = ofReceiver()?.get(type);
      return known === undefined || known.some((item) => this.mayBe(value, item, NOTHING_SOLVED, depth));
    }
    switch (value.kind) {
      case 'instance':
        return this.mayBeInstance(value, type, ofReceiver, depth);
      case 'class':
        if (type.kind === 'class')
          return this.evaluation.program.mro(value.definition).entries.includes(type.definition);
        return type.kind !== 'instance' || isTypeOrObject(type) || this.isProtocol(type);
      case 'function':
      case 'partial':
      case 'callable':
        return type.kind === 'instance'
          ? this.isProtocol(type) || isTypeOrObject(type)
          : type.kind !== 'class';
      default:
        return true;
    }
  }

  private mayBeInstance(
    value: InstanceValue,
    type: Value,
    ofReceiver: () => Solved | null,
    depth: number,
  ): boolean {
    const { program } = this.evaluation;
    if (type.kind === 'class')
      return program.metaclass(type.definition) === value.of || isTypeOrObject(value);
    if (type.kind === 'callable') {
      const { found, complete } = program.member(value.of, '__call__');
      return found.length > 0 || !complete;
    }
    if (type.kind !== 'instance') return true;
    if (value.of === type.of) return this.hasArguments(value.args, type, ofReceiver, depth);
    const { entries, complete } = program.mro(value.of);
    if (entries.includes(type.of)) {
      const args = type.args.length > 0 ? this.generics.argumentsFor(value.of, value.args, type.of) : null;
      return args === null || this.hasArguments(args, type, ofReceiver, depth);
    }
    if (!complete || standardName(type.of) === 'builtins.object') return true;
    const promoted = PROMOTIONS.get(standardName(type.of) ?? '');
    if (promoted)
      return entries.some((entry) => 'isClass' in entry && promoted.includes(standardName(entry) ?? ''));
    if (isOldIterable(program, value.of, type.of)) return true;
    const wanted = program.protocolMembers(type.of);
    return wanted?.every((name) => program.member(value.of, name).found.length > 0) ?? false;
  }

  /** Whether type arguments may be those of a type; what is not known may be anything. */
  private hasArguments(
    args: InstanceValue['args'],
    type: InstanceValue,
    ofReceiver: () => Solved | null,
    depth: number,
  ): boolean {
    if (depth >= MAX_COMPARED_DEPTH) return true;
    return type.args.every((declared, i) => {
      const given = args[i] ?? [];
      if (given.length === 0 || declared.length === 0) return true;
      return given.some((value) => declared.some((item) => this.mayBe(value, item, ofReceiver, depth + 1)));
    });
  }

  private isProtocol({ of }: InstanceValue): boolean {
    return this.evaluation.program.protocolMembers(of) !== null;
  }
}

/** How deep type arguments are compared: overloads that differ in more are not told apart. */
const MAX_COMPARED_DEPTH = 2;

const NOTHING_SOLVED = (): null => null;

const isTypeOrObject = ({ of }: InstanceValue): boolean => {
  const name = standardName(of);
  return name === 'builtins.type' || name === 'builtins.object';
};

/** Positional arguments that are looked at. */
const countOf = (args: Arguments): number => Math.min(args.count, MAX_ELEMENTS);

const isMissing = (parameter: SignatureParameter, args: Arguments): boolean =>
  !parameter.hasDefault && !args.isOpen;

/** One call's choice between overloads; what its arguments can be is found out once, and only where it decides. */
class Choice {
  private readonly overloads: Overloads;
  private readonly args: Arguments;
  private readonly candidates: readonly Candidate[];
  private readonly given: (readonly Alternative[] | undefined)[] = [];
  private readonly value: FunctionValue;
  private known: Solved | null | undefined = undefined;
  private checks = 0;

  constructor(overloads: Overloads, value: FunctionValue, args: Arguments, candidates: readonly Candidate[]) {
    this.overloads = overloads;
    this.value = value;
    this.args = args;
    this.candidates = candidates;
  }

  made(): readonly Definition[] {
    const found: Definition[] = [];
    this.choose([], found);
    return found.length > 0 ? found : this.candidates.map(({ definition }) => definition);
  }

  /** Adds the overloads for what the arguments can be, of which some are fixed to one alternative. */
  private choose(fixed: readonly (Alternative | undefined)[], found: Definition[]): void {
    // Who has many overloads is asked of each once, however many that are.
    if (this.checks > 0 && exceeds('overloads', this.checks, MAX_OVERLOAD_CHECKS)) return;
    this.checks += this.candidates.length;
    const whole = this.candidates.find((candidate) => this.fits(candidate, fixed));
    if (whole) {
      addUnique(found, whole.definition);
      return;
    }
    const next = this.given.findIndex(
      (list, i) => fixed[i] === undefined && list !== undefined && list.length > 1,
    );
    if (next < 0) return;
    for (const alternative of this.given[next]!) {
      const more = [...fixed];
      more[next] = alternative;
      this.choose(more, found);
    }
  }

  private fits({ definition, takers }: Candidate, fixed: readonly (Alternative | undefined)[]): boolean {
    return takers.every((parameter, i) => {
      if (parameter === null || !parameter.isAnnotated) return true;
      const accepted = this.overloads.accepted(definition, parameter);
      if (accepted.isOpen) return true;
      const given = fixed[i] === undefined ? this.alternativesOf(i) : [fixed[i]];
      return given.every((alternative) => this.overloads.takes(accepted, alternative, () => this.solved()));
    });
  }

  private alternativesOf(i: number): readonly Alternative[] {
    return (this.given[i] ??= this.findAlternatives(i));
  }

  private findAlternatives(i: number): readonly Alternative[] {
    const { args, overloads } = this;
    const constants = this.candidates.flatMap(({ definition, takers }) => {
      const taker = takers[i];
      return taker?.isAnnotated ? overloads.accepted(definition, taker).constants : [];
    });
    const name = args.names[i - countOf(args)];
    // Most constants are written at their place; to look for others is worth it where a text decides.
    const isSearched = constants.some((key) => classOfLiteral(key) === 'str');
    const literals =
      constants.length === 0
        ? null
        : name === undefined
          ? args.literalsAt(i, isSearched)
          : args.literalsNamed(name, isSearched);
    if (literals !== null) return overloads.alternatives([], literals);
    return overloads.alternatives(name === undefined ? args.at(i) : args.named(name), null);
  }

  private solved(): Solved | null {
    if (this.known === undefined) this.known = this.overloads.ofReceiver(this.value);
    return this.known;
  }
}

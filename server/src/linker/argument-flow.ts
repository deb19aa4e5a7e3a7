/**
 * What is passed to parameters without annotation: functions, modules and objects of the workspace that calls hand over,
 * defaults, and what a decorator decorates. Inside the function's own file every call is followed; in other
 * files those that pass what may be a function or an object (`calls-elsewhere.ts`).
 */
import { exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { DefKind, ParamKind, SiteKind } from '../evidence/schema.ts';
import { AttachedReceivers } from './attached-receivers.ts';
import { BodyReceivers } from './body-receivers.ts';
import { argumentsOfCall } from './call-arguments.ts';
import { CallNames } from './call-names.ts';
import {
  type CallIn,
  type CallOf,
  type CallsByDefinition,
  definitionOfPlace,
  joinCalls,
  NO_CALLS,
  NO_CALLS_BY_DEFINITION,
  type PlaceOfCall,
  placeIn,
  placeOf,
  placeText,
  rowOfPlace,
  sameCalls,
  sameCallsByDefinition,
} from './call-places.ts';
import { CallsElsewhere, signatureOfCalls } from './calls-elsewhere.ts';
import { callsNamed, isTelling } from './calls-in-file.ts';
import { DecoratedReceivers } from './decorated-receivers.ts';
import type { Decorations } from './decorations.ts';
import { hasDecorator } from './decorator-names.ts';
import { receiverOf } from './definition-facts.ts';
import { DescriptorOwners } from './descriptor-owners.ts';
import {
  addAllUnique,
  addUnique,
  type Definition,
  type InstanceValue,
  isOutside,
  standardName,
  type Value,
} from './entities.ts';
import type { EnumMembers } from './enum-members.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES, skipArguments } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { SENT } from './function-values.ts';
import { givenTo, parameterList } from './given-arguments.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_OWN_CALLS_FOLLOWED, MAX_VALUES } from './limits.ts';
import { listKind } from './list-kind.ts';
import { OperandFlow, type WrittenFor } from './operand-flow.ts';
import { NAMESPACE } from './parsed-arguments.ts';
import { PytestFixtures } from './pytest-fixtures.ts';
import type { QueryKind } from './queries.ts';
import { ReachedFunctions } from './reached-functions.ts';
import { restsTogether } from './rest-arguments.ts';
import { isRestKind } from './signatures.ts';
import { ValueCalls } from './value-calls.ts';
import { WholeProgram } from './whole-program.ts';
import { valueAnswers } from './widening.ts';

/** Methods of generators that go on with a value (PEP 342, 525). */
const SENDERS = ['send', 'asend'];

export class ArgumentFlow {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  /** What a parameter can hold: (path, def key of the function, name of the parameter). */
  private readonly passed: QueryKind<readonly Value[]>;
  /** What calls of another file pass: (path of that file, path and def key of the function, parameter). */
  private readonly passedFrom: QueryKind<readonly Value[]>;
  /** Where a file calls a name, as texts that `placeIn` reads: (path, name). */
  private readonly named: QueryKind<readonly string[]>;
  /** The calls of a file with a name in their text, those of functions of the file: (path, name). */
  private readonly namedCalls: QueryKind<CallsByDefinition>;
  /** The calls of a function in its own file: (path, def key). */
  private readonly callers: QueryKind<readonly CallOf[]>;

  private readonly receivers: DecoratedReceivers;
  private readonly attached: AttachedReceivers;
  private readonly bodies: BodyReceivers;
  private readonly descriptors: DescriptorOwners;
  private readonly operands: OperandFlow;
  private readonly names: CallNames;
  private readonly reached: ReachedFunctions;
  private readonly values: ValueCalls;
  private readonly elsewhere: CallsElsewhere;
  private readonly fixtures: PytestFixtures;
  private readonly members: EnumMembers;

  constructor(evaluation: Evaluation, decorations: Decorations, members: EnumMembers) {
    this.evaluation = evaluation;
    this.decorations = decorations;
    this.members = members;
    this.receivers = new DecoratedReceivers(evaluation, decorations);
    this.attached = new AttachedReceivers(evaluation);
    this.bodies = new BodyReceivers(evaluation);
    this.descriptors = new DescriptorOwners(evaluation);
    const { program } = evaluation;
    this.names = new CallNames(program);
    this.reached = new ReachedFunctions(evaluation);
    const whole = new WholeProgram(program, (path) => this.values.ofOthers(path));
    this.values = new ValueCalls(evaluation, decorations, this.reached, whole);
    this.operands = new OperandFlow(evaluation, whole);
    this.fixtures = new PytestFixtures(evaluation);
    this.elsewhere = new CallsElsewhere(
      evaluation,
      decorations,
      this.names,
      this.reached,
      this.values,
      whole,
    );
    this.passed = program.kind<readonly Value[]>({
      name: 'passed',
      arity: 3,
      compute: (path, key, name) => {
        if (isOutside(path)) return NO_VALUES;
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        return facts ? this.find(facts, key, name) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
    this.passedFrom = program.kind<readonly Value[]>({
      name: 'passed_from',
      arity: 3,
      compute: (caller, target, name) => {
        const definition = definitionOfPlace(program, target);
        if (!definition) return NO_VALUES;
        const calls = this.elsewhere.callsIn(caller, definition, name);
        const facts = calls.length > 0 ? program.peek(caller) : undefined;
        const found: Value[] = [];
        if (facts) this.collect(facts, definition, calls, name, found);
        return atMostValues(this.together(definition, name, found));
      },
      ...valueAnswers(evaluation.values),
    });
    this.named = listKind(program, 'call_places', 2, (path, name) => {
      const facts = program.facts(path);
      if (!facts) return null;
      const rows = callsNamed(facts, new Set([name])).filter((row) => isTelling(facts, row));
      return rows.map((row) => placeText(placeOf(facts, 'call', row)));
    });
    program.outlasts(this.named, (edit, name) => !edit.calls(name));
    this.namedCalls = program.kind<CallsByDefinition>({
      name: 'named_calls',
      arity: 2,
      compute: (path, name) => {
        const places = this.named.ask(path, name);
        const facts = places.length > 0 ? program.peek(path) : undefined;
        return facts
          ? this.reached.byDefinition(facts, places.map(placeIn), (of) => of.path === path)
          : NO_CALLS_BY_DEFINITION;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
    this.callers = program.kind<readonly CallOf[]>({
      name: 'callers',
      arity: 2,
      compute: (path, key) => {
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        const def = facts?.defRow(key);
        return facts && def !== undefined ? this.callsInOwnFile(facts, def) : [];
      },
      bottom: [],
      equal: sameCalls,
    });
  }

  to(path: string, owner: string, name: string): readonly Value[] {
    return this.passed.ask(path, owner, name);
  }

  /** See `ValueCalls.fed`. */
  fedAt(facts: FileFacts, row: number): readonly Value[] {
    return this.values.fed(facts, row);
  }

  elementsFed(facts: FileFacts, row: number): Arguments {
    return this.values.elementsFed(facts, row);
  }

  /** See `OperandFlow.written`. */
  writtenByOperators(definition: Definition, position: number): WrittenFor {
    return this.operands.written(definition, position);
  }

  /** The calls of a function (a row of `defs`) in its own file; null where there are too many to look at. */
  callsInFile(facts: FileFacts, def: number): readonly CallIn[] | null {
    const calls = this.callers.ask(facts.path, facts.defKey(def));
    if (exceeds('callsFollowed', calls.length, MAX_OWN_CALLS_FOLLOWED)) return null;
    return calls.map((call) => ({ own: facts, call }));
  }

  /** Its calls in other files that pass text; null where there are too many to look at. */
  callsWithText(facts: FileFacts, def: number): readonly CallIn[] | null {
    if (facts.evidence.defs.kind[def] === DefKind.lambda) return [];
    const definition = this.evaluation.program.definition(facts, def);
    return this.elsewhere.withText(definition, (path, name) => this.named.ask(path, name));
  }

  /** Its calls that may pass something to it; null where there are too many to look at. */
  callsOf(facts: FileFacts, def: number): readonly CallIn[] | null {
    const calls = this.callsInFile(facts, def);
    if (calls === null) return null;
    return [...calls, ...this.elsewhere.all(this.evaluation.program.definition(facts, def))];
  }

  /** What one of the calls passes to a parameter of the function. */
  given(facts: FileFacts, def: number, name: string, { own, call }: CallIn): readonly Value[] {
    const found: Value[] = [];
    this.collect(own, this.evaluation.program.definition(facts, def), [call], name, found);
    return atMostValues(found);
  }

  private find(facts: FileFacts, key: string, name: string): readonly Value[] {
    const def = facts.defRow(key);
    if (def === undefined) return NO_VALUES;
    if (facts.isClass(def)) return this.findField(facts, def, name);
    const { program } = this.evaluation;
    const { params } = facts.evidence;
    const { from, to } = facts.paramsOf(def);
    let param = from;
    while (param < to && facts.text(params.name[param]!) !== name) param++;
    if (param === to) return name === SENT ? this.findSent(facts, key) : NO_VALUES;
    const found: Value[] = [];
    if (params.default[param] !== NO_EXPR)
      this.follow(this.evaluation.evaluate(facts, params.default[param]!), found);
    const definition = program.definition(facts, def);
    const calls = this.callers.ask(facts.path, key);
    if (!exceeds('callsFollowed', calls.length, MAX_OWN_CALLS_FOLLOWED))
      this.collect(facts, definition, calls, name, found);
    this.collectElsewhere(facts, def, name, found);
    this.follow(this.fixtures.given(facts, def, name), found);
    if (params.position[param] === 1) this.follow(this.givenToSetter(facts, def), found);
    this.follow(this.members.given(facts, def, params.position[param]!), found);
    if (!definition.isEnclosed) this.follow(this.operands.to(definition, params.position[param]!), found);
    this.follow(this.descriptors.to(definition, params.position[param]!), found);
    if (params.position[param] === 0)
      for (const value of this.receiversOf(definition, facts.classOf(def) < 0)) addUnique(found, value);
    const kind = params.kind[param]!;
    if (!isRestKind(kind)) {
      const first = receiverOf(facts, def) === 'none' ? 0 : 1;
      const isDispatched = definition.isDecorated && params.position[param] === first;
      return atMostValues(isDispatched ? this.evaluation.dispatch.taken(definition, found) : found);
    }
    return found.length > 0
      ? atMostValues(this.together(definition, name, found))
      : [this.evaluation.standardInstance('builtins', kind === ParamKind.VAR_POS ? 'tuple' : 'dict')];
  }

  /** What stores of an attribute give the setter (a row of `defs`) of a property; nothing for other functions. */
  private givenToSetter(facts: FileFacts, def: number): readonly Value[] {
    const owner = facts.classOf(def);
    if (owner < 0 || !hasDecorator(facts, def, 'setter')) return NO_VALUES;
    const { defs } = facts.evidence;
    return this.evaluation.storedTo(
      this.evaluation.program.definition(facts, owner),
      facts.text(defs.name[def]!),
    );
  }

  /** What a function receives first where it is made a method, or stands in the place of one. */
  private *receiversOf(definition: Definition, isOutsideClass: boolean): Iterable<Value> {
    if (!isOutsideClass && !definition.isEnclosed) return;
    const names = this.names.of(definition);
    if (isOutsideClass) {
      yield* this.attached.of(definition.path, definition.key);
      yield* this.bodies.of(definition, names);
    }
    if (definition.isEnclosed) yield* this.receivers.of(definition, names);
  }

  /** What constructor calls give a field of a dataclass or named tuple (PEP 557): its parameters are its fields. */
  private findField(facts: FileFacts, def: number, name: string): readonly Value[] {
    const found: Value[] = [];
    const { program } = this.evaluation;
    const definition = program.definition(facts, def);
    const { defs, bindings, bindingSites, assigns } = facts.evidence;
    const binding = facts.binding(defs.bodyScope[def]!, name);
    for (let i = 0; binding >= 0 && i < bindings.siteCount[binding]!; i++) {
      const site = bindings.siteStart[binding]! + i;
      if (bindingSites.kind[site] !== SiteKind.name) continue;
      for (const assign of facts.assignsOfName(bindingSites.row[site]!))
        this.follow(this.evaluation.evaluate(facts, assigns.value[assign]!), found);
    }
    // Classes below have the field, too, and constructors of their own.
    for (const of of [definition, ...program.subclasses(definition)]) {
      if (found.length >= MAX_VALUES) break;
      const own =
        of === definition ? facts : program.factsOfChunk(of.path, (known) => known.chunkOfDef(of.key));
      const row = own?.defRow(of.key);
      if (!own || row === undefined) continue;
      const calls = this.callers.ask(of.path, of.key);
      if (!exceeds('callsFollowed', calls.length, MAX_OWN_CALLS_FOLLOWED))
        this.collect(own, of, calls, name, found);
      this.collectElsewhere(own, row, name, found);
    }
    return atMostValues(found);
  }

  /** What code of the file sends to what a generator function makes. */
  private findSent(facts: FileFacts, key: string): readonly Value[] {
    const { attrs, calls } = facts.evidence;
    const sent = this.evaluation.values.parameter(facts.path, key, SENT);
    const found: Value[] = [];
    for (const name of SENDERS)
      for (const place of this.named.ask(facts.path, name)) {
        const row = this.rowOf(facts, placeIn(place));
        const callee = calls.callee[row]!;
        if (exprRefKind(callee) !== 'attr') continue;
        const senders = this.evaluation.expand(
          this.evaluation.evaluate(facts, attrs.base[exprRefRow(callee)]!),
        );
        if (senders.some((of) => of.kind === 'instance' && of.args[1]?.includes(sent)))
          this.follow(argumentsOfCall(this.evaluation, facts, row, true).at(0), found);
      }
    return atMostValues(found);
  }

  private collectElsewhere(facts: FileFacts, def: number, name: string, found: Value[]): void {
    const definition = this.evaluation.program.definition(facts, def);
    for (const path of this.elsewhere.files(definition)) {
      for (const value of this.passedFrom.ask(path, definition.place, name)) addUnique(found, value);
      if (found.length >= MAX_VALUES) break;
    }
  }

  /** Adds what the calls pass to the parameter. */
  private collect(
    facts: FileFacts,
    definition: Definition,
    calls: readonly CallOf[],
    name: string,
    found: Value[],
  ): void {
    const signature = calls.length === 0 ? null : signatureOfCalls(this.evaluation, definition);
    const parameter = signature?.parameters.find((known) => known.name === name);
    if (!signature || !parameter) return;
    for (const call of calls) {
      const list = parameterList(signature, call.isBound);
      const row = this.rowOf(facts, call);
      const args =
        call.kind === 'call'
          ? argumentsOfCall(this.evaluation, facts, row, true)
          : call.kind === 'callback'
            ? this.values.elementsFed(facts, row)
            : argumentsOf(this.decorations.given(facts, row));
      const given = givenTo(this.evaluation, list, parameter, skipArguments(args, call.skipped));
      // Of `**kwargs` it is asked what they hold, of `*args` also how many they are.
      if (parameter.kind === ParamKind.VAR_POS) addAllUnique(found, given);
      else this.follow(call.kind === 'call' ? this.evaluation.withoutWrapped(given) : given, found);
    }
  }

  /** See `restsTogether`; for other parameters what was found. */
  private together(definition: Definition, name: string, found: readonly Value[]): readonly Value[] {
    const signature = found.length < 2 ? null : signatureOfCalls(this.evaluation, definition);
    const parameter = signature?.parameters.find((known) => known.name === name);
    return parameter && isRestKind(parameter.kind)
      ? restsTogether(this.evaluation, parameter.kind, found, isFollowed)
      : found;
  }

  private rowOf(facts: FileFacts, place: PlaceOfCall): number {
    return rowOfPlace(this.evaluation.program, facts, place);
  }

  private follow(values: readonly Value[], found: Value[]): void {
    for (const value of this.handedOn(values)) if (isFollowed(value)) addUnique(found, this.asGiven(value));
  }

  /**
   * What an argument hands on: of a parameter that is told what it holds, not what it was declared to hold, which its own
   * callers know better.
   */
  private handedOn(values: readonly Value[]): readonly Value[] {
    if (!values.some(isDeclared)) return this.evaluation.expand(values);
    const told = this.evaluation.expand(values.filter(({ kind }) => kind === 'parameter'));
    return this.evaluation.expand(told.length === 0 ? values : values.filter((value) => !isDeclared(value)));
  }

  /** An object of which nobody knows more than what it is declared to be can be of any class below, whatever others pass. */
  private asGiven(value: Value): Value {
    return isDeclared(value)
      ? this.evaluation.values.instance(value.of, value.args, value.items, true)
      : value;
  }

  private callsInOwnFile(facts: FileFacts, def: number): readonly CallOf[] {
    const { path } = facts;
    const definition = this.evaluation.program.definition(facts, def);
    const unnamed = this.values.in(path, definition);
    if (facts.evidence.defs.kind[def] === DefKind.lambda) return unnamed;
    const names = new Set(this.names.of(definition));
    const named = [...names].flatMap((name) => this.namedCalls.ask(path, name).get(definition) ?? NO_CALLS);
    return joinCalls(named, unnamed);
  }
}

const isDeclared = (value: Value): value is InstanceValue => value.kind === 'instance' && value.isDeclared;

/** What is worth following: things that can be called, modules, objects of the workspace's own classes, what holds such, parsed arguments. */
function isFollowed(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'module':
    case 'partial':
    case 'members':
    case 'callable':
      return true;
    case 'instance':
      return (
        !isOutside(value.of.path) ||
        standardName(value.of) === NAMESPACE ||
        value.held !== null ||
        (value.items !== null && value.items.size > 0) ||
        value.args.some((list) => list.some((element) => element.kind === 'parameter' || isFollowed(element)))
      );
    default:
      return false;
  }
}

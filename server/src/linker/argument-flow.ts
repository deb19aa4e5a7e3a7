/**
 * What is passed to parameters without annotation: functions and objects of the workspace that calls hand over,
 * defaults, and what a decorator decorates. Inside the function's own file every call is followed; in other
 * files those that name the function and pass what may be a function (`passed-functions.ts`).
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { DefKind, ParamKind, SiteKind } from '../evidence/schema.ts';
import { matchArguments } from './arguments.ts';
import { argumentsOfCall } from './call-values.ts';
import { FEEDING } from './callbacks.ts';
import { callsNamed, callsOfValues, isTelling } from './calls-in-file.ts';
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import { DecoratedReceivers } from './decorated-receivers.ts';
import type { Decorations } from './decorations.ts';
import {
  addUnique,
  type Definition,
  isOutside,
  sameList,
  standardName,
  type Value,
  withoutOrdinal,
} from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES, skipArguments } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { SENT } from './function-values.ts';
import { givenTo, parameterList } from './given-arguments.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED, MAX_OWN_CALLS_FOLLOWED, MAX_VALUES } from './limits.ts';
import { passedFunctions } from './passed-functions.ts';
import type { QueryKind } from './queries.ts';
import { specialMethods } from './special-methods.ts';
import { valueAnswers } from './widening.ts';

/** Methods of generators that go on with a value (PEP 342, 525). */
const SENDERS = ['send', 'asend'];
const CONSTRUCTORS = new Set(['__init__', '__new__']);
const CALL = ['__call__'];
const PARTIALS = new Set(['partial', 'partialmethod']);
const NO_CALLS: readonly CallOf[] = [];
/** Last names of what `FEEDING` lists. */
const FEEDING_NAMES = new Set([...FEEDING.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));

const CALL_TABLES = { call: 'calls', callback: 'calls', decorator: 'decorators' } as const;

type CallsByDefinition = ReadonlyMap<Definition, readonly CallOf[]>;

/** Where a file calls something, by what survives typing elsewhere in it. */
interface PlaceOfCall {
  readonly kind: 'call' | 'decorator' | 'callback';
  /** Key of the definition that opens its chunk; '' in the module. */
  readonly chunk: string;
  /** Position among the chunk's `calls` or `decorators`. */
  readonly ordinal: number;
}

/** One place of a file that calls a function. */
interface CallOf extends PlaceOfCall {
  readonly isBound: boolean;
  /** The first arguments that are not the function's: of `partial(f, …)` it is f; negative: were given before. */
  readonly skipped: number;
}

/** What can call any function: calls of what variables and calls hold, of `partial` and of what calls it back, decorators. */
interface ValueRows {
  readonly values: number[];
  readonly partials: number[];
  readonly feeding: number[];
  readonly decorators: number[];
}

const KIND_OF = { values: 'call', partials: 'call', feeding: 'callback', decorators: 'decorator' } as const;

type PlacesOf = 'named' | 'passing' | 'chunks' | keyof ValueRows;

/** A function that a call runs. */
interface Reached {
  readonly definition: Definition;
  readonly isBound: boolean;
  readonly skipped: number;
}

export class ArgumentFlow {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  /** What a parameter can hold: (path, def key of the function, name of the parameter). */
  private readonly passed: QueryKind<readonly Value[]>;
  /** What calls of another file pass: (path of that file, path and def key of the function, parameter). */
  private readonly passedFrom: QueryKind<readonly Value[]>;
  /**
   * Where a file calls things, as texts that `placeIn` reads: (path, `named`, name called), (path, `passing`, path and
   * def key of a function of another file): what may pass something to it, (path, `chunks`, ''): keys
   * of the chunks with calls that can be of any function, (path, a kind of those, key of the chunk): those calls.
   */
  private readonly places: QueryKind<readonly string[]>;
  /** The calls of a chunk that can be of any function, those of functions of its file: (path, key of the chunk). */
  private readonly valueCalls: QueryKind<CallsByDefinition>;
  /** The same of all chunks of a file, so that each function has one answer to look at: (path). */
  private readonly valueCallsOfFile: QueryKind<CallsByDefinition>;
  /** The calls of a file with a name in their text, those of functions of the file: (path, name). */
  private readonly namedCalls: QueryKind<CallsByDefinition>;
  /** The calls of a function in its own file: (path, def key). */
  private readonly callers: QueryKind<readonly CallOf[]>;

  private readonly receivers: DecoratedReceivers;

  constructor(evaluation: Evaluation, decorations: Decorations) {
    this.evaluation = evaluation;
    this.decorations = decorations;
    this.receivers = new DecoratedReceivers(evaluation, decorations);
    const { program } = evaluation;
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
        const places = this.places.ask(caller, 'passing', target);
        const facts = places.length > 0 ? program.peek(caller) : undefined;
        const definition = this.definitionOf(target);
        return facts && definition ? this.findIn(facts, definition, places.map(placeIn), name) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
    this.places = program.kind<readonly string[]>({
      name: 'call_places',
      arity: 3,
      compute: (path, what, key) => {
        const facts = program.facts(path);
        return facts ? this.findPlaces(facts, what as PlacesOf, key) : [];
      },
      bottom: [],
      equal: sameList,
    });
    this.valueCalls = program.kind<CallsByDefinition>({
      name: 'value_calls',
      arity: 2,
      compute: (path, chunk) => {
        const facts = program.factsOfChunk(path, (known) => chunkOfKey(known, chunk));
        return facts ? this.findValueCalls(facts, chunk) : NO_CALLS_BY_DEFINITION;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
    this.valueCallsOfFile = program.kind<CallsByDefinition>({
      name: 'value_calls_of_file',
      arity: 1,
      compute: (path) => {
        const found = new Map<Definition, readonly CallOf[]>();
        for (const chunk of this.places.ask(path, 'chunks', ''))
          for (const [of, calls] of this.valueCalls.ask(path, chunk))
            found.set(of, [...(found.get(of) ?? NO_CALLS), ...calls]);
        return found;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
    this.namedCalls = program.kind<CallsByDefinition>({
      name: 'named_calls',
      arity: 2,
      compute: (path, name) => {
        const places = this.places.ask(path, 'named', name);
        const facts = places.length > 0 ? program.peek(path) : undefined;
        return facts ? this.findNamedCalls(facts, places.map(placeIn)) : NO_CALLS_BY_DEFINITION;
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

  /**
   * What is written for a parameter (a row of `params`): its default, and the arguments of calls in its own file. To be
   * asked by a query that has read the file.
   */
  writtenFor(
    facts: FileFacts,
    param: number,
  ): readonly { readonly facts: FileFacts; readonly ref: ExprRef }[] {
    const { args, params } = facts.evidence;
    const def = params.def[param]!;
    const found: { facts: FileFacts; ref: ExprRef }[] = [];
    if (params.default[param] !== NO_EXPR) found.push({ facts, ref: params.default[param]! });
    const signature = this.evaluation.program.signature(this.evaluation.program.definition(facts, def));
    const calls = this.callers.ask(facts.path, facts.defKey(def));
    if (!signature || exceeds('callsFollowed', calls.length, MAX_OWN_CALLS_FOLLOWED)) return found;
    const name = facts.text(params.name[param]!);
    for (const call of calls) {
      if (call.kind !== 'call' || call.skipped !== 0) continue;
      for (const match of matchArguments(facts, this.rowOf(facts, call), signature, call.isBound))
        if (match.parameter.name === name) found.push({ facts, ref: args.expr[match.arg]! });
    }
    return found;
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
    if (params.position[param] === 0 && definition.isEnclosed)
      for (const value of this.receivers.of(definition, this.namesOf(definition))) addUnique(found, value);
    const kind = params.kind[param]!;
    if (kind !== ParamKind.VAR_POS && kind !== ParamKind.VAR_KW) return atMostValues(found);
    if (found.length > 1) return atMostValues(found);
    return found.length > 0
      ? found
      : [this.evaluation.standardInstance('builtins', kind === ParamKind.VAR_POS ? 'tuple' : 'dict')];
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
      for (const place of this.places.ask(facts.path, 'named', name)) {
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
    const target = this.evaluation.program.definition(facts, def).place;
    for (const path of this.otherFiles(facts, def)) {
      for (const value of this.passedFrom.ask(path, target, name)) addUnique(found, value);
      if (found.length >= MAX_VALUES) break;
    }
  }

  /** Files beside its own whose calls may pass functions to a function. */
  private otherFiles(facts: FileFacts, def: number): readonly string[] {
    if (facts.evidence.defs.kind[def] === DefKind.lambda) return [];
    const names = this.namesOf(this.evaluation.program.definition(facts, def));
    const { program } = this.evaluation;
    const found = new Set<string>();
    // Those that pass objects are more, and say less: they do not take the place of those that pass functions.
    for (const way of ['', 'new ']) {
      const paths = new Set(names.flatMap((name) => program.passersOf(way + name)));
      paths.delete(facts.path);
      if (!exceeds('callsFollowed', paths.size, MAX_CALLS_FOLLOWED))
        for (const path of paths) found.add(path);
    }
    return [...found].sort();
  }

  private definitionOf(target: string): Definition | null {
    const space = target.indexOf(' ');
    return this.evaluation.program.definitionAt(target.slice(0, space), target.slice(space + 1));
  }

  private findIn(
    facts: FileFacts,
    definition: Definition,
    places: readonly PlaceOfCall[],
    name: string,
  ): readonly Value[] {
    const found: Value[] = [];
    const rows = (isDecorator: boolean): readonly number[] =>
      places
        .filter(({ kind }) => (kind === 'decorator') === isDecorator)
        .map((place) => this.rowOf(facts, place));
    this.collect(facts, definition, this.callsAmong(facts, definition, rows(false), rows(true)), name, found);
    return atMostValues(found);
  }

  /** Calls and decorators of another file that may pass something to a function. */
  private placesPassing(facts: FileFacts, definition: Definition): readonly PlaceOfCall[] {
    const passing = passedFunctions(facts);
    const names = this.namesOf(definition);
    const rows = names.flatMap((called) => passing.calls.get(called) ?? []);
    const objects = names.flatMap((called) => passing.objects.get(called) ?? []);
    const calls = exceeds('callsFollowed', objects.length, MAX_CALLS_FOLLOWED)
      ? rows
      : [...new Set([...rows, ...objects])];
    const decorators = names.flatMap((called) => passing.decorators.get(called) ?? []);
    if (exceeds('callsFollowed', rows.length + decorators.length, MAX_CALLS_FOLLOWED)) return [];
    return [
      ...calls.map((row) => placeOf(facts, 'call', row)),
      ...decorators.map((row) => placeOf(facts, 'decorator', row)),
    ];
  }

  /** Adds what the calls pass to the parameter. */
  private collect(
    facts: FileFacts,
    definition: Definition,
    calls: readonly CallOf[],
    name: string,
    found: Value[],
  ): void {
    const { program } = this.evaluation;
    const signature =
      calls.length === 0
        ? null
        : definition.isClass
          ? (this.evaluation.fieldsOf(definition)?.signature ?? null)
          : program.signature(definition);
    const parameter = signature?.parameters.find((known) => known.name === name);
    if (!signature || !parameter) return;
    for (const call of calls) {
      const list = parameterList(signature, call.isBound);
      const row = this.rowOf(facts, call);
      const args =
        call.kind === 'call'
          ? argumentsOfCall(this.evaluation, facts, row, true)
          : call.kind === 'callback'
            ? this.elementsFed(facts, row)
            : argumentsOf(this.decorations.given(facts, row));
      this.follow(givenTo(this.evaluation, list, parameter, skipArguments(args, call.skipped)), found);
    }
  }

  /** The row of a call, whose chunk is read from here on. */
  private rowOf(facts: FileFacts, { kind, chunk: key, ordinal }: PlaceOfCall): number {
    const chunk = chunkOfKey(facts, key);
    this.evaluation.program.readsRowsOf(facts, chunk);
    return facts.rowsOfChunk(CALL_TABLES[kind], chunk)[ordinal]!;
  }

  private follow(values: readonly Value[], found: Value[]): void {
    for (const value of this.evaluation.expand(values)) if (isFollowed(value)) addUnique(found, value);
  }

  private callsInOwnFile(facts: FileFacts, def: number): readonly CallOf[] {
    const { path } = facts;
    const definition = this.evaluation.program.definition(facts, def);
    const unnamed = this.valueCallsOfFile.ask(path).get(definition) ?? NO_CALLS;
    if (facts.evidence.defs.kind[def] === DefKind.lambda) return unnamed;
    const names = new Set(this.namesOf(definition));
    const named = [...names].flatMap((name) => this.namedCalls.ask(path, name).get(definition) ?? NO_CALLS);
    return [...named.filter((call) => !unnamed.some((other) => sameCall(call, other))), ...unnamed];
  }

  /** Calls of functions of their own file, by what they reach: each is looked at once. */
  private findNamedCalls(facts: FileFacts, places: readonly PlaceOfCall[]): CallsByDefinition {
    const found = new Map<Definition, CallOf[]>();
    for (const place of places) {
      const callee = facts.evidence.calls.callee[this.rowOf(facts, place)]!;
      const seen = new Set<Definition>();
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, callee)))
        for (const { definition, ...way } of this.reached(value)) {
          if (definition.path !== facts.path || seen.has(definition)) continue;
          seen.add(definition);
          const list = found.get(definition);
          const call: CallOf = { ...place, ...way };
          if (list) list.push(call);
          else found.set(definition, [call]);
        }
    }
    return found;
  }

  private findPlaces(facts: FileFacts, what: PlacesOf, key: string): readonly string[] {
    const text = (kind: CallOf['kind'], row: number): string => placeText(placeOf(facts, kind, row));
    if (what === 'named') {
      const rows = callsNamed(facts, new Set([key])).filter((row) => isTelling(facts, row));
      return rows.map((row) => text('call', row));
    }
    if (what === 'passing') {
      const definition = this.definitionOf(key);
      return definition ? this.placesPassing(facts, definition).map(placeText) : [];
    }
    const rows = valueRowsOf(facts);
    if (what === 'chunks') return [...rows.keys()].map((chunk) => keyOfChunk(facts, chunk));
    const own = rows.get(chunkOfKey(facts, key))?.[what] ?? [];
    return own.map((row) => text(KIND_OF[what], row));
  }

  /** The calls of a chunk that can be of any function, by what they reach: each is looked at once. */
  private findValueCalls(facts: FileFacts, chunk: string): CallsByDefinition {
    const found = new Map<Definition, CallOf[]>();
    const { calls } = facts.evidence;
    const add = (place: PlaceOfCall, value: Value): void => {
      for (const { definition, ...way } of this.reached(value)) {
        if (definition.path !== facts.path) continue;
        const list = found.get(definition);
        const call: CallOf = { ...place, ...way };
        if (!list) found.set(definition, [call]);
        else if (!list.some((known) => sameCall(known, call))) list.push(call);
      }
    };
    const each = (what: keyof ValueRows, visit: (place: PlaceOfCall, row: number) => void): void => {
      for (const text of this.places.ask(facts.path, what, chunk)) {
        const place = placeIn(text);
        visit(place, this.rowOf(facts, place));
      }
    };
    const called = (row: number): readonly Value[] =>
      this.evaluation.expand(this.evaluation.evaluate(facts, calls.callee[row]!));
    each('values', (place, row) => {
      for (const value of called(row)) add(place, value);
    });
    each('partials', (place, row) => {
      for (const value of called(row))
        for (const filled of this.filledBy(facts, row, value)) add(place, filled);
    });
    each('feeding', (place, row) => {
      for (const value of this.fed(facts, row)) add(place, value);
    });
    each('decorators', (place, row) => {
      for (const value of this.decorations.decorators(facts, row)) add(place, value);
    });
    return found;
  }

  /** What a function of the standard library calls with elements of what else it is given. */
  private fed(facts: FileFacts, row: number): readonly Value[] {
    const { calls } = facts.evidence;
    const args = argumentsOfCall(this.evaluation, facts, row);
    for (const callee of this.evaluation.evaluate(facts, calls.callee[row]!)) {
      if (callee.kind !== 'class' && callee.kind !== 'function') continue;
      const feeding = FEEDING.get(standardName(callee.definition) ?? '');
      if (!feeding) continue;
      const given = feeding.callback === 'key' ? args.named('key') : args.at(feeding.callback);
      return this.evaluation.expand(given);
    }
    return NO_VALUES;
  }

  /** What such a function calls its callback with. */
  private elementsFed(facts: FileFacts, row: number): Arguments {
    const args = argumentsOfCall(this.evaluation, facts, row);
    const { calls } = facts.evidence;
    for (const callee of this.evaluation.evaluate(facts, calls.callee[row]!)) {
      if (callee.kind !== 'class' && callee.kind !== 'function') continue;
      const feeding = FEEDING.get(standardName(callee.definition) ?? '');
      if (!feeding) continue;
      if (feeding.isSpread) {
        const given = this.evaluation.iterate(args.at(1));
        const [only] = given;
        const items = given.length === 1 && only?.kind === 'instance' ? only.items : null;
        return items
          ? argumentsOf(...items.values())
          : argumentsOf(...[0, 1].map(() => this.evaluation.iterate(given)));
      }
      if (feeding.callback === 'key') {
        const isMethod = callee.kind === 'function' && callee.receiver?.kind === 'instance';
        const source = isMethod && callee.receiver ? [callee.receiver] : args.at(feeding.source ?? 0);
        return argumentsOf(this.evaluation.iterate(source));
      }
      const sources = Array.from({ length: Math.max(0, args.count - 1) }, (_, i) =>
        this.evaluation.iterate(args.at(feeding.callback === 0 ? i + 1 : i)),
      );
      return feeding.isFold ? argumentsOf(sources[0] ?? [], sources[0] ?? []) : argumentsOf(...sources);
    }
    return argumentsOf();
  }

  /** Those of some calls and decorators that run the function. */
  private callsAmong(
    facts: FileFacts,
    definition: Definition,
    calls: Iterable<number>,
    decorators: Iterable<number>,
  ): readonly CallOf[] {
    const found: CallOf[] = [];
    const add = (kind: CallOf['kind'], row: number, values: readonly Value[]): void => {
      for (const value of values) {
        const reached = this.reached(value).find((target) => target.definition === definition);
        if (!reached) continue;
        found.push({ ...placeOf(facts, kind, row), isBound: reached.isBound, skipped: reached.skipped });
        return;
      }
    };
    for (const row of calls) {
      const callee = facts.evidence.calls.callee[row]!;
      add('call', row, this.evaluation.expand(this.evaluation.evaluate(facts, callee)));
    }
    for (const row of decorators) add('decorator', row, this.decorations.decorators(facts, row));
    return found;
  }

  /**
   * Names under which a call in the text may reach a function: its own, for constructors and `__call__` that of the
   * class, for what a function may return those of the outermost function.
   */
  private namesOf(definition: Definition): readonly string[] {
    const parts = definition.key.split('.');
    const { name } = definition;
    if (parts.length === 1) return [name];
    if (this.evaluation.program.signature(definition)?.owner !== null)
      return [...methodNames(parts), ...this.classesBelow(definition, parts)];
    let outer = 1;
    while (outer < parts.length - 1 && this.isClass(definition.path, parts.slice(0, outer).join('.')))
      outer++;
    return [name, ...methodNames(parts.slice(0, outer))];
  }

  private isClass(path: string, key: string): boolean {
    return this.evaluation.program.definitionAt(path, key)?.isClass ?? false;
  }

  /** Names of the classes that may inherit a constructor. */
  private classesBelow(definition: Definition, parts: readonly string[]): readonly string[] {
    if (!CONSTRUCTORS.has(definition.name)) return [];
    const { program } = this.evaluation;
    const of = program.definitionAt(definition.path, parts.slice(0, -1).join('.'));
    return of ? program.subclasses(of).map(({ name }) => name) : [];
  }

  /** What calling a value runs, and where the arguments go. */
  private reached(value: Value): readonly Reached[] {
    switch (value.kind) {
      case 'function':
        return [{ definition: value.definition, isBound: value.isBound, skipped: 0 }];
      case 'partial':
        return this.reached(value.of).map((way) => ({ ...way, skipped: way.skipped - value.filled }));
      case 'class':
        if (isOutside(value.definition.path)) return [];
        return [
          { definition: value.definition, isBound: false, skipped: 0 },
          ...this.basesWithFields(value.definition),
          ...this.methods(value.definition, CONSTRUCTORS),
        ];
      case 'instance':
        return isOutside(value.of.path) ? [] : this.methods(value.of, CALL);
      default:
        return [];
    }
  }

  /** Bases whose fields the constructor of a class takes before its own (PEP 557, "Inheritance"). */
  private basesWithFields(of: Definition): readonly Reached[] {
    const owners = this.evaluation.fieldsOf(of)?.owners.values() ?? [];
    return [...new Set(owners)]
      .filter((owner) => owner !== of)
      .map((definition) => ({ definition, isBound: false, skipped: 0 }));
  }

  private methods(of: Definition, names: Iterable<string>): readonly Reached[] {
    const found: Reached[] = [];
    for (const name of names)
      for (const { entity } of this.evaluation.program.member(of, name).found)
        for (const { definition, isBound } of specialMethods(this.evaluation, entity, of.instance))
          found.push({ definition, isBound, skipped: 0 });
    return found;
  }

  /** `partial(f, …)` fills parameters of `f` without calling it: f, behind one argument that is not its own. */
  private filledBy(facts: FileFacts, row: number, callee: Value): readonly Value[] {
    if (callee.kind !== 'class' || !standardName(callee.definition)?.startsWith('functools.partial'))
      return [];
    return this.evaluation
      .expand(argumentsOfCall(this.evaluation, facts, row).at(0))
      .map((of) => this.evaluation.values.partial(of, -1));
  }
}

/** Names under which a function of a class or module is called, by the parts of its key. */
function methodNames(parts: readonly string[]): readonly string[] {
  const name = withoutOrdinal(parts.at(-1)!);
  const isOfObject = parts.length > 1 && (CONSTRUCTORS.has(name) || CALL.includes(name));
  return isOfObject ? [name, withoutOrdinal(parts.at(-2)!)] : [name];
}

const NO_CALLS_BY_DEFINITION: CallsByDefinition = new Map();

const sameCalls = (a: readonly CallOf[], b: readonly CallOf[]): boolean =>
  a.length === b.length && a.every((call, i) => sameCall(call, b[i]!));

const sameCallsByDefinition = (a: CallsByDefinition, b: CallsByDefinition): boolean =>
  a.size === b.size && [...a].every(([of, calls]) => sameCalls(calls, b.get(of) ?? NO_CALLS));

const sameCall = (a: CallOf, b: CallOf): boolean =>
  a.kind === b.kind &&
  a.chunk === b.chunk &&
  a.ordinal === b.ordinal &&
  a.isBound === b.isBound &&
  a.skipped === b.skipped;

function placeOf(facts: FileFacts, kind: CallOf['kind'], row: number): PlaceOfCall {
  const chunk = facts.evidence[CALL_TABLES[kind]].chunk[row]!;
  const ordinal = facts.rowsOfChunk(CALL_TABLES[kind], chunk).indexOf(row);
  return { kind, chunk: keyOfChunk(facts, chunk), ordinal };
}

const placeText = ({ kind, chunk, ordinal }: PlaceOfCall): string => `${kind} ${ordinal} ${chunk}`;

function placeIn(text: string): PlaceOfCall {
  const [kind = '', ordinal] = text.split(' ', 2);
  return {
    kind: kind as PlaceOfCall['kind'],
    ordinal: Number(ordinal),
    chunk: text.slice(kind.length + ordinal!.length + 2),
  };
}

/** By chunk. */
const valueRowsOf = (facts: FileFacts): ReadonlyMap<number, ValueRows> =>
  facts.memo('value rows', () => {
    const found = new Map<number, ValueRows>();
    const { calls, decorators } = facts.evidence;
    const of = (chunk: number): ValueRows => {
      const rows = found.get(chunk) ?? { values: [], partials: [], feeding: [], decorators: [] };
      found.set(chunk, rows);
      return rows;
    };
    for (const row of callsOfValues(facts)) if (isTelling(facts, row)) of(calls.chunk[row]!).values.push(row);
    for (const row of callsNamed(facts, PARTIALS))
      if (isTelling(facts, row, 1)) of(calls.chunk[row]!).partials.push(row);
    for (const row of callsNamed(facts, FEEDING_NAMES)) of(calls.chunk[row]!).feeding.push(row);
    for (let row = 0; row < decorators.length; row++) of(decorators.chunk[row]!).decorators.push(row);
    return found;
  });

/** What is worth following: things that can be called, objects of the workspace's own classes, what holds such. */
function isFollowed(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'partial':
    case 'callable':
      return true;
    case 'instance':
      return (
        !isOutside(value.of.path) ||
        value.held !== null ||
        (value.items !== null && value.items.size > 0) ||
        value.args.some((list) => list.some(isFollowed))
      );
    default:
      return false;
  }
}

/**
 * The calls of a function in other files than its own, as far as they pass what may be a function or an object. Files
 * and calls are found by the name that is called (`passed-functions.ts`); where that is of `super()`, by what the call
 * reaches: `super().__init__(…)` stands in nearly every file, and runs one of hundreds of constructors.
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { LAMBDA_NAME, ParamKind } from '../evidence/schema.ts';
import type { CallNames } from './call-names.ts';
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
  sameCallsByDefinition,
} from './call-places.ts';
import { isSilent } from './calls-in-file.ts';
import type { Decorations } from './decorations.ts';
import type { Definition } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED, MAX_OWN_CALLS_FOLLOWED } from './limits.ts';
import { listKind } from './list-kind.ts';
import { isOfSuper, passedFunctions, tellingCalls, WITH_TEXT } from './passed-functions.ts';
import type { QueryKind } from './queries.ts';
import type { ReachedFunctions } from './reached-functions.ts';
import { isRestKind, type Signature, type SignatureParameter } from './signatures.ts';
import type { ValueCalls } from './value-calls.ts';
import type { WholeProgram } from './whole-program.ts';

/** What calls pass, by the word in front of a name: those that pass objects are more, and say less. */
const WAYS = ['', 'new '] as const;

export class CallsElsewhere {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  private readonly names: CallNames;
  private readonly reached: ReachedFunctions;
  private readonly values: ValueCalls;
  private readonly whole: WholeProgram;
  /** Files beside its own with calls that may pass something to a function: (path, def key). */
  private readonly callingFiles: QueryKind<readonly string[]>;
  /** Calls of a file that may do so, by their names: (path of that file, path and def key of the function). */
  private readonly callPlaces: QueryKind<readonly string[]>;
  /** Calls of a file that take a method from `super()` and may pass something: (path, name of the method). */
  private readonly superPlaces: QueryKind<readonly string[]>;
  /** The same by the functions of other files that they run: (path, name of the method). */
  private readonly superCalls: QueryKind<CallsByDefinition>;

  constructor(
    evaluation: Evaluation,
    decorations: Decorations,
    names: CallNames,
    reached: ReachedFunctions,
    values: ValueCalls,
    whole: WholeProgram,
  ) {
    this.evaluation = evaluation;
    this.values = values;
    this.whole = whole;
    this.decorations = decorations;
    this.names = names;
    this.reached = reached;
    const { program } = evaluation;
    this.callingFiles = listKind(program, 'calling_files', 2, (path, key) => {
      const definition = program.definitionAt(path, key);
      return definition ? this.findFiles(definition) : null;
    });
    this.callPlaces = listKind(program, 'passing_calls', 2, (path, target) => {
      const facts = program.facts(path);
      const definition = definitionOfPlace(program, target);
      return facts && definition ? this.placesPassing(facts, definition).map(placeText) : null;
    });
    this.superPlaces = listKind(program, 'super_places', 2, (path, name) => {
      const facts = program.facts(path);
      if (!facts) return null;
      const rows = this.whole.isSmall()
        ? (tellingCalls(facts).ofSuper.get(name) ?? [])
        : superRows(facts, name);
      return rows.map((row) => placeText(placeOf(facts, 'call', row)));
    });
    this.superCalls = program.kind<CallsByDefinition>({
      name: 'super_calls',
      arity: 2,
      compute: (path, name) => {
        const places = this.superPlaces.ask(path, name);
        const facts = places.length > 0 ? program.peek(path) : undefined;
        return facts
          ? this.reached.byDefinition(facts, places.map(placeIn), (of) => of.path !== path)
          : NO_CALLS_BY_DEFINITION;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
  }

  /** Paths of the files, sorted. */
  files(definition: Definition): readonly string[] {
    return this.callingFiles.askAbout(definition);
  }

  /** The calls of such a file that run the function, and whose arguments may reach a parameter. */
  callsIn(path: string, definition: Definition, name: string): readonly CallOf[] {
    const { program } = this.evaluation;
    const places = this.callPlaces.ask(path, definition.place);
    const facts = places.length > 0 ? program.peek(path) : undefined;
    const signature = facts ? signatureOfCalls(this.evaluation, definition) : null;
    const parameter = signature?.parameters.find((known) => known.name === name);
    const named =
      facts && signature && parameter
        ? this.callsAmong(facts, definition, this.reaching(facts, places, signature, parameter))
        : NO_CALLS;
    return this.withValues(path, definition, named);
  }

  /** Some calls of a file, and those of what holds the function there. */
  private withValues(path: string, definition: Definition, named: readonly CallOf[]): readonly CallOf[] {
    if (!this.whole.isSmall()) return named;
    const others = this.values.in(path, definition);
    if (exceeds('callsFollowed', others.length, MAX_OWN_CALLS_FOLLOWED)) return named;
    return joinCalls(named, others);
  }

  /** Those of some places of a file whose arguments may reach a parameter. */
  private reaching(
    facts: FileFacts,
    places: readonly string[],
    signature: Signature,
    parameter: SignatureParameter,
  ): readonly PlaceOfCall[] {
    const { program } = this.evaluation;
    return places
      .map(placeIn)
      .filter(
        (place) =>
          place.kind !== 'call' || mayReach(facts, rowOfPlace(program, facts, place), signature, parameter),
      );
  }

  /** The calls of such files that run the function. */
  all(definition: Definition): readonly CallIn[] {
    return this.files(definition).flatMap((path) => {
      const own = this.evaluation.program.peek(path);
      const named = this.callsAt(path, definition, this.callPlaces.ask(path, definition.place));
      const calls = this.withValues(
        path,
        definition,
        named.map(({ call }) => call),
      );
      return own ? calls.map((call) => ({ own, call })) : [];
    });
  }

  /**
   * The calls of a function in other files that pass text, from the places where a file calls a name; null where there
   * are too many to look at.
   */
  withText(
    definition: Definition,
    placesOf: (path: string, name: string) => readonly string[],
  ): readonly CallIn[] | null {
    const { program } = this.evaluation;
    const names = this.names.elsewhere(definition);
    const paths = new Set(names.flatMap((name) => program.passersOf(`${WITH_TEXT} ${name}`)));
    paths.delete(definition.path);
    if (exceeds('callsFollowed', paths.size, MAX_CALLS_FOLLOWED)) return null;
    const found: CallIn[] = [];
    for (const path of [...paths].sort()) {
      const places = names.flatMap((name) => placesOf(path, name));
      if (exceeds('callsFollowed', places.length, MAX_CALLS_FOLLOWED)) return null;
      found.push(...this.callsAt(path, definition, places));
    }
    return found;
  }

  /** Those of some places of a file, as texts, that run the function; of `super()`, too. */
  private callsAt(path: string, definition: Definition, places: readonly string[]): readonly CallIn[] {
    const own = places.length > 0 ? this.evaluation.program.peek(path) : undefined;
    if (!own) return [];
    return places
      .map(placeIn)
      .flatMap((place) => this.callAt(own, definition, place))
      .map((call) => ({ own, call }));
  }

  private isMethod(definition: Definition): boolean {
    return !definition.isClass && typeof this.evaluation.program.signature(definition)?.owner === 'string';
  }

  private findFiles(definition: Definition): readonly string[] {
    const { program } = this.evaluation;
    if (this.whole.isSmall()) return this.filesOfWhole(definition);
    const names = this.names.elsewhere(definition);
    const isMethod = this.isMethod(definition);
    const naming = WAYS.map((way) => names.flatMap((name) => program.passersOf(way + name)));
    const named = new Set(naming.flat());
    const found = new Set<string>();
    // Those that pass objects do not take the place of those that pass functions.
    for (const [i, way] of WAYS.entries()) {
      const supers = isMethod ? program.passersOf(`${way}super ${definition.name}`) : [];
      const paths = new Set([...naming[i]!, ...supers]);
      paths.delete(definition.path);
      if (exceeds('callsFollowed', paths.size, MAX_CALLS_FOLLOWED)) continue;
      for (const path of paths)
        if (named.has(path) || this.superCalls.ask(path, definition.name).has(definition)) found.add(path);
    }
    return [...found].sort();
  }

  private filesOfWhole(definition: Definition): readonly string[] {
    const { whole } = this;
    const found = new Set(whole.filesWithCalls(definition));
    for (const name of this.namesElsewhere(definition))
      for (const way of ['tells', 'decorates'] as const)
        for (const path of whole.filesWith(way, name)) found.add(path);
    if (this.isMethod(definition))
      for (const path of whole.filesWith('tellsSuper', definition.name)) found.add(path);
    found.delete(definition.path);
    return [...found].sort();
  }

  /** Names under which other files may call it; a lambda has none. */
  private namesElsewhere(definition: Definition): readonly string[] {
    return isLambda(definition) ? [] : this.names.elsewhere(definition);
  }

  /** Calls and decorators of another file that may pass something to a function. */
  private placesPassing(facts: FileFacts, definition: Definition): readonly PlaceOfCall[] {
    const passing = passedFunctions(facts);
    const names = this.namesElsewhere(definition);
    const decorators = names.flatMap((called) => passing.decorators.get(called) ?? []);
    if (this.whole.isSmall()) return placesOf(facts, this.tellingRows(facts, definition, names), decorators);
    const rows = names.flatMap((called) => passing.calls.get(called) ?? []);
    const objects = names.flatMap((called) => passing.objects.get(called) ?? []);
    if (this.isMethod(definition)) {
      rows.push(...(passing.superCalls.get(definition.name) ?? []));
      objects.push(...(passing.superObjects.get(definition.name) ?? []));
    }
    const calls = exceeds('callsFollowed', objects.length, MAX_CALLS_FOLLOWED)
      ? rows
      : [...new Set([...rows, ...objects])];
    if (exceeds('callsFollowed', rows.length + decorators.length, MAX_CALLS_FOLLOWED)) return [];
    return placesOf(facts, calls, decorators);
  }

  /** Calls of some names that pass anything. */
  private tellingRows(facts: FileFacts, definition: Definition, names: readonly string[]): readonly number[] {
    const { plain, ofSuper } = tellingCalls(facts);
    const supers = this.isMethod(definition) ? (ofSuper.get(definition.name) ?? []) : [];
    return [...names.flatMap((called) => plain.get(called) ?? []), ...supers];
  }

  /** Those of some calls and decorators that run the function; what they call is the last to be found out. */
  private callsAmong(
    facts: FileFacts,
    definition: Definition,
    places: readonly PlaceOfCall[],
  ): readonly CallOf[] {
    return places.flatMap((place) => {
      const row = rowOfPlace(this.evaluation.program, facts, place);
      if (place.kind !== 'call' || !isOfSuper(facts, facts.evidence.calls.callee[row]!))
        return this.callAt(facts, definition, place);
      const known = this.superCalls.ask(facts.path, definition.name).get(definition) ?? NO_CALLS;
      return known.filter(({ chunk, ordinal }) => chunk === place.chunk && ordinal === place.ordinal);
    });
  }

  /** The call at a place, if it runs the function. */
  private callAt(facts: FileFacts, definition: Definition, place: PlaceOfCall): readonly CallOf[] {
    const { evaluation } = this;
    const row = rowOfPlace(evaluation.program, facts, place);
    const values =
      place.kind === 'decorator'
        ? this.decorations.decorators(facts, row)
        : evaluation.expand(evaluation.evaluate(facts, facts.evidence.calls.callee[row]!));
    const [reached] = values.flatMap(
      (value) => this.reached.of(value).find((target) => target.definition === definition) ?? [],
    );
    return reached ? [{ ...place, isBound: reached.isBound, skipped: reached.skipped }] : NO_CALLS;
  }
}

/** Calls of a file that take a method from `super()` and pass what may be a function or an object. */
function superRows(facts: FileFacts, name: string): readonly number[] {
  const { superCalls, superObjects } = passedFunctions(facts);
  return [...new Set([...(superCalls.get(name) ?? []), ...(superObjects.get(name) ?? [])])].sort(
    (a, b) => a - b,
  );
}

function placesOf(
  facts: FileFacts,
  calls: readonly number[],
  decorators: readonly number[],
): readonly PlaceOfCall[] {
  return [
    ...calls.map((row) => placeOf(facts, 'call', row)),
    ...decorators.map((row) => placeOf(facts, 'decorator', row)),
  ];
}

const isLambda = ({ name }: Definition): boolean => name === LAMBDA_NAME;

/** How calls of a definition bind their arguments: those of a class with fields as its constructor does. */
export const signatureOfCalls = (evaluation: Evaluation, definition: Definition): Signature | null =>
  definition.isClass
    ? (evaluation.fieldsOf(definition)?.signature ?? null)
    : evaluation.program.signature(definition);

/**
 * Whether an argument of a call that tells something may come to a parameter, however the function is bound: what is
 * bound or filled before only moves arguments to parameters further back.
 */
function mayReach(
  facts: FileFacts,
  call: number,
  { parameters }: Signature,
  { kind, name }: SignatureParameter,
): boolean {
  const { args, calls } = facts.evidence;
  const isRest = isRestKind(kind);
  const position =
    kind === ParamKind.VAR_POS
      ? Number.POSITIVE_INFINITY
      : parameters.filter(isPositional).findIndex((known) => known.name === name);
  let next = 0;
  for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++) {
    if (args.star[arg] !== 0) return true;
    const keyword = args.keyword[arg]!;
    const isFor =
      keyword < 0 ? next++ <= position : kind === ParamKind.VAR_KW || facts.text(keyword) === name;
    // Text is nothing that parameters are told across files, except as an element of what `*` and `**` collect.
    const expr = args.expr[arg]!;
    if (isFor && (isRest || !(isSilent(expr) || exprRefKind(expr) === 'string'))) return true;
  }
  return false;
}

const isPositional = ({ kind }: SignatureParameter): boolean =>
  kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW;

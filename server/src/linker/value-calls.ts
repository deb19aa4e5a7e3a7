/**
 * The calls of a file that can be of any function: of what variables, attributes, containers and other calls hold, of
 * `partial`, of what calls a function back, of decorators. Each is looked at once, for all functions that it may run.
 */
import { argumentsOfCall } from './call-arguments.ts';
import {
  type CallOf,
  type CallsByDefinition,
  NO_CALLS,
  NO_CALLS_BY_DEFINITION,
  type PlaceOfCall,
  placeIn,
  placeOf,
  placeText,
  rowOfPlace,
  sameCall,
  sameCallsByDefinition,
} from './call-places.ts';
import { FEEDING, type Feeding, SETTING_DEFAULTS } from './callbacks.ts';
import { calledName, callsNamed, callsOfAttributes, callsOfValues, isTelling } from './calls-in-file.ts';
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import { columnsOf } from './container-calls.ts';
import { union } from './containers.ts';
import type { Decorations } from './decorations.ts';
import { type Definition, standardName, type Value } from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { foldedBy, foldOf } from './folds.ts';
import { listKind } from './list-kind.ts';
import type { QueryKind } from './queries.ts';
import type { ReachedFunctions } from './reached-functions.ts';
import type { WholeProgram } from './whole-program.ts';

const PARTIALS = new Set(['partial', 'partialmethod']);
/** Last names of what `FEEDING` lists. */
const FEEDING_NAMES = new Set([...FEEDING.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));

/** What can call any function wherever it is: calls of what variables and calls hold, of `partial` and of what calls it back, decorators. */
interface ValueRows {
  readonly values: number[];
  readonly partials: number[];
  readonly feeding: number[];
  readonly decorators: number[];
}

/** A list of those, or the calls of attributes that other files may store to. */
type Kind = keyof ValueRows | 'attributes';

const KIND_OF = {
  values: 'call',
  attributes: 'call',
  partials: 'call',
  feeding: 'callback',
  decorators: 'decorator',
} as const satisfies Record<Kind, string>;

/** What is asked for the chunks of a file with such calls; the calls of attributes alone are none in a large workspace. */
const CHUNKS = 'chunks';
const CHUNKS_WITH_ATTRIBUTES = 'chunks with attributes';
type Chunks = typeof CHUNKS | typeof CHUNKS_WITH_ATTRIBUTES;

/** Which functions are asked for: those of the file of the calls, or those of other files. */
type Whose = 'own' | 'other';

export class ValueCalls {
  private readonly evaluation: Evaluation;
  private readonly decorations: Decorations;
  private readonly reached: ReachedFunctions;
  private readonly whole: WholeProgram;
  /**
   * Where a file has such calls, as texts that `placeIn` reads: (path, `Chunks`, ''): keys of the chunks with any, (path,
   * a kind of those, key of the chunk): those calls.
   */
  private readonly places: QueryKind<readonly string[]>;
  /** Those of a chunk, by the functions they run: (path, key of the chunk, `Whose`). */
  private readonly ofChunk: QueryKind<CallsByDefinition>;
  /** The same of all chunks of a file, so that each function has one answer to look at: (path, `Whose`). */
  private readonly ofFile: QueryKind<CallsByDefinition>;

  constructor(
    evaluation: Evaluation,
    decorations: Decorations,
    reached: ReachedFunctions,
    whole: WholeProgram,
  ) {
    this.evaluation = evaluation;
    this.decorations = decorations;
    this.reached = reached;
    this.whole = whole;
    const { program } = evaluation;
    this.places = listKind(program, 'value_places', 3, (path, what, key) => {
      const facts = program.facts(path);
      return facts ? findPlaces(facts, what as Kind | Chunks, key) : null;
    });
    program.outlasts(
      this.places,
      (edit, what, chunk) =>
        what !== CHUNKS && what !== CHUNKS_WITH_ATTRIBUTES && edit.storesAlike && !edit.hasDefinition(chunk),
    );
    this.ofChunk = program.kind<CallsByDefinition>({
      name: 'value_calls',
      arity: 3,
      compute: (path, chunk, whose) => {
        const facts = program.factsOfChunk(path, (known) => chunkOfKey(known, chunk));
        return facts ? this.find(facts, chunk, whose as Whose) : NO_CALLS_BY_DEFINITION;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
    this.ofFile = program.kind<CallsByDefinition>({
      name: 'value_calls_of_file',
      arity: 2,
      compute: (path, whose) => {
        const found = new Map<Definition, readonly CallOf[]>();
        const chunks = new Set(this.places.ask(path, CHUNKS, ''));
        if (this.whole.isSmall())
          for (const chunk of this.places.ask(path, CHUNKS_WITH_ATTRIBUTES, '')) chunks.add(chunk);
        for (const chunk of chunks)
          for (const [of, calls] of this.ofChunk.ask(path, chunk, whose))
            found.set(of, [...(found.get(of) ?? NO_CALLS), ...calls]);
        return found;
      },
      bottom: NO_CALLS_BY_DEFINITION,
      equal: sameCallsByDefinition,
    });
  }

  /** Such calls of a file that run a function: one of the file, or one of another. */
  in(path: string, definition: Definition): readonly CallOf[] {
    const whose: Whose = definition.path === path ? 'own' : 'other';
    return this.ofFile.ask(path, whose).get(definition) ?? NO_CALLS;
  }

  /** Such calls of a file by the functions of other files that they run. */
  ofOthers(path: string): CallsByDefinition {
    return this.ofFile.ask(path, 'other');
  }

  /** The calls of a chunk that can be of any function, by what they reach: each is looked at once. */
  private find(facts: FileFacts, chunk: string, whose: Whose): CallsByDefinition {
    const found = new Map<Definition, CallOf[]>();
    const { calls } = facts.evidence;
    const add = (place: PlaceOfCall, value: Value): void => {
      for (const { definition, ...way } of this.reached.of(value)) {
        if ((definition.path === facts.path) !== (whose === 'own')) continue;
        const list = found.get(definition);
        const call: CallOf = { ...place, ...way };
        if (!list) found.set(definition, [call]);
        else if (!list.some((known) => sameCall(known, call))) list.push(call);
      }
    };
    const each = (what: Kind, visit: (place: PlaceOfCall, row: number) => void): void => {
      for (const text of this.places.ask(facts.path, what, chunk)) {
        const place = placeIn(text);
        visit(place, rowOfPlace(this.evaluation.program, facts, place));
      }
    };
    const called = (row: number): readonly Value[] =>
      this.evaluation.expand(this.evaluation.evaluate(facts, calls.callee[row]!));
    each('values', (place, row) => {
      for (const value of called(row)) add(place, value);
    });
    if (this.whole.isSmall())
      each('attributes', (place, row) => {
        if (this.whole.filesWith('stores', calledName(facts, row)!).length === 0) return;
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
  fed(facts: FileFacts, row: number): readonly Value[] {
    const { feeding } = this.feedingAt(facts, row) ?? {};
    if (!feeding) return NO_VALUES;
    const args = argumentsOfCall(this.evaluation, facts, row);
    if (feeding.fold) return foldedBy(this.evaluation, feeding.fold, args);
    if (feeding.callback === 'any')
      return this.evaluation.expand(union(args.names.map((name) => args.named(name))));
    return this.evaluation.expand(feeding.callback === 'key' ? args.named('key') : args.at(feeding.callback));
  }

  /** What such a function calls its callback with. */
  elementsFed(facts: FileFacts, row: number): Arguments {
    const { feeding, callee } = this.feedingAt(facts, row) ?? {};
    if (!feeding) return argumentsOf();
    const args = argumentsOfCall(this.evaluation, facts, row);
    if (feeding.fold) {
      const { carried, elements } = foldOf(this.evaluation, feeding.fold, args);
      return argumentsOf(carried, elements);
    }
    if (feeding.isSpread) {
      const given = this.evaluation.iterate(args.at(1));
      const columns = columnsOf(given);
      return columns.length > 0
        ? argumentsOf(...columns)
        : argumentsOf(...[0, 1].map(() => this.evaluation.iterate(given)));
    }
    if (feeding.callback === 'any')
      return argumentsOf([this.evaluation.standardInstance('argparse', 'Namespace')]);
    if (feeding.callback === 'key') {
      const object =
        callee?.kind === 'function' && callee.receiver?.kind === 'instance' ? callee.receiver : null;
      return argumentsOf(this.evaluation.iterate(object ? [object] : args.at(feeding.source ?? 0)));
    }
    const sources = Array.from({ length: Math.max(0, args.count - 1) }, (_, i) =>
      this.evaluation.iterate(args.at(feeding.callback === 0 ? i + 1 : i)),
    );
    return argumentsOf(...sources);
  }

  /** The first thing that a call may call which feeds a callback, and how it does. */
  private feedingAt(facts: FileFacts, row: number): { callee: Value | null; feeding: Feeding } | null {
    const callees = this.evaluation.evaluate(facts, facts.evidence.calls.callee[row]!);
    // Parsers are passed around, and only they have such a method.
    if (callees.length === 0 && calledName(facts, row) === 'set_defaults')
      return { callee: null, feeding: FEEDING.get(SETTING_DEFAULTS)! };
    for (const callee of callees) {
      if (callee.kind !== 'class' && callee.kind !== 'function') continue;
      const feeding = FEEDING.get(standardName(callee.definition) ?? '');
      if (feeding) return { callee, feeding };
    }
    return null;
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

function findPlaces(facts: FileFacts, what: Kind | Chunks, key: string): readonly string[] {
  switch (what) {
    case CHUNKS:
      return [...valueRowsOf(facts).keys()].map((chunk) => keyOfChunk(facts, chunk));
    case CHUNKS_WITH_ATTRIBUTES:
      return [...attributeRowsOf(facts).keys()].map((chunk) => keyOfChunk(facts, chunk));
  }
  const chunk = chunkOfKey(facts, key);
  const own =
    what === 'attributes' ? attributeRowsOf(facts).get(chunk) : valueRowsOf(facts).get(chunk)?.[what];
  return (own ?? []).map((row) => placeText(placeOf(facts, KIND_OF[what], row)));
}

/** By chunk: calls of attributes. */
const attributeRowsOf = (facts: FileFacts): ReadonlyMap<number, readonly number[]> =>
  facts.memo('called attributes', () => {
    const { chunk } = facts.evidence.calls;
    const telling = callsOfAttributes(facts).filter((row) => isTelling(facts, row));
    return Map.groupBy(telling, (row) => chunk[row]!);
  });

/** By chunk. */
const valueRowsOf = (facts: FileFacts): ReadonlyMap<number, ValueRows> =>
  facts.memo('value rows', () => {
    const found = new Map<number, ValueRows>();
    const { calls, decorators } = facts.evidence;
    const of = (chunk: number): ValueRows => {
      const rows = found.get(chunk) ?? {
        values: [],
        partials: [],
        feeding: [],
        decorators: [],
      };
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

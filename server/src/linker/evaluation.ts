/** What the parts of evaluation ask of each other; implemented by `Evaluator`. */
import type { ExprRef } from '../evidence/expr-ref.ts';
import type { Known } from './constant-tests.ts';
import type { Definition, Entity, FunctionValue, TypeArguments, Value } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups, MemberLookup } from './lookups.ts';
import type { MadeClasses } from './made-classes.ts';
import type { Fields } from './record-fields.ts';
import type { Signature } from './signatures.ts';
import type { Values } from './values.ts';

/** The arguments of a call, evaluated only where they are looked at. */
export interface Arguments {
  /** Positional ones that are surely given. */
  readonly count: number;
  /** How many may be given by position. */
  readonly most: number;
  readonly names: readonly string[];
  /** Those of the names that only some of what `**` can stand for has. */
  readonly possibleNames: ReadonlySet<string>;
  /** Has `**` of something whose keys are not known. */
  readonly hasMoreNames: boolean;
  /** There may be more than what is surely given. */
  readonly isOpen: boolean;
  at(position: number): readonly Value[];
  named(name: string): readonly Value[];
  /** Keys of the constants an argument can be (see `literals.ts`), also where it is a name if `isSearched`; null: something else. */
  literalsAt(position: number, isSearched: boolean): readonly string[] | null;
  literalsNamed(name: string, isSearched: boolean): readonly string[] | null;
  /** What is known of an argument beyond its values; null for what may be anything. See `constant-tests.ts`. */
  knownAt(position: number): Known | null;
  knownNamed(name: string): Known | null;
  /** Whether an argument may be a function or an object of the workspace, by how it is written. */
  mayTellAt(position: number): boolean;
  mayTellNamed(name: string): boolean;
  /** What may be given to a position that is not counted. */
  spreadAt(position: number): readonly Value[];
  /** The same of all those from a position on; of all of them for none. */
  spread(from?: number): readonly Value[];
  /** What such a `**` brings, to any name. */
  keywordSpread(): readonly Value[];
}

/** What a predicate tells of its argument. */
export interface Narrowed {
  readonly types: readonly Value[];
  /** Where the function returns false, its argument is none of these. */
  readonly isExact: boolean;
}

/** What is registered for a generic function (`functools.singledispatch`) by code of its own file. */
export interface Dispatching {
  /** What a call of a function runs, by what it gives first, behind the object of a method: all where that is not known. */
  chosen(value: FunctionValue, firstGiven: () => readonly Value[]): readonly FunctionValue[];
  /** What may run in the place of a generic function. */
  implementing(definition: Definition): readonly Definition[];
  /** The generic function that a function is registered for; null for others. */
  genericOf(definition: Definition): Definition | null;
  /** Of what calls of a generic function give first, that with which they run one of its functions. */
  taken(definition: Definition, given: readonly Value[]): readonly Value[];
}

export interface Evaluation {
  readonly program: Lookups;
  readonly values: Values;
  /** What an expression can be; parameters without annotation stay what they are. */
  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[];
  /** Replaces parameters by what is passed to them, and attributes named in part by what these are. */
  expand(values: readonly Value[]): readonly Value[];
  /** What a type variable is where nothing solves it, see `TypeBounds`. */
  boundOf(variable: Value): readonly Value[];
  /** Replaces parameters, and type variables by their bounds, only. */
  passed(values: readonly Value[]): readonly Value[];
  /** What calling a value gives: a term as long as it is a parameter. */
  applied(of: Value, given: readonly (readonly Value[])[], isOpen: boolean): readonly Value[];
  readonly dispatch: Dispatching;
  readonly made: MadeClasses;
  /** `cls` in a method of a metaclass: calling it makes an object of the class that the method is called on. */
  isMadeLater(value: Value): boolean;
  /** The key that a variable with a single, constant value is (see `constantKey`); null for other expressions. */
  constantOf(facts: FileFacts, ref: ExprRef): string | null;
  /** The same, and `TRUE_OBJECT` for a name of an imported definition. */
  boundTo(facts: FileFacts, ref: ExprRef): Known | null;
  /** Keys of the constants that an expression can be, see `literalsOf`; names are searched only if `isSearched`. */
  literalsOf(facts: FileFacts, ref: ExprRef, isSearched: boolean): readonly string[] | null;
  /** Records that a query reads the rows that bind a name of a scope, and those that put something into what it holds: (path, scope key, name). */
  readonly readName: (path: string, scope: string, name: string) => FileFacts | undefined;
  /** What `c[key] = value` stores under which keys, see `KeyedStores`; null where that is not known. */
  storedUnder(facts: FileFacts, key: ExprRef, value: ExprRef): ReadonlyMap<string, readonly Value[]> | null;
  /** Texts that an expression can be, as far as the code writes them out. */
  textsIn(facts: FileFacts, ref: ExprRef): readonly string[];
  /**
   * The attributes of a value whose name an expression is, as far as the code writes that out; null where it says nothing.
   * Of a text that is known in part: `MembersValue`.
   */
  attributesNamed(facts: FileFacts, ref: ExprRef, of: Value): readonly Value[] | null;
  /** The attributes of a value whose names begin so. */
  membersBeginning(of: Value, text: string): readonly Value[];
  /** What a decorator (a row of `decorators`) calls. */
  decorators(facts: FileFacts, row: number): readonly Value[];
  members(value: Value, name: string, path: string): MemberLookup;
  /** What reading an attribute of a value gives to code of the file at `path`. */
  attribute(value: Value, name: string, path: string): readonly Value[];
  /** What an entity is when read. `receiver` is the value it was an attribute of: properties then give their result. */
  entityValues(entity: Entity, receiver?: Value): readonly Value[];
  called(value: Value, args: Arguments): readonly Value[];
  /** Of functions and the wrappers that stand beside them, those that a call runs by itself. */
  withoutWrapped(values: readonly Value[]): readonly Value[];
  /** What calling a method of the values gives; the method is looked up on their class. */
  callMethod(
    values: readonly Value[],
    name: string,
    ...args: readonly (readonly Value[])[]
  ): readonly Value[];
  callMethodWith(values: readonly Value[], name: string, args: Arguments): readonly Value[];
  /** What calling a function gives, in terms of its parameters and type variables. */
  returned(definition: Definition): readonly Value[];
  /** The same, whatever it is declared to give. */
  returnedByCode(definition: Definition): readonly Value[];
  /** See `Decorations.declaredResult`. */
  declaredResult(definition: Definition): readonly Value[];
  /** The same for a call that gives constants which decide what it comes to. */
  returnedTo(
    definition: Definition,
    signature: Signature,
    taken: Pick<FunctionValue, 'isBound' | 'receiver'>,
    args: Arguments,
  ): readonly Value[];
  /** See `FunctionValues`. */
  madeBelow(above: Definition, name: string): readonly Value[];
  /** Whether an argument may be a function or an object of the workspace, or is what the function around was given. */
  mayBeTold(facts: FileFacts, ref: ExprRef): boolean;
  /** What is known of an expression as an argument, beyond its values. */
  knownOf(facts: FileFacts, ref: ExprRef): Known | null;
  /** Type arguments of an object of a class below a standard container, see `ContainerObjects`. */
  contentsOf(of: Definition): TypeArguments;
  /** What code stores to an attribute of objects of a class. */
  storedTo(owner: Definition, name: string): readonly Value[];
  /** The type parameters of a class, in order. */
  typeParameters(definition: Definition): readonly Value[];
  /** The fields that the constructor of a class takes; null for classes whose constructor is not made of fields. */
  fieldsOf(definition: Definition): Fields | null;
  /** The keys of a `TypedDict`; null for other classes. */
  keysOfTypedDict(definition: Definition): readonly string[] | null;
  isEnum(definition: Definition): boolean;
  parameter(definition: Definition, name: string): readonly Value[];
  /** What a parameter is where a call leaves it out. */
  defaultOf(definition: Definition, name: string): readonly Value[];
  /** What a function that is a predicate (PEP 647, 742) tells of its argument; null for other functions. */
  narrowedBy(definition: Definition): Narrowed | null;
  callFunction(value: FunctionValue, args: Arguments): readonly Value[];
  /** Instances described by an annotation; `def` is the row of the function it belongs to, or -1. */
  typeValues(facts: FileFacts, ref: ExprRef, def: number): readonly Value[];
  /** A class of `builtins`; null when its stub is not there. */
  builtin(name: string): Definition | null;
  /** An instance of a class of the standard library, or something unknown. */
  standardInstance(module: string, name: string, args?: readonly (readonly Value[])[]): Value;
  iterate(values: readonly Value[]): readonly Value[];
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NOTHING_KNOWN: readonly Known[] = [];
export const NO_VALUES: readonly Value[] = [];

/** Values by position. */
class PositionalArguments implements Arguments {
  readonly names: readonly string[] = [];
  readonly possibleNames = NO_NAMES;
  readonly isOpen: boolean;
  private readonly positional: readonly (readonly Value[])[];
  private readonly known: readonly Known[];

  constructor(positional: readonly (readonly Value[])[], isOpen: boolean, known: readonly Known[]) {
    this.positional = positional;
    this.isOpen = isOpen;
    this.known = known;
  }

  get count(): number {
    return this.positional.length;
  }

  get most(): number {
    return this.isOpen ? Infinity : this.count;
  }

  get hasMoreNames(): boolean {
    return this.isOpen;
  }

  at(position: number): readonly Value[] {
    return this.positional[position] ?? NO_VALUES;
  }

  named(): readonly Value[] {
    return NO_VALUES;
  }

  literalsAt(): readonly string[] | null {
    return null;
  }

  literalsNamed(): readonly string[] | null {
    return null;
  }

  knownAt(position: number): Known | null {
    return this.known[position] ?? null;
  }

  knownNamed(): Known | null {
    return null;
  }

  mayTellAt(): boolean {
    return true;
  }

  mayTellNamed(): boolean {
    return true;
  }

  spreadAt(): readonly Value[] {
    return NO_VALUES;
  }

  spread(): readonly Value[] {
    return NO_VALUES;
  }

  keywordSpread(): readonly Value[] {
    return NO_VALUES;
  }
}

/** The arguments of a call from some position on. */
class LaterArguments implements Arguments {
  readonly count: number;
  readonly most: number;
  readonly names: readonly string[];
  readonly possibleNames: ReadonlySet<string>;
  readonly hasMoreNames: boolean;
  readonly isOpen: boolean;
  private readonly all: Arguments;
  private readonly from: number;

  constructor(all: Arguments, from: number, mayHaveMore: boolean) {
    this.count = Math.max(0, all.count - from);
    this.most = mayHaveMore ? Infinity : Math.max(0, all.most - from);
    this.names = all.names;
    this.possibleNames = all.possibleNames;
    this.hasMoreNames = mayHaveMore || all.hasMoreNames;
    this.isOpen = mayHaveMore || all.isOpen;
    this.all = all;
    this.from = from;
  }

  at(position: number): readonly Value[] {
    const at = position + this.from;
    return at < 0 ? NO_VALUES : this.all.at(at);
  }

  named(name: string): readonly Value[] {
    return this.all.named(name);
  }

  literalsAt(position: number, isSearched: boolean): readonly string[] | null {
    const at = position + this.from;
    return at < 0 ? null : this.all.literalsAt(at, isSearched);
  }

  literalsNamed(name: string, isSearched: boolean): readonly string[] | null {
    return this.all.literalsNamed(name, isSearched);
  }

  knownAt(position: number): Known | null {
    const at = position + this.from;
    return at < 0 ? null : this.all.knownAt(at);
  }

  knownNamed(name: string): Known | null {
    return this.all.knownNamed(name);
  }

  mayTellAt(position: number): boolean {
    const at = position + this.from;
    return at >= 0 && this.all.mayTellAt(at);
  }

  mayTellNamed(name: string): boolean {
    return this.all.mayTellNamed(name);
  }

  spreadAt(position: number): readonly Value[] {
    return this.all.spreadAt(position + this.from);
  }

  spread(from = 0): readonly Value[] {
    return this.all.spread(from + this.from);
  }

  keywordSpread(): readonly Value[] {
    return this.all.keywordSpread();
  }
}

export function argumentsOf(...positional: readonly (readonly Value[])[]): Arguments {
  return new PositionalArguments(positional, false, NOTHING_KNOWN);
}

/** One argument, of which that is known. */
export function knownArgument(values: readonly Value[], known: Known): Arguments {
  return new PositionalArguments([values], false, [known]);
}

/** Arguments by position, each with what is known of it. */
export function knownArguments(...given: readonly (readonly [readonly Value[], Known])[]): Arguments {
  return new PositionalArguments(
    given.map(([values]) => values),
    false,
    given.map(([, known]) => known),
  );
}

/** Arguments by position, behind which there may be more. */
export function openArguments(positional: readonly (readonly Value[])[]): Arguments {
  return new PositionalArguments(positional, true, NOTHING_KNOWN);
}

/** A call of which nothing is known but that it happens. */
export const UNKNOWN_ARGUMENTS: Arguments = openArguments([]);

/** The arguments without the first ones; for a negative count, behind as many that are not known. */
export function skipArguments(args: Arguments, count: number): Arguments {
  return count === 0 ? args : new LaterArguments(args, count, false);
}

/** The arguments behind so many that are not known, of calls that may give more. */
export function behindUnknown(args: Arguments, count: number): Arguments {
  return new LaterArguments(args, -count, true);
}

/**
 * What names stand for (entities) and what expressions evaluate to (values). Both are immutable and interned,
 * so they can be compared with `===`, kept across edits, and survive a change of row numbers: a definition is
 * named by its file and its key there, never by a row.
 */
import type { Method } from './links.ts';

/**
 * A class or function of an indexed file. One object per (path, key, symbol, isClass, isDecorated). What it is as an
 * entity and as a value is made when asked for: most definitions of a workspace are never more than linked.
 */
export class Definition {
  readonly path: string;
  /** See `FileFacts.defKey`. */
  readonly key: string;
  readonly symbol: string;
  readonly isClass: boolean;
  /** Has decorators that may put something else in its place. */
  readonly isDecorated: boolean;
  /** Stands in a function, whose parameters it may use. */
  readonly isEnclosed: boolean;
  /** Small, and that of no other definition of its interner: see `QueryKind.askAbout`. */
  readonly number: number;
  private madeEntity: DefinitionEntity | null = null;
  private madeValue: Value | null = null;
  private madeInstance: Value | null = null;
  private madeParents: Value | null = null;
  private madeBound: Value | null = null;
  private dottedName: string | null | undefined = undefined;
  private madePlace: string | null = null;
  private ownName: string | null = null;

  constructor(
    path: string,
    key: string,
    symbol: string,
    isClass: boolean,
    isDecorated: boolean,
    isEnclosed: boolean,
    number: number,
  ) {
    this.path = path;
    this.key = key;
    this.symbol = symbol;
    this.isClass = isClass;
    this.isDecorated = isDecorated;
    this.isEnclosed = isEnclosed;
    this.number = number;
  }

  get entity(): DefinitionEntity {
    return (this.madeEntity ??= { kind: 'definition', symbol: this.symbol, definition: this });
  }

  /** The class or function as an object. */
  get value(): Value {
    return (this.madeValue ??= this.isClass
      ? { kind: 'class', definition: this, args: NO_ARGS, isSelf: false, text: this.text('C'), depth: 1 }
      : this.asFunction(false));
  }

  /** An instance of the class (of no use for functions). */
  get instance(): Value {
    return (this.madeInstance ??= {
      kind: 'instance',
      of: this,
      args: NO_ARGS,
      items: null,
      held: null,
      isSelf: false,
      isDeclared: false,
      text: this.text('I'),
      depth: 1,
    });
  }

  /** `super()` inside the class. */
  get parents(): Value {
    return (this.madeParents ??= { kind: 'super', after: this, of: this, text: this.text('S'), depth: 1 });
  }

  /** The function with its first parameter filled: a method taken from an instance, a class method. */
  get bound(): Value {
    return (this.madeBound ??= this.asFunction(true));
  }

  /** Path and key, as queries about the definition that are kept elsewhere name it. */
  get place(): string {
    return (this.madePlace ??= placeOfParts(this.path, this.key));
  }

  /** What the texts of values name it by: another text than before when an edit decorates it, as it is another definition then. */
  get inValues(): string {
    return `${this.path}|${this.key}${this.isDecorated ? '@' : ''}`;
  }

  /** Its own name, without what tells definitions of one name apart. */
  get name(): string {
    return (this.ownName ??= withoutOrdinal(this.key.slice(this.key.lastIndexOf('.') + 1)));
  }

  /** See `standardName`. */
  get standardName(): string | null {
    if (this.dottedName === undefined) this.dottedName = isOutside(this.path) ? this.dotted() : null;
    return this.dottedName;
  }

  private dotted(): string | null {
    const module = STANDARD_STUB.exec(this.path)?.[1];
    if (module === undefined) return null;
    const name = module === 'typing_extensions' || module === '_typeshed' ? 'typing' : module;
    const hash = this.key.indexOf('#');
    return `${name.replaceAll('/', '.')}.${hash < 0 ? this.key : this.key.slice(0, hash)}`;
  }

  private asFunction(isBound: boolean): Value {
    const text = this.text(isBound ? 'B' : 'F');
    return { kind: 'function', definition: this, isBound, receiver: null, closure: null, text, depth: 1 };
  }

  private text(form: string): string {
    return `${form}(${this.inValues})`;
  }
}

/** A part of a def key without what tells definitions of one name apart (`f#2`). */
export const withoutOrdinal = (part: string): string => part.replace(/#\d+$/, '');

/** Between a path and what follows it: no path has two slashes in a row. */
const AFTER_PATH = '//';

/** A path and the key of a definition, or what else is named inside a file, as one text. */
export const placeOfParts = (path: string, key: string): string => `${path}${AFTER_PATH}${key}`;

/** The path and the key that `placeOfParts` made a text of. */
export function partsOfPlace(place: string): readonly [path: string, key: string] {
  const end = place.indexOf(AFTER_PATH);
  return [place.slice(0, end), place.slice(end + AFTER_PATH.length)];
}

/** Whether a path names a file outside the workspace; see `OutsideModule`. */
export const isOutside = (path: string): boolean => path.startsWith('<');

/** Path of classes that calls make, of which a key says all there is (`namedtuple-calls.ts`). */
export const MADE = '<made>';

/** The same of classes that calls of `type` make (`called-classes.ts`). */
export const MADE_BY_TYPE = '<type>';

/** Whether code of the workspace can put attributes into a class or function at a path. */
export const takesStores = (path: string): boolean => !isOutside(path) || path === MADE_BY_TYPE;

const STANDARD_STUB = /^<typeshed>\/stdlib\/(.*?)(?:\/__init__)?\.pyi$/;

/** Dotted name of a definition of the standard library, such as `functools.partial`; null for others. */
export const standardName = (definition: Definition): string | null => definition.standardName;

/** `Generic` and `Protocol` have no members of their own. */
export function isTypingForm({ module, names }: Pick<ExternalEntity, 'module' | 'names'>): boolean {
  const name = names.at(-1) ?? '';
  return module === 'typing' && (name === 'Generic' || name === 'Protocol');
}

/** The base that makes a class a `TypedDict` (PEP 589). */
export const isTypedDictForm = ({ names }: Pick<ExternalEntity, 'names'>): boolean =>
  names.at(-1) === 'TypedDict';

export interface DefinitionEntity {
  readonly kind: 'definition';
  readonly symbol: string;
  readonly definition: Definition;
}

/** A variable of a module (`owner` is '') or of the class whose def key is `owner`, or one its methods store. */
export interface VariableEntity {
  readonly kind: 'variable';
  readonly symbol: string;
  readonly path: string;
  readonly owner: string;
  readonly name: string;
}

/** A parameter of the function whose def key is `owner`. */
export interface ParameterEntity {
  readonly kind: 'parameter';
  readonly symbol: string;
  readonly path: string;
  readonly owner: string;
  readonly name: string;
}

export interface ModuleEntity {
  readonly kind: 'module';
  readonly symbol: string;
  readonly module: string;
  readonly value: Value;
}

/** Something inside a module that is not indexed: `names` are the attributes taken from the module. */
export interface ExternalEntity {
  readonly kind: 'external';
  readonly symbol: string;
  readonly module: string;
  readonly names: readonly string[];
  readonly value: Value;
}

export type Entity = DefinitionEntity | VariableEntity | ParameterEntity | ModuleEntity | ExternalEntity;

/** One way a reference may go. */
export interface Resolution {
  readonly entity: Entity;
  readonly method: Method;
  readonly confidence: number;
}

/** Values of each type argument; a missing one is unknown. */
export type TypeArguments = readonly (readonly Value[])[];

/** What is known of single elements of a container, by key: the index, or `'` and the text of a string. */
export type Items = ReadonlyMap<string, readonly Value[]>;

/** What parameters held when something was made, by the parameter. */
export type Held = ReadonlyMap<Value, readonly Value[]>;

interface Described {
  /** Stable name of the value: values of one text are one object within a program. */
  readonly text: string;
  /** How deep type arguments are nested in it. */
  readonly depth: number;
}

export interface ClassValue extends Described {
  readonly kind: 'class';
  readonly definition: Definition;
  readonly args: TypeArguments;
  /** `cls`, or the class of `self`: of a subclass, when the method is called on one. */
  readonly isSelf: boolean;
}

export interface FunctionValue extends Described {
  readonly kind: 'function';
  readonly definition: Definition;
  /** Its first parameter is filled. */
  readonly isBound: boolean;
  /** What it was taken from, when it is a method: tells type arguments and `Self`. */
  readonly receiver: Value | null;
  /** What the parameters of the functions around it held when it was made; null when that is not known. */
  readonly closure: Held | null;
}

export interface InstanceValue extends Described {
  readonly kind: 'instance';
  readonly of: Definition;
  readonly args: TypeArguments;
  readonly items: Items | null;
  /** What the parameters of its constructor were given that its attributes hold; null where that is not known. */
  readonly held: Held | null;
  /** `self`: an instance of a subclass, when the method is called on one. */
  readonly isSelf: boolean;
  /** An annotation, or a test of its type, says that it is of the class: it may be of one below. */
  readonly isDeclared: boolean;
}

/** Whether an object or class may be one below the class that it is said to be: `self`, `cls`, and what is only declared. */
export const mayBeBelow = (value: InstanceValue | ClassValue): boolean =>
  value.isSelf || (value.kind === 'instance' && value.isDeclared);

/** The class of the workspace of which, or of one below it, an object is, or a class is; null where the class is known. */
export function upperBound(value: Value | null): Definition | null {
  if ((value?.kind !== 'instance' && value?.kind !== 'class') || !mayBeBelow(value)) return null;
  const of = value.kind === 'instance' ? value.of : value.definition;
  return isOutside(of.path) ? null : of;
}

/** A parameter without annotation: what it holds depends on the call. */
export interface ParameterValue extends Described {
  readonly kind: 'parameter';
  readonly path: string;
  readonly owner: string;
  readonly name: string;
}

/**
 * What calling a parameter gives, or what `cls` of a metaclass gives: as long as that is not known, neither is this.
 */
export interface ResultValue extends Described {
  readonly kind: 'result';
  readonly of: Value;
  /** What it is called with, by position, up to the first starred argument. */
  readonly given: readonly (readonly Value[])[];
  /** There were more arguments. */
  readonly isOpen: boolean;
}

/** Those attributes of an object, a class or a module whose names a text that is known in part may be. */
export interface MembersValue extends Described {
  readonly kind: 'members';
  readonly of: Value;
  /** What is not known of the names stands as `\0` in it. */
  readonly named: string;
}

export type Value =
  | ClassValue
  | FunctionValue
  | InstanceValue
  | ParameterValue
  | ResultValue
  | MembersValue
  /** A type variable; `text` says which. */
  | (Described & { readonly kind: 'typevar' })
  /** Something of type `Callable[…, R]`, or with `isType` of type `type[R]`: only what it returns is known. */
  | (Described & {
      readonly kind: 'callable';
      readonly returns: readonly Value[];
      readonly isType: boolean;
    })
  /** `functools.partial` of a function, `filled` of whose positional parameters it fills. */
  | (Described & { readonly kind: 'partial'; readonly of: Value; readonly filled: number })
  /** Attribute lookup starts after a class in the MRO of `of`, the class or one above that of the object. */
  | (Described & { readonly kind: 'super'; readonly after: Definition; readonly of: Definition })
  | (Described & { readonly kind: 'module'; readonly module: string })
  | (Described & { readonly kind: 'external'; readonly entity: ExternalEntity })
  /** An object made by something that is not indexed: its attributes cannot be known. */
  | (Described & { readonly kind: 'opaque' });

export const OPAQUE: Value = { kind: 'opaque', text: '?', depth: 1 };

export const NO_ARGS: TypeArguments = [];

/** Interning tables of one program. */
export class Interner {
  private readonly definitions = new Map<string, Map<string, Definition>>();
  private readonly entities = new Map<string, Entity>();
  private readonly values = new Map<string, Value>();
  /** Functions by the value they were taken from, then by the number of their definition; see `method`. */
  private readonly methods = new Map<Value, Map<number, FunctionValue>>();
  private nextNumber = 0;
  private isUpdatable = true;

  /** For whoever is thrown away before anything is edited: a text says all of a value then. */
  expectNoUpdates(): void {
    this.isUpdatable = false;
  }

  definition(
    path: string,
    key: string,
    symbol: string,
    isClass: boolean,
    isDecorated: boolean,
    isEnclosed: boolean,
  ): Definition {
    let keys = this.definitions.get(path);
    if (!keys) this.definitions.set(path, (keys = new Map()));
    let found = keys.get(key);
    if (found?.symbol !== symbol || found.isClass !== isClass || found.isDecorated !== isDecorated) {
      found = new Definition(path, key, symbol, isClass, isDecorated, isEnclosed, this.nextNumber++);
      keys.set(key, found);
    }
    return found;
  }

  variable(path: string, owner: string, name: string, symbol: string): Entity {
    return this.intern(`v|${path}|${owner}|${symbol}`, () => ({
      kind: 'variable',
      symbol,
      path,
      owner,
      name,
    }));
  }

  parameter(path: string, owner: string, name: string, symbol: string): Entity {
    return this.intern(`p|${path}|${owner}|${symbol}`, () => ({
      kind: 'parameter',
      symbol,
      path,
      owner,
      name,
    }));
  }

  module(module: string, symbol: string): Entity {
    return this.intern(`m|${symbol}|${module}`, () => ({
      kind: 'module',
      symbol,
      module,
      value: { kind: 'module', module, text: `M(${module})`, depth: 1 },
    }));
  }

  external(module: string, names: readonly string[], symbol: string): ExternalEntity {
    return this.intern(`e|${symbol}|${module}`, () => {
      const text = `E(${module}|${names.join('.')})`;
      const value = { kind: 'external' as const, entity: null! as ExternalEntity, text, depth: 1 };
      value.entity = { kind: 'external', symbol, module, names, value };
      return value.entity;
    }) as ExternalEntity;
  }

  /** The value made with a text, if there is one. */
  known(text: string): Value | undefined {
    return this.values.get(text);
  }

  /** The one object for a value: the first made with its text and of the same parts. */
  value<T extends Value>(made: T): T {
    const found = this.values.get(made.text);
    // A text names definitions by their place, and an edit may have put another one there since.
    if (found && (!this.isUpdatable || hasSameParts(found, made))) return found as T;
    this.values.set(made.text, made);
    return made;
  }

  /**
   * A function as an attribute of `receiver`, which is asked for eight times as often as it is another one: found without
   * its text, most of which is the receiver's.
   */
  method(definition: Definition, isBound: boolean, receiver: Value): FunctionValue {
    let known = this.methods.get(receiver);
    if (!known) this.methods.set(receiver, (known = new Map()));
    const number = definition.number * 2 + Number(isBound);
    let found = known.get(number);
    if (!found) known.set(number, (found = this.value(methodOf(definition, isBound, receiver))));
    return found;
  }

  /** Forgets what is not held: made again, it is another object. */
  retain(held: ReadonlySet<object>): void {
    this.methods.clear();
    for (const [key, entity] of this.entities) if (!held.has(entity)) this.entities.delete(key);
    for (const [text, value] of this.values) if (!held.has(value)) this.values.delete(text);
    for (const [path, keys] of this.definitions) {
      for (const [key, definition] of keys) if (!held.has(definition)) keys.delete(key);
      if (keys.size === 0) this.definitions.delete(path);
    }
  }

  private intern(key: string, make: () => Entity): Entity {
    let found = this.entities.get(key);
    if (!found) this.entities.set(key, (found = make()));
    return found;
  }
}

const methodOf = (definition: Definition, isBound: boolean, receiver: Value): FunctionValue => ({
  kind: 'function',
  definition,
  isBound,
  receiver,
  closure: null,
  text: `${isBound ? 'B' : 'F'}(${definition.inValues})@${receiver.text}`,
  depth: receiver.depth,
});

function hasSameParts(a: Value, b: Value): boolean {
  if (a === b) return true;
  const [from, to] = [a, b] as unknown as Readonly<Record<string, unknown>>[];
  for (const field in to) if (!isSamePart(from![field], to[field])) return false;
  return true;
}

/** Lists and maps are compared by what is in them, everything else is interned itself. */
function isSamePart(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSamePart(item, b[i]));
  if (!(a instanceof Map && b instanceof Map) || a.size !== b.size) return false;
  for (const [key, item] of a) if (!b.has(key) || !isSamePart(item, b.get(key))) return false;
  return true;
}

/** Adds without duplicates, keeping order; values and entities are interned, so identity decides. */
export function addUnique<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}

/** The same for each of a list; by index, because what goes through lists here does so all the time. */
export function addAllUnique<T>(list: T[], items: readonly T[]): void {
  for (let i = 0; i < items.length; i++) addUnique(list, items[i]!);
}

/** Same resolutions in the same order. */
export function sameResolutions(a: readonly Resolution[], b: readonly Resolution[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ entity, method, confidence }, i) => {
      const other = b[i]!;
      return entity === other.entity && method === other.method && confidence === other.confidence;
    })
  );
}

export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

/**
 * What names stand for (entities) and what expressions evaluate to (values). Both are immutable and interned,
 * so they can be compared with `===`, kept across edits, and survive a change of row numbers: a definition is
 * named by its file and its key there, never by a row.
 */
import type { Method } from './links.ts';

/** A class or function of an indexed file. One object per (path, key, symbol, isClass). */
export class Definition {
  readonly path: string;
  /** See `FileFacts.defKey`. */
  readonly key: string;
  readonly symbol: string;
  readonly isClass: boolean;
  readonly entity: DefinitionEntity;
  /** The class or function as an object. */
  readonly value: Value;
  /** An instance of the class (of no use for functions). */
  readonly instance: Value;
  /** `super()` inside the class. */
  readonly parents: Value;
  /** The function with its first parameter filled: a method taken from an instance, a class method. */
  readonly bound: Value;

  constructor(path: string, key: string, symbol: string, isClass: boolean) {
    this.path = path;
    this.key = key;
    this.symbol = symbol;
    this.isClass = isClass;
    this.entity = { kind: 'definition', symbol, definition: this };
    this.value = isClass
      ? { kind: 'class', definition: this }
      : { kind: 'function', definition: this, isBound: false };
    this.bound = { kind: 'function', definition: this, isBound: true };
    this.instance = { kind: 'instance', of: this };
    this.parents = { kind: 'super', after: this };
  }
}

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

export type Value =
  | { readonly kind: 'class'; readonly definition: Definition }
  | { readonly kind: 'function'; readonly definition: Definition; readonly isBound: boolean }
  | { readonly kind: 'instance'; readonly of: Definition }
  /** Attribute lookup starts after the class in the MRO. */
  | { readonly kind: 'super'; readonly after: Definition }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'external'; readonly entity: ExternalEntity }
  /** An object made by something that is not indexed: its attributes cannot be known. */
  | { readonly kind: 'opaque' };

export const OPAQUE: Value = { kind: 'opaque' };

/** Interning tables of one program. */
export class Interner {
  private readonly definitions = new Map<string, Map<string, Definition>>();
  private readonly entities = new Map<string, Entity>();

  definition(path: string, key: string, symbol: string, isClass: boolean): Definition {
    let keys = this.definitions.get(path);
    if (!keys) this.definitions.set(path, (keys = new Map()));
    let found = keys.get(key);
    if (!found || found.symbol !== symbol || found.isClass !== isClass) {
      found = new Definition(path, key, symbol, isClass);
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
      value: { kind: 'module', module },
    }));
  }

  external(module: string, names: readonly string[], symbol: string): ExternalEntity {
    return this.intern(`e|${symbol}|${module}`, () => {
      const value: { kind: 'external'; entity: ExternalEntity } = { kind: 'external', entity: null! };
      value.entity = { kind: 'external', symbol, module, names, value };
      return value.entity;
    }) as ExternalEntity;
  }

  private intern(key: string, make: () => Entity): Entity {
    let found = this.entities.get(key);
    if (!found) this.entities.set(key, (found = make()));
    return found;
  }
}

/** Adds without duplicates, keeping order; values and entities are interned, so identity decides. */
export function addUnique<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
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

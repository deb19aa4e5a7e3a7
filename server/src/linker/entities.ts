/**
 * What names stand for (entities) and what expressions evaluate to (values). Both are immutable and interned
 * by a stable key, so they can be compared with `===`, kept across edits, and survive a change of row
 * numbers: a definition is named by its file and its key there, never by a row.
 */
import type { Method } from './links.ts';

/** A class or function of an indexed file. */
export interface Definition {
  readonly path: string;
  /** See `FileFacts.defKey`. */
  readonly key: string;
  readonly symbol: string;
  readonly isClass: boolean;
}

export type Entity =
  | {
      readonly kind: 'definition';
      readonly key: string;
      readonly symbol: string;
      readonly definition: Definition;
    }
  /** A variable of a module (`owner` is '') or of the class whose def key is `owner`; `stored` on instances. */
  | {
      readonly kind: 'variable';
      readonly key: string;
      readonly symbol: string;
      readonly path: string;
      readonly owner: string;
      readonly name: string;
    }
  | {
      readonly kind: 'parameter';
      readonly key: string;
      readonly symbol: string;
      readonly path: string;
      readonly owner: string;
      readonly name: string;
    }
  /** A module; `workspace` when it has a file here, `namespace` when it is a folder of such files. */
  | { readonly kind: 'module'; readonly key: string; readonly symbol: string; readonly module: string }
  /** Something inside a module that is not indexed: `names` are the attributes taken from the module. */
  | {
      readonly kind: 'external';
      readonly key: string;
      readonly symbol: string;
      readonly module: string;
      readonly names: readonly string[];
    };

/** One way a reference may go. */
export interface Resolution {
  readonly entity: Entity;
  readonly method: Method;
  readonly confidence: number;
}

export type Value =
  | { readonly kind: 'class'; readonly key: string; readonly definition: Definition }
  | { readonly kind: 'function'; readonly key: string; readonly definition: Definition }
  | { readonly kind: 'instance'; readonly key: string; readonly of: Definition }
  /** `super()` inside a class: attribute lookup starts after it in the MRO. */
  | { readonly kind: 'super'; readonly key: string; readonly after: Definition }
  | { readonly kind: 'module'; readonly key: string; readonly module: string }
  | {
      readonly kind: 'external';
      readonly key: string;
      readonly module: string;
      readonly names: readonly string[];
    }
  /** An object made by something that is not indexed: its attributes cannot be known. */
  | { readonly kind: 'opaque'; readonly key: string };

/** Interning tables of one program. */
export class Interner {
  private readonly definitions = new Map<string, Definition>();
  private readonly entities = new Map<string, Entity>();
  private readonly values = new Map<string, Value>();

  definition(path: string, key: string, symbol: string, isClass: boolean): Definition {
    const id = `${path}|${key}`;
    let found = this.definitions.get(id);
    if (!found || found.symbol !== symbol || found.isClass !== isClass) {
      found = { path, key, symbol, isClass };
      this.definitions.set(id, found);
    }
    return found;
  }

  entity<E extends Entity>(entity: E): E {
    const id = `${entity.kind}|${entity.key}|${entity.symbol}`;
    const found = this.entities.get(id) as E | undefined;
    if (found) return found;
    this.entities.set(id, entity);
    return entity;
  }

  /** `value.key` must tell apart everything the value holds. */
  value<V extends Value>(value: V): V {
    const id = `${value.kind}|${value.key}`;
    const found = this.values.get(id) as V | undefined;
    if (found) return found;
    this.values.set(id, value);
    return value;
  }
}

export const OPAQUE: Value = { kind: 'opaque', key: '' };

/** Tells definitions apart, also one whose kind or symbol an edit changed. */
export const definitionId = (definition: Definition): string =>
  `${definition.path}|${definition.key}|${definition.symbol}`;

/** Adds without duplicates, keeping order; values and entities are interned, so identity decides. */
export function addUnique<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}

/** Same resolutions in the same order. */
export function sameResolutions(a: readonly Resolution[], b: readonly Resolution[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (x, i) => x.entity === b[i]!.entity && x.method === b[i]!.method && x.confidence === b[i]!.confidence,
    )
  );
}

export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

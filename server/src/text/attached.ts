/**
 * Values that belong to somebody else's objects and live as long as those, as a `WeakMap` keeps them. V8 looks at what
 * weak maps hold last, while the program stands still (ephemerons): caches of some ten megabytes made collections of
 * the heap stop it for 60 ms. What an object holds itself is found while the program runs. Knows neither side.
 */
export class Attached<Owner extends object, Value> {
  private readonly key = Symbol('attached');

  get(owner: Owner): Value | undefined {
    return (owner as { readonly [key: symbol]: Value | undefined })[this.key];
  }

  /** Copies of the owner (`{ ...owner }`) do not have it. */
  set(owner: Owner, value: Value): void {
    Object.defineProperty(owner, this.key, { value, configurable: true });
  }
}

/**
 * The symbols of one file while it is being bound: one per (scope, name), as parallel integer columns with a
 * hash index and a list per scope. Knows nothing of Python's rules; `collect.ts` fills it, `resolve.ts` and
 * `propagate.ts` decide what its symbols mean.
 */
import { BindingFlag } from '../evidence/schema.ts';

/**
 * Bits of a symbol. The low ones are `BindingFlag`'s and end up in `bindings.flags`; those here steer the
 * analysis and are dropped at the end.
 */
export const SymbolMark = {
  ...BindingFlag,
  /** A PEP 695 type parameter. */
  typeParameter: 1 << 16,
  /** A class (or a scope that sees one) has the name and an inner function closes over an outer one. */
  freeThroughClass: 1 << 17,
  /** In the module scope: some `global` statement elsewhere makes an assignment land here. */
  boundByGlobalStatement: 1 << 18,
  /** Copied from an inlined comprehension (PEP 709): the scope shows the name but does not see it. */
  inlinedCopy: 1 << 19,
} as const;

/** What makes a name belong to its scope (CPython's DEF_BOUND). */
export const BOUND =
  SymbolMark.parameter | SymbolMark.imported | SymbolMark.assigned | SymbolMark.typeParameter;

export const NO_SYMBOL = -1;

export class Symbols {
  length = 0;
  scope = new Int32Array(256);
  name = new Int32Array(256);
  /** `SymbolMark` bits. */
  marks = new Int32Array(256);
  /** The symbol that holds the value: itself for locals, the owner of the cell for free names, else -1. */
  owner = new Int32Array(256);
  /** Next symbol of the same scope, or -1. Symbols of a scope are listed in the order they were added. */
  next = new Int32Array(256);
  /** First symbol of each scope, or -1. */
  readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Open addressing: symbol + 1, 0 for an empty slot. Its size is a power of two. */
  private slots = new Int32Array(1024);

  constructor(scopeCount: number) {
    this.first = new Int32Array(scopeCount).fill(NO_SYMBOL);
    this.last = new Int32Array(scopeCount).fill(NO_SYMBOL);
  }

  /** The symbol of `name` (a pool id) in `scope`, or -1. */
  find(scope: number, name: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash(scope, name) & mask; ; slot = (slot + 1) & mask) {
      const symbol = this.slots[slot]! - 1;
      if (symbol < 0 || (this.scope[symbol] === scope && this.name[symbol] === name)) return symbol;
    }
  }

  /** Adds `marks` to the symbol of `name` in `scope`, creating it if need be; returns the symbol. */
  mark(scope: number, name: number, marks: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(scope, name) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const symbol = this.slots[slot]! - 1;
      if (symbol < 0) break;
      if (this.scope[symbol] === scope && this.name[symbol] === name) {
        this.marks[symbol]! |= marks;
        return symbol;
      }
    }
    const symbol = this.length++;
    if (symbol === this.scope.length) this.growColumns();
    this.scope[symbol] = scope;
    this.name[symbol] = name;
    this.marks[symbol] = marks;
    this.owner[symbol] = NO_SYMBOL;
    this.next[symbol] = NO_SYMBOL;
    if (this.last[scope] === NO_SYMBOL) this.first[scope] = symbol;
    else this.next[this.last[scope]!] = symbol;
    this.last[scope] = symbol;
    this.slots[slot] = symbol + 1;
    if (this.length * 2 > this.slots.length) this.growSlots();
    return symbol;
  }

  private growColumns(): void {
    const grown = (column: Int32Array) => {
      const bigger = new Int32Array(column.length * 2);
      bigger.set(column);
      return bigger;
    };
    this.scope = grown(this.scope);
    this.name = grown(this.name);
    this.marks = grown(this.marks);
    this.owner = grown(this.owner);
    this.next = grown(this.next);
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let symbol = 0; symbol < this.length; symbol++) {
      let slot = hash(this.scope[symbol]!, this.name[symbol]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = symbol + 1;
    }
    this.slots = slots;
  }
}

/** Spreads neighbouring ids: both are small and dense, and a scope's names are often consecutive. */
function hash(scope: number, name: number): number {
  const mixed = Math.imul(scope, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

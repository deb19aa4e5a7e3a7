/**
 * The control flow graph of one code unit, as typed arrays, and its vocabulary. A code unit is what CPython
 * compiles to a code object of its own: a module, a class body, a function, a lambda or a generator expression.
 * List, set and dict comprehensions run at once and are part of the unit they stand in (PEP 709 compiles them
 * so). Knows no names and no bindings.
 */
import type { FlowLimit } from './limits.ts';

const constants = <const T extends readonly string[]>(names: T) =>
  Object.freeze(Object.fromEntries(names.map((name, i) => [name, i]))) as {
    readonly [K in T[number]]: number;
  };

export const UNIT_KINDS = ['module', 'class', 'function', 'lambda', 'generator'] as const;
export const UnitKind = constants(UNIT_KINDS);

export const BLOCK_KINDS = [
  'entry', // parameters receive their values
  'exit', // the unit has returned
  'raise_exit', // an exception has left the unit
  'body',
  'loop', // decides whether a loop goes on
  'handler', // decides whether an `except` clause catches
  'finally', // start of one copy of a `finally` body
  'with_exit', // one call of `__exit__`
  'case', // start of a `case` clause
  'opaque', // nested too deeply to be taken apart: its events may or may not happen
] as const;
export const BlockKind = constants(BLOCK_KINDS);

/** The edge kinds of the contract `cfg_edges`. */
export const EDGE_KINDS = [
  'NEXT', // falls through
  'TRUE', // the test held, the loop has an item, the clause catches, the pattern matches
  'FALSE',
  'LOOP', // back to the head of a loop
  'BREAK',
  'CONTINUE',
  'RETURN',
  'RAISE', // a `raise` or a failed `assert`
  'EXC', // anything before the end of the block raised, or an exception goes on after a clean-up
  'FINALLY', // a clean-up is done and the way out goes on
  'YIELD', // suspended and resumed: `yield`, `yield from`, `await` and what implies it
] as const;
export const EdgeKind = constants(EDGE_KINDS);

/** What happens at a point. */
export const POINT_KINDS = [
  'step', // a statement that does nothing, a constant
  'jump', // `break`, `continue`
  'load', // a name
  'store',
  'delete',
  'param', // a parameter receives its argument
  'attr_load',
  'attr_store',
  'attr_delete',
  'item_load',
  'item_store',
  'item_delete',
  'call',
  'operator', // arithmetic, displays, f-strings: evaluated from its operands
  'test', // truth value of a condition
  'iter', // `iter()` of what a loop goes over
  'item', // `next()` of it
  'unpack',
  'import',
  'define', // makes a function
  'class', // runs a class body and makes the class
  'enter', // `__enter__`
  'leave', // `__exit__`
  'catch', // compares an exception with what a clause catches
  'match', // compares a subject with a pattern
  'suspend', // `yield`, `await`
  'return',
  'raise',
  'bind', // a store that does not end what was stored before: one alternative of an or-pattern
  'unbind', // the implicit `del e` at the end of `except … as e`
  'maybe', // a store in an opaque block
] as const;
export const PointKind = constants(POINT_KINDS);

const NEVER_RAISES: ReadonlySet<number> = new Set([
  PointKind.step,
  PointKind.jump,
  PointKind.store,
  PointKind.param,
  PointKind.bind,
  PointKind.unbind,
  PointKind.maybe,
  PointKind.define,
  PointKind.return,
]);
const raises = Uint8Array.from(POINT_KINDS, (_, kind) => Number(!NEVER_RAISES.has(kind)));

/**
 * Whether what happens at a point of this kind may raise. Reading a name may (NameError, UnboundLocalError).
 * Asynchronous exceptions (KeyboardInterrupt) and what finalizers raise are not counted.
 */
export const mayRaise = (pointKind: number): boolean => raises[pointKind] === 1;

/**
 * Whether a point lies in the body of a `try` for CPython: a `return`, `break` or `continue` has left it before
 * it takes effect.
 */
export const isProtected = (pointKind: number): boolean =>
  pointKind !== PointKind.return && pointKind !== PointKind.jump;

/** Evaluation events in the order of their blocks; spans are absolute UTF-8 byte offsets. */
export interface Points {
  readonly length: number;
  /** `PointKind`. For names, `start` is where the identifier starts, which identifies the occurrence. */
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Row of `Statements`: the innermost statement or clause that the point belongs to. */
  readonly statement: Int32Array;
  /** For accesses to attributes and items: index into `paths` of the file, or -1 where untracked. */
  readonly path: Int32Array;
}

/** Statements and clauses (`elif`, `except`, `case`); the span of a compound one ends with its header. */
export interface Statements {
  readonly length: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** For a `case` clause: row of the `match` whose subject it takes apart; else -1. */
  readonly subjectOf: Int32Array;
}

export interface ControlFlow {
  /** `UnitKind`. */
  readonly kind: number;
  /** Where the unit starts and ends: its definition without decorators, absolute UTF-8 byte offsets. */
  readonly start: number;
  readonly end: number;
  readonly blockCount: number;
  /** `BlockKind`; block 0 is the entry, 1 the exit, 2 the exceptional exit, the rest in evaluation order. */
  readonly blockKind: Uint8Array;
  /** Points of block b are `pointFrom[b]` to `pointTo[b]`. */
  readonly pointFrom: Int32Array;
  readonly pointTo: Int32Array;
  /** Absolute UTF-8 byte offset that an empty block stands at. */
  readonly blockAt: Int32Array;
  readonly edgeCount: number;
  /** Edges in ascending order of source, destination and kind. */
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  /** `EdgeKind`. */
  readonly edgeKind: Uint8Array;
  readonly points: Points;
  readonly statements: Statements;
  readonly limits: readonly FlowLimit[];
}

export const ENTRY = 0;
export const EXIT = 1;
export const RAISE_EXIT = 2;

/**
 * The functions that a way of a value is inside of, so that it leaves each only to where it came from: calls that it
 * went in by, and functions from which it went into one of their inner functions by a variable. Null stands for
 * nothing known: a way that began inside leaves to every caller. Knows no graph.
 */
import type { Capture } from './value-graph.ts';

export interface Stack {
  readonly id: number;
  readonly path: string;
  /** Row of `calls`; -1 where a variable led into an inner function. */
  readonly call: number;
  /** Row of `defs` that the call stands in, or that owns the variable; -1: the module. */
  readonly around: number;
  readonly below: Stack | null;
  readonly depth: number;
}

/** Functions that a way is inside of at most. */
const MAX_DEPTH = 12;

const BY_VARIABLE = -1;

/** The call that the way went in by; null where that is not known. */
export const enteredBy = (stack: Stack | null): Stack | null => (stack?.call === BY_VARIABLE ? null : stack);

export class CallStacks {
  private readonly known = new Map<string, Stack>();
  private readonly tooDeep: () => void;

  /** `tooDeep` is told when a way would be inside of too many functions. */
  constructor(tooDeep: () => void) {
    this.tooDeep = tooDeep;
  }

  /** Into what a call calls. Null where the way is inside of too many functions, or in this call already. */
  enter(below: Stack | null, path: string, call: number, around: number): Stack | null {
    for (let frame = below; frame !== null; frame = frame.below)
      if (frame.call === call && frame.path === path) return null;
    return this.push(below, path, call, around);
  }

  /**
   * Out of a function by a call of it that stands in `around`; undefined: not by that one. Who calls a function that
   * a variable led into is open. A call in a function that the way came through is taken to be of that time.
   */
  leave(stack: Stack | null, path: string, call: number, around: number): Stack | null | undefined {
    const entered = enteredBy(stack);
    if (entered === null) return aroundLast(stack, path, around);
    return entered.path === path && entered.call === call ? entered.below : undefined;
  }

  /** By a variable from one function into another, one of which is its owner or both of which are inside that. */
  cross(stack: Stack | null, path: string, { from, owner, to }: Capture): Stack | null {
    const inOwner = from === owner ? stack : aroundLast(stack, path, owner);
    return to === owner || inOwner === null ? inOwner : this.push(inOwner, path, BY_VARIABLE, owner);
  }

  private push(below: Stack | null, path: string, call: number, around: number): Stack | null {
    const depth = (below?.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) {
      this.tooDeep();
      return null;
    }
    const key = `${below?.id ?? 0}\0${path}\0${call}\0${around}`;
    let stack = this.known.get(key);
    if (stack === undefined)
      this.known.set(key, (stack = { id: this.known.size + 1, path, call, around, below, depth }));
    return stack;
  }
}

/** What is below the last time that the way was in a function; null where it was not. */
function aroundLast(stack: Stack | null, path: string, def: number): Stack | null {
  for (let frame = stack; frame !== null; frame = frame.below)
    if (frame.around === def && frame.path === path) return frame.below;
  return null;
}

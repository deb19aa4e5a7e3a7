/**
 * Bounds of the flow layer. Each keeps generated or hostile code from costing more than its size warrants. What
 * lies beyond a bound is still in the graph, only less exact, and a `FlowLimit` of the unit says so.
 */

/**
 * Levels of nesting that are walked by recursion. CPython refuses more than 200 nested brackets and 100
 * indentations, so nothing that runs comes near. What is nested deeper becomes one opaque block whose events
 * may or may not happen.
 */
export const NESTING_LIMIT = 300;

/**
 * Copies of `finally` bodies and `with` exits in one code unit. Each way out of a `try` has its own copy of the
 * `finally`, so nesting them inside each other doubles the copies per level. Beyond the limit one copy serves
 * all ways out of a `try`, which adds paths that cannot happen.
 */
export const CLEANUP_COPY_LIMIT = 512;

/** Attributes and subscripts in one tracked place (`a.b.c["k"]` has three). Longer chains are not tracked. */
export const PLACE_DEPTH_LIMIT = 6;

/**
 * Words of bit sets (32 definitions each) that reaching definitions may hold at once, over all blocks: 16 MB.
 * Variables are independent of each other, so a unit that needs more is solved some variables at a time.
 */
export const REACHING_WORD_LIMIT = 1 << 22;

/**
 * Definition-use pairs of one code unit. n definitions and n uses can have n² of them; no function anyone
 * wrote has a hundredth of this.
 */
export const REACHING_PAIR_LIMIT = 1 << 20;

/** Pairs of a block and what decides whether it runs, per code unit; quadratic only for deep nests of loops. */
export const CONTROL_DEPENDENCE_LIMIT = 1 << 22;

export const FLOW_LIMITS = ['nesting', 'cleanup_copies', 'reaching_pairs', 'control_dependence'] as const;
export type FlowLimit = (typeof FLOW_LIMITS)[number];

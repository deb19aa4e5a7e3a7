/** Bounds on the linker's work, each with its reason. Passing one leaves a `limit_reached` row. */

/** Values one expression may have: a `SymbolRef` shows 25 candidates, and unions beyond that inform nobody. */
export const MAX_VALUES = 25;

/** Queries that may be nested before one gives up (JavaScript's stack holds several thousand such frames). */
export const MAX_QUERY_DEPTH = 400;

/**
 * Expression nodes one evaluation may descend through, all nested queries together: deep chains are generated
 * code, not idiom, and each level costs a few JavaScript frames of a stack that holds about ten thousand.
 */
export const MAX_EXPRESSION_DEPTH = 800;

/** Rounds a query cycle may take to settle; values only grow, so real cycles settle in two or three. */
export const MAX_CYCLE_ROUNDS = 8;

/** Classes an MRO may hold; longer ones are adversarial. */
export const MAX_MRO = 2000;

/** Bounds on the linker's work, each with its reason. Passing one leaves a `limit_reached` row. */

/** Values one expression may have: a `SymbolRef` shows 25 candidates, and unions beyond that inform nobody. */
export const MAX_VALUES = 25;

/** Queries that may be nested before one gives up; each costs up to forty JavaScript frames of some eight thousand. */
export const MAX_QUERY_DEPTH = 150;

/**
 * Expression nodes one evaluation may descend through, all nested queries together: deep chains are generated
 * code, not idiom, and each level costs a few JavaScript frames of a stack that holds about ten thousand.
 */
export const MAX_EXPRESSION_DEPTH = 800;

/** Rounds a query cycle may take to settle; values only grow, so real cycles settle in two or three. */
export const MAX_CYCLE_ROUNDS = 30;

/** Classes an MRO may hold; longer ones are adversarial. */
export const MAX_MRO = 2000;

/**
 * Rounds in which an edit's changes may travel before everything above them is computed again at once. A chain
 * of re-exports or of calls is as many rounds deep as it is long; hundreds are generated code.
 */
export const MAX_UPDATE_ROUNDS = 500;

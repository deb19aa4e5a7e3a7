/** Bounds on the linker's work, each with its reason. Passing one leaves a `limit_reached` row. */

/** Values one expression may have: a `SymbolRef` shows 25 candidates, and unions beyond that inform nobody. */
export const MAX_VALUES = 25;

/** Queries that may be nested before one gives up (JavaScript's stack holds several thousand such frames). */
export const MAX_QUERY_DEPTH = 250;

/**
 * Expression nodes one evaluation may descend through, all nested queries together: deep chains are generated
 * code, not idiom, and each level costs a few JavaScript frames of a stack that holds about ten thousand.
 */
export const MAX_EXPRESSION_DEPTH = 400;

/** Rounds a query cycle may take to settle; values only grow, so real cycles settle in a few. */
export const MAX_CYCLE_ROUNDS = 30;

/** Classes an MRO may hold; longer ones are adversarial. */
export const MAX_MRO = 2000;

/**
 * Rounds in which an edit's changes may travel before everything above them is computed again at once. A chain
 * of re-exports or of calls is as many rounds deep as it is long; hundreds are generated code.
 */
export const MAX_UPDATE_ROUNDS = 500;

/** How deep type arguments may be nested (`list[dict[str, C]]` is 3); recursive types would nest for ever. */
export const MAX_TYPE_DEPTH = 5;

/** Values kept of one type argument or element: what a container holds beyond that informs nobody. */
export const MAX_ARGUMENT_VALUES = 8;

/** Elements of a display that are looked at: data tables have thousands, all alike. */
export const MAX_ELEMENTS = 64;

/** Calls of one function inside its file whose arguments are followed into its parameters. */
export const MAX_CALLS_FOLLOWED = 32;

/** Parts of one assigned expression that are searched for a name the assignment itself reads. */
export const MAX_MENTION_STEPS = 256;

/** Characters of a type written out, paths included: unions nested in unions grow with a power of their depth. */
export const MAX_TYPE_TEXT = 2000;

/** Members of a protocol that are compared to solve its type arguments; those meant for that have one or two. */
export const MAX_PROTOCOL_MEMBERS = 4;

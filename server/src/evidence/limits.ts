/**
 * Bounds of extraction. They keep generated or hostile files from costing more than their size warrants;
 * what lies beyond a bound is still extracted, only less connected, as each bound says.
 */

/**
 * Levels of nesting that are walked by recursion. Each costs a few hundred bytes of stack, and a worker's
 * stack is about a megabyte. CPython refuses more than 200 nested brackets and 100 indentations, so nothing
 * that runs comes near. What is nested deeper gets all its rows, but the expression around it does not refer
 * to it.
 */
export const NESTING_LIMIT = 400;

/** Names in a dotted chain that is kept as text. A chain of n attributes would otherwise take n² characters. */
export const CHAIN_LIMIT = 32;

/**
 * UTF-16 units of a string literal whose value is kept. Values serve `__all__`, `getattr` and the like, which
 * are names; longer literals are just `str`.
 */
export const STRING_VALUE_LIMIT = 256;

/** UTF-16 units of an annotation, base or signature kept as text; longer ones end in an ellipsis. */
export const SOURCE_TEXT_LIMIT = 4096;

/** Brackets and quotes inside each other in a string annotation; deeper text is no annotation anyone wrote. */
export const STRING_ANNOTATION_DEPTH = 50;

/** Dots, subscripts and `|` in a string annotation, each of which is a level of recursion when rows are added. */
export const STRING_ANNOTATION_LINKS = 400;

/** UTF-16 units of a qualified name that nested definitions still extend; n nested lambdas would take n². */
export const QUALIFIED_NAME_LIMIT = 2048;

/**
 * Conditions of one statement or comprehension that are known to hold, or to have failed, in each later part of it:
 * n branches or filters would have n² of them.
 */
export const EARLIER_CONDITIONS_LIMIT = 32;

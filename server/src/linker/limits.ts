/** Bounds on the linker's work, each with its reason. How often they cut something short is counted, for `cpgd status`. */

/** Values one expression may have: a `SymbolRef` shows 25 candidates, and unions beyond that inform nobody. */
export const MAX_VALUES = 25;

/**
 * Queries that are computed as nested calls; deeper ones go on from an empty call stack (each is a dozen JavaScript
 * frames of a stack that holds about ten thousand). Decides how, never what.
 */
export const MAX_QUERY_DEPTH = 200;

/** Expression nodes that all nested calls together descend through, before the same happens. */
export const MAX_NESTED_DEPTH = 300;

/**
 * Expression nodes that computing one query may descend through: deep chains are generated code, not idiom, and
 * each level costs a few JavaScript frames. Counted for each query by itself, so that it cuts the same everywhere.
 */
export const MAX_EXPRESSION_DEPTH = 400;

/**
 * Answers a member of a cycle has before further ones are joined (see `widening.ts`). In Django 99 of 100 have no more,
 * and most of the others would never come to rest.
 */
export const MAX_FREE_ANSWERS = 5;

/** Answers a member of a cycle may have at all: what is joined comes to rest long before, what cannot be is left there. */
export const MAX_ANSWERS = 30;

/** Members from which on a cycle that starts again keeps what it was, in case an edit is undone; smaller ones are quick. */
export const MIN_RECOLLECTED = 256;

/** Classes an MRO may hold; longer ones are adversarial. */
export const MAX_MRO = 2000;

/**
 * Computations an edit may cost beyond twenty for each query it reaches, before everything is computed again at once.
 * Most are computed once; only cycles that open and close can chase each other.
 */
export const MAX_UPDATE_STEPS = 20_000;

/** How deep type arguments may be nested (`list[dict[str, C]]` is 3); recursive types would nest for ever. */
export const MAX_TYPE_DEPTH = 5;

/**
 * The same for answers that are joined, which say the same of every level: less than `MAX_TYPE_DEPTH`, so that what is
 * made of them comes out whole.
 */
export const MAX_JOINED_DEPTH = 4;

/** Values kept of one type argument or element: what a container holds beyond that informs nobody. */
export const MAX_ARGUMENT_VALUES = 8;

/** Objects of one class that an expression may have, told apart by what they were made with; more are one. */
export const MAX_HOLDING = 4;

/** Elements of a display that are looked at: data tables have thousands, all alike. */
export const MAX_ELEMENTS = 64;

/** How many more arguments than others some calls give to `*args` before their number is taken to be unknown. */
export const MAX_LENGTHS = 4;

/** Places that one name of a container may stand for: code that fills it by a name of its own has one or two. */
export const MAX_ALIASES = 8;

/** Calls of one function whose arguments are followed into its parameters, in its own file. */
export const MAX_OWN_CALLS_FOLLOWED = 32;

/** The same in each other file; and files that may have such calls. */
export const MAX_CALLS_FOLLOWED = 8;

/** Operators of one file whose operands are followed into the method of a class: counted as calls are. */
export const MAX_OPERATORS_FOLLOWED = 64;

/**
 * Files whose stores to attributes of one name, and additions to containers of one name, are followed; files that give
 * one name another, and names that come of it.
 */
export const MAX_FILES_FOLLOWED = 8;

/** Files of a workspace in which calls of a function are looked for whatever their names and arguments promise. */
export const MAX_FILES_OF_WHOLE = 96;

/** Classes below one whose methods a call may run: hierarchies beyond that are open on purpose. */
export const MAX_HIERARCHY = 200;

/** Classes below one whose members and methods are looked at for what they hold and give. */
export const MAX_SUBCLASSES = 24;

/** Decorators of one definition that are followed, each with what those below it made: people write a handful. */
export const MAX_DECORATORS = 32;

/** Tests of its type that a read of a name is narrowed by, the innermost: as many as it may have values, and some. */
export const MAX_GUARDS = 32;

/** Methods of classes below whose objects stand beside those that a method makes: more say what a hierarchy is, not a call. */
export const MAX_MADE_BELOW = 6;

/** Characters of the constants of one call that are looked at for what it returns: more is data, and chooses nothing. */
export const MAX_GIVEN_TEXT = 200;

/** Returns of a function times the conditions in it: beyond, calls are not told apart by the constants they give. */
export const MAX_GUARDED_RETURNS = 200_000;

/** Parts of one assigned expression that are searched for a name the assignment itself reads; conditions in conditions. */
export const MAX_MENTION_STEPS = 256;

/** Characters of a type written out, paths included: unions nested in unions grow with a power of their depth. */
export const MAX_TYPE_TEXT = 2000;

/** Arguments kept of the call of a parameter, whose result is a term: callbacks take few. */
export const MAX_TERM_ARGUMENTS = 3;

/** Times that what a fold's function returned is given to it once more: what it carries is of one or two types. */
export const MAX_FOLD_STEPS = 4;

/** Strings that a computed name can be, and expressions looked at for one: dispatch tables by name are short. */
export const MAX_STRINGS = 16;
export const MAX_STRING_STEPS = 200;

/**
 * Attributes that a name known in part may be: visitors have a method for each kind of node, of which Python's own abstract
 * grammar has 110, and a hierarchy has several visitors.
 */
export const MAX_NAMED_MEMBERS = 200;

/** Members of a protocol that are compared to solve its type arguments; those meant for that have one or two. */
export const MAX_PROTOCOL_MEMBERS = 4;

/**
 * Times a name is bound, times the bodies of compound statements around: more is generated code, where every place
 * then may see every binding.
 */
export const MAX_REACHING_STEPS = 20_000;

/** Constants that one annotation names: the modes of `open` are 81, generated tables of names inform nobody. */
export const MAX_LITERALS = 256;

/**
 * Overloads that one call is compared with while its arguments are taken apart: ten of them, with two arguments of a
 * dozen types each.
 */
export const MAX_OVERLOAD_CHECKS = 1500;

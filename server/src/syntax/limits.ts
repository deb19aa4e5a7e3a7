/**
 * Bounds of the syntax layer. Each keeps one file from costing more than it is worth; passing one leaves a
 * diagnostic or a typed error, never a hang.
 */

/** Milliseconds one parse may take. A 20 MB generated file parses in four seconds; only a hang takes longer. */
export const PARSE_TIME_LIMIT_MS = 10_000;

/**
 * Parse diagnostics kept per file. A file that is not Python at all has thousands, and nobody reads beyond
 * the first dozens.
 */
export const DIAGNOSTIC_LIMIT = 100;

/** UTF-16 units of source text quoted in a diagnostic message. */
export const QUOTED_TEXT_LIMIT = 24;

/** Logical lines of a broken text that are looked at one by one, some 30 µs each: beyond that it is data, not code that people type in. */
export const MAX_LINES_ALONE = 5_000;

/** Patterns within patterns that are looked into for names: nobody writes ten. */
export const PATTERN_DEPTH_LIMIT = 200;

/** Nodes of a function that are looked at for a name that `nonlocal` declares in it: each declaration goes through them. */
export const NAME_SEARCH_LIMIT = 50_000;

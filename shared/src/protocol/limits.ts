/** Limits of requests and answers. Passing one is an `InvalidParams` error or an answer that says `truncated`. */

/** Items of an answer when the client names no limit: a screenful for a person, a mouthful for an agent. */
export const DEFAULT_LIMIT = 200;

/** Most items of one answer: one message of some megabytes. More come by paging. */
export const MAX_LIMIT = 10_000;

/** Hops of a call graph: deeper ones are the whole program. */
export const MAX_DEPTH = 100;

/** Candidates of a `SymbolRef` (contracts.md). */
export const MAX_CANDIDATES = 25;

/** Characters of one string parameter: the longest query a person would write, with room to spare. */
export const MAX_TEXT = 20_000;

/** Items of one list parameter. */
export const MAX_LIST = 10_000;

/** Time a question that reads much may take, in ms, when the client names none, and at most. */
export const DEFAULT_TIME_MS = 10_000;
export const MAX_TIME_MS = 120_000;

/** Memory an SQL statement may take, in bytes, by default and at most: a bare process takes 70 MB. */
export const DEFAULT_SQL_BYTES = 2 * 1024 ** 3;
export const MAX_SQL_BYTES = 8 * 1024 ** 3;

/** Nodes a traversal looks at, by default and at most. */
export const DEFAULT_VISITS = 200_000;
export const MAX_VISITS = 5_000_000;

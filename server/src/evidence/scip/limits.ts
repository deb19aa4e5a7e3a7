/** Limits of reading SCIP indexes, with what passing them does. */

/**
 * Largest top-level field of an index (one document, one external symbol), in bytes. A larger one ends the
 * reading with an error, since what follows cannot be trusted to be an index. The largest document of
 * Django takes 0.4 MB; a Python file would need a million names to come near.
 */
export const MAX_FIELD_BYTES = 64 * 1024 * 1024;

/**
 * Largest metadata or symbol information, in bytes. They are decoded into objects, of which an empty one takes
 * two bytes in the index and dozens in memory.
 */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/**
 * Occurrences, symbols, relationships and diagnostics of one document together. It bounds the memory that a
 * document of nothing but empty messages could ask for; a document with more is damaged.
 */
export const MAX_DOCUMENT_ITEMS = 2_000_000;

/** Samples kept for each class of problem of a document; the rest is counted. */
export const MAX_PROBLEM_SAMPLES = 5;

/** Bytes a gzipped index in memory may unfold to; larger ones are read as a stream, which holds one field. */
export const MAX_UNZIPPED_BYTES = 1024 * 1024 * 1024;

/**
 * Tokens looked at inside (or before) one range that is no token itself. The longest thing an indexer marks
 * as one occurrence is an aliased import; a range with more tokens marks no name.
 */
export const MAX_CONTAINED_TOKENS = 16;

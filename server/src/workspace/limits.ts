/**
 * The limits of the workspace layer, each with its reason. Passing one leaves a visible `files` row or a
 * problem, never silence. Knows no configuration file: `config.ts` lets a repository change some of these.
 */

/**
 * Largest source file that is read, in bytes. The largest hand-written module of the Python world stays far
 * below 1 MiB; above 4 MiB there are generated tables, whose graph is of no use and whose parse would hold a
 * worker for the better part of a second. Such a file is a `files` row with `skip_reason` `too_large`.
 */
export const DEFAULT_MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Deepest directory below the root that is searched. Real trees end near 20; the limit is the last line of
 * defence against file systems that nest without end.
 */
export const DEFAULT_MAX_DEPTH = 64;

/**
 * Largest ignore or configuration file that is read, in bytes. A megabyte of patterns is a mistake or an
 * attack, and every path would be matched against all of them.
 */
export const MAX_CONFIG_BYTES = 1024 * 1024;

/**
 * Most worker threads a configuration may ask for. Beyond this the memory of the parsers, not the processor,
 * decides the speed.
 */
export const MAX_WORKERS = 64;

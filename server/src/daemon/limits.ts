/** Bounds of an index run's threads. The parser has a time limit of its own. */

/**
 * Milliseconds for a batch of files, which takes a few dozen on a quiet machine: longer means that something in it
 * does not end. Its files are then tried one by one, each with the limit again. Linking, where a file may be the first to ask
 * for what all need, has it from its last computation: one takes a fraction of a millisecond, and there is an end to them.
 */
export const BATCH_TIME_LIMIT_MS = 60_000;

/**
 * Milliseconds that linking may keep the thread of an engine at a time, where it gives it back after 12 unless one
 * computation does not end. The file is set aside then, and all others are linked again.
 */
export const LINK_STEP_LIMIT_MS = 20_000;

/**
 * Bytes of JavaScript heap that the answers of a link session may take before it forgets them. Where all answers about a
 * workspace need more, what is asked again costs a part of the linking time: a workspace of a thousand files, of which
 * nearly all fit, is given less for each than one of two thousand, which would find too much anew.
 */
export const maxAnswerBytes = (files: number): number =>
  Math.max(124 * 2 ** 20, files * 172 * 2 ** 10 - 20 * 2 ** 20);

/**
 * Differences between our control flow and CPython's bytecode that are known and meant. Each has a reason; a
 * difference without one fails the conformance suite.
 */

export interface FlowDifference {
  /** UTF-8 text. */
  readonly bytes: Buffer;
  /** Starts of the two statements. */
  readonly from: number;
  readonly to: number;
  /** Whether our graph has the way and CPython's has not, or the other way round. */
  readonly isOurs: boolean;
}

/** The reason for a difference, or null if it is not explained. */
export function explainFlowDifference({ bytes, from, to, isOurs }: FlowDifference): string | null {
  if (isOurs && (isPass(bytes, from) || isPass(bytes, to))) {
    return 'a `pass` leaves no instruction in some of the copies of a `finally`';
  }
  if (!isOurs && isBreak(bytes, from)) {
    return 'a `break` that CPython has merged with the jump at the end of a loop, where a signal can be raised';
  }
  return null;
}

const isBreak = (bytes: Buffer, at: number): boolean =>
  /^break\b/.test(bytes.subarray(at, at + 6).toString());

const isPass = (bytes: Buffer, at: number): boolean => /^pass\b/.test(bytes.subarray(at, at + 5).toString());

/**
 * The error of a declaration that cannot work. It is found when the program starts, never while it serves.
 */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

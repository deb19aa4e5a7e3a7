/**
 * Where the extraction's walk is in a file. Knows no syntax.
 */

/** Where the walk is; saved and restored around everything that moves it. */
export interface WalkState {
  chunk: number;
  /** Absolute byte offset minus own offset, in the current chunk, at the current place of the walk. */
  shift: number;
  scope: number;
  def: number;
  /** `NameFlag` bits of the names being read. */
  nameFlags: number;
  /** String literals are annotations and are read as expressions. */
  readsStrings: boolean;
  /** Under a compound statement of the current scope. */
  isConditional: boolean;
  isTypeChecking: boolean;
  /** Dotted name of the enclosing definitions with a final dot; empty in the module. */
  prefix: string;
}

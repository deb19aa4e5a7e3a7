/**
 * What the tables of the compiler's view need of whoever asks the compiler (`daemon/compiler-lens.ts`): one file's
 * code objects and symbol tables as CPython gives them. Lines from 1, columns in UTF-8 bytes from 0.
 */

/** Line, column, end line, end column; columns are null where the compiler gives none (before Python 3.11). */
export type CompiledSpan = readonly [
  line: number | null,
  column: number | null,
  endLine: number | null,
  endColumn: number | null,
];

export type CompiledInstruction = readonly [
  offset: number,
  opname: string,
  arg: number | null,
  argrepr: string,
  jumpTarget: number | null,
  ...span: CompiledSpan,
];

/** Instructions `start` to `end` (exclusive) raise to `target`. */
export type CompiledHandler = readonly [
  start: number,
  end: number,
  target: number,
  depth: number,
  lasti: boolean,
];

export interface CompiledUnit {
  /** Index of the code object that has it as a constant; -1 for the module's. */
  readonly parent: number;
  readonly name: string;
  readonly qualname: string;
  readonly line: number;
  readonly flags: number;
  readonly stack: number;
  readonly args: readonly [positional: number, positionalOnly: number, keywordOnly: number];
  readonly locals: readonly string[];
  readonly cells: readonly string[];
  readonly free: readonly string[];
  readonly instructions: readonly CompiledInstruction[];
  readonly handlers: readonly CompiledHandler[];
}

export interface CompiledScope {
  readonly parent: number;
  /** `module`, `class`, `function` …: `symtable.SymbolTable.get_type()`. */
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly symbols: readonly (readonly [name: string, flags: readonly string[]])[];
}

export interface CompiledFile {
  readonly units: readonly CompiledUnit[];
  readonly scopes: readonly CompiledScope[];
}

/** What the compiler makes of a text; null where it does not compile or nobody asked the compiler. */
export type BytecodeSource = (text: string) => CompiledFile | null;

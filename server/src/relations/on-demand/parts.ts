/**
 * What is computed only when somebody asks: tables that need the text again, and the parts of the graph made of
 * them. Names the sources the caller provides; knows no table.
 */
import type { BytecodeSource } from './bytecode-source.ts';
import type { FlowSource } from './flow-source.ts';
import type { ParseSource } from './parse-source.ts';

/**
 * `tokens`: literals and comments become nodes. `flow`: blocks, definitions and uses, and their edges. `bytecode`:
 * code objects and instructions. `scip`: documents, occurrences and diagnostics of imported indexes.
 */
export type OnDemandPart = 'tokens' | 'flow' | 'bytecode' | 'scip';

/** What a reader of tables may compute on demand. */
export interface OnDemand {
  readonly parse: ParseSource | null;
  readonly flow: FlowSource | null;
  /** Left out where nobody asked the compiler. */
  readonly bytecode?: BytecodeSource | null;
  readonly include: ReadonlySet<OnDemandPart>;
}

/** Thrown when a table is asked for without what it is computed by: a mistake of the caller. */
export class OnDemandError extends Error {
  override readonly name = 'OnDemandError';
}

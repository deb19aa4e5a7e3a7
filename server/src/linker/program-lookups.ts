/** What the parts of the program ask of each other besides what evaluation asks of it. Implemented by `Program`. */
import type { Resolution } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups } from './lookups.ts';
import type { ExportLookups } from './star-exports.ts';

export interface ProgramLookups extends Lookups, ExportLookups {
  readonly evaluator: Evaluation;
  /** What a binding (a row of `bindings`) stands for: from all its sites that can be the last to bind it. */
  binding(facts: FileFacts, row: number): readonly Resolution[];
}

/** Lives through random edits of texts in memory, and says after which of them links are not those of a fresh program. */
import { MAX_FILES_OF_WHOLE } from '../../server/src/linker/limits.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { LinkedTexts } from './linked-texts.ts';
import { editTexts, type Texts } from './semantic-edits.ts';
import type { Failure } from './shrink.ts';

/** Empty files that nobody imports, beside which a workspace is too large to be followed whole. */
export const COMPANY: Texts = new Map(
  Array.from({ length: MAX_FILES_OF_WHOLE }, (_, i) => [`company/f${i}.py`, '']),
);
export const ALONE: Texts = new Map();

/** One edit: its number in the sequence, what it made of what, and the seed that it stands for. */
export interface Step {
  readonly at: number;
  readonly before: Texts;
  readonly after: Texts;
  readonly seed: number;
}

export interface LinkedEdits {
  readonly parser: PythonParser;
  /** What there is beside the workspace; nothing by default. */
  readonly outside?: OutsideWorld | null;
  readonly originals: Texts;
  /** Files that stay as they are. */
  readonly company: Texts;
  /** The files that are compared after an edit; undefined: all. */
  readonly compared: (step: Step) => ReadonlySet<string> | undefined;
}

/** What goes wrong with the edits that the seeds stand for, and where; null when nothing does. */
export async function failureOf(
  { parser, outside = null, originals, company, compared }: LinkedEdits,
  seeds: readonly number[],
): Promise<Failure | null> {
  const linked = new LinkedTexts(parser, outside);
  await linked.step(new Map([...originals, ...company]));
  let before = originals;
  for (const [at, seed] of seeds.entries()) {
    const { texts: after, what } = editTexts(before, originals, seed);
    await linked.step(new Map([...after, ...company]));
    const difference = linked.difference(compared({ at, before, after, seed }));
    if (difference !== null) return { at, text: `after ${what} (seed ${seed}):\n${difference}` };
    before = after;
  }
  return null;
}

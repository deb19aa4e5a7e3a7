/** Reasons as people and programs read them: with positions to click, the source line and what it stands in. */
import type { ReasonStep } from '@cpgd/shared';
import type { ImpactedFile } from '../../relations/history.ts';
import type { AnswerContext } from './answer-context.ts';

/** Of a step whose place nobody knows: the file is gone, or is the change itself. */
const NO_PLACE = { location: null, container: '', text: '' } as const;

export function reasonStep(context: AnswerContext, reason: ImpactedFile): ReasonStep {
  const { path, reason: kind, ref, bstart, bend } = reason;
  if (bstart === null || bend === null) return { kind, ref, path, ...NO_PLACE };
  return { kind, ref, path, ...placeOf(context, path, bstart, bend) };
}

/** The step, where it is not known any more which place of the file it was. */
export const withoutPlace = (step: ReasonStep): ReasonStep => ({ ...step, ...NO_PLACE });

/** Null and empty for a file that is not there any more. Offsets are absolute UTF-8 bytes. */
export function placeOf(
  context: AnswerContext,
  path: string,
  bstart: number,
  bend: number,
): Pick<ReasonStep, 'location' | 'container' | 'text'> {
  const file = context.snapshot.file(path);
  const layout = file?.layout();
  if (!file || !layout) return NO_PLACE;
  const def = file.evidence()!.chunks.def[layout.chunkAt(bstart)]!;
  return {
    location: context.location(path, bstart, bend),
    container: context.containerAt(file, def).name,
    text: context.lineText(path, bstart),
  };
}

/** Reasons as people and programs read them: with positions to click, the source line and what it stands in. */
import type { ReasonStep } from '@cpgd/shared';
import type { ImpactedFile } from '../../relations/history.ts';
import type { AnswerContext } from './answer-context.ts';

export function reasonStep(context: AnswerContext, reason: ImpactedFile): ReasonStep {
  const { path, reason: kind, ref, bstart, bend } = reason;
  if (bstart === null || bend === null) return { kind, ref, path, location: null, container: '', text: '' };
  return { kind, ref, path, ...placeOf(context, path, bstart, bend) };
}

/** Null and empty for a file that is not there any more. Offsets are absolute UTF-8 bytes. */
export function placeOf(
  context: AnswerContext,
  path: string,
  bstart: number,
  bend: number,
): Pick<ReasonStep, 'location' | 'container' | 'text'> {
  const file = context.snapshot.file(path);
  const layout = file?.layout();
  if (!file || !layout) return { location: null, container: '', text: '' };
  const def = file.evidence()!.chunks.def[layout.chunkAt(bstart)]!;
  return {
    location: context.location(path, bstart, bend),
    container: context.containerAt(file, def).name,
    text: context.lineText(path, bstart),
  };
}

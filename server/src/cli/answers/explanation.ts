/**
 * How a name was resolved, for people: what it was found to be, then the questions that were asked on the way, each
 * below the one it was asked for.
 */
import type { ExplainedPlace, ExplainedStep } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { formatCounted } from '../render/numbers.ts';
import { printable } from '../render/text.ts';

/** Levels that say how an answer came about; below them is what every answer of the program rests on. */
export const DEFAULT_EXPLAINED_DEPTH = 2;

/** Prints the steps down to `depth`, and how many there are below. Paths are below `root`. */
export async function printExplanation(
  context: Context,
  root: string,
  { links, steps, isTruncated }: ExplainedPlace,
  depth: number,
): Promise<void> {
  const { colors, out } = context;
  for (const { relation, target, method, confidence } of links)
    await out.writeLine(
      `${colors.name(printable(target))}  ${colors.muted(`${relation}, ${method}, ${confidence}`)}`,
    );
  for (const { step, hidden } of withinDepth(steps, depth)) {
    const found = step.answer.length === 0 ? 'nothing' : step.answer.join(', ');
    const place = step.location ? `  ${colors.location(context.location(root, step.location))}` : '';
    const more = hidden > 0 ? `  ${colors.muted(`(${formatCounted(hidden, 'step')} below)`)}` : '';
    await out.writeLine(
      `${'  '.repeat(step.depth + 1)}${printable(step.question)}: ${printable(found)}${place}${more}`,
    );
  }
  const isDeeper = steps.some((step) => step.depth > depth);
  if (isDeeper) await context.note('--depth shows more of what the steps rest on.');
  if (isTruncated) await context.note(context.errColors.doubtful('There are more steps than are kept.'));
}

/** The steps down to a depth, each with the number of deeper ones that follow it. */
function withinDepth(
  steps: readonly ExplainedStep[],
  depth: number,
): readonly { readonly step: ExplainedStep; readonly hidden: number }[] {
  const shown: { step: ExplainedStep; hidden: number }[] = [];
  for (const step of steps) {
    if (step.depth <= depth) shown.push({ step, hidden: 0 });
    else shown.at(-1)!.hidden++;
  }
  return shown;
}

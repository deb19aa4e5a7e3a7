/** How a name was resolved, step by step, as Markdown. Pure. */
import type { Result } from '@cpgd/shared/protocol';
import { baseName } from '../why/chain.ts';
import { code, escaped } from '../why/words.ts';

export type Explanation = Result<'cpg/explain'>;

/** `name` is the word at the place, `place` where it stands. */
export function explainMarkdown(
  name: string,
  place: string,
  { found, links, steps, truncated }: Explanation,
): string {
  const title = `# How ${code(name)} was resolved\n\n${code(place)}`;
  if (!found) return `${title}\n\nThere is no name at this place, or the text is newer than the index.\n`;
  const meaning =
    links.length === 0
      ? ['**Unresolved.** The steps below say what was looked for and not found.']
      : links.map(
          ({ relation, target, method, confidence }) =>
            `- ${relation.replaceAll('_', ' ')}: ${code(target)}, found by *${method.replaceAll('_', ' ')}*, confidence ${confidence.toFixed(2)}`,
        );
  const asked = steps.map((step) => {
    const answer = step.answer.length === 0 ? '*nothing*' : step.answer.map(code).join(', ');
    const where = step.location ? ` (${code(`${baseName(step.location.path)}:${step.location.line}`)})` : '';
    return `${'  '.repeat(step.depth)}- ${escaped(step.question)}${where}: ${answer}`;
  });
  const parts = [
    title,
    meaning.join('\n'),
    ...(asked.length > 0 ? ['## Questions that were asked', asked.join('\n')] : []),
  ];
  return `${parts.join('\n\n')}${truncated ? '\n\nThere were more steps.' : ''}\n`;
}

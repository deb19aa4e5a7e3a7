/** Places as the text of an error: a line for each, and no more of them than a person reads. */
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import type { SourcePlace } from '../daemon/questions/mentions.ts';

/** Places named in an error: enough to see what it is about. */
const MAX_NAMED = 20;

/** A colon and the places on lines of their own; empty where there are none. */
export function listPlaces(context: AnswerContext, places: readonly SourcePlace[]): string {
  if (places.length === 0) return '';
  const shown = places.slice(0, MAX_NAMED).map(({ path, bstart, bend }) => {
    const { line, column } = context.location(path, bstart, bend);
    return `${path}:${line}:${column}: ${context.lineText(path, bstart)}`;
  });
  const rest = places.length > MAX_NAMED ? `\n… and ${places.length - MAX_NAMED} more` : '';
  return `:\n${shown.join('\n')}${rest}`;
}

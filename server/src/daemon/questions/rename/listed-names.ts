/**
 * Names that a statement lists as strings: of a module in `__all__` (Python reference 7.11), of a class in `__slots__`
 * (3.3.2.4) and `__match_args__` (3.3.3.6). A rename must follow them, and no link stands on them.
 */
import type { AnswerContext } from '../answer-context.ts';
import type { SourcePlace } from '../mentions.ts';

/** `NAME = […]`, `+= […]`, `.extend([…])`, `.append('…')`, at the margin, under a condition or in a class. */
const statements = (variables: string): RegExp =>
  new RegExp(
    String.raw`^[ \t]*(?:${variables})\s*(?::[^=\n]*)?(?:\+?=|\.\s*(?:extend|append|insert)\s*\()[^\n]*`,
    'gm',
  );

const OF_MODULES = statements('__all__');
const OF_CLASSES = statements('__slots__|__match_args__');

/** Strings of a module's `__all__` that say the name, without their quotes. */
export function exportedNames(context: AnswerContext, path: string, name: string): SourcePlace[] {
  return listed(context, { path, bstart: 0, bend: Number.MAX_SAFE_INTEGER }, OF_MODULES, name);
}

/** Strings of the lists of attributes of a class, given by the span of its definition, that say the name. */
export function listedAttributes(
  context: AnswerContext,
  definition: SourcePlace,
  name: string,
): SourcePlace[] {
  return listed(context, definition, OF_CLASSES, name);
}

function listed(
  context: AnswerContext,
  { path, bstart: from, bend: to }: SourcePlace,
  pattern: RegExp,
  name: string,
): SourcePlace[] {
  const lines = context.snapshot.file(path)?.lineIndex();
  if (!lines?.text.includes(name)) return [];
  const found: SourcePlace[] = [];
  for (const match of lines.text.matchAll(pattern)) {
    const end = statementEnd(lines.text, match.index);
    const statement = lines.text.slice(match.index, end);
    for (const string of statement.matchAll(new RegExp(`(["'])${name}\\1`, 'g'))) {
      const bstart = lines.byteOfUtf16(match.index + string.index + 1);
      if (bstart >= from && bstart < to) found.push({ path, bstart, bend: bstart + Buffer.byteLength(name) });
    }
  }
  return found;
}

/** Where the brackets that a statement opens are closed, or its line ends. */
function statementEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at]!;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === '\n' && depth <= 0) return at;
    else if (sign === '#') at = Math.max(at, text.indexOf('\n', at) - 1);
  }
  return text.length;
}

/** The strings of a module's `__all__` (Python reference 7.11): names that a rename must follow and no link stands on. */
import type { AnswerContext } from './answer-context.ts';
import type { SourcePlace } from './mentions.ts';

/** `__all__ = […]`, `+= […]`, `.extend([…])`, `.append('…')`, at the margin or under a condition. */
const STATEMENT = /^[ \t]*__all__\s*(?::[^=\n]*)?(?:\+?=|\.\s*(?:extend|append|insert)\s*\()[^\n]*/gm;

/** Strings that say the name in statements about `__all__`, without their quotes. */
export function exportedNames(context: AnswerContext, path: string, name: string): SourcePlace[] {
  const lines = context.snapshot.file(path)?.lineIndex();
  if (!lines?.text.includes('__all__')) return [];
  const found: SourcePlace[] = [];
  for (const match of lines.text.matchAll(STATEMENT)) {
    const end = statementEnd(lines.text, match.index);
    const statement = lines.text.slice(match.index, end);
    for (const string of statement.matchAll(new RegExp(`(["'])${name}\\1`, 'g'))) {
      const bstart = lines.byteOfUtf16(match.index + string.index + 1);
      found.push({ path, bstart, bend: bstart + Buffer.byteLength(name) });
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

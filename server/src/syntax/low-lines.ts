/**
 * Lines inside brackets that stand further left than the statement they belong to, which is legal (language reference
 * 2.1.6, "Implicit line joining"):
 *
 *     def f(items):
 *         return items[
 *       0]
 *
 * Where no bracket can be closed next, the grammar takes such a line, be it a comment, for the end of the block, and what
 * is around it is lost. Knows characters, not trees.
 */
import { indentAt, indentBehind, logicalLines } from './function-units.ts';

/**
 * Strings and joined lines (to skip), and what is between the code of two lines. A quote of its own in an f-string
 * (PEP 701) ends one string and begins another, which comes out even.
 */
const TOKEN =
  /"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'''(?:[^\\]|\\[\s\S])*?(?:'''|$)|"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"?|'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'?|\\(?:\r\n|[\s\S])|(?<between>(?:#[^\n\r]*)?[\n\r](?:[ \t\f]*(?:#[^\n\r]*)?[\n\r])*[ \t\f]*)/g;

/** The text with blanks in place of the line ends before such lines, and of comments there; null where there are none. */
export function withoutLowLines(text: string): string | null {
  let result = '';
  let at = 0;
  for (const { start, codeEnd } of logicalLines(text)) {
    const line = text.slice(start, codeEnd);
    if (!/[\n\r]/.test(line)) continue;
    const indent = indentAt(text, start);
    for (const { index, groups } of line.matchAll(TOKEN)) {
      const between = groups?.between;
      if (between === undefined || !isLow(between, indent)) continue;
      const from = start + index;
      result += text.slice(at, from) + ' '.repeat(between.length);
      at = from + between.length;
    }
  }
  return at === 0 ? null : result + text.slice(at);
}

/** Whether a comment, or the code that follows, stands further left. */
function isLow(between: string, indent: number): boolean {
  const [, ...lines] = between.split(/[\n\r]/);
  return lines.some((line, i) => {
    const isBlank = i < lines.length - 1 && !line.includes('#');
    return !isBlank && indentOf(line) < indent;
  });
}

/** Columns of the white space that a line begins with. */
function indentOf(line: string): number {
  let indent = 0;
  for (let at = 0; at < line.length; at++) {
    const behind = indentBehind(line.charCodeAt(at), indent);
    if (behind === null) break;
    indent = behind;
  }
  return indent;
}

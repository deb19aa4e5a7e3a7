/**
 * Brackets without their other half. Inside brackets line ends and indentation mean nothing, so that to the
 * grammar one missing `)` swallows every definition that follows. Words that only begin statements show where
 * the bracket should have ended; without its opening the rest parses again. A closing one too many likewise spoils what is before it. Knows characters, not trees.
 */

/** Everything that matters here: strings and comments (to skip), brackets, and the first word of a line. */
const TOKEN =
  /"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'''(?:[^\\]|\\[\s\S])*?(?:'''|$)|"(?:[^"\\\n\r]|\\[\s\S])*"?|'(?:[^'\\\n\r]|\\[\s\S])*'?|#[^\n\r]*|[()[\]{}]|(?<=^|[\n\r])[ \t\f]*(?:(?:async[ \t]+)?def|class|return|import|while|with|try|except|finally|elif|raise|pass|break|continue|del|global|nonlocal|assert)\b/g;

const CLOSES: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/**
 * UTF-16 indexes of the brackets without their other half, ascending. A statement keyword at the start of a
 * line ends all open brackets: none of these words can stand inside one (language reference, "Keywords").
 */
export function strayBrackets(text: string): number[] {
  const open: number[] = [];
  const stray: number[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const opener = CLOSES[token];
    if (token === '(' || token === '[' || token === '{') open.push(index);
    else if (opener !== undefined) closeBracket(text, open, opener, index, stray);
    else if (isWord(token) && open.length > 0) stray.push(...open.splice(0));
  }
  return [...stray, ...open].sort((a, b) => a - b);
}

/** What opened later than the bracket that is closed was not closed itself. */
function closeBracket(text: string, open: number[], opener: string, at: number, stray: number[]): void {
  for (let i = open.length - 1; i >= 0; i--) {
    if (text[open[i]!] !== opener) continue;
    for (const inner of open.splice(i).slice(1)) stray.push(inner);
    return;
  }
  stray.push(at);
}

const isWord = (token: string): boolean => /[a-z]$/.test(token) && /^[ \t\fa-z]/.test(token);

/** The text with blanks in place of the given characters: every other position stays what it was. */
export function blanked(text: string, positions: readonly number[]): string {
  let result = '';
  let at = 0;
  for (const position of positions) {
    result += `${text.slice(at, position)} `;
    at = position + 1;
  }
  return result + text.slice(at);
}

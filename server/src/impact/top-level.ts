/**
 * Walks a piece of Python text outside brackets, strings and comments: enough to find the commas of a parameter
 * list or the end of a statement in text that is known to be well formed. Knows no grammar.
 */

/** A string literal with its prefix's quote, triple quotes first; an unfinished one reaches to the end. */
const STRING = /("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|(["'])(?:\\[\s\S]|(?!\2)[^\\\n])*(?:\2|$)/y;

/** Positions (UTF-16) of characters that stand outside all brackets, strings and comments, ascending. */
export function* topLevel(text: string): Generator<number> {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '"' || character === "'") {
      STRING.lastIndex = i;
      const match = STRING.exec(text);
      i += Math.max(1, match?.[0].length ?? 1) - 1;
    } else if (character === '#') {
      const end = text.indexOf('\n', i);
      if (end < 0) return;
      i = end - 1;
    } else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      if (depth === 0) yield i;
      else depth--;
    } else if (depth === 0) yield i;
  }
}

/** The parts between top-level occurrences of a character. */
export function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const i of topLevel(text)) {
    if (text[i] !== separator) continue;
    parts.push(text.slice(start, i));
    start = i + 1;
  }
  return [...parts, text.slice(start)];
}

/** A comment, a string, or what is between them. */
const PIECE = new RegExp(`${STRING.source}|#[^\\n]*|[^"'#]+`, 'g');

/** The text up to the end of its first statement, without comments and without white space that means nothing. */
export function firstStatement(text: string): string {
  const code = text.replace(PIECE, (piece) => (piece.startsWith('#') ? '' : piece));
  let end = code.length;
  for (const i of topLevel(code)) {
    const isEnd = code[i] === ';' || (code[i] === '\n' && code[i - 1] !== '\\');
    if (!isEnd) continue;
    end = i;
    break;
  }
  return plainCode(code.slice(0, end));
}

/** Code without comments and without white space that means nothing. */
export const plainCode = (text: string): string =>
  text.replace(PIECE, (piece) => (piece.startsWith('#') ? '' : plainlySpaced(piece))).trim();

/** Strings stay as they are; elsewhere one way to lay code out is as good as another. */
const plainlySpaced = (piece: string): string =>
  /^["']/.test(piece)
    ? piece
    : piece
        .replace(/\\?\s+/g, ' ')
        .replace(/([([{]) /g, '$1')
        .replace(/,? ?([)\]}])/g, '$1');

/** Whether two texts are the same but for comments and white space, which strings alone keep. */
export const isSameCode = (a: string, b: string): boolean => packed(a) === packed(b);

const packed = (text: string): string =>
  text.replace(PIECE, (piece) =>
    /^["']/.test(piece) ? piece : plainCode(piece).replace(/ ?([^\w ]) ?/g, '$1'),
  );

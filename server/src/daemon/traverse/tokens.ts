/** Cuts the text of a path query into tokens. */
import { QueryError } from './query-error.ts';

export type Token =
  | { readonly type: 'word'; readonly at: number; readonly text: string }
  | { readonly type: 'string'; readonly at: number; readonly text: string }
  | { readonly type: 'number'; readonly at: number; readonly text: string }
  | { readonly type: 'sign'; readonly at: number; readonly text: string }
  | { readonly type: 'end'; readonly at: number; readonly text: '' };

/** Longer signs before those they begin with. Comments run from `#` to the end of the line. */
const TOKEN =
  /\s+|#[^\n]*|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<number>\d+(?:\.\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<sign><-|->|<=|>=|!=|[-<>=|*()[\]{},.])/uy;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Throws `QueryError` for a character that begins nothing. The last token is `end`. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < query.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(query)?.groups;
    if (!groups) throw new QueryError(at, unreadable(query[at]!));
    const { word, number, string, sign } = groups;
    if (word !== undefined) tokens.push({ type: 'word', at, text: word });
    else if (number !== undefined) tokens.push({ type: 'number', at, text: number });
    else if (sign !== undefined) tokens.push({ type: 'sign', at, text: sign });
    else if (string !== undefined) {
      const text = string.slice(1, -1).replace(/\\(.)/gsu, (_, next: string) => ESCAPES[next] ?? next);
      tokens.push({ type: 'string', at, text });
    }
  }
  tokens.push({ type: 'end', at: query.length, text: '' });
  return tokens;
}

function unreadable(character: string): string {
  return character === '"' || character === "'"
    ? 'The string has no end.'
    : `"${character}" means nothing here.`;
}

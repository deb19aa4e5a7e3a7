/** What letters behind a backslash stand for in Python's texts (language reference, "Escape sequences"). */
export const ESCAPE_LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

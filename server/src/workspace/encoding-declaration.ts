/**
 * Which encoding a Python source file declares: the UTF-8 BOM and the cookie of PEP 263, as CPython's
 * compiler reads them when it is given the bytes of a module (the way `import` does it). Does not know which
 * encodings exist nor how to decode them.
 *
 * Where `tokenize.detect_encoding` is stricter or sees other lines than the compiler (it ends lines at `\n`
 * only and wants the cookie's line to be UTF-8), the compiler is followed: it decides whether the file runs.
 */

export interface EncodingDeclaration {
  /** The cookie's name as CPython normalises it, or `utf-8` when there is none. */
  readonly encoding: string;
  readonly hasBom: boolean;
  /** True when a cookie was found. */
  readonly isExplicit: boolean;
}

/**
 * PEP 263: a comment that is alone on its line and holds `coding`, `:` or `=`, and a name. Bytes are seen as
 * Latin-1 characters, which keeps every ASCII character what it is.
 */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;

/** A line that does not end the search for a cookie: blank or a comment. */
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/;

/** Reads the declaration of a file's bytes. Never fails: whether the name is known is not its question. */
export function encodingDeclaration(bytes: Buffer): EncodingDeclaration {
  const hasBom = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const first = lineAt(bytes, hasBom ? 3 : 0);
  const cookie =
    cookieOf(first.text) ??
    (BLANK_OR_COMMENT.test(first.text) ? cookieOf(lineAt(bytes, first.next).text) : null);
  return { encoding: cookie ?? 'utf-8', hasBom, isExplicit: cookie !== null };
}

function cookieOf(line: string): string | null {
  const name = COOKIE.exec(line)?.[1];
  return name === undefined ? null : normalName(name);
}

/**
 * The spellings of UTF-8 and Latin-1 that CPython knows before it asks its codec registry. Only the first
 * twelve characters count, so that `utf-8-unix` (Emacs) means UTF-8. Other names stay as written: with a
 * BOM, `utf8` is a conflict where `utf-8` is none.
 */
function normalName(name: string): string {
  const short = name.slice(0, 12).toLowerCase().replaceAll('_', '-');
  if (short === 'utf-8' || short.startsWith('utf-8-')) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(short)) return 'iso-8859-1';
  return name;
}

interface Line {
  readonly text: string;
  readonly next: number;
}

/** The line that starts at a byte offset, without its end; the compiler ends lines at `\n`, `\r\n` and `\r`. */
function lineAt(bytes: Buffer, start: number): Line {
  let end = start;
  while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
  const next = bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? end + 2 : end + 1;
  return { text: bytes.toString('latin1', start, end), next };
}

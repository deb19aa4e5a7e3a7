/**
 * Where the functions of a text stand, told by its lines alone: indentation, brackets, strings and the words that
 * begin statements (language reference, "Lexical analysis"). A unit is an outermost function with its decorators;
 * text in one says nothing about where another begins or ends, so that each can be parsed by itself. Knows no tree.
 */

/** All in UTF-16 units. */
export interface FunctionUnit {
  /** Start of the line of the first decorator, or of `def`. */
  readonly start: number;
  /** Index of `def` or `async`. */
  readonly header: number;
  /** End of the last token. */
  readonly codeEnd: number;
  /** Start of the line after the last one. */
  readonly end: number;
}

interface Line {
  readonly start: number;
  /** Index of the first token. */
  readonly code: number;
  readonly indent: number;
}

interface Cursor {
  /** Start of the line after what was read. */
  next: number;
  codeEnd: number;
}

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const AT = 64;
const BACKSLASH = 92;

/** What a tab counts for the grammar, which asks only whether a line is deeper than another. */
const TAB_COLUMNS = 8;

/** Words that only begin statements, so that no bracket can be open before them (language reference, "Keywords"). */
const STATEMENT =
  /(?:async[ \t]+def|def|class|return|import|while|with|try|except|finally|elif|raise|pass|break|continue|del|global|nonlocal|assert)\b/y;
const DEFINITION = /(?:async[ \t]+def|def|class)\b/y;
const FUNCTION = /(?:async[ \t]+)?def[ \t]+\w/y;

/** A line that begins by joining the next one to it: what its indentation is, the grammar and CPython see differently. */
const LEADING_BACKSLASH = /^[ \t\f]*\\\r?$/m;

/** Whether a text has a line that only joins the next one to it: of its blocks trees and lines tell nothing then. */
export const joinsAtOnce = (text: string): boolean => LEADING_BACKSLASH.test(text);

/** The outermost functions of a text, in its order; none where lines do not tell. */
export function functionUnits(text: string): FunctionUnit[] {
  if (joinsAtOnce(text)) return [];
  const units: FunctionUnit[] = [];
  let decorators: Line | null = null;
  const cursor: Cursor = { next: 0, codeEnd: 0 };
  for (let line = nextLine(text, 0); line !== null; line = nextLine(text, cursor.next)) {
    // The grammar takes a decorator for that of what follows at any depth; CPython does not.
    if (decorators && decorators.indent !== line.indent) return [];
    if (matches(FUNCTION, text, line.code)) {
      units.push(readFunction(text, (decorators ?? line).start, line, cursor));
      decorators = null;
      continue;
    }
    if (text.charCodeAt(line.code) !== AT) decorators = null;
    else decorators ??= line;
    readLine(text, line.code, cursor);
  }
  return units;
}

/** The unit that begins at a line; null when none does, or lines do not tell. */
export function functionUnitAt(text: string, start: number): FunctionUnit | null {
  const unit = readUnitAt(text, start);
  return unit && joinsAtOnce(text.slice(start, unit.end)) ? null : unit;
}

/** A logical line, without its indentation and its line end. */
export interface LogicalLine {
  readonly start: number;
  readonly codeEnd: number;
}

/** The logical lines of a text, in its order. */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const cursor: Cursor = { next: 0, codeEnd: 0 };
  for (let line = nextLine(text, 0); line !== null; line = nextLine(text, cursor.next)) {
    readLine(text, line.code, cursor);
    lines.push({ start: line.code, codeEnd: cursor.codeEnd });
  }
  return lines;
}

/** Columns of the white space that the line of an index begins with. */
export const indentAt = (text: string, index: number): number =>
  nextLine(text, lineStart(text, index))?.indent ?? 0;

/** Where the line of an index begins. */
export function lineStart(text: string, index: number): number {
  let start = index;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

function readUnitAt(text: string, start: number): FunctionUnit | null {
  const cursor: Cursor = { next: start, codeEnd: start };
  const first = nextLine(text, start);
  if (first?.start !== start) return null;
  for (let line: Line | null = first; line !== null; line = nextLine(text, cursor.next)) {
    if (line.indent !== first.indent) return null;
    if (matches(FUNCTION, text, line.code)) return readFunction(text, start, line, cursor);
    if (text.charCodeAt(line.code) !== AT) return null;
    readLine(text, line.code, cursor);
  }
  return null;
}

function readFunction(text: string, start: number, header: Line, cursor: Cursor): FunctionUnit {
  readLine(text, header.code, cursor);
  for (;;) {
    const line = nextLine(text, cursor.next);
    if (line === null || line.indent <= header.indent) break;
    readLine(text, line.code, cursor);
  }
  return { start, header: header.code, codeEnd: cursor.codeEnd, end: cursor.next };
}

/** The next line with a token; `from` is the start of a line. */
function nextLine(text: string, from: number): Line | null {
  let start = from;
  let indent = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const behind = indentBehind(unit, indent);
    if (behind !== null) indent = behind;
    else if (unit === HASH) at = lineEnd(text, at) - 1;
    else if (isLineEnd(unit)) {
      start = at + 1;
      indent = 0;
    } else return { start, code: at, indent };
  }
  return null;
}

/** Columns of indentation with one more UTF-16 unit, as the grammar counts them; null where that is no indentation. */
export function indentBehind(unit: number, indent: number): number | null {
  switch (unit) {
    case SPACE:
      return indent + 1;
    case TAB:
      return indent + TAB_COLUMNS;
    case FORM_FEED:
      return 0;
    default:
      return null;
  }
}

/** Reads a logical line from its first token on. */
function readLine(text: string, from: number, cursor: Cursor): void {
  let depth = 0;
  let codeEnd = from;
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    switch (unit) {
      case LINE_FEED:
      case RETURN: {
        const next = unit === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
        const line = depth === 0 ? null : nextLine(text, next);
        if (line === null || beginsStatement(text, line)) {
          cursor.codeEnd = codeEnd;
          cursor.next = next;
          return;
        }
        at = line.code;
        continue;
      }
      case HASH:
        at = lineEnd(text, at);
        continue;
      case BACKSLASH:
        // Joins the next line to this one.
        at += text.charCodeAt(at + 1) === RETURN && text.charCodeAt(at + 2) === LINE_FEED ? 3 : 2;
        codeEnd = Math.min(at, text.length);
        continue;
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        at = stringEnd(text, at);
        codeEnd = at;
        continue;
      case 40: // (
      case 91: // [
      case 123: // {
        depth++;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (depth > 0) depth--;
        break;
      case SPACE:
      case TAB:
      case FORM_FEED:
        at++;
        continue;
    }
    codeEnd = ++at;
  }
  cursor.codeEnd = codeEnd;
  cursor.next = text.length;
}

/** Whether a line begins a statement, whatever brackets are open before it; decorators belong to what they decorate. */
function beginsStatement(text: string, line: Line): boolean {
  if (text.charCodeAt(line.code) !== AT) return matches(STATEMENT, text, line.code);
  for (let next: Line | null = line; next !== null; next = nextLine(text, lineEnd(text, next.code))) {
    if (next.indent !== line.indent) return false;
    if (text.charCodeAt(next.code) !== AT) return matches(DEFINITION, text, next.code);
  }
  return false;
}

/** Index after the string that begins with the quote at `from`: at the end of the line where it is not closed. */
function stringEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  const isTriple = text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote;
  for (let at = from + (isTriple ? 3 : 1); at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) {
      if (text.charCodeAt(at + 1) === RETURN && text.charCodeAt(at + 2) === LINE_FEED) at++;
      at++;
    } else if (isTriple) {
      if (unit === quote && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)
        return at + 3;
    } else if (unit === quote) return at + 1;
    else if (unit === LINE_FEED || unit === RETURN) return at;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

const isLineEnd = (unit: number): boolean => unit === LINE_FEED || unit === RETURN;

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

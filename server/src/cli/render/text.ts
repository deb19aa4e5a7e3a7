/**
 * Text that is safe and measured: control characters made visible, width counted in terminal columns, cut
 * where it is too long. Knows nothing of colour: style text after it has been cut.
 */
import stringWidth from 'string-width';

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * C0 and C1 controls, the line separators, and the characters that reorder what follows them (bidirectional
 * controls): source text and file names may hold any of these, and a terminal would obey them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text on one line, with escapes for what a terminal would act upon. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0)!;
    return NAMED[character] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
  });
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Columns a text takes: East Asian wide characters and emoji take two, combining marks none. */
export const displayWidth = (text: string): number => stringWidth(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text in at most `columns` columns, with `…` for what was cut from its end. */
export function cutEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += displayWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept.trimEnd()}…` : '';
}

/** The text in at most `columns` columns, with `…` for what was cut from its start (dotted names). */
export function cutStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const segments = [...graphemes.segment(text)].map(({ segment }) => segment);
  let kept = '';
  let width = 0;
  for (let i = segments.length - 1; i >= 0; i--) {
    width += displayWidth(segments[i]!);
    if (width > columns - 1) break;
    kept = segments[i]! + kept;
  }
  return columns > 0 ? `…${kept}` : '';
}

/** The text in lines of at most `columns` columns, broken between words; a longer word stays whole. */
export function wrapWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** The text in lines of at most `columns` columns, broken between any two characters. */
export function wrapAnywhere(text: string, columns: number): string[] {
  if (displayWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const segmentWidth = displayWidth(segment);
    if (line !== '' && width + segmentWidth > columns) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += segment;
    width += segmentWidth;
  }
  lines.push(line);
  return lines;
}

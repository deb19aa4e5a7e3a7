/**
 * Python's `unicode_escape` and `raw_unicode_escape`: Latin-1 with the escapes of string literals, which as a source
 * encoding hold everywhere in the file. Null where CPython does not compile the result, which is also where an escape
 * is a half of a surrogate pair or NUL. Names of characters (`\N{BULLET}`) are not known here, and refused as well.
 */
import { ESCAPE_LETTERS } from '../../text/escape-letters.ts';

const HEX = '[0-9a-fA-F]';

const ESCAPE = new RegExp(
  String.raw`\\(?:(?<lineEnd>\r\n?|\n)|(?<octal>[0-7]{1,3})|x(?<byte>${HEX}{2})|u(?<unit>${HEX}{4})|U(?<point>${HEX}{8})` +
    String.raw`|(?<letter>[\\'"abfnrtv])|(?<broken>[xuUN]|$))`,
  'g',
);

/** A backslash takes the next character along, so `\\u0041` is no escape. */
const RAW_ESCAPE = new RegExp(
  String.raw`\\(?:u(?<unit>${HEX}{4})|U(?<point>${HEX}{8})|(?<broken>[uU])|[^])`,
  'g',
);

export const decodeUnicodeEscape = (bytes: Buffer): string | null => unescaped(bytes, ESCAPE);
export const decodeRawUnicodeEscape = (bytes: Buffer): string | null => unescaped(bytes, RAW_ESCAPE);

function unescaped(bytes: Buffer, escapes: RegExp): string | null {
  let isBroken = false;
  const text = bytes.toString('latin1').replace(escapes, (written, ...match) => {
    const { lineEnd, octal, byte, unit, point, letter, broken } = match.at(-1) as Record<string, string>;
    if (lineEnd !== undefined) return '';
    if (letter !== undefined) return ESCAPE_LETTERS[letter] ?? letter;
    const hex = byte ?? unit ?? point;
    if (octal === undefined && hex === undefined) {
      isBroken ||= broken !== undefined;
      return written;
    }
    const code = octal === undefined ? Number.parseInt(hex!, 16) : Number.parseInt(octal, 8);
    isBroken ||= code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    return isBroken ? '' : String.fromCodePoint(code);
  });
  return isBroken ? null : text;
}

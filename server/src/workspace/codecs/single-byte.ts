/** Decodes Python's single-byte codecs strictly, from the tables beside it. */
import iconv from 'iconv-lite';
import { SINGLE_BYTE_TABLES } from './single-byte-tables.ts';

const UNDEFINED = '\ufffd';

/** Decodes bytes; null when one of them means nothing in the codec. */
export function singleByteDecoder(module: string): (bytes: Buffer) => string | null {
  const characters = charactersOf(module);
  return (bytes) => {
    // Pieces keep the number of intermediate strings small without a second pass over the result.
    let text = '';
    for (let start = 0; start < bytes.length; start += 4096) {
      let piece = '';
      const end = Math.min(start + 4096, bytes.length);
      for (let at = start; at < end; at++) {
        const character = characters[bytes[at]!]!;
        if (character === UNDEFINED) return null;
        piece += character;
      }
      text += piece;
    }
    return text;
  };
}

/** The 256 characters of a codec, U+FFFD where a byte means nothing. */
function charactersOf(module: string): string[] {
  const { base, upper, differs } = SINGLE_BYTE_TABLES[module]!;
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const text = base === null ? bytes.toString('latin1', 0, 128) + upper : iconv.decode(bytes, base);
  const characters = text.split('');
  for (const [byte, character] of Object.entries(differs ?? {}))
    characters[Number(byte)] = character ?? UNDEFINED;
  return characters;
}

/** Lengths in UTF-8 bytes, as the server counts, in a text that is counted in UTF-16 units. Pure. */

/**
 * The offset (UTF-16 units) that is `bytes` UTF-8 bytes after `from`. Ends at the end of the text; a count that
 * ends inside a character includes it.
 */
export function offsetAfterBytes(text: string, from: number, bytes: number): number {
  let at = from;
  for (let left = bytes; left > 0 && at < text.length; ) {
    const code = text.codePointAt(at)!;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}

/**
 * The whole-text map from UTF-16 index to UTF-8 byte offset, for readers that convert nearly every position
 * of a text once (the extractor). Single conversions go through `LineIndex`, which needs far less memory.
 */

/**
 * `map[i]` is the UTF-8 byte offset of UTF-16 index `i`, for `0 <= i <= text.length`; the index between the
 * halves of a surrogate pair maps to the start of the pair. Null when the text is ASCII: the map is identity.
 * A lone surrogate counts three bytes, as in `LineIndex`.
 */
export function utf16ToUtf8Map(text: string): Uint32Array | null {
  const length = text.length;
  if (Buffer.byteLength(text, 'utf8') === length) return null;
  const map = new Uint32Array(length + 1);
  let bytes = 0;
  for (let index = 0; index < length; index++) {
    map[index] = bytes;
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1))) {
      map[++index] = bytes;
      bytes += 4;
    } else bytes += 3;
  }
  map[length] = bytes;
  return map;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Python's `utf_7` (RFC 2152), strict: null where CPython's decoder refuses. */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function decodeUtf7(bytes: Buffer): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return null;
    if (byte !== PLUS) {
      text += String.fromCharCode(byte);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && BASE64.includes(String.fromCharCode(bytes[end]!))) end++;
    const isClosed = bytes[end] === MINUS;
    const coded = bytes.toString('latin1', at + 1, end);
    const units = coded === '' && isClosed ? '+' : decodeUnits(coded);
    if (units === null || (coded === '' && !isClosed && end < bytes.length)) return null;
    text += units;
    at = isClosed ? end + 1 : end;
  }
  return text;
}

const PLUS = 0x2b;
const MINUS = 0x2d;

/** UTF-16 units in base64 without padding; null when bits are left over that say something. */
function decodeUnits(coded: string): string | null {
  let units = '';
  let bits = 0;
  let held = 0;
  for (const digit of coded) {
    held = (held << 6) | BASE64.indexOf(digit);
    bits += 6;
    if (bits < 16) continue;
    bits -= 16;
    units += String.fromCharCode(held >> bits);
    held &= (1 << bits) - 1;
  }
  return bits < 6 && held === 0 ? units : null;
}

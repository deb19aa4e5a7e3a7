/**
 * Python's codecs that switch between character sets by escape sequences (ISO/IEC 2022, RFC 1468, RFC 1554,
 * RFC 1557) or shifts (HZ, RFC 1843): how the sequences are read. The sets themselves are those of the EUC codecs,
 * with the high bits off. Strict: null where CPython's decoder of the same name refuses.
 */
import { doubleByteDecoder } from './double-byte.ts';
import { singleByteDecoder } from './single-byte.ts';

/** A set of characters of one or two bytes below 0x80 each. */
interface CharacterSet {
  readonly width: 1 | 2;
  /** The character of a code; null when it has none. */
  readonly decode: (code: readonly number[]) => string | null;
}

const ESC = 0x1b;
const SHIFT_IN = 0x0f;
const SHIFT_OUT = 0x0e;
const NEW_LINE = 0x0a;
const SINGLE_SHIFT = 0x4e;
const TILDE = 0x7e;
/** First bytes after ESC of a designation; ESC before others is a character of its own. */
const INTRODUCERS = '($.)';
/** Bytes of a designation after ESC. */
const LONGEST_DESIGNATION = 15;

const ASCII: CharacterSet = { width: 1, decode: ([code]) => String.fromCharCode(code!) };
const JISX0201_ROMAN: CharacterSet = {
  width: 1,
  decode: ([code]) => (code === 0x5c ? '¥' : code === 0x7e ? '‾' : String.fromCharCode(code!)),
};
const JISX0201_KATAKANA: CharacterSet = {
  width: 1,
  decode: ([code]) => (code! >= 0x21 && code! <= 0x5f ? String.fromCharCode(code! + 0xff40) : null),
};
const JISX0208 = ofEuc('euc_jp');
const JISX0212 = ofEuc('euc_jp', 0x8f);
const KSX1001 = ofEuc('euc_kr');
const GB2312 = ofEuc('gb2312');

const LATIN1: CharacterSet = { width: 1, decode: ([code]) => String.fromCharCode(code! | 0x80) };
const GREEK: CharacterSet = {
  width: 1,
  decode: ([code]) => singleByteDecoder('iso8859_7')(Buffer.of(code! | 0x80)),
};

function ofEuc(codec: string, ...prefix: number[]): CharacterSet {
  let decode: ((bytes: Buffer) => string | null) | null = null;
  return {
    width: 2,
    decode: (code) => {
      decode ??= doubleByteDecoder(codec);
      const character = decode(Buffer.from([...prefix, ...code.map((byte) => byte | 0x80)]));
      return character !== null && [...character].length === 1 ? character : null;
    },
  };
}

/** Designations of a codec: the bytes after ESC, to the set. */
type Designations = Readonly<Record<string, CharacterSet>>;

interface Iso2022 {
  /** To the set of bytes outside of shifts. */
  readonly g0: Designations;
  /** To the set of bytes between SO and SI. */
  readonly g1?: Designations;
  /** SO and SI shift; elsewhere they are controls like others. */
  readonly hasShifts?: true;
  /** To the set of single bytes after ESC N, which is plain text in codecs without one. */
  readonly g2?: Designations;
}

const JAPANESE: Designations = {
  '(B': ASCII,
  '(J': JISX0201_ROMAN,
  '$@': JISX0208,
  $B: JISX0208,
};

const CODECS: Readonly<Record<string, Iso2022>> = {
  iso2022_jp: { g0: JAPANESE },
  iso2022_jp_1: { g0: { ...JAPANESE, '$(D': JISX0212 } },
  iso2022_jp_2: {
    g0: { ...JAPANESE, '$(D': JISX0212, '$(C': KSX1001, $A: GB2312 },
    g1: { '$)C': KSX1001 },
    g2: { '.A': LATIN1, '.F': GREEK },
  },
  iso2022_jp_ext: { g0: { ...JAPANESE, '$(D': JISX0212, '(I': JISX0201_KATAKANA } },
  iso2022_kr: { g0: { '(B': ASCII, '$(C': KSX1001 }, g1: { '$)C': KSX1001 }, hasShifts: true },
};

/** A decoder by Python's module name; null for codecs of other kinds. */
export function escapeDecoder(module: string): ((bytes: Buffer) => string | null) | null {
  if (module === 'hz') return decodeHz;
  const codec = CODECS[module];
  return codec ? (bytes) => decodeIso2022(codec, bytes) : null;
}

function decodeIso2022({ g0, g1, g2, hasShifts }: Iso2022, bytes: Buffer): string | null {
  let text = '';
  let unshifted = ASCII;
  let shifted = ASCII;
  let single = ASCII;
  let isShifted = false;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte === ESC) {
      const introducer = bytes[at + 1];
      if (introducer === undefined) return null;
      if (g2 && introducer === SINGLE_SHIFT) {
        const character = at + 2 < bytes.length ? decodeOne(single, bytes, at + 2) : null;
        if (character === null) return null;
        text += character;
        at += 3;
        continue;
      }
      if (INTRODUCERS.includes(String.fromCharCode(introducer))) {
        const sequence = designationAt(bytes, at + 1);
        if (sequence === null) return null;
        if (g0[sequence]) unshifted = g0[sequence];
        else if (g1?.[sequence]) shifted = g1[sequence];
        else if (g2?.[sequence]) single = g2[sequence];
        else return null;
        at += 1 + sequence.length;
        continue;
      }
      // A sequence of another purpose is text, up to and with its final byte.
      const end = finalByteAfter(bytes, at);
      text += bytes.toString('latin1', at, end);
      at = end;
      continue;
    } else if (hasShifts && (byte === SHIFT_OUT || byte === SHIFT_IN)) {
      isShifted = byte === SHIFT_OUT;
      at++;
      continue;
    } else if (byte === NEW_LINE) {
      // A line starts unshifted (RFC 1557); designations outlive it.
      isShifted = false;
    } else if (byte >= 0x80) return null;
    const set = byte < 0x20 ? ASCII : isShifted ? shifted : unshifted;
    const character = decodeOne(set, bytes, at);
    if (character === null) return null;
    text += character;
    at += set.width;
  }
  return text;
}

function decodeOne(set: CharacterSet, bytes: Buffer, at: number): string | null {
  if (at + set.width > bytes.length) return null;
  return set.decode([...bytes.subarray(at, at + set.width)]);
}

/** The bytes after ESC up to the final one, a capital letter or `@`; null when no sequence is complete. */
function designationAt(bytes: Buffer, at: number): string | null {
  for (let end = at + 1; end < Math.min(bytes.length, at + LONGEST_DESIGNATION); end++)
    if (isFinal(bytes[end]!)) return bytes.toString('latin1', at, end + 1);
  return null;
}

function finalByteAfter(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && !isFinal(bytes[at]!)) at++;
  return Math.min(bytes.length, at + 1);
}

const isFinal = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || byte === 0x40;

/** RFC 1843: `~{` and `~}` around codes of GB 2312, `~~` is a tilde, `~` before the end of a line joins lines. */
function decodeHz(bytes: Buffer): string | null {
  let text = '';
  let set = ASCII;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return null;
    if (byte === TILDE) {
      const next = String.fromCharCode(bytes[at + 1] ?? 0);
      if (next === '~' && set === ASCII) text += '~';
      else if (next === '{' && set === ASCII) set = GB2312;
      else if (next === '}' && set !== ASCII) set = ASCII;
      else if (next !== '\n' || set !== ASCII) return null;
      at += 2;
      continue;
    }
    const character = decodeOne(set, bytes, at);
    if (character === null) return null;
    text += character;
    at += set.width;
  }
  return text;
}

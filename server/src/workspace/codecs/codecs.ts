/**
 * The codecs in which Python source can be written, decoded exactly as CPython's codecs of the same names
 * decode, strictly. WHATWG's tables (`TextDecoder`) are used for UTF-8 only: for the legacy encodings they
 * are what browsers need (Latin-1 read as Windows-1252, vendors' supersets of national standards), not what
 * Python does.
 */
import { CODEC_NAMES, codecModule } from './codec-names.ts';
import { doubleByteDecoder } from './double-byte.ts';
import { DOUBLE_BYTE_TABLES } from './double-byte-tables.ts';
import { escapeDecoder } from './iso2022.ts';
import { singleByteDecoder } from './single-byte.ts';
import { SINGLE_BYTE_TABLES } from './single-byte-tables.ts';
import { decodeRawUnicodeEscape, decodeUnicodeEscape } from './unicode-escapes.ts';
import { decodeUtf7 } from './utf7.ts';

export interface Codec {
  /** Python's canonical name (`codecs.lookup(name).name`). */
  readonly name: string;
  /** True when ASCII bytes are always ASCII characters, so that an ASCII text needs no decoding. */
  readonly isAsciiSuperset: boolean;
  /** The text of the bytes; null when they are not of this encoding. */
  readonly decode: (bytes: Buffer) => string | null;
}

/** Why a name gives no codec. */
export type CodecFailure =
  | 'unknown' // Python has no text encoding of this name
  | 'not_source' // not a superset of ASCII, which PEP 263 demands of source encodings
  | 'unsupported'; // Python could read it, this program cannot

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Python's encodings whose first two lines could not hold a cookie in ASCII: wide units, EBCDIC, and the ones
 * made for other ends than text files.
 */
const NOT_SOURCE = /^(?:utf_16|utf_32)|^cp(?:037|273|424|500|875|1026|1140)$|^(?:idna|punycode|undefined)$/;

/** Codecs in which bytes of ASCII can be other characters: CP864 has its own per cent sign, the others escape. */
const CHANGES_ASCII = /^(?:cp864|hz|iso2022_.*|(?:raw_)?unicode_escape|utf_7)$/;

const made = new Map<string, Codec>();

/** Finds the codec of a name by Python's rules for names. */
export function codecOf(name: string): Codec | CodecFailure {
  const module = codecModule(name);
  if (module === null) return 'unknown';
  if (NOT_SOURCE.test(module)) return 'not_source';
  const known = made.get(module);
  if (known !== undefined) return known;
  const decode = decoderOf(module);
  if (decode === null) return 'unsupported';
  const codec = { name: CODEC_NAMES[module]![0], isAsciiSuperset: !CHANGES_ASCII.test(module), decode };
  made.set(module, codec);
  return codec;
}

function decoderOf(module: string): Codec['decode'] | null {
  if (module === 'utf_8' || module === 'utf_8_sig') return decodeUtf8;
  if (module === 'utf_7') return decodeUtf7;
  if (module === 'unicode_escape') return decodeUnicodeEscape;
  if (module === 'raw_unicode_escape') return decodeRawUnicodeEscape;
  // Python gives C1 control characters for 0x80 to 0x9f, exactly what Node calls latin1.
  if (module === 'latin_1' || module === 'iso8859_1' || module === 'charmap')
    return (bytes) => bytes.toString('latin1');
  if (module === 'ascii')
    return (bytes) => (bytes.every((byte) => byte < 0x80) ? bytes.toString('latin1') : null);
  if (Object.hasOwn(SINGLE_BYTE_TABLES, module)) return singleByteDecoder(module);
  if (Object.hasOwn(DOUBLE_BYTE_TABLES, module)) return doubleByteDecoder(module);
  return escapeDecoder(module);
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * From the bytes of a Python source file to its text, exactly as CPython reads them (Python reference 2.1.4,
 * PEP 263). Pure: knows no files.
 *
 * The text is the file's, unchanged: a BOM stays as U+FEFF and line ends stay as they are, so that UTF-8
 * offsets in the text are those of the text on disk (for files that are not UTF-8: of the text as UTF-8).
 */
import { isAscii } from 'node:buffer';
import { countLines } from '../text/line-index.ts';
import { type CodecFailure, codecOf } from './codecs/codecs.ts';
import { encodingDeclaration } from './encoding-declaration.ts';

export interface DecodedSource {
  readonly status: 'ok';
  readonly text: string;
  /** Python's name of the codec; `utf-8-sig` when the file has a BOM. */
  readonly encoding: string;
  /** Number of lines: line ends, plus one for text after the last of them. */
  readonly lines: number;
}

export interface DecodeFailure {
  readonly status: 'skipped';
  readonly skipReason: 'binary' | 'undecodable' | 'unknown_encoding';
  readonly detail: string;
}

/** Decodes a whole file. Never throws. */
export function decodeSource(bytes: Buffer): DecodedSource | DecodeFailure {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return failure('binary', `NUL byte at offset ${nul}`);

  const { encoding, hasBom, isExplicit } = encodingDeclaration(bytes);
  if (hasBom && encoding !== 'utf-8')
    return failure('undecodable', `the byte order mark says utf-8, the encoding declaration ${encoding}`);

  const codec = codecOf(encoding);
  if (typeof codec === 'string') return failure('unknown_encoding', CODEC_FAILURES[codec](encoding));

  // Most files are pure ASCII, which every codec marked so decodes to itself.
  if (codec.isAsciiSuperset && isAscii(bytes)) return decoded(bytes.toString('latin1'), codec.name);

  const text = codec.decode(bytes);
  if (text === null)
    return failure(
      'undecodable',
      isExplicit
        ? `bytes that are not ${codec.name}, which the encoding declaration promises`
        : 'bytes that are not UTF-8, in a file without an encoding declaration (PEP 263)',
    );
  return decoded(text, hasBom ? 'utf-8-sig' : codec.name);
}

const CODEC_FAILURES: { readonly [F in CodecFailure]: (encoding: string) => string } = {
  unknown: (encoding) => `Python has no text encoding of the name ${encoding}`,
  not_source: (encoding) => `${encoding} is no superset of ASCII and so no source encoding (PEP 263)`,
  unsupported: (encoding) => `the encoding ${encoding} is not supported; save the file as UTF-8`,
};

const decoded = (text: string, encoding: string): DecodedSource => ({
  status: 'ok',
  text,
  encoding,
  lines: countLines(text),
});

const failure = (skipReason: DecodeFailure['skipReason'], detail: string): DecodeFailure => ({
  status: 'skipped',
  skipReason,
  detail,
});

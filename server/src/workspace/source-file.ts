/**
 * One source file: its bytes read from disk within limits and decoded as CPython would decode them, or the
 * reason why it is skipped. Does not know which files exist, nor any Python beyond PEP 263.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../text/hash.ts';
import { countLines } from '../text/line-index.ts';
import { type DecodedSource, type DecodeFailure, decodeSource } from './decode-source.ts';
import { DEFAULT_MAX_FILE_BYTES } from './limits.ts';

/** Why a file of the workspace has no evidence (`files.skip_reason`). */
export const SKIP_REASONS = [
  'binary', // holds a NUL byte, which CPython refuses in source
  'too_large', // longer than `max-file-bytes`
  'undecodable', // bytes that are not of the declared encoding, or a BOM that contradicts the cookie
  'unreadable', // the operating system refused, or the file vanished
  'unknown_encoding', // the cookie names an encoding Python does not know as a source encoding
  'not_a_file', // a directory, pipe, socket or device
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface SourceLimits {
  /** Largest file that is read, in bytes. */
  readonly maxFileBytes: number;
}

export interface ReadableSource extends DecodedSource {
  /** Size on disk in bytes. */
  readonly bytes: number;
  /** SHA-256 of the bytes on disk, 64 hex digits. */
  readonly sha256: string;
}

export interface SkippedSource {
  readonly status: 'skipped';
  readonly skipReason: SkipReason;
  /** A sentence for people: what exactly was wrong. */
  readonly detail: string;
  /** Size on disk in bytes; 0 when it could not be learned. */
  readonly bytes: number;
  /** SHA-256 of the bytes on disk; null when they were not read. */
  readonly sha256: string | null;
}

export type SourceFile = ReadableSource | SkippedSource;

/**
 * Reads and decodes one file. Never throws: whatever the disk does becomes a skip reason. Synchronous on
 * purpose: it runs in workers, where one file at a time is read and used at once.
 */
export function readSource(
  absolutePath: string,
  limits: SourceLimits = { maxFileBytes: DEFAULT_MAX_FILE_BYTES },
): SourceFile {
  let bytes: Buffer | SkippedSource;
  try {
    bytes = readBytes(absolutePath, limits.maxFileBytes);
  } catch (error) {
    return skipped('unreadable', systemMessage(error), 0, null);
  }
  return Buffer.isBuffer(bytes) ? sourceOfBytes(bytes) : bytes;
}

/** Decodes bytes that are already in memory into the same answer `readSource` gives for a file of them. */
export function sourceOfBytes(bytes: Buffer): SourceFile {
  const sha256 = sha256Hex(bytes);
  const decoded: DecodedSource | DecodeFailure = decodeSource(bytes);
  return decoded.status === 'ok'
    ? { ...decoded, bytes: bytes.length, sha256 }
    : skipped(decoded.skipReason, decoded.detail, bytes.length, sha256);
}

/**
 * What a file would be that an editor saves with this text. A declaration of another encoding than UTF-8 leaves the text
 * as it is shown, and size and offsets those of the text in UTF-8, as they are of files.
 */
export function sourceOfText(
  text: string,
  { maxFileBytes }: SourceLimits = { maxFileBytes: DEFAULT_MAX_FILE_BYTES },
): SourceFile {
  const bytes = Buffer.from(text);
  if (bytes.length > maxFileBytes) return tooLarge(bytes.length, maxFileBytes);
  const source = sourceOfBytes(bytes);
  if (isSaid(source, text)) return source;
  const whole = { text, lines: countLines(text), encoding: 'utf-8', bytes: bytes.length };
  return { status: 'ok', ...whole, sha256: digestOfShown(bytes) };
}

/** The digest that `sourceOfText` gives a text within the limits. */
export function digestOfText(text: string): string {
  const bytes = Buffer.from(text);
  const source = sourceOfBytes(bytes);
  return isSaid(source, text) ? source.sha256! : digestOfShown(bytes);
}

/** Whether a file of a text's UTF-8 says what the text says, or nothing as no encoding could make it say more. */
const isSaid = (source: SourceFile, text: string): boolean =>
  source.status === 'ok' ? source.text === text : source.skipReason !== 'undecodable';

/**
 * For a text whose bytes only the editor knows, because its UTF-8 would be read as something else: the digest of no file
 * that can be read, so that the one that is saved is looked at.
 */
const digestOfShown = (bytes: Buffer): string => sha256Hex(Buffer.concat([Buffer.of(0), bytes]));

/**
 * Opens without blocking (a pipe named `x.py` would otherwise wait for a writer for ever), asks the open
 * file and not the path what it is, and reads at most one byte more than the limit, so that a file that
 * grows meanwhile, or that reports no size, cannot exceed it.
 */
function readBytes(path: string, maxBytes: number): Buffer | SkippedSource {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return skipped('not_a_file', 'not a regular file', 0, null);
    if (status.size > maxBytes) return tooLarge(status.size, maxBytes);
    let bytes = Buffer.allocUnsafe(status.size + 1);
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      length += count;
      if (length > maxBytes) return tooLarge(length, maxBytes);
      if (count === 0) return bytes.subarray(0, length);
      if (length === bytes.length) {
        const bigger = Buffer.allocUnsafe(Math.min(bytes.length * 2, maxBytes) + 1);
        bytes.copy(bigger);
        bytes = bigger;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

const tooLarge = (size: number, maxBytes: number): SkippedSource =>
  skipped('too_large', `${size} bytes; the limit (max-file-bytes) is ${maxBytes}`, size, null);

const skipped = (
  skipReason: SkipReason,
  detail: string,
  bytes: number,
  sha256: string | null,
): SkippedSource => ({ status: 'skipped', skipReason, detail, bytes, sha256 });

/** The system's error code and text without the path, which the caller already shows. */
function systemMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, \w+( '.*')?$/, '');
}

/** SHA-256 of a file's bytes, lower-case hex; null when it is not a file that can be read. */
export function sha256OfFile(absolutePath: string): string | null {
  const bytes = wholeFile(absolutePath);
  return bytes === null ? null : sha256Hex(bytes);
}

/** Decoded text of a file below `root`, if its bytes still have the digest; else null. */
export function sourceOfFile(root: string, path: string, sha256: string | null): string | null {
  const bytes = wholeFile(join(root, path));
  if (bytes === null) return null;
  const source = sourceOfBytes(bytes);
  return source.status === 'ok' && source.sha256 === sha256 ? source.text : null;
}

/** Bytes of a file that was within the limits when it was indexed; null when it is no readable file any more. */
function wholeFile(absolutePath: string): Buffer | null {
  try {
    const bytes = readBytes(absolutePath, Number.POSITIVE_INFINITY);
    return Buffer.isBuffer(bytes) ? bytes : null;
  } catch {
    return null;
  }
}

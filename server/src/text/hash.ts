/**
 * The hashes of the project: a fast one for ids and cache keys inside one workspace (in 64 bits) and for lists of
 * what was looked at (in 31), and SHA-256 for file contents that other programs compare. Knows nothing of what is
 * hashed.
 *
 * The fast hash is xxHash in WebAssembly. Its few kilobytes are instantiated once per thread by the top-level
 * await below, so importing this module is all a worker has to do.
 */
import { hash } from 'node:crypto';
import xxhash from 'xxhash-wasm';

const { h32, h64ToString, h64Raw } = await xxhash();

/**
 * XXH64 (seed 0) of the text's UTF-8 bytes as 16 lower-case hex digits. Lone surrogates are hashed as
 * U+FFFD, so texts that differ only in those collide; decoded files have none.
 */
export function hash64(text: string): string {
  return h64ToString(text);
}

/** The upper 31 bits of XXH32 (seed 0) of the text's UTF-8 bytes, never 0: JavaScript keeps such numbers without a box. */
export function hash31(text: string): number {
  return h32(text) >>> 1 || 1;
}

/** XXH64 (seed 0) of raw bytes as 16 lower-case hex digits. */
export function hash64Bytes(bytes: Uint8Array): string {
  return h64Raw(bytes).toString(16).padStart(16, '0');
}

/** SHA-256 of raw bytes as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

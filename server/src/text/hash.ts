/**
 * The two hashes of the project: a fast 64-bit one for ids and cache keys inside one workspace, and SHA-256
 * for file contents that other programs compare. Knows nothing of what is hashed.
 *
 * The fast hash is XXH64 in WebAssembly. Its few kilobytes are instantiated once per thread by the top-level
 * await below, so importing this module is all a worker has to do.
 */
import { hash } from 'node:crypto';
import xxhash from 'xxhash-wasm';

const { h64ToString, h64Raw } = await xxhash();

/**
 * XXH64 (seed 0) of the text's UTF-8 bytes as 16 lower-case hex digits. Lone surrogates are hashed as
 * U+FFFD, so texts that differ only in those collide; decoded files have none.
 */
export function hash64(text: string): string {
  return h64ToString(text);
}

/** XXH64 (seed 0) of raw bytes as 16 lower-case hex digits. */
export function hash64Bytes(bytes: Uint8Array): string {
  return h64Raw(bytes).toString(16).padStart(16, '0');
}

/** SHA-256 of raw bytes as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/**
 * `state.json`: how the last writer left the store. While a writer lives it says who writes and the newest
 * committed revision; after an orderly close it holds a checksum of the whole database. Any other content
 * means that the store cannot be trusted.
 */
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { databasePath } from './connection.ts';

export const STATE_FILE = 'state.json';
/** While a writer is open, the state is rewritten in place with this width, so one small write replaces it. */
const OPEN_STATE_BYTES = 256;
const READ_BLOCK_BYTES = 1 << 20;

export type StoreState =
  | { readonly state: 'open'; readonly pid: number; readonly host: string; readonly revision: number }
  | { readonly state: 'closed'; readonly bytes: number; readonly crc32: number; readonly revision: number }
  | { readonly state: 'damaged'; readonly reason: string };

/** Null when there is no such file, or when it says nothing we know. */
export function readState(directory: string): StoreState | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, STATE_FILE), 'utf8'));
    if (typeof value !== 'object' || value === null || !('state' in value)) return null;
    return ['open', 'closed', 'damaged'].includes(String(value.state)) ? (value as StoreState) : null;
  } catch {
    return null;
  }
}

export function writeState(directory: string, state: StoreState): void {
  const path = join(directory, STATE_FILE);
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, JSON.stringify(state).padEnd(OPEN_STATE_BYTES) + '\n', { mode: 0o600 });
  renameSync(temporary, path);
}

/** The state file of a living writer, held open so that a commit adds one small write. */
export class OpenState {
  private readonly fd: number;
  private readonly identity: { state: 'open'; pid: number; host: string };

  constructor(directory: string, host: string, revision: number) {
    this.identity = { state: 'open', pid: process.pid, host };
    writeState(directory, { ...this.identity, revision });
    this.fd = openSync(join(directory, STATE_FILE), 'r+');
  }

  /** Notes that `revision` is committed. */
  committed(revision: number): void {
    try {
      writeSync(this.fd, JSON.stringify({ ...this.identity, revision }).padEnd(OPEN_STATE_BYTES), 0);
    } catch {
      // The revision is committed all the same; a note that is behind only weakens the next start's check.
    }
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** Size and CRC-32 of the database file. */
export function databaseChecksum(directory: string): { bytes: number; crc32: number } {
  const fd = openSync(databasePath(directory), 'r');
  try {
    const block = Buffer.allocUnsafe(Math.min(READ_BLOCK_BYTES, Math.max(1, fstatSync(fd).size)));
    let bytes = 0;
    let checksum = 0;
    for (;;) {
      const count = readSync(fd, block, 0, block.length, bytes);
      if (count === 0) return { bytes, crc32: checksum };
      bytes += count;
      checksum = crc32(block.subarray(0, count), checksum);
    }
  } finally {
    closeSync(fd);
  }
}

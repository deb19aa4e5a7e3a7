/**
 * The file format of an evidence pack: records one after the other, each with a header that can be checked on
 * its own and a payload that can be checked with it. A pack has one writer, which only appends; whatever does
 * not check out is as if it were not there.
 *
 *     header   magic u32 · header CRC u32 · payload bytes u32 · payload CRC u32 · key bytes u8 · key · zeros
 *     payload  bytes · zeros
 *
 * Numbers are little-endian; headers have a fixed size and payloads start and end on multiples of 8 bytes.
 */
import { fstatSync, readSync, writevSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** "cpE" and the version of the format. */
const MAGIC = 0x01_45_70_63;
const FIXED_BYTES = 17;
const HEADER_BYTES = 152;
export const MAX_KEY_LENGTH = HEADER_BYTES - FIXED_BYTES;
const PADDING = Buffer.alloc(8);

export interface PackRecord {
  readonly key: string;
  /** Where the payload starts in the file, and its length, in bytes. */
  readonly offset: number;
  readonly bytes: number;
  readonly checksum: number;
}

const padded = (bytes: number): number => (bytes + 7) & ~7;

/** Size of a record in the file, in bytes. */
export const recordBytes = (record: PackRecord): number => HEADER_BYTES + padded(record.bytes);

/** Seeded with the key, so that a payload under another key's name does not pass. */
const payloadChecksum = (key: string, payload: Uint8Array): number => crc32(payload, crc32(key));

/** Appends a record at `position`, which must be the end of the file; throws what the system throws. */
export function appendRecord(fd: number, position: number, key: string, payload: Uint8Array): PackRecord {
  const checksum = payloadChecksum(key, payload);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE(payload.length, 8);
  header.writeUInt32LE(checksum, 12);
  header.writeUInt8(key.length, 16);
  header.write(key, FIXED_BYTES, 'latin1');
  header.writeUInt32LE(crc32(header.subarray(8)), 4);
  const record = { key, offset: position + HEADER_BYTES, bytes: payload.length, checksum };
  const total = recordBytes(record);
  let written = writevSync(
    fd,
    [header, payload, PADDING.subarray(0, padded(payload.length) - payload.length)],
    position,
  );
  if (written < total) {
    // The system took a part: signals and nearly full disks do that.
    const whole = Buffer.concat([header, payload, PADDING], total);
    while (written < total) written += writevSync(fd, [whole.subarray(written)], position + written);
  }
  return record;
}

/**
 * Lists the records from `position` to the end of the file, or to the first header that is damaged or whose
 * payload is not all there; `end` is where a later scan may go on.
 */
export function scanRecords(fd: number, position: number): { records: PackRecord[]; end: number } {
  const size = fstatSync(fd).size;
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  const records: PackRecord[] = [];
  let end = position;
  while (end + HEADER_BYTES <= size && readSync(fd, header, 0, HEADER_BYTES, end) === HEADER_BYTES) {
    const keyLength = header.readUInt8(16);
    const isHeader =
      header.readUInt32LE(0) === MAGIC &&
      header.readUInt32LE(4) === crc32(header.subarray(8)) &&
      keyLength <= MAX_KEY_LENGTH;
    if (!isHeader) break;
    const record: PackRecord = {
      key: header.toString('latin1', FIXED_BYTES, FIXED_BYTES + keyLength),
      offset: end + HEADER_BYTES,
      bytes: header.readUInt32LE(8),
      checksum: header.readUInt32LE(12),
    };
    if (end + recordBytes(record) > size) break;
    records.push(record);
    end += recordBytes(record);
  }
  return { records, end };
}

/** The payload of a record, in memory of its own; null when it is not what was written. */
export function readRecord(fd: number, record: PackRecord): Uint8Array<ArrayBuffer> | null {
  const payload = new Uint8Array(record.bytes);
  let filled = 0;
  while (filled < record.bytes) {
    const count = readSync(fd, payload, filled, record.bytes - filled, record.offset + filled);
    if (count === 0) return null;
    filled += count;
  }
  return payloadChecksum(record.key, payload) === record.checksum ? payload : null;
}

/**
 * Evidence bytes by content key, in a few append-only pack files under `evidence/`. One file per entry would
 * be simpler, but creating a small file costs ten to fifty times as much as appending to an open one.
 *
 * Every thread and process uses its own instance on the same folder: an instance appends only to a pack it
 * created itself, and finds what the others have written by scanning their packs. Knows nothing of what the
 * bytes mean. Whatever is damaged or missing counts as a miss: evidence can be made again from the source.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode, toStoreError } from './errors.ts';
import { appendRecord, type PackRecord, readRecord, recordBytes, scanRecords } from './evidence-pack.ts';
import { makeDirectory } from './make-directory.ts';

export const EVIDENCE_DIRECTORY = 'evidence';
const PACK_PATTERN = /^[0-9a-z-]+\.pack$/;
const KEY_PATTERN = /^[0-9a-f]{8,128}$/;
/** Packs are merged when there are more than this many, or when dead bytes outweigh live ones by this factor. */
const MAX_PACKS = 16;
const MAX_DEAD_RATIO = 1;

/** A pack as this instance knows it. */
interface Pack {
  readonly name: string;
  readonly fd: number;
  /** Scanned, or written by this instance, up to here. */
  end: number;
}

interface Place {
  readonly pack: Pack;
  readonly record: PackRecord;
}

export interface GarbageReport {
  /** Entries and bytes that are gone from the disk; dead entries in packs not worth rewriting stay. */
  readonly removedEntries: number;
  readonly removedBytes: number;
}

export class EvidenceCache {
  private readonly directory: string;
  private readonly packs = new Map<string, Pack>();
  /** Usually one place a key; more when two writers made the same evidence at once. */
  private readonly places = new Map<string, Place[]>();
  private own: Pack | null = null;
  /** Evidence of texts that are still being typed: served like the rest, not worth writing. */
  private readonly held = new Map<string, () => Uint8Array>();

  /** `directory` is the workspace's cache folder. Nothing is created before the first write. */
  constructor(directory: string) {
    this.directory = join(directory, EVIDENCE_DIRECTORY);
  }

  /** The bytes stored under `key` (8 to 128 lower-case hex digits), intact and not shared, or null. */
  read(key: string): Uint8Array<ArrayBuffer> | null {
    requireKey(key);
    const held = this.held.get(key);
    if (held !== undefined) return new Uint8Array(held());
    return this.readKnown(key) ?? (this.scan() ? this.readKnown(key) : null);
  }

  /** Whether bytes are stored under the key; they are checked only when they are read. */
  has(key: string): boolean {
    requireKey(key);
    return this.places.has(key) || (this.scan() && this.places.has(key));
  }

  /**
   * Stores bytes under a key, whole or not at all, unless they are there already. Not forced to the disk:
   * an entry torn by a power cut fails its checksum. Throws `StoreError` (`unwritable`, `full`).
   */
  write(key: string, bytes: Uint8Array): void {
    requireKey(key);
    if (this.places.has(key)) return;
    try {
      const pack = this.ownPack();
      const record = appendRecord(pack.fd, pack.end, key, bytes);
      pack.end += recordBytes(record);
      this.add(pack, record);
    } catch (error) {
      throw toStoreError(error, this.directory);
    }
  }

  /** Serves what `encode` gives under the key, to this instance alone, until it is written or dropped. */
  hold(key: string, encode: () => Uint8Array): void {
    requireKey(key);
    this.held.set(key, encode);
  }

  /** Forgets held evidence; unknown keys are ignored. */
  drop(key: string): void {
    this.held.delete(key);
  }

  /** Writes all held evidence, so that other processes and later starts find it. Throws as `write` does. */
  writeHeld(): void {
    for (const [key, encode] of this.held) {
      this.write(key, encode());
      this.held.delete(key);
    }
  }

  /** Keys of all entries, unsorted. */
  keys(): string[] {
    this.scan();
    return [...this.places.keys()];
  }

  /**
   * Rewrites the packs without entries whose key is not in `liveKeys` when that is worth it, damaged entries
   * included. Call it when no other instance is writing: what one appends meanwhile may be lost.
   */
  gc(liveKeys: ReadonlySet<string>): GarbageReport {
    this.scan();
    const before = { entries: this.countPlaces(), bytes: this.totalBytes() };
    let liveBytes = 0;
    for (const [key, [place]] of this.places) if (liveKeys.has(key)) liveBytes += recordBytes(place!.record);
    const deadBytes = before.bytes - liveBytes;
    if (deadBytes <= liveBytes * MAX_DEAD_RATIO && this.packs.size <= MAX_PACKS) {
      return { removedEntries: 0, removedBytes: 0 };
    }
    try {
      this.rewrite(liveKeys);
    } catch (error) {
      throw toStoreError(error, this.directory);
    }
    const removedBytes = Math.max(0, before.bytes - this.totalBytes());
    return { removedEntries: before.entries - this.countPlaces(), removedBytes };
  }

  /** Closes the packs. The instance may be used again; it starts with a pack of its own then. */
  close(): void {
    for (const pack of this.packs.values()) closeSync(pack.fd);
    this.packs.clear();
    this.places.clear();
    this.own = null;
  }

  private rewrite(liveKeys: ReadonlySet<string>): void {
    const old = [...this.packs.values()];
    const keys = [...this.places.keys()].filter((key) => liveKeys.has(key)).sort();
    this.own = null;
    const target = keys.length > 0 ? this.ownPack() : null;
    const moved: PackRecord[] = [];
    for (const key of keys) {
      const bytes = this.readKnown(key);
      if (bytes === null) continue;
      const record = appendRecord(target!.fd, target!.end, key, bytes);
      target!.end += recordBytes(record);
      moved.push(record);
    }
    this.places.clear();
    for (const record of moved) this.add(target!, record);
    for (const pack of old) {
      this.packs.delete(pack.name);
      closeSync(pack.fd);
      try {
        rmSync(join(this.directory, pack.name), { force: true });
      } catch {
        // Windows keeps files that another thread has open; the next collection removes them.
      }
    }
  }

  private readKnown(key: string): Uint8Array<ArrayBuffer> | null {
    const places = this.places.get(key);
    while (places !== undefined && places.length > 0) {
      const { pack, record } = places[0]!;
      try {
        const bytes = readRecord(pack.fd, record);
        if (bytes !== null) return bytes;
      } catch {
        // An unreadable entry is as good as none.
      }
      places.shift();
    }
    this.places.delete(key);
    return null;
  }

  /** Looks for packs and entries of other instances; true when there are new entries. */
  private scan(): boolean {
    let found = false;
    for (const name of packNames(this.directory)) {
      try {
        const pack = this.packs.get(name) ?? this.openPack(name);
        if (pack === this.own) continue;
        const { records, end } = scanRecords(pack.fd, pack.end);
        pack.end = end;
        for (const record of records) this.add(pack, record);
        found ||= records.length > 0;
      } catch {
        // Removed since the folder was listed, or not readable: its entries are misses.
      }
    }
    return found;
  }

  private openPack(name: string): Pack {
    const pack = { name, fd: openSync(join(this.directory, name), 'r'), end: 0 };
    this.packs.set(name, pack);
    return pack;
  }

  /** The pack this instance appends to; a new one when there is none or somebody has removed it. */
  private ownPack(): Pack {
    if (this.own !== null && fstatSync(this.own.fd).nlink > 0) return this.own;
    const name = `${Date.now().toString(36)}-${process.pid}-${randomBytes(4).toString('hex')}.pack`;
    const path = join(this.directory, name);
    let fd: number;
    try {
      fd = openSync(path, 'wx+', 0o600);
    } catch (error) {
      if (systemErrorCode(error) !== 'ENOENT') throw error;
      makeDirectory(this.directory, 0o700);
      fd = openSync(path, 'wx+', 0o600);
    }
    this.own = { name, fd, end: 0 };
    this.packs.set(name, this.own);
    return this.own;
  }

  private add(pack: Pack, record: PackRecord): void {
    if (!KEY_PATTERN.test(record.key)) return;
    const places = this.places.get(record.key);
    if (places === undefined) this.places.set(record.key, [{ pack, record }]);
    else places.push({ pack, record });
  }

  private countPlaces(): number {
    let count = 0;
    for (const places of this.places.values()) count += places.length;
    return count;
  }

  private totalBytes(): number {
    let bytes = 0;
    for (const pack of this.packs.values()) bytes += fstatSync(pack.fd).size;
    return bytes;
  }
}

function requireKey(key: string): void {
  if (!KEY_PATTERN.test(key)) throw new RangeError(`not an evidence key: ${JSON.stringify(key)}`);
}

function packNames(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => PACK_PATTERN.test(name))
      .sort();
  } catch {
    return [];
  }
}

/**
 * Imported SCIP indexes, whole and unpacked, in files named by their content: a document is read from its place in
 * the index when somebody needs it, so an index of any size costs no memory. Beside each lies its manifest, what
 * reading it once has shown. Files appear whole and are never changed. Knows nothing of what the bytes mean.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { toStoreError } from './errors.ts';
import { makeDirectory } from './make-directory.ts';

export const SCIP_DIRECTORY = 'scip';
const INDEX_SUFFIX = '.scip';
const MANIFEST_SUFFIX = '.json';
const REGISTRY = 'imports.json';

/** Bytes of an index by offset. */
export class IndexBytes {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** `length` bytes from `offset` on; null when the index has been removed from the cache. */
  read(offset: number, length: number): Uint8Array | null {
    // Revisions come and go with their readers, so nobody could say when a kept descriptor may be closed.
    let fd: number;
    try {
      fd = openSync(this.file, 'r');
    } catch {
      return null;
    }
    try {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const count = readSync(fd, bytes, at, length - at, offset + at);
        if (count === 0) return null;
        at += count;
      }
      return bytes;
    } finally {
      closeSync(fd);
    }
  }
}

/** An index on its way into the cache: bytes are written as they come and kept only when `keep` is called. */
export class IncomingIndex {
  private readonly directory: string;
  private readonly temporary: string;
  private readonly fd: number;
  private readonly hash = createHash('sha256');
  private isOpen = true;

  constructor(directory: string) {
    this.directory = directory;
    this.temporary = join(directory, `incoming-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
    this.fd = openSync(this.temporary, 'wx', 0o600);
  }

  /** Throws `StoreError` where nothing can be written. */
  write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at);
    } catch (error) {
      throw toStoreError(error, this.directory);
    }
  }

  /** Makes it part of the cache; gives its name, the SHA-256 of its bytes. */
  keep(): string {
    this.close();
    const sha256 = this.hash.digest('hex');
    renameSync(this.temporary, join(this.directory, sha256 + INDEX_SUFFIX));
    return sha256;
  }

  drop(): void {
    this.close();
    rmSync(this.temporary, { force: true });
  }

  private close(): void {
    if (this.isOpen) closeSync(this.fd);
    this.isOpen = false;
  }
}

export class ScipCache {
  private readonly directory: string;

  /** `directory` is the workspace's cache folder. Nothing is created before the first write. */
  constructor(directory: string) {
    this.directory = join(directory, SCIP_DIRECTORY);
  }

  /** Throws `StoreError` where nothing can be written. */
  incoming(): IncomingIndex {
    return this.writing(() => new IncomingIndex(this.directory));
  }

  /** Null when the cache has no such index. */
  open(sha256: string): IndexBytes | null {
    const file = join(this.directory, sha256 + INDEX_SUFFIX);
    return existsSync(file) ? new IndexBytes(file) : null;
  }

  readManifest(sha256: string): string | null {
    return this.readText(sha256 + MANIFEST_SUFFIX);
  }

  writeManifest(sha256: string, text: string): void {
    this.writeText(sha256 + MANIFEST_SUFFIX, text);
  }

  /** Which files were imported, as `writeRegistry` was given it. */
  readRegistry(): string | null {
    return this.readText(REGISTRY);
  }

  writeRegistry(text: string): void {
    this.writeText(REGISTRY, text);
  }

  /** Removes indexes that are not among the named ones, and what a crash has left. */
  collectGarbage(live: ReadonlySet<string>): void {
    let names: string[];
    try {
      names = readdirSync(this.directory);
    } catch {
      return;
    }
    for (const name of names) {
      const isLive = name === REGISTRY || live.has(name.replace(/\.(scip|json)$/, ''));
      if (!isLive && !name.includes(`-${process.pid}-`)) rmSync(join(this.directory, name), { force: true });
    }
  }

  private readText(name: string): string | null {
    try {
      return readFileSync(join(this.directory, name), 'utf8');
    } catch {
      return null;
    }
  }

  private writeText(name: string, text: string): void {
    this.writing(() => {
      const temporary = join(this.directory, `${name}-${process.pid}-.tmp`);
      writeFileSync(temporary, text, { mode: 0o600 });
      renameSync(temporary, join(this.directory, name));
    });
  }

  private writing<T>(write: () => T): T {
    try {
      makeDirectory(this.directory, 0o700);
      return write();
    } catch (error) {
      throw toStoreError(error, this.directory);
    }
  }
}

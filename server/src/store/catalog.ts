/**
 * Files, their layouts and which chunk is in which file: the small part of one revision that nearly every
 * question needs. Read whole when first asked for, because it is a few thousand rows and then answers from
 * memory; what revisions of this process change is read again, and where others may have written, everything is.
 */
import type Database from 'better-sqlite3';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { DamagedDataError } from './errors.ts';
import { decodeLayout, type FileLayout } from './layout-codec.ts';
import type { ParseStatus, StoredChunk, StoredFile } from './records.ts';

type FileRow = [
  id: number,
  path: string,
  moduleFqn: string | null,
  isPackage: number,
  sourceRoot: string | null,
  bytes: number,
  lines: number,
  mtimeMs: number,
  sha256: Buffer | null,
  parseStatus: ParseStatus,
  skipReason: string | null,
  evidenceKey: string | null,
  layout: Buffer | null,
];

export class CatalogFile implements StoredFile {
  readonly id: number;
  readonly path: string;
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  readonly sourceRoot: string | null;
  readonly bytes: number;
  readonly lines: number;
  readonly mtimeMs: number;
  readonly sha256: string | null;
  readonly parseStatus: ParseStatus;
  readonly skipReason: string | null;
  readonly evidenceKey: string | null;
  /** Null for skipped files. */
  readonly layout: FileLayout | null;
  #positions: ChunkLayout | undefined;

  constructor(row: FileRow) {
    this.id = row[0];
    this.path = row[1];
    this.moduleFqn = row[2];
    this.isPackage = row[3] === 1;
    this.sourceRoot = row[4];
    this.bytes = row[5];
    this.lines = row[6];
    this.mtimeMs = row[7];
    this.sha256 = row[8]?.toString('hex') ?? null;
    this.parseStatus = row[9];
    this.skipReason = row[10];
    this.evidenceKey = row[11];
    this.layout = row[12] === null ? null : decodeLayout(row[12]);
  }

  /** Own offset ↔ absolute offset of its chunks. */
  positions(): ChunkLayout {
    const layout = this.layout;
    if (layout === null) throw new DamagedDataError(`file ${this.path} has links but no chunks`);
    this.#positions ??= new ChunkLayout(layout.starts, layout.ends, layout.parents);
    return this.#positions;
  }
}

const SELECT_FILES = `SELECT id, path, module_fqn, is_package, source_root, bytes, lines, mtime_ms, sha256, parse_status,
  skip_reason, evidence_key, layout FROM files`;

const byPath = (a: CatalogFile, b: CatalogFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

export class Catalog {
  /** Sorted by path, in code unit order. */
  readonly files: readonly CatalogFile[];
  private readonly byId = new Map<number, CatalogFile>();
  private readonly byPath = new Map<string, CatalogFile>();
  /** By chunk id: index into `files` plus one (0: no such chunk), and the chunk's row. */
  private readonly fileOf: Int32Array;
  private readonly rowOf: Int32Array;

  private constructor(files: readonly CatalogFile[]) {
    this.files = files;
    let lastChunk = 0;
    for (const file of this.files) {
      this.byId.set(file.id, file);
      this.byPath.set(file.path, file);
      for (const id of file.layout?.ids ?? []) lastChunk = Math.max(lastChunk, id);
    }
    this.fileOf = new Int32Array(lastChunk + 1);
    this.rowOf = new Int32Array(lastChunk + 1);
    this.files.forEach((file, index) => {
      file.layout?.ids.forEach((id, row) => {
        this.fileOf[id] = index + 1;
        this.rowOf[id] = row;
      });
    });
  }

  static read(db: Database.Database): Catalog {
    const rows = db.prepare(SELECT_FILES).raw().all() as FileRow[];
    return new Catalog(rows.map((row) => new CatalogFile(row)).sort(byPath));
  }

  /** The catalog after the files with some ids were put, changed or removed. This one stays what it is. */
  updated(db: Database.Database, ids: ReadonlySet<number>): Catalog {
    if (ids.size === 0) return this;
    const select = db.prepare(`${SELECT_FILES} WHERE id = ?`).raw();
    const files = this.files.filter(({ id }) => !ids.has(id));
    for (const id of ids) {
      const row = select.get(id) as FileRow | undefined;
      if (row) files.push(new CatalogFile(row));
    }
    return new Catalog(files.sort(byPath));
  }

  file(path: string): CatalogFile | null {
    return this.byPath.get(path) ?? null;
  }

  fileById(id: number): CatalogFile {
    const file = this.byId.get(id);
    if (file === undefined) throw new RangeError(`no file has the id ${id}`);
    return file;
  }

  /** Chunks by id, sorted by path and row. An id that names no chunk is damage: postings name living chunks. */
  locate(chunkIds: readonly number[]): StoredChunk[] {
    const found = chunkIds.map((chunkId) => {
      const index = this.fileOf[chunkId] ?? 0;
      if (index === 0) throw new DamagedDataError(`chunk ${chunkId} is in no file`);
      return { index: index - 1, chunkId, chunk: this.rowOf[chunkId]! };
    });
    found.sort((a, b) => a.index - b.index || a.chunk - b.chunk);
    return found.map(({ index, chunkId, chunk }) => {
      const { id: fileId, path } = this.files[index]!;
      return { fileId, path, chunkId, chunk };
    });
  }
}

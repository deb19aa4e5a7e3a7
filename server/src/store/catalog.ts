/**
 * Files, their layouts and which chunk is in which file: the small part of one revision that nearly every
 * question needs. Read whole when first asked for, because it is a few thousand rows and then answers from
 * memory; what revisions of this process change is read again, and where others may have written, everything is.
 */
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { DamagedDataError } from './errors.ts';
import { decodeLayout, type FileLayout } from './layout-codec.ts';
import type { ParseStatus, StoredChunk, StoredFile } from './records.ts';
import type { Statements } from './statements.ts';

type FileRow = [
  id: number,
  path: string,
  moduleFqn: string | null,
  isPackage: number,
  sourceRoot: string | null,
  bytes: number,
  lines: number,
  changedMs: number,
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
  readonly changedMs: number;
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
    this.changedMs = row[7];
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

const SELECT_FILES = `SELECT id, path, module_fqn, is_package, source_root, bytes, lines, changed_ms, sha256, parse_status,
  skip_reason, evidence_key, layout FROM files`;

const byPath = (a: CatalogFile, b: CatalogFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Where files and chunks stand in a list of files. */
class CatalogIndex {
  readonly byId = new Map<number, number>();
  readonly byPath = new Map<string, number>();
  /** By chunk id: index of its file plus one (0: no such chunk), and the chunk's row. */
  readonly fileOf: Int32Array;
  readonly rowOf: Int32Array;

  constructor(files: readonly CatalogFile[]) {
    let lastChunk = 0;
    for (const [index, file] of files.entries()) {
      this.byId.set(file.id, index);
      this.byPath.set(file.path, index);
      for (const id of file.layout?.ids ?? []) lastChunk = Math.max(lastChunk, id);
    }
    this.fileOf = new Int32Array(lastChunk + 1);
    this.rowOf = new Int32Array(lastChunk + 1);
    files.forEach((file, index) => {
      file.layout?.ids.forEach((id, row) => {
        this.fileOf[id] = index + 1;
        this.rowOf[id] = row;
      });
    });
  }
}

export class Catalog {
  /** Sorted by path, in code unit order. */
  readonly files: readonly CatalogFile[];
  private readonly index: CatalogIndex;

  private constructor(files: readonly CatalogFile[], index: CatalogIndex) {
    this.files = files;
    this.index = index;
  }

  static read(statements: Statements): Catalog {
    const rows = statements.of(SELECT_FILES).raw().all() as FileRow[];
    const files = rows.map((row) => new CatalogFile(row)).sort(byPath);
    return new Catalog(files, new CatalogIndex(files));
  }

  /** The catalog after the files with some ids were put, changed or removed. This one stays what it is. */
  updated(statements: Statements, ids: ReadonlySet<number>): Catalog {
    if (ids.size === 0) return this;
    const select = statements.of(`${SELECT_FILES} WHERE id = ?`).raw();
    const now = [...ids].flatMap((id) => {
      const row = select.get(id) as FileRow | undefined;
      return row ? [new CatalogFile(row)] : [];
    });
    const inPlace = now.length === ids.size ? this.replaced(now) : null;
    // After a key every file and chunk stands where it stood, however many there are.
    if (inPlace) return new Catalog(inPlace, this.index);
    const files = [...this.files.filter(({ id }) => !ids.has(id)), ...now].sort(byPath);
    return new Catalog(files, new CatalogIndex(files));
  }

  /** The files with some in place of the old ones; null where one of them was none, or has other chunks. */
  private replaced(changed: readonly CatalogFile[]): CatalogFile[] | null {
    const files = this.files.slice();
    for (const file of changed) {
      const at = this.index.byId.get(file.id);
      if (at === undefined || !standsAs(file, files[at]!)) return null;
      files[at] = file;
    }
    return files;
  }

  file(path: string): CatalogFile | null {
    const at = this.index.byPath.get(path);
    return at === undefined ? null : this.files[at]!;
  }

  fileById(id: number): CatalogFile {
    const at = this.index.byId.get(id);
    if (at === undefined) throw new RangeError(`no file has the id ${id}`);
    return this.files[at]!;
  }

  /** Chunks by id, sorted by path and row. An id that names no chunk is damage: postings name living chunks. */
  locate(chunkIds: readonly number[]): StoredChunk[] {
    const { fileOf, rowOf } = this.index;
    const found = chunkIds.map((chunkId) => {
      const index = fileOf[chunkId] ?? 0;
      if (index === 0) throw new DamagedDataError(`chunk ${chunkId} is in no file`);
      return { index: index - 1, chunkId, chunk: rowOf[chunkId]! };
    });
    found.sort((a, b) => a.index - b.index || a.chunk - b.chunk);
    return found.map(({ index, chunkId, chunk }) => {
      const { id: fileId, path } = this.files[index]!;
      return { fileId, path, chunkId, chunk };
    });
  }
}

/** Whether a file has the path and the chunks, in their order, that it had. */
function standsAs(file: CatalogFile, before: CatalogFile): boolean {
  const [now, then] = [file.layout?.ids ?? [], before.layout?.ids ?? []];
  return file.path === before.path && now.length === then.length && now.every((id, row) => id === then[row]);
}

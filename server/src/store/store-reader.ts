/**
 * Answers from one committed revision. Every method sees a single revision even while another connection
 * commits, and so does a group of calls inside `snapshot`. Answers come in canonical order (path, position,
 * name), never in the order things were stored.
 */
import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { Evidence } from '../evidence/evidence.ts';
import {
  type LinksOfChunk,
  METHODS,
  RELATION_CODES,
  RELATIONS,
  type Relation,
  SymbolRole,
} from '../linker/links.ts';
import { hash31 } from '../text/hash.ts';
import { Catalog, type CatalogFile } from './catalog.ts';
import { Codes } from './codes.ts';
import { DamagedDataError } from './errors.ts';
import { decodeIds, sortUnique } from './id-list.ts';
import { decodeFacts, type RawLink } from './link-codec.ts';
import { type LeftTable, leftRowsByChunk } from './packed-links.ts';
import type { FoundLink, FoundSymbol, StoreCounts, StoredChunk, StoredRevision, Trigger } from './records.ts';
import { Statements } from './statements.ts';
import {
  findSymbols,
  namesEndingWith,
  type SymbolQuery,
  type SymbolsPart,
  symbolsWithLetters,
} from './symbol-search.ts';
import type { Posting } from './terms.ts';

/** Term texts remembered while a revision lasts; beyond it they are read again (about 100 bytes each). */
const MAX_CACHED_TEXTS = 100_000;

/** Chunks whose links are counted in one read: some milliseconds. */
const COUNTED_CHUNKS = 2_000;

export interface LinkQuery {
  /** Only these relations; all of them when left out. */
  readonly relations?: readonly Relation[];
  /** At most so many links, the first in canonical order. */
  readonly limit?: number;
  /** Only links with the definition role: few chunks have one, however many refer to the target. */
  readonly isDefinition?: boolean;
  /** Only those in these chunks, which are all that `chunksByTarget` gives of their files: to read a part at a time. */
  readonly chunks?: readonly StoredChunk[];
}

export class StoreReader {
  private readonly db: Database.Database;
  private readonly statements: Statements;
  /** Whether `committed` tells of all changes: nobody but the writer of this process can make any. */
  private readonly isTold: boolean;
  /** Whether a transaction is open. */
  private isOpen = false;
  /** Whether something was committed since anything was remembered. */
  private isMoved = true;
  /** The newest revision, where every other one is told of; null when it is to be read. */
  private toldRevision: number | null = null;
  /** Files that are other ones than in the catalog. */
  private readonly changed = new Set<number>();
  private depth = 0;
  private version = -1;
  private catalogCache: Catalog | null = null;
  private codesCache: Codes | null = null;
  private readonly texts = new Map<number, string>();

  constructor(db: Database.Database, isTold = false) {
    this.db = db;
    this.statements = new Statements(db);
    this.isTold = isTold;
  }

  /** Says that a revision has been committed which changed these files. */
  committed(files: ReadonlySet<number>): void {
    for (const file of files) this.changed.add(file);
    this.isMoved = true;
    this.toldRevision = null;
    this.letGo();
  }

  /**
   * Ends the transaction that is kept open between reads where every revision is told of: to begin one costs as much
   * as a read. Call it before a revision begins, since the log of changes starts over only while nobody reads.
   */
  letGo(): void {
    if (this.depth > 0 || !this.isOpen) return;
    this.isOpen = false;
    this.statement('COMMIT').run();
  }

  /** Runs `read` so that everything it asks comes from one revision. May be nested. */
  snapshot<T>(read: () => T): T {
    this.hold();
    try {
      return read();
    } finally {
      this.release();
    }
  }

  /** Stays with the newest revision until `release`, however many are committed meanwhile. May be nested. */
  hold(): void {
    if (this.depth === 0) {
      if (!this.isOpen) this.statement('BEGIN').run();
      this.isOpen = true;
      if (this.hasMoved()) {
        this.catalogCache =
          (this.isTold && this.catalogCache?.updated(this.statements, this.changed)) || null;
        this.changed.clear();
        this.codesCache = null;
        this.texts.clear();
      }
    }
    this.depth++;
  }

  release(): void {
    this.depth--;
    if (!this.isTold || this.isMoved) this.letGo();
  }

  /** The newest committed revision; 0 before the first. */
  revision(): number {
    if (this.toldRevision !== null) return this.toldRevision;
    const revision = this.snapshot(() => this.scalar('SELECT max(revision) FROM revisions') ?? 0);
    if (this.isTold) this.toldRevision = revision;
    return revision;
  }

  /** Whether another revision was committed since this was asked. To ask SQLite costs more than most reads. */
  private hasMoved(): boolean {
    if (this.isTold) {
      const { isMoved } = this;
      this.isMoved = false;
      return isMoved;
    }
    const version = this.statement('PRAGMA data_version').pluck().get() as number;
    if (version === this.version) return false;
    this.version = version;
    return true;
  }

  /** Newest first. */
  revisions(limit: number): StoredRevision[] {
    const rows = this.snapshot(() =>
      this.statement(
        `SELECT revision, started_at, "trigger", changed_files, impacted_files, relinked_chunks, wall_us
         FROM revisions ORDER BY revision DESC LIMIT ?`,
      )
        .raw()
        .all(limit),
    ) as [number, number, Trigger, number, number, number, number][];
    return rows.map((row) => ({
      revision: row[0],
      startedAt: row[1],
      trigger: row[2],
      changedFiles: row[3],
      impactedFiles: row[4],
      relinkedChunks: row[5],
      wallUs: row[6],
    }));
  }

  /** What revisions did, as their writers put it, by revision; only of those that said. */
  revisionDetails(): ReadonlyMap<number, string> {
    const rows = this.snapshot(() =>
      this.statement('SELECT revision, detail FROM revision_details').raw().all(),
    ) as [number, Buffer][];
    return new Map(rows.map(([revision, detail]) => [revision, inflateRawSync(detail).toString()]));
  }

  meta(key: string): string | null {
    return this.snapshot(
      () =>
        (this.statement('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? null) as string | null,
    );
  }

  /** All files sorted by path; the array and its entries belong to the store. */
  files(): readonly CatalogFile[] {
    return this.snapshot(() => this.catalog().files);
  }

  file(path: string): CatalogFile | null {
    return this.snapshot(() => this.catalog().file(path));
  }

  /** Throws `RangeError` for an id that names no file. */
  fileById(id: number): CatalogFile {
    return this.snapshot(() => this.catalog().fileById(id));
  }

  /** Symbol keys of a file's chunks, by chunk row. */
  symbolKeys(fileId: number): string[] {
    return this.snapshot(() => {
      const rows = this.statement('SELECT id, symbol_key FROM chunks WHERE file_id = ?')
        .raw()
        .all(fileId) as [number, string][];
      const byId = new Map(rows);
      return Array.from(this.catalog().fileById(fileId).layout?.ids ?? [], (id) => {
        const key = byId.get(id);
        if (key === undefined) throw new DamagedDataError(`chunk ${id} has no row`);
        return key;
      });
    });
  }

  /**
   * What the linker says of every chunk of a file, by chunk row. `evidence` is that of the stored text: it turns
   * stored ordinals into rows of its tables.
   */
  fileLinks(fileId: number, evidence: Evidence): LinksOfChunk[] {
    return this.linksIn('links', fileId, evidence);
  }

  /** As `fileLinks`, of what imported indexes say. */
  indexedLinks(fileId: number, evidence: Evidence): LinksOfChunk[] {
    return this.linksIn('indexed_links', fileId, evidence);
  }

  private linksIn(table: 'links' | 'indexed_links', fileId: number, evidence: Evidence): LinksOfChunk[] {
    return this.snapshot(() => {
      const layout = this.catalog().fileById(fileId).layout;
      if (layout === null) return [];
      if (evidence.chunks.length !== layout.ids.length) {
        throw new RangeError(
          `this evidence has ${evidence.chunks.length} chunks, the file ${layout.ids.length}`,
        );
      }
      const raw = this.rawLinks(table, fileId, layout.ids);
      this.readTexts(raw.flatMap((links) => links.map(({ target }) => target)));
      const rows: Partial<Record<LeftTable, (chunk: number, ordinal: number) => number>> = {};
      return raw.map((stored, chunk) => {
        const links = stored.map(({ relation, ordinal, target, method, confidence, roles, aux }) => {
          const left = RELATIONS[relation].left;
          const row = (rows[left] ??= leftRowsByChunk(evidence, left))(chunk, ordinal);
          if (row < 0)
            throw new DamagedDataError(`a link of chunk ${layout.ids[chunk]} has no row in ${left}`);
          return { relation, left: row, target: this.termText(target), method, confidence, roles, aux };
        });
        return { chunk, links };
      });
    });
  }

  /** By chunk row. A chunk without a row has not been linked (its file was put in the store, its links were not). */
  private rawLinks(
    table: 'links' | 'indexed_links',
    fileId: number,
    chunkIds: Iterable<number>,
  ): readonly (readonly RawLink[])[] {
    const rows = this.statement(
      `SELECT id, facts FROM chunks JOIN ${table} ON chunk_id = id WHERE file_id = ?`,
    )
      .raw()
      .all(fileId) as [number, Buffer | null][];
    const byChunk = new Map(rows.map(([id, facts]) => [id, decodeFacts(facts, this.codes())]));
    return Array.from(chunkIds, (id) => byChunk.get(id) ?? []);
  }

  /**
   * Links to a symbol, qualified name or module, by path, then position. Where the linker and an imported index say
   * the same of one place, the more certain of the two.
   */
  linksByTarget(target: string, query: LinkQuery = {}): FoundLink[] {
    return this.snapshot(() => {
      const { isDefinition = false } = query;
      const term = this.mentions(target, isDefinition ? 'defined_in' : 'referred_in');
      if (term === null) return [];
      const wanted = query.relations === undefined ? null : new Set(query.relations);
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const found: FoundLink[] = [];
      let ofFile: FoundLink[] = [];
      let fileId = -1;
      const finishFile = (): boolean => {
        found.push(...distinct(ofFile.sort(byPosition)));
        ofFile = [];
        return found.length >= limit;
      };
      for (const chunk of query.chunks ?? this.catalog().locate(term.chunks)) {
        if (chunk.fileId !== fileId && finishFile()) break;
        fileId = chunk.fileId;
        const positions = this.catalog().fileById(fileId).positions();
        const links = [this.facts(chunk.chunkId), this.indexedFacts(chunk.chunkId)].flatMap((facts) =>
          decodeFacts(facts, this.codes(), term.id),
        );
        for (const link of links) {
          if (wanted !== null && !wanted.has(link.relation)) continue;
          if (isDefinition && !(link.roles & SymbolRole.definition)) continue;
          const { start, end, target: _target, ...rest } = link;
          const bstart = positions.toAbsolute(chunk.chunk, start);
          const bend = positions.toAbsolute(chunk.chunk, end);
          ofFile.push({ ...chunk, ...rest, bstart, bend });
        }
      }
      finishFile();
      return found.length > limit ? found.slice(0, limit) : found;
    });
  }

  /** Chunks with a link to a symbol, qualified name or module, or only those that define it. */
  chunksByTarget(target: string, posting: 'referred_in' | 'defined_in' = 'referred_in'): StoredChunk[] {
    return this.snapshot(() => {
      if (posting === 'referred_in')
        return this.catalog().locate(this.mentions(target, posting)?.chunks ?? []);
      return this.catalog().locate(decodeIds(this.termRow(target, posting)?.posting ?? null));
    });
  }

  /**
   * Chunks that looked the key up while they were linked, whether or not anything was found; with luck against it,
   * one that looked up another key of the same digest. Reads the lookups of every chunk.
   */
  chunksByLookup(key: string): StoredChunk[] {
    return this.snapshot(() => {
      const digest = hash31(key);
      const rows = this.statement('SELECT chunk_id, lookups FROM links ORDER BY chunk_id').raw().iterate();
      const chunks: number[] = [];
      for (const [chunk, lookups] of rows as IterableIterator<[number, Buffer | null]>)
        if (decodeIds(lookups).includes(digest)) chunks.push(chunk);
      return this.catalog().locate(chunks);
    });
  }

  /** Symbols by name. Sorted: defined ones first, then by dotted path, then by symbol. */
  findSymbols(query: SymbolQuery): FoundSymbol[] {
    return this.snapshot(() => findSymbols(query, (sql) => this.statement(sql)));
  }

  /** Symbols of the workspace whose name has these letters in their order; see `symbolsWithLetters`. */
  symbolsWithLetters(text: string, after: number): SymbolsPart {
    return this.snapshot(() => symbolsWithLetters(text, after, (sql) => this.statement(sql)));
  }

  /** Qualified names and unresolved names whose last part is `name`; see `namesEndingWith`. */
  namesEndingWith(name: string): string[] {
    return this.snapshot(() => namesEndingWith(name, (sql) => this.statement(sql)));
  }

  /** Counts by reading every blob: milliseconds for Django, meant for `status` and `doctor`. */
  counts(): StoreCounts {
    return this.snapshot(() => {
      let links = 0;
      let lookups = 0;
      for (let after: number | null = -1; after !== null; ) {
        const part = this.countLinks(after);
        links += part.links;
        lookups += part.lookups;
        after = part.last;
      }
      return { ...this.quickCounts(), links, lookups };
    });
  }

  /** Counts those of some chunks with an id above `after`; `last` is the highest of them, null where that was all. */
  countLinks(after: number): Pick<StoreCounts, 'links' | 'lookups'> & { readonly last: number | null } {
    return this.snapshot(() => {
      const rows = this.statement(
        'SELECT chunk_id, facts, lookups FROM links WHERE chunk_id > ? ORDER BY chunk_id LIMIT ?',
      )
        .raw()
        .all(after, COUNTED_CHUNKS) as [number, Buffer | null, Buffer | null][];
      let links = 0;
      let lookups = 0;
      for (const [, facts, ids] of rows) {
        links += decodeFacts(facts, this.codes()).length;
        lookups += decodeIds(ids).length;
      }
      return { links, lookups, last: rows.length < COUNTED_CHUNKS ? null : rows.at(-1)![0] };
    });
  }

  /** The counts that need no blob to be read. */
  quickCounts(): Omit<StoreCounts, 'links' | 'lookups'> {
    return this.snapshot(() => ({
      files: this.scalar('SELECT count(*) FROM files') ?? 0,
      chunks: this.scalar('SELECT count(*) FROM chunks') ?? 0,
      terms: this.scalar('SELECT count(*) FROM terms') ?? 0,
      definedSymbols: this.scalar('SELECT count(*) FROM terms WHERE defined_in IS NOT NULL') ?? 0,
      databaseBytes:
        this.scalar('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size') ?? 0,
    }));
  }

  close(): void {
    this.db.close();
  }

  private catalog(): Catalog {
    this.catalogCache ??= Catalog.read(this.statements);
    return this.catalogCache;
  }

  private codes(): Codes {
    this.codesCache ??= Codes.load(this.statements);
    return this.codesCache;
  }

  private statement(sql: string): Database.Statement {
    return this.statements.of(sql);
  }

  private scalar(sql: string): number | null {
    return this.statement(sql).pluck().get() as number | null;
  }

  private facts(chunkId: number): Buffer | null {
    return (this.statement('SELECT facts FROM links WHERE chunk_id = ?').pluck().get(chunkId) ??
      null) as Buffer | null;
  }

  private indexedFacts(chunkId: number): Buffer | null {
    return (this.statement('SELECT facts FROM indexed_links WHERE chunk_id = ?').pluck().get(chunkId) ??
      null) as Buffer | null;
  }

  /** The term and the chunks that mention (or define) it, or mention it by an index. */
  private mentions(
    text: string,
    posting: 'referred_in' | 'defined_in',
  ): { id: number; chunks: number[] } | null {
    const row = this.termRow(text, posting);
    if (row === null) return null;
    const { id, indexed } = row;
    const chunks = decodeIds(row.posting);
    return { id, chunks: indexed === null ? chunks : sortUnique([...chunks, ...decodeIds(indexed)]) };
  }

  private termRow(
    text: string,
    posting: Exclude<Posting, 'indexed_in'>,
  ): { id: number; posting: Buffer | null; indexed: Buffer | null } | null {
    const row = this.statement(`SELECT id, ${posting}, indexed_in FROM terms WHERE text = ?`)
      .raw()
      .get(text) as [number, Buffer | null, Buffer | null] | undefined;
    return row === undefined ? null : { id: row[0], posting: row[1], indexed: row[2] };
  }

  /** Reads the texts of terms that are not known yet, all at once: one statement costs as much as ten rows. */
  private readTexts(ids: readonly number[]): void {
    const wanted = ids.filter((id) => !this.texts.has(id));
    if (wanted.length === 0) return;
    if (this.texts.size + wanted.length > MAX_CACHED_TEXTS) this.texts.clear();
    const rows = this.statement('SELECT id, text FROM terms WHERE id IN (SELECT value FROM json_each(?))')
      .raw()
      .all(JSON.stringify(sortUnique(wanted))) as [number, string][];
    for (const [id, text] of rows) this.texts.set(id, text);
  }

  private termText(id: number): string {
    if (!this.texts.has(id)) this.readTexts([id]);
    const text = this.texts.get(id);
    if (text === undefined) throw new DamagedDataError(`term ${id} has no row`);
    return text;
  }
}

/** Of sorted links that state one relation of one place, the more certain one. */
function distinct(links: readonly FoundLink[]): FoundLink[] {
  const kept: FoundLink[] = [];
  for (const link of links) {
    const last = kept.at(-1);
    const isSame =
      last !== undefined &&
      last.relation === link.relation &&
      last.chunkId === link.chunkId &&
      last.ordinal === link.ordinal &&
      METHODS[last.method].origin !== METHODS[link.method].origin;
    if (!isSame) kept.push(link);
    else kept[kept.length - 1] = { ...last, roles: last.roles | link.roles };
  }
  return kept;
}

function byPosition(a: FoundLink, b: FoundLink): number {
  return (
    a.bstart - b.bstart ||
    a.bend - b.bend ||
    RELATION_CODES.get(a.relation)! - RELATION_CODES.get(b.relation)! ||
    a.ordinal - b.ordinal ||
    b.confidence - a.confidence
  );
}

/**
 * Writes one revision: files, links, lookups and the inverted index over them, in one transaction. Knows
 * nothing of why something changed; the engine decides what to put, and in which order.
 */
import { constants, deflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { Codes } from './codes.ts';
import { StoreError } from './errors.ts';
import { difference, encodeIds, sortUnique } from './id-list.ts';
import { decodeLayout, encodeLayout } from './layout-codec.ts';
import { decodeFacts, encodeFacts, isDefining } from './link-codec.ts';
import type { PackedLinks } from './packed-links.ts';
import type { ChunkTable, FileRecord, RevisionStats, Trigger } from './records.ts';
import { MAX_STORED_DETAILS, MAX_STORED_REVISIONS } from './schema.ts';
import type { Statements } from './statements.ts';
import type { Posting, TermWriter } from './terms.ts';

export interface PutFile {
  readonly fileId: number;
  /** Ids of the file's chunks, by chunk row. */
  readonly chunkIds: Int32Array;
  /** Chunks the file had before and has no more. Their links and lookups are gone. */
  readonly removedChunkIds: readonly number[];
}

/** What a writer keeps from one revision to the next. */
export interface WriterMemory {
  readonly statements: Statements;
  readonly terms: TermWriter;
  readonly codes: Codes;
  /** Counts up within the life of a process, so that nobody's chunk id changes its meaning under them. */
  nextChunkId: number;
}

/** Details are small and written with every key: a fifth of their size is enough. */
const FASTEST = { level: constants.Z_BEST_SPEED };

interface Mentions {
  readonly defined: number[];
  readonly referred: number[];
}

const NO_MENTIONS: Mentions = { defined: [], referred: [] };

export class RevisionWriter {
  readonly revision: number;
  private readonly memory: WriterMemory;
  /** Ids of files that were put, changed or removed. */
  readonly touched = new Set<number>();
  /** Chunk ids by file and chunk row, of files this revision has touched. */
  private readonly layouts = new Map<number, Int32Array>();
  /** Chunks made in this revision that have no links yet, so there are none to take back. */
  private readonly unlinked = new Set<number>();
  /** Term ids by packer and number. */
  private readonly packers = new Map<string, number[]>();

  constructor(memory: WriterMemory, revision: number) {
    this.memory = memory;
    this.revision = revision;
  }

  /**
   * Stores a file in place of what its path had. Chunks whose symbol key was there before keep their id and,
   * until they are replaced, their links.
   */
  putFile(record: FileRecord): PutFile {
    const known = this.statement('SELECT id FROM files WHERE path = ?').pluck().get(record.path) as
      | number
      | undefined;
    const fileId =
      known ??
      Number(
        this.statement(
          `INSERT INTO files (path, is_package, bytes, lines, changed_ms, parse_status) VALUES (?, 0, 0, 0, 0, 'ok')`,
        ).run(record.path).lastInsertRowid,
      );
    const { ids, removed } = this.putChunks(fileId, record.chunks, known !== undefined);
    this.touched.add(fileId);
    this.layouts.set(fileId, ids);
    this.statement(
      `UPDATE files SET module_fqn = ?, is_package = ?, source_root = ?, bytes = ?, lines = ?, changed_ms = ?,
         sha256 = ?, parse_status = ?, skip_reason = ?, evidence_key = ?, layout = ? WHERE id = ?`,
    ).run(
      record.moduleFqn,
      record.isPackage ? 1 : 0,
      record.sourceRoot,
      record.bytes,
      record.lines,
      record.changedMs,
      record.sha256 === null ? null : Buffer.from(record.sha256, 'hex'),
      record.parseStatus,
      record.skipReason,
      record.evidenceKey,
      record.chunks === null ? null : encodeLayout({ ...record.chunks, ids }),
      fileId,
    );
    return { fileId, chunkIds: ids, removedChunkIds: removed };
  }

  /** Id of a file of this revision. Throws `StoreError` when there is no such file. */
  fileId(path: string): number {
    const id = this.statement('SELECT id FROM files WHERE path = ?').pluck().get(path) as number | undefined;
    if (id === undefined) throw new StoreError('misuse', `there is no file ${path}`);
    return id;
  }

  /** Notes that a file was changed later whose content is the same. False when there is no such file. */
  touchFile(path: string, changedMs: number): boolean {
    const id = this.statement('SELECT id FROM files WHERE path = ?').pluck().get(path) as number | undefined;
    if (id !== undefined) this.touched.add(id);
    return this.statement('UPDATE files SET changed_ms = ? WHERE path = ?').run(changedMs, path).changes > 0;
  }

  /** Removes a file with its chunks, links and lookups. False when there is no such file. */
  removeFile(path: string): boolean {
    const id = this.statement('SELECT id FROM files WHERE path = ?').pluck().get(path) as number | undefined;
    if (id === undefined) return false;
    this.putChunks(id, null, true);
    this.touched.add(id);
    this.layouts.delete(id);
    this.statement('DELETE FROM files WHERE id = ?').run(id);
    return true;
  }

  /** Replaces the links and lookups of the chunks that `packed` covers; other chunks keep theirs. */
  replaceChunkLinks(fileId: number, packed: PackedLinks): void {
    const chunkIds = this.chunkIdsOf(fileId);
    const termOf = this.termsOf(packed);
    const insert = this.statement(
      `INSERT INTO links (chunk_id, facts, lookups) VALUES (?, ?, ?)
       ON CONFLICT (chunk_id) DO UPDATE SET facts = excluded.facts, lookups = excluded.lookups`,
    );
    for (let i = 0; i < packed.chunks.length; i++) {
      const chunkId = chunkIds[packed.chunks[i]!];
      if (chunkId === undefined) {
        throw new StoreError('misuse', `file ${fileId} has no chunk ${packed.chunks[i]}: put the file first`);
      }
      const [referred, defined]: number[][] = [[], []];
      const [from, to] = [packed.linkFrom[i]!, packed.linkFrom[i + 1]!];
      const facts = encodeFacts(packed, from, to, this.memory.codes, termOf, referred, defined);
      const lookups = packed.lookups.subarray(packed.lookupFrom[i]!, packed.lookupFrom[i + 1]!);
      const before = this.unlinked.delete(chunkId) ? null : this.linkedFacts(chunkId);
      // Linked again, most chunks say what they said.
      if (before === null || facts === null || !before.equals(facts)) {
        const after: Mentions = { defined: sortUnique(defined), referred: sortUnique(referred) };
        this.changePostings(chunkId, this.mentionsIn(before), after);
      }
      insert.run(chunkId, facts, encodeIds(lookups));
    }
  }

  /**
   * Replaces what imported indexes say about the chunks that `packed` covers; native links are not touched. Gives the
   * number of chunks of which they say something else than before.
   */
  replaceIndexedLinks(fileId: number, packed: PackedLinks): number {
    const chunkIds = this.chunkIdsOf(fileId);
    const termOf = this.termsOf(packed);
    let changed = 0;
    for (let i = 0; i < packed.chunks.length; i++) {
      const chunkId = chunkIds[packed.chunks[i]!];
      if (chunkId === undefined) {
        throw new StoreError('misuse', `file ${fileId} has no chunk ${packed.chunks[i]}: put the file first`);
      }
      const targets: number[] = [];
      const [from, to] = [packed.linkFrom[i]!, packed.linkFrom[i + 1]!];
      const facts = encodeFacts(packed, from, to, this.memory.codes, termOf, targets, []);
      const before = this.indexedFacts(chunkId);
      if (facts === null ? before === null : before?.equals(facts)) continue;
      changed++;
      this.changePosting('indexed_in', chunkId, this.targetsOf(before), sortUnique(targets));
      if (facts === null) this.statement('DELETE FROM indexed_links WHERE chunk_id = ?').run(chunkId);
      else
        this.statement(
          `INSERT INTO indexed_links (chunk_id, facts) VALUES (?, ?)
           ON CONFLICT (chunk_id) DO UPDATE SET facts = excluded.facts`,
        ).run(chunkId, facts);
    }
    return changed;
  }

  /** Keeps a setting of the daemon; it becomes visible with the revision. */
  setMeta(key: string, value: string): void {
    this.statement(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(key, value);
  }

  /** Keeps what the revision did, for later questions. */
  setDetail(detail: string): void {
    this.statement('INSERT INTO revision_details (revision, detail) VALUES (?, ?)').run(
      this.revision,
      deflateRawSync(detail, FASTEST),
    );
    this.statement('DELETE FROM revision_details WHERE revision <= ?').run(
      this.revision - MAX_STORED_DETAILS,
    );
  }

  /** See `TermWriter.flushAhead`. */
  writeAhead(): Generator<void> {
    return this.memory.terms.flushAhead();
  }

  /** Writes what was collected and the row of the revision; the store commits after it. */
  finish(trigger: Trigger, startedAt: number, wallUs: number, stats: RevisionStats): void {
    this.memory.terms.flush();
    this.memory.codes.flush(this.memory.statements);
    this.statement(
      `INSERT INTO revisions (revision, started_at, "trigger", changed_files, impacted_files, relinked_chunks, wall_us)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      this.revision,
      startedAt,
      trigger,
      stats.changedFiles,
      stats.impactedFiles,
      stats.relinkedChunks,
      Math.round(wallUs),
    );
    this.statement('DELETE FROM revisions WHERE revision <= ?').run(this.revision - MAX_STORED_REVISIONS);
  }

  private putChunks(
    fileId: number,
    chunks: ChunkTable | null,
    isKnown: boolean,
  ): { ids: Int32Array; removed: number[] } {
    const before = new Map<string, { id: number; kind: number }>();
    if (isKnown) {
      const rows = this.statement('SELECT symbol_key, id, kind FROM chunks WHERE file_id = ?')
        .raw()
        .all(fileId);
      for (const [key, id, kind] of rows as [string, number, number][]) before.set(key, { id, kind });
    }
    const count = chunks?.symbolKeys.length ?? 0;
    const ids = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const key = chunks!.symbolKeys[row]!;
      const kind = chunks!.kinds[row]!;
      const old = before.get(key);
      if (old === undefined) {
        ids[row] = this.memory.nextChunkId++;
        this.unlinked.add(ids[row]);
        this.statement('INSERT INTO chunks (id, file_id, symbol_key, kind) VALUES (?, ?, ?, ?)').run(
          ids[row],
          fileId,
          key,
          kind,
        );
      } else {
        before.delete(key);
        ids[row] = old.id;
        if (old.kind !== kind) this.statement('UPDATE chunks SET kind = ? WHERE id = ?').run(kind, old.id);
      }
    }
    const removed = [...before.values()].map(({ id }) => id);
    for (const id of removed) this.removeChunk(id);
    return { ids, removed };
  }

  private removeChunk(id: number): void {
    this.changePostings(id, this.mentionsIn(this.linkedFacts(id)), NO_MENTIONS);
    this.changePosting('indexed_in', id, this.targetsOf(this.indexedFacts(id)), []);
    this.statement('DELETE FROM indexed_links WHERE chunk_id = ?').run(id);
    this.statement('DELETE FROM links WHERE chunk_id = ?').run(id);
    this.statement('DELETE FROM chunks WHERE id = ?').run(id);
  }

  private chunkIdsOf(fileId: number): Int32Array {
    let ids = this.layouts.get(fileId);
    if (ids === undefined) {
      const row = this.statement('SELECT layout FROM files WHERE id = ?').pluck().get(fileId) as
        | Buffer
        | null
        | undefined;
      if (row === undefined) throw new StoreError('misuse', `no file has the id ${fileId}`);
      ids = row === null ? new Int32Array(0) : decodeLayout(row).ids;
      this.layouts.set(fileId, ids);
    }
    return ids;
  }

  /** Term ids of the texts that the pack's packer has numbered so far. */
  private termsOf(packed: PackedLinks): readonly number[] {
    const { terms } = this.memory;
    let termOf = this.packers.get(packed.packer);
    if (termOf === undefined) this.packers.set(packed.packer, (termOf = []));
    if (termOf.length !== packed.firstText)
      throw new StoreError('misuse', 'packs are put in the order in which they were made, and once');
    for (const text of packed.texts) termOf.push(terms.intern(text));
    for (const number of packed.symbols) terms.markSymbol(termOf[number]!);
    return termOf;
  }

  private linkedFacts(chunkId: number): Buffer | null {
    return (this.statement('SELECT facts FROM links WHERE chunk_id = ?').pluck().get(chunkId) ??
      null) as Buffer | null;
  }

  private mentionsIn(facts: Buffer | null): Mentions {
    if (facts === null) return NO_MENTIONS;
    const links = decodeFacts(facts, this.memory.codes);
    return {
      defined: sortUnique(links.filter(isDefining).map(({ target }) => target)),
      referred: sortUnique(links.map(({ target }) => target)),
    };
  }

  private indexedFacts(chunkId: number): Buffer | null {
    return (this.statement('SELECT facts FROM indexed_links WHERE chunk_id = ?').pluck().get(chunkId) ??
      null) as Buffer | null;
  }

  private targetsOf(facts: Buffer | null): number[] {
    return sortUnique(decodeFacts(facts, this.memory.codes).map(({ target }) => target));
  }

  private changePostings(chunkId: number, before: Mentions, after: Mentions): void {
    this.changePosting('defined_in', chunkId, before.defined, after.defined);
    this.changePosting('referred_in', chunkId, before.referred, after.referred);
  }

  private changePosting(posting: Posting, chunkId: number, before: number[], after: number[]): void {
    const { terms } = this.memory;
    if (before.length === 0) {
      for (const term of after) terms.change(posting, term, chunkId);
      return;
    }
    const { removed, added } = difference(before, after);
    for (const term of removed) terms.change(posting, term, -chunkId);
    for (const term of added) terms.change(posting, term, chunkId);
  }

  private statement(sql: string): Database.Statement {
    return this.memory.statements.of(sql);
  }
}

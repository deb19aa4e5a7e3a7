/**
 * The links of every chunk as queries, so that an edit links again exactly the chunks that read an answer which
 * is another one now. An answer names rows by their position in the chunk, so that it stays the same while the
 * rest of the file moves. Knows nothing of storage.
 */

import type { Evidence } from '../evidence/evidence.ts';
import { Attached } from '../text/attached.ts';
import { equalNumbers } from '../text/equal-numbers.ts';
import type { ChunkParts } from './chunk/parts.ts';
import { ChunkFingerprints } from './chunk-fingerprint.ts';
import type { FileFacts } from './file-facts.ts';
import { isAsBeforeElsewhere } from './function-edit.ts';
import { functionsAlike } from './functions-alike.ts';
import { type Linker, lookupsOf } from './link-file.ts';
import { type Link, RELATIONS, type Relation } from './links.ts';
import type { Query, QueryKind } from './queries.ts';
import { type LinkList, LinkPool, NO_LINKS, type StableLinks } from './stable-links.ts';

/** What is remembered of one version of a file, beside its facts. */
interface FileChunks {
  readonly keys: readonly string[];
  readonly rows: ReadonlyMap<string, number>;
  readonly fingerprints: ChunkFingerprints;
}

export class ChunkQueries {
  private readonly linker: Linker;
  private readonly keysOf: (path: string, evidence: Evidence) => readonly string[];
  private readonly pool = new LinkPool();
  private readonly files = new Attached<FileFacts, FileChunks>();
  /** How the links of chunks came about. */
  private readonly parts = new Map<Query, ChunkParts>();
  /** What linking reads of the chunk's own file: (path, chunk key). */
  private readonly rows: QueryKind<string>;
  /** The links: (path, chunk key). */
  private readonly chunks: QueryKind<StableLinks>;

  /** `keysOf` names the chunks of a file, by chunk row, with texts that survive edits elsewhere in it. */
  constructor(linker: Linker, keysOf: (path: string, evidence: Evidence) => readonly string[]) {
    this.linker = linker;
    this.keysOf = keysOf;
    const { program } = linker;
    this.rows = program.kind({
      name: 'rows',
      arity: 2,
      compute: (path, key) => this.fingerprint(path, key),
      bottom: '',
      equal: Object.is,
    });
    this.chunks = program.kind({
      name: 'chunk',
      arity: 2,
      compute: (path, key) => this.link(path, key),
      bottom: NO_LINKS,
      equal: equalNumbers,
      isSink: true,
    });
    program.outlasts(this.rows, ({ after, chunk }, key) => this.of(after).keys[chunk] !== key);
    program.readsChunk = (facts, chunk) => void this.rows.ask(facts.path, this.of(facts).keys[chunk]!);
  }

  /** Keys of a file's chunks, by chunk row. */
  keys(facts: FileFacts): readonly string[] {
    return this.of(facts).keys;
  }

  has(facts: FileFacts, key: string): boolean {
    return this.of(facts).rows.has(key);
  }

  /** Links a chunk of the current facts; false when its links were known. */
  ask(path: string, key: string): boolean {
    const isKnown = this.chunks.query(path, key).state === 'done';
    this.chunks.ask(path, key);
    return !isKnown;
  }

  query(path: string, key: string): Query {
    return this.chunks.query(path, key) as Query;
  }

  isChunk(query: Query): boolean {
    return (query.kind as unknown) === this.chunks;
  }

  /** Forgets a chunk that is gone. */
  release(query: Query): void {
    this.parts.delete(query);
    this.linker.program.engine.release(query);
  }

  isRows(query: Query): boolean {
    return (query.kind as unknown) === this.rows;
  }

  /** What a chunk of the current facts has asked for, see `ChunkLinks.lookups`. It must have been asked for. */
  lookups(facts: FileFacts, key: string): readonly number[] {
    const { dependencies } = this.query(facts.path, key);
    return lookupsOf(dependencies.filter((read) => !this.isRows(read)));
  }

  /** The links of a chunk of the current facts. */
  links(facts: FileFacts, key: string): LinkList {
    return this.list(facts, this.rowOf(facts, key), this.chunks.ask(facts.path, key));
  }

  /** Row of `chunks` of a chunk of the current facts. */
  rowOf(facts: FileFacts, key: string): number {
    return this.of(facts).rows.get(key)!;
  }

  /** Links of a chunk as rows of the file; `facts` must be of the version of the chunk that they were made for. */
  list(facts: FileFacts, chunk: number, stable: StableLinks): LinkList {
    return this.pool.decode(facts, [{ chunk, stable }]);
  }

  /** All links of a file whose chunks have been asked for. */
  fileLinks(facts: FileFacts): LinkList {
    const { keys } = this.of(facts);
    return this.pool.decode(
      facts,
      keys.map((key, chunk) => ({ chunk, stable: this.chunks.ask(facts.path, key) })),
    );
  }

  /** Those of one relation. */
  linksOf(facts: FileFacts, relation: Relation): Link[] {
    const { left } = RELATIONS[relation];
    const found: Link[] = [];
    for (const [chunk, key] of this.of(facts).keys.entries()) {
      // Few chunks of a file import anything, for one.
      if (facts.rowsOfChunk(left, chunk).length === 0) continue;
      found.push(...this.list(facts, chunk, this.chunks.ask(facts.path, key)).of(relation));
    }
    return found;
  }

  /** Lets go of texts that no links have any more; between updates. */
  collectGarbage(): void {
    this.pool.retain(this.allLinks());
  }

  private *allLinks(): Generator<StableLinks> {
    for (const { value } of this.chunks.all()) if (value !== undefined) yield value;
  }

  private link(path: string, key: string): StableLinks {
    const { engine } = this.linker.program;
    const query = this.query(path, key) as Query<StableLinks>;
    const before = engine.answerBefore(query);
    const parts = this.parts.get(query as Query);
    // Of this update (before something they read changed once more) they are of no use.
    if (before !== undefined && parts !== undefined && parts.revision < engine.revision) {
      const links = this.linkOnce(path, key, before, parts);
      if (links !== null) return links;
      engine.startOver();
    }
    return this.linkOnce(path, key, before ?? NO_LINKS, null)!;
  }

  /**
   * `before` and `past`: the links that the chunk had before the update, and how they came about. Null where that does not
   * lead to what it would get if it were new.
   */
  private linkOnce(
    path: string,
    key: string,
    before: StableLinks,
    past: ChunkParts | null,
  ): StableLinks | null {
    const { program } = this.linker;
    const { engine } = program;
    // Asked for the record: everything else that is used of the file is in the fingerprint.
    const rows = this.rows.query(path, key) as Query;
    const isThere = engine.ask(rows) !== '';
    const facts = program.peek(path);
    const chunk = facts ? this.of(facts).rows.get(key) : undefined;
    if (!isThere || !facts || chunk === undefined) return NO_LINKS;
    const writer = this.pool.writer(facts, chunk, before);
    const isOfSameRows = past !== null && engine.isAsBefore(rows);
    const { depth } = engine.limitHits;
    const parts = this.linker.linkParts(facts, chunk, writer, isOfSameRows ? past : null);
    const query = this.query(path, key);
    if (engine.limitHits.depth === depth) this.parts.set(query, parts);
    else {
      // What is cut short deep inside of others is whole where parts are linked before it that were kept here.
      this.parts.delete(query);
      if (isOfSameRows) return null;
    }
    return writer.done();
  }

  private fingerprint(path: string, key: string): string {
    const facts = this.linker.program.facts(path);
    if (!facts) return '';
    const { rows, fingerprints } = this.of(facts);
    const chunk = rows.get(key);
    return chunk === undefined ? '' : fingerprints.of(chunk);
  }

  /** With those of the version before, where chunks have the same rows and their names mean the same. */
  private fingerprints(facts: FileFacts): ChunkFingerprints {
    const before = facts.takePredecessor();
    const known = before && this.files.get(before.facts)?.fingerprints;
    if (!known) return new ChunkFingerprints(facts);
    const { facts: old, kinship } = before;
    if ('moved' in kinship) return known.after(facts);
    if ('copied' in kinship) return known.ofCopied(facts, functionsAlike(old, facts, kinship.copied));
    return isAsBeforeElsewhere(old, facts, kinship.changed)
      ? known.after(facts, kinship.changed)
      : new ChunkFingerprints(facts);
  }

  private of(facts: FileFacts): FileChunks {
    let file = this.files.get(facts);
    if (!file) {
      const keys = this.keysOf(facts.path, facts.evidence);
      const rows = new Map(keys.map((key, chunk) => [key, chunk]));
      this.files.set(facts, (file = { keys, rows, fingerprints: this.fingerprints(facts) }));
    }
    return file;
  }
}

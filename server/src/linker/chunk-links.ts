/**
 * The links of every chunk as queries, so that an edit links again exactly the chunks that read an answer which
 * is another one now. An answer names rows by their position in the chunk, so that it stays the same while the
 * rest of the file moves. Knows nothing of storage.
 */

import type { Evidence } from '../evidence/evidence.ts';
import { Attached } from '../text/attached.ts';
import { equalNumbers } from '../text/equal-numbers.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { ChunkFingerprints } from './chunk-fingerprint.ts';
import type { FileFacts } from './file-facts.ts';
import { functionsAlike } from './functions-alike.ts';
import { type Linker, lookupsOf } from './link-file.ts';
import {
  type ChunkLinks,
  type Link,
  type LinksOfChunk,
  METHOD_NAMES,
  RELATION_NAMES,
  RELATIONS,
  type Relation,
} from './links.ts';
import type { Query, QueryKind } from './queries.ts';
import { isSameElsewhere } from './same-elsewhere.ts';

/** Links of one chunk: `WIDTH` integers each (see `encode`); texts and confidences are numbered in the pool. */
export type StableLinks = Int32Array;

const WIDTH = 7;
/** Which of them is the number of the target's text. */
const TEXT = 5;
const NO_LINKS: StableLinks = new Int32Array(0);
const RELATION_CODES = new Map(RELATION_NAMES.map((name, i) => [name, i]));
const METHOD_CODES = new Map(METHOD_NAMES.map((name, i) => [name, i]));

/** Texts and confidences by number, for the life of the program: the distinct ones of a workspace are few. */
class LinkPool {
  readonly texts: string[] = [];
  readonly confidences: number[] = [];
  private readonly ids = new Map<string, number>();
  /** Numbers of texts that were forgotten. */
  private readonly free: number[] = [];

  text(text: string): number {
    let id = this.ids.get(text);
    if (id !== undefined) return id;
    id = this.free.pop() ?? this.texts.length;
    this.texts[id] = text;
    this.ids.set(text, id);
    return id;
  }

  confidence(confidence: number): number {
    const id = this.confidences.indexOf(confidence);
    return id < 0 ? this.confidences.push(confidence) - 1 : id;
  }

  /** Forgets the texts with other numbers. */
  retain(used: ReadonlySet<number>): void {
    for (const [text, id] of this.ids) {
      if (used.has(id)) continue;
      this.ids.delete(text);
      this.texts[id] = '';
      this.free.push(id);
    }
  }
}

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

  isRows(query: Query): boolean {
    return (query.kind as unknown) === this.rows;
  }

  /** The links of a chunk of the current facts, with rows and lookups. The chunk must have been asked for. */
  links(facts: FileFacts, key: string): ChunkLinks {
    const found = this.linksAlone(facts, key);
    const { dependencies } = this.query(facts.path, key);
    return { ...found, lookups: lookupsOf(dependencies.filter((read) => !this.isRows(read))) };
  }

  /** The same without the lookups. */
  linksAlone(facts: FileFacts, key: string): LinksOfChunk {
    const chunk = this.of(facts).rows.get(key)!;
    return { chunk, links: this.decode(facts, chunk, this.chunks.ask(facts.path, key)) };
  }

  /** All links of a file whose chunks have been asked for; with `wanted`, those of some relations. */
  fileLinks(facts: FileFacts, wanted?: ReadonlySet<Relation>): Link[] {
    const links: Link[] = [];
    const isWanted = wanted ? RELATION_NAMES.map((name) => wanted.has(name)) : null;
    for (const [chunk, key] of this.of(facts).keys.entries())
      this.decode(facts, chunk, this.chunks.ask(facts.path, key), links, isWanted);
    return links;
  }

  /**
   * Row-independent links as links of rows, put behind others; `facts` must be of the version of the chunk they were made
   * for. `isWanted`: by the code of a relation; null for all.
   */
  decode(
    facts: FileFacts,
    chunk: number,
    stable: StableLinks,
    links: Link[] = [],
    isWanted: readonly boolean[] | null = null,
  ): Link[] {
    const { texts, confidences } = this.pool;
    for (let at = 0; at < stable.length; at += WIDTH) {
      if (isWanted !== null && !isWanted[stable[at]!]) continue;
      const relation = RELATION_NAMES[stable[at]!]!;
      links.push({
        relation,
        left: facts.rowsOfChunk(RELATIONS[relation].left, chunk)[stable[at + 4]!]!,
        target: texts[stable[at + TEXT]!]!,
        method: METHOD_NAMES[stable[at + 1]!]!,
        confidence: confidences[stable[at + 2]!]!,
        roles: stable[at + 3]!,
        aux: stable[at + 6]!,
      });
    }
    return links;
  }

  /** Lets go of texts that no links have any more; between updates. */
  collectGarbage(): void {
    const used = new Set<number>();
    for (const { value } of this.chunks.all())
      for (let at = TEXT; value !== undefined && at < value.length; at += WIDTH) used.add(value[at]!);
    this.pool.retain(used);
  }

  private link(path: string, key: string): StableLinks {
    // Asked for the record: everything else that is used of the file is in the fingerprint.
    const isThere = this.rows.ask(path, key) !== '';
    const facts = this.linker.program.peek(path);
    const chunk = facts ? this.of(facts).rows.get(key) : undefined;
    if (!isThere || !facts || chunk === undefined) return NO_LINKS;
    return this.encode(facts, chunk, this.linker.linksOf(facts, chunk));
  }

  private encode(facts: FileFacts, chunk: number, links: readonly Link[]): StableLinks {
    const { pool } = this;
    const stable = new Int32Array(links.length * WIDTH);
    let at = 0;
    for (const { relation, left, target, method, confidence, roles, aux } of links) {
      stable[at++] = RELATION_CODES.get(relation)!;
      stable[at++] = METHOD_CODES.get(method)!;
      stable[at++] = pool.confidence(confidence);
      stable[at++] = roles;
      stable[at++] = positionOf(facts.rowsOfChunk(RELATIONS[relation].left, chunk), left);
      stable[at++] = pool.text(target);
      stable[at++] = aux;
    }
    return stable;
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
    return isSameElsewhere(old.evidence, facts.evidence, kinship.changed)
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

/** Index of a row in an ascending list that has it. */
function positionOf(rows: Int32Array, row: number): number {
  const position = partitionPoint(rows.length, (i) => rows[i]! < row);
  if (rows[position] !== row) throw new Error(`row ${row} is not of the chunk that was linked`);
  return position;
}

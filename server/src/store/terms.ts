/**
 * Interned text and the inverted index over it, as one revision changes them. New terms and changes of
 * postings are collected in memory and written in one pass at commit, so that a term mentioned by a thousand
 * chunks costs one row write, and loading an empty store only ever appends.
 */
import type Database from 'better-sqlite3';
import { ChangeLog } from './change-log.ts';
import { applyChanges, decodeIds, encodeIds } from './id-list.ts';
import type { Statements } from './statements.ts';
import { shortName } from './symbol-name.ts';

/** Columns of `terms` that list chunks. */
export const POSTINGS = ['defined_in', 'referred_in', 'indexed_in'] as const;
export type Posting = (typeof POSTINGS)[number];

/** Strings remembered between revisions; beyond it the cache starts over (about 100 bytes a string). */
const MAX_CACHED_TERMS = 50_000;

/** New terms written in one step: each takes some microseconds. */
const STEP_TERMS = 500;

export class TermWriter {
  private readonly statements: Statements;
  private readonly isEmpty: boolean;
  private readonly idByText = new Map<string, number>();
  /** Texts of terms that are not in the database yet, by id less `firstNewId`. */
  private newTexts: string[] = [];
  /** Those of them that are symbols. */
  private readonly newNamed = new Set<number>();
  /** Changes of their postings, by id less `firstNewId`. */
  private readonly newChanges: Readonly<Record<Posting, ChangeLog>> = {
    defined_in: new ChangeLog(),
    referred_in: new ChangeLog(),
    indexed_in: new ChangeLog(),
  };
  private nextId: number;
  /** Terms from this id on are in `newTexts`, not in the database yet. */
  private firstNewId: number;
  /** Terms of earlier revisions that have just been linked to as symbols for the first time. */
  private readonly newSymbols = new Set<number>();
  /** Changes of the postings of terms that are in the database. */
  private readonly pending: Record<Posting, Map<number, number[]>> = {
    defined_in: new Map(),
    referred_in: new Map(),
    indexed_in: new Map(),
  };
  private readonly selectId: Database.Statement<[string], [number, string | null]>;
  /** Ids of old terms known to have a name. */
  private readonly named = new Set<number>();

  constructor(db: Database.Database, statements: Statements) {
    this.statements = statements;
    this.nextId = ((db.prepare('SELECT max(id) FROM terms').pluck().get() as number | null) ?? 0) + 1;
    this.isEmpty = this.nextId === 1;
    this.firstNewId = this.nextId;
    this.selectId = db.prepare<[string], [number, string | null]>(
      'SELECT id, name FROM terms WHERE text = ?',
    );
    this.selectId.raw();
  }

  /** The id of a text, new or not. */
  intern(text: string): number {
    let id = this.find(text);
    if (id === null) {
      id = this.nextId++;
      this.newTexts.push(text);
      this.idByText.set(text, id);
    }
    return id;
  }

  /** The id of a text that is interned already, else null. */
  find(text: string): number | null {
    const known = this.idByText.get(text);
    if (known !== undefined) return known;
    if (this.isEmpty) return null;
    const row = this.selectId.get(text);
    if (row === undefined) return null;
    this.idByText.set(text, row[0]);
    if (row[1] !== null) this.named.add(row[0]);
    return row[0];
  }

  /** Says that the term is a symbol, which gives it a short name to be found by. */
  markSymbol(id: number): void {
    if (id >= this.firstNewId) this.newNamed.add(id);
    else if (!this.named.has(id)) {
      this.newSymbols.add(id);
      this.named.add(id);
    }
  }

  /** Adds (`+chunk`) or removes (`-chunk`) a chunk from a posting of a term. */
  change(posting: Posting, term: number, signedChunk: number): void {
    if (term >= this.firstNewId) {
      this.newChanges[posting].add(term - this.firstNewId, signedChunk);
      return;
    }
    const changes = this.pending[posting].get(term);
    if (changes === undefined) this.pending[posting].set(term, [signedChunk]);
    else changes.push(signedChunk);
  }

  /**
   * Writes the terms that are new, some with each step, so that a commit finds few. No term may be interned or changed
   * between the steps.
   */
  *flushAhead(): Generator<void> {
    yield* this.flushingNewTerms();
  }

  /** Writes what was collected. Called inside the transaction, before its commit. */
  flush(): void {
    for (const _ of this.flushingNewTerms());
    for (const posting of POSTINGS) this.flushPosting(posting);
    this.flushNames();
    if (this.idByText.size > MAX_CACHED_TERMS) {
      this.idByText.clear();
      this.named.clear();
    }
  }

  private *flushingNewTerms(): Generator<void> {
    const insert = this.statements.of(
      `INSERT INTO terms (id, text, name, ${POSTINGS.join(', ')}) VALUES (?, ?, ?, ${POSTINGS.map(() => '?').join(', ')})`,
    );
    const changesOf = POSTINGS.map((posting) => this.newChanges[posting].grouped(this.newTexts.length));
    const listOf = (changes: Int32Array): Buffer | null =>
      changes.length === 0 ? null : encodeIds(applyChanges([], changes));
    for (const [i, text] of this.newTexts.entries()) {
      const id = this.firstNewId + i;
      const isSymbol = this.newNamed.has(id);
      insert.run(id, text, isSymbol ? shortName(text) : null, ...changesOf.map((of) => listOf(of(i))));
      if (isSymbol) this.named.add(id);
      if (i % STEP_TERMS === STEP_TERMS - 1) yield;
    }
    this.newTexts = [];
    this.newNamed.clear();
    for (const posting of POSTINGS) this.newChanges[posting].clear();
    this.firstNewId = this.nextId;
  }

  private flushNames(): void {
    const select = this.statements.of('SELECT text FROM terms WHERE id = ? AND name IS NULL').pluck();
    const update = this.statements.of('UPDATE terms SET name = ? WHERE id = ?');
    for (const id of this.newSymbols) {
      const text = select.get(id) as string | undefined;
      if (text !== undefined) update.run(shortName(text), id);
    }
    this.newSymbols.clear();
  }

  private flushPosting(posting: Posting): void {
    const pending = this.pending[posting];
    if (pending.size === 0) return;
    const select = this.statements.of(`SELECT ${posting} FROM terms WHERE id = ?`).pluck();
    const update = this.statements.of(`UPDATE terms SET ${posting} = ? WHERE id = ?`);
    for (const [id, changes] of pending) {
      const before = (select.get(id) ?? null) as Uint8Array | null;
      update.run(encodeIds(applyChanges(decodeIds(before), changes)), id);
    }
    pending.clear();
  }
}

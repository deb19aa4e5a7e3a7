/**
 * Checks that everything stored names things that exist and that the inverted index says exactly what the
 * links say. Reads the whole store; meant for `doctor` and tests, not for every start.
 */
import type Database from 'better-sqlite3';
import { ChangeLog } from './change-log.ts';
import { Codes } from './codes.ts';
import { DamagedDataError } from './errors.ts';
import { decodeIds, encodeIds, sortUnique } from './id-list.ts';
import { decodeLayout } from './layout-codec.ts';
import { decodeFacts, isDefining } from './link-codec.ts';
import { Statements } from './statements.ts';
import { POSTINGS, type Posting } from './terms.ts';

/** More problems than this say nothing new. */
const MAX_PROBLEMS = 50;

/** Sentences about what is wrong, at most MAX_PROBLEMS of them; empty when all is well. */
export function integrityProblems(db: Database.Database): string[] {
  const problems: string[] = [];
  const report = (problem: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  };
  const attempt = (what: string, check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof DamagedDataError) && !(error instanceof Error && error.name === 'SqliteError')) {
        throw error;
      }
      report(`${what}: ${error.message}`);
    }
  };

  attempt('database', () => {
    for (const line of db.prepare('PRAGMA integrity_check').pluck().all() as string[]) {
      if (line !== 'ok') report(`database: ${line}`);
    }
  });
  attempt('files and chunks', () => checkChunks(db, report));
  attempt('links', () => checkLinks(db, report, attempt));
  return problems;
}

function checkChunks(db: Database.Database, report: (problem: string) => void): void {
  const fileOfChunk = new Map(db.prepare('SELECT id, file_id FROM chunks').raw().all() as [number, number][]);
  const files = db.prepare('SELECT id, path, layout FROM files').raw().all() as [
    number,
    string,
    Buffer | null,
  ][];
  for (const [fileId, path, layout] of files) {
    if (layout === null) continue;
    for (const id of decodeLayout(layout).ids) {
      if (fileOfChunk.get(id) !== fileId) report(`files: ${path} lists chunk ${id}, which is not its own`);
      fileOfChunk.delete(id);
    }
  }
  for (const [id, fileId] of fileOfChunk) report(`chunks: ${id} is in no layout (file ${fileId})`);
  for (const table of ['links', 'indexed_links']) {
    const orphans = db.prepare(`SELECT chunk_id FROM ${table} WHERE chunk_id NOT IN (SELECT id FROM chunks)`);
    for (const id of orphans.pluck().all()) report(`${table}: chunk ${id} does not exist`);
  }
}

function checkLinks(
  db: Database.Database,
  report: (problem: string) => void,
  attempt: (what: string, check: () => void) => void,
): void {
  const codes = Codes.load(new Statements(db));
  const expected: Readonly<Record<Posting, ChangeLog>> = {
    defined_in: new ChangeLog(),
    referred_in: new ChangeLog(),
    indexed_in: new ChangeLog(),
  };
  const lastTerm = (db.prepare('SELECT max(id) FROM terms').pluck().get() as number | null) ?? 0;
  const isMissing = (term: number, chunk: number): void =>
    report(`links: chunk ${chunk} names term ${term}, which does not exist`);
  const expect = (posting: Posting, term: number, chunk: number): void => {
    if (term <= lastTerm) expected[posting].add(term, chunk);
    else isMissing(term, chunk);
  };
  const rows = db.prepare('SELECT chunk_id, facts, lookups FROM links').raw();
  for (const [chunk, facts, lookups] of rows.iterate() as Iterable<[number, Buffer | null, Buffer | null]>) {
    attempt(`links of chunk ${chunk}`, () => {
      for (const link of decodeFacts(facts, codes)) {
        expect('referred_in', link.target, chunk);
        if (isDefining(link)) expect('defined_in', link.target, chunk);
      }
      decodeIds(lookups);
    });
  }
  const indexed = db.prepare('SELECT chunk_id, facts FROM indexed_links').raw();
  for (const [chunk, facts] of indexed.iterate() as Iterable<[number, Buffer]>) {
    attempt(`indexed links of chunk ${chunk}`, () => {
      for (const { target } of decodeFacts(facts, codes)) expect('indexed_in', target, chunk);
    });
  }
  const chunksOf = POSTINGS.map((posting) => expected[posting].grouped(lastTerm + 1));
  const isThere = new Uint8Array(lastTerm + 1);
  const terms = db.prepare(`SELECT id, ${POSTINGS.join(', ')} FROM terms`).raw();
  for (const [id, ...blobs] of terms.iterate() as Iterable<[number, ...(Buffer | null)[]]>) {
    isThere[id] = 1;
    POSTINGS.forEach((posting, i) => {
      const wanted = encodeIds(sortUnique([...chunksOf[i]!(id)]));
      const stored = blobs[i] ?? null;
      const isEqual = wanted === null || stored === null ? wanted === stored : wanted.equals(stored);
      if (!isEqual) report(`terms: ${posting} of term ${id} differs from the links`);
    });
  }
  for (let term = 0; term <= lastTerm; term++) {
    if (isThere[term] === 1) continue;
    for (const of of chunksOf) {
      const [chunk] = of(term);
      if (chunk !== undefined) isMissing(term, chunk);
    }
  }
}

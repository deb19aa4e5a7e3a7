/**
 * Checks that everything stored names things that exist and that the inverted index says exactly what the
 * links say. Reads the whole store; meant for `doctor` and tests, not for every start.
 */
import type Database from 'better-sqlite3';
import { Codes } from './codes.ts';
import { DamagedDataError } from './errors.ts';
import { decodeIds, encodeIds, sortUnique } from './id-list.ts';
import { decodeLayout } from './layout-codec.ts';
import { decodeFacts, isDefining } from './link-codec.ts';
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
  const orphans = db.prepare('SELECT chunk_id FROM links WHERE chunk_id NOT IN (SELECT id FROM chunks)');
  for (const id of orphans.pluck().all()) report(`links: chunk ${id} does not exist`);
}

function checkLinks(
  db: Database.Database,
  report: (problem: string) => void,
  attempt: (what: string, check: () => void) => void,
): void {
  const codes = Codes.load(db);
  const expected: Record<Posting, Map<number, number[]>> = {
    defined_in: new Map(),
    referred_in: new Map(),
    looked_up_in: new Map(),
  };
  const expect = (posting: Posting, term: number, chunk: number): void => {
    const chunks = expected[posting].get(term);
    if (chunks === undefined) expected[posting].set(term, [chunk]);
    else chunks.push(chunk);
  };
  const rows = db.prepare('SELECT chunk_id, facts, lookups FROM links').raw();
  for (const [chunk, facts, lookups] of rows.all() as [number, Buffer | null, Buffer | null][]) {
    attempt(`links of chunk ${chunk}`, () => {
      for (const link of decodeFacts(facts, codes)) {
        expect('referred_in', link.target, chunk);
        if (isDefining(link)) expect('defined_in', link.target, chunk);
      }
      for (const term of decodeIds(lookups)) expect('looked_up_in', term, chunk);
    });
  }
  const terms = db.prepare(`SELECT id, ${POSTINGS.join(', ')} FROM terms`).raw();
  for (const [id, ...blobs] of terms.all() as [number, ...(Buffer | null)[]][]) {
    POSTINGS.forEach((posting, i) => {
      const wanted = encodeIds(sortUnique(expected[posting].get(id) ?? []));
      const stored = blobs[i] ?? null;
      const isEqual = wanted === null || stored === null ? wanted === stored : wanted.equals(stored);
      if (!isEqual) report(`terms: ${posting} of term ${id} differs from the links`);
      expected[posting].delete(id);
    });
  }
  for (const posting of POSTINGS) {
    for (const [term, chunks] of expected[posting]) {
      report(`links: chunk ${chunks[0]} names term ${term}, which does not exist`);
    }
  }
}

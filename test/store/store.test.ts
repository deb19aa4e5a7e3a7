import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LinksOfChunk } from '../../server/src/linker/links.ts';
import { packLinks } from '../../server/src/store/packed-links.ts';
import { MAX_STORED_DETAILS, MAX_STORED_REVISIONS } from '../../server/src/store/schema.ts';
import { removeStore } from '../../server/src/store/store.ts';
import { hash31 } from '../../server/src/text/hash.ts';
import {
  contents,
  LOOKUPS,
  linksOf,
  open,
  putFiles,
  SMALL,
  STATS,
  smallFiles,
  temporaryFolder,
} from './support/folder.ts';
import { type MadeFile, madeSymbol, makeFile, random } from './support/workload.ts';

test('what is put in comes out, before and after closing', () => {
  const folder = temporaryFolder();
  const files = smallFiles();
  const store = open(folder);
  expect(store.read((reader) => reader.files())).toEqual([]);
  expect(store.read((reader) => reader.findSymbols({ text: 'x' }))).toEqual([]);
  putFiles(store, files);
  const before = contents(store, files) as { links: LinksOfChunk[]; facts: { path: string } }[];
  before.forEach((file, i) => {
    expect(file.links).toEqual(linksOf(files[i]!));
    const { chunks: _, ...facts } = files[i]!.record;
    expect(file.facts).toEqual(facts);
  });
  store.close();

  const again = open(folder);
  expect(again.recovery).toEqual({ rebuilt: false, reason: null });
  expect(contents(again, files)).toEqual(before);
  expect(again.read((reader) => reader.revision())).toBe(1);
  expect(again.read((reader) => reader.revisions(5))).toMatchObject([
    { revision: 1, trigger: 'index', ...STATS },
  ]);
  expect(again.integrityProblems()).toEqual([]);
});

test('links are found by their target, in order of path and position', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const symbol = madeSymbol(0);
  const expected = files.flatMap(({ links, record }) =>
    links.flatMap((chunk) =>
      chunk.links.filter((l) => l.target === symbol).map((l) => [record.path, l.relation]),
    ),
  );
  const found = store.read((reader) => reader.linksByTarget(symbol));
  expect(found.map((l) => [l.path, l.relation]).sort()).toEqual(expected.sort());
  const order = found.map((l) => `${l.path} ${String(l.bstart).padStart(8, '0')}`);
  expect(order).toEqual([...order].sort());
  expect(store.read((reader) => reader.linksByTarget(symbol, { limit: 3 }))).toEqual(found.slice(0, 3));
  const defs = store.read((reader) => reader.linksByTarget(symbol, { relations: ['def_symbol'] }));
  expect(defs).toEqual(found.filter((l) => l.relation === 'def_symbol'));
  // The name of the made function is at own offset 4 to 12 of its chunk, which is a module here.
  expect(defs[0]).toMatchObject({ path: 'pkg0/module0.py', bstart: 4, bend: 12, roles: 1 });
});

test('chunks are found by what they looked up', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const asked = files.flatMap(({ links }) => links.flatMap(({ lookups }) => lookups));
  const key = LOOKUPS.find((made) => asked.includes(hash31(made)))!;
  const expected = files.flatMap(({ links, record }) =>
    links.filter((c) => c.lookups.includes(hash31(key))).map((c) => `${record.path} ${c.chunk}`),
  );
  const found = store.read((reader) => reader.chunksByLookup(key)).map((c) => `${c.path} ${c.chunk}`);
  expect(found.sort()).toEqual(expected.sort());
  expect(store.read((reader) => reader.chunksByLookup('nobody asked'))).toEqual([]);
});

test('symbols are found by short name, dotted suffix, prefix and symbol string', () => {
  const store = open(temporaryFolder());
  putFiles(store, smallFiles());
  const symbol = madeSymbol(5);
  const find = (text: string, match: 'exact' | 'prefix' = 'exact') =>
    store.read((reader) => reader.findSymbols({ text, match })).map((s) => s.symbol);
  for (const text of ['method_5', 'Class5.method_5', 'pkg5.module5.Class5.method_5', symbol]) {
    expect(find(text)).toEqual([symbol]);
  }
  expect(find('ass5.method_5')).toEqual([]);
  expect(find('METHOD_5')).toEqual([]);
  expect(find('METHOD_5', 'prefix')).toContain(symbol);
  expect(find('method%', 'prefix')).toEqual([]);
  const [found] = store.read((reader) => reader.findSymbols({ text: 'method_5' }));
  expect(found).toMatchObject({ name: 'method_5', isDefined: true });
});

test('an edit keeps chunk ids, replaces links, and forgets removed chunks and files', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const file = files[0]!;
  const before = store.read((reader) => reader.file(file.record.path)!.layout!.ids);
  const chunks = file.record.chunks!;
  // The last chunk goes, a new one comes in its place, and all after the first move by ten bytes.
  const symbolKeys = [...chunks.symbolKeys.slice(0, -1), 'Fresh.method::function'];
  const record = {
    ...file.record,
    chunks: { ...chunks, symbolKeys, starts: Array.from(chunks.starts, (s, i) => (i > 0 ? s + 10 : s)) },
  };
  const put = store.transaction('edit', (revision) => ({ result: revision.putFile(record), stats: STATS }));
  expect([...put.chunkIds.slice(0, -1)]).toEqual([...before.slice(0, -1)]);
  expect(put.removedChunkIds).toEqual([before.at(-1)]);
  expect(put.chunkIds.at(-1)).not.toBe(before.at(-1));
  const links = store.read((reader) => reader.fileLinks(put.fileId, file.evidence));
  const kept = linksOf(file).slice(0, -1);
  expect(links).toEqual([...kept, { chunk: kept.length, links: [] }]);
  expect(store.integrityProblems()).toEqual([]);

  store.transaction('edit', (revision) => ({ result: revision.removeFile(record.path), stats: STATS }));
  expect(store.read((reader) => reader.file(record.path))).toBeNull();
  expect(store.integrityProblems()).toEqual([]);
});

test('random edits leave the same contents as a fresh store', () => {
  const store = open(temporaryFolder());
  let files = smallFiles();
  putFiles(store, files);
  const next = random(42);
  for (let round = 0; round < 60; round++) {
    const index = Math.floor(next() * SMALL.files);
    const edited = makeFile(SMALL, index, 2 + Math.floor(next() * 4));
    if (next() < 0.2) {
      store.transaction('edit', (r) => ({ result: r.removeFile(edited.record.path), stats: STATS }));
      putFiles(store, [edited], 'edit');
    } else if (next() < 0.3) {
      // Everything twice in one revision, the last one wins.
      putFiles(store, [files[index]!, edited], 'edit');
    } else {
      putFiles(store, [edited], 'edit');
    }
    files = files.map((file, i) => (i === index ? edited : file));
  }
  expect(store.integrityProblems()).toEqual([]);
  store.collectGarbage();
  expect(store.integrityProblems()).toEqual([]);
  const fresh = open(temporaryFolder());
  putFiles(fresh, files);
  expect(contents(store, files)).toEqual(contents(fresh, files));
  const names = (s: typeof store) => s.read((reader) => reader.findSymbols({ text: 'm', match: 'prefix' }));
  expect(names(store)).toEqual(names(fresh));
  const { databaseBytes: _, ...counts } = store.read((reader) => reader.counts());
  expect(fresh.read((reader) => reader.counts())).toMatchObject(counts);
});

test('reads answer from the committed revision while the next is written, and a dropped one leaves no trace', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const before = contents(store, files);
  const edited = makeFile(SMALL, 0, 9);
  const revision = store.beginRevision('edit');
  const { fileId } = revision.putFile(edited.record);
  revision.replaceChunkLinks(fileId, packLinks(edited.evidence, edited.links));
  expect(contents(store, files)).toEqual(before);
  expect(() => store.beginRevision('edit')).toThrow(/has not been committed/);
  revision.rollback();
  expect(() => revision.putFile(edited.record)).toThrow(/is over/);
  expect(contents(store, files)).toEqual(before);
  putFiles(store, [edited], 'edit');
  expect(store.integrityProblems()).toEqual([]);
  expect(store.read((reader) => reader.revision())).toBe(2);
});

test('a first index that is dropped leaves an empty store', () => {
  const folder = temporaryFolder();
  const store = open(folder);
  const [file] = smallFiles() as [MadeFile];
  expect(() =>
    store.transaction('index', (revision) => {
      revision.putFile(file.record);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(store.read((reader) => reader.files())).toEqual([]);
  putFiles(store, [file]);
  expect(store.integrityProblems()).toEqual([]);
});

test('skipped files have a row, no chunks and no links', () => {
  const store = open(temporaryFolder());
  const [{ record, evidence }] = smallFiles() as [MadeFile];
  const skipped = {
    ...record,
    chunks: null,
    sha256: null,
    evidenceKey: null,
    moduleFqn: null,
    parseStatus: 'skipped' as const,
    skipReason: 'binary',
  };
  const put = store.transaction('index', (revision) => ({ result: revision.putFile(skipped), stats: STATS }));
  const file = store.read((reader) => reader.file(record.path));
  expect(file).toMatchObject({ parseStatus: 'skipped', skipReason: 'binary', sha256: null, layout: null });
  expect(store.read((reader) => reader.fileLinks(put.fileId, evidence))).toEqual([]);
});

test('settings and modification times change with the revision', () => {
  const store = open(temporaryFolder());
  const [file] = smallFiles() as [MadeFile];
  putFiles(store, [file]);
  store.transaction('watch', (revision) => {
    revision.setMeta('roots', '["."]');
    expect(revision.touchFile(file.record.path, 5.5)).toBe(true);
    expect(revision.touchFile('gone.py', 5.5)).toBe(false);
    return { result: undefined, stats: STATS };
  });
  expect(store.read((reader) => reader.meta('roots'))).toBe('["."]');
  expect(store.read((reader) => reader.file(file.record.path)!.changedMs)).toBe(5.5);
});

test('a removed store begins again; one that is open cannot be removed', () => {
  const folder = temporaryFolder();
  const store = open(folder);
  putFiles(store, smallFiles());
  store.evidence.write('00112233', new Uint8Array(5));
  expect(() => removeStore(folder)).toThrow(expect.objectContaining({ code: 'locked' }));
  store.close();
  expect(() => store.read(() => 0)).toThrow(expect.objectContaining({ code: 'closed' }));
  removeStore(folder);
  const fresh = open(folder);
  expect(fresh.recovery.rebuilt).toBe(false);
  expect(fresh.read((reader) => reader.files())).toEqual([]);
  expect(fresh.evidence.has('00112233')).toBe(false);
});

test('garbage collection removes terms and evidence that no file needs', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  const key = (file: MadeFile): string => file.record.evidenceKey!;
  for (const file of files) store.evidence.write(key(file), new Uint8Array(1000));
  putFiles(store, files);
  store.transaction('edit', (revision) => {
    for (const file of files.slice(1)) revision.removeFile(file.record.path);
    return { result: undefined, stats: STATS };
  });
  const { terms } = store.read((reader) => reader.counts());
  const report = store.collectGarbage();
  expect(report.removedEntries).toBe(files.length - 1);
  expect(report.removedTerms).toBeGreaterThan(0);
  expect(store.read((reader) => reader.counts().terms)).toBe(terms - report.removedTerms);
  expect(store.evidence.keys()).toEqual([key(files[0]!)]);
  putFiles(store, files, 'edit');
  expect(store.integrityProblems()).toEqual([]);
});

test('a link to a row of another chunk is refused before it is stored', () => {
  const [file] = smallFiles() as [MadeFile];
  const wrong = { ...file.links[1]!, chunk: 2 };
  expect(() => packLinks(file.evidence, [wrong])).toThrow(/is not in it/);
});

test('history is bounded: a store that is written for ever keeps its size', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const { record } = files[0]!;
  const write = (revisions: number): number => {
    for (let i = 0; i < revisions; i++) {
      const revision = store.beginRevision('edit');
      revision.putFile({ ...record, changedMs: i });
      revision.setDetail(JSON.stringify({ changed: [{ path: record.path }], impacted: [`${i}`.repeat(40)] }));
      revision.commit(STATS);
    }
    return store.read((reader) => reader.counts().databaseBytes);
  };
  const before = write(MAX_STORED_REVISIONS);
  expect(write(MAX_STORED_REVISIONS / 2)).toBeLessThan(before * 1.05);
  const details = store.read((reader) => reader.revisionDetails());
  expect(details.size).toBe(MAX_STORED_DETAILS);
  const newest = store.read((reader) => reader.revision());
  expect(JSON.parse(details.get(newest)!)).toMatchObject({ changed: [{ path: record.path }] });
  expect(store.read((reader) => reader.revisions(1e6))).toHaveLength(MAX_STORED_REVISIONS);
});

test('who reads between revisions does not keep the log of changes from starting over', () => {
  const folder = temporaryFolder();
  const store = open(folder);
  const files = smallFiles();
  putFiles(store, files);
  const { record } = files[0]!;
  for (let i = 0; i < 300; i++) {
    expect(store.read((reader) => reader.file(record.path))).not.toBeNull();
    const revision = store.beginRevision('edit');
    revision.putFile({ ...record, changedMs: i });
    revision.setDetail(randomBytes(32_000).toString('hex'));
    revision.commit(STATS);
    expect(store.read((reader) => reader.file(record.path))?.changedMs).toBe(i);
  }
  // Ten megabytes were written; a log is put back into the database after four.
  expect(statSync(join(folder, 'index.db-wal')).size).toBeLessThan(6e6);
});

test('what a revision changed of the catalog is seen by the next question, and by no one that is held', () => {
  const store = open(temporaryFolder());
  const files = smallFiles();
  putFiles(store, files);
  const paths = (): string[] => store.read((reader) => reader.files()).map(({ path }) => path);
  const [first, second] = files.map(({ record }) => record);
  const before = paths();
  const pinned = store.pin()!;
  const revision = store.beginRevision('edit');
  revision.removeFile(first!.path);
  revision.putFile({ ...second!, changedMs: 7 });
  revision.putFile({ ...first!, path: 'a/new.py' });
  revision.commit(STATS);
  expect(paths()).toEqual(['a/new.py', ...before.filter((path) => path !== first!.path)].sort());
  expect(store.read((reader) => reader.file(second!.path))?.changedMs).toBe(7);
  expect(store.read((reader) => reader.file(first!.path))).toBeNull();
  expect(pinned.read((reader) => reader.files()).map(({ path }) => path)).toEqual(before);
  pinned.close();
  const dropped = store.beginRevision('edit');
  dropped.putFile({ ...second!, changedMs: 8 });
  dropped.rollback();
  expect(store.read((reader) => reader.file(second!.path))?.changedMs).toBe(7);
});

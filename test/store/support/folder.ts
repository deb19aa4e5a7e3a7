/** Temporary folders and small stores for the store's tests. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LinksOfChunk } from '../../../server/src/linker/links.ts';
import { packLinks } from '../../../server/src/store/packed-links.ts';
import { openStore, type Store, type StoreOptions } from '../../../server/src/store/store.ts';
import { type MadeFile, madeLookup, makeFile, type Shape } from './workload.ts';

export const SMALL: Shape = { files: 12, chunksPerFile: 6, linksPerChunk: 9, lookupsPerChunk: 5, terms: 300 };
/** Keys, of which several chunks of a small store have looked up some. */
export const LOOKUPS = Array.from({ length: 60 }, (_, i) => madeLookup(i % 12, i % 5));
export const STATS = { changedFiles: 1, impactedFiles: 2, relinkedChunks: 3 };

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store that is closed when the test is over. */
export function open(directory: string, options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ directory, mode: 'readwrite', fingerprint: 'test', ...options });
  onTestFinished(() => store.close());
  return store;
}

export function putFiles(
  store: Store,
  files: readonly MadeFile[],
  trigger: 'index' | 'edit' = 'index',
): void {
  store.transaction(trigger, (revision) => {
    for (const file of files) {
      const { fileId } = revision.putFile(file.record);
      revision.replaceChunkLinks(fileId, packLinks(file.evidence, file.links));
    }
    return { result: undefined, stats: STATS };
  });
}

export function smallFiles(seed = 1): MadeFile[] {
  return Array.from({ length: SMALL.files }, (_, index) => makeFile(SMALL, index, seed));
}

/** A closed store with SMALL in it; returns its folder. */
export function closedStore(): string {
  const folder = temporaryFolder();
  const store = openStore({ directory: folder, mode: 'readwrite', fingerprint: 'test' });
  putFiles(store, smallFiles());
  store.close();
  return folder;
}

/** A file's links as a store says them: without the lookups, which it only turns round (see `askers`). */
export const linksOf = ({ links }: MadeFile): LinksOfChunk[] =>
  links.map(({ chunk, links }) => ({ chunk, links }));

/** Everything a store says about `files`, for comparing two stores whatever their ids. */
export function contents(store: Store, files: readonly MadeFile[]): unknown[] {
  return store.read((reader) => {
    const askers = LOOKUPS.map((key) => reader.chunksByLookup(key));
    return files.map(({ record, evidence }) => {
      const file = reader.file(record.path);
      if (file === null) return null;
      const { id: _id, layout, ...facts } = file;
      return {
        facts: { ...facts },
        starts: layout?.starts,
        ends: layout?.ends,
        keys: reader.symbolKeys(file.id),
        links: reader.fileLinks(file.id, evidence),
        askers: askers.map((chunks) =>
          chunks.flatMap(({ path, chunk }) => (path === record.path ? [chunk] : [])).sort(),
        ),
      };
    });
  });
}

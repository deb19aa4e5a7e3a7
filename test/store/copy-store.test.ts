/** A copy of a store that is being written: it is what was committed, is trusted, and goes its own way. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyStore } from '../../server/src/store/copy-store.ts';
import {
  closedStore,
  contents,
  linksOf,
  open,
  putFiles,
  smallFiles,
  temporaryFolder,
} from './support/folder.ts';
import { kill, start } from './support/processes.ts';

test('a copy has the newest revision, and both are written on', () => {
  const from = closedStore();
  const held = open(from);
  putFiles(held, smallFiles(2), 'edit');
  const to = temporaryFolder();
  expect(copyStore(from, to, 'test')).toBe(true);
  const copy = open(to);
  expect(copy.recovery.rebuilt).toBe(false);
  expect(copy.read((reader) => reader.revision())).toBe(2);
  expect(contents(copy, smallFiles(2))).toEqual(contents(held, smallFiles(2)));
  putFiles(copy, smallFiles(3), 'edit');
  putFiles(held, smallFiles(4), 'edit');
  expect(contents(copy, smallFiles(3))).not.toEqual(contents(held, smallFiles(4)));
  expect([...copy.integrityProblems(), ...held.integrityProblems()]).toEqual([]);
});

test('a copy made while another process writes is a whole revision', async () => {
  const from = closedStore();
  const writer = start('write', from);
  for (let round = 0; round < 5; round++) {
    await writer.next();
    const to = temporaryFolder();
    expect(copyStore(from, to, 'test')).toBe(true);
    const copy = open(to);
    const revision = copy.read((reader) => reader.revision());
    const links = contents(copy, smallFiles(revision)).map((file) => (file as { links: unknown }).links);
    expect(links).toEqual(smallFiles(revision).map(linksOf));
    expect(copy.integrityProblems()).toEqual([]);
  }
  await kill(writer.process);
});

test.each([
  ['there is none', temporaryFolder, 'test'],
  ['it is of another version', closedStore, 'another'],
  [
    'it is damaged',
    () => {
      const folder = closedStore();
      writeFileSync(join(folder, 'index.db'), 'garbage'.repeat(1000));
      return folder;
    },
    'test',
  ],
])('nothing is copied where %s', (_, makeFolder, fingerprint) => {
  const to = temporaryFolder();
  expect(copyStore(makeFolder(), to, fingerprint)).toBe(false);
  expect(readdirSync(to)).toEqual([]);
});

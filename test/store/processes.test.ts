import { chmodSync, chownSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../server/src/store/store.ts';
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

describe('two processes', () => {
  test('the second writer is told who the first is; readers go on', async () => {
    const folder = closedStore();
    const holder = start('hold', folder);
    expect(await holder.next()).toMatchObject({ files: 12 });
    const second = (): unknown => openStore({ directory: folder, mode: 'readwrite', fingerprint: 'test' });
    expect(second).toThrow(
      expect.objectContaining({
        code: 'locked',
        message: expect.stringMatching(`process ${holder.process.pid}`),
      }),
    );
    const reader = open(folder, { mode: 'readonly' });
    expect(contents(reader, smallFiles())).toHaveLength(12);
    await kill(holder.process);
    // The lock died with its process.
    expect(open(folder).recovery.rebuilt).toBe(false);
  });

  test('the same process cannot write twice, and a garbled lock file is no obstacle', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'writer.lock'), 'garbage'.repeat(1000));
    open(folder);
    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  test('a reader sees whole revisions of a writer in another process', async () => {
    const folder = closedStore();
    const writer = start('write', folder);
    await writer.next();
    const reader = open(folder, { mode: 'readonly' });
    const seen = new Set<number>();
    while (seen.size < 5) {
      await writer.next();
      const [revision, shown] = reader.read((r) => {
        const seed = r.revision();
        return [seed, contents(reader, smallFiles(seed)) as { links: unknown }[]] as const;
      });
      seen.add(revision);
      expect(shown.map((file) => file.links)).toEqual(smallFiles(revision).map(linksOf));
    }
    expect(reader.integrityProblems()).toEqual([]);
  });
});

test('kill -9 at any moment loses at most the revision being written', async () => {
  for (let round = 0; round < 8; round++) {
    const folder = temporaryFolder();
    const writer = start('write', folder);
    let committed = 0;
    const lines = round % 4;
    for (let i = 0; i < lines; i++) committed = (await writer.next())?.revision as number;
    await new Promise((resolve) => setTimeout(resolve, round * 9));
    await kill(writer.process);
    for (let line = await writer.next(); line !== null; line = await writer.next()) {
      committed = line.revision as number;
    }
    const store = open(folder);
    const revision = store.read((reader) => reader.revision());
    // A process killed while it published its first revision may have to begin again.
    if (store.recovery.rebuilt) expect(committed).toBeLessThanOrEqual(1);
    else expect(revision).toBeGreaterThanOrEqual(committed);
    if (revision > 0) {
      const files = smallFiles(revision);
      const shown = contents(store, files) as { links: unknown }[];
      expect(shown.map((file) => file.links)).toEqual(files.map(linksOf));
    }
    expect(store.integrityProblems()).toEqual([]);
    putFiles(store, smallFiles(), 'edit');
    expect(store.integrityProblems()).toEqual([]);
    store.close();
  }
});

describe.skipIf(process.platform === 'win32')('a folder that cannot be written', () => {
  const isRoot = process.getuid?.() === 0;
  const NOBODY = 65534;

  /** Takes away the right to write, also for the user the child process runs as. */
  function protect(folder: string): void {
    for (const path of [
      folder,
      ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    ]) {
      if (isRoot) chownSync(path, NOBODY, NOBODY);
    }
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
  }

  test('is an error for a writer, with advice', async () => {
    const folder = temporaryFolder();
    protect(folder);
    const child = start('open', join(folder, 'inside'), isRoot ? NOBODY : undefined);
    expect(await child.next()).toMatchObject({
      code: 'unwritable',
      message: expect.stringMatching(/--cache-dir/),
    });
  });

  test('can still be read when it was closed in order', async () => {
    const folder = closedStore();
    protect(folder);
    const child = start('read', folder, isRoot ? NOBODY : undefined);
    expect(await child.next()).toMatchObject({ files: 12 });
  });

  test('a file in place of the folder is an error too', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openStore({ directory: join(file, 'x'), mode: 'readwrite', fingerprint: 'test' })).toThrow(
      expect.objectContaining({ code: 'unwritable' }),
    );
  });
});

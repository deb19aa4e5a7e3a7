/**
 * Faults while the engine runs: a disk that is full, a database that somebody damages while it is open, a document
 * that is more than analysis can cope with. A full disk needs a
 * small file system of its own, which only the superuser of a Linux machine can mount.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { DATABASE_FILE } from '../../server/src/store/connection.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { EditedTree } from '../../server/src/syntax/edited-tree.ts';
import { dumpTables, freshTables, makeFolder, makeWorkspace, tableDifferences } from '../support/projects.ts';
import { EditedProject } from './edited-project.ts';

const MOUNT_MB = 4;
/** Of SQLite. */
const PAGE_BYTES = 4096;

/** A file system that can be full; null where there is none to be had. */
function mountSmall(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = join(makeFolder(), 'small');
  mkdirSync(folder);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MOUNT_MB}m`, 'tmpfs', folder]);
  if (mount.status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

/** Leaves a file that takes all room but `bytes`. */
function fill(folder: string, bytes: number): string {
  const ballast = join(folder, 'ballast');
  const fd = openSync(ballast, 'w');
  try {
    for (;;) writeSync(fd, Buffer.alloc(4096, 1));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(fd);
  }
  const full = statSync(ballast).size;
  writeFileSync(ballast, Buffer.alloc(Math.max(0, full - bytes)));
  return ballast;
}

const many = (name: string): string =>
  `from m0 import f0\n${Array.from({ length: 500 }, (_, i) => `def ${name}${i}(): return f0(${i})\n`).join('')}`;

describe('a full disk', () => {
  for (const room of [0, 64 * 1024])
    test(`with ${room / 1024} kB left: what fails is said, and with room again the truth is stored`, async (context) => {
      const folder = mountSmall();
      if (folder === null) return context.skip('needs the right to mount a file system');
      const root = makeWorkspace({ 'm0.py': 'def f0(x): return x\n', 'm1.py': 'from m0 import f0\nf0(1)\n' });
      const open = (): Store =>
        openStore({ directory: join(folder, 'cache'), mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
      let store = open();
      let engine = await Engine.start({ root, store, workers: 1, trace: new Trace(null) });
      const before = store.read((reader) => reader.revision());
      const ballast = fill(folder, room);
      const failures: string[] = [];
      for (const name of ['a', 'b', 'c']) {
        writeFileSync(join(root, `${name}.py`), many(name));
        engine.post({ kind: 'reconcile' });
        const error = await engine.settled().then(
          () => null,
          (reason: Error) => reason,
        );
        if (error !== null) failures.push(error.message);
      }
      for (const message of failures) expect(message).toMatch(/full|space/i);
      if (room === 0) expect(failures.length).toBeGreaterThan(0);
      expect(store.read((reader) => reader.revision())).toBeGreaterThanOrEqual(before);
      rmSync(ballast);
      writeFileSync(join(root, 'm1.py'), 'from m0 import f0\nf0(2)\n');
      engine.post({ kind: 'reconcile' });
      await engine.settled();
      const fresh = await freshTables(root);
      expect(tableDifferences(await dumpTables(new StoreSnapshot(store, root)), fresh)).toEqual([]);
      await engine.close();
      store.close();
      store = open();
      engine = await Engine.start({ root, store, workers: 1, trace: new Trace(null) });
      expect(tableDifferences(await dumpTables(new StoreSnapshot(store, root)), fresh)).toEqual([]);
      await engine.close();
      store.close();
    });
});

/** Overwrites everything but the header page, as a disk or a careless program would. */
function damage(file: string): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(statSync(file).size - PAGE_BYTES, 0xa5), 0, undefined, PAGE_BYTES);
  closeSync(fd);
}

test.each(['', DATABASE_FILE, 'writer.lock'])(
  'a cache folder of which somebody removes all or a part (%j) is filled again by the next revision, and still locked',
  async (part) => {
    const project = await EditedProject.of({ 'm0.py': 'def f0(x): return x\n', 'm1.py': 'import m0\n' });
    rmSync(join(project.cache, part), { recursive: true });
    const told = await project.tell(project.write('m0.py', 'def f0(x, y): return x\n'));
    expect(told[0]).toMatchObject({
      trigger: 'index',
      reason: expect.stringMatching(/removed while it was open/),
    });
    await project.expectFresh();
    // Others read what is written, and do not write.
    const options = { directory: project.cache, fingerprint: STORE_FINGERPRINT } as const;
    const reader = openStore({ ...options, mode: 'readonly' });
    const unchanged = reader.read((store) => store.file('m1.py'));
    expect(reader.evidence.has(unchanged!.evidenceKey!)).toBe(true);
    expect(reader.read((store) => store.file('m0.py')?.bytes)).toBe('def f0(x, y): return x\n'.length);
    reader.close();
    expect(() => openStore({ ...options, mode: 'readwrite' })).toThrow(/written by another process/);
    const [next] = await project.tell(project.write('m0.py', 'def f0(x, z): return x\n'));
    expect(next!.trigger).toBe('watch');
  },
);

test('an index that another process has made in an emptied cache folder is left to it', async () => {
  const project = await EditedProject.of({ 'm0.py': 'def f0(x): return x\n' });
  rmSync(project.cache, { recursive: true });
  const other = openStore({ directory: project.cache, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
  const edited = project.tell(project.write('m0.py', 'def f0(x, y): return x\n'));
  await expect(edited).rejects.toThrow(/written by another process/);
  other.close();
  await project.tell(project.write('m0.py', 'def f0(x, z): return x\n'));
  await project.expectFresh();
});

test('a database that is damaged while it is open is made anew by the next revision, and numbers go on', async () => {
  const project = await EditedProject.of({ 'm0.py': 'def f0(x): return x\n', 'm1.py': many('g') });
  const file = join(project.cache, DATABASE_FILE);
  const shown = 'from m0 import f0\nf0(1)\n';
  await project.post({ kind: 'open', path: 'm1.py', text: shown });
  for (let i = 0; i < 3; i++) {
    const before = project.store.read((reader) => reader.revision());
    damage(file);
    const told = await project.tell(project.write('m0.py', `def f0(x, y${i}): return x\n`));
    // Whoever follows the revisions hears that everything was made anew, and why, before what changed.
    expect(told[0]).toMatchObject({
      trigger: 'index',
      reason: expect.stringMatching(/damaged while it was open/),
    });
    expect(told[0]!.relinkedChunks).toBeGreaterThan(500);
    expect(told.map(({ revision }) => revision)).toContain(project.store.read((reader) => reader.revision()));
    expect(project.store.recovery).toMatchObject({ rebuilt: true, reason: expect.stringMatching(/damaged/) });
    expect(project.store.read((reader) => reader.revision())).toBeGreaterThan(before);
    expect(project.store.integrityProblems()).toEqual([]);
    // Open documents count as before.
    expect(project.store.read((reader) => reader.file('m1.py')?.bytes)).toBe(shown.length);
  }
  await project.post({ kind: 'close', path: 'm1.py' });
  await project.expectFresh();
  // What was made anew is what the next start finds.
  await project.stop();
  await project.start();
  expect(project.store.recovery.rebuilt).toBe(false);
  await project.expectFresh();
});

test('an open document that analysis cannot cope with costs that document, until it is typed on', async () => {
  const project = await EditedProject.of({ 'a.py': 'def f(): ...\n', 'b.py': 'from a import f\nf()\n' });
  const parse = EditedTree.prototype.parse;
  const spy = vi.spyOn(EditedTree.prototype, 'parse').mockImplementation(function (this: EditedTree, text) {
    if (text.includes('unbearable')) throw new Error('a defect of ours');
    return parse.call(this, text);
  });
  onTestFinished(() => spy.mockRestore());
  const skipReason = (): string | null | undefined =>
    project.store.read((reader) => reader.file('a.py')?.skipReason);
  await project.post({ kind: 'open', path: 'a.py', text: 'def f(): ...\nunbearable\n' });
  expect(skipReason()).toBe('analysis_failed');
  // The rest goes on.
  const [rebuild] = await project.tell(project.write('b.py', 'from a import f\nf()\nf()\n'));
  expect(rebuild?.changed.map(({ path }) => path)).toEqual(['b.py']);
  await project.post({ kind: 'open', path: 'a.py', text: 'def f(): ...\n' });
  expect(skipReason()).toBeNull();
  await project.post({ kind: 'close', path: 'a.py' });
  await project.expectFresh();
});

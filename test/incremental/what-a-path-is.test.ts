/** Files that become something else, or look as they did: what is stored is what a fresh index would say. */
import { spawnSync } from 'node:child_process';
import { cpSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Watcher } from '../../server/src/daemon/engine/watcher.ts';
import { EditedProject } from './edited-project.ts';

const FILES = {
  'a.py': 'def f(): return 1\n',
  'b.py': 'from a import f\nf()\n',
};

/** A time of long ago, which proves nothing wrong. */
const PAST = new Date(Date.now() - 86_400_000);

const hasPipes = process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).status === 0;

test('a text of the same size and time as the one before is found, wherever it came from', async () => {
  const project = await EditedProject.of(FILES);
  const file = join(project.root, 'a.py');
  utimesSync(file, PAST, PAST);
  await project.post({ kind: 'reconcile' });
  const rewrite = (text: string, path: string): void => {
    writeFileSync(path, text);
    utimesSync(path, PAST, PAST);
  };
  // `rsync -t`, `cp -p`, `tar -x`: written in place, or beside it and renamed.
  rewrite('def f(): return 2\n', file);
  expect(await project.post({ kind: 'reconcile' })).toHaveLength(1);
  await project.expectFresh();
  rewrite('def f(): return 3\n', `${file}.new`);
  renameSync(`${file}.new`, file);
  expect(await project.post({ kind: 'reconcile' })).toHaveLength(1);
  // While nobody looked.
  await project.stop();
  rewrite('def f(): return 4\n', file);
  await project.start();
  await project.expectFresh();
  expect(await project.post({ kind: 'reconcile' })).toEqual([]);
});

test('two files of the same size and time change places', async () => {
  const project = await EditedProject.of({ 'a.py': 'x = 1\n', 'b.py': 'y = 2\n', 'c.py': 'import a, b\n' });
  const [a, b] = ['a.py', 'b.py'].map((path) => join(project.root, path)) as [string, string];
  for (const file of [a, b]) utimesSync(file, PAST, PAST);
  await project.post({ kind: 'reconcile' });
  renameSync(a, `${a}.tmp`);
  renameSync(b, a);
  renameSync(`${a}.tmp`, b);
  expect(statSync(a).mtimeMs).toBe(PAST.getTime());
  await project.post({ kind: 'reconcile' });
  await project.expectFresh();
});

test('a file becomes a link in a circle, and the watcher lives on', async () => {
  const project = await EditedProject.of(FILES);
  const watcher = await Watcher.start(project.root, project.engine);
  try {
    project.remove('a.py');
    symlinkSync('a.py', join(project.root, 'a.py'));
    await project.tell('a.py');
    await watcher.sync();
    await project.expectFresh();
    rmSync(join(project.root, 'a.py'));
    project.write('a.py', FILES['a.py']);
    await watcher.sync();
    await project.expectFresh();
  } finally {
    await watcher.close();
  }
});

test.skipIf(!hasPipes)('of what cannot be read the reason is the newest one', async () => {
  const project = await EditedProject.of(FILES);
  const file = join(project.root, 'a.py');
  rmSync(file);
  spawnSync('mkfifo', [file]);
  await project.post({ kind: 'reconcile' });
  rmSync(file);
  symlinkSync('nowhere.py', file);
  await project.post({ kind: 'reconcile' });
  await project.expectFresh();
  // Nothing has changed since, so nothing is told.
  expect(await project.post({ kind: 'reconcile' })).toEqual([]);
});

test('a link in the place of a file is another name of what it leads to', async () => {
  const project = await EditedProject.of(FILES);
  symlinkSync('b.py', join(project.root, 'link'));
  renameSync(join(project.root, 'link'), join(project.root, 'a.py'));
  await project.tell('a.py');
  await project.expectFresh();
});

test('what an editor shows is a file as long as it is shown, on disk or not', async () => {
  const project = await EditedProject.of(FILES);
  const shown = `${FILES['a.py']}def shown(): ...\n`;
  await project.post({ kind: 'open', path: 'a.py', text: shown });
  project.remove('a.py');
  expect(await project.tell('a.py')).toEqual([]);
  expect(await project.tell(project.write('a.py', shown))).toEqual([]);
  await project.expectFresh();
  project.remove('a.py');
  await project.tell('a.py');
  const [removed] = await project.post({ kind: 'close', path: 'a.py' });
  expect(removed?.changed).toMatchObject([{ path: 'a.py', change: 'removed' }]);
  await project.expectFresh();
});

test('a document that was never saved is a file where it would be one', async () => {
  const project = await EditedProject.of({ ...FILES, '.gitignore': 'hidden/\n' });
  const text = 'from a import *\n';
  expect(await project.post({ kind: 'open', path: 'hidden/new.py', text })).toEqual([]);
  const [added] = await project.post({ kind: 'open', path: 'sub/new.py', text });
  expect(added?.changed).toMatchObject([{ path: 'sub/new.py', change: 'added' }]);
  project.write('sub/new.py', text);
  await project.tell('sub/new.py');
  await project.expectFresh();
  const [edited] = await project.post({
    kind: 'edit',
    path: 'sub/new.py',
    edits: [{ start: 0, end: 0, text: 'def mine(): ...\n' }],
  });
  expect(edited?.exports.map(({ qname }) => qname)).toEqual(['sub.new.mine']);
});

test('what decides which files there are is watched', async () => {
  const project = await EditedProject.of(FILES);
  const watcher = await Watcher.start(project.root, project.engine);
  const hasFile = (path: string) => project.store.read((reader) => reader.file(path)) !== null;
  try {
    expect(hasFile('a.py')).toBe(true);
    for (const name of ['.gitignore', '.cpgdignore']) {
      project.write(name, 'a.py\n');
      await expect.poll(() => hasFile('a.py'), { message: name }).toBe(false);
      project.remove(name);
      await expect.poll(() => hasFile('a.py'), { message: name }).toBe(true);
    }
  } finally {
    await watcher.close();
  }
});

const MOVES: Readonly<Record<string, (root: string) => void>> = {
  'was moved away': (root) => {
    renameSync(root, `${root}-old`);
    cpSync(`${root}-old`, root, { recursive: true });
  },
  'was deleted': (root) => {
    cpSync(root, `${root}-new`, { recursive: true });
    rmSync(root, { recursive: true });
    renameSync(`${root}-new`, root);
  },
};

test.each(Object.entries(MOVES))(
  'a workspace that %s is watched again where another one took its place',
  async (_, move) => {
    const project = await EditedProject.of(FILES);
    const watcher = await Watcher.start(project.root, project.engine);
    try {
      move(project.root);
      await watcher.sync();
      await project.expectFresh();
      // Until the new folder is watched, a look at everything is what finds this.
      const text = `${FILES['a.py']}x = 1\n`;
      const bytesOf = (written: string): number | undefined => {
        project.write('a.py', written);
        return project.store.read((reader) => reader.file('a.py'))?.bytes;
      };
      await expect
        .poll(() => bytesOf(`${text}${'#'.repeat(Date.now() % 97)}\n`))
        .toBeGreaterThan(text.length);
      // Of two writes within a millisecond the watcher may tell one; a look at everything would find the other.
      await expect.poll(() => bytesOf(text)).toBe(text.length);
      await project.expectFresh();
    } finally {
      await watcher.close();
    }
  },
);

/** What people and tools do to files while the engine runs, one test per kind; after each, what is stored is fresh. */

import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { expect, test, vi } from 'vitest';
import { Watcher } from '../../server/src/daemon/engine/watcher.ts';
import { EditedProject } from './edited-project.ts';

const FILES = {
  'a.py': 'class Base:\n    def m(self): return 1\n\ndef f(): ...\n',
  'b.py': 'from a import f, Base\n\ndef g():\n    f()\n    Base().m()\n',
  'c.py': 'import b\nb.f()\n',
};

test('an undone edit leaves nothing behind, and saving what is shown is no revision', async () => {
  const project = await EditedProject.of(FILES);
  const text = FILES['a.py'];
  await project.post({ kind: 'open', path: 'a.py', text });
  const at = text.indexOf('f()');
  const [typed] = await project.post({
    kind: 'edit',
    path: 'a.py',
    edits: [{ start: at, end: at + 1, text: 'ff' }],
  });
  expect(typed!.exports.map(({ qname }) => qname)).toEqual(['a.f', 'a.ff']);
  await project.post({ kind: 'edit', path: 'a.py', edits: [{ start: at, end: at + 2, text: 'f' }] });
  await project.expectFresh();
  await project.post({ kind: 'edit', path: 'a.py', edits: [{ start: at, end: at + 1, text: 'fff' }] });
  const shown = text.replace('f()', 'fff()');
  const saved = await project.tell(project.write('a.py', shown));
  expect(saved).toEqual([]);
  const closed = await project.post({ kind: 'close', path: 'a.py' });
  expect(closed.flatMap(({ exports }) => exports)).toEqual([]);
  await project.expectFresh();
});

test('closing without saving goes back to the disk', async () => {
  const project = await EditedProject.of(FILES);
  await project.post({ kind: 'open', path: 'a.py', text: 'x = 1\n' });
  const [closed] = await project.post({ kind: 'close', path: 'a.py' });
  expect(closed!.exports.map(({ qname }) => qname)).toContain('a.f');
  await project.expectFresh();
});

test('edits typed faster than revisions are made end in one state', async () => {
  const project = await EditedProject.of(FILES);
  await project.post({ kind: 'open', path: 'a.py', text: FILES['a.py'] });
  let text = FILES['a.py'];
  const done: Promise<void>[] = [];
  for (let i = 0; i < 40; i++) {
    const insert = `\ndef t${i}(): return f()\n`;
    project.engine.post({
      kind: 'edit',
      path: 'a.py',
      edits: [{ start: text.length, end: text.length, text: insert }],
    });
    text += insert;
    done.push(project.engine.reached());
    if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(done);
  expect(project.rebuilds.length).toBeLessThan(40);
  project.write('a.py', text);
  await project.expectFresh();
});

test('a file is emptied, becomes binary, a dangling link, a folder, and a file again', async () => {
  const project = await EditedProject.of(FILES);
  await project.tell(project.write('a.py', ''));
  await project.expectFresh();
  await project.tell(project.write('a.py', Buffer.from([0, 1, 2, 0xff])));
  await project.expectFresh();
  project.remove('a.py');
  symlinkSync(join(project.root, 'nowhere.py'), join(project.root, 'a.py'));
  await project.tell('a.py');
  await project.expectFresh();
  unlinkSync(join(project.root, 'a.py'));
  await project.tell('a.py', project.write('a.py/inner.py', 'x = 1\n'));
  await project.expectFresh();
  project.remove('a.py');
  await project.tell(project.write('a.py', FILES['a.py']));
  await project.expectFresh();
});

test('another encoding is another text', async () => {
  const project = await EditedProject.of(FILES);
  const text = '# coding: latin-1\ndef größe(): ...\n';
  await project.tell(project.write('a.py', Buffer.from(text, 'latin1')));
  await project.expectFresh();
  await project.tell(project.write('a.py', `\ufeff${FILES['a.py']}`));
  await project.expectFresh();
  await project.tell(project.write('a.py', Buffer.from('x = "\xff"\n', 'latin1')));
  await project.expectFresh();
});

test('a package replaces a module, a stub covers a source, a namespace becomes a package, and back', async () => {
  const project = await EditedProject.of({
    ...FILES,
    'p/q.py': 'def f(): ...\n',
    'd.py': 'from p.q import f\nf()\n',
  });
  const steps: readonly (() => string[])[] = [
    () => [project.write('a/__init__.py', 'def f(): ...\n')],
    () => [project.write('a.pyi', 'def f() -> int: ...\n')],
    () => [project.write('p/__init__.py', 'from .q import f as f\n')],
    () => [project.remove('p/__init__.py')],
    () => [project.remove('a.pyi')],
    () => [project.remove('a')],
  ];
  for (const step of steps) {
    await project.tell(...step());
    await project.expectFresh();
  }
});

test('syntax is broken at every place of a text and mended again', async () => {
  const project = await EditedProject.of(FILES);
  const text = FILES['b.py'];
  await project.post({ kind: 'open', path: 'b.py', text });
  for (let at = 0; at < text.length; at += 3) {
    await project.post({ kind: 'edit', path: 'b.py', edits: [{ start: at, end: at, text: '("' }] });
    await project.post({ kind: 'edit', path: 'b.py', edits: [{ start: at, end: at + 2, text: '' }] });
  }
  await project.expectFresh();
});

test('a branch switch renames, deletes, adds and changes many files at once', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`m/m${i}.py`, `from a import f\ndef h${i}(): f()\n`]),
  );
  const project = await EditedProject.of({ ...FILES, ...many });
  for (let i = 0; i < 60; i++) {
    if (i % 3 === 0) project.remove(`m/m${i}.py`);
    else if (i % 3 === 1) renameSync(join(project.root, `m/m${i}.py`), join(project.root, `m/n${i}.py`));
    else project.write(`m/m${i}.py`, `from b import g\ng()\n`);
  }
  project.write('a.py', FILES['a.py'].replace('def f', 'def ff'));
  const [revision] = await project.post({ kind: 'checkout' });
  expect(revision!.trigger).toBe('checkout');
  expect(revision!.changed.filter(({ change }) => change === 'moved')).not.toEqual([]);
  await project.expectFresh();
});

test('files written while the engine indexes and links are in what it says next', async () => {
  const project = await EditedProject.of(FILES);
  await project.stop();
  rmSync(project.cache, { recursive: true });
  const started = project.start();
  for (let i = 0; i < 5; i++) {
    project.write(`late${i}.py`, `from a import f\nf(${i})\n`);
    project.write('a.py', `${FILES['a.py']}\ny = ${i}\n`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await started;
  await project.post({ kind: 'reconcile' });
  await project.expectFresh();
});

test('a look at everything finds what no event told of, whatever the clock says', async () => {
  const project = await EditedProject.of(FILES);
  const file = join(project.root, 'a.py');
  // Another text of the same size, from before the last look.
  const past = new Date(Date.now() - 86_400_000);
  project.write('a.py', FILES['a.py'].replace('return 1', 'return 2'));
  utimesSync(file, past, past);
  expect(await project.post({ kind: 'reconcile' })).toHaveLength(1);
  await project.expectFresh();
  // The clock is set back an hour, and a text of the same size is written within one tick of it.
  const then = Date.now() - 3_600_000;
  vi.useFakeTimers({ now: then, toFake: ['Date'] });
  try {
    const { mtimeMs } = statSync(file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('return 2', 'return 3'));
    utimesSync(file, mtimeMs / 1000, mtimeMs / 1000);
    expect(await project.post({ kind: 'reconcile' })).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
  await project.expectFresh();
});

test('duplicated, reordered and wrong events change nothing but the truth', async () => {
  const project = await EditedProject.of(FILES);
  project.write('a.py', FILES['a.py'].replace('def f', 'def ff'));
  project.write('new.py', 'import a\n');
  const told = await project.tell(
    'new.py',
    'a.py',
    'a.py',
    'gone.py',
    'b.py',
    '../outside.py',
    '',
    'new.py/x.py',
  );
  expect(told).toHaveLength(1);
  expect(told[0]!.changed.map(({ path }) => path)).toEqual(['a.py', 'new.py']);
  expect(await project.tell('a.py', 'new.py')).toEqual([]);
  await project.expectFresh();
});

/** How editors replace a file: what is done to disk between the old text and the new. */
const SAVES: Readonly<Record<string, (file: string, text: string) => void>> = {
  'a new file renamed over the old': (file, text) => {
    writeFileSync(`${file}.tmp1234`, text);
    renameSync(`${file}.tmp1234`, file);
  },
  'the old file moved to a backup, a new one written (Vim)': (file, text) => {
    renameSync(file, `${file}~`);
    writeFileSync(file, text);
    unlinkSync(`${file}~`);
  },
  'deleted and written again': (file, text) => {
    unlinkSync(file);
    writeFileSync(file, text);
  },
  'truncated and written in pieces': (file, text) => {
    writeFileSync(file, '');
    for (let at = 0; at < text.length; at += 10) writeFileSync(file, text.slice(at, at + 10), { flag: 'a' });
  },
  'a probe file and a swap file beside it (Vim, Emacs)': (file, text) => {
    writeFileSync(join(file, '..', '4913'), '');
    unlinkSync(join(file, '..', '4913'));
    writeFileSync(join(file, '..', '.a.py.swp'), 'x');
    writeFileSync(file, text);
    unlinkSync(join(file, '..', '.a.py.swp'));
  },
};

/** Events come when the system pleases. */
const POLL = { timeout: 10_000 };

const lastChanged = ({ rebuilds }: EditedProject): string[] | undefined =>
  rebuilds.at(-1)?.changed.map(({ path }) => path);

test('each real folder of the workspace is watched once, whatever symbolic links lead to it', async () => {
  const project = await EditedProject.of(FILES);
  project.write('../outside/deep/x.py', 'import a\n');
  project.write('inside/y.py', 'import a\n');
  const links = { out: '../outside', alias: 'inside', 'inside/up': '..', 'inside/self': '.', again: '.' };
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(project.root, link));
  const watcher = await Watcher.start(project.root, project.engine);
  try {
    const { watcher: folders } = watcher as unknown as { watcher: FSWatcher };
    const watched = Object.keys(folders.getWatched()).map((path) => relative(project.root, path));
    expect(watched.sort()).toEqual(['', '..', 'inside']);
    // What was written before it was watched is told as the same file.
    await expect.poll(() => lastChanged(project), POLL).toEqual(['inside/y.py']);
    const { length } = project.rebuilds;
    project.write('inside/y.py', 'from a import f\n');
    await expect.poll(() => project.rebuilds.length, POLL).toBeGreaterThan(length);
    expect(lastChanged(project)).toEqual(['inside/y.py']);
    await project.expectFresh();
  } finally {
    await watcher.close();
  }
});

test('a file that only a link makes one of the workspace is watched where it is', async () => {
  const project = await EditedProject.of({
    ...FILES,
    'cpgd.toml': 'exclude = ["made"]\n',
    'made/y.py': 'import a\n',
    'bin/tool': 'import a\n',
  });
  symlinkSync('made', join(project.root, 'shown'));
  symlinkSync('bin/tool', join(project.root, 'tool.py'));
  const watcher = await Watcher.start(project.root, project.engine);
  try {
    project.write('made/y.py', 'from a import f\n');
    await expect.poll(() => lastChanged(project), POLL).toEqual(['shown/y.py']);
    project.write('bin/tool', 'from a import f\n');
    await expect.poll(() => lastChanged(project), POLL).toEqual(['tool.py']);
    project.remove('shown');
    await expect.poll(() => lastChanged(project), POLL).toEqual(['shown/y.py']);
    await project.expectFresh();
  } finally {
    await watcher.close();
  }
});

test('a root that is a symbolic link is watched', async () => {
  const project = await EditedProject.of(FILES);
  const root = join(project.parent, 'link');
  symlinkSync('project', root);
  const watcher = await Watcher.start(root, project.engine);
  try {
    project.write('b.py', 'import a\n');
    await expect.poll(() => lastChanged(project), POLL).toEqual(['b.py']);
    await watcher.sync();
  } finally {
    await watcher.close();
  }
});

test('saves of every editor, case-only renames, links in a circle: known after sync', async () => {
  const project = await EditedProject.of(FILES);
  const watcher = await Watcher.start(project.root, project.engine);
  try {
    for (const [i, save] of Object.values(SAVES).entries()) {
      save(join(project.root, 'a.py'), `${FILES['a.py']}\ndef saved_${i}(): ...\n`);
      await watcher.sync();
      await project.expectFresh();
    }
    renameSync(join(project.root, 'b.py'), join(project.root, 'B.py'));
    await watcher.sync();
    await project.expectFresh();
    mkdirSync(join(project.root, 'loop'));
    symlinkSync(project.root, join(project.root, 'loop/again'));
    symlinkSync(join(project.root, 'loop'), join(project.root, 'loop/self'));
    project.write('loop/inside.py', 'from a import f\n');
    await watcher.sync();
    await project.expectFresh();
    // Half a second of storm, and something else while sync waits.
    const until = Date.now() + 500;
    for (let i = 0; Date.now() < until; i++)
      project.write(`storm/s${i % 20}.py`, `from a import f\nf(${i})\n`);
    const synced = watcher.sync();
    project.write('after.py', 'import a\n');
    await synced;
    await watcher.sync();
    await project.expectFresh();
  } finally {
    await watcher.close();
  }
});

const hasGit = spawnSync('git', ['--version']).status === 0;

test.skipIf(!hasGit)(
  'a checkout is one revision that says so; a commit is none, and an edit after it is an edit',
  async () => {
    const project = await EditedProject.of(FILES);
    const git = (...args: readonly string[]): void => {
      const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
      const run = spawnSync('git', [...identity, ...args], { cwd: project.root, encoding: 'utf8' });
      expect(run.stderr.startsWith('fatal'), run.stderr).toBe(false);
    };
    git('init', '-q', '-b', 'main');
    const watcher = await Watcher.start(project.root, project.engine);
    project.rebuilds.length = 0;
    const triggers = async (): Promise<readonly string[]> => {
      await watcher.sync();
      return project.rebuilds.splice(0).map(({ trigger }) => trigger);
    };
    try {
      git('add', '.');
      git('commit', '-qm', 'first');
      expect(await triggers()).toEqual([]);
      project.write('a.py', `${FILES['a.py']}\nx = 1\n`);
      expect(await triggers()).toEqual(['watch']);
      git('commit', '-qam', 'second');
      project.write('a.py', `${FILES['a.py']}\nx = 2\n`);
      git('commit', '-qa', '--amend', '-m', 'second');
      expect(await triggers()).toEqual(['watch']);
      git('checkout', '-q', 'HEAD~1');
      expect(await triggers()).toEqual(['checkout']);
      git('checkout', '-q', 'main');
      expect(await triggers()).toEqual(['checkout']);
      // What is there, and no commit of it: files that git writes are files.
      project.write('a.py', FILES['a.py']);
      expect(await triggers()).toEqual(['watch']);
      git('stash', '-q');
      git('stash', 'pop', '-q');
      expect(readFileSync(join(project.root, 'a.py'), 'utf8')).toBe(FILES['a.py']);
      await triggers();
      await project.expectFresh();
    } finally {
      await watcher.close();
    }
  },
);

test('what a watcher lost is found by the next look at everything', async () => {
  const project = await EditedProject.of(FILES);
  project.write('a.py', FILES['a.py'].replace('def f', 'def lost'));
  project.remove('c.py');
  const [found] = await project.post({ kind: 'reconcile' });
  expect(found!.changed.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'modified a.py',
    'removed c.py',
  ]);
  await project.expectFresh();
});

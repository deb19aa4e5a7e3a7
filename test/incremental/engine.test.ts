/**
 * The revision loop on a small project on disk: what each kind of event leads to, the reasons it gives, and that
 * what is stored in the end is what a fresh index of the same files gives.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { Watcher } from '../../server/src/daemon/engine/watcher.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { dumpTables } from '../support/projects.ts';

const FILES = {
  'a.py': 'class Base:\n    def m(self): return 1\n\ndef f(): ...\n\ndef make(): return Base()\n',
  'b.py': 'from a import f, make\n\ndef g():\n    f()\n    make().m()\n',
  'c.py': 'from b import f\nf()\n',
  'd.py': 'from a import *\n\nclass E(Base): pass\n',
};

let parent: string;
let root: string;
let store: Store;
let engine: Engine;
let rebuilds: Rebuild[];

async function start(): Promise<void> {
  store = openStore({ directory: join(parent, 'cache'), mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
  rebuilds = [];
  const onRebuild = (rebuild: Rebuild): void => void rebuilds.push(rebuild);
  engine = await Engine.start({ root, store, workers: 1, trace: new Trace(null), onRebuild });
}

async function stop(): Promise<void> {
  await engine.close();
  store.close();
}

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return path;
}

async function tell(...paths: string[]): Promise<Rebuild | undefined> {
  const before = rebuilds.length;
  engine.post({ kind: 'files', paths });
  await engine.settled();
  return rebuilds[before];
}

/** What is stored equals a fresh index in a new cache. */
async function expectFresh(): Promise<void> {
  const cacheDir = mkdtempSync(join(parent, 'fresh-'));
  const project = await openProject({ root, cacheDir, workers: 1 });
  await project.index();
  const fresh = await dumpTables(project.snapshot());
  await project.close();
  const found = await dumpTables(new StoreSnapshot(store, root));
  for (const [name, rows] of fresh) expect(found.get(name), name).toBe(rows);
}

const reasons = (rebuild: Rebuild | undefined): string[] =>
  (rebuild?.impacted ?? []).map(({ path, reason, ref, hop }) => `${hop} ${path} ${reason} ${ref}`);

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'cpgd-engine-'));
  root = join(parent, 'project');
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(parent, { recursive: true });
});

test('a renamed function wakes its importers and callers, through a re-export too', async () => {
  const rebuild = await tell(write('a.py', FILES['a.py'].replace('def f', 'def ff')));
  const found = reasons(rebuild);
  expect(found).toContain('0 a.py changed_file a.py');
  expect(found).toContain('1 b.py caller_symbol a.f');
  expect(found).toContain('1 b.py import_from a.f');
  expect(found).toContain('2 c.py import_from b.f');
  expect(found).toContain('1 d.py import_closure_fallback a');
  expect(rebuild!.exports.map(({ delta, qname }) => `${delta} ${qname}`)).toEqual([
    'removed a.f',
    'added a.ff',
  ]);
  await expectFresh();
});

test('the strategies report the exact answer, star importers with it, or all importers', async () => {
  const others = async (strategy: string): Promise<string[]> => {
    await tell(write('cpgd.toml', `impact-strategy = "${strategy}"\n`));
    const rebuild = await tell(write('a.py', `${FILES['a.py']}\ndef more_${strategy}(): ...\n`));
    return [...new Set(rebuild!.impacted.filter(({ hop }) => hop > 0).map(({ path }) => path))];
  };
  expect(await others('symbol_closure')).toEqual([]);
  expect(await others('hybrid')).toEqual(['d.py']);
  expect(await others('import_closure')).toEqual(['b.py', 'd.py', 'c.py']);
});

test('every chain of reasons ends in a changed file, and every hop names a site', async () => {
  const { impacted } = (await tell(write('a.py', 'x = 1\n')))!;
  for (const start of impacted) {
    let at = start;
    while (at.viaPath !== null) {
      expect(at.bstart).not.toBeNull();
      const next = impacted.find(({ path, hop }) => path === at.viaPath && hop < at.hop);
      expect(next, JSON.stringify(at)).toBeDefined();
      at = next!;
    }
    expect(at.reason).toBe('changed_file');
  }
});

test('a body edit links one chunk and reaches one file; a comment links nothing', async () => {
  const body = await tell(write('a.py', FILES['a.py'].replace('return 1', 'return 2')));
  expect(body!.relinkedChunks).toBe(1);
  expect(reasons(body)).toEqual(['0 a.py changed_file a.py']);
  const comment = await tell(
    write('a.py', `# a remark\n${FILES['a.py'].replace('return 1', 'return 2  # two')}`),
  );
  expect(comment!.relinkedChunks).toBe(0);
  await expectFresh();
});

test('another inferred type is an export that changed, and reaches who uses it', async () => {
  const rebuild = await tell(write('a.py', FILES['a.py'].replace('return Base()', 'return 3')));
  expect(rebuild!.exports).toMatchObject([{ qname: 'a.make', delta: 'changed', detail: 'inferred_type' }]);
  expect(reasons(rebuild)).toContain('1 b.py inferred_type a.make');
  await expectFresh();
});

test('an open document counts instead of the disk until it is closed', async () => {
  const text = FILES['a.py'];
  expect(rebuilds.splice(0)).toMatchObject([{ trigger: 'index', reason: 'there was no index yet' }]);
  engine.post({ kind: 'open', path: 'a.py', text });
  await engine.settled();
  expect(rebuilds).toEqual([]);
  const at = text.indexOf('f():');
  for (const letter of ['g', 'h'])
    engine.post({ kind: 'edit', path: 'a.py', edits: [{ start: at, end: at, text: letter }] });
  await engine.settled();
  expect(rebuilds).toHaveLength(1);
  expect(rebuilds[0]!.exports.map(({ qname }) => qname)).toEqual(['a.f', 'a.hgf']);
  // Broken on the way, then mended.
  const edit = (start: number, end: number, more: string): void =>
    engine.post({ kind: 'edit', path: 'a.py', edits: [{ start, end, text: more }] });
  edit(0, 5, 'cla(');
  await engine.settled();
  edit(0, 4, 'class');
  edit(at, at + 2, '');
  await engine.settled();
  await expectFresh();
  engine.post({ kind: 'close', path: 'a.py' });
  await engine.settled();
  await expectFresh();
});

test('files appear, move, turn into folders and vanish', async () => {
  const added = await tell(write('pkg/__init__.py', ''), write('pkg/a.py', 'def f(): ...\n'));
  expect(added!.changed.map(({ change }) => change)).toEqual(['added', 'added']);
  await expectFresh();
  renameSync(join(root, 'd.py'), join(root, 'dd.py'));
  const moved = await tell('d.py', 'dd.py');
  expect(moved!.changed).toEqual([{ path: 'dd.py', change: 'moved', from: 'd.py' }]);
  await expectFresh();
  rmSync(join(root, 'a.py'));
  await tell('a.py', write('a.py/__init__.py', 'def f(): ...\n'));
  await expectFresh();
  rmSync(join(root, 'pkg'), { recursive: true });
  await tell('pkg');
  await expectFresh();
});

test('configuration and skipped files', async () => {
  await tell(write('pyproject.toml', '[project]\nname = "other"\n'));
  await expectFresh();
  await tell(write('src/a.py', 'def f(): ...\n'), write('cpgd.toml', 'source-roots = ["src"]\n'));
  await expectFresh();
  await tell(write('b.py', '\0'));
  await expectFresh();
  await tell(write('b.py', '# coding: no-such\n'), write('.gitignore', 'c.py\n'));
  await expectFresh();
});

test('what changed while nobody ran is a revision with reasons', async () => {
  await stop();
  write('a.py', FILES['a.py'].replace('def f', 'def ff'));
  rmSync(join(root, 'd.py'));
  write('e/__init__.py', 'from a import make\n');
  await start();
  expect(rebuilds).toHaveLength(1);
  expect(reasons(rebuilds[0])).toContain('1 b.py caller_symbol a.f');
  expect(rebuilds[0]!.changed.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'modified a.py',
    'removed d.py',
    'added e/__init__.py',
  ]);
  await expectFresh();
  const history = new StoreSnapshot(store, root).history();
  expect(history.map(({ trigger }) => trigger)).toEqual(['index', 'watch']);
});

test('a watched folder is known after sync, storms and atomic saves included', async () => {
  const watcher = await Watcher.start(root, engine);
  try {
    for (let i = 0; i < 50; i++) write(`many/m${i}.py`, `from a import f\nf(${i})\n`);
    write('a.py.tmp', FILES['a.py'].replace('return 1', 'return f()'));
    renameSync(join(root, 'a.py.tmp'), join(root, 'a.py'));
    await watcher.sync();
    await expectFresh();
    rmSync(join(root, 'many'), { recursive: true });
    await watcher.sync();
    await expectFresh();
  } finally {
    await watcher.close();
  }
});

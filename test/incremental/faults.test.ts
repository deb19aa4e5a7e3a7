/** What goes wrong around the engine: it is killed at any moment, and the disk is full for a while. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { dumpTables } from '../support/projects.ts';
import { Random } from '../support/random.ts';

/** Processes that are killed; `CPGD_KILLS` makes it longer. */
const KILLS = Number(process.env.CPGD_KILLS ?? 4);
const SEED = Number(process.env.CPGD_SEED ?? 1);

let parent: string;
let root: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'cpgd-faults-'));
  root = join(parent, 'project');
  mkdirSync(root);
  for (let i = 0; i < 8; i++) {
    const imported = i === 0 ? '' : `from m${i - 1} import *\n`;
    writeFileSync(join(root, `m${i}.py`), `${imported}def f${i}(): return ${i}\n`);
  }
});
afterEach(() => rmSync(parent, { recursive: true }));

const open = (maxDatabaseBytes?: number): Store =>
  openStore({
    directory: join(parent, 'cache'),
    mode: 'readwrite',
    fingerprint: STORE_FINGERPRINT,
    ...(maxDatabaseBytes === undefined ? {} : { maxDatabaseBytes }),
  });

const start = (store: Store): Promise<Engine> =>
  Engine.start({ root, store, workers: 1, trace: new Trace(null) });

async function expectFresh(store: Store): Promise<void> {
  const cacheDir = mkdtempSync(join(parent, 'fresh-'));
  const project = await openProject({ root, cacheDir, workers: 1 });
  await project.index();
  const fresh = await dumpTables(project.snapshot());
  await project.close();
  const found = await dumpTables(new StoreSnapshot(store, root));
  for (const [name, rows] of fresh) expect(found.get(name), name).toBe(rows);
}

/** Resolves after the child has said that it is ready, and a while more. */
async function killAfter(child: ChildProcess, ms: number): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the child ended on its own')));
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  await ended;
}

test(`killed ${KILLS} times while it writes, the next start has the truth (seed ${SEED})`, async () => {
  const random = new Random(SEED);
  const entry = join(import.meta.dirname, 'edit-forever.ts');
  for (let i = 0; i < KILLS; i++) {
    const child = spawn(process.execPath, [entry, root, join(parent, 'cache')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await killAfter(child, random.between(0, 400));
    const store = open();
    const engine = await start(store);
    await expectFresh(store);
    await engine.close();
    store.close();
  }
});

test('a full disk fails a revision, not the truth', async () => {
  let store = open();
  let engine = await start(store);
  const bytes = store.read((reader) => reader.counts().databaseBytes);
  await engine.close();
  store.close();
  store = open(bytes + 16 * 1024);
  engine = await start(store);
  const before = store.read((reader) => reader.revision());
  const many = Array.from({ length: 3000 }, (_, i) => `def g${i}(): return f0(${i})\n`).join('');
  writeFileSync(join(root, 'm3.py'), many);
  engine.post({ kind: 'files', paths: ['m3.py'] });
  await expect(engine.settled()).rejects.toThrow();
  expect(store.read((reader) => reader.revision())).toBe(before);
  writeFileSync(join(root, 'm3.py'), 'from m2 import *\ndef f3(): return 33\n');
  engine.post({ kind: 'files', paths: ['m3.py'] });
  await engine.settled();
  await expectFresh(store);
  await engine.close();
  store.close();
});

/** What goes wrong around the engine: it is killed, the disk is full, stores are old, damaged or somebody else's. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { DATABASE_FILE } from '../../server/src/store/connection.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { dumpTables } from '../support/projects.ts';
import { Random } from '../support/random.ts';
import { EditedProject } from './edited-project.ts';

/** Processes that are killed; `CPGD_KILLS` makes it longer. */
const KILLS = Number(process.env.CPGD_KILLS ?? 4);
const SEED = Number(process.env.CPGD_SEED ?? 1);

const SOME = { 'a.py': 'def f(): ...\n', 'b.py': 'from a import f\nf()\n' };

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

test('a store from another version is made anew, and says so', async () => {
  const project = await EditedProject.of(SOME);
  await project.stop();
  await project.start('another version');
  expect(project.store.recovery).toMatchObject({ rebuilt: true, reason: expect.stringMatching(/version/) });
  await project.expectFresh();
  await project.stop();
  await project.start();
  expect(project.store.recovery.rebuilt).toBe(true);
  await project.expectFresh();
});

test('a damaged database is noticed at the next start, wherever the damage is', async () => {
  const project = await EditedProject.of(SOME);
  const random = new Random(SEED);
  for (let i = 0; i < 6; i++) {
    await project.stop();
    const file = join(project.cache, DATABASE_FILE);
    const bytes = readFileSync(file);
    // Some pages of rubbish, a cut file, an empty one.
    if (i % 3 === 0) bytes.fill(random.below(256), random.below(bytes.length));
    writeFileSync(
      file,
      i % 3 === 1 ? bytes.subarray(0, random.below(bytes.length)) : i % 3 === 2 ? '' : bytes,
    );
    await project.start();
    expect(project.store.recovery.rebuilt).toBe(true);
    await project.tell(project.write('a.py', `${SOME['a.py']}\nx = ${i}\n`));
    await project.expectFresh();
  }
});

test('lost and damaged evidence is made again', async () => {
  const project = await EditedProject.of(SOME);
  for (const damage of ['lost', 'cut', 'rubbish'] as const) {
    await project.stop();
    for (const entry of readdirSync(project.cache, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(arrow|pack)$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      if (damage === 'lost') unlinkSync(file);
      else if (damage === 'cut') truncateSync(file, Math.floor(statSync(file).size / 2));
      else writeFileSync(file, Buffer.alloc(statSync(file).size, 7));
    }
    await project.start();
    await project.expectFresh();
  }
});

test('a file that went together with its evidence is gone from the store', async () => {
  const project = await EditedProject.of(SOME);
  await project.stop();
  project.remove('a.py');
  for (const entry of readdirSync(project.cache, { recursive: true, withFileTypes: true }))
    if (entry.name.endsWith('.pack')) truncateSync(join(entry.parentPath, entry.name), 0);
  await project.start();
  expect(project.store.read((reader) => reader.files().map(({ path }) => path))).toEqual(['b.py']);
  await project.expectFresh();
});

test('a second engine on the same cache is refused with the name of the first, and does no harm', async () => {
  const project = await EditedProject.of(SOME);
  const second = (): Store =>
    openStore({ directory: project.cache, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
  expect(second).toThrow(
    expect.objectContaining({ code: 'locked', message: expect.stringMatching(`${process.pid}`) }),
  );
  // Readers share.
  const reader = openStore({ directory: project.cache, mode: 'readonly', fingerprint: STORE_FINGERPRINT });
  await project.tell(project.write('a.py', 'def f(): return 3\n'));
  expect(reader.read((read) => read.revision())).toBe(project.store.read((read) => read.revision()));
  reader.close();
  await project.expectFresh();
});

test('what fails inside a revision is dropped as a whole, and the next one starts from the truth', async () => {
  const project = await EditedProject.of(SOME);
  const { store } = project;
  const begin = store.beginRevision.bind(store);
  // Every write of a revision fails once, as a full disk would make it.
  for (const step of ['putFile', 'replaceChunkLinks', 'setMeta', 'setDetail', 'commit'] as const) {
    store.beginRevision = (...args) => {
      const revision = begin(...args);
      revision[step] = () => {
        throw new Error('no space left on device');
      };
      return revision;
    };
    const before = store.read((read) => read.revision());
    project.engine.post({ kind: 'files', paths: [project.write('a.py', `def f(): return '${step}'\n`)] });
    await expect(project.engine.settled()).rejects.toThrow('no space left');
    expect(store.read((read) => read.revision())).toBe(before);
    store.beginRevision = begin;
    await project.tell(project.write('b.py', `from a import f\nf('${step}')\n`));
    await project.expectFresh();
  }
});

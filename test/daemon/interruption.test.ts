/** Runs that are cancelled, caches that are damaged, projects that meet: work may be lost, truth may not. */
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../server/src/daemon/open-project.ts';
import type { Progress } from '../../server/src/daemon/project.ts';
import { NASTY_WORKSPACE } from '../support/nasty-workspace.ts';
import {
  dumpTables,
  freshTables,
  makeFolder,
  makeWorkspace,
  open,
  run,
  tableDifferences,
  writeFiles,
} from '../support/projects.ts';

/** Enough bytes for the pool, and enough files for cancelling in the middle. */
function manyFiles(): Record<string, string> {
  const padding = `# ${'x'.repeat(9000)}\n`;
  const files: Record<string, string> = {};
  for (let i = 0; i < 40; i++) {
    const body = Array.from(
      { length: 10 },
      (_, f) => `def f${f}(x): return x.g(f${Math.max(0, f - 1)}(x), ${f})\n`,
    );
    files[`m${i}.py`] = `from m${(i + 1) % 40} import f1 as other\n${body.join('')}${padding}`;
  }
  return files;
}

/** The folder of a workspace's cache below a cache root. */
const cacheOf = (cacheDir: string): string => join(cacheDir, readdirSync(cacheDir)[0]!);
const packsOf = (cacheDir: string): string[] => {
  const folder = join(cacheOf(cacheDir), 'evidence');
  return readdirSync(folder).map((name) => join(folder, name));
};

for (const phase of ['discover', 'extract', 'link'] as const) {
  test(`cancelled while it is at work on "${phase}", an index leaves the revision before`, async () => {
    const root = makeWorkspace(manyFiles());
    const project = await open(root, { workers: 2 });
    await project.index();
    const before = await dumpTables(project.snapshot());
    for (let i = 0; i < 40; i++)
      writeFiles(root, { [`m${i}.py`]: `${manyFiles()[`m${i}.py`]}# changed\ndef new${i}(): ...\n` });
    const stop = new AbortController();
    let stoppedAt = 0;
    const onProgress = (progress: Progress): void => {
      if (progress.phase !== phase || stop.signal.aborted) return;
      stoppedAt = performance.now();
      stop.abort(new Error('enough'));
    };
    await expect(project.index({ signal: stop.signal, onProgress })).rejects.toThrow('enough');
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
    expect(project.snapshot().revision).toBe(1);
    expect(project.symbol('m0.f1').status).toBe('resolved');
    expect(tableDifferences(await dumpWithoutText(project), withoutText(before))).toEqual([]);
    expect(await project.index()).toMatchObject({ revision: 2, files: 40 });
    expect(tableDifferences(await dumpTables(project.snapshot()), await freshTables(root))).toEqual([]);
  });
}

const ON_DEMAND = ['cst_literals', 'cst_comments'];

/** Tables computed on demand need the text that was indexed, which is gone. */
function withoutText(tables: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...tables].filter(([name]) => !ON_DEMAND.includes(name)));
}

async function dumpWithoutText(
  project: Awaited<ReturnType<typeof open>>,
): Promise<ReadonlyMap<string, string>> {
  return withoutText(await dumpTables(project.snapshot()));
}

test('cancelled before it begins, or while a fresh index runs, an index changes nothing', async () => {
  const root = makeWorkspace(NASTY_WORKSPACE);
  const project = await open(root);
  await project.index();
  const before = await dumpTables(project.snapshot());
  await expect(project.index({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  const stop = new AbortController();
  const onProgress = ({ phase }: Progress): void => {
    if (phase === 'extract') stop.abort(new Error('enough'));
  };
  await expect(project.index({ fresh: true, signal: stop.signal, onProgress })).rejects.toThrow('enough');
  expect(tableDifferences(await dumpTables(project.snapshot()), before)).toEqual([]);
});

test('an index that is asked for twice at once is done twice', async () => {
  const root = makeWorkspace(NASTY_WORKSPACE);
  const project = await open(root);
  const reports = await Promise.all([project.index(), project.index(), project.index({ fresh: true })]);
  expect(reports.map((report) => report.files)).toEqual(Array(3).fill(reports[0]!.files));
  expect(tableDifferences(await dumpTables(project.snapshot()), await freshTables(root))).toEqual([]);
});

for (const [name, damage] of Object.entries({
  deleted: (cache: string) => rmSync(join(cacheOf(cache), 'evidence'), { recursive: true }),
  truncated: (cache: string) => {
    for (const pack of packsOf(cache)) truncateSync(pack, Math.floor(statSync(pack).size / 2));
  },
  emptied: (cache: string) => {
    for (const pack of packsOf(cache)) writeFileSync(pack, '');
  },
  corrupted: (cache: string) => {
    for (const pack of packsOf(cache)) {
      const bytes = readFileSync(pack);
      for (let at = 400; at < bytes.length; at += 997) bytes[at]! ^= 0x55;
      writeFileSync(pack, bytes);
    }
  },
})) {
  test(`evidence that was ${name} between two runs is made again`, async () => {
    const root = makeWorkspace(NASTY_WORKSPACE);
    const cache = makeFolder();
    await run(root, cache, () => {});
    damage(cache);
    const expected = await freshTables(root);
    const extracted = await run(root, cache, async (project, report) => {
      expect(tableDifferences(await dumpTables(project.snapshot()), expected)).toEqual([]);
      expect((await project.doctor()).filter((check) => !check.ok)).toEqual([]);
      return report.extracted;
    });
    expect(extracted).toBeGreaterThan(0);
    await run(root, cache, (_, report) => expect(report.extracted).toBe(0));
  });
}

for (const [name, damage] of Object.entries({
  deleted: (file: string) => rmSync(file),
  truncated: (file: string) => truncateSync(file, 5000),
  corrupted: (file: string) => writeFileSync(file, Buffer.alloc(20_000, 7)),
})) {
  test(`a store whose database was ${name} is made anew and says so`, async () => {
    const root = makeWorkspace(NASTY_WORKSPACE);
    const cache = makeFolder();
    await run(root, cache, () => {});
    const folder = cacheOf(cache);
    damage(
      join(folder, readdirSync(folder).find((file) => file.endsWith('.db') || file.endsWith('.sqlite'))!),
    );
    const expected = await freshTables(root);
    await run(root, cache, async (project, report) => {
      expect(report.problems.map(({ message }) => message).join()).toContain('is made anew');
      expect(tableDifferences(await dumpTables(project.snapshot()), expected)).toEqual([]);
    });
  });
}

test('a second project on the same workspace is told who has it', async () => {
  const root = makeWorkspace(NASTY_WORKSPACE);
  const cacheDir = makeFolder();
  const first = await open(root, { cacheDir });
  await expect(openProject({ root, cacheDir })).rejects.toMatchObject({ name: 'StoreError', code: 'locked' });
  expect(await first.index()).toMatchObject({ revision: 1 });
  await first.close();
  const second = await open(root, { cacheDir });
  expect(await second.index()).toMatchObject({ extracted: 0, revision: 1 });
});

test('a fresh index reads nothing that was cached, and what it makes counts afterwards', async () => {
  const root = makeWorkspace(NASTY_WORKSPACE);
  const cache = makeFolder();
  const readable = await run(root, cache, (_, { files, skipped }) => files - skipped);
  await run(root, cache, (_, report) => expect(report).toMatchObject({ extracted: readable, reused: 0 }), {
    fresh: true,
  });
  await run(root, cache, (_, report) => expect(report).toMatchObject({ extracted: 0, revision: 2 }));
});

test('the cache of another workspace in the same place is another one', async () => {
  const [one, two] = [makeWorkspace({ 'a.py': 'one = 1\n' }), makeWorkspace({ 'a.py': 'two = 2\n' })];
  const cache = makeFolder();
  await run(one, cache, () => {});
  copyFileSync(join(two, 'a.py'), join(two, 'b.py'));
  await run(two, cache, (project, report) => {
    expect(report).toMatchObject({ files: 2, extracted: 2 });
    expect(project.symbol('a.one').status).toBe('unresolved');
  });
});

test('the evidence of texts that are gone does not pile up', async () => {
  const root = makeWorkspace({ 'a.py': '' });
  const cache = makeFolder();
  const bytes = (): number => packsOf(cache).reduce((sum, pack) => sum + statSync(pack).size, 0);
  await run(root, cache, async (project) => {
    for (let i = 0; i < 60; i++) {
      writeFiles(root, { 'a.py': `x${i} = ${i}\n`.repeat(50) });
      await project.index();
    }
  });
  const one = bytes();
  await run(root, cache, async (project) => {
    for (let i = 0; i < 60; i++) {
      writeFiles(root, { 'a.py': `y${i} = ${i}\n`.repeat(50) });
      await project.index();
    }
  });
  expect(bytes()).toBeLessThan(one * 1.5);
});

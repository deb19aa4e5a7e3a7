/**
 * Invariant 1: whatever happened before, an index over a warm cache says what a cold index of the same files says,
 * table by table; and it redoes no more than the change asks for.
 */
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IndexReport } from '../../server/src/daemon/project.ts';
import { NASTY_WORKSPACE } from '../support/nasty-workspace.ts';
import {
  dumpTables,
  type Files,
  freshTables,
  makeFolder,
  makeWorkspace,
  run,
  tableDifferences,
  writeFiles,
} from '../support/projects.ts';
import { Random } from '../support/random.ts';

/** Days ago: far outside of what counts as racy. */
const OLD = new Date('2024-05-05T05:05:05Z');

/** A workspace that was indexed once; files are old unless said otherwise. */
async function indexedOnce(files: Files, age: Date | null = OLD): Promise<{ root: string; cache: string }> {
  const root = makeWorkspace(files);
  if (age) for (const path of Object.keys(files)) utimesSync(join(root, path), age, age);
  const cache = makeFolder();
  await run(root, cache, () => {});
  return { root, cache };
}

/** Indexes again and demands the tables of a fresh index. */
async function expectFresh(root: string, cache: string): Promise<IndexReport> {
  const expected = await freshTables(root);
  return run(root, cache, async (project, report) => {
    expect(tableDifferences(await dumpTables(project.snapshot()), expected)).toEqual([]);
    return report;
  });
}

const SMALL = {
  'a.py': 'def f(): return 1\n',
  'b.py': 'from a import f\nf()\n',
  'c.py': 'import b\nb.f()\n',
};

test('an unchanged workspace is reused whole', async () => {
  const { root, cache } = await indexedOnce(NASTY_WORKSPACE);
  const report = await expectFresh(root, cache);
  expect(report).toMatchObject({
    extracted: 0,
    revision: 1,
    reused: report.files - report.skipped,
  });
});

test('files as new as the index are compared by content and reused as well', async () => {
  const { root, cache } = await indexedOnce(NASTY_WORKSPACE, null);
  expect(await expectFresh(root, cache)).toMatchObject({ extracted: 0, revision: 1 });
});

test('a file that was only touched is reused', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  utimesSync(join(root, 'a.py'), new Date(), new Date());
  expect(await expectFresh(root, cache)).toMatchObject({ extracted: 0, reused: 3 });
});

test('an edited file is analyzed alone, and its importers are linked again', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  writeFiles(root, { 'a.py': 'def g(): return 1\n' });
  expect(await expectFresh(root, cache)).toMatchObject({ extracted: 1, reused: 2, revision: 2 });
});

test('a file that takes back its old content finds its old evidence', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  writeFiles(root, { 'a.py': 'def g(): return 1\n' });
  await run(root, cache, () => {});
  writeFiles(root, { 'a.py': SMALL['a.py'] });
  expect(await expectFresh(root, cache)).toMatchObject({ extracted: 0, revision: 3 });
});

test('added, removed and renamed files show everywhere', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  writeFiles(root, { 'pkg/__init__.py': 'from a import f as g\n' });
  expect(await expectFresh(root, cache)).toMatchObject({ files: 4, extracted: 1 });
  rmSync(join(root, 'a.py'));
  expect(await expectFresh(root, cache)).toMatchObject({ files: 3, extracted: 0 });
  renameSync(join(root, 'b.py'), join(root, 'a.py'));
  expect(await expectFresh(root, cache)).toMatchObject({ files: 3 });
});

test('a file replaced by a directory of that name, and back', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  rmSync(join(root, 'a.py'));
  mkdirSync(join(root, 'a.py'));
  writeFiles(root, { 'a.py/__init__.py': 'inside = 1\n' });
  await expectFresh(root, cache);
  rmSync(join(root, 'a.py'), { recursive: true });
  writeFiles(root, SMALL);
  await expectFresh(root, cache);
});

test('other content of the same size, written with the same time, is noticed while the file is new', async () => {
  const { root, cache } = await indexedOnce(SMALL, null);
  const { atime, mtime } = statSync(join(root, 'a.py'));
  writeFiles(root, { 'a.py': 'def g(): return 1\n' });
  utimesSync(join(root, 'a.py'), atime, mtime);
  expect(await expectFresh(root, cache)).toMatchObject({ extracted: 1 });
});

test('files turn into skipped ones and back', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  writeFiles(root, { 'a.py': Buffer.from([0xff, 0xfe, 0, 1]) });
  expect(await expectFresh(root, cache)).toMatchObject({ skipped: 1 });
  writeFiles(root, SMALL);
  expect(await expectFresh(root, cache)).toMatchObject({ skipped: 0 });
});

test('symbolic links come and go', async () => {
  const { root, cache } = await indexedOnce(SMALL);
  symlinkSync('a.py', join(root, 'link.py'));
  symlinkSync('nowhere.py', join(root, 'dangling.py'));
  symlinkSync('.', join(root, 'loop'));
  await expectFresh(root, cache);
  rmSync(join(root, 'a.py'));
  await expectFresh(root, cache);
});

const CONFIGURED = {
  'src/pkg/__init__.py': '',
  'src/pkg/a.py': 'match = 1\ndef f(x: int) -> int: return x\nclass C: g = [f(y) for y in range(3)]\n',
  'src/use.py': 'from pkg.a import f, C\nimport src.pkg.a\nf(1); src.pkg.a.f(2); C.g\n',
  'big.py': `# ${'x'.repeat(5000)}\nbig = 1\n`,
};

for (const [name, ...configurations] of [
  ['source-roots', 'source-roots = ["src"]', 'source-roots = ["."]', 'source-roots = [".", "src"]'],
  ['python-version', 'python-version = "3.11"', 'python-version = "3.14"', 'python-version = "3.8"'],
  ['project-name', 'project-name = "one"', 'project-name = "two"'],
  ['max-file-bytes', 'max-file-bytes = 4096', 'max-file-bytes = 100000', 'max-file-bytes = 4096'],
  ['exclude', 'exclude = ["src/use.py"]', 'exclude = []'],
] as const) {
  test(`another ${name} is heeded`, async () => {
    const { root, cache } = await indexedOnce(CONFIGURED);
    for (const text of configurations) {
      writeFileSync(join(root, 'cpgd.toml'), `${text}\n`);
      const { revision } = await expectFresh(root, cache);
      expect(await expectFresh(root, cache), text).toMatchObject({ revision, extracted: 0 });
    }
  });
}

test('random edits of a nasty workspace, one after the other', async () => {
  const random = new Random(Number(process.env.CPGD_SEED ?? 11));
  const { root, cache } = await indexedOnce(NASTY_WORKSPACE);
  const texts = Object.entries(NASTY_WORKSPACE).filter(([path]) => path.endsWith('.py'));
  for (let step = 0; step < 12; step++) {
    const [path] = random.pick(texts);
    const [, content] = random.pick(texts);
    const action = random.below(4);
    if (action === 0) rmSync(join(root, path), { force: true });
    else if (action === 1) writeFiles(root, { [path]: content });
    else if (action === 2)
      writeFiles(root, { [path]: `from ${random.pick(['pkg', 'use', 'twice'])} import *\n` });
    else writeFiles(root, { [`new${random.below(3)}.py`]: content });
    await expectFresh(root, cache);
  }
});

/** Whatever lies in a workspace becomes rows and numbers that add up: never a crash, never silence. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../server/src/daemon/open-project.ts';
import type { IndexReport, Progress, Project } from '../../server/src/daemon/project.ts';
import { tableRows } from '../../server/src/relations/tables.ts';
import { dumpTables, indexed, makeFolder, makeWorkspace, open, writeFiles } from '../support/projects.ts';

/** Path, parse status and skip reason of every file. */
function fileRows(project: Project): unknown[] {
  return project.snapshot().files.map(({ path, parseStatus, skipReason }) => [path, parseStatus, skipReason]);
}

/** What must hold between the numbers of any report. */
function expectSound(project: Project, report: IndexReport): void {
  const { files } = project.snapshot();
  expect(report.files).toBe(files.length);
  expect(report.reused + report.extracted + report.skipped).toBe(report.files);
  expect(report.skipped).toBe(files.filter((file) => file.parseStatus === 'skipped').length);
  expect(report.withErrors).toBe(files.filter((file) => file.parseStatus === 'recovered').length);
  expect(report.bytes).toBe(files.reduce((sum, file) => sum + file.bytes, 0));
  expect(report.lines).toBe(files.reduce((sum, file) => sum + file.lines, 0));
  const evidence = files.flatMap((file) => file.evidence() ?? []);
  const rows = (table: 'names' | 'attrs' | 'imports' | 'calls'): number =>
    evidence.reduce((sum, tables) => sum + tables[table].length, 0);
  const total = ({ resolved, ambiguous, unresolved }: IndexReport['calls']): number => {
    for (const count of [resolved, ambiguous, unresolved]) expect(count).toBeGreaterThanOrEqual(0);
    return resolved + ambiguous + unresolved;
  };
  expect(total(report.references)).toBe(rows('names') + rows('attrs') + rows('imports'));
  expect(total(report.calls)).toBe(rows('calls'));
  for (const ms of Object.values(report.phases)) expect(ms).toBeGreaterThanOrEqual(0);
  expect(report.wallMs).toBeGreaterThan(0);
}

async function expectHealthy(project: Project): Promise<void> {
  expect((await project.doctor()).filter((check) => !check.ok)).toEqual([]);
}

test('an empty directory', async () => {
  const { project, report } = await indexed({});
  expect(report).toMatchObject({ files: 0, extracted: 0, skipped: 0, definitions: 0, problems: [] });
  expectSound(project, report);
  await dumpTables(project.snapshot());
  expect(project.symbol('f').status).toBe('unresolved');
  await expectHealthy(project);
  expect(await project.index()).toMatchObject({ revision: report.revision, files: 0 });
});

test('questions before the first index find nothing', async () => {
  const project = await open(makeWorkspace({ 'a.py': 'def f(): ...\n' }));
  expect(project.snapshot()).toMatchObject({ revision: 0, files: [] });
  expect(project.symbol('f').status).toBe('unresolved');
  expect(project.status()).toMatchObject({ revision: 0 });
  await expectHealthy(project);
});

test('only broken files', async () => {
  const { project, report } = await indexed({
    'a.py': 'def (:\n',
    'b.py': ')))]]}}',
    'c.py': 'class A:\n  def f(self:\n',
    'd.py': '"""never closed',
    'empty.py': '',
    'blank.py': '\n\n\f\n',
  });
  expect(report).toMatchObject({ files: 6, withErrors: 4, skipped: 0 });
  expectSound(project, report);
  await dumpTables(project.snapshot());
  await expectHealthy(project);
});

test('every reason to skip a file is a row, found again without work', async () => {
  const { root, project } = await indexed({
    'binary.py': Buffer.from([0x61, 0, 0x62]),
    'cookie.py': '# coding: klingon\n',
    'cpgd.toml': 'max-file-bytes = 100\n',
    'fine.py': 'import binary, large\nclass A(binary.B): x = large.y\n',
    'large.py': `y = 1 ${' '.repeat(200)}`,
    'undecodable.py': Buffer.from([0x78, 0x3d, 0xff, 0x0a]),
  });
  symlinkSync('nowhere.py', join(root, 'dangling.py'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(root, 'pipe.py')]);
  const again = await project.index();
  expect(fileRows(project)).toEqual([
    ['binary.py', 'skipped', 'binary'],
    ['cookie.py', 'skipped', 'unknown_encoding'],
    ['dangling.py', 'skipped', 'unreadable'],
    ['fine.py', 'ok', null],
    ['large.py', 'skipped', 'too_large'],
    ...(process.platform === 'win32' ? [] : [['pipe.py', 'skipped', 'not_a_file']]),
    ['undecodable.py', 'skipped', 'undecodable'],
  ]);
  expectSound(project, again);
  for (const { path, skipReason } of project.snapshot().files) {
    if (skipReason !== null) expect(again.problems).toContainEqual(expect.objectContaining({ file: path }));
  }
  await dumpTables(project.snapshot());
  await expectHealthy(project);
  expect(await project.index()).toMatchObject({ extracted: 0, revision: again.revision });
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file nobody may read', async () => {
  const root = makeWorkspace({ 'secret.py': 'x = 1\n' });
  chmodSync(join(root, 'secret.py'), 0o000);
  const project = await open(root);
  const { revision } = await project.index();
  expect(fileRows(project)).toEqual([['secret.py', 'skipped', 'unreadable']]);
  expect(await project.index()).toMatchObject({ extracted: 0, revision });
});

test.skipIf(process.platform === 'win32')('a file that becomes a pipe does not block', async () => {
  const { root, project } = await indexed({ 'a.py': '' });
  rmSync(join(root, 'a.py'));
  execFileSync('mkfifo', [join(root, 'a.py')]);
  await project.index();
  expect(fileRows(project)).toEqual([['a.py', 'skipped', 'not_a_file']]);
});

test('a file that vanishes between discovery and analysis', async () => {
  const root = makeWorkspace({ 'a.py': 'x = 1\n', 'b.py': 'import a\na.x\n' });
  const project = await open(root);
  const onProgress = ({ phase }: Progress): void => {
    if (phase === 'discover') rmSync(join(root, 'a.py'), { force: true });
  };
  await project.index({ onProgress });
  expect(fileRows(project)).toEqual([
    ['a.py', 'skipped', 'unreadable'],
    ['b.py', 'ok', null],
  ]);
  await project.index();
  expect(fileRows(project)).toEqual([['b.py', 'ok', null]]);
});

test('a file that becomes a directory between discovery and analysis', async () => {
  const root = makeWorkspace({ 'a.py': 'x = 1\n', 'b.py': 'import a\n' });
  const project = await open(root);
  let isDone = false;
  await project.index({
    onProgress: ({ phase }) => {
      if (phase !== 'discover' || isDone) return;
      isDone = true;
      rmSync(join(root, 'a.py'));
      mkdirSync(join(root, 'a.py'));
    },
  });
  expect(fileRows(project)).toContainEqual(['a.py', 'skipped', 'not_a_file']);
  await project.index();
  expect(fileRows(project)).toEqual([['b.py', 'ok', null]]);
});

test('very long lines and very deep nesting', async () => {
  const deep = 4000;
  const { project, report } = await indexed({
    'line.py': `x = [${'f(1), '.repeat(10_000)}]\n`,
    'brackets.py': `x = ${'('.repeat(deep)}1${')'.repeat(deep)}\n`,
    'chain.py': `x = a${'.b'.repeat(deep)}\n`,
    'calls.py': `x = f${'()'.repeat(deep)}\n`,
    'nested_calls.py': `x = ${'f('.repeat(2000)}1${')'.repeat(2000)}\n`,
    'sum.py': `x = 1${' + 1'.repeat(deep)}\n`,
    'unary.py': `x = ${'not '.repeat(deep)}1\n`,
    'lambdas.py': `x = ${'lambda: '.repeat(2000)}1\n`,
    'blocks.py': Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}if x:\n`).join(''),
    'classes.py': Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}class C${i}:\n`).join(''),
    'strings.py': `x = ${'"a" '.repeat(deep)}\n`,
    'elif.py': `if x: pass\n${'elif x: pass\n'.repeat(deep)}`,
    'bases.py': `class C0: ...\n${Array.from({ length: 300 }, (_, i) => `class C${i + 1}(C${i}): ...\n`).join('')}`,
    'aliases.py': `a0 = len\n${Array.from({ length: 600 }, (_, i) => `a${i + 1} = a${i}\n`).join('')}a600()\n`,
    'functions.py': `${Array.from({ length: 600 }, (_, i) => `def f${i}(): return f${i + 1}()\n`).join('')}f0().x\n`,
  });
  expect(report).toMatchObject({ files: 15, skipped: 0 });
  expectSound(project, report);
  await dumpTables(project.snapshot());
});

test('two thousand tiny files, with progress that only goes forward', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 2000; i++)
    files[`p${i % 40}/m${i}.py`] = `from p${(i + 1) % 40}.m${i + 1} import f\ndef f(): return f()\n`;
  const root = makeWorkspace(files);
  const project = await open(root);
  const events: Progress[] = [];
  const report = await project.index({ onProgress: (event) => events.push(event) });
  expect(report).toMatchObject({ files: 2000, extracted: 2000, skipped: 0, withErrors: 0 });
  expectSound(project, report);
  const phases = [...new Set(events.map(({ phase }) => phase))];
  expect(phases).toEqual(['discover', 'extract', 'link']);
  const indexes = events.map(({ phase }) => phases.indexOf(phase));
  expect(indexes).toEqual(indexes.toSorted((a, b) => a - b));
  for (const phase of phases) {
    const done = events.filter((event) => event.phase === phase).map((event) => event.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(2000);
    for (const event of events) expect(event.done).toBeLessThanOrEqual(event.total);
  }
  expect(await project.index()).toMatchObject({ extracted: 0, revision: report.revision });
});

test('a cache folder that cannot be made is an error that says what to do', async () => {
  const root = makeWorkspace({ 'a.py': '' });
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  await expect(openProject({ root, cacheDir: join(file, 'cache') })).rejects.toMatchObject({
    name: 'StoreError',
    code: 'unwritable',
    message: expect.stringContaining('--cache-dir'),
  });
});

test('a root that does not exist is an error', async () => {
  await expect(openProject({ root: join(makeFolder(), 'none'), cacheDir: makeFolder() })).rejects.toThrow(
    /none/,
  );
});

test('names of files that are no names of modules', async () => {
  const { project, report } = await indexed({
    'not-a-module.py': 'def f(): ...\nf()\n',
    'with space/\u00fcn\u00efcode.py': 'def g(): ...\ng()\n',
    'quote\'s "`.py': 'def h(): ...\nh()\n',
    'class.py': 'def i(): ...\ni()\n',
    '1.py': 'def j(): ...\nj()\n',
    '__init__.py': 'def k(): ...\nk()\n',
  });
  expectSound(project, report);
  for (const name of ['f', 'g', 'h', 'i', 'j', 'k']) {
    const { resolved } = project.symbol(name);
    expect(resolved, name).not.toBeNull();
    expect(project.callers(resolved!.symbol).items, name).toHaveLength(1);
    expect(project.symbol(resolved!.symbol).resolved).toEqual(resolved);
  }
  await dumpTables(project.snapshot());
  await expectHealthy(project);
});

test('a table row for each file, whatever became of it', async () => {
  const { root, project } = await indexed({ 'a.py': '', 'b.pyi': '', 'c.txt': '', 'd.py': '\u0000' });
  writeFiles(root, { 'e.py': 'x' });
  await project.index();
  expect(tableRows(project.snapshot(), 'files').rows).toHaveLength(4);
});

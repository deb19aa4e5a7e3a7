/** What `Project.watch` tells of: every revision once and in order, those of an index run at the start included. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { makeFolder, makeWorkspace } from '../support/projects.ts';

/** What was told between opening the project of `root` and being up to date. */
async function toldBy(
  root: string,
  cacheDir: string,
): Promise<{ told: Rebuild[]; stored: readonly number[] }> {
  const project = await openProject({ root, cacheDir, workers: 1 });
  const told: Rebuild[] = [];
  try {
    const signal = new AbortController().signal;
    await project.watch({ signal, once: true, onRebuild: (rebuild) => told.push(rebuild) });
    return { told, stored: project.revisions(100).map(({ wallUs }) => wallUs / 1000) };
  } finally {
    await project.close();
  }
}

test('the first index, then what changed since, then nothing; the history has the same times', async () => {
  const root = makeWorkspace({ 'a.py': 'def f(): return 1\n', 'b.py': 'from a import f\nf()\n' });
  const cache = makeFolder();
  const first = await toldBy(root, cache);
  expect(first.told.map(({ revision, trigger }) => [revision, trigger])).toEqual([[1, 'index']]);
  expect(first.told[0]!.changed).toMatchObject([
    { path: 'a.py', change: 'added' },
    { path: 'b.py', change: 'added' },
  ]);

  writeFileSync(join(root, 'a.py'), 'def f(): return "1"\n');
  const second = await toldBy(root, cache);
  expect(second.told.map(({ revision }) => revision)).toEqual([2]);
  const { wallMs, phases } = second.told[0]!;
  // To the commit in the one, to having told in the other: reading and linking are in both.
  expect(second.stored[0]).toBeGreaterThanOrEqual(phases.parse! + phases.link! - 0.01);
  expect(second.stored[0]).toBeLessThanOrEqual(wallMs);

  expect((await toldBy(root, cache)).told).toEqual([]);
});

test('a trace shows what the time of each revision went into', async () => {
  const root = makeWorkspace({ 'a.py': 'def f(): return 1\n' });
  const cacheDir = makeFolder();
  await toldBy(root, cacheDir);
  writeFileSync(join(root, 'a.py'), 'def f(): return "1"\n');
  const traceFile = join(makeFolder(), 'trace.json');
  const project = await openProject({ root, cacheDir, workers: 1, traceFile });
  await project.watch({ signal: new AbortController().signal, once: true, onRebuild: () => {} });
  await project.close();
  const { traceEvents } = JSON.parse(readFileSync(traceFile, 'utf8')) as {
    traceEvents: { name: string; ts: number; dur: number; args?: { detail: string } }[];
  };
  const [revision, ...parts] = traceEvents.filter(({ name }) => name !== 'open');
  expect(revision).toMatchObject({ name: 'revision', args: { detail: '#2' } });
  expect(parts.map(({ name }) => name)).toEqual(['read', 'relink', 'reasons', 'write']);
  const total = parts.reduce((sum, { dur }) => sum + dur, 0);
  // Each part is rounded to a microsecond.
  expect(Math.abs(revision!.dur - total)).toBeLessThanOrEqual(parts.length);
});

test('who begins to watch is told what is wrong with the settings', async () => {
  const root = makeWorkspace({ 'a.py': '', 'cpgd.toml': 'impact-strategy = "all"\n' });
  const project = await openProject({ root, cacheDir: makeFolder(), workers: 1 });
  const told: string[] = [];
  await project.watch({
    signal: new AbortController().signal,
    once: true,
    onRebuild: () => {},
    onReady: (problems) => told.push(...problems.map(({ file, line }) => `${file}:${line}`)),
  });
  await project.close();
  expect(told).toEqual(['cpgd.toml:1']);
});

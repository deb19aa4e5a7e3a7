/** `cpgd export --format scip` over a real project on disk: one file, whole, the same bytes again. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import { createExampleProject, type ExampleProject } from '../cli/example-project.ts';
import { runCli } from '../cli/run-cli.ts';
import { documentsOf } from './support.ts';

let example: ExampleProject;

beforeAll(() => {
  example = createExampleProject();
});
afterAll(() => example.remove());

function exportTo(out: string, signal?: AbortSignal) {
  const argv = ['export', '--format', 'scip', '--out', out, ...example.cacheArguments];
  return runCli(argv, { cwd: example.root, openProject, ...(signal ? { signal } : {}) });
}

test('the index is written whole, says whose it is, and is the same again', async () => {
  const folder = join(example.root, '..', 'out');
  const first = await exportTo(join(folder, 'first.scip'));
  expect(first).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^5 documents, \d+ occurrences, /),
  });
  await exportTo(join(folder, 'second.scip'));
  expect(readdirSync(folder).sort()).toEqual(['first.scip', 'second.scip']);
  const bytes = readFileSync(join(folder, 'first.scip'));
  expect(readFileSync(join(folder, 'second.scip')).equals(bytes)).toBe(true);
  const parts = [...decodeIndex(bytes)];
  expect(parts[0]).toMatchObject({
    kind: 'metadata',
    metadata: {
      toolInfo: { name: 'cpgd', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      projectRoot: pathToFileURL(example.root).href,
    },
  });
  expect(documentsOf(parts).map(({ path }) => path)).toEqual([
    'app/__init__.py',
    'app/models.py',
    'app/util.py',
    'app/views.py',
    'app/日本語.py',
  ]);
  const symbols = documentsOf(parts).flatMap((one) => one.symbols.map(({ symbol }) => symbol));
  expect(symbols).toContain('scip-python python example 1.0 `app.models`/User#save().');
});

test('nothing is left behind when the command is cancelled, and no folder is overwritten', async () => {
  const folder = join(example.root, '..', 'cancelled');
  expect((await exportTo(join(folder, 'index.scip'), AbortSignal.abort())).exitCode).not.toBe(0);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  mkdirSync(folder, { recursive: true });
  const { exitCode, stderr } = await exportTo(folder);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is a folder')]);
});

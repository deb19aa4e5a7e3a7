import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readGitHead } from '../../server/src/workspace/git-head.ts';
import { readPytestConfig } from '../../server/src/workspace/pytest-config.ts';
import { findPython } from '../../server/src/workspace/python-version.ts';
import { textOfRegularFile } from '../../server/src/workspace/regular-file.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cpgd-regular-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const hasPipes = process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).status === 0;

test('only regular files within the limit have a text', () => {
  const folder = makeFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'text');
  symlinkSync('file', join(folder, 'link'));
  symlinkSync('circle', join(folder, 'circle'));
  mkdirSync(join(folder, 'folder'));
  const read = (name: string, limit = 4): string | null => textOfRegularFile(join(folder, name), limit);
  expect([read('file'), read('link')]).toEqual(['text', 'text']);
  expect(read('file', 3)).toBeNull();
  expect(['circle', 'folder', 'nothing'].map((name) => read(name))).toEqual([null, null, null]);
});

test.skipIf(!hasPipes)('pipes in the places of settings and of git’s files keep nobody waiting', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, '.git'));
  for (const name of ['pytest.ini', 'tox.ini', '.python-version', '.git/HEAD'])
    spawnSync('mkfifo', [join(folder, name)]);
  expect(readPytestConfig(folder).files).not.toEqual([]);
  expect(findPython(folder, null).major).toBeGreaterThan(2);
  expect(readGitHead(folder)).toBeNull();
});

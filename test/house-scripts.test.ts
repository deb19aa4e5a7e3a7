/**
 * The two scripts that must work when nothing else does: the sum at the end of a CI run, and the repair of the
 * link to the pinned Node.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = join(import.meta.dirname, '../scripts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cpgd-house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('sum-tests', () => {
  const sum = (...steps: string[]) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(scripts, 'sum-tests.mjs'), folder, ...steps],
      { encoding: 'utf8' },
    );
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
  };
  const report = (name: string, passed: number, failed: number, skipped: number, todo = 0, unloadable = 0) =>
    writeFileSync(
      join(folder, name),
      JSON.stringify({
        numPassedTests: passed,
        numFailedTests: failed,
        numPendingTests: skipped,
        numTodoTests: todo,
        testResults: Array.from({ length: unloadable }, () => ({ status: 'failed', assertionResults: [] })),
      }),
    );

  it('adds up the suites', () => {
    report('unit.json', 10, 0, 2, 1);
    report('slow.json', 5, 0, 0);
    expect(sum('unit.json=0', 'check=0', 'slow.json=0')).toEqual({
      status: 0,
      lastLine: '15 passed, 0 failed, 3 skipped',
    });
  });

  it('counts the failed tests of a suite once, not its exit code on top', () => {
    report('unit.json', 10, 2, 0);
    expect(sum('unit.json=1')).toEqual({ status: 1, lastLine: '10 passed, 2 failed, 0 skipped' });
  });

  it('counts a test file that cannot be loaded', () => {
    report('unit.json', 10, 0, 0, 0, 1);
    expect(sum('unit.json=1')).toEqual({ status: 1, lastLine: '10 passed, 1 failed, 0 skipped' });
  });

  it.each([
    ['a step without a report that failed', ['check=2']],
    ['a suite that crashed before it wrote its report', ['unit.json=134']],
    ['a suite that claims success without a report', ['unit.json=0']],
  ])('counts %s as one failure', (_, steps) => {
    expect(sum(...steps)).toEqual({ status: 1, lastLine: '0 passed, 1 failed, 0 skipped' });
  });
});

describe.skipIf(process.platform === 'win32')('ensure-node', () => {
  const ensure = (version: string) => {
    mkdirSync(join(folder, 'scripts'), { recursive: true });
    cpSync(join(scripts, 'ensure-node.mjs'), join(folder, 'scripts/ensure-node.mjs'));
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
    return spawnSync(process.execPath, ['--import', preload, join(folder, 'scripts/ensure-node.mjs')], {
      encoding: 'utf8',
    });
  };
  const link = () => join(folder, 'node_modules/.bin/node');
  const platformPackage = `node-${process.platform}-${process.arch}`;
  const installPinnedNode = () => {
    mkdirSync(join(folder, 'node_modules', platformPackage, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', platformPackage, 'bin/node'), '');
  };

  it('does nothing under a Node that is new enough', () => {
    installPinnedNode();
    expect(ensure('22.18.0').status).toBe(0);
    expect(existsSync(link())).toBe(false);
  });

  it('links the pinned Node under an old one, and leaves the link alone afterwards', () => {
    installPinnedNode();
    expect(ensure('20.19.0').status).toBe(0);
    expect(readlinkSync(link())).toBe(`../${platformPackage}/bin/node`);
    expect(ensure('20.19.0').status).toBe(0);
  });

  it('says what to do when there is no pinned Node', () => {
    const run = ensure('20.19.0');
    expect(run.stderr).toContain('npm ci');
    expect(run.status).toBe(2);
  });
});

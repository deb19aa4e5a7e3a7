/**
 * The launcher. Under a Node that is too old it must say what to do instead of crashing, because the SQLite
 * binding takes the whole process down there before any of our code could report it. It must never run a bundle of
 * what has been compiled anew since.
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const launcher = join(import.meta.dirname, '../server/bin/cpgd.js');
const [oldestMajor, oldestMinor] = [22, 12];

const isTooOld = (version: string): boolean => {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
};

/** The machine's own Node, past the `node_modules/.bin` folders that npm puts in front of PATH. */
function machineNode(): { path: string; version: string } | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder.includes('node_modules')) continue;
    const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    try {
      accessSync(path, constants.X_OK);
    } catch {
      continue;
    }
    const { status, stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    if (status === 0) return { path, version: stdout.trim() };
  }
  return null;
}

function expectAdvice(run: { status: number | null; stdout: string; stderr: string }, version: string) {
  expect(run.stderr).toContain(`cpgd needs Node 22.12 or newer, but this is Node ${version}`);
  expect(run.stderr).toContain('npm ci');
  expect(run.stdout).toBe('');
  expect(run.status).toBe(2);
}

describe('the launcher', () => {
  it.each(['18.20.8', '20.19.0', '22.11.0'])('says what to do under Node %s and exits with 2', (version) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
    const run = spawnSync(process.execPath, ['--import', preload, launcher, '--version'], {
      encoding: 'utf8',
    });
    expectAdvice(run, version);
  });

  const machine = machineNode();
  const oldMachine = machine !== null && isTooOld(machine.version) ? machine : null;

  it.skipIf(oldMachine === null)('says so under a real old Node, when the machine has one', () => {
    const run = spawnSync(oldMachine!.path, [launcher, '--version'], { encoding: 'utf8' });
    expectAdvice(run, oldMachine!.version);
  });

  const settings =
    'console.log(process.env.MALLOC_ARENA_MAX, process.execArgv.join(), process.argv.slice(2).join())';
  const shown = (env: Record<string, string>): string => {
    const { MALLOC_ARENA_MAX: _, ...rest } = process.env;
    // Stands in for the program: it is what the launcher imports after it has seen to its memory.
    const preload = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => { ${settings} })`)}`;
    const args = ['--import', preload, launcher, '--version'];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...rest, ...env } }).stdout;
  };

  it.skipIf(process.platform === 'win32')('restarts once, with settings that save memory', () => {
    expect(shown({})).toMatch(/^1 --max-semi-space-size=8,--import,.* --version$/m);
  });

  it('leaves the memory of who has decided otherwise alone', () => {
    expect(shown({ MALLOC_ARENA_MAX: '7' })).toMatch(/^7 --import,.* --version$/m);
  });
});

describe('the launcher, of a bundle and what the compiler wrote,', () => {
  const home = mkdtempSync(join(tmpdir(), 'cpgd-launcher-'));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** What runs when these files were written at these times, in seconds. */
  function runs(writtenAt: Record<string, number>): string {
    for (const [name, seconds] of Object.entries({ 'server/package.json': 0, ...writtenAt })) {
      const path = join(home, name);
      mkdirSync(dirname(path), { recursive: true });
      const text = name.endsWith('main.js')
        ? `export const main = () => console.log('${name}');`
        : '{ "type": "module" }';
      writeFileSync(path, text);
      utimesSync(path, seconds, seconds);
    }
    mkdirSync(join(home, 'server/bin'), { recursive: true });
    const copy = join(home, 'server/bin/cpgd.js');
    copyFileSync(launcher, copy);
    return spawnSync(process.execPath, [copy], { encoding: 'utf8' }).stdout.trim();
  }

  it('leaves other threads the young generation that they are given', () => {
    // What a thread's heap may have in all is what its two generations may have.
    const main = `
      import { Worker } from 'node:worker_threads';
      const said = "require('worker_threads').parentPort.postMessage(require('v8').getHeapStatistics().heap_size_limit)";
      const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 96 };
      export const main = () => new Worker(said, { eval: true, resourceLimits }).on('message', console.log);`;
    for (const [name, text] of [
      ['server/package.json', '{ "type": "module" }'],
      ['server/dist/bundle/main.js', main],
    ] as const) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), text);
    }
    mkdirSync(join(home, 'server/bin'), { recursive: true });
    const copy = join(home, 'server/bin/cpgd.js');
    copyFileSync(launcher, copy);
    const { MALLOC_ARENA_MAX: _, ...env } = process.env;
    const limit = (more: Record<string, string>): string =>
      spawnSync(process.execPath, [copy], { encoding: 'utf8', env: { ...env, ...more } }).stdout;
    const alone = limit({ MALLOC_ARENA_MAX: '7' });
    expect(alone).toMatch(/^\d+$/m);
    expect(limit({})).toBe(alone);
  });

  const bundle = 'server/dist/bundle/main.js';
  const compiled = 'server/dist/cli/main.js';
  const server = 'server/tsconfig.tsbuildinfo';
  const shared = 'shared/tsconfig.tsbuildinfo';

  it('runs the bundle where it is the newest', () => {
    expect(runs({ [bundle]: 30, [compiled]: 10, [server]: 20, [shared]: 20 })).toBe(bundle);
  });

  it.each([server, shared])('runs what was compiled where %s is newer', (changed) => {
    expect(runs({ [bundle]: 30, [compiled]: 10, [server]: 20, [shared]: 20, [changed]: 40 })).toBe(compiled);
  });

  it('runs what was compiled where nothing is bundled', () => {
    expect(runs({ [compiled]: 10, [server]: 20, [shared]: 20 })).toBe(compiled);
  });

  it('runs the bundle in a package, which has no traces of a compiler', () => {
    expect(runs({ [bundle]: 30 })).toBe(bundle);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheLocation, cacheRoot, prepareCache, SHARED_FOLDERS } from '../../server/src/store/location.ts';
import { temporaryFolder } from './support/folder.ts';

const HOME = resolve('/home/me');
const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ platform, env, home: HOME });

describe('the cache folder', () => {
  test('is the one asked for, then XDG’s, then the platform’s', () => {
    const xdg = { XDG_CACHE_HOME: resolve('/xdg') };
    expect(cacheRoot('/mine', on('linux', xdg))).toBe(resolve('/mine'));
    expect(cacheRoot('rel', on('linux', xdg))).toBe(resolve('rel'));
    expect(cacheRoot(null, on('linux', xdg))).toBe(join(resolve('/xdg'), 'cpgd'));
    expect(cacheRoot(null, on('linux'))).toBe(join(HOME, '.cache', 'cpgd'));
    expect(cacheRoot(null, on('darwin'))).toBe(join(HOME, 'Library', 'Caches', 'cpgd'));
    expect(cacheRoot(null, on('win32', { LOCALAPPDATA: 'L' }))).toBe(join('L', 'cpgd', 'Cache'));
    expect(cacheRoot(null, on('win32'))).toBe(join(HOME, 'AppData', 'Local', 'cpgd', 'Cache'));
  });

  test('a relative XDG_CACHE_HOME is ignored, as its specification demands', () => {
    expect(cacheRoot(null, on('linux', { XDG_CACHE_HOME: 'here' }))).toBe(join(HOME, '.cache', 'cpgd'));
  });

  test('each workspace has its own, whatever path leads to it', () => {
    const folder = temporaryFolder();
    for (const name of ['a b', 'c']) mkdirSync(join(folder, name));
    symlinkSync(join(folder, 'a b'), join(folder, 'link'));
    const at = (name: string): string => cacheLocation(join(folder, name), '/cache').directory;
    expect(at('a b')).toMatch(/[\\/]a_b-[0-9a-f]{16}$/);
    expect(at('link')).toBe(at('a b'));
    expect(at('c')).not.toBe(at('a b'));
    expect(cacheLocation('/', '/cache').directory).toMatch(/root-[0-9a-f]{16}$/);
  });
});

describe('preparing it', () => {
  test('leaves git status clean when it is inside the repository', () => {
    const root = temporaryFolder();
    execFileSync('git', ['init', '-q'], { cwd: root });
    const { directory, warning } = prepareCache(cacheLocation(root, join(root, '.cache')), root);
    writeFileSync(join(directory, 'index.db'), 'x');
    for (const shared of Object.values(SHARED_FOLDERS))
      writeFileSync(join(root, '.cache', shared, 'evidence'), 'x');
    expect(warning).toBeNull();
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).toBe('');
    expect(prepareCache(cacheLocation(root, join(root, '.cache')), root).directory).toBe(directory);
    if (process.platform !== 'win32') expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  test('never hides the repository itself, not even when the cache folder is its root', () => {
    const root = temporaryFolder();
    const { directory } = prepareCache(cacheLocation(root, root), root);
    expect(existsSync(join(root, '.gitignore'))).toBe(false);
    expect(readFileSync(join(directory, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('never hides a folder of the repository that is called as a shared one', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, SHARED_FOLDERS.outside));
    prepareCache(cacheLocation(root, root), root);
    expect(existsSync(join(root, SHARED_FOLDERS.outside, '.gitignore'))).toBe(false);
  });

  test('writes no .gitignore elsewhere', () => {
    const { directory } = prepareCache(
      cacheLocation(temporaryFolder(), temporaryFolder()),
      temporaryFolder(),
    );
    expect(existsSync(join(directory, '.gitignore'))).toBe(false);
  });

  test('an unusable folder is an error when it was chosen, and a warning otherwise', () => {
    const root = temporaryFolder();
    const blocked = join(root, 'file');
    writeFileSync(blocked, '');
    const chosen = cacheLocation(root, join(blocked, 'cache'));
    expect(() => prepareCache(chosen, root)).toThrow(expect.objectContaining({ code: 'unwritable' }));
    const usual = cacheLocation(root, null, on('linux', { XDG_CACHE_HOME: blocked }));
    const { directory, warning } = prepareCache(usual, root);
    expect(warning).toMatch(/--cache-dir/);
    expect(existsSync(directory)).toBe(true);
  });
});

/** Where configuration comes from, what is said about mistakes in it, and that the documentation is complete. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../server/src/workspace/config.ts';
import { CONFIG_KEYS, defaultConfig } from '../../server/src/workspace/config-keys.ts';
import { iniList, iniPairs, parseIni } from '../../server/src/workspace/ini.ts';
import { keyLine } from '../../server/src/workspace/key-line.ts';
import { didYouMean } from '../../server/src/workspace/problem.ts';
import { makeTree } from './tree.ts';

describe('loadConfig', () => {
  it('gives defaults and the name of the directory for a bare directory', () => {
    const root = makeTree({});
    expect(loadConfig(root)).toMatchObject({
      config: defaultConfig(basename(root)),
      problems: [],
      source: null,
    });
  });

  it('reads [tool.cpgd] of pyproject.toml', () => {
    const root = makeTree({
      'pyproject.toml': `
[tool.cpgd]
include = ["src/"]
exclude = ["gen"]
source-roots = ["src", "./lib/py/"]
project-name = "p"
project-version = "1.2"
python-version = "3.12.4"
max-file-bytes = 10
max-depth = 0
respect-gitignore = false
workers = 3
impact-strategy = "symbol_closure"
flow = "eager"
`,
    });
    expect(loadConfig(root)).toMatchObject({
      source: 'pyproject.toml',
      problems: [],
      config: {
        include: ['src/'],
        exclude: ['gen'],
        sourceRoots: ['src', 'lib/py'],
        projectName: 'p',
        projectVersion: '1.2',
        pythonVersion: { major: 3, minor: 12 },
        maxFileBytes: 10,
        maxDepth: 0,
        respectGitignore: false,
        workers: 3,
        impactStrategy: 'symbol_closure',
        flow: 'eager',
      },
    });
  });

  it('prefers cpgd.toml and says so', () => {
    const root = makeTree({
      'cpgd.toml': 'workers = 2\n',
      'pyproject.toml': '[project]\nname = "p"\n\n[tool.cpgd]\nworkers = 5\n',
    });
    const { config, problems, source } = loadConfig(root);
    expect([config.workers, config.projectName, source]).toEqual([2, 'p', 'cpgd.toml']);
    expect(problems).toMatchObject([{ severity: 'warning', file: 'pyproject.toml', line: 4 }]);
  });

  it('reports unknown keys with a guess, wrong types and bad values, each with its line', () => {
    const root = makeTree({
      'cpgd.toml': `exlude = ["a"]
colour = 1
workers = "4"
include = [1]
max_depth = 3
python-version = 3.12
project-name = " "
source-roots = ["../other", "ok"]
max-file-bytes = 0
`,
    });
    const { config, problems } = loadConfig(root);
    expect(problems.map(({ line, message, hint }) => [line, message, hint])).toEqual([
      [1, 'unknown key `exlude`', 'Did you mean `exclude`?'],
      [2, 'unknown key `colour`', expect.stringMatching(/^Known keys: include, /)],
      [3, '`workers` must be a whole number from 1 to 64', expect.any(String)],
      [4, '`include` must be a list of patterns (strings)', expect.any(String)],
      [5, 'unknown key `max_depth`', 'Did you mean `max-depth`?'],
      [6, '`python-version` must be a version such as "3.12"', expect.any(String)],
      [7, '`project-name` must be a string that is not empty', expect.any(String)],
      [9, '`max-file-bytes` must be a whole number of bytes, at least 1', expect.any(String)],
      [8, 'the source root "../other" leads out of the workspace', expect.any(String)],
    ]);
    expect(config).toEqual({ ...defaultConfig(basename(root)), sourceRoots: ['ok'] });
  });

  it('reports a [tool.cpgd] header in cpgd.toml and a scalar in its place', () => {
    const moved = loadConfig(makeTree({ 'cpgd.toml': '[tool.cpgd]\nworkers = 2\n' }));
    expect(moved.problems).toMatchObject([{ hint: expect.stringContaining('without a [tool.cpgd] header') }]);
    const scalar = loadConfig(makeTree({ 'pyproject.toml': '[tool]\ncpgd = 3\n' }));
    expect(scalar.problems).toMatchObject([{ severity: 'error', line: 2 }]);
  });

  it('survives files that are no TOML, binary or directories', () => {
    const broken = loadConfig(makeTree({ 'pyproject.toml': '[project]\nname = \n', 'cpgd.toml/x': '' }));
    expect(broken.problems).toMatchObject([{ severity: 'error', file: 'pyproject.toml', line: 2 }]);
    const binary = loadConfig(makeTree({ 'cpgd.toml': Buffer.from([0, 0xff, 0xfe, 0x5b]) }));
    expect(binary.problems).toHaveLength(1);
    const huge = loadConfig(makeTree({ 'cpgd.toml': '#'.repeat(1_100_000) }));
    expect(huge.problems).toMatchObject([
      { file: 'cpgd.toml', message: expect.stringContaining('1100000 bytes') },
    ]);
  });

  it('is not confused by keys that objects have anyway', () => {
    const { problems } = loadConfig(makeTree({ 'cpgd.toml': '__proto__ = 1\nconstructor = 2\n' }));
    expect(problems.map(({ message }) => message)).toEqual([
      'unknown key `__proto__`',
      'unknown key `constructor`',
    ]);
  });
});

describe('project name and version', () => {
  it.each([
    [
      '[project]',
      { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n[tool.poetry]\nname = "b"\n' },
      'a',
      '1',
    ],
    ['[tool.poetry]', { 'pyproject.toml': '[tool.poetry]\nname = "b"\nversion = "2"\n' }, 'b', '2'],
    ['setup.cfg', { 'setup.cfg': '[metadata]\nname = c\nversion: 3\n' }, 'c', '3'],
    [
      'a mixture',
      { 'pyproject.toml': '[project]\nname = "a"\n', 'setup.cfg': '[metadata]\nversion=3\n' },
      'a',
      '3',
    ],
    ['a dynamic version', { 'setup.cfg': '[metadata]\nname = c\nversion = attr: c.__version__\n' }, 'c', ''],
  ])('from %s', (_, files, projectName, projectVersion) => {
    expect(loadConfig(makeTree(files as Record<string, string>)).config).toMatchObject({
      projectName,
      projectVersion,
    });
  });
});

it('INI files are read as configparser reads them', () => {
  const ini = parseIni(
    '\ufefftop = 1\n[options]\n# no\n; no\nPackage_Dir =\n    = src\n  # no\n    pkg = lib/pkg\nwhere: a, b\nurl = http://x=y\nempty =\n[other]\n[options]\nmore = 1\n',
  );
  expect(ini.get('')!.get('top')).toBe('1');
  expect(iniPairs(ini.get('options')!.get('package_dir'))).toEqual([
    ['', 'src'],
    ['pkg', 'lib/pkg'],
  ]);
  expect(iniList(ini.get('options')!.get('where'))).toEqual(['a', 'b']);
  expect(Object.fromEntries(ini.get('options')!)).toMatchObject({ url: 'http://x=y', empty: '', more: '1' });
});

it('lines of TOML keys are found in all their spellings', () => {
  const toml = 'a = 1\n[x]\nb = 2\n[tool."cpgd"] # ours\n"quoted key" = 1\nc.d = 2\n[y]\nc = 3\n';
  expect(keyLine(toml, [], 'a')).toBe(1);
  expect(keyLine(toml, ['tool', 'cpgd'], 'quoted key')).toBe(5);
  expect(keyLine(toml, ['tool', 'cpgd'], 'c')).toBe(6);
  expect(keyLine(toml, ['tool', 'cpgd'], 'missing')).toBe(4);
  expect(keyLine('tool.cpgd.workers = 3\n', ['tool', 'cpgd'], 'workers')).toBe(1);
  expect(keyLine(toml, ['nowhere'], 'a')).toBeNull();
});

it('guesses are close or not made', () => {
  const words = ['include', 'exclude', 'workers'];
  expect(['inlcude', 'worker', 'Exclude', 'xyz', ''].map((word) => didYouMean(word, words))).toEqual([
    'include',
    'workers',
    'exclude',
    null,
    null,
  ]);
});

it('docs/configuration.md documents exactly the keys there are', () => {
  const text = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^### `([^`]+)`$/gm)].map((match) => match[1]);
  expect(documented).toEqual(Object.keys(CONFIG_KEYS));
});

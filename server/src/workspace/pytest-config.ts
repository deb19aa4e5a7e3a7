/**
 * How a project's tests are named, as its pytest configuration says it, else pytest's defaults. Reads the files in
 * pytest's order of preference and runs nothing. Knows patterns, not what they match.
 */
import { join } from 'node:path';
import { type Ini, parseIni } from './ini.ts';
import { MAX_CONFIG_BYTES } from './limits.ts';
import { isTable, readProjectFiles, stringsOf, tableAt } from './project-files.ts';
import { textOfRegularFile } from './regular-file.ts';

export interface PytestConfig {
  /** `python_files`: shell patterns of file names; with a slash, of paths. */
  readonly files: readonly string[];
  /** `python_classes`: prefixes or shell patterns. */
  readonly classes: readonly string[];
  /** `python_functions`: prefixes or shell patterns. */
  readonly functions: readonly string[];
}

/** Pytest's reference, "Configuration options". */
const DEFAULTS: PytestConfig = {
  files: ['test_*.py', '*_test.py'],
  classes: ['Test'],
  functions: ['test'],
};

/** Of an absolute directory. Never throws. */
export function readPytestConfig(root: string): PytestConfig {
  const { pyproject, setupCfg } = readProjectFiles(root);
  const table = tableAt(pyproject?.table, 'tool', 'pytest', 'ini_options');
  const hasTable = isTable(tableAt(pyproject?.table, 'tool', 'pytest').ini_options);
  // The first file that is there and has the section counts; a pytest.ini counts even when it is empty.
  for (const name of ['pytest.ini', '.pytest.ini']) {
    const ini = readIni(root, name);
    if (ini) return fromSection(ini.get('pytest'));
  }
  if (hasTable) return fromValues((key) => listOf(table[key]));
  const tox = readIni(root, 'tox.ini')?.get('pytest');
  return fromSection(tox ?? setupCfg?.get('tool:pytest'));
}

const fromSection = (section: ReadonlyMap<string, string> | undefined): PytestConfig =>
  fromValues((key) => listOf(section?.get(key)));

function fromValues(values: (key: string) => readonly string[]): PytestConfig {
  const or = (key: string, fallback: readonly string[]): readonly string[] => {
    const found = values(key);
    return found.length > 0 ? found : fallback;
  };
  return {
    files: or('python_files', DEFAULTS.files),
    classes: or('python_classes', DEFAULTS.classes),
    functions: or('python_functions', DEFAULTS.functions),
  };
}

/** INI values are separated by white space; TOML may have a list as well. */
const listOf = (value: unknown): string[] =>
  stringsOf(value).flatMap((text) => text.split(/\s+/).filter((item) => item !== ''));

function readIni(root: string, name: string): Ini | null {
  const text = textOfRegularFile(join(root, name), MAX_CONFIG_BYTES);
  return text === null ? null : parseIni(text);
}

/** Whether a name begins with one of the prefixes or matches one of the shell patterns (pytest, `python_classes`). */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  return patterns.some(
    (pattern) => name.startsWith(pattern) || (/[*?[]/.test(pattern) && shellPattern(pattern).test(name)),
  );
}

/** Whether a POSIX path is a test file by `python_files`. */
export function matchesFile(path: string, patterns: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return patterns.some((pattern) =>
    pattern.includes('/')
      ? shellPattern(`*${pattern.replace(/^\*/, '')}`).test(`/${path}`)
      : shellPattern(pattern).test(name),
  );
}

/** Whether a file is there for tests alone. */
export const isTestFile = (path: string, { files }: PytestConfig): boolean =>
  matchesFile(path, files) || /(^|\/)(conftest\.py|tests\/.*|tests\.py)$/.test(path);

/** Python's `fnmatch`: `*` also matches slashes. */
function shellPattern(pattern: string): RegExp {
  const source = pattern.replace(/\[!?[^\]]*\]|[*?]|[.+^${}()|\\[\]]/g, (token) => {
    if (token === '*') return '.*';
    if (token === '?') return '.';
    return token.length > 1 ? token.replace('[!', '[^') : `\\${token}`;
  });
  return new RegExp(`^${source}$`, 's');
}

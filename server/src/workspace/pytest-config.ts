/**
 * How a project's tests are named, as its pytest configuration says it, else pytest's defaults. Reads the files in
 * pytest's order of preference and runs nothing.
 */
import { join } from 'node:path';
import { type Ini, parseIni } from './ini.ts';
import { MAX_CONFIG_BYTES } from './limits.ts';
import { isTable, readProjectFiles, stringsOf, tableAt } from './project-files.ts';
import { PYTEST_DEFAULTS, type PytestConfig } from './pytest-patterns.ts';
import { textOfRegularFile } from './regular-file.ts';

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
    files: or('python_files', PYTEST_DEFAULTS.files),
    classes: or('python_classes', PYTEST_DEFAULTS.classes),
    functions: or('python_functions', PYTEST_DEFAULTS.functions),
  };
}

/** INI values are separated by white space; TOML may have a list as well. */
const listOf = (value: unknown): string[] =>
  stringsOf(value).flatMap((text) => text.split(/\s+/).filter((item) => item !== ''));

function readIni(root: string, name: string): Ini | null {
  const text = textOfRegularFile(join(root, name), MAX_CONFIG_BYTES);
  return text === null ? null : parseIni(text);
}

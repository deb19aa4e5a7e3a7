/**
 * The static project files of a root, read once: `pyproject.toml`, `setup.cfg` and `cpgd.toml`. Says what they
 * contain and where; what it means is for `config.ts` and `source-roots.ts`. `setup.py` is never looked at:
 * only running it would tell, and nothing of the repository is ever run.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { type Ini, parseIni } from './ini.ts';
import { MAX_CONFIG_BYTES } from './limits.ts';
import type { Problem } from './problem.ts';

export type TomlTable = { readonly [key: string]: unknown };

export interface TomlFile {
  readonly name: string;
  readonly text: string;
  /** Empty when the text is not TOML (which is a problem). */
  readonly table: TomlTable;
}

export interface ProjectFiles {
  readonly pyproject: TomlFile | null;
  readonly cpgd: TomlFile | null;
  readonly setupCfg: Ini | null;
  /** Root-relative names of the files that exist, whose change changes the configuration. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** Names of the files that `readProjectFiles` looks for, for those who watch. */
export const PROJECT_FILE_NAMES = ['pyproject.toml', 'setup.cfg', 'cpgd.toml'] as const;

/** Reads the project files of an absolute directory. Never throws. */
export function readProjectFiles(root: string): ProjectFiles {
  const problems: Problem[] = [];
  const [pyproject, setupCfg, cpgd] = PROJECT_FILE_NAMES.map((name) => readText(root, name, problems));
  const texts = { 'pyproject.toml': pyproject, 'setup.cfg': setupCfg, 'cpgd.toml': cpgd };
  return {
    pyproject: pyproject == null ? null : parseToml('pyproject.toml', pyproject, problems),
    cpgd: cpgd == null ? null : parseToml('cpgd.toml', cpgd, problems),
    setupCfg: setupCfg == null ? null : parseIni(setupCfg),
    names: PROJECT_FILE_NAMES.filter((name) => texts[name] !== null),
    problems,
  };
}

/** The table at a path of keys; an empty one when it is missing or something else is there. */
export function tableAt(table: TomlTable | undefined, ...keys: readonly string[]): TomlTable {
  let at: unknown = table;
  for (const key of keys) at = isTable(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return isTable(at) ? at : {};
}

export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The strings among a value's items; a lone string counts as a list of one. */
export function stringsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

function parseToml(name: string, text: string, problems: Problem[]): TomlFile {
  try {
    return { name, text, table: parse(text) as TomlTable };
  } catch (error) {
    const line = error instanceof TomlError ? { line: error.line } : {};
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    problems.push({
      severity: 'error',
      message: `not valid TOML: ${reason.replace(/^Invalid TOML document: /, '')}`,
      file: name,
      ...line,
      hint: 'The file is ignored and defaults are used until it is mended.',
    });
    return { name, text, table: {} };
  }
}

function readText(root: string, name: string, problems: Problem[]): string | null {
  const path = join(root, name);
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status?.isFile()) return null;
    if (status.size <= MAX_CONFIG_BYTES) return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    problems.push(unusable(name, `has ${status.size} bytes, more than ${MAX_CONFIG_BYTES}`));
  } catch (error) {
    problems.push(unusable(name, `cannot be read (${(error as NodeJS.ErrnoException).code})`));
  }
  return null;
}

const unusable = (file: string, why: string): Problem => ({
  severity: 'error',
  message: `the file ${why}`,
  file,
  hint: 'Defaults are used in its place.',
});

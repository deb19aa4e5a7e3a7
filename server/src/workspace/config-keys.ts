/**
 * Every key of the configuration, declared once: what it accepts, its default, and the sentence that explains
 * it. Adding a key is adding a row here and a section to `docs/configuration.md`. Knows no file format.
 */
import { availableParallelism } from 'node:os';
import type { ImpactStrategy } from '@cpgd/shared';
import { IMPACT_STRATEGIES } from '@cpgd/shared/vocabulary';
import { DEFAULT_MAX_DEPTH, DEFAULT_MAX_FILE_BYTES, MAX_WORKERS } from './limits.ts';

/** A Python language version, such as 3.13. */
export interface LanguageVersion {
  readonly major: number;
  readonly minor: number;
}

/** The configuration of a workspace, complete: defaults are filled in. */
export interface WorkspaceConfig {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Root-relative POSIX paths; null: found by convention (see `source-roots.ts`). */
  readonly sourceRoots: readonly string[] | null;
  readonly projectName: string;
  /** `''` when nothing states one. */
  readonly projectVersion: string;
  /** Null: found on the machine (see `python-version.ts`). */
  readonly pythonVersion: LanguageVersion | null;
  /** Folder of a virtual environment, as written; null: found by convention (see `site-packages.ts`). */
  readonly pythonEnvironment: string | null;
  readonly maxFileBytes: number;
  readonly maxDepth: number;
  readonly respectGitignore: boolean;
  /** Worker threads for bulk work. */
  readonly workers: number;
  /** Which files a revision reports as impacted; the graph is the same with each. */
  readonly impactStrategy: ImpactStrategy;
  /** When a running daemon analyzes control and data flow; the answers are the same. */
  readonly flow: 'lazy' | 'eager';
}

interface ConfigKey<K extends keyof WorkspaceConfig> {
  readonly key: K;
  /** What a value must be, as the error message says it after "must be". */
  readonly expects: string;
  /** The value as the configuration holds it, or undefined when it is not acceptable. */
  readonly parse: (value: unknown) => WorkspaceConfig[K] | undefined;
}

/** Keys as written in the file. */
export const CONFIG_KEYS: {
  readonly [name: string]: { [K in keyof WorkspaceConfig]: ConfigKey<K> }[keyof WorkspaceConfig];
} = {
  include: { key: 'include', expects: 'a list of patterns (strings)', parse: parseStrings },
  exclude: { key: 'exclude', expects: 'a list of patterns (strings)', parse: parseStrings },
  'source-roots': {
    key: 'sourceRoots',
    expects: 'a list of directories (strings)',
    parse: (value) => parseStrings(value),
  },
  'project-name': { key: 'projectName', expects: 'a string that is not empty', parse: parseName },
  'project-version': { key: 'projectVersion', expects: 'a string', parse: parseString },
  'python-version': {
    key: 'pythonVersion',
    expects: 'a version such as "3.12"',
    parse: (value) => (typeof value === 'string' ? (parseLanguageVersion(value) ?? undefined) : undefined),
  },
  'python-environment': {
    key: 'pythonEnvironment',
    expects: 'a directory (a string that is not empty)',
    parse: parseName,
  },
  'max-file-bytes': {
    key: 'maxFileBytes',
    expects: 'a whole number of bytes, at least 1',
    parse: wholeNumber(1),
  },
  'max-depth': { key: 'maxDepth', expects: 'a whole number, at least 0', parse: wholeNumber(0) },
  'respect-gitignore': {
    key: 'respectGitignore',
    expects: 'true or false',
    parse: (value) => (typeof value === 'boolean' ? value : undefined),
  },
  workers: {
    key: 'workers',
    expects: `a whole number from 1 to ${MAX_WORKERS}`,
    parse: wholeNumber(1, MAX_WORKERS),
  },
  'impact-strategy': {
    key: 'impactStrategy',
    expects: '"symbol_closure", "hybrid" or "import_closure"',
    parse: (value) => IMPACT_STRATEGIES.find((strategy) => strategy === value),
  },
  flow: {
    key: 'flow',
    expects: '"lazy" or "eager"',
    parse: (value) => (value === 'lazy' || value === 'eager' ? value : undefined),
  },
};

/** The configuration of a workspace that says nothing. */
export function defaultConfig(projectName: string): WorkspaceConfig {
  return {
    include: [],
    exclude: [],
    sourceRoots: null,
    projectName,
    projectVersion: '',
    pythonVersion: null,
    pythonEnvironment: null,
    maxFileBytes: DEFAULT_MAX_FILE_BYTES,
    maxDepth: DEFAULT_MAX_DEPTH,
    respectGitignore: true,
    workers: Math.min(availableParallelism(), MAX_WORKERS),
    impactStrategy: 'hybrid',
    flow: 'lazy',
  };
}

/** Major and minor of the version that a text starts with (`3.12`, `3.12.4`, `3.13t`), or null. */
export function parseLanguageVersion(text: string): LanguageVersion | null {
  const match = /^(\d+)\.(\d+)(?![\d])/.exec(text.trim());
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
}

function parseStrings(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

function parseString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parseName(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (value: unknown) => number | undefined {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : undefined;
}

/** By which names pytest finds tests. Knows patterns, not who asks nor where they are configured. */

export interface PytestConfig {
  /** `python_files`: shell patterns of file names; with a slash, of paths. */
  readonly files: readonly string[];
  /** `python_classes`: prefixes or shell patterns. */
  readonly classes: readonly string[];
  /** `python_functions`: prefixes or shell patterns. */
  readonly functions: readonly string[];
}

/** Pytest's reference, "Configuration options". */
export const PYTEST_DEFAULTS: PytestConfig = {
  files: ['test_*.py', '*_test.py'],
  classes: ['Test'],
  functions: ['test'],
};

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

/**
 * Which paths the repository's ignore files hide: `.git/info/exclude`, then at each level `.gitignore` and
 * `.cpgdignore`, with git's precedence (gitignore(5)): the last matching pattern decides, deeper files come
 * later, and nothing below an ignored directory can be un-ignored. The global excludes file of the user is
 * not read: the same repository must give the same index on every machine.
 *
 * Patterns of all levels are rewritten relative to one top directory and live in one matcher. A stack of
 * separate matchers would get un-ignored directories wrong, since each checks parent directories alone.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import makeIgnore from 'ignore';
import { statusOf } from './file-status.ts';
import { MAX_CONFIG_BYTES } from './limits.ts';
import { joinPath, relativePath } from './paths.ts';
import type { Problem } from './problem.ts';

type Matcher = ReturnType<typeof makeIgnore>;

type Report = (problem: Problem) => void;

/** The rules in force in one directory. Immutable: going down a level gives another value. */
export class IgnoreRules {
  private readonly matcher: Matcher | null;
  /** Path of the directory these rules were built for, relative to the top, POSIX. */
  private readonly directory: string;
  private readonly respectGitignore: boolean;

  private constructor(matcher: Matcher | null, directory: string, respectGitignore: boolean) {
    this.matcher = matcher;
    this.directory = directory;
    this.respectGitignore = respectGitignore;
  }

  /**
   * Rules in force in `root` itself, its own ignore files included. Ignore files between the top of the git
   * work tree and the root count too, unless they hide the root: then the user asked for it by name and
   * means it.
   */
  static forRoot(root: string, respectGitignore: boolean, report: Report): IgnoreRules {
    const git = respectGitignore ? gitTop(root) : null;
    const alone = new IgnoreRules(null, '', respectGitignore);
    if (git === null) return alone.withFilesOf(root, report);
    const exclude = extend(null, patternsOf(git.excludeFile, '', report));
    let rules = new IgnoreRules(exclude, '', true).withFilesOf(git.directory, report);
    if (git.directory === root) return rules;
    let directory = git.directory;
    for (const part of relativePath(git.directory, root).split('/')) {
      if (rules.ignores(part, true)) return alone.withFilesOf(root, report);
      directory = join(directory, part);
      rules = rules.below(part).withFilesOf(directory, report);
    }
    return rules;
  }

  /** True when an entry of this directory is hidden. */
  ignores(name: string, isDirectory: boolean): boolean {
    if (this.matcher === null) return false;
    return this.matcher.ignores(joinPath(this.directory, name) + (isDirectory ? '/' : ''));
  }

  /** Rules of the subdirectory `name`, before its own ignore files are read. */
  below(name: string): IgnoreRules {
    return new IgnoreRules(this.matcher, joinPath(this.directory, name), this.respectGitignore);
  }

  /** These rules and those of this directory's own ignore files; `absolutePath` is this directory. */
  withFilesOf(absolutePath: string, report: Report): IgnoreRules {
    const patterns = [
      ...(this.respectGitignore ? patternsOf(join(absolutePath, '.gitignore'), this.directory, report) : []),
      ...patternsOf(join(absolutePath, '.cpgdignore'), this.directory, report),
    ];
    return new IgnoreRules(extend(this.matcher, patterns), this.directory, this.respectGitignore);
  }
}

export const IGNORE_FILES: ReadonlySet<string> = new Set(['.gitignore', '.cpgdignore']);

/** A matcher of gitignore-style patterns for root-relative paths, as `include` and `exclude` use them. */
export function patternMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const matcher = newMatcher().add(patterns.map((pattern) => pattern.replace(/^\.\//, '/')));
  return (path) => matcher.ignores(path);
}

function extend(parent: Matcher | null, patterns: readonly string[]): Matcher | null {
  if (patterns.length === 0) return parent;
  const matcher = newMatcher();
  if (parent !== null) matcher.add(parent);
  return matcher.add(patterns);
}

/** Git's `core.ignorecase` is set on the platforms whose file systems usually ignore case. */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';

function newMatcher(): Matcher {
  return makeIgnore({ ignoreCase, allowRelativePaths: false });
}

function patternsOf(file: string, directory: string, report: Report): string[] {
  const text = readSmall(file, report);
  if (text === null) return [];
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => (directory === '' ? line : anchored(line, directory)));
}

/** The pattern of `directory`'s ignore file as a pattern of the top directory's. */
function anchored(line: string, directory: string): string {
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const prefix = `/${directory.replace(/[\\*?[\]!# ]/g, '\\$&')}`;
  // A slash anywhere but at the end ties the pattern to its own directory; without one it matches at any depth.
  if (pattern.startsWith('/')) return `${negation}${prefix}${pattern}`;
  const isTied = pattern.trimEnd().slice(0, -1).includes('/');
  return `${negation}${prefix}/${isTied ? '' : '**/'}${pattern}`;
}

/** Text of a small file; null when there is none. A file that cannot be used is reported. */
function readSmall(file: string, report: Report): string | null {
  try {
    const status = statSync(file, { throwIfNoEntry: false });
    if (!status?.isFile()) return null;
    if (status.size <= MAX_CONFIG_BYTES) return readFileSync(file, 'utf8');
    report(unusable(file, `has ${status.size} bytes, more than ${MAX_CONFIG_BYTES}`));
  } catch (error) {
    report(unusable(file, `cannot be read (${(error as NodeJS.ErrnoException).code})`));
  }
  return null;
}

function unusable(file: string, why: string): Problem {
  return {
    severity: 'warning',
    message: `the ignore file ${why}; its patterns are not in force`,
    file,
    hint: 'Files it was meant to hide are indexed.',
  };
}

/** The git work tree that contains a directory, and its `info/exclude`. */
function gitTop(start: string): { directory: string; excludeFile: string } | null {
  for (let directory = start; ; directory = dirname(directory)) {
    const dotGit = join(directory, '.git');
    const status = statusOf(dotGit);
    if (status?.isDirectory()) return { directory, excludeFile: join(dotGit, 'info', 'exclude') };
    if (status?.isFile()) return { directory, excludeFile: linkedExclude(directory, dotGit) };
    if (dirname(directory) === directory) return null;
  }
}

/** In linked work trees and submodules `.git` is a file that names the git directory (gitrepository-layout(5)). */
function linkedExclude(directory: string, dotGit: string): string {
  const silent = (): void => {};
  const pointer = /^gitdir: (.*)/.exec(readSmall(dotGit, silent) ?? '')?.[1]?.trim() ?? '.git';
  const gitDirectory = resolve(directory, pointer);
  const common = readSmall(join(gitDirectory, 'commondir'), silent)?.trim() ?? '.';
  return join(resolve(gitDirectory, common), 'info', 'exclude');
}

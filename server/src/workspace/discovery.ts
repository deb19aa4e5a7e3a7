/**
 * Which Python files a workspace has: every `.py` and `.pyi` below its roots that no rule hides. Knows
 * directories, links and ignore rules; does not open source files and does not know modules.
 *
 * The walk uses synchronous system calls in short slices, with a turn of the event loop between them: for
 * warm directories that is several times faster than a promise per call, and nobody waits longer than a
 * slice. The result does not depend on the order in which the file system lists entries.
 */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { changedMsOf, ownStatusOf, statusOf } from './file-status.ts';
import { IGNORE_FILES, IgnoreRules, patternMatcher } from './ignore-rules.ts';
import { baseName, commonDirectory, comparePaths, isWithin, joinPath, relativePath } from './paths.ts';
import type { Problem } from './problem.ts';
import { ENVIRONMENT_MARKERS, isSkippedName } from './skipped-directories.ts';

export interface DiscoveredFile {
  /** Relative to the base, POSIX. */
  readonly path: string;
  readonly absolutePath: string;
  /** Bytes; 0 when the entry is not a regular file (reading it says why it is skipped). */
  readonly size: number;
  /** When it was last changed (see `changedMsOf`), in ms since 1970, with the file system's fraction. */
  readonly changedMs: number;
}

export interface Discovery {
  /** The directory that `path`s are relative to. */
  readonly base: string;
  /** Sorted by path, each real file once. */
  readonly files: readonly DiscoveredFile[];
  readonly problems: readonly Problem[];
}

/** The part of the configuration that says where to look. */
export interface DiscoveryConfig {
  /** gitignore-style patterns; when there are any, only files that match one are taken. */
  readonly include: readonly string[];
  /** gitignore-style patterns of files and directories to leave out. */
  readonly exclude: readonly string[];
  readonly respectGitignore: boolean;
  /** Deepest directory that is searched, in levels below its root. */
  readonly maxDepth: number;
}

export interface DiscoveryProgress {
  readonly directories: number;
  readonly files: number;
}

export interface DiscoveryOptions {
  /** The directory that paths are relative to; by default the root, or the deepest one that holds all roots. */
  readonly base?: string;
  readonly signal?: AbortSignal;
  /** Called about once per slice of the walk. */
  readonly onProgress?: (progress: DiscoveryProgress) => void;
}

/** Longest stretch of work between two turns of the event loop, in ms. */
const SLICE_MS = 8;

/**
 * Finds the Python files below absolute directories. Directories that cannot be listed become problems.
 *
 * Symbolic links are followed when their target stays inside the roots, after everything that is reachable
 * without links, so that a file is known by its real path whenever that is visible. Throws only the signal's
 * reason when it is aborted.
 */
export async function discover(
  roots: readonly string[],
  config: DiscoveryConfig,
  options: DiscoveryOptions = {},
): Promise<Discovery> {
  const base = resolve(options.base ?? commonDirectory(roots));
  const walk = new Walk(roots, base, config);
  let sliceEnd = performance.now() + SLICE_MS;
  options.signal?.throwIfAborted();
  while (walk.step()) {
    if (performance.now() < sliceEnd) continue;
    options.onProgress?.(walk.progress());
    await nextTurn();
    options.signal?.throwIfAborted();
    sliceEnd = performance.now() + SLICE_MS;
  }
  options.onProgress?.(walk.progress());
  return walk.finish();
}

interface PendingDirectory {
  readonly absolutePath: string;
  /** The same directory without links. */
  readonly realPath: string;
  /** Relative to the base. */
  readonly path: string;
  readonly rules: IgnoreRules;
  readonly depth: number;
}

interface PendingLink {
  readonly absolutePath: string;
  readonly path: string;
  readonly rules: IgnoreRules;
  readonly depth: number;
}

class Walk {
  private readonly base: string;
  private readonly realRoots: readonly string[];
  private readonly config: DiscoveryConfig;
  private readonly isIncluded: (path: string) => boolean;
  private readonly isExcluded: (path: string) => boolean;
  private readonly directories: PendingDirectory[] = [];
  private links: PendingLink[] = [];
  private readonly visited = new Set<string>();
  /** By real path. */
  private readonly files = new Map<string, DiscoveredFile>();
  private readonly problems: Problem[] = [];

  constructor(roots: readonly string[], base: string, config: DiscoveryConfig) {
    this.base = base;
    this.config = config;
    this.isExcluded = patternMatcher(config.exclude);
    this.isIncluded = config.include.length === 0 ? () => true : patternMatcher(config.include);
    const realRoots: string[] = [];
    for (const root of roots.map((root) => resolve(root)).sort(comparePaths)) {
      const path = relativePath(base, root);
      try {
        const realPath = realpathSync.native(root);
        realRoots.push(realPath);
        const rules = IgnoreRules.forRoot(root, config.respectGitignore, this.report);
        this.directories.push({ absolutePath: root, realPath, path, rules, depth: 0 });
      } catch (error) {
        this.report(unreadable(path, error));
      }
    }
    this.realRoots = realRoots;
    // The walk takes directories from the end.
    this.directories.reverse();
  }

  /** Does one directory, or one link when no directory is left; false when all is done. */
  step(): boolean {
    const directory = this.directories.pop();
    if (directory !== undefined) {
      this.list(directory);
      return true;
    }
    if (this.links.length === 0) return false;
    // In order of their paths, so that of two links to one file the same one gives it its name on every run.
    this.links.sort((a, b) => comparePaths(b.path, a.path));
    this.follow(this.links.pop()!);
    return true;
  }

  progress(): DiscoveryProgress {
    return { directories: this.visited.size, files: this.files.size };
  }

  finish(): Discovery {
    return {
      base: this.base,
      files: [...this.files.values()].sort((a, b) => comparePaths(a.path, b.path)),
      problems: this.problems.sort(
        (a, b) => comparePaths(a.file, b.file) || comparePaths(a.message, b.message),
      ),
    };
  }

  private readonly report = (problem: Problem): void => {
    const file = isAbsolute(problem.file) ? relativePath(this.base, problem.file) : problem.file;
    this.problems.push({ ...problem, file: file === '' ? '.' : file });
  };

  private list(directory: PendingDirectory): void {
    if (this.visited.has(directory.realPath)) return;
    this.visited.add(directory.realPath);
    if (directory.depth > this.config.maxDepth) {
      this.report({
        severity: 'warning',
        message: `directories nest deeper than ${this.config.maxDepth} levels; the rest is not searched`,
        file: directory.path,
        hint: 'Raise max-depth in the configuration if this is meant.',
      });
      return;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(directory.absolutePath, { withFileTypes: true });
    } catch (error) {
      this.report(unreadable(directory.path, error));
      return;
    }
    if (directory.depth > 0 && entries.some((entry) => ENVIRONMENT_MARKERS.has(entry.name))) return;
    const hasIgnoreFile = directory.depth > 0 && entries.some((entry) => IGNORE_FILES.has(entry.name));
    const rules = hasIgnoreFile
      ? directory.rules.withFilesOf(directory.absolutePath, this.report)
      : directory.rules;
    for (const entry of entries) this.visit(entry, directory, rules);
  }

  private visit(entry: Dirent, directory: PendingDirectory, rules: IgnoreRules): void {
    const { name } = entry;
    const isDirectory = entry.isDirectory();
    const isLink = entry.isSymbolicLink();
    if (isDirectory ? isSkippedName(name) : !isLink && !isPythonFile(name)) return;
    const path = joinPath(directory.path, name);
    if (rules.ignores(name, isDirectory) || this.isExcluded(isDirectory ? `${path}/` : path)) return;
    const absolutePath = join(directory.absolutePath, name);
    const depth = directory.depth + 1;
    if (isLink) this.links.push({ absolutePath, path, rules, depth });
    else if (isDirectory) {
      const realPath = join(directory.realPath, name);
      this.directories.push({ absolutePath, realPath, path, rules: rules.below(name), depth });
    } else this.take(path, absolutePath, join(directory.realPath, name));
  }

  private follow(link: PendingLink): void {
    const name = baseName(link.path);
    let realPath: string;
    let isDirectory: boolean;
    try {
      realPath = realpathSync.native(link.absolutePath);
      isDirectory = statSync(realPath).isDirectory();
    } catch {
      // Dangling or looping: reading it will say so, when it looks like a source file. `.#x.py` are Emacs locks.
      if (isPythonFile(name) && !name.startsWith('.#'))
        this.take(link.path, link.absolutePath, link.absolutePath);
      return;
    }
    if (isDirectory ? isSkippedName(name) : !isPythonFile(name)) return;
    const root = this.realRoots.find((candidate) => isWithin(candidate, realPath));
    if (root === undefined) {
      this.report({
        severity: 'info',
        message: 'a symbolic link that leads out of the workspace was not followed',
        file: link.path,
        hint: 'Add the directory it points to as a root of its own if its code belongs to the workspace.',
      });
      return;
    }
    if (isSkippedBelow(root, realPath)) return;
    if (!isDirectory) this.take(link.path, link.absolutePath, realPath);
    else if (!link.rules.ignores(name, true) && !this.isExcluded(`${link.path}/`))
      this.directories.push({
        absolutePath: link.absolutePath,
        realPath,
        path: link.path,
        rules: link.rules.below(name),
        depth: link.depth,
      });
  }

  private take(path: string, absolutePath: string, realPath: string): void {
    if (this.files.has(realPath) || !this.isIncluded(path)) return;
    // Of what is no file that can be read, reading says why it is skipped.
    const status = statusOf(absolutePath);
    const file = status?.isFile() ? status : null;
    const changedMs = file ? changedMsOf(file) : 0;
    this.files.set(realPath, { path, absolutePath, size: file?.size ?? 0, changedMs });
  }
}

/**
 * Whether a file that is not there any more would have been taken, as far as its path says: ignore files are those
 * of directories that may be gone too, so they are not asked. `path` is relative to the base.
 */
export function wouldBeFound(path: string, config: DiscoveryConfig): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  if (!isPythonFile(name) || parts.some(isSkippedName)) return false;
  const isExcluded = patternMatcher(config.exclude);
  const folders = parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`);
  if (isExcluded(path) || folders.some(isExcluded)) return false;
  return config.include.length === 0 || patternMatcher(config.include)(path);
}

/** Whether a file that is not on disk would be taken when it is written there. `path` is relative to the root. */
export function wouldBeTaken(root: string, path: string, config: DiscoveryConfig): boolean {
  const parts = path.split('/');
  if (!wouldBeFound(path, config) || parts.length - 1 > config.maxDepth) return false;
  const nobody = (): void => {};
  let rules = IgnoreRules.forRoot(root, config.respectGitignore, nobody);
  let directory = root;
  const name = parts.pop()!;
  for (const part of parts) {
    if (rules.ignores(part, true)) return false;
    rules = rules.below(part);
    directory = join(directory, part);
    const status = ownStatusOf(directory);
    if (status === null) continue;
    // Behind a link the file would have another name.
    if (!status.isDirectory() || isEnvironment(directory)) return false;
    rules = rules.withFilesOf(directory, nobody);
  }
  return !rules.ignores(name, false) && ownStatusOf(join(directory, name)) === null;
}

const isPythonFile = (name: string): boolean => name.endsWith('.py') || name.endsWith('.pyi');

/** True when a real path below a root leads through a directory that is never searched. */
function isSkippedBelow(root: string, realPath: string): boolean {
  let directory = root;
  for (const part of relativePath(root, realPath).split('/')) {
    if (isSkippedName(part)) return true;
    directory = join(directory, part);
    if (isEnvironment(directory)) return true;
  }
  return false;
}

const isEnvironment = (directory: string): boolean =>
  [...ENVIRONMENT_MARKERS].some((marker) => statusOf(join(directory, marker)) !== null);

function unreadable(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return {
    severity: 'warning',
    message: `the directory cannot be read (${code}); nothing below it is indexed`,
    file: path,
    hint: 'Check that it exists and that you may list it, or leave it out with `exclude`.',
  };
}

/**
 * Which folder a command is about. Knows the marks of a Python project, not what is in it.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './exit-code.ts';

/** What a folder holds when it is the top of a project. */
const ROOT_MARKS = ['.git', 'pyproject.toml', 'setup.cfg', 'setup.py', 'cpgd.toml'];

/** The nearest ancestor of `directory` (itself included) that looks like a project; else `directory`. */
export function enclosingProject(directory: string): string {
  for (let folder = directory; ; ) {
    if (ROOT_MARKS.some((mark) => existsSync(join(folder, mark)))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return directory;
    folder = parent;
  }
}

/**
 * Absolute path of a folder the user named, relative to `cwd`.
 * @throws UsageError when it does not exist or is not a folder.
 */
export function namedDirectory(cwd: string, written: string): string {
  const directory = resolve(cwd, written);
  const stats = statSync(directory, { throwIfNoEntry: false });
  if (!stats)
    throw new UsageError(`There is no folder ${directory}.`, 'Give the folder of a Python project.');
  if (!stats.isDirectory())
    throw new UsageError(`${directory} is not a folder.`, 'Give the folder the file is in.');
  return directory;
}

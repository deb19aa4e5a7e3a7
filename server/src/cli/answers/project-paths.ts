/**
 * From a path as a person wrote it to the paths it may have in the index. Asks the disk only where links lead.
 */
import { realpathSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';

/**
 * Root-relative POSIX paths that `written` may stand for, in the order to try them: from the current folder,
 * as everywhere in a shell, also through symbolic links (the index knows real paths); then from the root, as
 * tables print it. `.` is the root itself. `root` is a real path.
 */
export function pathsInProject(root: string, cwd: string, written: string): string[] {
  const absolute = resolve(cwd, written);
  const paths = [absolute, realPath(absolute)].map((path) => posixPath(relative(root, path)) || '.');
  const fromRoot = posix.normalize(posixPath(written)).replace(/(?<=.)\/$/, '');
  return [...new Set([...paths, fromRoot])].filter((path) => path !== '..' && !path.startsWith('../'));
}

const posixPath = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/** The path without symbolic links; as it is when there is nothing. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

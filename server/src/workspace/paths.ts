/**
 * Paths inside a workspace: root-relative and POSIX, as every table prints them. Pure string work; the disk
 * is not asked.
 */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Root-relative POSIX path of an absolute one; `''` is the root itself, `..` leads out of it. */
export function relativePath(root: string, absolutePath: string): string {
  const path = relative(root, absolutePath);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** True when a path is the directory itself or below it. Both are absolute or both root-relative. */
export function isWithin(directory: string, path: string): boolean {
  if (directory === '' || path === directory) return true;
  const separator = path.includes(sep) ? sep : '/';
  return path.startsWith(directory.endsWith(separator) ? directory : directory + separator);
}

/** Joins root-relative POSIX parts; empty parts vanish. */
export function joinPath(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

/** Root-relative directory of a root-relative path; `''` for a file in the root. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last component of a root-relative path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Root-relative POSIX form of a path that a configuration file in `root` names (`./src/`, `src\\pkg`), or
 * null when it leads out of the root.
 */
export function configuredPath(root: string, written: string): string | null {
  const path = relativePath(root, resolve(root, written.replaceAll('\\', '/')));
  return path === '..' || path.startsWith('../') || isAbsolute(path) ? null : path;
}

/** The deepest directory that contains all of the given absolute ones. */
export function commonDirectory(directories: readonly string[]): string {
  const [first = sep, ...rest] = directories.map((directory) => resolve(directory));
  let common = first;
  for (const directory of rest) while (!isWithin(common, directory)) common = resolve(common, '..');
  return common;
}

/** Order of paths everywhere: by UTF-16 code units, the same on every machine and in every locale. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Places in files, as terminals and editors make them clickable: `path:line:column`, relative to the folder
 * the user stands in. Knows no table and no colour.
 */
import { relative, resolve } from 'node:path';
import type { Location } from '../../daemon/project.ts';
import { printable } from './text.ts';

/** Path of a file of the workspace as seen from `cwd`; absolute where that is shorter (`../../../…`). */
export function displayPath(root: string, cwd: string, path: string): string {
  const absolute = resolve(root, path);
  const fromHere = relative(cwd, absolute) || '.';
  return printable(fromHere.length <= absolute.length ? fromHere : absolute);
}

/**
 * `path:line:column`, the last two 1-based, the column in UTF-16 units as editors count; of a file that has changed
 * since, where no line can be named, only the path.
 */
export function formatLocation(root: string, cwd: string, { path, line, column, isStale }: Location): string {
  const shown = displayPath(root, cwd, path);
  return isStale ? `${shown} (changed since)` : `${shown}:${line}:${column}`;
}

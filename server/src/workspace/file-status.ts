/** What the system says of a path, for those to whom every way of not being there is the same. Opens nothing. */
import { lstatSync, type Stats, statSync } from 'node:fs';

/**
 * What a path leads to, links followed; null when it leads nowhere: there is nothing, links go in a circle, a folder
 * on the way may not be entered. Never throws.
 */
export function statusOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

export function isFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() ?? false;
}

/** As `statusOf`, of what is at the path itself: a link is a link. */
export function ownStatusOf(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** Tells a file or folder from another one of its name; empty when there is none. A number may be given again. */
export function identityOf(path: string): string {
  const status = statusOf(path);
  return status ? `${status.dev} ${status.ino}` : '';
}

/**
 * When a file was last changed, in ms since 1970. Programs set the time of modification as they like (`cp -p`, `tar`,
 * `rsync -t`, `touch -r`), and a text of the same size then looks like the one before. Only the system sets the time at
 * which anything about the file was changed last, its name included, so the later of the two counts.
 */
export const changedMsOf = ({ mtimeMs, ctimeMs }: Stats): number => Math.max(mtimeMs, ctimeMs);

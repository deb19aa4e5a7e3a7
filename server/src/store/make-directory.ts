/** Making folders, one level at a time. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemErrorCode } from './errors.ts';

/**
 * Makes a folder and its missing parents, with the mode given. Does not use `mkdirSync`'s `recursive`, which
 * never returns where the system answers ENOENT for a folder whose parent exists (`/proc/x` on Linux).
 * Throws the system's error.
 */
export function makeDirectory(path: string, mode: number): void {
  const missing: string[] = [];
  for (
    let folder = path;
    statSync(folder, { throwIfNoEntry: false }) === undefined;
    folder = dirname(folder)
  ) {
    missing.push(folder);
    if (dirname(folder) === folder) break;
  }
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder, { mode });
    } catch (error) {
      // Somebody else made it in between.
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    }
  }
  // As `recursive` would: a file in the place of the folder is an error.
  if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path);
}

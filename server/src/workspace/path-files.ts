/**
 * Folders that `.pth` files of a `site-packages` folder add to the search path, as editable installs write them
 * (https://docs.python.org/3/library/site.html). Lines with which Python would run code are passed over.
 */
import { join, resolve } from 'node:path';
import { isFolder } from './file-status.ts';
import { namesIn, readText } from './interpreter-files.ts';

/** Names of the `.pth` files of a folder, in the order in which Python reads them. */
export const pathFilesIn = (folder: string): string[] =>
  namesIn(folder).filter((name) => name.endsWith('.pth') && !name.startsWith('.'));

/** Absolute folders that exist, in the order of the files and lines, each once. */
export function namedByPathFiles(folder: string): string[] {
  const lines = pathFilesIn(folder).flatMap((name) =>
    readText(join(folder, name))
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/),
  );
  const paths = lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && !/^import[ \t]/.test(line))
    .map((line) => resolve(folder, line.trimEnd()));
  return [...new Set(paths)].filter(isFolder);
}

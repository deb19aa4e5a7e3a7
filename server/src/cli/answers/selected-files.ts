/**
 * From the paths a person wrote to the files and folders of the index they mean. Knows nothing of what is
 * done with them.
 */
import { posix } from 'node:path';
import type { Snapshot } from '../../relations/snapshot.ts';
import { suggestions } from '../../text/suggest.ts';
import { UsageError } from '../exit-code.ts';
import { pathsInProject } from './project-paths.ts';

/**
 * Root-relative paths of indexed files, and of folders that hold some. `root` is a real path.
 * @throws UsageError for a path that names no file of the index.
 */
export function selectPaths(
  snapshot: Snapshot,
  root: string,
  cwd: string,
  written: readonly string[],
): string[] {
  return written.map((path) => {
    const found = pathsInProject(root, cwd, path).find((candidate) => isIndexed(snapshot, candidate));
    if (found === undefined) throw noSuchFile(snapshot, path);
    return found;
  });
}

function isIndexed(snapshot: Snapshot, path: string): boolean {
  if (snapshot.file(path)) return true;
  const prefix = path === '.' ? '' : `${path}/`;
  return snapshot.files.some((file) => file.path.startsWith(prefix));
}

function noSuchFile(snapshot: Snapshot, path: string): UsageError {
  const all = snapshot.files.map((file) => file.path);
  const name = posix.basename(path.replaceAll('\\', '/'));
  const sameName = all.filter((file) => posix.basename(file) === name);
  const near = (sameName.length > 0 ? sameName : suggestions(path, all)).slice(0, 3);
  return new UsageError(
    `The index has no file ${path}.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : '"cpgd dump files" lists all files it has, with the reason for those it skipped.',
  );
}

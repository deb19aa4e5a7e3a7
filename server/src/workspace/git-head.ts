/** The commit a working tree stands on, read from git's own files; no git program is needed or run. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** Commit id of `HEAD` for the repository around `root`; null without one, or before the first commit. */
export function readGitHead(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const head = headOf(join(folder, '.git'));
    if (head !== undefined) return head;
    if (dirname(folder) === folder) return null;
  }
}

/** Undefined when there is no repository at that place. */
function headOf(git: string): string | null | undefined {
  const status = statSync(git, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  // A worktree or submodule has a file that says where its repository is.
  const folder = status.isDirectory() ? git : linkedFolder(git);
  const head = folder === null ? null : readLine(join(folder, 'HEAD'));
  if (folder === null || head === null) return null;
  if (!head.startsWith('ref: ')) return head;
  const name = head.slice('ref: '.length);
  const common = readLine(join(folder, 'commondir'));
  const shared = common === null ? folder : isAbsolute(common) ? common : join(folder, common);
  return readLine(join(folder, name)) ?? readLine(join(shared, name)) ?? packedRef(shared, name);
}

function linkedFolder(git: string): string | null {
  const line = readLine(git);
  if (!line?.startsWith('gitdir: ')) return null;
  const target = line.slice('gitdir: '.length);
  return isAbsolute(target) ? target : join(dirname(git), target);
}

function packedRef(folder: string, name: string): string | null {
  const line = readText(join(folder, 'packed-refs'))
    ?.split('\n')
    .find((entry) => entry.endsWith(` ${name}`));
  return line === undefined ? null : line.slice(0, line.indexOf(' '));
}

function readLine(path: string): string | null {
  return (readText(path) ?? '').split('\n', 1)[0]!.trim() || null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

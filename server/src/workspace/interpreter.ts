/**
 * The Python program of a workspace: the one its people would start. Only looks; whoever starts it has to be sure
 * that the workspace is trusted, because an environment inside a repository is the repository's code.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Absolute path of an interpreter: of the active environment, else of the one in the root (`.venv`, `venv`), else
 * `python3` or `python` on the PATH; null when there is none.
 */
export function findInterpreter(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const environments = [env.VIRTUAL_ENV, join(root, '.venv'), join(root, 'venv')];
  for (const directory of environments) {
    const found = directory ? programIn(directory, ['bin', 'Scripts']) : null;
    if (found !== null) return found;
  }
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    const found = programIn(folder, ['']);
    if (found !== null) return found;
  }
  return null;
}

function programIn(directory: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    for (const name of ['python3', 'python', 'python.exe']) {
      const path = join(directory, folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // The next one may be there.
      }
    }
  }
  return null;
}

/** Importing and forgetting index files because somebody says so; the graph changes with the next index run. */
import { statSync } from 'node:fs';
import type { FileState } from '../../evidence/scip/document-path.ts';
import { ScipFormatError } from '../../evidence/scip/scip-format-error.ts';
import type { ScipCache } from '../../store/scip-cache.ts';
import { chooseIndexes } from './lens.ts';
import { addSource, removeSource, type ScipSource } from './sources.ts';

/** A file that cannot be imported; the message says why, and everything is as it was. */
export class ScipImportError extends Error {
  override readonly name = 'ScipImportError';
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file} cannot be used: ${reason}`);
    this.file = file;
  }
}

export interface ImportHost {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly cache: ScipCache;
  /** What the workspace has at a path. */
  readonly stateOf: (path: string) => FileState;
}

/** Imports one file, an absolute path. Throws `ScipImportError`, and `StoreError` where the cache cannot be written. */
export async function importFile({ root, cache, stateOf }: ImportHost, file: string): Promise<ScipSource> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile())
    throw new ScipImportError(
      file,
      stats === undefined
        ? 'there is no such file'
        : stats.isDirectory()
          ? 'it is a folder'
          : 'it is no file',
    );
  try {
    return await addSource({ root, cache }, file, (source) => {
      const [chosen] = chooseIndexes([source], cache, root, stateOf);
      if (chosen?.used) return;
      const count = chosen?.manifest?.documents.length ?? 0;
      const why =
        count === 0 ? 'it has no documents' : `none of its ${count} documents is a file of this workspace`;
      throw new ScipImportError(file, why);
    });
  } catch (error) {
    if (error instanceof ScipFormatError)
      throw new ScipImportError(file, `it is no SCIP index: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
      throw new ScipImportError(file, (error as Error).message);
    throw error;
  }
}

/** Forgets one file, an absolute path. Throws `ScipImportError` when it was never imported. */
export function forgetFile({ root, cache }: ImportHost, file: string): void {
  if (!removeSource({ root, cache }, file)) throw new ScipImportError(file, 'nobody has imported it');
}

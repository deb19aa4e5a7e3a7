/** Writes what the imported indexes say of all files of a workspace into a revision: after an index run. */
import type { FileFacts } from '../../linker/file-facts.ts';
import type { Revision } from '../../store/revision.ts';
import type { ScipCache } from '../../store/scip-cache.ts';
import { LineIndex } from '../../text/line-index.ts';
import { sourceOfFile } from '../../workspace/source-file.ts';
import { IndexedFiles } from './indexed-files.ts';
import type { UsedIndex } from './lens.ts';

export interface IndexedFile {
  readonly facts: FileFacts;
  /** Digest of the text that the facts are of. */
  readonly sha256: string | null;
}

export interface WriteIndexedInput {
  readonly root: string;
  readonly cache: ScipCache;
  /** Package prefix of the workspace's symbols. */
  readonly workspacePackage: string;
  readonly used: readonly UsedIndex[];
  /** Every file that is not skipped. */
  readonly files: readonly IndexedFile[];
}

/** Gives the number of chunks of which the indexes say something else than before. */
export function writeAllIndexed(revision: Revision, input: WriteIndexedInput): number {
  const { root, cache, workspacePackage, used } = input;
  const files = new Map(input.files.map((file) => [file.facts.path, file]));
  const indexed = new IndexedFiles(
    {
      cache,
      workspacePackage,
      file: (path) => files.get(path)?.facts,
    },
    input.files.map(({ facts }) => facts),
    used,
  );
  return indexed.write(revision, files.keys(), (path) => {
    const text = sourceOfFile(root, path, files.get(path)!.sha256);
    return text === null ? null : new LineIndex(text);
  });
}

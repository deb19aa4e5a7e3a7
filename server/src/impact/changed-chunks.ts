/**
 * Which chunks of a file have another text than before. Compares what is written, not what it means: a changed
 * default value counts, and so does a changed comment.
 */
import { textPart } from '../evidence/chunk-uids.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { chunkSymbolKey } from '../relations/symbol-key.ts';

/** A chunk by its file and the name that survives edits elsewhere in the file. */
export interface ChunkName {
  readonly path: string;
  readonly key: string;
}

interface ChunkText {
  /** Row of `chunks`. */
  readonly row: number;
  readonly text: string;
}

/** Chunks by the name that survives edits elsewhere in the file; `text` is equal for equal own texts. */
function chunkTexts(facts: FileFacts): ReadonlyMap<string, ChunkText> {
  return facts.memo('chunk texts', () => {
    const { path, evidence } = facts;
    const entries = Array.from({ length: evidence.chunks.length }, (_, row): [string, ChunkText] => [
      chunkSymbolKey(path, evidence, row).slice(path.length + '::'.length),
      { row, text: textPart(facts.text(evidence.chunks.uid[row]!), path) },
    ]);
    return new Map(entries);
  });
}

/** Whether a chunk is in both versions with the same own text. */
export function isSameText(
  before: FileFacts | undefined,
  after: FileFacts | undefined,
  key: string,
): boolean {
  const [old, now] = [before, after].map((facts) => (facts ? chunkTexts(facts).get(key)?.text : undefined));
  return old !== undefined && old === now;
}

/** Rows of chunks of `after` that are new or have another text than in `before`. */
export function changedChunks(before: FileFacts | undefined, after: FileFacts): number[] {
  const old = before ? chunkTexts(before) : new Map<string, ChunkText>();
  return [...chunkTexts(after)].flatMap(([key, { row, text }]) => (old.get(key)?.text === text ? [] : [row]));
}

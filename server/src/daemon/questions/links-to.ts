/** Links to one target, a few files at a time: everything may refer to it. Knows no relation. */
import type { Relation } from '../../linker/links.ts';
import type { FoundLink, StoredChunk } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import type { Steps } from './steps.ts';

/** Chunks read in one step: each takes some microseconds. */
const STEP_CHUNKS = 200;

/** As `StoreReader.linksByTarget`: by path, then position. */
export function* linksTo(
  { store }: AnswerContext,
  target: string,
  relations: readonly Relation[],
): Steps<FoundLink[]> {
  const chunks = store.read((reader) => reader.chunksByTarget(target));
  const found: FoundLink[] = [];
  for (const part of byFiles(chunks)) {
    // One by one: a spread would put as many arguments on the stack as there are links.
    for (const link of store.read((reader) => reader.linksByTarget(target, { relations, chunks: part })))
      found.push(link);
    yield;
  }
  return found;
}

/** Parts of at least `STEP_CHUNKS` that end where a file ends: its links are sorted together. */
function* byFiles(chunks: readonly StoredChunk[]): Generator<readonly StoredChunk[]> {
  for (let start = 0; start < chunks.length; ) {
    let end = Math.min(start + STEP_CHUNKS, chunks.length);
    while (end < chunks.length && chunks[end]!.fileId === chunks[end - 1]!.fileId) end++;
    yield chunks.slice(start, end);
    start = end;
  }
}

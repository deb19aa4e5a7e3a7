/** Chunks of a file by what survives edits elsewhere in it: the definition that opens them. Evaluates nothing. */
import type { FileFacts } from './file-facts.ts';

/** The row of `chunks` that a module's own code is. */
export const MODULE_CHUNK = 0;

/** Key of the definition that opens a chunk; '' for the module. */
export function keyOfChunk(facts: FileFacts, chunk: number): string {
  const def = facts.evidence.chunks.def[chunk]!;
  return def < 0 ? '' : facts.defKey(def);
}

/** Row of the chunk that a definition opens; negative where there is none. */
export const chunkOfKey = (facts: FileFacts, key: string): number => (key === '' ? 0 : facts.chunkOfDef(key));

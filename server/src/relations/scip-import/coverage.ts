/** How many callsites have a symbol by the linker, by imported indexes, or by both. Counts, nothing else. */
import type { LinksOfChunk } from '../../linker/links.ts';

export interface Coverage {
  native: number;
  indexed: number;
  both: number;
  neither: number;
}

export const noCoverage = (): Coverage => ({ native: 0, indexed: 0, both: 0, neither: 0 });

/** Adds one file with `calls` callsites. */
export function addCoverage(
  coverage: Coverage,
  calls: number,
  native: readonly LinksOfChunk[],
  indexed: readonly LinksOfChunk[],
): void {
  const ours = calledRows(native);
  const theirs = calledRows(indexed);
  let both = 0;
  for (const call of theirs) if (ours.has(call)) both++;
  coverage.both += both;
  coverage.native += ours.size - both;
  coverage.indexed += theirs.size - both;
  coverage.neither += calls - ours.size - theirs.size + both;
}

const calledRows = (chunks: readonly LinksOfChunk[]): Set<number> =>
  new Set(
    chunks.flatMap(({ links }) =>
      links.filter(({ relation }) => relation === 'callsite_symbol').map(({ left }) => left),
    ),
  );

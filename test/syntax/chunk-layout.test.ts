/** Own offsets of chunks nested at random: every position comes back, and no chunk moves positions of another one. */
import { expect, test } from 'vitest';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { Random } from '../support/random.ts';

interface Chunk {
  /** Bytes of the chunk's own text before each child and behind the last one. */
  readonly gaps: readonly number[];
  readonly children: readonly Chunk[];
}

function randomChunk(random: Random, depth: number): Chunk {
  const children = Array.from({ length: depth === 0 ? 0 : random.below(4) }, () =>
    randomChunk(random, depth - 1),
  );
  // Children may touch each other and the ends of what is around them; only a chunk without children has text for sure.
  const gaps = Array.from({ length: children.length + 1 }, () => random.below(4));
  return { gaps: children.length === 0 ? [gaps[0]! + 1] : gaps, children };
}

/** Chunks in pre-order with absolute spans, as a file's layout has them. */
function layoutOf(root: Chunk) {
  const chunks: Chunk[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const parents: number[] = [];
  const visit = (chunk: Chunk, start: number, parent: number): number => {
    const row = chunks.push(chunk) - 1;
    starts.push(start);
    parents.push(parent);
    let at = start + chunk.gaps[0]!;
    for (const [i, child] of chunk.children.entries()) at = visit(child, at, row) + chunk.gaps[i + 1]!;
    ends[row] = at;
    return at;
  };
  visit(root, 0, -1);
  return { chunks, starts, ends, parents, layout: new ChunkLayout(starts, ends, parents) };
}

/** Absolute positions of a chunk that are not strictly inside one of its children, in order. */
function positionsOf({ starts, ends, parents }: ReturnType<typeof layoutOf>, chunk: number): number[] {
  const isOutside = (at: number) =>
    parents.every((parent, child) => parent !== chunk || at <= starts[child]! || at >= ends[child]!);
  return Array.from({ length: ends[chunk]! - starts[chunk]! + 1 }, (_, i) => starts[chunk]! + i).filter(
    isOutside,
  );
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('own offsets come back and are dense, seed %i', (seed) => {
  const random = new Random(seed);
  for (let round = 0; round < 40; round++) {
    const file = layoutOf(randomChunk(random, 3));
    for (let chunk = 0; chunk < file.layout.length; chunk++) {
      const positions = positionsOf(file, chunk);
      const own = positions.map((at) => file.layout.toOwn(chunk, at));
      // One placeholder for each child: as many offsets as there are positions, none twice.
      expect(own).toEqual(positions.map((_, i) => i));
      expect(own.map((offset) => file.layout.toAbsolute(chunk, offset))).toEqual(positions);
    }
  }
});

test.each([11, 12, 13, 14])(
  'text that grows in one chunk moves no own offset of another, seed %i',
  (seed) => {
    const random = new Random(seed);
    for (let round = 0; round < 40; round++) {
      const root = randomChunk(random, 3);
      const before = layoutOf(root);
      const edited = random.below(before.chunks.length);
      const grow = (chunk: Chunk): Chunk => ({
        gaps:
          chunk === before.chunks[edited]
            ? chunk.gaps.map((gap, i) => (i === 0 ? gap + 5 : gap))
            : chunk.gaps,
        children: chunk.children.map(grow),
      });
      const after = layoutOf(grow(root));
      const offsetsOf = (file: typeof before, chunk: number) =>
        positionsOf(file, chunk).map((at) => file.layout.toOwn(chunk, at));
      for (let chunk = 0; chunk < before.chunks.length; chunk++) {
        const [own, now] = [offsetsOf(before, chunk), offsetsOf(after, chunk)];
        if (chunk === edited) expect(now).toHaveLength(own.length + 5);
        else expect(now).toEqual(own);
      }
    }
  },
);

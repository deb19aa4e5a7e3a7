/**
 * A text extracted again of which many functions are known: what stands between the functions is walked, the functions
 * with another text are, and the rows of all others are copied. Gives what extracting the whole text gives, up to the
 * order of the string pool, or null. Does not know what was typed.
 */
import { findChunks } from '../syntax/chunks.ts';
import { findDiagnostics, type SyntaxDiagnostic } from '../syntax/diagnostics.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { DIAGNOSTIC_LIMIT } from '../syntax/limits.ts';
import { type OutlinedFunction, standsInError } from '../syntax/outline.ts';
import { ChunkMarks } from './chunk-marks.ts';
import { createSuccessor } from './evidence.ts';
import { type Extracted, finishWalk, WALK, walkModule } from './extract.ts';
import { Extraction } from './extraction.ts';
import { type CopiedChunk, CopiedFunctions, type FunctionSource } from './known-functions.ts';
import { ChunkKind } from './schema.ts';

/** An outermost function of the text. */
export interface FunctionPart extends FunctionSource, OutlinedFunction {
  /** What is wrong in it. */
  readonly problems: readonly SyntaxDiagnostic[];
}

export interface AroundInput {
  readonly before: Extracted;
  readonly text: string;
  readonly path: string;
  /** The text's tree, with one node for each of the functions. */
  readonly outline: FlatTree;
  /** In the order of the text. */
  readonly functions: readonly FunctionPart[];
}

export interface ExtractedAround {
  readonly extracted: Extracted;
  /** Chunk of each function; -1 for one that stands in something broken. */
  readonly chunkOf: Int32Array;
  readonly copied: readonly CopiedChunk[];
}

/** Null where the whole text must be extracted. */
export function extractAround({
  before,
  text,
  path,
  outline,
  functions,
}: AroundInput): ExtractedAround | null {
  if (!before.marks) return null;
  const chunks = findChunks(outline, text.length);
  const functionAt = new Map(functions.map(({ start }, i) => [start, i]));
  const chunkOf = new Int32Array(functions.length).fill(-1);
  const sources: (FunctionSource | undefined)[] = [];
  for (let chunk = 1; chunk < chunks.length; chunk++) {
    const i = chunks.kind[chunk]! < ChunkKind.function ? undefined : functionAt.get(chunks.start[chunk]!);
    if (i === undefined) continue;
    chunkOf[i] = chunk;
    sources[chunk] = functions[i]!;
  }
  // A function that is no chunk stands in another one, which lines did not tell.
  if (chunkOf.includes(-1)) return null;
  const problems = problemsOf(outline, text, functions);
  if (problems === null) return null;
  const x = new Extraction(outline, text, WALK, new ChunkMarks(), {
    out: createSuccessor(before.out),
    chunks,
  });
  const known = new CopiedFunctions(before, WALK, sources);
  x.known = known;
  walkModule(x);
  if (x.hasDeferred || known.isLost) return null;
  known.finish(x.out);
  if (known.isLost) return null;
  const isInError = standsInError(outline);
  for (const [i, chunk] of chunkOf.entries()) {
    if (!outline.hasError || !isInError(chunks.node[chunk]!)) continue;
    // What is wrong in a function that stands in something wrong is told of the whole, once.
    if (functions[i]!.problems.length > 0) return null;
    chunkOf[i] = -1;
  }
  return { extracted: finishWalk(x, true, problems, path), chunkOf, copied: known.chunks };
}

/** The text's problems in its order; null where that is not certain, or there are too many. */
function problemsOf(
  outline: FlatTree,
  text: string,
  functions: readonly FunctionPart[],
): readonly SyntaxDiagnostic[] | null {
  const around = findDiagnostics(outline, text);
  const inside = functions.flatMap(({ problems }) => problems);
  if (inside.length === 0 && around.length <= DIAGNOSTIC_LIMIT) return around;
  if (around.length + inside.length > DIAGNOSTIC_LIMIT) return null;
  const starts = new Set(around.map(({ start }) => start));
  if (inside.some(({ start }) => starts.has(start))) return null;
  return [...around, ...inside].sort((a, b) => a.start - b.start || a.end - b.end);
}

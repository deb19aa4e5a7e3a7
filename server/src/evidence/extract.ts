/**
 * One file's syntax tree to its evidence rows. Pure: the same tree, text and path always give the same rows,
 * whatever other files say. The tables `bindings`, `bindingSites` and `nameBindings` stay empty; the binder
 * fills them.
 */
import type { ChunkBoundaries } from '../syntax/chunks.ts';
import { findDiagnostics, type SyntaxDiagnostic, withoutConsequences } from '../syntax/diagnostics.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import { ChunkMarks } from './chunk-marks.ts';
import { chunkUids } from './chunk-uids.ts';
import type { EvidenceBuilder } from './evidence.ts';
import { visitCompound, visitExpression } from './expressions.ts';
import { Extraction, type Walk } from './extraction.ts';
import { visitErrors, visitLoose } from './recovery.ts';
import { ChunkKind, DiagnosticKind, ScopeKind } from './schema.ts';
import { effectiveSwaps, orderScopes } from './scope-order.ts';
import { isStatement, visitBlock, visitBody, visitStatement } from './statements.ts';

export interface ExtractInput {
  /** The flattened tree of exactly this text. */
  readonly tree: FlatTree;
  readonly text: string;
  /** Repository-relative POSIX path; it is part of the chunk identities. */
  readonly path: string;
  /** Distinguishes equal paths of different repositories in chunk identities. */
  readonly namespace?: string;
}

export const WALK: Walk = {
  expression: visitExpression,
  compound: visitCompound,
  body: visitBody,
  block: visitBlock,
  statement: visitStatement,
  loose: visitLoose,
  errors: visitErrors,
  isStatement,
};

const DEFAULT_NAMESPACE = 'repo';

/** Never throws for any Python or non-Python text; syntax errors become rows of `diagnostics`. */
export function extract(input: ExtractInput): EvidenceBuilder {
  return extractFrom(input, null).out;
}

/** What `extract` gives, with what it takes to walk only a part of the next text (`replaceFunction`, `extractAround`). */
export interface Extracted {
  readonly out: EvidenceBuilder;
  /** UTF-16 spans; their nodes are those of a tree that is gone. */
  readonly chunks: ChunkBoundaries;
  readonly defOfChunk: Int32Array;
  /** Null where rows do not stand in the order of the walk. */
  readonly marks: ChunkMarks | null;
  /** What is wrong with the text. */
  readonly problems: readonly SyntaxDiagnostic[];
}

export function extractWithMarks(input: ExtractInput): Extracted {
  return extractFrom(input, new ChunkMarks());
}

function extractFrom({ tree, text, path, namespace }: ExtractInput, marks: ChunkMarks | null): Extracted {
  const x = new Extraction(tree, text, WALK, marks);
  walkModule(x);
  const isInOrder = !x.hasDeferred;
  x.drain();
  const problems = findDiagnostics(tree, text);
  return finishWalk(x, isInOrder, problems, path, namespace);
}

/** Adds the rows of the whole tree, but for what is put off. */
export function walkModule(x: Extraction): void {
  const { out, text } = x;
  out.scopes.add(ScopeKind.module, -1, out.pool.id('top'), -1, 0, 0, x.ownAnywhere(text.length), 0);
  // A file that is not Python from the first line on has an ERROR node for its root.
  if (x.kind[0] === NodeKind.error) visitErrors(x, 0);
  else visitBody(x, 0);
}

/** Adds what is known when the walk is over. */
export function finishWalk(
  x: Extraction,
  isInOrder: boolean,
  problems: readonly SyntaxDiagnostic[],
  path: string,
  namespace?: string,
): Extracted {
  const { marks } = x;
  const areScopesInOrder = effectiveSwaps(x).every(({ first, end }) =>
    marks?.isWithinOne('scopes', first, end),
  );
  orderScopes(x);
  addDiagnostics(x, problems);
  addChunks(x, path, namespace);
  const { out, chunks, defOfChunk } = x;
  const usable = isInOrder && areScopesInOrder ? marks : null;
  return { out, chunks, defOfChunk, marks: usable, problems };
}

/** Adds the rows of what is wrong, where what is told of one function or of what is around them hangs together. */
export function addDiagnostics(x: Extraction, problems: readonly SyntaxDiagnostic[]): void {
  const { chunks } = x;
  const functionAt = (index: number): number =>
    chunks.kind.findIndex(
      (kind, c) => kind >= ChunkKind.function && chunks.start[c]! <= index && index < chunks.end[c]!,
    );
  for (const { start, end, kind, message } of withoutConsequences(problems, x.text, functionAt)) {
    const from = x.byteOf(start);
    const chunk = x.layout.chunkAt(from);
    x.out.diagnostics.add(
      chunk,
      x.layout.toOwn(chunk, from),
      x.layout.toOwn(chunk, clampToChunk(x, chunk, from, x.byteOf(end))),
      kind === 'missing' ? DiagnosticKind.missing : DiagnosticKind.error,
      x.out.pool.id(message),
    );
  }
}

/** An error may begin in one chunk and end in another; own offsets reach as far as its own text does. */
function clampToChunk(x: Extraction, chunk: number, from: number, to: number): number {
  let end = Math.min(to, x.layout.end(chunk));
  for (const child of x.layout.childrenOf(chunk)) {
    if (x.layout.start(child) >= from && x.layout.start(child) < end && end < x.layout.end(child)) {
      end = x.layout.start(child);
    }
  }
  return end;
}

/** Adds the rows of all chunks. */
export function addChunks(x: Extraction, path: string, namespace = DEFAULT_NAMESPACE): void {
  const { chunks, layout, text, out } = x;
  const spans = Array.from({ length: chunks.length }, (_, c) => ({
    start: chunks.start[c]!,
    end: chunks.end[c]!,
  }));
  const owns = ownTexts(text, spans, chunks.parent);
  const uids = chunkUids(
    namespace,
    path,
    text,
    spans.map((span, c) => ({ ...span, own: owns[c]! })),
  );
  for (let c = 0; c < chunks.length; c++) {
    const def = x.defOfChunk[c]!;
    const { uid, collisionOf } = uids[c]!;
    out.chunks.add(
      layout.start(c),
      layout.end(c),
      chunks.parent[c]!,
      chunks.kind[c]!,
      def,
      def < 0 ? out.pool.id('') : out.defs.get(def, 'qualifiedName'),
      def < 0 ? 0 : out.defs.get(def, 'ordinal'),
      out.pool.id(uid),
      collisionOf < 0 ? -1 : out.pool.id(uids[collisionOf]!.uid),
    );
  }
}

/** Each chunk's text with its direct children cut out. */
function ownTexts(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  parents: Int32Array,
): string[] {
  const pieces: string[] = spans.map(() => '');
  const reached = spans.map(({ start }) => start);
  for (let c = 1; c < spans.length; c++) {
    const parent = parents[c]!;
    pieces[parent] += text.slice(reached[parent]!, spans[c]!.start);
    reached[parent] = spans[c]!.end;
  }
  return spans.map(({ end }, c) => pieces[c]! + text.slice(reached[c]!, end));
}

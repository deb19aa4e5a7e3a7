/**
 * Where a file is cut into chunks: the module body, and every function and class reached from it through class
 * bodies and compound statements but not through a function. What a function contains belongs to the
 * function's chunk, since nothing outside it can see those definitions change. Decorators belong to the chunk
 * of what they decorate. Knows no names and no texts.
 */
import type { FlatTree } from './flat-tree.ts';
import { NodeKind } from './node-kinds.ts';

/** Parallel arrays, one entry per chunk in pre-order; entry 0 is the module body. */
export interface ChunkBoundaries {
  readonly length: number;
  /** Node the chunk spans: `decorated_definition` where there are decorators. Ascending. */
  readonly node: Int32Array;
  /** The `function_definition` or `class_definition` itself; -1 for the module. */
  readonly definition: Int32Array;
  readonly parent: Int32Array;
  /** UTF-16 span: from the first decorator to the end of the last statement; for the module the whole text. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 0 module, 1 class, 2 function, 3 method: the order of `CHUNK_KINDS` of the evidence schema. */
  readonly kind: Uint8Array;
}

const MODULE = 0;
const CLASS = 1;
const FUNCTION = 2;
const METHOD = 3;

/** One linear pass over the kinds; function bodies are skipped whole. `length` is the text's, in UTF-16 units. */
export function findChunks(tree: FlatTree, length: number): ChunkBoundaries {
  const { kind, next } = tree;
  const nodes = [0];
  const definitions = [-1];
  const parents = [-1];
  const kinds = [MODULE];
  /** Open class chunks, innermost last, and the node index at which each ends. */
  const open = [0];
  const openEnds = [tree.length];
  let decorated = -1;
  for (let node = 1; node < tree.length; ) {
    while (node >= openEnds[openEnds.length - 1]!) {
      open.pop();
      openEnds.pop();
    }
    const own = kind[node]!;
    if (own === NodeKind.decorated_definition) decorated = node;
    if (own !== NodeKind.function_definition && own !== NodeKind.class_definition) {
      node++;
      continue;
    }
    const parent = open[open.length - 1]!;
    // The latest decorated definition is this one's only if this definition is its last part.
    const isDecorated = decorated >= 0 && next[decorated] === next[node];
    const chunk = nodes.push(isDecorated ? decorated : node) - 1;
    decorated = -1;
    definitions.push(node);
    parents.push(parent);
    if (own === NodeKind.class_definition) {
      kinds.push(CLASS);
      open.push(chunk);
      openEnds.push(next[node]!);
      node++;
    } else {
      kinds.push(kinds[parent] === CLASS ? METHOD : FUNCTION);
      node = next[node]!;
    }
  }
  return {
    length: nodes.length,
    node: Int32Array.from(nodes),
    definition: Int32Array.from(definitions),
    parent: Int32Array.from(parents),
    start: Int32Array.from(nodes, (node, c) => (c === 0 ? 0 : tree.start[node]!)),
    end: Int32Array.from(nodes, (node, c) => (c === 0 ? length : endOfCode(tree, node))),
    kind: Uint8Array.from(kinds),
  };
}

/**
 * UTF-16 index where a definition or a block ends for CPython: after its last statement. The grammar lets a
 * block reach over the comments behind that, even over those of the next definition.
 */
export function endOfCode(tree: FlatTree, definition: number): number {
  const { kind, next } = tree;
  let node = definition;
  while (ENDS_IN_BLOCK[kind[node]!] === 1) {
    let last = -1;
    for (let c = node + 1; c < next[node]!; c = next[c]!) {
      if (kind[c] !== NodeKind.comment && kind[c] !== NodeKind.line_continuation) last = c;
    }
    if (last < 0) break;
    node = last;
  }
  return tree.end[node]!;
}

const ENDS_IN_BLOCK = new Uint8Array(256);
for (const kind of [
  NodeKind.block,
  NodeKind.function_definition,
  NodeKind.class_definition,
  NodeKind.decorated_definition,
  NodeKind.if_statement,
  NodeKind.elif_clause,
  NodeKind.else_clause,
  NodeKind.for_statement,
  NodeKind.while_statement,
  NodeKind.try_statement,
  NodeKind.except_clause,
  NodeKind.finally_clause,
  NodeKind.with_statement,
  NodeKind.match_statement,
  NodeKind.case_clause,
]) {
  ENDS_IN_BLOCK[kind] = 1;
}

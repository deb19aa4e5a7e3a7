/**
 * A text's tree without what is inside its outermost functions, each of which is one node with one token. What stands
 * between functions can be walked by it, and costs what it is long. Knows no rows.
 */
import { lastLeafBefore } from './diagnostics.ts';
import type { FlatTree } from './flat-tree.ts';
import { indentAt } from './function-units.ts';
import { NodeKind } from './node-kinds.ts';
import { joined, type Rest } from './parts.ts';

/** What the outline keeps of a function, in UTF-16 units. */
export interface OutlinedFunction {
  /** Of the first token, decorators included. */
  readonly start: number;
  /** Of the last token: what is missing behind a function is missing after that. */
  readonly lastToken: number;
  readonly end: number;
}

/** Null where what is between the functions is so broken that one has no place in it. */
export function outlineOf(
  rest: Rest,
  restTree: FlatTree,
  functions: readonly OutlinedFunction[],
): FlatTree | null {
  return joined(rest, restTree, functions.map(standIn));
}

/**
 * Whether each function stands as deep as the first statement of the block around it. The grammar takes a statement that
 * is deeper for one of the block, and what lines tell of where such a function ends is not what the grammar makes of it:
 *
 *     x = 1
 *         def f():
 *         y = 2    # the body of f
 */
export function areIndentedAlike(
  outline: FlatTree,
  text: string,
  functions: readonly { readonly start: number }[],
): boolean {
  const { kind, start, next } = outline;
  const blocks: number[] = [];
  let at = 0;
  for (let node = 0; node < outline.length && at < functions.length; node++) {
    // Of a broken function there may be nothing but an error.
    while (at < functions.length && functions[at]!.start < start[node]!) at++;
    while (blocks.length > 0 && next[blocks[blocks.length - 1]!]! <= node) blocks.pop();
    if (kind[node] === NodeKind.block) blocks.push(node);
    if (kind[node] !== NodeKind.function_definition || start[node] !== functions[at]?.start) continue;
    at++;
    const block = blocks[blocks.length - 1];
    const column = block === undefined ? 0 : indentAt(text, start[firstStatement(outline, block)]!);
    if (indentAt(text, start[node]!) !== column) return false;
  }
  return true;
}

function firstStatement({ kind, next }: FlatTree, block: number): number {
  let node = block + 1;
  while (node < next[block]! && kind[node] === NodeKind.comment) node = next[node]!;
  return node < next[block]! ? node : block;
}

/** Tells of one node after another, in the order of the tree, whether it stands in an ERROR node. */
export function standsInError({ kind, next }: FlatTree): (node: number) => boolean {
  let errorEnd = 0;
  let seen = 0;
  return (node) => {
    for (; seen < node; seen++) if (kind[seen] === NodeKind.error) errorEnd = Math.max(errorEnd, next[seen]!);
    return node < errorEnd;
  };
}

/** Start of the last token of a subtree, comments aside; its own where it has none. */
export function lastTokenOf(tree: FlatTree, node: number): number {
  const leaf = lastLeafBefore(tree, tree.next[node]!);
  return tree.start[leaf < node ? node : leaf]!;
}

/** As a tree of its own: a module, the function, its last token. */
function standIn({ start, lastToken, end }: OutlinedFunction): FlatTree {
  return {
    length: 3,
    kind: STAND_IN_KINDS,
    field: NOTHING,
    flags: STAND_IN_FLAGS,
    start: Int32Array.of(start, start, lastToken),
    end: Int32Array.of(end, end, end),
    next: STAND_IN_NEXT,
    missing: NONE_MISSING,
    hasError: false,
    isModular: true,
    strayBrackets: [],
  };
}

const STAND_IN_KINDS = Uint8Array.of(NodeKind.module, NodeKind.function_definition, NodeKind.token);
/** `NodeFlag.named`, but for the token. */
const STAND_IN_FLAGS = Uint8Array.of(1, 1, 0);
const STAND_IN_NEXT = Int32Array.of(3, 3, 3);
const NOTHING = new Uint8Array(3);
const NONE_MISSING: ReadonlyMap<number, string> = new Map();

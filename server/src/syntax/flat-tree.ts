/**
 * A syntax tree as typed arrays in pre-order, made in one pass of a `TreeCursor`. Everything above the syntax
 * layer reads these arrays, so that no later step calls into WebAssembly and any number of steps can walk the
 * tree at array speed. Knows kinds and fields of nodes, not what they mean.
 */
import type { Tree } from 'web-tree-sitter';
import { type GrammarTables, NodeKind } from './node-kinds.ts';

/** Bits of `FlatTree.flags`. */
export const NodeFlag = {
  named: 1,
  /** Inserted by error recovery; has no text. */
  missing: 2,
  /** An ERROR node: text that fits nowhere. */
  error: 4,
  /** Comments and line continuations, which the grammar allows anywhere. */
  extra: 8,
} as const;

/**
 * Node `i`'s first child is `i + 1` when `next[i] > i + 1`; the sibling after a child `c` is `next[c]`, which
 * is below `next[i]` while there is one. Positions are UTF-16 indexes into the parsed text.
 */
export interface FlatTree {
  readonly length: number;
  /** `NodeKind` of each node. */
  readonly kind: Uint8Array;
  /** `Field` of each node in its parent. */
  readonly field: Uint8Array;
  /** `NodeFlag` bits. */
  readonly flags: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index after the node's subtree. */
  readonly next: Int32Array;
  /** Grammar names of the missing nodes by node index (`:` for a missing colon). */
  readonly missing: ReadonlyMap<number, string>;
  readonly hasError: boolean;
  /** Whether the nodes of each outermost function are those that its own text gives (see `parts.ts`). */
  readonly isModular: boolean;
  /** UTF-16 indexes of brackets that were taken out of the text because they lack their other half. */
  readonly strayBrackets: readonly number[];
}

/** Symbol id of ERROR nodes (`ts_builtin_sym_error`, 65535 as an unsigned 16-bit symbol). */
const ERROR_SYMBOL = 65_535;

const INITIAL_CAPACITY = 1 << 14;

/** Flattens trees of one grammar into buffers that are used again for the next tree. */
export class TreeFlattener {
  private readonly tables: GrammarTables;
  private kind = new Uint8Array(INITIAL_CAPACITY);
  private field = new Uint8Array(INITIAL_CAPACITY);
  private flags = new Uint8Array(INITIAL_CAPACITY);
  private start = new Int32Array(INITIAL_CAPACITY);
  private end = new Int32Array(INITIAL_CAPACITY);
  private next = new Int32Array(INITIAL_CAPACITY);

  constructor(tables: GrammarTables) {
    this.tables = tables;
  }

  /** The result is valid until the next call: its arrays are this flattener's buffers. */
  flatten(tree: Tree): FlatTree {
    const { kindOfSymbol, isNamedSymbol, fieldOfId, symbolNames } = this.tables;
    const missing = new Map<number, string>();
    const open: number[] = [];
    // Asked of the tree: a missing line end is an error that no node shows.
    const { hasError } = tree.rootNode;
    let length = 0;
    const cursor = tree.walk();
    let { kind, field, flags, start, end, next } = this;
    try {
      for (;;) {
        if (length === kind.length) {
          this.grow();
          ({ kind, field, flags, start, end, next } = this);
        }
        const node = length++;
        const symbol = cursor.nodeTypeId;
        const from = (start[node] = cursor.startIndex);
        const to = (end[node] = cursor.endIndex);
        if (symbol === ERROR_SYMBOL) {
          kind[node] = NodeKind.error;
          flags[node] = NodeFlag.error | NodeFlag.named;
        } else {
          const own = kindOfSymbol[symbol]!;
          kind[node] = own;
          let bits = isNamedSymbol[symbol]!;
          if (own === NodeKind.comment || own === NodeKind.line_continuation) bits |= NodeFlag.extra;
          // Only nodes without text can be missing, and asking costs a call.
          if (from === to && cursor.nodeIsMissing) {
            bits |= NodeFlag.missing;
            missing.set(node, symbolNames[symbol]!);
          }
          flags[node] = bits;
        }
        field[node] = fieldOfId[cursor.currentFieldId]!;
        if (cursor.gotoFirstChild()) {
          open.push(node);
          continue;
        }
        next[node] = length;
        while (!cursor.gotoNextSibling()) {
          if (open.length === 0) {
            const arrays = { length, kind, field, flags, start, end, next, missing };
            return { ...arrays, hasError, isModular: !hasError, strayBrackets: [] };
          }
          cursor.gotoParent();
          next[open.pop()!] = length;
        }
      }
    } finally {
      cursor.delete();
    }
  }

  private grow(): void {
    const bytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const bigger = new Uint8Array(old.length * 2);
      bigger.set(old);
      return bigger;
    };
    const words = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const bigger = new Int32Array(old.length * 2);
      bigger.set(old);
      return bigger;
    };
    this.kind = bytes(this.kind);
    this.field = bytes(this.field);
    this.flags = bytes(this.flags);
    this.start = words(this.start);
    this.end = words(this.end);
    this.next = words(this.next);
  }
}

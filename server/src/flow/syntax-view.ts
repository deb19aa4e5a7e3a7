/**
 * Reading a flat tree: children by field and kind, parentheses, texts, byte positions. Knows the shape of
 * syntax trees and nothing of what they mean.
 */
import type { FlatTree } from '../syntax/flat-tree.ts';
import { NodeFlag } from '../syntax/flat-tree.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import { utf16ToUtf8Map } from '../text/utf8-map.ts';

export class SyntaxView {
  readonly tree: FlatTree;
  readonly text: string;
  readonly kind: Uint8Array;
  readonly field: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  /** UTF-16 index to byte offset, or null in ASCII files. */
  private readonly bytes: Uint32Array | null;

  /** `tree` is the flattened tree of exactly `text`. */
  constructor(tree: FlatTree, text: string) {
    this.tree = tree;
    this.text = text;
    this.kind = tree.kind;
    this.field = tree.field;
    this.start = tree.start;
    this.end = tree.end;
    this.next = tree.next;
    this.bytes = utf16ToUtf8Map(text);
  }

  /** Absolute UTF-8 byte offset of a UTF-16 index. */
  byteOf(index: number): number {
    return this.bytes === null ? index : this.bytes[index]!;
  }

  /** Absolute UTF-8 byte offset of the node's start. */
  from(node: number): number {
    return this.byteOf(this.start[node]!);
  }

  /** Absolute UTF-8 byte offset of the node's end. */
  to(node: number): number {
    return this.byteOf(this.end[node]!);
  }

  textOf(node: number): string {
    return this.text.slice(this.start[node]!, this.end[node]!);
  }

  /** An identifier in NFKC, as Python compares them (language reference, "Identifiers and keywords"). */
  identifier(node: number): string {
    const text = this.textOf(node);
    return this.bytes === null ? text : text.normalize('NFKC');
  }

  /** First child that is neither a token, a comment nor an error, or -1. */
  firstNamed(node: number): number {
    return this.skip(node + 1, this.next[node]!);
  }

  /** The named child after `child` of a parent whose subtree ends before `end`, or -1. */
  nextNamed(child: number, end: number): number {
    return this.skip(this.next[child]!, end);
  }

  namedChildren(node: number): number[] {
    const children: number[] = [];
    const end = this.next[node]!;
    for (let c = this.firstNamed(node); c >= 0; c = this.nextNamed(c, end)) children.push(c);
    return children;
  }

  /** The child in the given field, or -1. */
  child(node: number, field: number): number {
    const end = this.next[node]!;
    for (let c = node + 1; c < end; c = this.next[c]!) if (this.field[c] === field) return c;
    return -1;
  }

  /** The first child of the given kind, or -1. */
  childOfKind(node: number, kind: number): number {
    const end = this.next[node]!;
    for (let c = node + 1; c < end; c = this.next[c]!) if (this.kind[c] === kind) return c;
    return -1;
  }

  has(node: number, kind: number): boolean {
    return this.childOfKind(node, kind) >= 0;
  }

  /** The node inside any number of parentheses and `type` wrappers; empty ones are returned themselves. */
  bare(node: number): number {
    let inner = node;
    while (this.kind[inner] === NodeKind.parenthesized_expression || this.kind[inner] === NodeKind.type) {
      const child = this.firstNamed(inner);
      if (child < 0) return inner;
      inner = child;
    }
    return inner;
  }

  /** Comments, backslash line ends and text the parser had to skip may stand between any two nodes. */
  private skip(from: number, end: number): number {
    const { kind, tree } = this;
    for (let c = from; c < end; c = this.next[c]!) {
      if ((tree.flags[c]! & NodeFlag.named) === 0) continue;
      const own = kind[c];
      if (own !== NodeKind.comment && own !== NodeKind.line_continuation && own !== NodeKind.error) return c;
    }
    return -1;
  }
}

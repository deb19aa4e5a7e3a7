/**
 * What a rule sees: one node of a flat tree, the nodes around it, and the text; and how it refuses what stands there.
 * Comments and line continuations are nobody's children here.
 */
import { type FlatTree, NodeFlag } from '../flat-tree.ts';
import { joinsAtOnce } from '../function-units.ts';
import { Field, NodeKind } from '../node-kinds.ts';

/** Tells what is wrong with a UTF-16 span. */
export type Refuse = (start: number, end: number, message: string, kind: 'error' | 'missing') => void;

export class Place {
  readonly kind: Uint8Array;
  readonly field: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  readonly text: string;
  /** The node that is looked at. */
  node = 0;
  /** The nodes around it, outermost first; of these the first `depth` count. */
  readonly around: number[] = [];
  depth = 0;
  /** Names of the scope that was looked at last, up to a node. */
  scanned: { readonly scope: number; readonly end: number; readonly names: Set<string> } | null = null;
  private readonly flags: Uint8Array;
  private isJoining: boolean | null = null;
  private readonly tell: Refuse;

  constructor(tree: FlatTree, text: string, tell: Refuse) {
    this.kind = tree.kind;
    this.field = tree.field;
    this.start = tree.start;
    this.end = tree.end;
    this.next = tree.next;
    this.flags = tree.flags;
    this.text = text;
    this.tell = tell;
  }

  kindOf(node: number): number {
    return node < 0 ? -1 : this.kind[node]!;
  }

  /** The node around the one that is looked at, `levels` further out than its parent, or -1. */
  parent(levels = 0): number {
    return this.around[this.depth - 1 - levels] ?? -1;
  }

  /** The child of the node at an index of `around` that the node which is looked at is, or stands in. */
  inside(index: number): number {
    return index + 1 < this.depth ? this.around[index + 1]! : this.node;
  }

  children(node: number): number[] {
    const { next, flags } = this;
    const found: number[] = [];
    for (let child = node + 1; child < next[node]!; child = next[child]!)
      if ((flags[child]! & NodeFlag.extra) === 0) found.push(child);
    return found;
  }

  namedChildren(node: number): number[] {
    const found: number[] = [];
    for (let child = this.namedChild(node); child >= 0; child = this.namedAfter(child, node))
      found.push(child);
    return found;
  }

  /** The first named child, or -1. */
  namedChild(node: number): number {
    return this.namedFrom(node + 1, node);
  }

  /** The next named child of the same node, or -1. */
  namedAfter(child: number, node: number): number {
    return this.namedFrom(this.next[child]!, node);
  }

  private namedFrom(first: number, node: number): number {
    const { next, flags } = this;
    const end = next[node]!;
    let child = first;
    while (child < end && (flags[child]! & (NodeFlag.named | NodeFlag.extra)) !== NodeFlag.named)
      child = next[child]!;
    return child < end ? child : -1;
  }

  isNamed(node: number): boolean {
    return (this.flags[node]! & NodeFlag.named) !== 0;
  }

  /** Whether nothing but comments follows a node in what is around it. */
  isLast(node: number, around: number): boolean {
    let after = this.next[node]!;
    while (after < this.next[around]! && (this.flags[after]! & NodeFlag.extra) !== 0)
      after = this.next[after]!;
    return after >= this.next[around]!;
  }

  /** Whether the text has lines of which neither the tree nor their indentation tells to what they belong. */
  get joinsAtOnce(): boolean {
    this.isJoining ??= joinsAtOnce(this.text);
    return this.isJoining;
  }

  /** The first child that stands in a field, or -1. */
  child(node: number, field: number): number {
    const { next } = this;
    for (let child = node + 1; child < next[node]!; child = next[child]!)
      if (this.field[child] === field) return child;
    return -1;
  }

  /** The first child of a kind, or -1. */
  childOfKind(node: number, kind: number): number {
    const { next } = this;
    for (let child = node + 1; child < next[node]!; child = next[child]!)
      if (this.kind[child] === kind) return child;
    return -1;
  }

  hasChildOfKind(node: number, kind: number): boolean {
    return this.childOfKind(node, kind) >= 0;
  }

  textOf(node: number): string {
    return this.text.slice(this.start[node], this.end[node]);
  }

  /** Whether a node has exactly this text. */
  reads(node: number, text: string): boolean {
    const start = this.start[node]!;
    return this.end[node]! - start === text.length && this.text.startsWith(text, start);
  }

  refuse(node: number, message: string): void {
    this.tell(this.start[node]!, this.end[node]!, message, 'error');
  }

  refuseSpan(start: number, end: number, message: string, kind: 'error' | 'missing' = 'error'): void {
    this.tell(start, end, message, kind);
  }

  /**
   * The innermost function, lambda, class or comprehension in which a node runs, as an index of `around`, or -1 for the
   * module: decorators, defaults, annotations, bases and what a comprehension goes through first run outside (language
   * reference 4.2.2 and 6.2.4). `from` is the index of `around` from which on to look outwards; by default, around the
   * node.
   */
  runsIn(from = this.depth): number {
    const { kind, field } = this;
    for (let i = from - 1; i >= 0; i--) {
      const outer = this.around[i]!;
      const inner = this.inside(i);
      switch (kind[outer]) {
        case NodeKind.function_definition:
        case NodeKind.class_definition:
        case NodeKind.lambda:
          if (field[inner] === Field.body) return i;
          break;
        case NodeKind.list_comprehension:
        case NodeKind.set_comprehension:
        case NodeKind.dictionary_comprehension:
        case NodeKind.generator_expression:
          if (!this.isFirstIterable(i, outer, inner)) return i;
          break;
      }
    }
    return -1;
  }

  /** Whether a node stands in what a comprehension goes through first; `inner` is the comprehension's child around it. */
  private isFirstIterable(at: number, comprehension: number, inner: number): boolean {
    if (this.childOfKind(comprehension, NodeKind.for_in_clause) !== inner) return false;
    const within = this.inside(at + 1);
    return within !== inner && this.field[within] === Field.right;
  }

  isAsync(definition: number): boolean {
    return this.kind[definition + 1] === NodeKind.async_token;
  }
}

/** Looks at nodes of some kinds, and refuses what Python's grammar or its compiler does not let stand there. */
export interface SyntaxRule {
  readonly kinds: readonly number[];
  readonly check: (at: Place) => void;
}

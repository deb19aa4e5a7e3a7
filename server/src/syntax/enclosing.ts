/** The nodes around a place, innermost first: what "expand selection" goes through. Knows spans, not meaning. */
import type { FlatTree } from './flat-tree.ts';
import { NodeKind } from './node-kinds.ts';

export interface Span {
  /** UTF-16 indexes, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Each wider than the one before; empty only where the tree is. `index` is a UTF-16 index. */
export function enclosingSpans(tree: FlatTree, index: number): Span[] {
  const found: number[] = [];
  const spanOf = (node: number): Span => ({ start: tree.start[node]!, end: tree.end[node]! });
  let node = 0;
  while (node < tree.length) {
    const { start, end } = spanOf(node);
    if (start > index || end < index || start === end) {
      node = tree.next[node]!;
      continue;
    }
    // Two neighbours touch the place: a word before the cursor is meant, else what begins at it.
    const last = found.at(-1);
    if (last !== undefined && tree.end[last]! < end && tree.kind[last] === NodeKind.identifier) {
      node = tree.next[node]!;
      continue;
    }
    while (found.length > 0 && !contains(spanOf(found.at(-1)!), start, end)) found.pop();
    found.push(node);
    node++;
  }
  const spans = found.map(spanOf).reverse();
  return spans.filter(
    ({ start, end }, i) => i === 0 || spans[i - 1]!.start !== start || spans[i - 1]!.end !== end,
  );
}

const contains = (outer: Span, start: number, end: number): boolean =>
  outer.start <= start && end <= outer.end;

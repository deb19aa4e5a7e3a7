/** Which patterns of `match` match whatever comes (PEP 634, "Irrefutable case blocks"). Knows syntax only. */
import { NodeKind } from './node-kinds.ts';

/** What it takes to read a pattern. */
export interface PatternReader {
  readonly kind: Uint8Array;
  readonly end: Int32Array;
  namedChildren(node: number): number[];
  textOf(node: number): string;
  hasChildOfKind(node: number, kind: number): boolean;
}

/** `_` and names, also in parentheses, behind `|` and before `as`; `None`, `True` and numbers are compared. */
export function matchesAll(x: PatternReader, outer: number): boolean {
  let node = outer;
  while (node >= 0) {
    const children = x.namedChildren(node);
    const [first = -1] = children;
    switch (x.kind[node]) {
      case NodeKind.case_pattern:
        // `_` is a token.
        if (first < 0) return x.textOf(node) === '_';
        node = first;
        break;
      case NodeKind.dotted_name:
        return children.length === 1;
      case NodeKind.as_pattern:
        node = first;
        break;
      case NodeKind.union_pattern:
        // Only the last one may. `_` is a token here, too.
        if (first < 0 || x.end[children.at(-1)!]! < x.end[node]!) return true;
        node = children.at(-1)!;
        break;
      case NodeKind.tuple_pattern:
        if (children.length !== 1 || hasComma(x, node)) return false;
        node = first;
        break;
      default:
        return false;
    }
  }
  return false;
}

/** Whether a pattern, or the clause around it, is a sequence without brackets. */
export const hasComma = (x: PatternReader, node: number): boolean =>
  x.hasChildOfKind(node, NodeKind.comma_token);

/**
 * Places: attributes and items reached from a name, such as `self.x`, `a.b.c` and `d["k"]`, as text behind the
 * name. Two accesses with one root variable and one path mean the same place as long as nobody rebinds anything
 * on the way, which is why facts about places are less certain than facts about names.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { PLACE_DEPTH_LIMIT } from './limits.ts';
import type { SyntaxView } from './syntax-view.ts';

/** Stands for a subscript that is no constant: it may be any item. */
export const ANY_ITEM = '[*]';

/**
 * Path of an `attribute` or `subscript` node whose chain starts with a name at the node's own start, such as
 * `.x` or `.a["k"]`; null for chains that start elsewhere (calls, literals) or are too long.
 */
export function placePath(syntax: SyntaxView, access: number): string | null {
  let path = '';
  let node = access;
  for (let depth = 0; depth <= PLACE_DEPTH_LIMIT; depth++) {
    if (syntax.kind[node] === NodeKind.identifier) return path === '' ? null : path;
    const piece = pieceOf(syntax, node);
    const base = piece === null ? -1 : syntax.firstNamed(node);
    if (base < 0 || syntax.start[base] !== syntax.start[node]) return null;
    path = piece! + path;
    node = base;
  }
  return null;
}

function pieceOf(syntax: SyntaxView, node: number): string | null {
  if (syntax.kind[node] === NodeKind.attribute) {
    const name = syntax.child(node, Field.attribute);
    return name < 0 ? null : `.${syntax.identifier(name)}`;
  }
  if (syntax.kind[node] !== NodeKind.subscript) return null;
  const key = syntax.child(node, Field.subscript);
  if (key < 0) return null;
  return syntax.nextNamed(key, syntax.next[node]!) >= 0 ? ANY_ITEM : `[${constantKey(syntax, key) ?? '*'}]`;
}

/** A literal key in one spelling; null for keys whose value is known only when the code runs. */
function constantKey(syntax: SyntaxView, outer: number): string | null {
  const node = syntax.bare(outer);
  if (syntax.kind[node] === NodeKind.integer) return syntax.textOf(node);
  if (syntax.kind[node] !== NodeKind.string || syntax.has(node, NodeKind.interpolation)) return null;
  const opening = syntax.childOfKind(node, NodeKind.string_start);
  const closing = syntax.childOfKind(node, NodeKind.string_end);
  if (opening < 0 || closing < 0 || syntax.end[opening]! - syntax.start[opening]! !== 1) return null;
  const value = syntax.text.slice(syntax.end[opening]!, syntax.start[closing]!);
  return value.includes('\\') ? null : JSON.stringify(value);
}

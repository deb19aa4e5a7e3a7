/**
 * What a key does in a tree, after the tree pattern of the ARIA Authoring Practices Guide and the lists of VS Code.
 * Pure.
 */
import type { Row } from './rows.ts';

export type Act =
  /** The cursor goes to this line. */
  | { readonly kind: 'move'; readonly row: Row }
  | { readonly kind: 'toggle'; readonly rows: readonly Row[]; readonly isOpen: boolean }
  /** What a click on the line does. */
  | { readonly kind: 'choose'; readonly row: Row };

/** `page` is how many lines fit into the view. Null for a key that means nothing here. */
export function actOf(key: string, rows: readonly Row[], cursor: Row, page: number): Act | null {
  const at = rows.indexOf(cursor);
  const move = (to: number): Act => ({
    kind: 'move',
    row: rows[Math.min(Math.max(to, 0), rows.length - 1)]!,
  });
  const toggle = (isOpen: boolean): Act => ({ kind: 'toggle', rows: [cursor], isOpen });
  switch (key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(rows.length - 1);
    case 'ArrowRight':
      if (cursor.isOpen === null) return null;
      return cursor.isOpen ? move(at + 1) : toggle(true);
    case 'ArrowLeft':
      if (cursor.isOpen) return toggle(false);
      return cursor.level === 1 ? null : move(rows.findLastIndex(isParentOf(cursor)));
    case 'Enter':
      return { kind: 'choose', row: cursor };
    case ' ':
      return cursor.isOpen === null ? { kind: 'choose', row: cursor } : toggle(!cursor.isOpen);
    case '*': {
      const closed = rows.filter((row) => row.isOpen === false && isSibling(row, cursor));
      return { kind: 'toggle', rows: closed, isOpen: true };
    }
    default:
      return null;
  }
}

const isParentOf =
  (child: Row) =>
  (row: Row): boolean =>
    row.level === child.level - 1 && child.key.startsWith(`${row.key}\n`);

function isSibling(a: Row, b: Row): boolean {
  const above = ({ ids }: Row): string => ids.slice(0, -1).join('\n');
  return above(a) === above(b);
}

/** The next line that begins with what was typed, from the one below the cursor on and around. */
export function typedAhead(rows: readonly Row[], cursor: Row, typed: string): Row | undefined {
  const at = rows.indexOf(cursor);
  // One letter goes on to the next such line; more of them stay on the one they have led to.
  const from = typed.length === 1 ? at + 1 : at;
  const around = [...rows.slice(from), ...rows.slice(0, from)];
  return around.find(({ node }) => node.label.toLowerCase().startsWith(typed.toLowerCase()));
}

/**
 * The lines of a tree that are to be seen, in order: nodes whose parents are all open. Pure; drawing them is
 * `../../webview/tree.ts`.
 */
import type { TreeNode } from './node.ts';

export interface Row {
  /** Unique in the tree, and the same for as long as the node is there. */
  readonly key: string;
  /** The ids from the root down. */
  readonly ids: readonly string[];
  readonly node: TreeNode;
  /** 1 for a root. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null for a node with nothing below it. */
  readonly isOpen: boolean | null;
}

/** What a person opened and closed; all other nodes are as they ask to be. */
export class Expansion {
  private readonly chosen: Map<string, boolean>;

  /** `entries` as `entries` returned them when the page was last open. */
  constructor(entries: Iterable<readonly [string, boolean]> = []) {
    this.chosen = new Map(entries);
  }

  isOpen(key: string, node: TreeNode): boolean {
    return this.chosen.get(key) ?? node.isExpanded ?? false;
  }

  set(key: string, isOpen: boolean): void {
    this.chosen.set(key, isOpen);
  }

  /** Closes these nodes, and everything below them when they are opened again. */
  collapse(roots: readonly TreeNode[]): void {
    this.chosen.clear();
    const close = (nodes: readonly TreeNode[], above: string): void => {
      for (const node of nodes) {
        const key = keyOf(above, node);
        if (node.isExpanded) this.chosen.set(key, false);
        close(node.children, key);
      }
    };
    close(roots, '');
  }

  /** Forgets choices about roots that are gone. */
  prune(roots: readonly TreeNode[]): void {
    const known = new Set(roots.map((root) => keyOf('', root)));
    for (const key of this.chosen.keys()) if (!known.has(key.split('\n', 1)[0]!)) this.chosen.delete(key);
  }

  /** In a form that can be stored. */
  entries(): [string, boolean][] {
    return [...this.chosen];
  }
}

/** No id has a line break in it. */
function keyOf(above: string, { id }: TreeNode): string {
  return above === '' ? id : `${above}\n${id}`;
}

export function rowsOf(roots: readonly TreeNode[], expansion: Expansion): Row[] {
  const rows: Row[] = [];
  const add = (nodes: readonly TreeNode[], above: string, aboveIds: readonly string[]): void => {
    for (const [at, node] of nodes.entries()) {
      const key = keyOf(above, node);
      const ids = [...aboveIds, node.id];
      const isOpen = node.children.length === 0 ? null : expansion.isOpen(key, node);
      rows.push({ key, ids, node, level: ids.length, position: at + 1, siblings: nodes.length, isOpen });
      if (isOpen) add(node.children, key, ids);
    }
  };
  add(roots, '', []);
  return rows;
}

/** Where the cursor of a tree is when the line it was on may be gone: on the closest line above it that is left. */
export function nearest(rows: readonly Row[], key: string | null): Row | undefined {
  for (
    let at = key;
    at !== null && at !== '';
    at = at.includes('\n') ? at.slice(0, at.lastIndexOf('\n')) : null
  ) {
    const row = rows.find((candidate) => candidate.key === at);
    if (row) return row;
  }
  return rows[0];
}

/**
 * What the page of the view shows, so that with each keystroke it is told only what is new: nodes are made once per
 * revision, and sent once. Pure.
 */
import { nodeAt, type TreeNode } from '../tree/node.ts';
import type { EmptyWhy } from './empty.ts';
import type { ToPage } from './messages.ts';
import type { Rebuild } from './rebuild.ts';
import { restrict, revisionNode, type WhyOptions } from './tree.ts';

interface Made {
  /** All that the node depends on beside its revision. */
  readonly key: string;
  /** Null when the revision does not concern the file that is followed. */
  readonly node: TreeNode | null;
}

export class ShownRevisions {
  private readonly made = new WeakMap<Rebuild, Made>();
  private roots: readonly TreeNode[] = [];
  /** The nodes as the page has them. */
  private sent: ReadonlySet<TreeNode> = new Set();

  /** The message that makes the page show these revisions. `empty` is what it says when none is to be shown. */
  update(rebuilds: readonly Rebuild[], options: WhyOptions, empty: EmptyWhy): ToPage {
    const roots: TreeNode[] = [];
    for (const rebuild of rebuilds) {
      const node = this.nodeOf(rebuild, options, roots.length === 0);
      if (node) roots.push(node);
    }
    this.roots = roots;
    const changed = roots.filter((node) => !this.sent.has(node));
    this.sent = new Set(roots);
    return {
      kind: 'show',
      order: roots.map(({ id }) => id),
      changed,
      empty: roots.length === 0 ? empty : null,
    };
  }

  /** The page was loaded anew and has nothing. */
  forget(): void {
    this.sent = new Set();
  }

  /** The node that the page names by the ids from its root down. */
  node(ids: readonly string[]): TreeNode | undefined {
    return nodeAt(this.roots, ids);
  }

  private nodeOf(rebuild: Rebuild, { only, namesFolders }: WhyOptions, isNewest: boolean): TreeNode | null {
    const key = JSON.stringify([only, namesFolders, isNewest]);
    const made = this.made.get(rebuild);
    if (made?.key === key) return made.node;
    const concerned = restrict(rebuild, only);
    const node = concerned && revisionNode(concerned, namesFolders, isNewest);
    this.made.set(rebuild, { key, node });
    return node;
  }
}

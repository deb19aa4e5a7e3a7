/**
 * One line of a tree view, as plain data: what it says, where it leads, what is below it. View models make these;
 * `model-tree.ts` shows them. Knows neither VS Code nor what the lines are about.
 */
import type { Location } from '@cpgd/shared';

/** A place to open: the workspace folder it is in, and the span there. */
export interface Place {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  readonly location: Location;
}

export interface TreeNode {
  /** Unique among its siblings and the same from one revision to the next, so that VS Code keeps it expanded. */
  readonly id: string;
  readonly label: string;
  /** Shown dimmed behind the label. */
  readonly description?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** Name of a codicon, or `file` for the icon of the file theme, with its colour from the theme if need be. */
  readonly icon?: string;
  readonly iconColor?: string;
  /** Where a click leads. */
  readonly place?: Place;
  /** Menus are offered by kind, e.g. `revision`, `file`, `site`, `test`. */
  readonly kind: string;
  readonly isExpanded?: boolean;
  readonly children: readonly TreeNode[];
}

/** All nodes at and below `node`, itself first. */
export function* nodesBelow(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children) yield* nodesBelow(child);
}

/**
 * One line of a tree view, as plain data: what it says, where it leads, what is below it. View models make these;
 * `model-tree.ts` shows them in a tree of VS Code, `../../webview/tree.ts` in one of ours. Knows neither of them, nor
 * what the lines are about.
 */
import type { Location } from '@cpgd/shared';

/** A place to open: the workspace folder it is in, and the span there. */
export interface Place {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  readonly location: Location;
}

export interface TreeNode {
  /** Unique among its siblings and the same from one revision to the next, so that it stays expanded. */
  readonly id: string;
  readonly label: string;
  /** Shown dimmed behind the label. */
  readonly description?: string;
  /** When it happened, in ms since 1970: shown behind the description as how long ago that is. */
  readonly happenedAt?: number;
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
  /** The label is a sentence, to be shown whole, on several lines if need be. */
  readonly isSentence?: boolean;
  readonly children: readonly TreeNode[];
}

/** All nodes at and below `node`, itself first. */
export function* nodesBelow(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children) yield* nodesBelow(child);
}

/** The node that these ids lead to, from a root down; undefined when there is none any more. */
export function nodeAt(roots: readonly TreeNode[], ids: readonly string[]): TreeNode | undefined {
  const [first, ...rest] = ids;
  const node = roots.find(({ id }) => id === first);
  return node === undefined || rest.length === 0 ? node : nodeAt(node.children, rest);
}

/** A tooltip without its Markdown, for where only text can be shown; code stays as it is. */
export function plainText(tooltip: string): string {
  return tooltip
    .replaceAll(MARKED, (_all, ...parts: (string | undefined)[]) => parts.slice(0, 4).find(Boolean) ?? '')
    .replaceAll('\n\n', '\n');
}

/** A block of code, code in a line, strong, emphasised, or an icon. */
const MARKED = /```\w*\n([\s\S]*?)\n```|`([^`]*)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\$\(\w+\) /g;

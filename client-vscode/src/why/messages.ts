/** What the view "Why Was This Rebuilt" and the page in its webview say to each other. */
import type { TreeNode } from '../tree/node.ts';
import type { EmptyWhy } from './empty.ts';

export type ToPage =
  /** Show these roots in this order; those that the page has already and that did not change are only named. */
  | {
      readonly kind: 'show';
      readonly order: readonly string[];
      readonly changed: readonly TreeNode[];
      /** What to say when there is nothing to show; null when there is. */
      readonly empty: EmptyWhy | null;
    }
  | { readonly kind: 'collapseAll' };

export type FromPage =
  /** The script runs, has nothing yet, and can take messages. */
  | { readonly kind: 'ready' }
  /** Open the place of a node, named by the ids from its root down. */
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  /** Run a command that the empty view offers. */
  | { readonly kind: 'act'; readonly command: string };

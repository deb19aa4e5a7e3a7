/** What the extension and the picture in its webview say to each other. */
import type { Direction, Graph } from './model.ts';

export type ToWebview =
  /** Draw this; `focus` is the node that was acted on. */
  | { readonly kind: 'graph'; readonly title: string; readonly graph: Graph; readonly focus: string | null }
  /** A sentence for the person who looks, read aloud by screen readers, too. */
  | { readonly kind: 'note'; readonly text: string };

export type FromWebview =
  /** The script runs and can take messages. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'toggle'; readonly id: string; readonly direction: Direction }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'openCall'; readonly id: string }
  | { readonly kind: 'recenter'; readonly id: string };

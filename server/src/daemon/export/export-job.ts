/** What the process that writes an export and the one that wants it say to each other. */

export interface ExportJob {
  readonly root: string;
  /** The workspace's cache folder. */
  readonly directory: string;
  readonly format: 'jsonl' | 'arrow' | 'scip';
  /** An existing folder; for `scip` the file to write. */
  readonly out: string;
}

export type ExportOutcome =
  | { readonly kind: 'done'; readonly rows: Readonly<Record<string, number>>; readonly refused: number }
  | { readonly kind: 'failed'; readonly message: string };

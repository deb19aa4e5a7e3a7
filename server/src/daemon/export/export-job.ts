/** What the process that writes an export and the one that wants it say to each other. */
import type { ExportFormat } from './export-folder.ts';

export interface ExportJob {
  readonly root: string;
  /** The workspace's cache folder. */
  readonly directory: string;
  readonly format: ExportFormat | 'scip';
  /** An existing folder; for `scip` the file to write. */
  readonly out: string;
}

export type ExportOutcome =
  | { readonly kind: 'done'; readonly rows: Readonly<Record<string, number>>; readonly refused: number }
  | { readonly kind: 'failed'; readonly message: string };

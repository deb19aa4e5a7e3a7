/**
 * Everything that makes the engine act, as one closed union. Protocols and watchers translate into these; the
 * engine knows no other way to be told something.
 */

/** A replaced range of an open document, in UTF-16 units of the text before it; later edits see earlier ones. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type EngineEvent =
  /** An editor shows the file; its text counts instead of the disk's until it is closed. */
  | { readonly kind: 'open'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'close'; readonly path: string }
  /** Files or folders that were written, created, deleted or renamed; repo-relative POSIX paths. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** Another commit was checked out: look at everything. */
  | { readonly kind: 'checkout' }
  /** SCIP indexes were imported, forgotten or written: look at them. */
  | { readonly kind: 'scip' }
  /** Somebody suspects that an event was lost: look at everything. */
  | { readonly kind: 'reconcile' };

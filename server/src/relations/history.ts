/**
 * What a revision did, as the store keeps it and the incremental tables show it. Plain data; knows nothing of
 * how reasons are found.
 */

import type { ExportDeltaEntry, ImpactStrategy, ReasonKind } from '@cpgd/shared';

export interface ChangedFile {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'removed' | 'moved';
  /** Where a moved file was before; null otherwise. */
  readonly from: string | null;
}

export interface ExportChange {
  readonly path: string;
  readonly qname: string;
  readonly symbol: string;
  readonly delta: 'added' | 'removed' | 'changed';
  /** What changed; null for added and removed names. */
  readonly detail: string | null;
  /** Of an import whose text is as it was: what it stood for and stands for, in dotted names; null for nothing known. */
  readonly alias?: { readonly before: string | null; readonly after: string | null };
}

/** One reason for one file; following `viaPath` ends at a `changed_file`. */
export interface ImpactedFile {
  readonly path: string;
  readonly reason: ReasonKind;
  /** The symbol, qualified name or path that changed. */
  readonly ref: string;
  /** The file whose change came through; null for changed files. */
  readonly viaPath: string | null;
  /** The site in `path` that caused it: absolute UTF-8 byte offsets; null for changed files. */
  readonly bstart: number | null;
  readonly bend: number | null;
  /** Files between it and the change: 0 for a changed file. */
  readonly hop: number;
}

/** A name that changed, for people; its place is a span, because lines are counted when it is read. */
export interface SurfaceChange extends Omit<ExportDeltaEntry, 'location'> {
  /** Absolute UTF-8 byte offsets as of the revision; null when the name is gone. */
  readonly span: { readonly bstart: number; readonly bend: number } | null;
}

export interface RevisionDetail {
  readonly changed: readonly ChangedFile[];
  readonly exports: readonly ExportChange[];
  readonly impacted: readonly ImpactedFile[];
  /** What `exports` say, in words and by parameter; missing where it was not kept. */
  readonly surface?: readonly SurfaceChange[];
  /** Of what goes on typing without a pause: what the revisions since the first of it come to. */
  readonly typing?: { readonly since: number; readonly surface: readonly SurfaceChange[] };
  /** What decided which files are in `impacted`; missing where it was not kept. */
  readonly strategy?: ImpactStrategy;
}

export interface RevisionRecord extends RevisionDetail {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly trigger: string;
  readonly changedFiles: number;
  readonly impactedFiles: number;
  readonly relinkedChunks: number;
  readonly wallUs: number;
}

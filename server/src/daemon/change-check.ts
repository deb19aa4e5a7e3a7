/**
 * Whether a file on disk is still the one the store knows, for one index run. Looks at names, sizes and times
 * first and reads a file only when those say too little; never decides what a change means.
 */
import type { StoredFile } from '../store/records.ts';
import { readSource, sha256OfFile } from '../workspace/source-file.ts';
import { type AnalysisSettings, evidenceKey } from './analysis.ts';
import type { PlannedFile } from './workspace-plan.ts';

/** A file as new as the index itself may have changed again within the clock's grain (git: "racy"), in ms. */
const RACY_MS = 2000;

export class ChangeCheck {
  private readonly settings: AnalysisSettings;
  private readonly trustedBeforeMs: number;

  /** `indexedAt`: when the run that made the newest revision began, in ms since 1970; 0 when there is none. */
  constructor(settings: AnalysisSettings, indexedAt: number) {
    this.settings = settings;
    this.trustedBeforeMs = indexedAt - RACY_MS;
  }

  /** False when the file must be analyzed: it is new, its content is another, or the settings give it other rows. */
  isUnchanged(file: PlannedFile, known: StoredFile | undefined): boolean {
    if (known === undefined || !this.hasSameSettings(file, known)) return false;
    if (known.sha256 === null) return this.isSkippedAgain(file, known);
    if (known.bytes !== file.size) return false;
    if (known.changedMs === file.changedMs && file.changedMs <= this.trustedBeforeMs) return true;
    return sha256OfFile(file.absolutePath) === known.sha256;
  }

  private hasSameSettings(
    file: PlannedFile,
    { path, sha256, evidenceKey: key, skipReason }: StoredFile,
  ): boolean {
    if ((skipReason === 'too_large') !== file.size > this.settings.maxFileBytes) return false;
    return key === null || sha256 === null || key === evidenceKey(path, sha256, this.settings);
  }

  /** For files of which nothing was read: trying again costs one system call or two. */
  private isSkippedAgain(file: PlannedFile, known: StoredFile): boolean {
    const source = readSource(file.absolutePath, this.settings);
    return (
      source.status === 'skipped' && source.skipReason === known.skipReason && source.bytes === known.bytes
    );
  }
}

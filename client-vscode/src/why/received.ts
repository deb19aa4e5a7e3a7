/** A revision as the server reports it, as the view keeps it. Pure. */
import type { DidRebuildParams } from '@cpgd/shared/protocol';
import type { Rebuild } from './rebuild.ts';

/** `root` is the workspace folder the report is about, as this window names it. */
export function receivedRebuild(root: string, report: DidRebuildParams): Rebuild {
  const { revision, trigger, startedAt, wallMs, phases, strategy, relinkedChunks, totalFiles } = report;
  const { changed, exports, impacted, truncated } = report;
  return {
    root,
    revision,
    trigger,
    startedAt,
    wallMs,
    phases,
    strategy,
    relinkedChunks,
    totalFiles,
    changed: changed.map((file) => ({ ...file, location: null })),
    exports,
    impacted,
    truncated,
    hasChangedBack: false,
    earlier: [],
  };
}

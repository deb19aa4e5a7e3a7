/** A revision as the server reports it, as the view keeps it. Pure. */
import type { DidRebuildParams } from '@cpgd/shared/protocol';
import type { Rebuild } from './rebuild.ts';

/** `root` is the workspace folder the report is about, as this window names it. */
export function receivedRebuild(root: string, report: DidRebuildParams): Rebuild {
  const { revision, trigger, startedAt, wallMs, phases, strategy, relinkedChunks, totalFiles } = report;
  const { changed, changedFiles, exports, impacted, unlisted, typing, truncated } = report;
  const moved = new Set(changed.map(({ from }) => from));
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
    // That a file that moved is not where it was says nothing more.
    changed: changed
      .filter(({ path, change }) => change !== 'removed' || !moved.has(path))
      .map((file) => ({ ...file, location: null })),
    unlistedChanges: changedFiles - changed.length,
    exports,
    typing,
    impacted,
    unlisted,
    truncated,
    everSeen: [...new Set(exports.map(({ path }) => path))],
    focus: null,
    earlier: [],
  };
}

/** What clients hear of one revision: as it is made, and when they ask for those before. */
import type { DidRebuildParams } from '@cpgd/shared';
import type { RevisionDetail } from '../../relations/history.ts';
import { rebuildReport } from '../questions/rebuild-report.ts';
import type { Workspace } from '../session/workspace.ts';

/** A revision that was just made, or one of the history. */
export interface ToldRevision extends RevisionDetail {
  readonly revision: number;
  readonly trigger: string;
  readonly startedAt: number;
  readonly relinkedChunks: number;
  readonly wallMs: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly reason?: string;
}

/** `uri` names the workspace. Places are where they are in the newest revision. */
export function rebuildMessage(workspace: Workspace, uri: string, told: ToldRevision): DidRebuildParams {
  const {
    revision,
    trigger,
    startedAt,
    wallMs,
    phases,
    relinkedChunks,
    strategy = 'hybrid',
    reason = null,
  } = told;
  const context = workspace.answers();
  return {
    workspace: uri,
    revision,
    trigger,
    reason,
    startedAt,
    wallMs,
    phases,
    strategy,
    relinkedChunks,
    totalFiles: context.snapshot.fileCount,
    ...rebuildReport(context, told),
    freshness: { ...workspace.project.freshness(), revision },
  };
}

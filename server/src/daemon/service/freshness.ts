/** How new an answer is: which revision it comes from, and whether anything newer is known. */
import type { Freshness } from '@cpgd/shared';
import type { AnswerContext } from '../questions/answer-context.ts';
import type { Workspace } from '../session/workspace.ts';

export function freshnessOf(workspace: Workspace, context: AnswerContext): Freshness {
  const newest = workspace.project.freshness();
  const { revision } = context;
  const isNewest = revision === newest.revision && revision > 0;
  // While the engine starts nobody has compared the index with the disk.
  return { ...newest, revision, caughtUp: newest.caughtUp && isNewest && workspace.phase === 'live' };
}

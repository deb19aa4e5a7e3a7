/** `cpg/impact`, `cpg/why`, `cpg/revisions`, `cpg/exportDelta`: what changes reach, and what happened. */
import { pathToFileURL } from 'node:url';
import type { Params } from '@cpgd/shared/protocol';
import type { RevisionRecord } from '../../../relations/history.ts';
import { loadConfig } from '../../../workspace/config.ts';
import { GitError } from '../../../workspace/git-changes.ts';
import { rebuildOf } from '../../engine/rebuild.ts';
import { UnknownSubjectError } from '../../questions/change-subject.ts';
import { changeSeeds, directImpact, seedsOf } from '../../questions/direct-impact.ts';
import { exportDeltaPage, impactPage } from '../../questions/impact.ts';
import { rebuildsOf, summarizeHistory } from '../../questions/why.ts';
import type { EarlyChange } from '../../session/early-changes.ts';
import type { Workspace } from '../../session/workspace.ts';
import { type Call, handler } from '../call.ts';
import { Cursors } from '../cursor.ts';
import { pageOf } from '../page.ts';
import { pathInside } from '../paths.ts';
import { QuestionError, unlessAborted } from '../question-error.ts';
import { rebuildMessage } from '../rebuild-message.ts';

export const impact = handler('cpg/impact', async (call) => {
  const { workspace, context, params, cursors, pace, freshness } = call;
  const { cursor, limit, tests, strategy, depth } = params;
  const subject =
    params.subject.kind === 'files'
      ? { ...params.subject, paths: params.subject.paths.map((path) => pathInside(workspace, path)) }
      : params.subject;
  const question = {
    subject,
    limit,
    tests,
    ...(strategy && { strategy }),
    ...(depth && { depth }),
    ...pageFrom(cursors, cursor),
  };
  const change = subject.kind === 'since' ? knownChange(call, subject.revision) : null;
  if (context.isEarly && (change || subject.kind !== 'since')) {
    const seeds = subject.kind === 'since' ? changeSeeds(change!) : seedsOf(context, subject);
    const configured = () => loadConfig(workspace.root).config.impactStrategy;
    const found = await directImpact(context, seeds, strategy ?? configured(), pace.turn);
    const finding = { ...found, commit: change?.commit ?? null, entries: change?.entries ?? [] };
    const early = await impactPage(finding, question, { context, freshness, signal: pace.signal });
    return { ...early, next: nextIn(cursors, early) };
  }
  const answer = await linked(workspace, pace.signal, () =>
    workspace.project.impact(question, { signal: pace.signal }),
  );
  return { ...answer, next: nextOf('cpg/impact', params, answer) };
});

export const exportDelta = handler('cpg/exportDelta', async (call) => {
  const { workspace, params, cursors, pace, freshness } = call;
  const { since, includePrivate, limit, cursor } = params;
  const question = { since, includePrivate, limit, ...pageFrom(cursors, cursor) };
  const change = knownChange(call, since);
  if (change) {
    const early = exportDeltaPage(change.entries, change.commit, question, freshness);
    return { ...early, next: nextIn(cursors, early) };
  }
  const answer = await linked(workspace, pace.signal, () =>
    workspace.project.exportDelta(question, { signal: pace.signal }),
  );
  return { ...answer, next: nextOf('cpg/exportDelta', params, answer) };
});

export const why = handler('cpg/why', async (call) => {
  const { workspace, context, params, freshness } = call;
  const path = pathInside(workspace, params.path);
  const reached = rebuildsOf(context, context.snapshot.history(), path, params.revision);
  const { items: revisions, truncated, next } = await pageOf(call, reached);
  return { path, revisions: [...revisions], total: reached.length, truncated, next, freshness };
});

export const revisions = handler('cpg/revisions', ({ workspace, context, params, freshness }) => {
  const { limit, before, details } = params;
  const history = context.snapshot.history();
  const page = summarizeHistory(history, { limit, ...(before && { before }) }, freshness);
  const records = new Map(history.map((record) => [record.revision, record]));
  const told = details ? page.items.map(({ revision }) => records.get(revision)!).filter(hasDetails) : [];
  const uri = pathToFileURL(workspace.root).href;
  return {
    ...page,
    details: told.map((record) => rebuildMessage(workspace, uri, rebuildOf(record))),
  };
});

const hasDetails = ({ changed }: RevisionRecord): boolean => changed.length > 0;

/** What is known of a change since a commit while the first index is made; null when the index can be asked. */
const knownChange = (
  { workspace, context }: Call<'cpg/impact' | 'cpg/exportDelta'>,
  revision: string,
): EarlyChange | null => (context.isEarly ? workspace.changeSince(revision) : null);

/** Asks the linked workspace, which is there when the engine has started. */
async function linked<T>(workspace: Workspace, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  await unlessAborted(signal, workspace.whenStarted());
  if (workspace.phase !== 'live')
    throw new QuestionError(
      'failed',
      `Indexing failed (${workspace.failure}): repair that and open the folder again.`,
    );
  try {
    return await unlessAborted(signal, ask());
  } catch (error) {
    if (error instanceof UnknownSubjectError || error instanceof GitError)
      throw new QuestionError('invalid-params', error.message);
    throw error;
  }
}

/** Those answers count their pages by items; clients get cursors that know their revision. */
function pageFrom(cursors: Cursors, cursor: string | undefined): { cursor?: string } {
  const position = cursors.decode(cursor);
  return position ? { cursor: String(position[0]) } : {};
}

/** As `nextOf`, of an answer from before the index. */
const nextIn = (cursors: Cursors, { next }: { readonly next: string | null }): string | null =>
  next === null ? null : cursors.encode([Number(next)]);

function nextOf(
  method: 'cpg/impact' | 'cpg/exportDelta',
  params: Params<typeof method>,
  { next, freshness }: { readonly next: string | null; readonly freshness: { readonly revision: number } },
): string | null {
  return next === null ? null : new Cursors(freshness.revision, method, params).encode([Number(next)]);
}

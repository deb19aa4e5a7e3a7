/** `cpg/status`, `cpg/sync`, `cpg/reindex`: how the index is, waiting until it knows what was written, and a new one. */
import type { Freshness } from '@cpgd/shared';
import { EDGE_KINDS } from '../../../relations/edge-kinds.ts';
import { NODE_KINDS } from '../../../relations/node-kinds.ts';
import type { StoreReader } from '../../../store/store-reader.ts';
import { Attached } from '../../../text/attached.ts';
import type { AnswerContext } from '../../questions/answer-context.ts';
import type { Workspace } from '../../session/workspace.ts';
import { packageVersion } from '../../version.ts';
import { handler } from '../call.ts';
import { freshnessOf } from '../freshness.ts';
import type { Pace } from '../pace.ts';
import { QuestionError, unlessAborted } from '../question-error.ts';

export const status = handler('cpg/status', async ({ workspace, context, params, freshness, pace }) => {
  const { store } = context;
  const meta = (key: string): string | null => store.read((reader) => reader.meta(key));
  const { databaseBytes, ...quick } = quickCounts(context);
  const counts = params.counts ? { ...quick, ...(await countLinks(context, pace)) } : quick;
  return {
    version: packageVersion(),
    root: workspace.root,
    cacheDirectory: store.directory,
    pythonVersion: meta('python_version') ?? '',
    phase: PHASES[workspace.phase],
    progress: workspace.phase === 'starting' ? workspace.progress : null,
    lenses: LENSES,
    counts: { ...counts },
    limitHits: JSON.parse(meta('limit_hits') ?? '{}'),
    storeBytes: databaseBytes,
    memoryBytes: process.memoryUsage.rss(),
    notice: workspace.project.notice,
    freshness,
  };
});

/** Reads what every chunk is linked to. */
async function countLinks({ store }: AnswerContext, pace: Pace): Promise<{ links: number; lookups: number }> {
  const counts = { links: 0, lookups: 0 };
  for (let after: number | null = -1; after !== null; ) {
    const from: number = after;
    const part = store.read((reader) => reader.countLinks(from));
    counts.links += part.links;
    counts.lookups += part.lookups;
    after = part.last;
    const wait = pace.turn();
    if (wait) await wait;
  }
  return counts;
}

/** Counted once a revision: clients ask for the status as often as they like. */
const counted = new Attached<AnswerContext, ReturnType<StoreReader['quickCounts']>>();

function quickCounts(context: AnswerContext): ReturnType<StoreReader['quickCounts']> {
  let counts = counted.get(context);
  if (!counts) counted.set(context, (counts = context.store.read((reader) => reader.quickCounts())));
  return counts;
}

const PHASES: Readonly<Record<Workspace['phase'], 'indexing' | 'ready' | 'failed'>> = {
  starting: 'indexing',
  live: 'ready',
  failed: 'failed',
  closed: 'failed',
};

/** Those that some node or edge comes from. */
const LENSES = [
  ...new Set([...NODE_KINDS, ...EDGE_KINDS].filter(({ state }) => state !== 'off').map(({ lens }) => lens)),
].sort();

export const sync = handler('cpg/sync', async ({ workspace, params, pace }) => {
  // The files named are in a revision already: `ask` has waited for them.
  if (params.changedPaths === undefined) await inTime(workspace.sync(), params.timeoutMs, pace.signal);
  return newest(workspace);
});

/** The work goes on when nobody waits for it any more. */
export const reindex = handler('cpg/reindex', async ({ workspace, pace }) => {
  await unlessAborted(pace.signal, workspace.reindex());
  return newest(workspace);
});

function newest(workspace: Workspace): { freshness: Freshness } {
  if (workspace.phase === 'failed')
    throw new QuestionError(
      'failed',
      `Indexing failed (${workspace.failure}): repair that and open the folder again.`,
    );
  return { freshness: freshnessOf(workspace, workspace.answers()) };
}

/** Rejects when it takes too long or nobody waits for it any more. */
async function inTime(work: Promise<void>, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const hint = 'Wait longer with `timeoutMs`; `cpg/status` tells the progress.';
    late.reject(new QuestionError('failed', `Not everything was indexed after ${timeoutMs} ms. ${hint}`));
  }, timeoutMs);
  try {
    await unlessAborted(signal, Promise.race([work, late.promise]));
  } finally {
    clearTimeout(timer);
  }
}

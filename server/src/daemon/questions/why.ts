/** "Why was this file rebuilt?" and "what did each revision do?": the stored history, with places to click. */
import type {
  Freshness,
  HistoryPage,
  ReasonKind,
  ReasonStep,
  RevisionSummary,
  RevisionsAnswer,
  WhyAnswer,
  WhyQuestion,
  WhyRevision,
} from '@cpgd/shared';
import { ReasonChains } from '../../impact/reason-chains.ts';
import type { ImpactedFile, RevisionRecord } from '../../relations/history.ts';
import type { AnswerContext } from './answer-context.ts';
import { reasonStep, withoutPlace } from './reason-steps.ts';

/** `history` is oldest first. A path that no stored revision reached gives an answer without revisions. */
export function explainRebuild(
  context: AnswerContext,
  history: readonly RevisionRecord[],
  { path, revision, limit = 1 }: WhyQuestion,
  freshness: Freshness,
): WhyAnswer {
  const reached = rebuildsOf(context, history, path, revision);
  const revisions = reached.slice(0, limit).map((explain) => explain());
  const total = reached.length;
  return { path, revisions, total, truncated: revisions.length < total, freshness };
}

/** The revisions (or the one that is asked for) that reached a file, newest first, each explained when it is called. */
export function rebuildsOf(
  context: AnswerContext,
  history: readonly RevisionRecord[],
  path: string,
  revision: number | undefined,
): (() => WhyRevision)[] {
  const edits = newestEdits(history);
  return history
    .filter(
      (record) =>
        (revision === undefined || record.revision === revision) &&
        record.impacted.some((impact) => impact.path === path),
    )
    .toReversed()
    .map((record) => () => explainRevision(context, record, path, edits));
}

function explainRevision(
  context: AnswerContext,
  record: RevisionRecord,
  path: string,
  edits: (path: string) => number,
): WhyRevision {
  const chains = new ReasonChains(record.impacted);
  const step = (reason: ImpactedFile): ReasonStep => {
    const shown = reasonStep(context, reason);
    return edits(reason.path) > record.revision ? withoutPlace(shown) : shown;
  };
  return {
    revision: record.revision,
    trigger: record.trigger,
    startedAt: record.startedAt,
    chains: record.impacted
      .filter((impact) => impact.path === path)
      .map((impact): ReasonStep[] => toTheEdit(chains.from(impact), record).map(step))
      .sort((a, b) => a.length - b.length),
  };
}

/** A chain whose end is the name that changed, where others can see that and it is still there. */
function toTheEdit(
  chain: readonly ImpactedFile[],
  { surface = [] }: RevisionRecord,
): readonly ImpactedFile[] {
  const [use, edit] = chain.slice(-2);
  const change = edit && surface.find(({ path, qname }) => path === edit.path && qname === use!.ref);
  if (!change?.span) return chain;
  return [...chain.slice(0, -1), { ...edit!, ref: change.qname, ...change.span }];
}

/**
 * The newest revision in which the text of a file may have become another one. Sites are stored as they were, and the text
 * they were in is gone: in one that was edited since, they would lead to whatever stands there now.
 */
function newestEdits(history: readonly RevisionRecord[]): (path: string) => number {
  const known = new Map<string, number>();
  let untold = 0;
  for (const { revision, changed, changedFiles } of history) {
    for (const { path } of changed) known.set(path, revision);
    if (changed.length < changedFiles) untold = revision;
  }
  return (path) => Math.max(known.get(path) ?? 0, untold);
}

/** `history` is oldest first; the answer is newest first. */
export function summarizeHistory(
  history: readonly RevisionRecord[],
  { limit, before = Number.POSITIVE_INFINITY }: HistoryPage,
  freshness: Freshness,
): RevisionsAnswer {
  const older = history.filter(({ revision }) => revision < before).toReversed();
  const items = older.slice(0, limit).map(summaryOf);
  const truncated = items.length < older.length;
  return {
    items,
    total: history.length,
    truncated,
    next: truncated ? items.at(-1)!.revision : null,
    freshness,
  };
}

function summaryOf(record: RevisionRecord): RevisionSummary {
  const { revision, trigger, startedAt, wallUs, changedFiles, impactedFiles, relinkedChunks, changed } =
    record;
  const paths = new Map<ReasonKind, Set<string>>();
  for (const { reason, path, hop } of record.impacted) {
    if (hop > 0) paths.set(reason, (paths.get(reason) ?? new Set()).add(path));
  }
  const reached = Object.fromEntries([...paths].map(([reason, files]) => [reason, files.size]));
  const wallMs = wallUs / 1000;
  return {
    revision,
    trigger,
    startedAt,
    wallMs,
    changedFiles,
    impactedFiles,
    relinkedChunks,
    changed,
    reached,
  };
}

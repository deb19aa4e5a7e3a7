/**
 * One revision with everything a person may ask about it: what changed in words, and the files it reached, each
 * with its chain of places to click. The notification of a new revision and the history say the same.
 */
import type { ExportDeltaEntry, FileImpact, ReasonKind } from '@cpgd/shared';
import { ReasonChains } from '../../impact/reason-chains.ts';
import type { RevisionDetail, SurfaceChange } from '../../relations/history.ts';
import type { AnswerContext } from './answer-context.ts';
import { reasonStep } from './reason-steps.ts';

/**
 * Reached files with their chains, and changed names, of one report. A checkout reaches thousands: nobody reads them
 * one by one, and each chain costs the evidence of its files. `cpg/impact` pages through all.
 */
const MAX_REPORTED = 200;

export interface RebuildReport {
  readonly changed: RevisionDetail['changed'];
  readonly changedFiles: number;
  readonly exports: readonly ExportDeltaEntry[];
  readonly impacted: readonly FileImpact[];
  /** Paths of files without their chains, by the reason of the shortest one. */
  readonly unlisted: Readonly<Partial<Record<ReasonKind, readonly string[]>>>;
  readonly typing: { readonly since: number; readonly exports: readonly ExportDeltaEntry[] } | null;
  readonly truncated: boolean;
}

/** `context` is the revision's own; with a later one, places are where those spans are now. */
export function rebuildReport(context: AnswerContext, detail: RevisionDetail): RebuildReport {
  const { changed, surface = [], impacted, typing } = detail;
  const reached = Map.groupBy(
    impacted.filter(({ hop }) => hop > 0),
    ({ path }) => path,
  );
  const exportsOf = (list: readonly SurfaceChange[]): ExportDeltaEntry[] =>
    list.slice(0, MAX_REPORTED).map((change) => located(context, change));
  const chains = new ReasonChains(impacted);
  const files = [...reached].slice(0, MAX_REPORTED).map(([path, reasons]): FileImpact => {
    const chain = chains.of(path).map((reason) => reasonStep(context, reason));
    return { path, hop: chain.length - 1, kinds: [...new Set(reasons.map(({ reason }) => reason))], chain };
  });
  return {
    changed: changed.slice(0, MAX_REPORTED),
    changedFiles: changed.length,
    exports: exportsOf(surface),
    impacted: files,
    unlisted: unlisted(chains, [...reached.keys()].slice(MAX_REPORTED)),
    typing: typing ? { since: typing.since, exports: exportsOf(typing.surface) } : null,
    truncated: Math.max(changed.length, surface.length, reached.size) > MAX_REPORTED,
  };
}

function unlisted(chains: ReasonChains, paths: readonly string[]): RebuildReport['unlisted'] {
  return Object.fromEntries(
    Map.groupBy(paths, (path) => chains.of(path)[0]?.reason ?? 'import_closure_fallback'),
  );
}

function located(context: AnswerContext, { span, ...entry }: SurfaceChange): ExportDeltaEntry {
  const isThere = span !== null && context.snapshot.file(entry.path) !== null;
  return { ...entry, location: isThere ? context.location(entry.path, span.bstart, span.bend) : null };
}

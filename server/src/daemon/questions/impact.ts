/**
 * "What would this change reach?": files, symbols and tests, each with its shortest chain of reasons; and what the
 * change does to the public surface. Answers from the linked workspace of one revision and stores nothing.
 */
import type {
  ComparisonQuestion,
  ExportDeltaAnswer,
  ExportDeltaEntry,
  ExportDeltaQuestion,
  FileImpact,
  Freshness,
  ImpactAnswer,
  ImpactComparison,
  ImpactList,
  ImpactQuestion,
  ImpactStrategy,
  ImpactSubject,
  ReasonKind,
  SymbolImpact,
  TestImpact,
} from '@cpgd/shared';
import { IMPACT_STRATEGIES } from '@cpgd/shared/vocabulary';
import { withIndexedCallers } from '../../impact/indexed-callers.ts';
import { ReasonChains } from '../../impact/reason-chains.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import { readPytestConfig } from '../../workspace/pytest-config.ts';
import { isTestFile } from '../../workspace/pytest-patterns.ts';
import type { EngineState } from '../engine/engine.ts';
import { Turns } from '../engine/turns.ts';
import { indexedUses } from '../scip/indexed-uses.ts';
import { type WhatIf, whatIf } from '../what-if.ts';
import type { AnswerContext } from './answer-context.ts';
import { changesSince, sinceCommit, without } from './change-subject.ts';
import { exportEntries } from './export-entries.ts';
import {
  changedVariables,
  type ReachedSymbol,
  type ReasonedSymbol,
  reachedSymbols,
} from './impact-symbols.ts';
import { type FoundTest, findTests } from './impact-tests.ts';
import { importChanges } from './import-changes.ts';
import { placeOf, reasonStep } from './reason-steps.ts';

/** Items of each list when the question names no limit. */
const DEFAULT_LIMIT = 200;

/** What the questions need of an open project. */
export interface ImpactHost {
  /** Runs a question on the linked workspace; see `Engine.ask`. */
  ask<T>(
    question: (state: EngineState, turns: Turns) => T | Promise<T>,
    signal: AbortSignal | null,
  ): Promise<T>;
  /** Of the same revision, while a question runs. */
  answers(): AnswerContext;
  freshness(): Freshness;
}

/** Everything about one change, before it is cut to a page. */
interface Finding {
  readonly commit: string | null;
  readonly entries: readonly ExportDeltaEntry[];
  readonly impacted: ReadonlyMap<ImpactStrategy, readonly ImpactedFile[]>;
  /** By strategy; empty where tests were not asked for. */
  readonly tests: ReadonlyMap<ImpactStrategy, readonly FoundTest[]>;
  readonly symbols: readonly ReasonedSymbol[];
  readonly configured: ImpactStrategy;
}

interface Wanted {
  readonly strategies: readonly ImpactStrategy[] | null;
  readonly tests: boolean;
  readonly depth: number;
}

/**
 * Rejects with `GitError` and `UnknownSubjectError` for subjects that cannot be, with `RangeError` for a cursor
 * that is no answer's, and with the signal's reason.
 */
export async function findImpact(
  host: ImpactHost,
  question: ImpactQuestion,
  signal: AbortSignal | null = null,
): Promise<ImpactAnswer> {
  return answerImpact(host, question, await changeOf(host, question.subject, signal), signal);
}

/** A change, made when the question runs: it is about the revision of that moment. */
export interface NamedChange {
  readonly commit: string | null;
  readonly make: (state: EngineState, context: AnswerContext) => WhatIf;
}

/** As `findImpact`, for a change that is known already. */
export async function answerImpact(
  host: ImpactHost,
  question: ImpactQuestion,
  change: NamedChange,
  signal: AbortSignal | null = null,
): Promise<ImpactAnswer> {
  const { tests = false, depth = Number.POSITIVE_INFINITY } = question;
  const wanted = { strategies: question.strategy ? [question.strategy] : null, tests, depth };
  const finding = await examine(host, change, wanted, signal);
  const strategy = question.strategy ?? finding.configured;
  const { entries, symbols, commit } = finding;
  const impacted = finding.impacted.get(strategy)!;
  const found = { commit, strategy, entries, impacted, symbols, tests: finding.tests.get(strategy) ?? [] };
  return impactPage(found, question, { context: host.answers(), freshness: host.freshness(), signal });
}

/** What one strategy says of a change. */
export interface ImpactFinding {
  readonly commit: string | null;
  readonly strategy: ImpactStrategy;
  readonly entries: readonly ExportDeltaEntry[];
  readonly impacted: readonly ImpactedFile[];
  readonly symbols: readonly ReachedSymbol[];
  readonly tests: readonly FoundTest[];
}

/** The page of it that the question asks for. Rejects with `RangeError` for a wrong cursor, and with the signal's reason. */
export async function impactPage(
  { commit, strategy, entries, impacted, ...found }: ImpactFinding,
  { subject, limit = DEFAULT_LIMIT, cursor }: ImpactQuestion,
  view: {
    readonly context: AnswerContext;
    readonly freshness: Freshness;
    readonly signal: AbortSignal | null;
  },
): Promise<ImpactAnswer> {
  const { context, freshness, signal } = view;
  const from = offsetOf(cursor);
  const turns = new Turns(undefined, signal);
  /** Chains show places, and each place takes the text of its file. */
  const page = async <T, U>(items: readonly T[], show: (item: T) => U): Promise<ImpactList<U>> => {
    const shown: U[] = [];
    for (const item of items.slice(from, from + limit)) {
      shown.push(show(item));
      const wait = turns.pause();
      if (wait) await wait;
      turns.checkpoint();
    }
    return { items: shown, total: items.length };
  };
  const files = await page(pathsOf(impacted), fileImpacts(context, impacted));
  const symbols = await page(found.symbols, (symbol) => symbolImpact(context, symbol));
  const tests = await page(found.tests, (test) => testImpact(context, test));
  const changes = await page(entries, (entry) => entry);
  const truncated = [files, symbols, tests, changes].some(({ total }) => total > from + limit);
  return {
    subject,
    strategy,
    commit,
    files,
    symbols,
    tests,
    changes,
    changedFiles: impacted.filter(({ reason }) => reason === 'changed_file').length,
    breaking: entries.filter(({ isBreaking, isPublic }) => isBreaking && isPublic).length,
    truncated,
    next: truncated ? String(from + limit) : null,
    freshness,
  };
}

/** What each strategy says of one change. Rejects as `findImpact` does. */
export async function compareStrategies(
  host: ImpactHost,
  question: ComparisonQuestion,
  signal: AbortSignal | null = null,
): Promise<ImpactComparison> {
  const { subject, tests = false, depth = Number.POSITIVE_INFINITY, limit = DEFAULT_LIMIT } = question;
  const change = await changeOf(host, subject, signal);
  const wanted = { strategies: IMPACT_STRATEGIES, tests, depth };
  const finding = await examine(host, change, wanted, signal);
  const byPath = new Map<string, ImpactStrategy[]>();
  for (const strategy of IMPACT_STRATEGIES)
    for (const path of pathsOf(finding.impacted.get(strategy)!))
      byPath.set(path, [...(byPath.get(path) ?? []), strategy]);
  const rows = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    subject,
    outcomes: IMPACT_STRATEGIES.map((strategy) => ({
      strategy,
      files: pathsOf(finding.impacted.get(strategy)!).length,
      tests: finding.tests.get(strategy)?.length ?? 0,
    })),
    files: {
      items: rows.slice(0, limit).map(([path, strategies]) => ({ path, strategies })),
      total: rows.length,
    },
    truncated: rows.length > limit,
    freshness: host.freshness(),
  };
}

/** What the public surface gained, lost and changed since a git revision. Rejects as `findImpact` does. */
export async function findExportDelta(
  host: ImpactHost,
  question: ExportDeltaQuestion,
  signal: AbortSignal | null = null,
): Promise<ExportDeltaAnswer> {
  offsetOf(question.cursor);
  const subject = { kind: 'since', revision: question.since } as const;
  const change = await changeOf(host, subject, signal);
  const wanted = { strategies: [], tests: false, depth: 0 };
  const { entries, commit } = await examine(host, change, wanted, signal);
  return exportDeltaPage(entries, commit!, question, host.freshness());
}

/** The page of what changed that the question asks for. Throws `RangeError` for a wrong cursor. */
export function exportDeltaPage(
  entries: readonly ExportDeltaEntry[],
  commit: string,
  { since, includePrivate = false, limit = DEFAULT_LIMIT, cursor }: ExportDeltaQuestion,
  freshness: Freshness,
): ExportDeltaAnswer {
  const from = offsetOf(cursor);
  const shown = includePrivate ? entries : entries.filter(({ isPublic }) => isPublic);
  const truncated = shown.length > from + limit;
  return {
    since,
    commit,
    items: shown.slice(from, from + limit),
    total: shown.length,
    breaking: shown.filter(({ isBreaking }) => isBreaking).length,
    truncated,
    next: truncated ? String(from + limit) : null,
    freshness,
  };
}

async function changeOf(
  host: ImpactHost,
  subject: ImpactSubject,
  signal: AbortSignal | null = null,
): Promise<NamedChange> {
  if (subject.kind !== 'since')
    return { commit: null, make: (state, context) => without(state, context, subject) };
  const git = await changesSince(
    await host.ask((state) => state, signal),
    subject.revision,
    signal ?? undefined,
  );
  signal?.throwIfAborted();
  return { commit: git.commit, make: (state) => sinceCommit(state, git) };
}

function examine(
  host: ImpactHost,
  { commit, make }: NamedChange,
  wanted: Wanted,
  signal: AbortSignal | null,
): Promise<Finding> {
  return host.ask((state, turns) => {
    const context = host.answers();
    return findingOf({ state, turns, context }, make(state, context), commit, wanted);
  }, signal);
}

async function findingOf(
  { state, turns, context }: { state: EngineState; turns: Turns; context: AnswerContext },
  change: WhatIf,
  commit: string | null,
  wanted: Wanted,
): Promise<Finding> {
  const configured = state.files.currentPlan.config.impactStrategy;
  const strategies = wanted.strategies ?? [configured];
  const isHypothetical = change.to.size > 0;
  const now = (path: string): string | null => context.snapshot.file(path)?.text() ?? null;
  const textOn = (side: 'before' | 'after', path: string): string | null => {
    const overlay = side === 'before' ? change.from : change.to;
    if (!overlay.has(path)) return now(path);
    const source = overlay.get(path);
    return source?.status === 'ok' ? source.text : null;
  };
  const pytest = readPytestConfig(state.root);
  const usesOf = indexedUses(context.store);
  const seen = await whatIf(state, turns, change, async (reach, changed) => {
    const told = exportEntries({
      changed,
      exports: reach.exports,
      text: textOn,
      isPrivateFile: (path) => isTestFile(path, pytest),
      file: (path) => state.resident.file(path),
      locate: (path, bstart, bend) =>
        context.snapshot.file(path) ? context.location(path, bstart, bend) : null,
    });
    // Names that were put in the place of others are nobody's.
    const entries = isHypothetical ? told.filter(({ delta }) => delta !== 'added') : told;
    const indexed = (impacted: readonly ImpactedFile[]): readonly ImpactedFile[] =>
      usesOf === null
        ? impacted
        : withIndexedCallers({ impacted, exports: reach.exports, edited: new Set(changed.keys()), usesOf });
    const impacted = new Map<ImpactStrategy, readonly ImpactedFile[]>();
    for (const strategy of strategies)
      impacted.set(strategy, indexed(await reach.impacted(strategy, turns.pause)));
    const symbols = reachedSymbols({
      reach,
      changed,
      reasons: indexed(reach.reasons.files),
      isHypothetical,
      file: (path) => state.resident.file(path),
    });
    // Who asks for what a symbol reaches asks who uses it, and everything imports what imports it.
    const wantsImports = wanted.tests && !isHypothetical;
    const imports = wantsImports ? await importChanges({ reach, changed, state, textOn }, turns.pause) : [];
    return { entries, impacted, symbols, imports };
  });
  const tests = new Map<ImpactStrategy, readonly FoundTest[]>();
  const { imports } = seen;
  const seeds = [...seen.symbols, ...changedVariables(seen.entries)];
  if (wanted.tests)
    for (const [strategy, impacted] of seen.impacted)
      tests.set(
        strategy,
        await findTests({
          state,
          turns,
          context,
          pytest,
          seeds,
          imports,
          impacted,
          strategy,
          depth: wanted.depth,
        }),
      );
  return { ...seen, commit, tests, configured };
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,15}$/.test(cursor)) throw new RangeError('the cursor is not one that an answer gave as `next`');
  return Number(cursor);
}

/** Each path once, nearest first; the reasons are sorted by hop and path. */
function pathsOf(impacted: readonly ImpactedFile[]): string[] {
  return [...new Set(impacted.map(({ path }) => path))];
}

function fileImpacts(
  context: AnswerContext,
  impacted: readonly ImpactedFile[],
): (path: string) => FileImpact {
  const chains = new ReasonChains(impacted);
  const kinds = new Map<string, Set<ReasonKind>>();
  for (const { path, reason } of impacted) kinds.set(path, (kinds.get(path) ?? new Set()).add(reason));
  return (path) => {
    const chain = chains.of(path).map((reason) => reasonStep(context, reason));
    return { path, hop: chain.length - 1, kinds: [...kinds.get(path)!], chain };
  };
}

function symbolImpact(
  context: AnswerContext,
  { symbol, name, kind, path, bstart, bend, chain }: ReachedSymbol,
): SymbolImpact {
  const steps = chain.map((reason) => reasonStep(context, reason));
  return {
    symbol,
    name,
    kind,
    path,
    location: context.location(path, bstart, bend),
    hop: steps.length - 1,
    chain: steps,
  };
}

function testImpact(context: AnswerContext, test: FoundTest): TestImpact {
  const { id, path, name, framework, bstart, bend, chain } = test;
  return {
    id,
    path,
    name,
    framework,
    location: placeOf(context, path, bstart, bend).location!,
    hop: chain.length - 1,
    chain: chain.map((reason) => reasonStep(context, reason)),
  };
}

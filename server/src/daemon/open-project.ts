/**
 * Opens a project: finds its cache, opens the store and answers questions from the newest revision. The one
 * place where the daemon's parts are put together. The index run, the engine and the analyses behind rarer questions
 * are loaded when they are wanted: an editor's first answer comes after everything that is loaded before it.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  ComparisonQuestion,
  ExportDeltaAnswer,
  ExportDeltaQuestion,
  FlowAnswer,
  FlowQuery,
  HistoryPage,
  ImpactAnswer,
  ImpactComparison,
  ImpactQuestion,
  RevisionsAnswer,
  SliceAnswer,
  SliceQuery,
  WhyAnswer,
  WhyQuestion,
} from '@cpgd/shared';
import type { RevisionRecord } from '../relations/history.ts';
import { copyStore } from '../store/copy-store.ts';
import { LockedStoreError } from '../store/errors.ts';
import type { EvidenceCache } from '../store/evidence-cache.ts';
import { cacheLocation, prepareCache } from '../store/location.ts';
import type { PinnedStore, ReadableStore } from '../store/readable-store.ts';
import { siblingModule } from '../store/sql-process.ts';
import type { SqlResult } from '../store/sql-query.ts';
import { DEFAULT_SQL_LIMITS, runSql, type SqlLimits } from '../store/sql-runner.ts';
import { openStore, type Store } from '../store/store.ts';
import { loadConfig } from '../workspace/config.ts';
import { readGitHead } from '../workspace/git-head.ts';
import type { EagerFlow } from './eager-flow.ts';
import type { Rebuild } from './engine/rebuild.ts';
import type { ExportJob } from './export/export-job.ts';
import type { ExportSummary } from './export/run-export.ts';
import { STORE_FINGERPRINT } from './fingerprint.ts';
import type { FlowAnalyses } from './flow-analyses.ts';
import { readHistory } from './history.ts';
import type { Live, LiveOptions } from './live.ts';
import { type OutsideFiles, openOutside } from './outside/outside-files.ts';
import { problemOf } from './problems.ts';
import type {
  CallEdge,
  DoctorCheck,
  ExplainedPlace,
  Freshness,
  IndexOptions,
  IndexReport,
  Location,
  Page,
  Problem,
  Project,
  ProjectOptions,
  QueryOptions,
  Reference,
  ScipAnswer,
  ScipIndexInfo,
  ScipQuestion,
  Status,
  SymbolRef,
  WatchOptions,
} from './project.ts';
import { AnswerContext } from './questions/answer-context.ts';
import { findCallees, findCallers } from './questions/calls.ts';
import type { Drawing, DrawingQuery } from './questions/drawing.ts';
import type { ImpactHost } from './questions/impact.ts';
import { findReferences } from './questions/references.ts';
import { askScip, knownIndexes, stateOf } from './questions/scip.ts';
import { resolveSymbol } from './questions/symbols.ts';
import { explainRebuild, summarizeHistory } from './questions/why.ts';
import { forgetFile, type ImportHost, importFile } from './scip/import.ts';
import { SourceTexts } from './source-texts.ts';
import type { SqlTablesArgument } from './sql-tables.ts';
import { FEW_KEPT_FILES, StoreSnapshot } from './store-snapshot.ts';
import { Trace } from './trace.ts';
import type { TraverseQuestion, TraverseResult } from './traverse/question.ts';
import { outsideOf } from './workspace-plan.ts';

/** Items of a page when the caller names no limit. */
const DEFAULT_LIMIT = 1000;

/** Longest stretch of a question between two looks at whether it was cancelled, in ms. */
const SLICE_MS = 20;

/** Turns for the event loop, at which a signal ends a long question. */
function turns(signal: AbortSignal | undefined): () => Promise<void> | null {
  let next = 0;
  return () => {
    signal?.throwIfAborted();
    if (performance.now() < next) return null;
    next = performance.now() + SLICE_MS;
    return nextTurn();
  };
}

/** Rejects with `StoreError` when the cache cannot be used, or with a system error when the root cannot. */
export async function openProject(options: ProjectOptions): Promise<OpenProject> {
  const root = realpathSync(options.root);
  const { directory, warning } = prepareCache(cacheLocation(root, options.cacheDir ?? null), root);
  const problems: Problem[] = [];
  if (warning !== null) problems.push({ severity: 'warning', message: warning });
  let store: Store;
  let notice: string | null = null;
  try {
    store = openStore({ directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
    const { rebuilt, reason } = store.recovery;
    if (rebuilt)
      notice = `The index before was not usable (${reason}) and is made anew, without its history.`;
  } catch (error) {
    if (!(error instanceof LockedStoreError && options.ownIndexIfHeld)) throw error;
    store = openCopy(directory, root);
    const other = `Another process${error.holder === null ? '' : ` (${error.holder})`}`;
    notice = `${other} writes the index of this folder. This one has an index of its own, in ${dirname(store.directory)}.`;
  }
  return new OpenProject(root, store, { ...options, root }, problems, notice);
}

/** A store in a temporary folder, removed when the process ends; with what is in `held`, where that can be had. */
function openCopy(held: string, root: string): Store {
  const cacheDir = mkdtempSync(join(tmpdir(), 'cpgd-'));
  process.once('exit', () => rmSync(cacheDir, { recursive: true, force: true, maxRetries: 3 }));
  const { directory } = prepareCache(cacheLocation(root, cacheDir), root);
  copyStore(held, directory, STORE_FINGERPRINT);
  return openStore({ directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
}

export class OpenProject implements Project {
  readonly root: string;
  readonly notice: string | null;
  /** Texts of open documents, and of what was asked for lately. */
  readonly texts: SourceTexts;
  private readonly store: Store;
  private readonly options: ProjectOptions;
  private readonly openingProblems: readonly Problem[];
  private readonly trace: Trace;
  private context: AnswerContext | null = null;
  private flowAnalyses: Promise<FlowAnalyses> | null = null;
  private eagerFlow: EagerFlow | null = null;
  private lastRun: Promise<unknown> = Promise.resolve();
  private current: Live | null = null;

  /** Use `openProject`. */
  constructor(
    root: string,
    store: Store,
    options: ProjectOptions,
    openingProblems: readonly Problem[],
    notice: string | null,
  ) {
    this.root = root;
    this.notice = notice;
    this.texts = new SourceTexts(root);
    this.store = store;
    this.options = options;
    this.openingProblems = openingProblems;
    this.trace = new Trace(options.traceFile ?? null);
  }

  /** Runs that are asked for at once come one after the other: a store has one revision in the making. */
  index(options: IndexOptions = {}): Promise<IndexReport> {
    const run = this.lastRun.then(() => this.runIndex(options));
    this.lastRun = run.catch(() => {});
    return run;
  }

  /** The cache folder that holds those of all workspaces. */
  get cacheRoot(): string {
    return dirname(this.store.directory);
  }

  /** Evidence of files that have been analyzed. */
  get evidence(): EvidenceCache {
    return this.store.evidence;
  }

  snapshot(): StoreSnapshot {
    return this.answers().snapshot;
  }

  passThrough(): StoreSnapshot {
    return new StoreSnapshot(this.store, this.root, this.texts, FEW_KEPT_FILES);
  }

  symbol(query: string): SymbolRef {
    return resolveSymbol(this.answers(), query);
  }

  async explain(query: string): Promise<ExplainedPlace | null> {
    const { explainPlace, openIndexed } = await import('./questions/explain.ts');
    const context = this.answers();
    return explainPlace(context, query, () => openIndexed(context, this.root, this.cacheRoot));
  }

  references(
    symbol: string,
    { limit = DEFAULT_LIMIT, minConfidence = 0 }: QueryOptions = {},
  ): Page<Reference> {
    return this.page(findReferences(this.answers(), symbol, { limit, minConfidence }));
  }

  callers(
    symbol: string,
    { limit = DEFAULT_LIMIT, minConfidence = 0, depth = 1 }: QueryOptions = {},
  ): Page<CallEdge> {
    return this.page(findCallers(this.answers(), symbol, { limit, minConfidence, depth }));
  }

  callees(
    symbol: string,
    { limit = DEFAULT_LIMIT, minConfidence = 0, depth = 1 }: QueryOptions = {},
  ): Page<CallEdge> {
    return this.page(findCallees(this.answers(), symbol, { limit, minConfidence, depth }));
  }

  async flow(query: FlowQuery, signal?: AbortSignal): Promise<FlowAnswer | null> {
    const { findFlow } = await import('./questions/flow.ts');
    const found = await findFlow(this.answers(), await this.analyses(), query, turns(signal));
    if (!found) return null;
    const { total, limits } = found;
    const shown = Math.min(total, query.limit ?? DEFAULT_LIMIT);
    const items = Array.from({ length: shown }, (_, i) => found.place(i));
    return { found: true, items, total, truncated: shown < total, limits, freshness: this.freshness() };
  }

  async slice(query: SliceQuery): Promise<SliceAnswer | null> {
    const { sliceAt } = await import('./questions/slice.ts');
    const found = sliceAt(this.answers(), await this.analyses(), query);
    if (!found) return null;
    const lines = found.lines.slice(0, query.limit ?? DEFAULT_LIMIT);
    const total = found.lines.length;
    const truncated = lines.length < total;
    return { found: true, ...found, lines, total, truncated, freshness: this.freshness() };
  }

  async drawing(query: DrawingQuery): Promise<Drawing | null> {
    const { drawControlFlow } = await import('./questions/drawing.ts');
    return drawControlFlow(this.answers(), await this.analyses(), query);
  }

  async traverse(question: TraverseQuestion, signal?: AbortSignal): Promise<TraverseResult> {
    const { traverseAtOnce } = await import('./traverse/traverse.ts');
    return traverseAtOnce(this.answers(), question, signal);
  }

  /** `store`: where the tables come from, if not from the index. */
  sql(
    text: string,
    limits: Partial<SqlLimits> = {},
    signal?: AbortSignal,
    store: ReadableStore = this.store,
  ): Promise<SqlResult> {
    store.evidence.writeHeld();
    const argument: SqlTablesArgument = { root: this.root, directory: store.directory };
    const provider = { entry: siblingModule('sql-tables', import.meta.url), argument };
    return runSql(text, provider, { ...DEFAULT_SQL_LIMITS, ...limits }, signal);
  }

  /** Writes an export of the newest revision to an absolute path. Rejects as `runExport` does. */
  async exportTo(format: ExportJob['format'], out: string, signal: AbortSignal): Promise<ExportSummary> {
    this.showEvidence();
    const { runExport } = await import('./export/run-export.ts');
    return runExport({ root: this.root, directory: this.store.directory, format, out }, signal);
  }

  revisions(limit = DEFAULT_LIMIT): readonly RevisionRecord[] {
    return readHistory(this.store).toReversed().slice(0, limit);
  }

  async impact(question: ImpactQuestion, options?: IndexOptions): Promise<ImpactAnswer> {
    const { findImpact } = await import('./questions/impact.ts');
    return this.withLinked((host) => findImpact(host, question, options?.signal), options);
  }

  async compareImpact(question: ComparisonQuestion, options?: IndexOptions): Promise<ImpactComparison> {
    const { compareStrategies } = await import('./questions/impact.ts');
    return this.withLinked((host) => compareStrategies(host, question, options?.signal), options);
  }

  async exportDelta(question: ExportDeltaQuestion, options?: IndexOptions): Promise<ExportDeltaAnswer> {
    const { findExportDelta } = await import('./questions/impact.ts');
    return this.withLinked((host) => findExportDelta(host, question, options?.signal), options);
  }

  why(question: WhyQuestion): WhyAnswer {
    return explainRebuild(this.answers(), readHistory(this.store), question, this.freshness());
  }

  history(page: HistoryPage): RevisionsAnswer {
    return summarizeHistory(readHistory(this.store), page, this.freshness());
  }

  location(path: string, bstart: number, bend: number): Location | null {
    const answers = this.answers();
    return answers.snapshot.file(path) ? answers.location(path, bstart, bend) : null;
  }

  async watch({ signal, onRebuild, onReady, once = false }: WatchOptions): Promise<void> {
    const live = await this.live({ signal, onRebuild });
    try {
      if (!once && !signal.aborted) await live.watchDisk();
      onReady?.(loadConfig(this.root).problems.map(problemOf));
      if (!once && !signal.aborted)
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
    } finally {
      await this.endLive();
    }
  }

  /**
   * Starts to keep the index true: resolves when everything written before is indexed. End it before the project is
   * closed. Rejects as an index run does.
   */
  async live(options: LiveOptions): Promise<Live> {
    const { root, store, trace } = this;
    const { Live } = await import('./live.ts');
    let eager: EagerFlow | null = null;
    if (loadConfig(root).config.flow === 'eager') {
      const { EagerFlow } = await import('./eager-flow.ts');
      eager = new EagerFlow(this.analyses(), () => this.snapshot());
    }
    const onRebuild = (rebuild: Rebuild): void => {
      options.onRebuild(rebuild);
      eager?.want(rebuild.changed.map(({ path }) => path));
    };
    const host = { root, store, workers: this.options.workers, trace };
    const live = await Live.start(host, { ...options, onRebuild });
    eager?.want(this.snapshot().files.map(({ path }) => path));
    this.current = live;
    this.eagerFlow = eager;
    return live;
  }

  /** Ends what `live` has started; nothing without it. */
  async endLive(): Promise<void> {
    const { current, eagerFlow } = this;
    this.current = null;
    this.eagerFlow = null;
    await eagerFlow?.close();
    await current?.close();
  }

  /**
   * Asks the engine that is running, or one that runs for the question; `options` are for its start. Questions
   * that need an engine of their own come one after the other, as index runs do.
   */
  withLinked<T>(question: (host: ImpactHost) => Promise<T>, options: IndexOptions = {}): Promise<T> {
    const ask = (live: Live): Promise<T> =>
      question({
        ask: (look, signal) => live.ask(look, signal),
        answers: () => this.answers(),
        freshness: () => this.freshness(),
      });
    if (this.current) return ask(this.current);
    const run = this.lastRun.then(async () => {
      const live = await this.live({ ...options, onRebuild: () => {} });
      try {
        return await ask(live);
      } finally {
        await this.endLive();
      }
    });
    this.lastRun = run.catch(() => {});
    return run;
  }

  status(): Status {
    const counts = this.store.read((reader) => reader.counts());
    const meta = (key: string): string | null => this.store.read((reader) => reader.meta(key));
    return {
      root: this.root,
      cacheDirectory: this.store.directory,
      revision: this.store.read((reader) => reader.revision()),
      pythonVersion: meta('python_version') ?? '',
      counts: { ...counts },
      limitHits: JSON.parse(meta('limit_hits') ?? '{}'),
      storeBytes: counts.databaseBytes,
      memoryBytes: process.memoryUsage.rss(),
      freshness: this.freshness(),
    };
  }

  async doctor(): Promise<readonly DoctorCheck[]> {
    const { checkHealth } = await import('./doctor.ts');
    return checkHealth(this.root, this.store);
  }

  scip(question: ScipQuestion = {}): Promise<ScipAnswer> {
    return askScip(this.answers(), this.root, question, () => null);
  }

  async importScip(files: readonly string[]): Promise<readonly ScipIndexInfo[]> {
    // What an index is about can only be told of files that are known.
    if (this.store.read((reader) => reader.revision()) === 0) await this.index();
    const sources = new Set<string>();
    try {
      for (const file of files) sources.add((await importFile(this.importHost(), file)).path);
    } finally {
      if (sources.size > 0) await this.lookAtIndexes();
    }
    return knownIndexes(this.answers(), this.root).filter(({ source }) => sources.has(source));
  }

  async forgetScip(files: readonly string[]): Promise<void> {
    try {
      for (const file of files) forgetFile(this.importHost(), file);
    } finally {
      await this.lookAtIndexes();
    }
  }

  private importHost(): ImportHost {
    const { snapshot } = this.answers();
    return { root: this.root, cache: this.store.scip, stateOf: (path) => stateOf(snapshot, path) };
  }

  /** Makes a revision of what was imported or forgotten. */
  private async lookAtIndexes(): Promise<void> {
    if (this.current) {
      this.current.post({ kind: 'scip' });
      await this.current.reached();
    } else await this.index();
  }

  async close(): Promise<void> {
    await this.endLive();
    (await this.flowAnalyses)?.delete();
    this.store.close();
    this.trace.write();
  }

  /** Other processes read evidence from the disk, also that of texts that are still being typed. */
  private showEvidence(): void {
    this.store.evidence.writeHeld();
  }

  private async runIndex(options: IndexOptions): Promise<IndexReport> {
    const { root, store, trace } = this;
    options.signal?.throwIfAborted();
    const before = store.read((reader) => reader.revision());
    const { runIndex } = await import('./indexer.ts');
    const report = await runIndex({ root, store, workers: this.options.workers, trace }, options);
    this.context = null;
    // No worker is writing evidence now, and nobody reads the revision before.
    if (report.revision !== before) store.collectGarbage();
    const { rebuilt, reason } = this.store.recovery;
    const message = `the index before was not usable (${reason}) and is made anew`;
    const recovery: readonly Problem[] = rebuilt ? [{ severity: 'info', message }] : [];
    return { ...report, problems: [...this.openingProblems, ...recovery, ...report.problems] };
  }

  /** Holds the newest revision for a question that takes several turns of the event loop; null before the first. */
  pin(): PinnedStore | null {
    return this.store.pin();
  }

  /** What questions about the newest complete revision are answered from. */
  answers(): AnswerContext {
    const revision = this.store.read((reader) => reader.revision());
    if (this.context?.snapshot.revision !== revision) {
      const snapshot = new StoreSnapshot(this.store, this.root, this.texts);
      if (this.context) snapshot.adopt(this.context.snapshot);
      this.context = new AnswerContext(this.store, snapshot);
    }
    return this.context;
  }

  /** Made for the first question that needs it: it holds a parser. */
  analyses(): Promise<FlowAnalyses> {
    return (this.flowAnalyses ??= import('./flow-analyses.ts').then(({ FlowAnalyses }) =>
      FlowAnalyses.create(),
    ));
  }

  private page<T>({ items, total }: { items: readonly T[]; total: number }): Page<T> {
    return { items, total, truncated: items.length < total, freshness: this.freshness() };
  }

  /** Stubs and installed packages of the project's Python, as far as linking may read them. */
  async outside(): Promise<OutsideFiles> {
    return this.current?.outside ?? openOutside(outsideOf(this.root, this.cacheRoot));
  }

  /** How new the answers are. Nothing is pending where nobody watches: each command indexes before it asks. */
  freshness(): Freshness {
    return {
      revision: this.store.read((reader) => reader.revision()),
      gitHead: readGitHead(this.root),
      pendingChanges: this.current?.pendingChanges ?? 0,
      caughtUp: this.current?.isSettled ?? true,
    };
  }
}

/**
 * Opens a project: finds its cache, opens the store and answers questions from the newest revision. The one
 * place where the daemon's parts are put together.
 */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RevisionRecord } from '../relations/history.ts';
import { cacheLocation, prepareCache } from '../store/location.ts';
import { siblingModule } from '../store/sql-process.ts';
import type { SqlResult } from '../store/sql-query.ts';
import { DEFAULT_SQL_LIMITS, runSql, type SqlLimits } from '../store/sql-runner.ts';
import { openStore, type Store } from '../store/store.ts';
import { readGitHead } from '../workspace/git-head.ts';
import { Engine } from './engine/engine.ts';
import { Watcher } from './engine/watcher.ts';
import { STORE_FINGERPRINT } from './fingerprint.ts';
import { readHistory } from './history.ts';
import { runIndex } from './indexer.ts';
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
  Status,
  SymbolRef,
  WatchOptions,
} from './project.ts';
import { AnswerContext } from './questions/answer-context.ts';
import { findCallees, findCallers } from './questions/calls.ts';
import { explainPlace } from './questions/explain.ts';
import { findReferences } from './questions/references.ts';
import { resolveSymbol } from './questions/symbols.ts';
import type { SqlTablesArgument } from './sql-tables.ts';
import { StoreSnapshot } from './store-snapshot.ts';
import { Trace } from './trace.ts';

/** Items of a page when the caller names no limit. */
const DEFAULT_LIMIT = 1000;

/** Rejects with `StoreError` when the cache cannot be used, or with a system error when the root cannot. */
export async function openProject(options: ProjectOptions): Promise<Project> {
  const root = realpathSync(options.root);
  const { directory, warning } = prepareCache(cacheLocation(root, options.cacheDir ?? null), root);
  const store = openStore({ directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
  const problems: Problem[] = [];
  if (warning !== null) problems.push({ severity: 'warning', message: warning });
  if (store.recovery.rebuilt) {
    problems.push({
      severity: 'info',
      message: `the index before was not usable (${store.recovery.reason}) and is made anew`,
    });
  }
  return new OpenProject(root, store, { ...options, root }, problems);
}

class OpenProject implements Project {
  readonly root: string;
  private readonly store: Store;
  private readonly options: ProjectOptions;
  private readonly openingProblems: readonly Problem[];
  private readonly trace: Trace;
  private context: AnswerContext | null = null;
  private lastRun: Promise<unknown> = Promise.resolve();

  constructor(root: string, store: Store, options: ProjectOptions, openingProblems: readonly Problem[]) {
    this.root = root;
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

  snapshot(): StoreSnapshot {
    return this.answers().snapshot;
  }

  symbol(query: string): SymbolRef {
    return resolveSymbol(this.answers(), query);
  }

  explain(query: string): Promise<ExplainedPlace | null> {
    return explainPlace(this.answers(), this.root, dirname(this.store.directory), query);
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

  sql(text: string, limits: Partial<SqlLimits> = {}, signal?: AbortSignal): Promise<SqlResult> {
    const argument: SqlTablesArgument = { root: this.root, directory: this.store.directory };
    const provider = { entry: siblingModule('sql-tables', import.meta.url), argument };
    return runSql(text, provider, { ...DEFAULT_SQL_LIMITS, ...limits }, signal);
  }

  revisions(limit = DEFAULT_LIMIT): readonly RevisionRecord[] {
    return readHistory(this.store).toReversed().slice(0, limit);
  }

  location(path: string, bstart: number, bend: number): Location | null {
    const answers = this.answers();
    return answers.snapshot.file(path) ? answers.location(path, bstart, bend) : null;
  }

  async watch({ signal, onRebuild, onReady, once = false }: WatchOptions): Promise<void> {
    const { root, store, trace } = this;
    const { workers } = this.options;
    const engine = await Engine.start({ root, store, workers, trace, onRebuild }, { signal });
    let watcher: Watcher | null = null;
    try {
      if (!once && !signal.aborted) watcher = await Watcher.start(root, engine);
      onReady?.();
      if (watcher && !signal.aborted)
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
    } finally {
      await watcher?.close();
      await engine.close();
    }
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
    // The contract tables behind the checks are megabytes of code that other questions do not need.
    const { checkHealth } = await import('./doctor.ts');
    return checkHealth(this.root, this.store, this.snapshot());
  }

  async close(): Promise<void> {
    this.store.close();
    this.trace.write();
  }

  private async runIndex(options: IndexOptions): Promise<IndexReport> {
    const { root, store, trace } = this;
    options.signal?.throwIfAborted();
    const before = store.read((reader) => reader.revision());
    const report = await runIndex({ root, store, workers: this.options.workers, trace }, options);
    this.context = null;
    // No worker is writing evidence now, and nobody reads the revision before.
    if (report.revision !== before) store.collectGarbage();
    return { ...report, problems: [...this.openingProblems, ...report.problems] };
  }

  private answers(): AnswerContext {
    const revision = this.store.read((reader) => reader.revision());
    if (this.context?.snapshot.revision !== revision)
      this.context = new AnswerContext(this.store, new StoreSnapshot(this.store, this.root));
    return this.context;
  }

  private page<T>({ items, total }: { items: readonly T[]; total: number }): Page<T> {
    return { items, total, truncated: items.length < total, freshness: this.freshness() };
  }

  private freshness(): Freshness {
    const revision = this.answers().snapshot.revision;
    return { revision, gitHead: readGitHead(this.root), pendingChanges: 0, caughtUp: true };
  }
}

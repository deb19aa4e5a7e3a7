/**
 * One index run: plan, find what changed, analyze it, link, store, commit. All of it is one revision; a run
 * that is cancelled or fails leaves the revision before it untouched.
 */
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { packagePrefix } from '../linker/scip-symbol.ts';
import type { ChangedFile, RevisionDetail } from '../relations/history.ts';
import type { StoredFile } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { type AnalysisSettings, type AnalyzedFile, Analyzer, analyzedFromCache } from './analysis.ts';
import { ChangeCheck } from './change-check.ts';
import { FileWriter } from './file-writer.ts';
import { type LinkableFile, type LinkedFile, type LinkInput, LinkSession } from './link-session.ts';
import { openOutside } from './outside/outside-files.ts';
import { LazyPool, WorkPool } from './pool.ts';
import type { IndexOptions, IndexReport, Problem, Progress } from './project.ts';
import { StoreSnapshot } from './store-snapshot.ts';
import { addTally, emptyTally, type Tally, tallyFile } from './tally.ts';
import type { Trace } from './trace.ts';
import type { WorkerSettings } from './worker.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from './workspace-plan.ts';

/** Below this many source bytes, starting threads takes longer than the work. */
const INLINE_BYTES = 256 * 1024;

/** Below this many evidence bytes in all, linking is done before threads would have read them. */
const INLINE_EVIDENCE_BYTES = 2 * 1024 * 1024;

/** Longest stretch of linking between two turns of the event loop, in ms. */
const SLICE_MS = 25;

/** Facts about a run that the next one repeats when nothing changed. */
interface Summary extends Tally {
  readonly identity: string;
  readonly withErrors: number;
  readonly problems: readonly Problem[];
  /** Set by revisions that do not count: whoever needs the counts makes them. */
  readonly isStale?: boolean;
}

/** Files by path. */
type Analyzed = ReadonlyMap<string, AnalyzedFile>;

/** How often each bound cut an answer short. */
type LimitHits = Readonly<Record<string, number>>;

export interface IndexContext {
  readonly root: string;
  readonly store: Store;
  readonly workers: number | undefined;
  readonly trace: Trace;
}

/** Brings the store up to date with the disk. Rejects with the signal's reason when cancelled. */
export async function runIndex(context: IndexContext, options: IndexOptions = {}): Promise<IndexReport> {
  return context.trace.spanAsync('index', () => new IndexRun(context, options).run());
}

class IndexRun {
  private readonly context: IndexContext;
  private readonly options: IndexOptions;
  private readonly startedMs = performance.now();
  private readonly startedAt = Date.now();
  private readonly phases: Record<Progress['phase'], number> = { discover: 0, extract: 0, link: 0, store: 0 };
  private readonly problems: Problem[] = [];
  private extracted = 0;

  constructor(context: IndexContext, options: IndexOptions) {
    this.context = context;
    this.options = options;
  }

  async run(): Promise<IndexReport> {
    const { trace, store, workers } = this.context;
    const plan = await trace.spanAsync('discover', () => this.plan(), this.timer('discover'));
    for (const problem of plan.problems) this.problems.push(withHint(problem));
    const known = new Map(store.read((reader) => reader.files()).map((file) => [file.path, file]));
    const isFresh = this.options.fresh ?? false;
    const settings: AnalysisSettings = { maxFileBytes: plan.config.maxFileBytes, pythonVersion: plan.python };
    const check = new ChangeCheck(settings, this.lastIndexedAt());
    const changed = plan.files.filter((file) => isFresh || !check.isUnchanged(file, known.get(file.path)));
    const summary = this.readSummary();
    const isSame = changed.length === 0 && known.size === plan.files.length;
    if (isSame && summary?.identity === plan.identity && this.hasEvidence(known)) {
      const counted = summary.isStale ? this.recount(summary) : summary;
      return this.report(counted, [...known.values()]);
    }

    const worker: WorkerSettings = { settings, cacheDirectory: store.directory, readsCache: !isFresh };
    const threads = workers ?? plan.config.workers;
    const gather = (): Promise<Analyzed> =>
      withPool(worker, threads, (pool) => this.gather(plan, changed, known, worker, pool));
    const files = await trace.spanAsync('extract', gather, this.timer('extract'));
    return await withPool(worker, linkThreads(threads), (pool) =>
      this.linkAndStore(plan, files, known, pool),
    );
  }

  private plan(): Promise<WorkspacePlan> {
    return planWorkspace(this.context.root, {
      cacheRoot: dirname(this.context.store.directory),
      ...(this.options.signal ? { signal: this.options.signal } : {}),
      onProgress: (files) => this.progress('discover', files, files),
    });
  }

  /** False when somebody has cleaned or damaged the evidence cache; its checksums say so at memory speed. */
  private hasEvidence(known: ReadonlyMap<string, StoredFile>): boolean {
    const { evidence } = this.context.store;
    return [...known.values()].every(({ evidenceKey: key }) => key === null || evidence.read(key) !== null);
  }

  private lastIndexedAt(): number {
    return this.context.store.read((reader) => reader.revisions(1)[0]?.startedAt ?? 0);
  }

  /** Every file's evidence: from the cache where the text is known, else analyzed now. */
  private async gather(
    plan: WorkspacePlan,
    changed: readonly PlannedFile[],
    known: ReadonlyMap<string, StoredFile>,
    worker: WorkerSettings,
    pool: LazyPool,
  ): Promise<Analyzed> {
    const { store, trace } = this.context;
    const { signal } = this.options;
    const files = new Map<string, AnalyzedFile>();
    const pending = [...changed];
    const isChanged = new Set(changed);
    trace.span('load', () => {
      for (const file of plan.files) {
        if (isChanged.has(file)) continue;
        const loaded = analyzedFromCache(store.evidence, known.get(file.path)!);
        if (loaded) files.set(file.path, loaded);
        else pending.push(file);
      }
    });
    let done = 0;
    const take = (file: AnalyzedFile): void => {
      if (!file.isReused) this.extracted++;
      if (file.cacheFailure !== null) this.noteCacheFailure(file.cacheFailure);
      files.set(file.path, file);
      this.progress('extract', ++done, pending.length);
    };
    if (pending.reduce((bytes, file) => bytes + file.size, 0) > INLINE_BYTES) {
      await pool.get().analyze(pending, take, signal);
    } else if (pending.length > 0) {
      const analyzer = new Analyzer(
        await createPythonParser(),
        worker.settings,
        store.evidence,
        worker.readsCache,
      );
      for (const file of pending) {
        signal?.throwIfAborted();
        take(analyzer.analyze(file));
      }
    }
    return files;
  }

  private async linkAndStore(
    plan: WorkspacePlan,
    files: Analyzed,
    known: ReadonlyMap<string, StoredFile>,
    pool: LazyPool,
  ): Promise<IndexReport> {
    const { store, trace } = this.context;
    const tally = emptyTally();
    const startedMs = performance.now();
    const revision = store.beginRevision('index', this.startedAt);
    try {
      const writer = new FileWriter(revision, plan, files);
      const put = (file: LinkedFile): void => {
        trace.span('store', () => writer.put(file), this.timer('store'), file.path);
        addTally(tally, file.tally);
        this.progress('link', writer.files, plan.files.length);
      };
      for (const { path } of plan.files) if (files.get(path)!.evidence === null) writer.putSkipped(path);
      const limitHits = await this.link(linkInput(plan, files), pool, put);
      let removed = 0;
      for (const path of known.keys()) if (!files.has(path) && revision.removeFile(path)) removed++;
      const withErrors = [...files.values()].filter((file) => file.parseStatus === 'recovered').length;
      const problems = this.problems.filter((problem) => problem.severity !== 'info');
      const summary: Summary = { ...tally, identity: plan.identity, withErrors, problems };
      const { projectName, projectVersion, pythonVersion } = plan.names;
      revision.setMeta('summary', JSON.stringify(summary));
      revision.setMeta('workspace_package', packagePrefix(projectName, projectVersion));
      revision.setMeta('python_version', pythonVersion);
      revision.setMeta('limit_hits', JSON.stringify(limitHits));
      revision.setDetail(JSON.stringify(changesOf(files, known)));
      const changedFiles = this.extracted + removed;
      const stats = { changedFiles, impactedFiles: plan.files.length, relinkedChunks: writer.chunks };
      this.options.signal?.throwIfAborted();
      trace.span('commit', () => revision.commit(stats), this.timer('store'));
      this.phases.link = performance.now() - startedMs - this.phases.store;
      return this.report(
        summary,
        store.read((reader) => [...reader.files()]),
      );
    } finally {
      revision.rollback();
    }
  }

  private async link(input: LinkInput, pool: LazyPool, put: (file: LinkedFile) => void): Promise<LimitHits> {
    const hits: Record<string, number> = {};
    const addHits = (more: LimitHits): void => {
      for (const [name, count] of Object.entries(more)) hits[name] = (hits[name] ?? 0) + count;
    };
    const { signal } = this.options;
    if (input.files.reduce((bytes, file) => bytes + file.evidence.byteLength, 0) > INLINE_EVIDENCE_BYTES) {
      const take = (batch: {
        readonly files: readonly LinkedFile[];
        readonly limitHits: LimitHits;
      }): void => {
        batch.files.forEach(put);
        addHits(batch.limitHits);
      };
      await pool.get().link(input, take, signal);
      return hits;
    }
    const session = new LinkSession(input, await openOutside(input.outside));
    let sliceEnd = performance.now() + SLICE_MS;
    for (const { path } of input.files) {
      put(this.context.trace.span('link', () => session.link(path), undefined, path));
      if (performance.now() < sliceEnd) continue;
      await nextTurn();
      signal?.throwIfAborted();
      sliceEnd = performance.now() + SLICE_MS;
    }
    addHits(session.limitHits);
    return hits;
  }

  private report(summary: Summary, files: readonly StoredFile[]): IndexReport {
    const skipped = files.filter((file) => file.parseStatus === 'skipped');
    for (const { path, skipReason } of skipped) {
      this.problems.push({ severity: 'info', message: `skipped: ${skipReason}`, file: path });
    }
    return {
      revision: this.context.store.read((reader) => reader.revision()),
      files: files.length,
      reused: files.length - this.extracted,
      extracted: this.extracted,
      skipped: skipped.length,
      withErrors: summary.withErrors,
      lines: files.reduce((sum, file) => sum + file.lines, 0),
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      definitions: summary.definitions,
      references: summary.references,
      calls: summary.calls,
      wallMs: performance.now() - this.startedMs,
      phases: this.phases,
      problems: this.problems,
    };
  }

  /** Counts from what is stored. */
  private recount(summary: Summary): Summary {
    const { store, root } = this.context;
    const tally = emptyTally();
    const { files } = new StoreSnapshot(store, root);
    for (const file of files) {
      const evidence = file.evidence();
      if (evidence) tallyFile(tally, evidence, file.links());
    }
    const withErrors = files.filter((file) => file.parseStatus === 'recovered').length;
    return { ...summary, ...tally, withErrors };
  }

  private readSummary(): Summary | null {
    const text = this.context.store.read((reader) => reader.meta('summary'));
    return text === null ? null : (JSON.parse(text) as Summary);
  }

  private timer(phase: Progress['phase']): (ms: number) => void {
    return (ms) => {
      this.phases[phase] += ms;
    };
  }

  private progress(phase: Progress['phase'], done: number, total: number): void {
    this.options.onProgress?.({ phase, done, total });
  }

  private noteCacheFailure(reason: string): void {
    if (this.problems.some((problem) => problem.message.startsWith('evidence was not cached'))) return;
    this.problems.push({
      severity: 'warning',
      message: `evidence was not cached: ${reason}`,
      hint: 'Free space in the cache folder or choose another with --cache-dir; the next start parses again.',
    });
  }
}

/**
 * Threads for linking: each holds the facts of the whole workspace, and this thread stores meanwhile what they
 * link, so half of them keep all processors busy for half the memory.
 */
function linkThreads(threads: number): number {
  return Math.max(1, threads >> 1);
}

/** Threads start with the first bulk work and end with the phase: parsers and linkers never share memory. */
async function withPool<T>(
  worker: WorkerSettings,
  threads: number,
  work: (pool: LazyPool) => Promise<T>,
): Promise<T> {
  const pool = new LazyPool(() => new WorkPool(worker, threads));
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

function withHint({ hint, ...problem }: WorkspacePlan['problems'][number]): Problem {
  return hint === null ? problem : { ...problem, hint };
}

/** The evidence of all files, with the modules they make. */
function linkInput(plan: WorkspacePlan, files: Analyzed): LinkInput {
  const linkable = plan.files.flatMap(({ path, module }): LinkableFile[] => {
    const { evidence } = files.get(path)!;
    return evidence ? [{ path, moduleFqn: module.moduleFqn, isPackage: module.isPackage, evidence }] : [];
  });
  return { files: linkable, modules: plan.modules, names: plan.names, outside: plan.outside };
}

/** Which texts differ from the stored ones. A whole run links everything, so it knows of no reasons. */
function changesOf(files: Analyzed, known: ReadonlyMap<string, StoredFile>): RevisionDetail {
  const changed: ChangedFile[] = [];
  for (const [path, { sha256 }] of files) {
    const before = known.get(path);
    if (!before) changed.push({ path, change: 'added', from: null });
    else if (before.sha256 !== sha256) changed.push({ path, change: 'modified', from: null });
  }
  for (const path of known.keys())
    if (!files.has(path)) changed.push({ path, change: 'removed', from: null });
  changed.sort((a, b) => (a.path < b.path ? -1 : 1));
  const impacted = changed.map(
    ({ path }) =>
      ({ path, reason: 'changed_file', ref: path, viaPath: null, bstart: null, bend: null, hop: 0 }) as const,
  );
  return { changed, exports: [], impacted };
}

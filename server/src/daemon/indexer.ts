/**
 * One index run: plan, find what changed, analyze it, link, store, commit. All of it is one revision; a run
 * that is cancelled or fails leaves the revision before it untouched.
 */
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeEvidence } from '../evidence/arrow-codec.ts';
import { FileFacts } from '../linker/file-facts.ts';
import { packagePrefix } from '../linker/scip-symbol.ts';
import type { ChangedFile, RevisionDetail } from '../relations/history.ts';
import { now, type StoredFile } from '../store/records.ts';
import type { Revision } from '../store/revision.ts';
import type { Store } from '../store/store.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { type AnalysisSettings, type AnalyzedFile, Analyzer, analyzedFromCache } from './analysis.ts';
import { ChangeCheck } from './change-check.ts';
import { addCounts } from './counts.ts';
import { Turns } from './engine/turns.ts';
import { FileWriter } from './file-writer.ts';
import { type LinkableFile, type LinkedFile, LinkSession, type LinkSettings } from './link-session.ts';
import { LinkThread } from './link-thread.ts';
import { openCurrentOutside } from './outside/outside-files.ts';
import { isFoundAgain, type OutsideFinds } from './outside/outside-modules.ts';
import { WorkPool } from './pool.ts';
import { problemOf } from './problems.ts';
import type { IndexOptions, IndexReport, Problem, Progress } from './project.ts';
import { findIndexes } from './scip/find-indexes.ts';
import { SCIP_META, usedIndexes } from './scip/indexed-files.ts';
import type { UsedIndex } from './scip/lens.ts';
import { writeAllIndexed } from './scip/write-indexed.ts';
import { StoreSnapshot } from './store-snapshot.ts';
import { storedFinds, writeFinds } from './stored-settings.ts';
import { addTally, emptyTally, type Tally, tallyFile } from './tally.ts';
import type { Trace } from './trace.ts';
import type { WorkerSettings } from './worker.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from './workspace-plan.ts';

/** Below this many source bytes, starting threads takes longer than the work. */
const INLINE_BYTES = 256 * 1024;

/** Below this many evidence bytes in all, linking is done before threads would have read them. */
const INLINE_EVIDENCE_BYTES = 800 * 1024;

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

/** Said of a file that cpgd, not the file, is to blame for. */
const DEFECT_HINT = 'This is a defect of cpgd: please report it. Everything else is indexed.';

export interface IndexContext {
  readonly root: string;
  readonly store: Store;
  readonly workers: number | undefined;
  readonly trace: Trace;
  /** Other modules for the threads to run, and another time limit, for tests of what goes wrong in them. */
  readonly threads?: {
    readonly analysis?: URL;
    readonly link?: URL;
    readonly limitMs?: number;
  };
}

/** Brings the store up to date with the disk. Rejects with the signal's reason when cancelled. */
export async function runIndex(context: IndexContext, options: IndexOptions = {}): Promise<IndexReport> {
  return context.trace.spanAsync('index', () => new IndexRun(context, options).run());
}

class IndexRun {
  private readonly context: IndexContext;
  private readonly options: IndexOptions;
  private readonly started = now();
  private readonly phases: Record<Progress['phase'], number> = { discover: 0, extract: 0, link: 0, store: 0 };
  private readonly problems: Problem[] = [];
  /** Files whose evidence does not come from the cache, and those of them that have none. */
  private readonly fresh = { all: 0, skipped: 0 };
  private readonly planned = new Map<string, PlannedFile>();
  private linkThread: LinkThread | null = null;
  /** Threads that are ending, which nobody needs to wait for before the run is over. */
  private readonly closing: (Promise<void> | undefined)[] = [];

  constructor(context: IndexContext, options: IndexOptions) {
    this.context = context;
    this.options = options;
  }

  async run(): Promise<IndexReport> {
    const { trace, store } = this.context;
    const plan = await trace.spanAsync('discover', () => this.plan(), this.timer('discover'));
    for (const file of plan.files) this.planned.set(file.path, file);
    this.problems.push(...plan.problems.map(problemOf));
    const known = new Map(store.read((reader) => reader.files()).map((file) => [file.path, file]));
    const isFresh = this.options.fresh ?? false;
    const settings: AnalysisSettings = { maxFileBytes: plan.config.maxFileBytes, pythonVersion: plan.python };
    const check = new ChangeCheck(settings, this.lastIndexedAt());
    const changed = plan.files.filter((file) => isFresh || !check.isUnchanged(file, known.get(file.path)));
    const summary = this.readSummary();
    const isSame = changed.length === 0 && known.size === plan.files.length;
    if (isSame && this.isLinkedWith(plan, summary) && this.hasEvidence(known)) {
      const used = await this.findIndexes(plan, (path) => known.get(path)!.parseStatus === 'skipped');
      if (JSON.stringify(used) !== JSON.stringify(this.usedBefore())) this.storeIndexed(used, plan);
      const counted = summary.isStale ? this.recount(summary) : summary;
      return this.report(counted, [...known.values()]);
    }

    const worker: WorkerSettings = {
      settings,
      cacheDirectory: store.directory,
      readsCache: !isFresh,
      outside: plan.outside,
    };
    try {
      const files = await trace.spanAsync(
        'extract',
        () => this.gather(plan, changed, known, worker),
        this.timer('extract'),
      );
      return await this.linkAndStore(plan, files, known);
    } finally {
      this.closing.push(this.linkThread?.close());
      await Promise.all(this.closing);
    }
  }

  private plan(): Promise<WorkspacePlan> {
    return planWorkspace(this.context.root, {
      cacheRoot: dirname(this.context.store.directory),
      ...(this.options.signal ? { signal: this.options.signal } : {}),
      onProgress: (files) => this.progress('discover', files, files),
    });
  }

  /** Whether what stored links depend on besides files is what it was. */
  private isLinkedWith({ identity, outside }: WorkspacePlan, summary: Summary | null): summary is Summary {
    return summary?.identity === identity && isFoundAgain(outside, storedFinds(this.context.store));
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
      if (!file.isReused) this.fresh.all++;
      if (!file.isReused && file.skipReason !== null) this.fresh.skipped++;
      if (file.cacheFailure !== null) this.noteCacheFailure(file.cacheFailure);
      if (file.skipReason?.startsWith('analysis_'))
        this.noteDefect(file.path, file.skipReason, file.skipDetail);
      files.set(file.path, file);
      this.progress('extract', ++done, pending.length);
    };
    if (pending.reduce((bytes, file) => bytes + file.size, 0) > INLINE_BYTES) {
      const link = this.startLinking(plan, [...files.values()]);
      const { analysis: module, limitMs } = this.context.threads ?? {};
      const threads = this.context.workers ?? plan.config.workers;
      const pool = new WorkPool(worker, { threads, module, limitMs });
      const takeAll = (batch: readonly AnalyzedFile[]): void => {
        batch.forEach(take);
        link.add(this.linkable(batch));
      };
      try {
        await pool.analyze(pending, takeAll, signal);
        // What has been read names more.
        for (let files = await link.nextOutside(); files.length > 0; files = await link.nextOutside())
          await pool.readOutside(files, (read) => link.takeOutside(read), signal);
      } finally {
        this.closing.push(pool.close());
      }
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

  private startLinking(plan: WorkspacePlan, files: readonly AnalyzedFile[]): LinkThread {
    const { link: module, limitMs } = this.context.threads ?? {};
    this.linkThread = new LinkThread(linkSettings(plan), { signal: this.options.signal, module, limitMs });
    this.linkThread.add(this.linkable(files));
    return this.linkThread;
  }

  private async linkAndStore(
    plan: WorkspacePlan,
    files: Analyzed,
    known: ReadonlyMap<string, StoredFile>,
  ): Promise<IndexReport> {
    const { store, trace } = this.context;
    const tally = emptyTally();
    const startedMs = performance.now();
    const used = await this.findIndexes(plan, (path) => files.get(path)!.evidence === null);
    const revision = store.beginRevision('index', this.started);
    try {
      const writer = new FileWriter(revision, plan, files);
      const put = (file: LinkedFile): void => {
        trace.span('store', () => writer.put(file), this.timer('store'), file.path);
        addTally(tally, file.tally);
        if (file.failure) this.noteDefect(file.path, `link_${file.failure.kind}`, file.failure.message);
        this.progress('link', writer.files, plan.files.length);
      };
      for (const { path } of plan.files) if (files.get(path)!.evidence === null) writer.putSkipped(path);
      // The first files ask for what all need, so it may be a while until they are done.
      this.progress('link', writer.files, plan.files.length);
      const { limitHits, finds } = await this.link(plan, files, put);
      let removed = 0;
      for (const path of known.keys()) if (!files.has(path) && revision.removeFile(path)) removed++;
      if (used.length > 0 || this.usedBefore().length > 0)
        trace.span('scip', () => this.writeIndexed(revision, used, plan, files));
      const withErrors = [...files.values()].filter((file) => file.parseStatus === 'recovered').length;
      const problems = this.problems.filter((problem) => problem.severity !== 'info');
      const summary: Summary = { ...tally, identity: plan.identity, withErrors, problems };
      const { pythonVersion } = plan.names;
      revision.setMeta('summary', JSON.stringify(summary));
      revision.setMeta('workspace_package', workspacePackageOf(plan));
      revision.setMeta('python_version', pythonVersion);
      revision.setMeta('limit_hits', JSON.stringify(limitHits));
      writeFinds(revision, finds);
      revision.setDetail(JSON.stringify(changesOf(files, known)));
      const changedFiles = this.fresh.all + removed;
      const stats = { changedFiles, impactedFiles: plan.files.length, relinkedChunks: writer.chunks };
      await revision.writeAhead(new Turns().pause);
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

  private async link(
    plan: WorkspacePlan,
    files: Analyzed,
    put: (file: LinkedFile) => void,
  ): Promise<{ readonly limitHits: LimitHits; readonly finds: OutsideFinds }> {
    const { signal } = this.options;
    const limitHits: Record<string, number> = {};
    const linkable = this.linkable(plan.files.map(({ path }) => files.get(path)!));
    const evidenceBytes = linkable.reduce((bytes, file) => bytes + file.evidence.byteLength, 0);
    if (this.linkThread === null && evidenceBytes > INLINE_EVIDENCE_BYTES)
      this.startLinking(plan, [...files.values()]);
    if (this.linkThread !== null) {
      const finds: Record<string, string> = {};
      await this.linkThread.link((batch) => {
        batch.files.forEach(put);
        addCounts(limitHits, batch.limitHits);
        // A thread that took the place of another may have found something else than that.
        Object.assign(finds, { ...batch.finds, ...finds });
      });
      // Its memory is free for the store, which writes most of what it was given when it commits.
      this.closing.push(this.linkThread.close());
      return { limitHits, finds };
    }
    const outside = await openCurrentOutside(plan.outside);
    const session = new LinkSession(linkSettings(plan), outside);
    for (const file of linkable) session.add(file);
    let sliceEnd = performance.now() + SLICE_MS;
    for (const { path } of linkable) {
      put(this.context.trace.span('link', () => session.link(path), undefined, path));
      if (performance.now() < sliceEnd) continue;
      await nextTurn();
      signal?.throwIfAborted();
      sliceEnd = performance.now() + SLICE_MS;
    }
    addCounts(limitHits, session.limitHits);
    return { limitHits, finds: Object.fromEntries(outside.finds) };
  }

  /** Those of the files that have evidence, with the modules they make. */
  private linkable(files: Iterable<AnalyzedFile>): LinkableFile[] {
    const linkable: LinkableFile[] = [];
    for (const { path, evidence } of files) {
      if (evidence === null) continue;
      const { moduleFqn, isPackage } = this.planned.get(path)!.module;
      linkable.push({ path, moduleFqn, isPackage, evidence });
    }
    return linkable;
  }

  private usedBefore(): readonly UsedIndex[] {
    return usedIndexes(this.context.store.read((reader) => reader.meta(SCIP_META)));
  }

  /** The SCIP indexes that count; what is wrong with others becomes a problem of the run. */
  private async findIndexes(
    plan: WorkspacePlan,
    isSkipped: (path: string) => boolean,
  ): Promise<readonly UsedIndex[]> {
    const { root, store } = this.context;
    const planned = new Set(plan.files.map(({ path }) => path));
    const { used, problems } = await findIndexes({
      root,
      cache: store.scip,
      files: planned,
      stateOf: (path) => (!planned.has(path) ? 'missing' : isSkipped(path) ? 'skipped' : 'indexed'),
    });
    this.problems.push(...problems.map((problem) => ({ severity: 'warning' as const, ...problem })));
    return used;
  }

  private writeIndexed(
    revision: Revision,
    used: readonly UsedIndex[],
    plan: WorkspacePlan,
    files: Analyzed,
  ): void {
    const { root, store } = this.context;
    const workspacePackage = workspacePackageOf(plan);
    const facts = plan.files.flatMap(({ path, module: { moduleFqn, isPackage } }) => {
      const { evidence, sha256 } = files.get(path)!;
      if (evidence === null) return [];
      const info = { path, moduleFqn, isPackage };
      const decoded = decodeEvidence(new Uint8Array(evidence));
      return [{ facts: new FileFacts(info, decoded, workspacePackage), sha256 }];
    });
    writeAllIndexed(revision, { root, cache: store.scip, workspacePackage, used, files: facts });
  }

  /** Nothing but the indexes is new: a revision of its own. */
  private storeIndexed(used: readonly UsedIndex[], plan: WorkspacePlan): void {
    const { root, store, trace } = this.context;
    const workspacePackage = workspacePackageOf(plan);
    const files = new StoreSnapshot(store, root).files.flatMap((file) => {
      const facts = file.facts();
      return facts ? [{ facts, sha256: file.sha256 }] : [];
    });
    const revision = store.beginRevision('scip', this.started);
    try {
      const input = { root, cache: store.scip, workspacePackage, used, files };
      const relinkedChunks = trace.span('scip', () => writeAllIndexed(revision, input));
      revision.setDetail(JSON.stringify({ changed: [], exports: [], impacted: [] } satisfies RevisionDetail));
      revision.commit({ changedFiles: 0, impactedFiles: 0, relinkedChunks });
    } finally {
      revision.rollback();
    }
  }

  private report(summary: Summary, files: readonly StoredFile[]): IndexReport {
    const skipped = files.filter((file) => file.parseStatus === 'skipped');
    const extracted = this.fresh.all - this.fresh.skipped;
    const noted = new Set(this.problems.map((problem) => problem.file));
    for (const { path, skipReason } of skipped) {
      if (noted.has(path)) continue;
      this.problems.push({ severity: 'info', message: `skipped: ${skipReason}`, file: path });
    }
    return {
      revision: this.context.store.read((reader) => reader.revision()),
      files: files.length,
      reused: files.length - skipped.length - extracted,
      extracted,
      skipped: skipped.length,
      withErrors: summary.withErrors,
      lines: files.reduce((sum, file) => sum + file.lines, 0),
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      definitions: summary.definitions,
      references: summary.references,
      calls: summary.calls,
      wallMs: performance.now() - this.started.clock,
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
      if (evidence) tallyFile(tally, evidence, file.nativeLinks());
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

  /** Something of ours went wrong with one file. */
  private noteDefect(file: string, reason: string, detail: string | null): void {
    const message = `${reason.replace('_', ' ')}: ${detail ?? 'no reason given'}`;
    this.problems.push({ severity: 'error', message, file, hint: DEFECT_HINT });
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

const workspacePackageOf = ({ names: { projectName, projectVersion } }: WorkspacePlan): string =>
  packagePrefix(projectName, projectVersion);

const linkSettings = ({ modules, names, outside }: WorkspacePlan): LinkSettings => ({
  modules,
  names,
  outside,
});

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

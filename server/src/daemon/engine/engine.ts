/**
 * The revision loop. Events say that something may have changed; the loop finds out what did and brings the
 * stored graph to it, one revision at a time, in six steps (`revise`, which reads like the architecture's list):
 * texts to facts, facts to links, what others can see of it, why each file was rebuilt, one transaction, one
 * notification. Only this file knows in which order; each step is a module of its own.
 */
import { dirname } from 'node:path';
import { withIndexedCallers } from '../../impact/indexed-callers.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ImpactedFile, RevisionDetail } from '../../relations/history.ts';
import { StoreError } from '../../store/errors.ts';
import { now, type Trigger } from '../../store/records.ts';
import type { Revision } from '../../store/revision.ts';
import { createPythonParser } from '../../syntax/parser.ts';
import { LineIndex } from '../../text/line-index.ts';
import { isPlanningFile } from '../../workspace/planning-files.ts';
import { digestOfText, sourceOfFile } from '../../workspace/source-file.ts';
import type { OutsideFiles } from '../outside/outside-files.ts';
import type { IndexOptions } from '../project.ts';
import { findIndexes } from '../scip/find-indexes.ts';
import { IndexedFiles, SCIP_META, usedIndexes } from '../scip/indexed-files.ts';
import { indexedUses } from '../scip/indexed-uses.ts';
import type { UsedIndex } from '../scip/lens.ts';
import { isIndexName } from '../scip/sources.ts';
import { isIndexUsable, writeFinds } from '../stored-settings.ts';
import { planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';
import { changedFiles, describe } from './describe.ts';
import { Documents } from './documents.ts';
import type { EngineEvent } from './events.ts';
import { writeFiles } from './file-store.ts';
import { LinkingFailed } from './linking-failed.ts';
import { linkWorkspace, loadWorkspace, startReason, stepWithin, tellIndexing } from './opening.ts';
import type { EngineOptions } from './options.ts';
import { Quarantine } from './quarantine.ts';
import type { Relinked, Resident } from './resident.ts';
import { Interrupted, Turns } from './turns.ts';
import { Typing } from './typing.ts';
import { EverythingChanged, type WorkspaceChange, type WorkspaceFiles } from './workspace-files.ts';

/** How often a question is asked before it keeps the next revision waiting: somebody may type on and on. */
const MAX_ATTEMPTS = 4;

/** Revisions between two collections of what no revision mentions any more. */
const GARBAGE_REVISIONS = 500;

/**
 * The same for what links no longer mention: a few kB for each revision, and a walk through all answers to find it (a
 * fifth of a second in Django). It waits until nobody has edited for a while, but not for ever.
 */
const LINK_GARBAGE_REVISIONS = 1_000;
const MOST_LINK_GARBAGE_REVISIONS = 2_500;
const QUIET_MS = 500;

/** What `Engine.ask` shows of one revision. */
export interface EngineState {
  readonly root: string;
  readonly resident: Resident;
  readonly files: WorkspaceFiles;
}

/** What events have asked for since the last revision. */
interface Batch {
  readonly paths: Set<string>;
  everything: boolean;
  /** Look at the SCIP indexes. */
  indexes: boolean;
  trigger: Trigger;
  /** Settled with the revision that has it. */
  readonly done: PromiseWithResolvers<void>;
}

const emptyBatch = (): Batch => {
  const done = Promise.withResolvers<void>();
  // Whoever waits hears of a failure; nobody has to wait.
  done.promise.catch(() => {});
  return { paths: new Set(), everything: false, indexes: false, trigger: 'edit', done };
};

export class Engine {
  private readonly options: EngineOptions;
  private readonly documents: Documents;
  private readonly quarantine: Quarantine;
  private files: WorkspaceFiles;
  private resident: Resident;
  private indexed: IndexedFiles;
  private batch: Batch = emptyBatch();
  /** What the loop is making a revision of. */
  private current: Batch | null = null;
  /** The loop's current run; settled when nothing is pending. */
  private loop: Promise<void> | null = null;
  private failure: unknown = null;
  /** `WorkspacePlan.identity` of the newest revision, if this loop wrote it. */
  private writtenIdentity: string | null = null;
  /** How much it has written of what was found of the outside world. */
  private writtenFinds = 0;
  /** Why a revision failed half way: memory is ahead of the store, so both are made anew before the next one. */
  private brokenBy: unknown = null;
  /** What the newest revision was, or went on with; null where it was no edit. */
  private typing: Typing | null = null;
  /** Revisions since what links no longer mention was let go of, and what waits for a quiet moment to do so. */
  private uncollected = 0;
  private quiet: NodeJS.Timeout | undefined;

  private constructor(
    options: EngineOptions,
    documents: Documents,
    quarantine: Quarantine,
    files: WorkspaceFiles,
    resident: Resident,
  ) {
    this.options = options;
    this.documents = documents;
    this.quarantine = quarantine;
    this.files = files;
    this.resident = resident;
    this.indexed = this.indexedFiles();
  }

  /**
   * Links the stored index in memory and brings it to what is on disk, as a revision with reasons; indexes first
   * where there is no index yet or its settings are not today's. Rejects as an index run does.
   */
  static async start(options: EngineOptions, index: IndexOptions = {}): Promise<Engine> {
    const { root, store } = options;
    const plan = await planWorkspace(root, { cacheRoot: dirname(store.directory) });
    if (index.fresh || !isIndexUsable(store, plan)) {
      const reason = index.fresh
        ? 'an index that owes nothing to the one before was asked for'
        : startReason(store);
      await tellIndexing(options, index, reason);
    }
    const parser = await createPythonParser();
    const documents = new Documents(parser);
    const quarantine = new Quarantine();
    const { files, resident } = await loadWorkspace(options, documents, quarantine, parser);
    const engine = new Engine(options, documents, quarantine, files, resident);
    // What changed while nobody looked is found by its content.
    engine.post({ kind: 'reconcile' });
    await engine.settled();
    return engine;
  }

  /** Tells the engine of something; it acts soon, on all that came together. Throws `RangeError` for bad ranges. */
  post(event: EngineEvent): void {
    const { batch } = this;
    switch (event.kind) {
      case 'open':
        this.documents.show(event.path, event.text);
        this.touch(event.path, true);
        break;
      case 'edit':
        this.documents.edit(event.path, event.edits);
        this.touch(event.path, true);
        break;
      case 'close':
        this.documents.hide(event.path);
        this.touch(event.path);
        break;
      case 'files':
        if (batch.trigger === 'edit') batch.trigger = 'watch';
        for (const path of event.paths) this.touch(path);
        break;
      case 'scip':
        batch.indexes = true;
        break;
      case 'checkout':
        batch.trigger = 'checkout';
        batch.everything = true;
        break;
      case 'reconcile':
        if (batch.trigger === 'edit') batch.trigger = 'watch';
        batch.everything = true;
        break;
    }
    this.loop ??= this.run();
  }

  /** Resolves when everything posted before the call is in a committed revision; rejects when that failed. */
  async settled(): Promise<void> {
    while (this.loop) await this.loop;
    const { failure } = this;
    this.failure = null;
    if (failure !== null) throw failure;
  }

  /**
   * Resolves when everything posted before the call is in a committed revision, whatever has been posted since;
   * rejects when that revision failed.
   */
  reached(): Promise<void> {
    const waits = this.pendingChanges > 0 ? this.batch : this.current;
    return waits ? waits.done.promise : Promise.resolve();
  }

  /** What the newest revision is linked with of other people's modules; another one when something is installed. */
  get outside(): OutsideFiles {
    return this.files.outside;
  }

  /** Whether everything that was posted is in a committed revision. */
  get isSettled(): boolean {
    return this.loop === null;
  }

  /**
   * Answers a question from the linked workspace of a committed revision. The question may change what is linked
   * for the time it takes, and must leave it as it found it: no revision is made before it is over. When it gives up
   * at a checkpoint because there is something to make a revision of, it is asked again of that revision. Rejects
   * with the signal's reason when it gives up because of that.
   */
  async ask<T>(
    question: (state: EngineState, turns: Turns) => T | Promise<T>,
    signal: AbortSignal | null = null,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      // Whoever waited as well may have been faster.
      do await this.settled();
      while (this.loop);
      signal?.throwIfAborted();
      const { resident, files } = this;
      const mayGiveUp = attempt < MAX_ATTEMPTS;
      const turns = new Turns(() => mayGiveUp && this.pendingChanges > 0, signal);
      try {
        const answer = question({ root: this.options.root, resident, files }, turns);
        if (!(answer instanceof Promise)) return answer;
        this.loop = this.after(answer);
        return await answer;
      } catch (error) {
        if (!mayGiveUp || !(error instanceof Interrupted)) throw error;
      }
    }
  }

  /** What was posted during a long question is made a revision of when that is over. */
  private async after(question: Promise<unknown>): Promise<void> {
    await question.catch(() => {});
    this.loop = null;
    if (this.pendingChanges > 0) this.loop = this.run();
  }

  /** Events that are not in a revision yet. */
  get pendingChanges(): number {
    const { paths, everything, indexes } = this.batch;
    return paths.size + (everything || indexes ? 1 : 0);
  }

  /** Writes evidence of open documents to the cache, where other processes see it. */
  flush(): void {
    this.options.store.evidence.writeHeld();
  }

  async close(): Promise<void> {
    clearTimeout(this.quiet);
    await this.loop?.catch(() => {});
    this.documents.close();
    try {
      this.flush();
    } catch {
      // Without room for it, the next start extracts these texts again.
    }
  }

  /** `isShown`: it is an editor that tells, of its text; what is on the disk is for others to say, and not for each key. */
  private touch(path: string, isShown = false): void {
    if (isIndexName(path)) {
      this.batch.indexes = true;
      return;
    }
    this.batch.paths.add(path);
    const isKnown = isShown ? this.files.get(path) !== undefined : this.files.isStillFile(path);
    if (isPlanningFile(path) || !isKnown) this.batch.everything = true;
  }

  /** Lets go of what links no longer mention, when nobody has edited for a while or too much has come together. */
  private tidySoon(): void {
    clearTimeout(this.quiet);
    if (this.uncollected < LINK_GARBAGE_REVISIONS) return;
    const tidy = (): void => {
      if (this.loop === null) this.loop = this.after(this.tidy());
    };
    if (this.uncollected >= MOST_LINK_GARBAGE_REVISIONS) tidy();
    else this.quiet = setTimeout(tidy, QUIET_MS).unref();
  }

  /** Given up where there is something to make a revision of, unless it has been too often. */
  private async tidy(): Promise<void> {
    const mayGiveUp = this.uncollected < MOST_LINK_GARBAGE_REVISIONS;
    const turns = new Turns(() => mayGiveUp && this.pendingChanges > 0);
    for (const _ of this.resident.collectGarbage()) {
      const wait = turns.pause();
      if (wait) await wait;
      turns.checkpoint();
    }
    this.uncollected = 0;
  }

  private async run(): Promise<void> {
    // Lets whoever posts one event post those that belong to it.
    await Promise.resolve();
    try {
      while (this.pendingChanges > 0) {
        const batch = this.batch;
        this.batch = emptyBatch();
        this.current = batch;
        try {
          if (this.brokenBy !== null)
            await this.restart(`the revision before failed: ${messageOf(this.brokenBy)}`, batch);
          await this.revise(batch);
        } catch (error) {
          if (!(error instanceof StoreError) || error.code !== 'damaged') throw error;
          // All that is stored follows from the files. What damages that again is not for us to mend.
          this.options.store.startAnew();
          await this.restart(this.options.store.recovery.reason ?? 'the database was damaged', batch);
          await this.revise(batch);
        }
        batch.done.resolve();
      }
    } catch (error) {
      this.failure = error;
      this.brokenBy = error;
      this.current?.done.reject(error);
    } finally {
      this.current = null;
      this.loop = null;
      this.tidySoon();
    }
  }

  /** One revision: the six steps. */
  private async revise(batch: Batch): Promise<void> {
    const { paths, everything, indexes, trigger } = batch;
    const started = now();
    let change: WorkspaceChange;
    try {
      // 1. What changed, and its facts: parse, extract, bind.
      change = await this.files.changes(paths, everything, new Turns().pause);
    } catch (error) {
      if (!(error instanceof EverythingChanged)) throw error;
      await this.restart('settings or installed packages have changed', batch);
      return this.revise(batch);
    }
    const readMs = performance.now();
    const before = new Map([...change.files.keys()].map((path) => [path, this.resident.file(path)]));
    const facts = new Map<string, FileFacts | null>();
    for (const [path, file] of change.files) {
      const now = file?.facts ?? null;
      if (now !== (before.get(path) ?? null)) facts.set(path, now);
    }
    const used = everything || indexes ? await this.findIndexes(change) : null;
    const hasNewIndex = used !== null && !this.indexed.isUsing(used);
    if (change.texts.size === 0 && facts.size === 0 && change.modules === null && !hasNewIndex) {
      this.files.accept(change);
      return;
    }
    // 2. Link again the chunks that read an answer which is another one now, until nothing changes.
    const changedPaths = changedFiles(change, (path) => this.files.get(path));
    let linked: Relinked;
    try {
      const step = stepWithin(this.options);
      linked = await this.resident.applyInSlices(facts, change.modules, new Turns().pause, step);
    } catch (error) {
      if (!(error instanceof LinkingFailed) || !this.isolate(error, facts, change, paths)) throw error;
      if (!error.isUsable) this.resident = await linkWorkspace(this.options, this.files, this.quarantine);
      return this.revise(batch);
    }
    const hasIndexes = hasNewIndex || this.indexed.isUsed;
    const indexedPaths = this.indexed.change(facts);
    if (hasNewIndex) for (const path of this.indexed.use(used)) indexedPaths.add(path);
    const linkedMs = performance.now();
    const { chunks } = linked;
    const relinked = new Map<string, Set<string>>();
    for (const { path, key } of chunks) {
      const keys = relinked.get(path);
      if (keys) keys.add(key);
      else relinked.set(path, new Set([key]));
    }
    // 3. What others can see of it. 4. Whom it reached, and why.
    const { resident } = this;
    const strategy = this.options.strategy?.() ?? change.plan.config.impactStrategy;
    const { store } = this.options;
    const why = change.texts.size === 0 && hasNewIndex ? 'scip' : trigger;
    const { update } = linked;
    const edit = { trigger: why, startedAt: started.date, texts: change.texts, before, update };
    const typing = this.typing?.isContinuedBy(edit) ? this.typing : null;
    const subject = { strategy, change, changed: changedPaths, before, resident, linked, typing, step: edit };
    const { detail: native, step } = await describe(subject, new Turns().pause);
    const detail = hasIndexes ? { ...native, impacted: this.withIndexedCallers(native, change) } : native;
    // 5. One transaction.
    const describedMs = performance.now();
    const { finds } = this.files.outside;
    const revision = store.beginRevision(why, started);
    let relinkedChunks = chunks.length;
    try {
      writeFiles(revision, { change, resident: this.resident, relinked, before: (path) => before.get(path) });
      const textOf = (path: string): LineIndex | null => this.linesOf(path, change);
      const reindexed = hasIndexes ? this.indexed.write(revision, indexedPaths, textOf) : 0;
      if (hasNewIndex) relinkedChunks += reindexed;
      this.writeIdentity(revision, change.plan);
      if (finds.size !== this.writtenFinds) writeFinds(revision, Object.fromEntries(finds));
      revision.setDetail(JSON.stringify(detail));
      revision.commit({
        changedFiles: changedPaths.length,
        impactedFiles: new Set(detail.impacted.map(({ path }) => path)).size,
        relinkedChunks,
      });
    } finally {
      revision.rollback();
    }
    this.typing =
      typing ?? (why === 'edit' ? new Typing(revision.revision, step, this.options.typingPauseMs) : null);
    this.writtenIdentity = change.plan.identity;
    this.writtenFinds = finds.size;
    this.files.accept(change);
    if (revision.revision % GARBAGE_REVISIONS === 0) store.collectGarbage();
    // 6. Tell.
    const endMs = performance.now();
    const { trace } = this.options;
    trace.note('revision', started.clock, endMs, `#${revision.revision}`);
    trace.note('read', started.clock, readMs);
    trace.note('relink', readMs, linkedMs);
    trace.note('reasons', linkedMs, describedMs);
    trace.note('write', describedMs, endMs);
    this.options.onRebuild?.({
      revision: revision.revision,
      trigger: why,
      startedAt: started.date,
      ...detail,
      relinkedChunks,
      wallMs: endMs - started.clock,
      phases: {
        parse: readMs - started.clock,
        link: linkedMs - readMs,
        reasons: describedMs - linkedMs,
        store: endMs - describedMs,
      },
    });
    this.uncollected++;
  }

  /**
   * Sets aside what a change could not be linked for: the file whose rows were being looked at, else those that changed.
   * They are named among the paths, so that the next look at them shows them without content. False when there is none.
   */
  private isolate(
    { path, failure }: LinkingFailed,
    facts: ReadonlyMap<string, FileFacts | null>,
    change: WorkspaceChange,
    paths: Set<string>,
  ): boolean {
    const blamed = path !== null ? [path] : [...facts].flatMap(([path, now]) => (now ? [path] : []));
    for (const path of blamed) {
      const file = change.files.get(path) ?? this.files.get(path);
      this.quarantine.put(path, file?.analyzed.sha256 ?? null, failure);
      paths.add(path);
    }
    return blamed.length > 0;
  }

  /**
   * Indexes and links everything again, and tells why: each answer may be another one. What is shown is not on the disk,
   * so it is left for the batch that asked for it, before which nobody is told that it is done.
   */
  private async restart(reason: string, batch: Batch): Promise<void> {
    await tellIndexing(this.options, {}, reason);
    const parser = await createPythonParser();
    const { files, resident } = await loadWorkspace(this.options, this.documents, this.quarantine, parser);
    this.files = files;
    this.resident = resident;
    this.indexed = this.indexedFiles();
    this.typing = null;
    this.writtenIdentity = null;
    this.writtenFinds = 0;
    this.brokenBy = null;
    this.uncollected = 0;
    for (const path of this.documents.paths()) {
      batch.paths.add(path);
      batch.everything ||= files.get(path) === undefined;
    }
  }

  /** Notes names and modules of the revision, and that it is no index run. They are as long as the workspace is large. */
  private writeIdentity(revision: Revision, { identity }: WorkspacePlan): void {
    if (identity === this.writtenIdentity) return;
    const stored = this.options.store.read((reader) => reader.meta('summary'));
    const summary = JSON.parse(stored ?? '{}') as object;
    revision.setMeta('summary', JSON.stringify({ ...summary, identity, isStale: true }));
  }

  /** What the store's newest revision has of imported indexes, ready to be changed. */
  private indexedFiles(): IndexedFiles {
    const { store } = this.options;
    const meta = (key: string): string | null => store.read((reader) => reader.meta(key));
    const host = {
      cache: store.scip,
      workspacePackage: meta('workspace_package') ?? '',
      file: (path: string) => this.resident.file(path),
    };
    return new IndexedFiles(host, this.files.facts().values(), usedIndexes(meta(SCIP_META)));
  }

  /** Adds the files that, by what held of them until now, use what changed. */
  private withIndexedCallers(
    { impacted, exports }: RevisionDetail,
    { files }: WorkspaceChange,
  ): readonly ImpactedFile[] {
    const usesOf = indexedUses(this.options.store);
    return usesOf === null
      ? impacted
      : withIndexedCallers({ impacted, exports, edited: new Set(files.keys()), usesOf });
  }

  private async findIndexes({ files }: WorkspaceChange): Promise<readonly UsedIndex[]> {
    const { root, store } = this.options;
    const known = (path: string) => (files.has(path) ? files.get(path) : this.files.get(path));
    const paths = [...new Set([...this.files.paths(), ...files.keys()])].filter(known);
    const { used } = await findIndexes({
      root,
      cache: store.scip,
      files: paths,
      stateOf: (path) => {
        const file = known(path);
        return !file ? 'missing' : file.facts ? 'indexed' : 'skipped';
      },
    });
    return used;
  }

  /** The text of a file as it is in a change; null when it is on the disk no more. */
  private linesOf(path: string, { files }: WorkspaceChange): LineIndex | null {
    const sha256 = (files.get(path) ?? this.files.get(path))?.analyzed.sha256 ?? null;
    const typed = this.documents.get(path)?.text;
    // Somebody may have typed on since the change was looked at.
    const isTyped = typed !== undefined && digestOfText(typed) === sha256;
    const text = isTyped ? typed : sourceOfFile(this.options.root, path, sha256);
    return text === null ? null : new LineIndex(text);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

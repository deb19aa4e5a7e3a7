/**
 * The revision loop. Events say that something may have changed; the loop finds out what did and brings the
 * stored graph to it, one revision at a time, in six steps (`revise`, which reads like the architecture's list):
 * texts to facts, facts to links, what others can see of it, why each file was rebuilt, one transaction, one
 * notification. Only this file knows in which order; each step is a module of its own.
 */
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { Trigger } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { createPythonParser } from '../../syntax/parser.ts';
import { runIndex } from '../indexer.ts';
import { openOutside } from '../outside/outside-files.ts';
import type { IndexOptions, IndexReport } from '../project.ts';
import type { Trace } from '../trace.ts';
import { planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';
import { changedFiles, describe } from './describe.ts';
import { Documents } from './documents.ts';
import type { EngineEvent } from './events.ts';
import { writeFiles } from './file-store.ts';
import type { Rebuild } from './rebuild.ts';
import { Resident } from './resident.ts';
import {
  EverythingChanged,
  haveSameSettings,
  type WorkspaceChange,
  WorkspaceFiles,
} from './workspace-files.ts';

/** Longest stretch of linking between two turns of the event loop while the engine starts, in ms. */
const SLICE_MS = 25;

/** Revisions between two collections of what no revision mentions any more. */
const GARBAGE_REVISIONS = 500;

/** Files whose change changes which files and modules there are. */
const PLANNING_FILES =
  /(^|\/)(\.gitignore|\.ignore|pyproject\.toml|setup\.cfg|cpgd\.toml|\.python-version|pyvenv\.cfg)$/;

export interface EngineOptions {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly store: Store;
  readonly workers: number | undefined;
  readonly trace: Trace;
  /** Told after every committed revision that changed something. */
  readonly onRebuild?: (rebuild: Rebuild) => void;
}

/** What events have asked for since the last revision. */
interface Batch {
  readonly paths: Set<string>;
  everything: boolean;
  trigger: Trigger;
}

const emptyBatch = (): Batch => ({ paths: new Set(), everything: false, trigger: 'edit' });

export class Engine {
  private readonly options: EngineOptions;
  private readonly documents: Documents;
  private files: WorkspaceFiles;
  private resident: Resident;
  private batch: Batch = emptyBatch();
  /** The loop's current run; settled when nothing is pending. */
  private loop: Promise<void> | null = null;
  private failure: unknown = null;
  /** A revision failed half way: memory is ahead of the store, so both are made anew before the next one. */
  private isBroken = false;

  private constructor(
    options: EngineOptions,
    documents: Documents,
    files: WorkspaceFiles,
    resident: Resident,
  ) {
    this.options = options;
    this.documents = documents;
    this.files = files;
    this.resident = resident;
  }

  /**
   * Links the stored index in memory and brings it to what is on disk, as a revision with reasons; indexes first
   * where there is no index yet or its settings are not today's. Rejects as an index run does.
   */
  static async start(options: EngineOptions, index: IndexOptions = {}): Promise<Engine> {
    const { root, store } = options;
    const plan = await planWorkspace(root, { cacheRoot: dirname(store.directory) });
    if (!isIndexUsable(store, plan)) await Engine.index(options, index);
    const parser = await createPythonParser();
    const documents = new Documents(parser);
    const { files, resident } = await Engine.load(options, documents, parser);
    const engine = new Engine(options, documents, files, resident);
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
        this.touch(event.path);
        break;
      case 'edit':
        this.documents.edit(event.path, event.edits);
        this.touch(event.path);
        break;
      case 'close':
        this.documents.hide(event.path);
        this.touch(event.path);
        break;
      case 'files':
        if (batch.trigger === 'edit') batch.trigger = 'watch';
        for (const path of event.paths) this.touch(path);
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

  /** Events that are not in a revision yet. */
  get pendingChanges(): number {
    return this.batch.paths.size + (this.batch.everything ? 1 : 0);
  }

  /** Writes evidence of open documents to the cache, where other processes see it. */
  flush(): void {
    this.options.store.evidence.writeHeld();
  }

  async close(): Promise<void> {
    await this.loop?.catch(() => {});
    this.documents.close();
    try {
      this.flush();
    } catch {
      // Without room for it, the next start extracts these texts again.
    }
  }

  private touch(path: string): void {
    this.batch.paths.add(path);
    if (PLANNING_FILES.test(path) || !this.files.isStillFile(path)) this.batch.everything = true;
  }

  private async run(): Promise<void> {
    // Lets whoever posts one event post those that belong to it.
    await Promise.resolve();
    try {
      while (this.batch.paths.size > 0 || this.batch.everything) {
        const batch = this.batch;
        this.batch = emptyBatch();
        if (this.isBroken) await this.restart();
        await this.revise(batch);
      }
    } catch (error) {
      this.failure = error;
      this.isBroken = true;
    } finally {
      this.loop = null;
    }
  }

  /** One revision: the six steps. */
  private async revise({ paths, everything, trigger }: Batch): Promise<void> {
    const startedAt = Date.now();
    const startedMs = performance.now();
    let change: WorkspaceChange;
    try {
      // 1. What changed, and its facts: parse, extract, bind.
      change = await this.files.changes(paths, everything);
    } catch (error) {
      if (!(error instanceof EverythingChanged)) throw error;
      return this.restart();
    }
    const before = new Map([...change.files.keys()].map((path) => [path, this.resident.file(path)]));
    const facts = new Map<string, FileFacts | null>();
    for (const [path, file] of change.files) {
      if (file?.facts !== before.get(path)) facts.set(path, file?.facts ?? null);
    }
    if (change.texts.size === 0 && facts.size === 0 && change.modules === null) {
      this.files.accept(change);
      return;
    }
    // 2. Link again the chunks that read an answer which is another one now, until nothing changes.
    const changedPaths = changedFiles(change, (path) => this.files.get(path));
    const linked = this.resident.apply(facts, change.modules);
    const { chunks } = linked;
    const relinked = new Map<string, Set<string>>();
    for (const { path, key } of chunks) {
      const keys = relinked.get(path);
      if (keys) keys.add(key);
      else relinked.set(path, new Set([key]));
    }
    // 3. What others can see of it. 4. Whom it reached, and why.
    const detail = describe({
      change,
      changed: changedPaths,
      before,
      resident: this.resident,
      linked,
      imports: this.resident.imports,
    });
    // 5. One transaction.
    const { store } = this.options;
    const revision = store.beginRevision(trigger, startedAt);
    try {
      const fileId = (path: string): number => store.read((reader) => reader.file(path)!.id);
      writeFiles(revision, {
        change,
        resident: this.resident,
        relinked,
        before: (path) => before.get(path),
        fileId,
      });
      const { identity } = change.plan;
      const summary = JSON.parse(store.read((reader) => reader.meta('summary')) ?? '{}') as object;
      revision.setMeta('summary', JSON.stringify({ ...summary, identity, isStale: true }));
      revision.setDetail(JSON.stringify(detail));
      revision.commit({
        changedFiles: change.texts.size,
        impactedFiles: new Set(detail.impacted.map(({ path }) => path)).size,
        relinkedChunks: chunks.length,
      });
    } finally {
      revision.rollback();
    }
    this.files.accept(change);
    if (revision.revision % GARBAGE_REVISIONS === 0) store.collectGarbage();
    // 6. Tell.
    this.options.onRebuild?.({
      revision: revision.revision,
      trigger,
      startedAt,
      ...detail,
      relinkedChunks: chunks.length,
      wallMs: performance.now() - startedMs,
    });
  }

  /** Everything depends on what changed (configuration, Python version): index and link again. */
  private async restart(): Promise<void> {
    await Engine.index(this.options, {});
    const parser = await createPythonParser();
    const { files, resident } = await Engine.load(this.options, this.documents, parser);
    this.files = files;
    this.resident = resident;
    this.isBroken = false;
    for (const path of this.documents.paths()) this.batch.paths.add(path);
  }

  private static index(
    { root, store, workers, trace }: EngineOptions,
    options: IndexOptions,
  ): Promise<IndexReport> {
    return runIndex({ root, store, workers, trace }, options);
  }

  private static async load(
    { root, store }: EngineOptions,
    documents: Documents,
    parser: Awaited<ReturnType<typeof createPythonParser>>,
  ): Promise<{ files: WorkspaceFiles; resident: Resident }> {
    const cacheRoot = dirname(store.directory);
    const plan = await planWorkspace(root, { cacheRoot });
    await openOutside(plan.outside);
    const stored = store.read((reader) => reader.files());
    const files = WorkspaceFiles.load(
      { root, store, parser, documents },
      plan,
      storedIdentity(store)!,
      stored,
    );
    const resident = new Resident(files.facts(), files.moduleIndex());
    let sliceEnd = performance.now() + SLICE_MS;
    await resident.linkAll(() => {
      if (performance.now() < sliceEnd) return null;
      sliceEnd = performance.now() + SLICE_MS;
      return nextTurn();
    });
    return { files, resident };
  }
}

/** Names and modules of the stored revision, as `WorkspacePlan.identity` wrote them; null where none are. */
function storedIdentity(store: Store): string | null {
  const summary = store.read((reader) => reader.meta('summary'));
  return summary === null ? null : ((JSON.parse(summary) as { identity?: string }).identity ?? null);
}

/** Whether revisions can go on from the stored index: there is one, and it was made with today's settings. */
function isIndexUsable(store: Store, { identity }: WorkspacePlan): boolean {
  const stored = storedIdentity(store);
  return stored !== null && stored !== '' && haveSameSettings(stored, identity);
}

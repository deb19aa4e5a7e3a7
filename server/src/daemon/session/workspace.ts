/**
 * One workspace that a process serves: the project, the engine that keeps it true, and the documents that clients
 * show. Answers from the newest revision from the first moment on, while the engine still starts. Several clients
 * may share it; it knows no protocol.
 */
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { ImpactStrategy } from '@cpgd/shared';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { DEFAULT_MAX_FILE_BYTES } from '../../workspace/limits.ts';
import type { EngineState } from '../engine/engine.ts';
import type { TextEdit } from '../engine/events.ts';
import type { Rebuild } from '../engine/rebuild.ts';
import type { Turns } from '../engine/turns.ts';
import { reduceHeap } from '../heap-reducer.ts';
import type { Live } from '../live.ts';
import { type OpenProject, openProject } from '../open-project.ts';
import type { Progress } from '../project.ts';
import type { AnswerContext } from '../questions/answer-context.ts';
import type { UnaskedWorkspace } from '../questions/explain.ts';
import type { LinkedFiles } from '../questions/type-at.ts';
import { unlessAborted } from '../service/question-error.ts';
import { collectYoungLater, collectYoungSoon } from '../young-heap.ts';
import { type Owner, SharedDocuments } from './documents.ts';
import { EarlyAnswers, type FoundSymbols } from './early-answers.ts';
import type { EarlyChange } from './early-changes.ts';
import { ImpactCounts } from './impact-counts.ts';

/** Longest wait of a first index for a document to be shown, and for what can be said of it, in ms. */
const FIRST_DOCUMENT_MS = 150;
const FIRST_ANSWER_MS = 3_000;

/** How long early answers can be read after the index has taken their place, in ms. */
const EARLY_GRACE_MS = 2_000;

/** `starting`: the engine indexes or loads, answers come from the revision before, if there is one. */
export type WorkspacePhase = 'starting' | 'live' | 'failed' | 'closed';

export interface WorkspaceOptions {
  /** Absolute path. */
  readonly root: string;
  readonly cacheDir?: string;
  readonly workers?: number;
  readonly traceFile?: string;
}

/** What clients hear of a workspace. */
export interface WorkspaceListener {
  readonly onRebuild?: (rebuild: Rebuild) => void;
  /** While the engine starts. */
  readonly onProgress?: (progress: Progress) => void;
  /** The phase is another one; `detail` says why the engine failed. */
  readonly onPhase?: (phase: WorkspacePhase, detail: string) => void;
}

export class Workspace {
  /** Which files count as impacted from the next revision on; null: as the workspace is configured. */
  impactStrategy: ImpactStrategy | null = null;
  readonly project: OpenProject;
  /** How far changes would reach, for those who show it beside definitions. */
  readonly impactCounts: ImpactCounts;
  private readonly documents = new SharedDocuments();
  private readonly listeners = new Set<WorkspaceListener>();
  private readonly cancellation = new AbortController();
  /** Settled when a client shows a document. */
  private readonly firstShown = Promise.withResolvers<void>();
  private started: Promise<void>;
  private reindexing: Promise<void> | null = null;
  /** Documents whose newest text the engine was not told, because it would not index them. */
  private readonly unposted = new Set<string>();
  private live: Live | null = null;
  private early: Promise<EarlyAnswers> | null = null;
  private openedEarly: EarlyAnswers | null = null;
  private currentPhase: WorkspacePhase = 'starting';
  private failureText = '';
  private lastProgress: Progress | null = null;

  private constructor(project: OpenProject) {
    this.project = project;
    this.impactCounts = new ImpactCounts({
      revision: () => (this.live ? this.answers().snapshot.revision : null),
      count: (symbol, signal) => this.countImpact(symbol, signal),
    });
    // The first answers must not wait for the engine's modules and first steps.
    this.started = nextTurn().then(async () => {
      if (this.project.freshness().revision === 0) await this.answerEarly();
      await this.start(false);
    });
  }

  /** Opens the project and starts its engine. Rejects as `openProject` does. */
  static async open(options: WorkspaceOptions): Promise<Workspace> {
    return new Workspace(await openProject({ ...options, ownIndexIfHeld: true }));
  }

  get root(): string {
    return this.project.root;
  }

  get phase(): WorkspacePhase {
    return this.currentPhase;
  }

  /** Why the phase is `failed`. */
  get failure(): string {
    return this.failureText;
  }

  /** The newest step of the engine's start; null before the first. */
  get progress(): Progress | null {
    return this.lastProgress;
  }

  /** Adds a listener; call the result to remove it. */
  listen(listener: WorkspaceListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What questions are answered from: one revision, however long the answer takes. */
  answers(): AnswerContext {
    return this.project.answers();
  }

  /**
   * As `answers`, for questions about a document with this text: while the engine starts, that may be a text the
   * newest revision does not have, or there may be no revision. Null when nothing is known of such a document.
   */
  async answersAbout(path: string, text: LineIndex): Promise<AnswerContext | null> {
    const context = this.answers();
    if (context.snapshot.file(path)?.lineIndex()?.text === text.text) return context;
    if (this.currentPhase !== 'starting') return null;
    return (await this.openEarly()).answersFor(path, text);
  }

  private openEarly(): Promise<EarlyAnswers> {
    this.early ??= EarlyAnswers.open(this.project).then((opened) => (this.openedEarly = opened));
    return this.early;
  }

  /**
   * While the first index is made: answers that know some (more) of the places where symbols, or things of these
   * names, are used. Null when the index can be asked.
   */
  async answersUsing(symbols: readonly string[], signal: AbortSignal): Promise<AnswerContext | null> {
    if (!this.isFirstIndex) return null;
    const early = await this.openEarly();
    for (const name of new Set(symbols.map(lastNameOf))) await early.findUses(name, signal);
    return early.context;
  }

  /**
   * As `answersUsing`, that know some (more) of the wanted files, those first that say one of the names or the last
   * name of one of the symbols.
   */
  async answersAmong(
    symbols: readonly string[],
    isWanted: (path: string) => boolean,
    signal: AbortSignal,
  ): Promise<AnswerContext | null> {
    if (!this.isFirstIndex) return null;
    const early = await this.openEarly();
    await early.findFiles(new Set(symbols.map(lastNameOf)), isWanted, signal);
    return early.context;
  }

  /** As `answersUsing`, for what is called like it. */
  async answersCalled(query: string, signal: AbortSignal): Promise<AnswerContext | null> {
    if (!this.isFirstIndex) return null;
    const early = await this.openEarly();
    await early.findNames(query, signal);
    return early.context;
  }

  /**
   * As `answersUsing`, until the workspace is linked: that know some (more) of these files and of those that say the
   * last name of one of the symbols.
   */
  async answersAround(
    paths: readonly string[],
    symbols: readonly string[],
    signal: AbortSignal,
  ): Promise<AnswerContext | null> {
    if (!this.isFirstStart) return null;
    const early = await this.openEarly();
    await early.findAround(paths, new Set(symbols.map(lastNameOf)), signal);
    return early.context;
  }

  /**
   * As `answersUsing`, until the workspace is linked: that know some (more) of what changed since a commit
   * (`changeSince`). Rejects with `GitError`.
   */
  async answersSince(revision: string, signal: AbortSignal): Promise<AnswerContext | null> {
    if (!this.isFirstStart) return null;
    const early = await this.openEarly();
    await early.lookBack(revision, signal);
    return early.context;
  }

  /** What `answersSince` has found; null when it was not asked, or need not be any more. */
  changeSince(revision: string): EarlyChange | null {
    return this.openedEarly?.changeSince(revision) ?? null;
  }

  /** While the first index is made: what is read so far, for who asks how something was found. Null afterwards. */
  async unasked(): Promise<UnaskedWorkspace | null> {
    return this.isFirstIndex ? (await this.openEarly()).unasked() : null;
  }

  private get isFirstIndex(): boolean {
    return this.currentPhase === 'starting' && this.answers().snapshot.revision === 0;
  }

  /** The first index is made, or what it has stored is being linked. */
  private get isFirstStart(): boolean {
    return this.isFirstIndex || (this.currentPhase === 'starting' && this.early !== null);
  }

  /** Whether answers are still those that would be given now. */
  isNewest(context: AnswerContext): boolean {
    return context === this.answers() || context === this.openedEarly?.context;
  }

  /** As `answersAbout`, for a file that clients need not show. */
  async answersIn(path: string): Promise<AnswerContext> {
    const text = this.shownText(path);
    const context = this.answers();
    if (this.currentPhase !== 'starting' || (!text && context.snapshot.file(path))) return context;
    const early = text ? this.answersAbout(path, text) : (await this.openEarly()).answersFor(path, null);
    return (await early) ?? context;
  }

  /**
   * Symbols that a look at a linked document with this text gives, and answers that know where those are defined.
   * Null while there is nothing to look at.
   */
  async symbolsAbout(
    path: string,
    text: LineIndex,
    look: (linked: LinkedFiles) => readonly string[],
  ): Promise<FoundSymbols | null> {
    if (this.live) {
      const symbols = await this.live.ask(({ resident }) => look(resident));
      return { symbols, context: this.answers() };
    }
    return this.currentPhase === 'starting' ? (await this.openEarly()).symbolsFor(path, text, look) : null;
  }

  /** The text clients show of a file; null when none does. */
  shownText(path: string): LineIndex | null {
    return this.documents.text(path);
  }

  shownPaths(): Iterable<string> {
    return this.documents.paths();
  }

  /** A client shows a file with this text: it counts instead of what is on disk. `path` is repo-relative. */
  show(owner: Owner, path: string, text: LineIndex): void {
    this.documents.show(owner, path, text);
    this.project.texts.show(path, text);
    this.firstShown.resolve();
    if (isTooLarge(text)) this.unposted.add(path);
    else this.live?.post({ kind: 'open', path, text: text.text });
  }

  /** A client has edited a file it shows; `text` is the text after `edits`. */
  edit(owner: Owner, path: string, edits: readonly TextEdit[], text: LineIndex): void {
    this.impactCounts.edited();
    collectYoungLater();
    const isSole = this.documents.isSole(owner, path);
    this.documents.show(owner, path, text);
    this.project.texts.show(path, text);
    if (this.unposted.has(path)) {
      this.postIndexed();
      return;
    }
    // A file that is not indexed (not saved yet, ignored) would have everything looked at on each keystroke.
    if (isTooLarge(text) || (this.live?.isSettled && !this.isIndexed(path))) {
      this.unposted.add(path);
      return;
    }
    // Edits are relative to a text that another client may have replaced.
    if (isSole) this.live?.post({ kind: 'edit', path, edits });
    else this.live?.post({ kind: 'open', path, text: text.text });
  }

  hide(owner: Owner, path: string): void {
    this.documents.hide(owner, path);
    this.unposted.delete(path);
    const other = this.documents.text(path);
    if (other) {
      this.project.texts.show(path, other);
      this.live?.post({ kind: 'open', path, text: other.text });
      return;
    }
    this.project.texts.hide(path);
    this.live?.post({ kind: 'close', path });
  }

  /** A client is gone: what only it showed is on disk again. */
  hideAllOf(owner: Owner): void {
    for (const path of this.documents.pathsOf(owner)) this.hide(owner, path);
  }

  /** Somebody wrote, created, deleted or renamed these files (repo-relative). */
  filesChanged(paths: readonly string[]): void {
    if (paths.length === 0) return;
    this.impactCounts.edited();
    this.live?.post({ kind: 'files', paths });
  }

  /** Answers a question from the linked workspace; null while there is none. See `Engine.ask`. */
  async ask<T>(question: (state: EngineState, turns: Turns) => T | Promise<T>): Promise<T | null> {
    return this.live ? this.live.ask(question) : null;
  }

  /** Resolves when what was shown, edited or told before the call is in a revision; at once while starting. */
  async reached(): Promise<void> {
    await this.live?.reached();
  }

  /** As `reached`, for questions that lead to other files: at once when all that is shown is in a revision. */
  async reachedShown(): Promise<void> {
    const { snapshot } = this.answers();
    for (const path of this.documents.paths()) {
      if (!this.isRevising(path) || snapshot.file(path)?.lineIndex()?.text === this.shownText(path)?.text)
        continue;
      await this.reached();
      return;
    }
  }

  /** Whether a revision is being made that has the shown text of a file, if the newest has not. */
  isRevising(path: string): boolean {
    return this.live?.isSettled === false && this.documents.text(path) !== null && !this.unposted.has(path);
  }

  /** Resolves when everything written to the workspace before the call is in a revision. */
  async sync(): Promise<void> {
    await this.started;
    await this.live?.sync();
  }

  /**
   * Forgets the index and makes it anew; meanwhile everything is as at the start. Resolves when that is over, well
   * or not (see `phase`), for all who ask for it at once.
   */
  reindex(): Promise<void> {
    return (this.reindexing ??= this.beginAnew().finally(() => {
      this.reindexing = null;
    }));
  }

  /**
   * Resolves when what is asked for is all there is: who edits what an answer names must not miss a place. False
   * while the first index is made, which takes longer than anybody waits.
   */
  async isWhole(signal: AbortSignal): Promise<boolean> {
    if (this.isFirstIndex) return false;
    if (this.currentPhase === 'starting') await unlessAborted(signal, this.started);
    return true;
  }

  /** Resolves when the engine has started, or failed to. */
  whenStarted(): Promise<void> {
    return this.started;
  }

  async close(): Promise<void> {
    if (this.currentPhase === 'closed') return;
    this.cancellation.abort();
    this.enter('closed', '');
    await this.started;
    await this.project.close();
  }

  private async countImpact(symbol: string, signal: AbortSignal): Promise<number> {
    const subject = { kind: 'symbols', symbols: [symbol] } as const;
    const { files, changedFiles } = await this.project.impact({ subject, limit: 1 }, { signal });
    return files.total - changedFiles;
  }

  /** `isFresh`: nothing that is cached counts. */
  private async start(isFresh: boolean): Promise<void> {
    if (this.cancellation.signal.aborted) return;
    try {
      const live = await this.project.live({
        fresh: isFresh,
        signal: this.cancellation.signal,
        strategy: () => this.impactStrategy,
        onProgress: (progress) => {
          this.lastProgress = progress;
          for (const { onProgress } of this.listeners) onProgress?.(progress);
        },
        onRebuild: (rebuild) => {
          this.postIndexed();
          collectYoungSoon();
          for (const { onRebuild } of this.listeners) onRebuild?.(rebuild);
        },
      });
      this.live = live;
      if (this.cancellation.signal.aborted) return;
      for (const path of this.documents.paths()) {
        const text = this.documents.text(path)!;
        if (!isTooLarge(text)) live.post({ kind: 'open', path, text: text.text });
      }
      this.enter('live', '');
      await live.watchDisk();
    } catch (error) {
      if (this.cancellation.signal.aborted) return;
      this.failureText = error instanceof Error ? error.message : String(error);
      // Without a watcher the engine still follows what clients tell; without an engine nothing does.
      if (this.live === null) this.enter('failed', this.failureText);
    }
  }

  private async beginAnew(): Promise<void> {
    await this.started;
    if (this.currentPhase === 'closed') return;
    this.live = null;
    this.lastProgress = null;
    this.enter('starting', '');
    this.started = this.project.endLive().then(() => this.start(true));
    await this.started;
  }

  /** Resolves when nothing of them is left. */
  private async forgetEarly(): Promise<void> {
    const { early } = this;
    this.early = null;
    this.openedEarly = null;
    if (early === null) return;
    // Requests that have begun with them may still read.
    await delay(EARLY_GRACE_MS, null, { ref: false });
    await early.then((answers) => answers.close()).catch(() => {});
  }

  /** Whether the newest revision has the file. */
  private isIndexed(path: string): boolean {
    return this.answers().snapshot.file(path) !== null;
  }

  /** Tells the engine the texts of documents that are indexed at last. */
  private postIndexed(): void {
    for (const path of this.unposted) {
      const text = this.documents.text(path);
      if (!this.isIndexed(path) || (text && isTooLarge(text))) continue;
      this.unposted.delete(path);
      if (text) this.live?.post({ kind: 'open', path, text: text.text });
    }
  }

  /**
   * Before the first index, what an open file needs comes first: the pool would only compete for it. Waits a moment
   * for a document to be shown, and for the answers about it to be ready.
   */
  private async answerEarly(): Promise<void> {
    const { signal } = this.cancellation;
    const pause = (ms: number): Promise<null> => delay(ms, null, { signal }).catch(() => null);
    // What every answer needs is made while the client still says hello.
    this.openEarly().catch(() => {});
    await Promise.race([this.firstShown.promise, pause(FIRST_DOCUMENT_MS)]);
    const [path] = this.documents.paths();
    const text = path === undefined ? null : this.documents.text(path);
    if (path === undefined || !text || signal.aborted) return;
    const ready = this.answersAbout(path, text).catch(() => null);
    await Promise.race([ready, pause(FIRST_ANSWER_MS)]);
    // Who waits for these answers is answered before the engine's modules are read.
    await nextTurn();
  }

  private enter(phase: WorkspacePhase, detail: string): void {
    this.currentPhase = phase;
    // Linking a workspace makes as much garbage as answers, and early answers hold a part of it once more.
    if (phase !== 'starting')
      void this.forgetEarly().then(() => (phase === 'live' ? reduceHeap() : undefined));
    for (const { onPhase } of this.listeners) onPhase?.(phase, detail);
  }
}

/** What a text says that mentions the symbol, or what is called like this. */
function lastNameOf(symbol: string): string {
  const parsed = parseSymbol(symbol);
  return (parsed ? (parsed.path.at(-1) ?? parsed.module) : symbol).split('.').at(-1)!;
}

/** Files as large are not indexed either, and an editor would wait for each keystroke. */
const isTooLarge = (text: LineIndex): boolean => text.byteLength > DEFAULT_MAX_FILE_BYTES;

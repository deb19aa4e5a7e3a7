/**
 * The parts that keep one project's index true while it is open: the engine, and the watcher once somebody wants
 * the disk watched. Knows when they start and end, and nothing of what they do.
 */
import type { ImpactStrategy } from '@cpgd/shared';
import { Engine, type EngineState } from './engine/engine.ts';
import type { EngineEvent } from './engine/events.ts';
import type { EngineOptions } from './engine/options.ts';
import type { Rebuild } from './engine/rebuild.ts';
import type { Turns } from './engine/turns.ts';
import { Watcher } from './engine/watcher.ts';
import type { OutsideFiles } from './outside/outside-files.ts';
import type { IndexOptions } from './project.ts';

export interface LiveOptions extends IndexOptions {
  /** Told of every revision. */
  readonly onRebuild: (rebuild: Rebuild) => void;
  /** As `EngineOptions.strategy`. */
  readonly strategy?: () => ImpactStrategy | null;
}

export class Live {
  private readonly root: string;
  private readonly engine: Engine;
  private watcher: Promise<Watcher> | null = null;

  private constructor(root: string, engine: Engine) {
    this.root = root;
    this.engine = engine;
  }

  /** Resolves when everything written before is in a revision; indexes first where there is no usable index. */
  static async start(host: Omit<EngineOptions, 'onRebuild'>, options: LiveOptions): Promise<Live> {
    const { onRebuild, strategy, ...index } = options;
    const engine = { ...host, onRebuild, ...(strategy && { strategy }) };
    return new Live(host.root, await Engine.start(engine, index));
  }

  /** Watches the disk from now on; resolves when every folder is watched. */
  async watchDisk(): Promise<void> {
    await (this.watcher ??= Watcher.start(this.root, this.engine));
  }

  /** See `Engine.outside`. */
  get outside(): OutsideFiles {
    return this.engine.outside;
  }

  /** Tells the engine of something. Throws `RangeError` for an edit outside its document. */
  post(event: EngineEvent): void {
    this.engine.post(event);
  }

  /** Resolves when everything posted before the call is in a revision, whatever has been posted since. */
  reached(): Promise<void> {
    return this.engine.reached();
  }

  /** Resolves when everything written to the workspace before the call is in a revision. */
  async sync(): Promise<void> {
    if (this.watcher) return (await this.watcher).sync();
    this.engine.post({ kind: 'reconcile' });
    await this.engine.settled();
  }

  /** Answers a question from the linked workspace; see `Engine.ask`. */
  ask<T>(
    question: (state: EngineState, turns: Turns) => T | Promise<T>,
    signal: AbortSignal | null = null,
  ): Promise<T> {
    return this.engine.ask(question, signal);
  }

  get pendingChanges(): number {
    return this.engine.pendingChanges;
  }

  get isSettled(): boolean {
    return this.engine.isSettled;
  }

  async close(): Promise<void> {
    const watcher = await this.watcher?.catch(() => null);
    await watcher?.close();
    await this.engine.close();
  }
}

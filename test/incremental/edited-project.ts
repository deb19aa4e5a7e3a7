/** A small project on disk with an engine on it, for tests that edit it and ask whether what is stored is the truth. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import type { EngineEvent } from '../../server/src/daemon/engine/events.ts';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { dumpTables } from '../support/projects.ts';
import type { Texts } from './semantic-edits.ts';

export class EditedProject {
  readonly parent: string;
  readonly root: string;
  readonly rebuilds: Rebuild[] = [];
  store!: Store;
  engine!: Engine;
  /** Passed to the engine when it starts. */
  linkLimitMs: number | undefined;
  typingPauseMs: number | undefined;
  private isRunning = false;

  private constructor(files: Readonly<Record<string, string | Buffer>>) {
    this.parent = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-edited-')));
    this.root = join(this.parent, 'project');
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** Removed after the test. */
  static async of(
    files: Readonly<Record<string, string | Buffer>>,
    { linkLimitMs, typingPauseMs }: { linkLimitMs?: number; typingPauseMs?: number } = {},
  ): Promise<EditedProject> {
    const project = new EditedProject(files);
    project.linkLimitMs = linkLimitMs;
    project.typingPauseMs = typingPauseMs;
    await project.start();
    onTestFinished(async () => {
      await project.stop();
      rmSync(project.parent, { recursive: true });
    });
    return project;
  }

  get cache(): string {
    return join(this.parent, 'cache');
  }

  async start(fingerprint = STORE_FINGERPRINT): Promise<void> {
    this.store = openStore({ directory: this.cache, mode: 'readwrite', fingerprint });
    this.isRunning = true;
    this.engine = await Engine.start({
      root: this.root,
      store: this.store,
      workers: 1,
      trace: new Trace(null),
      onRebuild: (rebuild) => void this.rebuilds.push(rebuild),
      ...(this.linkLimitMs !== undefined && { linkLimitMs: this.linkLimitMs }),
      ...(this.typingPauseMs !== undefined && { typingPauseMs: this.typingPauseMs }),
    });
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.isRunning = false;
    await this.engine.close();
    this.store.close();
  }

  /** Writes a file and gives its path. */
  write(path: string, content: string | Buffer): string {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
    return path;
  }

  remove(path: string): string {
    rmSync(join(this.root, path), { recursive: true });
    return path;
  }

  /** Brings texts to the disk that has others, and gives the paths that changed. */
  save(before: Texts, after: Texts): string[] {
    const paths = new Set([...before.keys(), ...after.keys()]);
    const changed = [...paths].filter((path) => before.get(path) !== after.get(path));
    // A name may have been a file and become a folder.
    for (const path of changed) if (!after.has(path)) this.remove(path);
    for (const path of changed) if (after.has(path)) this.write(path, after.get(path)!);
    return changed;
  }

  /** Tells the engine and waits; gives the revisions that came of it. */
  async post(...events: readonly EngineEvent[]): Promise<readonly Rebuild[]> {
    const before = this.rebuilds.length;
    for (const event of events) this.engine.post(event);
    await this.engine.settled();
    return this.rebuilds.slice(before);
  }

  tell(...paths: readonly string[]): Promise<readonly Rebuild[]> {
    return this.post({ kind: 'files', paths });
  }

  /** What is stored equals a fresh index in a new cache. */
  async expectFresh(): Promise<void> {
    const cacheDir = mkdtempSync(join(this.parent, 'fresh-'));
    const project = await openProject({ root: this.root, cacheDir, workers: 1 });
    await project.index();
    const fresh = await dumpTables(project.snapshot());
    await project.close();
    rmSync(cacheDir, { recursive: true });
    const found = await dumpTables(new StoreSnapshot(this.store, this.root));
    for (const [name, rows] of fresh) expect(found.get(name), name).toBe(rows);
  }
}

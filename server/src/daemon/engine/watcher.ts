/**
 * Watches a workspace on disk and tells the engine what may have changed. Events are hints: storms are joined,
 * duplicates cost nothing because the engine decides by content, and what the operating system lost is found by
 * a look at everything from time to time. Knows nothing of Python.
 */
import { realpathSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { identityOf } from '../../workspace/file-status.ts';
import { hasOnlyCommitted, isGitWriting, readGitHead } from '../../workspace/git-head.ts';
import { isPlanningFile } from '../../workspace/planning-files.ts';
import { isSkippedName } from '../../workspace/skipped-directories.ts';
import { isIndexName } from '../scip/sources.ts';
import type { Engine } from './engine.ts';

/** Quiet time after which events are passed on, in ms: an editor's atomic save is a handful of events. */
const QUIET_MS = 15;

/** Longest time events wait for quiet, in ms: a checkout writes for seconds. */
const MAX_WAIT_MS = 500;

/** Time between two looks at everything, in ms. */
const RECONCILE_MS = 60_000;

/** Longest wait for the watcher to report a cookie, in ms; then everything is looked at instead. */
const COOKIE_MS = 2_000;

const COOKIE_PREFIX = '.cpgd-cookie-';

export class Watcher {
  private readonly root: string;
  private readonly engine: Engine;
  private watcher: FSWatcher;
  /** The root without links, as it is watched. */
  private realRoot = '';
  /** Tells the folder that is watched from another one of its name. */
  private watchedFolder: string;
  private readonly reconciling: NodeJS.Timeout;
  private pending = new Set<string>();
  private firstPendingMs = 0;
  private timer: NodeJS.Timeout | null = null;
  private head: string | null;
  private readonly cookies = new Map<string, () => void>();
  private cookieCount = 0;

  private constructor(root: string, engine: Engine) {
    this.root = root;
    this.engine = engine;
    this.head = readGitHead(root);
    this.watchedFolder = identityOf(root);
    this.watcher = this.watchFolder();
    this.reconciling = setInterval(() => {
      this.lookAtFolder();
      this.lookAtHead();
      this.engine.post({ kind: 'reconcile' });
    }, RECONCILE_MS);
    this.reconciling.unref();
  }

  /** Resolves when every folder is watched and what changed meanwhile is known. */
  static async start(root: string, engine: Engine): Promise<Watcher> {
    const watcher = new Watcher(root, engine);
    await new Promise<void>((resolve) => watcher.watcher.once('ready', resolve));
    engine.post({ kind: 'reconcile' });
    await engine.settled();
    return watcher;
  }

  /**
   * Resolves when everything that was written to the workspace before the call is indexed. A cookie file is
   * written: when its event arrives, the operating system has reported what came before. What lies between it and
   * us holds some events back (an atomic save is joined to one event) and reads folders in an order of its own, so
   * the cookie proves nothing for other files, and everything is looked at as well.
   */
  async sync(): Promise<void> {
    const name = `${COOKIE_PREFIX}${process.pid}-${++this.cookieCount}`;
    const seen = new Promise<void>((resolve) => {
      const overdue = setTimeout(resolve, COOKIE_MS);
      this.cookies.set(name, () => {
        clearTimeout(overdue);
        resolve();
      });
    });
    const file = join(this.root, name);
    try {
      await writeFile(file, '');
      await seen;
    } catch {
      // A folder that cannot be written to is still looked at.
      this.cookies.get(name)?.();
    } finally {
      this.cookies.delete(name);
      await rm(file, { force: true }).catch(() => {});
    }
    this.flush();
    this.lookAtFolder();
    this.engine.post({ kind: 'reconcile' });
    await this.engine.reached();
  }

  async close(): Promise<void> {
    clearInterval(this.reconciling);
    if (this.timer) clearTimeout(this.timer);
    await this.watcher.close();
  }

  /**
   * Links are watched, but not followed: what they lead to in the workspace is watched where it is, once, however many
   * links go in a circle, and a change of it under a name that is not indexed has everything looked at. What they lead
   * to out of the workspace is not indexed, and may be the whole disk.
   */
  private watchFolder(): FSWatcher {
    this.realRoot = realpathSync.native(this.root);
    const { realRoot } = this;
    const watcher = watch(realRoot, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => relative(realRoot, path).split(sep).some(isSkippedName),
    });
    watcher.on('all', (_event, path) => this.notice(path));
    // The next folder may be given the number of this one.
    watcher.on('unlinkDir', (path) => {
      if (path === realRoot) this.watchedFolder = '';
    });
    // A watcher that fails goes blind; looking at everything still finds what changed.
    watcher.on('error', () => this.engine.post({ kind: 'reconcile' }));
    return watcher;
  }

  /** A workspace that was moved away, with another one put in its place, is still watched where it is now. */
  private lookAtFolder(): void {
    const identity = identityOf(this.root);
    if (identity === this.watchedFolder || identity === '') return;
    this.watchedFolder = identity;
    this.watcher.close().catch(() => {});
    this.watcher = this.watchFolder();
    // What changes until it sees everything is told by nobody.
    this.watcher.once('ready', () => this.engine.post({ kind: 'reconcile' }));
  }

  private notice(absolute: string): void {
    const path = relative(this.realRoot, absolute).split(sep).join('/');
    if (path.startsWith(COOKIE_PREFIX)) {
      this.cookies.get(path)?.();
      return;
    }
    const isOfInterest =
      /\.pyi?$/.test(path) || isPlanningFile(path) || isIndexName(path) || !/\.[^/]*$/.test(path);
    if (!isOfInterest || path === '') return;
    if (this.pending.size === 0) this.firstPendingMs = performance.now();
    this.pending.add(path);
    this.wait();
  }

  private wait(): void {
    if (this.timer) clearTimeout(this.timer);
    const wait = Math.min(QUIET_MS, this.firstPendingMs + MAX_WAIT_MS - performance.now());
    this.timer = setTimeout(() => this.flushUnlessWriting(), Math.max(0, wait));
  }

  /** What git writes is passed on as a whole, and when it has said that it was git: it moves `HEAD` last. */
  private flushUnlessWriting(): void {
    const isLate = performance.now() - this.firstPendingMs >= MAX_WAIT_MS;
    if (!isLate && isGitWriting(this.root)) this.wait();
    else this.flush();
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.lookAtHead();
    if (this.pending.size === 0) return;
    const paths = [...this.pending];
    this.pending = new Set();
    this.engine.post({ kind: 'files', paths });
  }

  private lookAtHead(): void {
    const head = readGitHead(this.root);
    if (head !== this.head && !hasOnlyCommitted(this.root, this.head)) this.engine.post({ kind: 'checkout' });
    this.head = head;
  }
}

/**
 * The view "Why Was This Rebuilt": keeps the newest revisions, shows them live, and obeys its buttons. What a
 * revision looks like is `tree.ts`; where it comes from is the server.
 */
import type { DidRebuildParams } from '@cpgd/shared/protocol';
import * as vscode from 'vscode';
import { folderOfServer, workspaceFile } from '../places.ts';
import { setting } from '../server/configuration.ts';
import type { Server } from '../server/server.ts';
import { ModelTree } from '../tree/model-tree.ts';
import type { TreeNode } from '../tree/node.ts';
import { whyMarkdown } from './markdown.ts';
import { RebuildLog } from './rebuild.ts';
import { receivedRebuild } from './received.ts';
import { baseName, restrict, type WhyOptions, whyTree } from './tree.ts';
import { count, STRATEGY_WORDS } from './words.ts';

/** How often "12 s ago" is brought up to date, in ms, while the view is visible. */
const CLOCK_MS = 30_000;
/** After one is shown, revisions that come within this time, in ms, are shown in one go: nobody can read faster. */
const GATHER_MS = 100;

export class WhyView implements vscode.Disposable {
  private readonly server: Server;
  private readonly log: RebuildLog;
  private readonly tree = new ModelTree();
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly subscriptions: vscode.Disposable[] = [];
  private following: boolean;
  private pending: NodeJS.Timeout | null = null;
  /** Something came that is not shown yet. */
  private isStale = false;
  private clock: NodeJS.Timeout | null = null;

  constructor(server: Server) {
    this.server = server;
    this.log = new RebuildLog(setting('why.revisions'));
    this.following = setting('why.followActiveEditor');
    this.view = vscode.window.createTreeView('cpgd.why', {
      treeDataProvider: this.tree,
      showCollapseAll: true,
    });
    this.subscriptions.push(
      this.view,
      this.tree,
      server.onDidRebuild((report) => this.received(report)),
      server.onDidChangeState((state) => {
        if (state === 'running') void this.loadHistory();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.editorChanged()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('cpgd.why')) this.settingsChanged();
      }),
      this.view.onDidChangeVisibility(() => this.visibilityChanged()),
    );
    this.announce();
  }

  /** Shows revisions of the active editor's file only, or of all files. */
  follow(isFollowing: boolean): void {
    this.following = isFollowing;
    this.announce();
    this.refresh();
  }

  /** Answers "why was this file rebuilt": opens the view on that file. */
  async focusFile(): Promise<void> {
    this.follow(true);
    await vscode.commands.executeCommand('cpgd.why.focus');
  }

  pause(isPaused: boolean): void {
    if (isPaused) this.log.pause();
    else this.log.resume();
    this.announce();
    this.refresh();
  }

  clear(): void {
    this.log.clear();
    this.refresh();
  }

  async copyMarkdown(): Promise<void> {
    const { only } = this.options();
    const shown = this.log.all.flatMap((rebuild) => restrict(rebuild, only) ?? []);
    await vscode.env.clipboard.writeText(whyMarkdown(shown));
    vscode.window.setStatusBarMessage(`$(check) ${count(shown.length, 'revision')} copied as Markdown`, 3000);
  }

  dispose(): void {
    if (this.pending !== null) clearTimeout(this.pending);
    if (this.clock !== null) clearInterval(this.clock);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private received(report: DidRebuildParams): void {
    this.log.add(receivedRebuild(folderOfServer(report.workspace), report));
    if (this.log.isPaused) this.announce();
    else this.refreshSoon();
  }

  /** What happened before this window listened, and while the server was being started again. */
  private async loadHistory(): Promise<void> {
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      if (folder.uri.scheme !== 'file') continue;
      try {
        const limit = Math.min(setting<number>('why.revisions'), 20);
        const answer = await this.server.ask('cpg/revisions', {
          workspace: folder.uri.fsPath,
          limit,
          details: true,
        });
        // Oldest first, as it happened.
        for (const report of answer.details.toReversed())
          this.log.add(receivedRebuild(folder.uri.fsPath, report));
      } catch (error) {
        this.server.log.debug(`no history of ${folder.name}: ${error}`);
      }
    }
    this.refresh();
  }

  private options(): WhyOptions {
    const file = workspaceFile(vscode.window.activeTextEditor?.document.uri);
    return {
      nowMs: Date.now(),
      only: this.following ? file : null,
      namesFolders: (vscode.workspace.workspaceFolders?.length ?? 0) > 1,
    };
  }

  private editorChanged(): void {
    // Focus in a view or the output panel is no editor: the file that was followed stays.
    if (this.following && vscode.window.activeTextEditor) this.refresh();
  }

  private settingsChanged(): void {
    this.log.setLimit(setting('why.revisions'));
    this.follow(setting('why.followActiveEditor'));
  }

  private refreshSoon(): void {
    if (!this.view.visible) return;
    if (this.pending !== null) {
      this.isStale = true;
      return;
    }
    this.refresh();
    this.pending = setTimeout(() => {
      this.pending = null;
      if (this.isStale) this.refreshSoon();
    }, GATHER_MS);
  }

  private refresh(): void {
    this.isStale = false;
    const options = this.options();
    this.tree.show(whyTree(this.log.all, options));
    const [newest] = this.log.all;
    this.view.description = [
      ...(newest ? [STRATEGY_WORDS[newest.strategy]] : []),
      ...(options.only ? [baseName(options.only.path)] : []),
      ...(this.log.isPaused ? ['paused'] : []),
    ].join(' · ');
  }

  private visibilityChanged(): void {
    if (this.clock !== null) clearInterval(this.clock);
    this.clock = this.view.visible ? setInterval(() => this.refresh(), CLOCK_MS) : null;
    if (this.view.visible) this.refresh();
  }

  private announce(): void {
    const { isPaused, waiting } = this.log;
    void vscode.commands.executeCommand('setContext', 'cpgd.why.following', this.following);
    void vscode.commands.executeCommand('setContext', 'cpgd.why.paused', isPaused);
    this.view.badge = undefined;
    if (isPaused && waiting > 0)
      this.view.badge = { value: waiting, tooltip: `${count(waiting, 'revision')} came while paused` };
  }
}

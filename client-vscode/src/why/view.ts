/**
 * The view "Why Was This Rebuilt": keeps the newest revisions, shows them live, and obeys its buttons. It is a page
 * of ours because a tree of VS Code waits until a person stops typing. What a revision looks like is `tree.ts`,
 * drawing it `../../webview/why.ts`; where it comes from is the server.
 */
import type { DidRebuildParams } from '@cpgd/shared/protocol';
import * as vscode from 'vscode';
import { folderOfServer, hasFolderOnDisk, openPlace, type WorkspaceFile, workspaceFile } from '../places.ts';
import { countSetting, setting } from '../server/configuration.ts';
import type { Server } from '../server/server.ts';
import { webFiles, webFolder } from '../web-files.ts';
import { baseName } from './chain.ts';
import { type EmptyWhy, emptyWhy } from './empty.ts';
import { whyPage } from './html.ts';
import { whyMarkdown } from './markdown.ts';
import type { FromPage, ToPage } from './messages.ts';
import { RebuildLog } from './rebuild.ts';
import { receivedRebuild } from './received.ts';
import { ShownRevisions } from './shown.ts';
import { restrict, revisionId, type WhyOptions } from './tree.ts';
import { count, STRATEGY_WORDS } from './words.ts';

/** What the menu of a line knows of it. */
export interface LineContext {
  readonly ids: readonly string[];
}

export class WhyView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly server: Server;
  private readonly extension: vscode.Uri;
  private readonly log: RebuildLog;
  private readonly shown = new ShownRevisions();
  private readonly subscriptions: vscode.Disposable[] = [];
  /** Null until the view is opened for the first time. */
  private view: vscode.WebviewView | null = null;
  private following: boolean;
  /** What is shown while the view follows: the file of the newest text editor that had one, or one that was named. */
  private followed: WorkspaceFile | null = null;

  constructor(server: Server, extension: vscode.Uri) {
    this.server = server;
    this.extension = extension;
    this.log = new RebuildLog(countSetting('why.revisions'));
    this.following = setting('why.followActiveEditor');
    this.subscriptions.push(
      vscode.window.registerWebviewViewProvider('cpgd.why', this),
      server.onDidRebuild((report) => this.received(report)),
      server.onDidChangeState((state) => {
        if (state === 'running') void this.loadHistory();
        else this.refresh();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.editorChanged()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('cpgd.why.revisions'))
          this.log.setLimit(countSetting('why.revisions'));
        if (event.affectsConfiguration('cpgd.why.followActiveEditor'))
          this.follow(setting('why.followActiveEditor'));
        this.refresh();
      }),
    );
    this.editorChanged();
    this.announce();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    this.view = view;
    webview.options = { enableScripts: true, localResourceRoots: [webFolder(this.extension)] };
    webview.onDidReceiveMessage((message: FromPage) => this.answer(message));
    view.onDidDispose(() => {
      this.view = null;
    });
    webview.html = whyPage(webFiles(webview, this.extension, 'why'));
    this.announce();
  }

  /** Shows revisions of the active editor's file only, or of all files. */
  follow(isFollowing: boolean): void {
    this.following = isFollowing;
    this.announce();
    this.refresh();
  }

  /** Answers "why was this file rebuilt": opens the view on a file of the explorer, or on the active editor's. */
  async focusFile(uri?: vscode.Uri): Promise<void> {
    this.followed = workspaceFile(uri) ?? this.followed;
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
    this.log.clear(Date.now());
    this.refresh();
  }

  collapseAll(): void {
    this.post({ kind: 'collapseAll' });
  }

  /** Opens the place of a line; one without a place is left alone. */
  async open({ ids }: LineContext): Promise<void> {
    const place = this.shown.node(ids)?.place;
    // As in the other views of VS Code: arrow keys go on in the tree, `Enter` on a line is enough to look.
    if (place) await openPlace(place, { preserveFocus: true });
  }

  /** All revisions that are shown, or the one that a line belongs to. */
  async copyMarkdown(line?: LineContext): Promise<void> {
    const { only } = this.options();
    const shown = this.log.all.flatMap((rebuild) => restrict(rebuild, only) ?? []);
    const copied = line ? shown.filter((rebuild) => revisionId(rebuild) === line.ids[0]) : shown;
    await vscode.env.clipboard.writeText(whyMarkdown(copied));
    vscode.window.setStatusBarMessage(
      `$(check) ${count(copied.length, 'revision')} copied as Markdown`,
      3000,
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private received(report: DidRebuildParams): void {
    this.note(folderOfServer(report.workspace), report);
    if (this.log.isPaused) this.announce();
    else this.refresh();
  }

  /** The first revision of an index builds everything: there was nothing that it could rebuild. */
  private note(root: string, report: DidRebuildParams): void {
    if (report.revision > 1) this.log.add(receivedRebuild(root, report));
  }

  private async answer(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.shown.forget();
        this.refresh();
        break;
      case 'open':
        await this.open(message);
        break;
      case 'act':
        // Nothing but what the page was told to offer.
        if (this.empty().actions.some(({ command }) => command === message.command))
          await vscode.commands.executeCommand(message.command);
        break;
    }
  }

  /** What happened before this window listened, and while the server was being started again. */
  private async loadHistory(): Promise<void> {
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      if (folder.uri.scheme !== 'file') continue;
      try {
        const limit = Math.min(countSetting('why.revisions'), 20);
        const answer = await this.server.ask('cpg/revisions', {
          workspace: folder.uri.fsPath,
          limit,
          details: true,
        });
        // Oldest first, as it happened.
        for (const report of answer.details.toReversed()) this.note(folder.uri.fsPath, report);
      } catch (error) {
        this.server.log.debug(`no history of ${folder.name}: ${error}`);
      }
    }
    this.refresh();
  }

  private options(): WhyOptions {
    return {
      only: this.following ? this.followed : null,
      namesFolders: (vscode.workspace.workspaceFolders?.length ?? 0) > 1,
    };
  }

  private empty(): EmptyWhy {
    return emptyWhy({
      hasFolder: hasFolderOnDisk(),
      state: this.server.state,
      isFollowing: this.following,
      isPaused: this.log.isPaused,
      waiting: this.log.waiting,
    });
  }

  private editorChanged(): void {
    const file = workspaceFile(vscode.window.activeTextEditor?.document.uri);
    // Focus in a view or the output panel is no editor: the file that was followed stays.
    if (!file) return;
    this.followed = file;
    if (this.following) this.refresh();
  }

  /** A page that is hidden is loaded anew when it is shown, and says so. */
  private refresh(): void {
    if (!this.view?.visible) return;
    const options = this.options();
    this.post(this.shown.update(this.log.all, options, this.empty()));
    const [newest] = this.log.all;
    this.view.description = [
      ...(newest ? [STRATEGY_WORDS[newest.strategy]] : []),
      ...(options.only ? [baseName(options.only.path)] : []),
      ...(this.log.isPaused ? ['paused'] : []),
    ].join(' · ');
  }

  private post(message: ToPage): void {
    void this.view?.webview.postMessage(message);
  }

  private announce(): void {
    const { isPaused, waiting } = this.log;
    void vscode.commands.executeCommand('setContext', 'cpgd.why.following', this.following);
    void vscode.commands.executeCommand('setContext', 'cpgd.why.paused', isPaused);
    if (!this.view) return;
    this.view.badge =
      isPaused && waiting > 0
        ? { value: waiting, tooltip: `${count(waiting, 'revision')} came while paused` }
        : undefined;
  }
}

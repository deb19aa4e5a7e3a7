/** The status bar item: revision, freshness, progress; a click opens the index status. */
import type { Freshness } from '@cpgd/shared';
import * as vscode from 'vscode';
import { hasFolderOnDisk, workspaceFile } from '../places.ts';
import type { Activity, Server } from '../server/server.ts';
import { barText } from './bar-text.ts';
import { EditsWatch } from './edits-watch.ts';

export class StatusBar implements vscode.Disposable {
  private readonly server: Server;
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];
  private activity: Activity = null;
  private hasFailed = false;
  private freshness: Freshness | null = null;
  private notice: string | null = null;
  private readonly edits: EditsWatch;

  constructor(server: Server) {
    this.server = server;
    this.edits = new EditsWatch(
      () => this.ask(),
      () => this.update(),
    );
    this.item = vscode.window.createStatusBarItem('cpgd.status', vscode.StatusBarAlignment.Left, -10);
    this.item.name = 'cpgd';
    this.item.command = 'cpgd.status';
    this.subscriptions = [
      server.onDidChangeState((state) => {
        this.update();
        if (state === 'running') void this.ask();
      }),
      server.onDidChangeActivity((activity) => {
        const isDone = this.activity !== null && activity === null;
        this.activity = activity;
        this.update();
        if (isDone) void this.ask();
      }),
      server.onDidRebuild(({ freshness }) => {
        // The revision was told of before the loop noticed that nothing else waits.
        this.freshness = { ...freshness, caughtUp: freshness.pendingChanges === 0 };
        this.update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.languageId === 'python' && workspaceFile(document.uri))
          this.edits.edited();
      }),
      this.edits,
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.update()),
    ];
    this.update();
    this.item.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  /** The newest revision, and whether it has all edits; null where nobody can say. */
  private async ask(): Promise<boolean | null> {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
    if (!folder || this.server.state !== 'running') return null;
    try {
      const { freshness, phase, notice } = await this.server.ask('cpg/status', {
        workspace: folder.uri.fsPath,
      });
      this.freshness = freshness;
      this.notice = notice;
      this.hasFailed = phase === 'failed';
      this.update();
      return freshness.caughtUp || this.hasFailed;
    } catch (error) {
      this.server.log.debug(`no status: ${error}`);
      return null;
    }
  }

  private update(): void {
    const { state } = this.server;
    const { text, tooltip, isWarning } = barText({
      state,
      hasFolder: hasFolderOnDisk(),
      activity: this.activity,
      hasFailed: this.hasFailed,
      freshness: this.freshness && {
        ...this.freshness,
        caughtUp: this.freshness.caughtUp && !this.edits.isBehind,
      },
      notice: this.notice,
    });
    this.item.text = text;
    this.item.tooltip = new vscode.MarkdownString(tooltip);
    this.item.backgroundColor = isWarning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  }
}

/** The status bar item: revision, freshness, progress; a click opens the index status. */
import type { Freshness } from '@cpgd/shared';
import * as vscode from 'vscode';
import type { Activity, Server } from '../server/server.ts';
import { barText } from './bar-text.ts';

export class StatusBar implements vscode.Disposable {
  private readonly server: Server;
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];
  private activity: Activity = null;
  private hasFailed = false;
  private freshness: Freshness | null = null;
  private notice: string | null = null;

  constructor(server: Server) {
    this.server = server;
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
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.update()),
    ];
    this.update();
    this.item.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  /** The revision there is before anything has been rebuilt in this window. */
  private async ask(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
    if (!folder || this.server.state !== 'running') return;
    try {
      const { freshness, phase, notice } = await this.server.ask('cpg/status', {
        workspace: folder.uri.fsPath,
      });
      this.freshness = freshness;
      this.notice = notice;
      this.hasFailed = phase === 'failed';
      this.update();
    } catch (error) {
      this.server.log.debug(`no status: ${error}`);
    }
  }

  private update(): void {
    const hasFolder = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === 'file') ?? false;
    const { state } = this.server;
    const { text, tooltip, isWarning } = barText({
      state,
      hasFolder,
      activity: this.activity,
      hasFailed: this.hasFailed,
      freshness: this.freshness,
      notice: this.notice,
    });
    this.item.text = text;
    this.item.tooltip = new vscode.MarkdownString(tooltip);
    this.item.backgroundColor = isWarning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  }
}

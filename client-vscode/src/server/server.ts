/**
 * The server as the rest of the extension sees it: running or not, what it reports, and questions it answers.
 * Starts it again after a crash, later each time, and gives up with a message when that does not help.
 */

import type { ChildProcess } from 'node:child_process';
import type { DidRebuildParams, MethodName, Request, Result } from '@cpgd/shared/protocol';
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';
import { hasFolderOnDisk } from '../places.ts';
import type { Log } from '../status/log.ts';
import { clientOptions, type WorkDone } from './client-options.ts';
import { currentServerSettings } from './configuration.ts';
import { RestartPolicy } from './restart-policy.ts';
import { startServerProcess } from './server-process.ts';
import { isAnnouncedTooLittle, type ServerSettings } from './server-settings.ts';

export type ServerState = 'stopped' | 'starting' | 'running';

/** What the server says it is doing; null when it is doing nothing that takes time. */
export type Activity = { readonly title: string; readonly percentage: number | null } | null;

export class Server implements vscode.Disposable {
  readonly log: Log;
  private readonly context: vscode.ExtensionContext;
  /** Of the newest start, with the process it started; null while there is none. */
  private client: LanguageClient | null = null;
  private process: ChildProcess | null = null;
  /** Of the newest unexpected end. */
  private lastEnded: LanguageClient | null = null;
  private readonly policy = new RestartPolicy();
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly rebuilt = new vscode.EventEmitter<DidRebuildParams>();
  private readonly activityChanged = new vscode.EventEmitter<Activity>();
  private readonly titles = new Map<string | number, string>();
  private readonly subscriptions: vscode.Disposable[] = [];
  /** Features as they were when the server started. */
  private announced: ServerSettings['features'] = {};
  private current: ServerState = 'stopped';
  private restartTimer: NodeJS.Timeout | null = null;
  private crashes = 0;
  private isDisposed = false;

  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidRebuild = this.rebuilt.event;
  readonly onDidChangeActivity = this.activityChanged.event;

  constructor(context: vscode.ExtensionContext, log: Log) {
    this.log = log;
    this.context = context;
    this.subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        // What it is started with.
        if (event.affectsConfiguration('cpgd.server')) void this.restart();
        else if (event.affectsConfiguration('cpgd') || event.affectsConfiguration('python.languageServer'))
          this.settingsChanged();
      }),
      vscode.extensions.onDidChange(() => this.settingsChanged()),
      log.channel.onDidChangeLogLevel(() => this.settingsChanged()),
    );
  }

  get state(): ServerState {
    return this.current;
  }

  /** Unexpected ends of the server since this window opened. */
  get crashCount(): number {
    return this.crashes;
  }

  get processId(): number | undefined {
    return this.process?.pid;
  }

  /** Does nothing where no folder on disk is open. Never rejects: a server that does not start is reported, and tried again. */
  async start(): Promise<void> {
    if (this.isDisposed || this.current !== 'stopped' || !hasFolderOnDisk()) return;
    const client = this.connect();
    try {
      await client.start();
    } catch (error) {
      // It was stopped, or started anew, before it was there.
      if (client !== this.client) return;
      this.enter('stopped');
      this.log.error(`The server did not start: ${messageOf(error)}`);
      this.ended(client);
    }
  }

  /** Ends the server and does not start it again by itself. */
  async stop(): Promise<void> {
    this.cancelRestart();
    await this.disconnect();
  }

  /** Stops the server and starts it with all crashes forgiven. */
  async restart(): Promise<void> {
    await this.stop();
    this.policy.forgive();
    await this.start();
  }

  /**
   * Asks the server. Rejects with its error, whose message says what to do, or when it is not running. `workspace`
   * of the parameters is the folder's path.
   */
  async ask<Name extends MethodName>(
    method: Name,
    params: Request<Name>,
    token?: vscode.CancellationToken,
  ): Promise<Result<Name>> {
    if (this.current !== 'running' || !this.client)
      throw new Error('The cpgd server is not running yet. Try again in a moment.');
    return token
      ? this.client.sendRequest<Result<Name>>(method, params, token)
      : this.client.sendRequest<Result<Name>>(method, params);
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.cancelRestart();
    for (const subscription of this.subscriptions) subscription.dispose();
    await this.disconnect();
    this.stateChanged.dispose();
    this.rebuilt.dispose();
    this.activityChanged.dispose();
  }

  /**
   * A client that nothing has happened to yet: one whose server ended while it was starting can be neither stopped
   * nor started again.
   */
  private connect(): LanguageClient {
    void this.disconnect();
    const start = async (): Promise<ChildProcess> => {
      const started = await startServerProcess(this.context, this.log);
      if (client === this.client) this.process = started;
      else started.kill();
      return started;
    };
    const client: LanguageClient = new QuietClient(
      'cpgd',
      'cpgd',
      start,
      clientOptions(this.log, {
        announced: (features) => {
          this.announced = features;
        },
        closed: () => {
          if (client !== this.client) return;
          this.enter('stopped');
          this.ended(client);
        },
        progressed: (token, progress) => this.progressed(token, progress),
      }),
    );
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.enter(STATES[newState]);
    });
    client.onNotification('cpg/didRebuild', (params: DidRebuildParams) => this.rebuilt.fire(params));
    return client;
  }

  /** Ends the client there is, and with it everything that it registered; its server ends by itself. */
  private async disconnect(): Promise<void> {
    const { client, process } = this;
    // Nobody says goodbye to a server that is still starting.
    const isSpokenTo = client?.isRunning() ?? false;
    this.client = null;
    this.process = null;
    this.enter('stopped');
    if (!isSpokenTo) process?.kill();
    await client?.dispose().catch((error: unknown) => this.log.debug(messageOf(error)));
  }

  private enter(state: ServerState): void {
    if (state === this.current) return;
    this.current = state;
    if (state !== 'running') {
      this.titles.clear();
      this.activityChanged.fire(null);
    }
    void vscode.commands.executeCommand('setContext', 'cpgd.state', state);
    this.stateChanged.fire(state);
  }

  /** The server of a client is gone without having been asked to go. A start that fails says so twice. */
  private ended(client: LanguageClient): void {
    if (this.isDisposed || client === this.lastEnded) return;
    this.lastEnded = client;
    this.crashes++;
    const decision = this.policy.crashed(Date.now());
    if (decision.kind === 'give-up') {
      void this.reportGivingUp(decision.crashes);
      return;
    }
    this.log.warn(`The server ended unexpectedly. Starting it again in ${decision.delayMs} ms.`);
    this.restartTimer = setTimeout(() => {
      this.restartTimer = null;
      void this.start();
    }, decision.delayMs);
    // It mends itself, so nobody is asked anything; what was seen stays, and questions wait a moment.
    vscode.window.setStatusBarMessage('$(warning) cpgd ended unexpectedly and is started again', 5000);
  }

  private async reportGivingUp(crashes: number): Promise<void> {
    const restart = 'Restart';
    const show = 'Show Output';
    const report = 'Report Issue';
    const chosen = await vscode.window.showErrorMessage(
      `The cpgd server ended ${crashes} times within three minutes and is not started again.`,
      restart,
      show,
      report,
    );
    if (chosen === restart) await this.restart();
    else if (chosen === show) this.log.show();
    else if (chosen === report) await vscode.commands.executeCommand('cpgd.reportIssue');
  }

  private cancelRestart(): void {
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    this.restartTimer = null;
  }

  private settingsChanged(): void {
    if (this.current !== 'running') return;
    const settings = currentServerSettings(this.log.channel.logLevel);
    if (isAnnouncedTooLittle(this.announced, settings.features)) {
      this.log.info('A feature was switched on: the server is started again to announce it.');
      void this.restart();
      return;
    }
    void this.client?.sendNotification('workspace/didChangeConfiguration', { settings: { cpgd: settings } });
  }

  private progressed(token: string | number, progress: WorkDone): void {
    if (progress.kind === 'begin') this.titles.set(token, progress.title ?? '');
    else if (progress.kind === 'end') this.titles.delete(token);
    const title = this.titles.get(token) ?? [...this.titles.values()].at(-1);
    this.activityChanged.fire(
      title === undefined
        ? null
        : {
            title: progress.message ? `${title}: ${progress.message}` : title,
            percentage: progress.percentage ?? null,
          },
    );
  }
}

/** What goes wrong is in the log; what a person can do something about is told by us, once. */
class QuietClient extends LanguageClient {
  private isLeaving = false;

  override error(message: string, data?: unknown): void {
    // What the server asks while it is told to go cannot be answered any more, which is nobody's error.
    if (this.isLeaving) this.debug(message, data, false);
    else super.error(message, data, false);
  }

  override dispose(timeoutMs?: number): Promise<void> {
    this.isLeaving = true;
    return super.dispose(timeoutMs);
  }
}

const STATES: Readonly<Record<State, ServerState>> = {
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
};

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

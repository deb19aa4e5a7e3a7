/**
 * Where the client library writes the messages it exchanges with the server. It asks its channel's level whether to
 * write them; here the setting `cpgd.trace.server` alone decides, and they are shown at the level that people have.
 */
import * as vscode from 'vscode';
import { setting } from '../server/configuration.ts';

export class TraceChannel implements vscode.Disposable {
  /** As the library wants it. */
  readonly channel: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<vscode.LogLevel>();
  private readonly subscription: vscode.Disposable;

  constructor(shown: vscode.LogOutputChannel) {
    this.channel = Object.create(shown, {
      logLevel: { get: levelOfSetting },
      onDidChangeLogLevel: { value: this.changed.event },
      trace: { value: (message: string) => shown.info(message) },
    });
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cpgd.trace.server')) this.changed.fire(levelOfSetting());
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

const levelOfSetting = (): vscode.LogLevel =>
  setting<string>('trace.server') === 'off' ? vscode.LogLevel.Info : vscode.LogLevel.Trace;

/**
 * How the client library is told to behave: which documents it speaks of, which settings the server gets, where its
 * log goes, and that it leaves starting the server again to us.
 */
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
import type { Log } from '../status/log.ts';
import { currentServerSettings } from './configuration.ts';
import { forwardLog } from './server-process.ts';
import type { ServerSettings } from './server-settings.ts';

/** A report of work that takes time, as LSP has them (`$/progress`). */
export interface WorkDone {
  readonly kind: string;
  readonly title?: string;
  readonly message?: string;
  readonly percentage?: number;
}

export interface ClientHooks {
  /** The features that a server is started with. */
  readonly announced: (features: ServerSettings['features']) => void;
  /** The connection is gone without having been asked to go. */
  readonly closed: () => void;
  readonly progressed: (token: string | number, progress: WorkDone) => void;
}

export function clientOptions(
  log: Log,
  hooks: ClientHooks,
): LanguageClientOptions & { stdioOptions: NonNullable<unknown> } {
  const { channel } = log;
  return {
    documentSelector: [{ scheme: 'file', language: 'python' }],
    outputChannel: channel,
    traceOutputChannel: log.traced.channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => {
      const settings = currentServerSettings(channel.logLevel);
      hooks.announced(settings.features);
      // Code lenses may name commands of this extension.
      return { ...settings, commands: true };
    },
    markdown: { isTrusted: false, supportHtml: false },
    connectionOptions: { maxRestartCount: 0 },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      // Waiting in here would leave a client that says it is running.
      closed: () => {
        hooks.closed();
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The server ended.' };
      },
    },
    // Asking to try again is ours, too.
    initializationFailedHandler: () => false,
    middleware: {
      workspace: {
        configuration: ({ items }) =>
          items.map(({ scopeUri, section }) =>
            section === 'cpgd'
              ? currentServerSettings(channel.logLevel, scopeUri ? vscode.Uri.parse(scopeUri) : undefined)
              : null,
          ),
      },
      handleWorkDoneProgress: (token, progress, next) => {
        hooks.progressed(token, progress);
        next(token, progress);
      },
    },
    stdioOptions: {
      stdout: () => {},
      stderr: (stream: NodeJS.ReadableStream) => forwardLog(stream, log),
    },
  };
}

/**
 * The output channel, with its last lines at hand for an issue report. VS Code filters the channel by its own level;
 * what it would not show is not kept either.
 */
import * as vscode from 'vscode';
import { TraceChannel } from './trace-channel.ts';

/** Lines kept: enough for a crash and what came before it. */
const MOST_LINES = 60;

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

const THRESHOLDS: Readonly<Record<Level, vscode.LogLevel>> = {
  debug: vscode.LogLevel.Debug,
  info: vscode.LogLevel.Info,
  warn: vscode.LogLevel.Warning,
  error: vscode.LogLevel.Error,
};

export class Log implements vscode.Disposable {
  readonly channel: vscode.LogOutputChannel;
  /** For the messages between VS Code and the server. */
  readonly traced: TraceChannel;
  private readonly lines: string[] = [];

  constructor(name: string) {
    this.channel = vscode.window.createOutputChannel(name, { log: true });
    this.traced = new TraceChannel(this.channel);
  }

  debug(message: string): void {
    this.write('debug', message);
  }

  info(message: string): void {
    this.write('info', message);
  }

  warn(message: string): void {
    this.write('warn', message);
  }

  error(message: string): void {
    this.write('error', message);
  }

  show(): void {
    this.channel.show();
  }

  /** The newest lines, oldest first. */
  tail(): readonly string[] {
    return this.lines;
  }

  dispose(): void {
    this.traced.dispose();
    this.channel.dispose();
  }

  private write(level: Level, message: string): void {
    this.channel[level](message);
    const { logLevel } = this.channel;
    if (logLevel === vscode.LogLevel.Off || THRESHOLDS[level] < logLevel) return;
    this.lines.push(`${new Date().toISOString()} ${level} ${message}`);
    if (this.lines.length > MOST_LINES) this.lines.shift();
  }
}

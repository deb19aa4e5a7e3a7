/**
 * The server's log: one line per event on standard error or in a file, never on standard output, which belongs
 * to the protocol. Knows levels, not what is logged.
 */
import type { Writable } from 'node:stream';
import { LOG_LEVELS, type LogLevel } from './settings.ts';

export class Log {
  private readonly output: Writable;
  level: LogLevel;

  constructor(output: Writable, level: LogLevel) {
    this.output = output;
    this.level = level;
    // Nobody is left to be told that the log is gone.
    output.on('error', () => {});
  }

  isEnabled(level: LogLevel): boolean {
    return LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(this.level);
  }

  write(level: LogLevel, message: string): void {
    if (!this.isEnabled(level)) return;
    this.output.write(`${new Date().toISOString()} ${level} ${message.replaceAll('\n', '\n    ')}\n`);
  }
}

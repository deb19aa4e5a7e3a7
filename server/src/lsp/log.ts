/**
 * The server's log: one line per event on standard error or in a file, never on standard output, which belongs
 * to the protocol. Knows levels, not what is logged.
 */
import type { Writable } from 'node:stream';
import { LOG_LEVELS, type LogLevel } from './settings.ts';

/** Bytes of the log that may wait for a reader: who starts a server need not read what it says. */
const MAX_WAITING_BYTES = 1024 * 1024;

export class Log {
  private readonly output: Writable;
  level: LogLevel;
  /** Lines since the last one that was written. */
  private lost = 0;

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
    if (this.output.writableLength > MAX_WAITING_BYTES) {
      this.lost++;
      return;
    }
    if (this.lost > 0)
      this.output.write(`${new Date().toISOString()} warning ${this.lost} lines were lost: nobody read\n`);
    this.lost = 0;
    this.output.write(`${new Date().toISOString()} ${level} ${message.replaceAll('\n', '\n    ')}\n`);
  }
}

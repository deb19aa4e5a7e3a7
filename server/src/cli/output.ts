/**
 * One output stream of the program: writing with back-pressure, and what is known about whoever reads it (a
 * terminal of some width, or a pipe). Knows nothing of what is written.
 */
import type { Writable } from 'node:stream';
import { OutputClosed } from './exit-code.ts';

/** A stream that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

const DEFAULT_COLUMNS = 80;
/** Narrower than this a layout is hopeless; such widths are wrong reports of odd terminals anyway. */
const MIN_COLUMNS = 20;

/** Characters collected before the stream is bothered: a write per row would be a system call per row. */
const BUFFER_CHARACTERS = 1 << 16;

export class Output {
  readonly stream: OutputStream;
  readonly isTerminal: boolean;
  private readonly columnsFromEnvironment: number;
  private pending: string[] = [];
  private pendingLength = 0;
  private failure: Error | null = null;

  constructor(stream: OutputStream, env: NodeJS.ProcessEnv) {
    this.stream = stream;
    this.isTerminal = stream.isTTY === true;
    this.columnsFromEnvironment = Number(env.COLUMNS);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.failure ??= error.code === 'EPIPE' ? new OutputClosed('the reader went away') : error;
    });
  }

  /** Width of the terminal in columns (one per narrow character); 80 where nobody knows. */
  get columns(): number {
    const columns = this.stream.columns || this.columnsFromEnvironment || DEFAULT_COLUMNS;
    return Math.max(MIN_COLUMNS, Math.floor(columns));
  }

  /**
   * Writes text, at the latest when the next `flush` ends. Resolves when the stream wants more.
   * @throws OutputClosed when the reader went away, or the stream's own error.
   */
  async write(text: string): Promise<void> {
    this.pending.push(text);
    this.pendingLength += text.length;
    if (this.pendingLength >= BUFFER_CHARACTERS) await this.flush();
  }

  writeLine(text = ''): Promise<void> {
    return this.write(`${text}\n`);
  }

  /** Writes bytes after all text written so far. @throws as `write` does. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.send(bytes);
  }

  /** Hands everything written so far to the operating system. @throws as `write` does. */
  async flush(): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    this.pendingLength = 0;
    if (text === '') {
      if (this.failure) throw this.failure;
      return;
    }
    await this.send(text);
  }

  private async send(data: string | Uint8Array): Promise<void> {
    if (this.failure) throw this.failure;
    await new Promise<void>((resolve, reject) => {
      this.stream.write(data, (error) => {
        if (!error) resolve();
        else if ((error as NodeJS.ErrnoException).code === 'EPIPE')
          reject(new OutputClosed('the reader went away'));
        else reject(error);
      });
    });
  }
}

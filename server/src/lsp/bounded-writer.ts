/**
 * Writes framed JSON-RPC messages to a stream whose reader may be slow, or never read at all. While too much is
 * waiting, it says so, and the connection stops taking requests until the client has caught up. Knows no method.
 */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';

/** Bytes waiting for the client beyond which no further request is taken. */
const CONGESTED_BYTES = 4 * 1024 * 1024;

export class BoundedWriter extends AbstractMessageWriter implements MessageWriter {
  /** What is told when everything that waited is written. */
  readonly onDrained = new Set<() => void>();
  private readonly output: Writable;
  private readonly onCongestion: (isCongested: boolean) => void;
  private congested = false;

  /** `onCongestion` is told when too much begins to wait, and when all of it is written. */
  constructor(output: Writable, onCongestion: (isCongested: boolean) => void) {
    super();
    this.output = output;
    this.onCongestion = onCongestion;
    // Standard output is never closed, but nobody reads it any more.
    output.on('error', (error) => {
      this.fireError(error);
      this.fireClose();
    });
    output.on('close', () => this.fireClose());
    output.on('drain', () => this.setCongested(false));
  }

  /** Whether messages that can be left out should be. */
  get isCongested(): boolean {
    return this.congested;
  }

  /** Resolves at once: how much may wait is bounded by what is taken in. */
  write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    if (this.output.destroyed || this.output.writableEnded) return Promise.resolve();
    this.output.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if (this.output.writableLength > CONGESTED_BYTES) this.setCongested(true);
    return Promise.resolve();
  }

  end(): void {
    this.output.end();
  }

  private setCongested(isCongested: boolean): void {
    if (this.congested === isCongested) return;
    this.congested = isCongested;
    this.onCongestion(isCongested);
    if (!isCongested) for (const tell of this.onDrained) tell();
  }
}

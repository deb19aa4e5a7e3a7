/**
 * Keeps what a client sends in its order while the client does not read: what has arrived by then waits for its turn,
 * instead of being answered into memory. Knows no method, and nothing of how a client is read or written to.
 */
import { Message } from 'vscode-jsonrpc/node';

type Take = (message: Message) => void;

export class Intake {
  private readonly isCongested: () => boolean;
  private held: (() => void)[] = [];
  private isResuming = false;

  /** `isCongested`: whether the client is behind with reading now. */
  constructor(isCongested: () => boolean) {
    this.isCongested = isCongested;
  }

  /** A message strategy of `vscode-jsonrpc`. */
  handleMessage(message: Message, take: Take): void {
    // Answers of the client are what somebody waits for, and are followed by none.
    if (Message.isResponse(message) || (this.held.length === 0 && !this.isCongested())) take(message);
    else this.held.push(() => take(message));
  }

  /** The client has caught up: one message after the other is taken, as long as it does. */
  resume(): void {
    if (this.isResuming) return;
    this.isResuming = true;
    this.takeNext();
  }

  /** Nobody waits for an answer any more. */
  stop(): void {
    this.held = [];
  }

  private takeNext(): void {
    const next = this.isCongested() ? undefined : this.held.shift();
    this.isResuming = next !== undefined;
    if (!next) return;
    next();
    // Most answers are written within a turn: what follows must see that.
    setImmediate(() => this.takeNext());
  }
}

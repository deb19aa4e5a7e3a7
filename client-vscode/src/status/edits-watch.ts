/**
 * Whether what was typed is in the index yet: asks the server a moment after an edit, and again until it says so. Between
 * two revisions nobody else would tell. Knows neither VS Code nor what is asked.
 */

/** How long after an edit the server is asked, and how long its answer may take before edits count as not read, in ms. */
const PATIENCE_MS = 500;

export class EditsWatch {
  /** Resolves to whether everything that was sent before is in the index; null: not to be known. */
  private readonly ask: () => Promise<boolean | null>;
  /** Told when edits have waited for too long, and when they do no more. */
  private readonly changed: () => void;
  private timer: NodeJS.Timeout | null = null;
  private waits = false;

  constructor(ask: () => Promise<boolean | null>, changed: () => void) {
    this.ask = ask;
    this.changed = changed;
  }

  /** Edits wait, and longer than a person would not notice. */
  get isBehind(): boolean {
    return this.waits;
  }

  edited(): void {
    this.timer ??= setTimeout(() => void this.look(), PATIENCE_MS);
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    const late = setTimeout(() => this.enter(true), PATIENCE_MS);
    const isRead = await this.ask().catch(() => null);
    clearTimeout(late);
    this.timer = null;
    this.enter(isRead === false);
    if (isRead === false) this.edited();
  }

  private enter(waits: boolean): void {
    if (waits === this.waits) return;
    this.waits = waits;
    this.changed();
  }
}

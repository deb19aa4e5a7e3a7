/**
 * Gives back what was opened of files that linking has left behind: it takes more memory than their encoded evidence,
 * and most are looked into for a while only. Counts files, not time; knows nothing of what linking is.
 */
import type { FileFacts } from '../linker/file-facts.ts';

/** Files of which something may stay open: 120 kB each, on average of the standard library. */
const MAX_OPEN_FILES = 400;
/** Files that stay open when there are more than that. */
const KEPT_FILES = 200;

export class IdleFacts {
  /** How many files had been linked when each file of which something is open was used last. */
  private readonly lastUse = new Map<FileFacts, number>();
  private linked = 0;

  readonly use = (facts: FileFacts): void => {
    this.lastUse.set(facts, this.linked);
  };

  /** A file is linked: closes those that were used longest ago, where many are open. Nobody may be in the middle of reading one. */
  endFile(): void {
    this.linked++;
    if (this.lastUse.size <= MAX_OPEN_FILES) return;
    const byUse = [...this.lastUse].sort(([, a], [, b]) => a - b);
    for (const [facts] of byUse.slice(0, -KEPT_FILES)) {
      facts.release();
      this.lastUse.delete(facts);
    }
  }

  /** Closes all of them. */
  close(): void {
    for (const facts of this.lastUse.keys()) facts.release();
    this.lastUse.clear();
  }
}

/**
 * Gives back what was opened of files that linking has left behind: it takes more memory than their encoded evidence,
 * and most are looked into for a while only. Counts batches of files, not time; knows nothing of what linking is.
 */
import type { FileFacts } from '../linker/file-facts.ts';

/** Batches after which a file is closed, if nobody has asked for it since. */
const IDLE_BATCHES = 3;

export class IdleFacts {
  /** The batch that last used each file of which something is open. */
  private readonly lastUse = new Map<FileFacts, number>();
  private batch = 0;

  readonly use = (facts: FileFacts): void => {
    this.lastUse.set(facts, this.batch);
  };

  /** A batch has ended: closes what is idle by now. Nobody may be in the middle of reading a file. */
  endBatch(): void {
    this.batch++;
    for (const [facts, batch] of this.lastUse) {
      if (batch > this.batch - IDLE_BATCHES) continue;
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

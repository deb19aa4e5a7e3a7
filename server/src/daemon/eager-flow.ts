/**
 * Analyzes flow before anybody asks, where the configuration says `flow = "eager"`: of every file after the start, of
 * changed files after each revision, a file at a time between other work. Knows no question.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FlowAnalyses } from './flow-analyses.ts';
import type { StoreSnapshot } from './store-snapshot.ts';

export class EagerFlow {
  private readonly analyses: Promise<FlowAnalyses>;
  private readonly snapshot: () => StoreSnapshot;
  private readonly waiting = new Set<string>();
  private work: Promise<void> | null = null;
  private isClosed = false;

  /** `snapshot` gives the newest revision. */
  constructor(analyses: Promise<FlowAnalyses>, snapshot: () => StoreSnapshot) {
    this.analyses = analyses;
    this.snapshot = snapshot;
  }

  /** Analyzes these files soon; paths that are gone by then are left out. */
  want(paths: Iterable<string>): void {
    for (const path of paths) this.waiting.add(path);
    this.work ??= this.run();
  }

  /** Resolves when everything wanted so far is analyzed. */
  async settled(): Promise<void> {
    await this.work;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.work;
  }

  private async run(): Promise<void> {
    const analyses = await this.analyses;
    for (const path of this.waiting) {
      await nextTurn();
      if (this.isClosed) break;
      this.waiting.delete(path);
      try {
        const file = this.snapshot().file(path);
        if (file && file.parseStatus !== 'skipped') analyses.flow(file);
      } catch {
        // It was only to save time: whoever asks for this file is told what is wrong with it.
      }
    }
    this.work = null;
  }
}

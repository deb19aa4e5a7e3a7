/** Queries that wait to be computed again, the lowest first. Knows nothing of what they mean. */
import type { Query } from './query.ts';

export class HeightQueue {
  /** Waiting queries by the height they had when they were put. */
  private readonly levels: Query[][] = [];
  /** No query waits below this height. */
  private lowest = 0;

  put(query: Query): void {
    const { height } = query;
    while (this.levels.length <= height) this.levels.push([]);
    this.levels[height]!.push(query);
    if (height < this.lowest) this.lowest = height;
  }

  /** One of the lowest; undefined when none waits. */
  take(): Query | undefined {
    while (this.lowest < this.levels.length) {
      const query = this.levels[this.lowest]!.pop();
      if (query !== undefined) return query;
      this.lowest++;
    }
    return undefined;
  }
}

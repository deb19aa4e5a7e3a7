/**
 * Chains of reasons: from a file that was reached back to a file that changed, by the fewest files in between.
 * Works on the reasons of one revision or one question; knows nothing of where they come from.
 */
import type { ImpactedFile } from '../relations/history.ts';

export class ReasonChains {
  /** The reason by which a file is nearest to a change. */
  private readonly nearest = new Map<string, ImpactedFile>();

  constructor(impacted: readonly ImpactedFile[]) {
    const byVia = Map.groupBy(impacted, ({ viaPath }) => viaPath ?? '');
    let level = impacted.filter(({ viaPath }) => viaPath === null);
    for (const reason of level) if (!this.nearest.has(reason.path)) this.nearest.set(reason.path, reason);
    while (level.length > 0) {
      const next: ImpactedFile[] = [];
      for (const { path } of level) {
        for (const reason of byVia.get(path) ?? []) {
          if (this.nearest.has(reason.path)) continue;
          this.nearest.set(reason.path, reason);
          next.push(reason);
        }
      }
      level = next;
    }
  }

  /** The reason first, a `changed_file` last. Empty for a file that was not reached. */
  of(path: string): readonly ImpactedFile[] {
    const reason = this.nearest.get(path);
    return reason ? this.from(reason) : [];
  }

  /** This reason of a file, then the shortest way on from the file it came through. */
  from(reason: ImpactedFile): readonly ImpactedFile[] {
    const chain = [reason];
    for (let via = reason.viaPath; via !== null; ) {
      const next = this.nearest.get(via);
      if (!next) break;
      chain.push(next);
      via = next.viaPath;
    }
    return chain;
  }
}

/**
 * The names that imports of the workspace give to things (`import Shape as Form`), kept while files change: an
 * index calls a thing by its own name wherever the other name is imported from. Knows no index.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { type ImportAliases, importAliases } from '../../evidence/scip/identifier-check.ts';

export class WorkspaceAliases implements ImportAliases {
  private readonly ofFile = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  /** Local name → imported name → number of files that say so. */
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly names = new Map<string, ReadonlySet<string>>();

  get(local: string): ReadonlySet<string> | undefined {
    return this.names.get(local);
  }

  /** Replaces what a file says (null: it is gone). Gives the local names that mean something else now. */
  replace(path: string, evidence: Evidence | null): readonly string[] {
    const before = this.ofFile.get(path) ?? NOTHING;
    const after = evidence ? importAliases([evidence]) : NOTHING;
    if (evidence) this.ofFile.set(path, after);
    else this.ofFile.delete(path);
    const changed = new Set<string>();
    for (const [local, names] of before)
      for (const name of names) if (this.count(local, name, -1)) changed.add(local);
    for (const [local, names] of after)
      for (const name of names) if (this.count(local, name, 1)) changed.add(local);
    const different: string[] = [];
    for (const local of changed) {
      const old = this.names.get(local);
      const now = new Set(this.counts.get(local)?.keys());
      if (now.size === 0) this.names.delete(local);
      else this.names.set(local, now);
      if (!old || old.size !== now.size || [...now].some((name) => !old.has(name))) different.push(local);
    }
    return different;
  }

  /** Whether the pair has appeared or gone. */
  private count(local: string, name: string, by: 1 | -1): boolean {
    let names = this.counts.get(local);
    if (!names) this.counts.set(local, (names = new Map()));
    const before = names.get(name) ?? 0;
    if (before + by === 0) names.delete(name);
    else names.set(name, before + by);
    if (names.size === 0) this.counts.delete(local);
    return before === 0 || before + by === 0;
  }
}

const NOTHING: ReadonlyMap<string, ReadonlySet<string>> = new Map();

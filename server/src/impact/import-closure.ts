/**
 * Who imports whom, as the texts say it, and the closures over it: the coarse answer to "what could this change
 * reach", used where recorded lookups cannot be trusted, and as the yardstick for those that can. Knows names of
 * modules, nothing of what is imported.
 */
import { ImportFlag } from '../evidence/schema.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { ImpactedFile } from '../relations/history.ts';

/** One import of a module by a file. */
interface Importer {
  readonly path: string;
  readonly isStar: boolean;
  /** Absolute UTF-8 byte offsets of the import. */
  readonly bstart: number;
  readonly bend: number;
}

/** Imports of a workspace by module name; files are replaced one at a time. */
export class ImportIndex {
  private readonly importers = new Map<string, Map<string, Importer>>();
  private readonly modulesOf = new Map<string, readonly string[]>();

  /** Puts a file's imports in place of those it had; null when the file is gone. */
  replace(path: string, facts: FileFacts | null): void {
    for (const module of this.modulesOf.get(path) ?? []) this.importers.get(module)?.delete(path);
    this.modulesOf.delete(path);
    if (!facts) return;
    const { imports } = facts.evidence;
    const modules = new Set<string>();
    const add = (module: string, row: number, isStar: boolean): void => {
      let importers = this.importers.get(module);
      if (!importers) this.importers.set(module, (importers = new Map()));
      modules.add(module);
      const known = importers.get(path);
      if (known && (known.isStar || !isStar)) return;
      const chunk = imports.chunk[row]!;
      const bstart = facts.layout().toAbsolute(chunk, imports.start[row]!);
      const bend = facts.layout().toAbsolute(chunk, imports.end[row]!);
      importers.set(path, { path, isStar, bstart, bend });
    };
    for (let row = 0; row < imports.length; row++) {
      const module = facts.importedModule(row);
      if (module === null) continue;
      const isStar = (imports.flags[row]! & ImportFlag.star) !== 0;
      add(module, row, isStar);
      // `from package import name` may import a submodule, and `import a.b.c` imports a and a.b (reference 5.2).
      if (imports.name[row]! >= 0 && !isStar) add(`${module}.${facts.text(imports.name[row]!)}`, row, false);
      for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1))
        add(module.slice(0, dot), row, false);
    }
    this.modulesOf.set(path, [...modules]);
  }

  /**
   * Files that import one of the files, or import one that does, with the import as the site; those of `from`
   * excluded. With `starsOnly`, only through `from m import *`. Sorted by hop and path.
   */
  closure(
    from: readonly string[],
    moduleOf: (path: string) => string | null,
    starsOnly = false,
  ): ImpactedFile[] {
    const found = new Map<string, ImpactedFile>();
    const seen = new Set(from);
    let near = [...from].sort();
    for (let hop = 1; near.length > 0; hop++) {
      const next: string[] = [];
      for (const viaPath of near) {
        const module = moduleOf(viaPath);
        if (module === null) continue;
        for (const { path, isStar, bstart, bend } of this.importers.get(module)?.values() ?? []) {
          if (seen.has(path) || (starsOnly && !isStar)) continue;
          seen.add(path);
          next.push(path);
          found.set(path, {
            path,
            reason: 'import_closure_fallback',
            ref: module,
            viaPath,
            bstart,
            bend,
            hop,
          });
        }
      }
      near = next.sort();
    }
    return [...found.values()].sort((a, b) => a.hop - b.hop || (a.path < b.path ? -1 : 1));
  }
}

export const IMPACT_STRATEGIES = ['symbol_closure', 'hybrid', 'import_closure'] as const;
export type ImpactStrategy = (typeof IMPACT_STRATEGIES)[number];

export interface StrategyInput {
  readonly strategy: ImpactStrategy;
  /** What the recorded lookups say. */
  readonly exact: readonly ImpactedFile[];
  readonly edited: readonly string[];
  /** Edited files of which others can see another thing than before. */
  readonly exposed: readonly string[];
  readonly imports: ImportIndex;
  readonly moduleOf: (path: string) => string | null;
}

/**
 * What a strategy reports: `symbol_closure` the exact answer; `hybrid` with it the star importers of files whose
 * visible names changed; `import_closure` with it everything that transitively imports an edited file.
 */
export function impactBy(input: StrategyInput): ImpactedFile[] {
  const { strategy, exact, edited, exposed, imports, moduleOf } = input;
  if (strategy === 'symbol_closure') return [...exact];
  const coarse =
    strategy === 'hybrid' ? imports.closure(exposed, moduleOf, true) : imports.closure(edited, moduleOf);
  const known = new Set(exact.map(({ path }) => path));
  const added = coarse.filter(({ path }) => !known.has(path));
  return [...exact, ...added].sort(
    (a, b) => a.hop - b.hop || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

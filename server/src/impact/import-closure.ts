/**
 * Who imports whom, as the texts say it, and the closures over it: the coarse answer to "what could this change
 * reach", used where recorded lookups cannot be trusted, and as the yardstick for those that can. Knows names of
 * modules, nothing of what is imported.
 */
import { ImportFlag } from '../evidence/schema.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { importedModule } from '../linker/file-imports.ts';
import type { ImpactedFile } from '../relations/history.ts';

/** One import of a module by a file. */
export interface Importer {
  readonly path: string;
  readonly isStar: boolean;
  /** False where only a submodule is named: `import a.b` runs `a` and uses nothing of it. */
  readonly isDirect: boolean;
  /** Absolute UTF-8 byte offsets of the import. */
  readonly bstart: number;
  readonly bend: number;
}

/** Of two imports of a module by a file, the one that may use more of it is kept. */
const rank = ({ isStar, isDirect }: Pick<Importer, 'isStar' | 'isDirect'>): number =>
  isStar ? 2 : isDirect ? 1 : 0;

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
    const add = (module: string, row: number, isStar: boolean, isDirect: boolean): void => {
      let importers = this.importers.get(module);
      if (!importers) this.importers.set(module, (importers = new Map()));
      modules.add(module);
      const known = importers.get(path);
      if (known && rank(known) >= rank({ isStar, isDirect })) return;
      const chunk = imports.chunk[row]!;
      const bstart = facts.layout().toAbsolute(chunk, imports.start[row]!);
      const bend = facts.layout().toAbsolute(chunk, imports.end[row]!);
      importers.set(path, { path, isStar, isDirect, bstart, bend });
    };
    for (let row = 0; row < imports.length; row++) {
      const module = importedModule(facts, row);
      if (module === null) continue;
      const isStar = (imports.flags[row]! & ImportFlag.star) !== 0;
      add(module, row, isStar, true);
      // `from package import name` may import a submodule, and `import a.b.c` imports a and a.b (reference 5.2).
      if (imports.name[row]! >= 0 && !isStar)
        add(`${module}.${facts.text(imports.name[row]!)}`, row, false, true);
      for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1))
        add(module.slice(0, dot), row, false, false);
    }
    this.modulesOf.set(path, [...modules]);
  }

  /** Files that import the module by name, each with its first such import. */
  importersOf(module: string): Iterable<Importer> {
    return this.importers.get(module)?.values() ?? [];
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

/**
 * Which modules linking will look into that are not of the workspace, as far as imports say: those that its files name,
 * and those that these have imported names from. Knows no files.
 */
import type { ImportedName } from '../../linker/file-imports.ts';

/** What linking looks into whatever the workspace imports. */
const ALWAYS = ['builtins', 'typing'];

export class OutsideNeeds {
  /** By module, the names that somebody imports from it. */
  private readonly names = new Map<string, Set<string>>(ALWAYS.map((module) => [module, new Set()]));
  private readonly told = new Set<string>();
  private readonly passedOn = new Map<string, readonly ImportedName[]>();

  /** What a file of the workspace imports: all of it is looked up. */
  addFile(imports: readonly ImportedName[]): void {
    for (const { module, name } of imports) this.need(module, name);
  }

  /** What a module outside imports: it is looked up where others have imported that from it. */
  addOutside(module: string, imports: readonly ImportedName[]): void {
    this.passedOn.set(module, imports);
  }

  /** Modules that are needed and have not been named before. */
  next(): string[] {
    this.follow();
    const modules = [...this.names.keys()].filter((module) => !this.told.has(module));
    for (const module of modules) this.told.add(module);
    return modules;
  }

  /** Names, to where they come from. */
  private follow(): void {
    let isMore = true;
    while (isMore) {
      isMore = false;
      for (const [module, imports] of this.passedOn) {
        const wanted = this.names.get(module);
        if (wanted === undefined) continue;
        for (const { module: from, name, local, isStar } of imports) {
          // Whatever the module does not define itself is looked for there.
          if (isStar) for (const each of [null, ...wanted]) isMore = this.need(from, each) || isMore;
          else if (wanted.has(local)) isMore = this.need(from, name) || isMore;
        }
      }
    }
  }

  /** Whether that is news. */
  private need(module: string, name: string | null): boolean {
    let names = this.names.get(module);
    const isNew = names === undefined || (name !== null && !names.has(name));
    if (names === undefined) this.names.set(module, (names = new Set()));
    if (name !== null) names.add(name);
    return isNew;
  }
}

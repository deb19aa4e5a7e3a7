/**
 * Edited files that began or ceased to go by a module's name, because they came, went or were moved: what makes a name
 * lead to another file, to a folder (PEP 420) or nowhere, also where the files that it led to are as they were.
 */
import type { FileFacts } from '../linker/file-facts.ts';
import type { Link, Relation } from '../linker/links.ts';
import type { ImpactedFile } from '../relations/history.ts';
import { siteOf } from './reason-sites.ts';

/** The linked files as they are after the change. */
export interface ClaimingFiles {
  file(path: string): FileFacts | undefined;
  paths(): Iterable<string>;
  linksOf(path: string, relation: Relation): readonly Link[];
}

/** One dotted name that a file has now and had not, or had and has not now. */
interface Claim {
  readonly path: string;
  readonly module: string;
}

export class ModuleClaims {
  /** Shorter names first, then by path. */
  private readonly claims: readonly Claim[];
  private readonly files: ClaimingFiles;

  /** `before`: edited files as they were; undefined where there was none. */
  constructor(before: ReadonlyMap<string, FileFacts | undefined>, files: ClaimingFiles) {
    this.files = files;
    const claims = [...before].flatMap(([path, old]): Claim[] => {
      const [was, is] = [old?.moduleFqn ?? null, files.file(path)?.moduleFqn ?? null];
      return was === is ? [] : [was, is].flatMap((module) => (module === null ? [] : { path, module }));
    });
    this.claims = claims.sort((a, b) => a.module.length - b.module.length || (a.path < b.path ? -1 : 1));
  }

  /**
   * The edited file by which a name may lead elsewhere: that of the module itself, else of a package around it, of a module
   * inside of it, or beside it. Null when no file came or went.
   */
  causeOf(module: string): string | null {
    let cause: string | null = null;
    let most = -1;
    for (const claim of this.claims) {
      const shared = sharedParts(claim.module, module);
      if (shared <= most) continue;
      most = shared;
      cause = claim.path;
    }
    return cause;
  }

  /**
   * Files that import a module of which another file is found: the rows of such an import name every file that has the
   * module's name, though no link is another one. `pause` is asked between files, and what it gives is waited for.
   */
  async importers(pause: () => Promise<void> | null): Promise<ImpactedFile[]> {
    const contested = this.contested();
    const found: ImpactedFile[] = [];
    if (contested.size === 0) return found;
    for (const path of this.files.paths()) {
      for (const link of this.files.linksOf(path, 'import_module')) {
        const viaPath = contested.get(link.target);
        if (viaPath === undefined || viaPath === path) continue;
        const site = siteOf(this.files.file(path)!, link);
        found.push({ path, reason: 'import_module', ref: link.target, viaPath, ...site, hop: 1 });
      }
      const wait = pause();
      if (wait) await wait;
    }
    return found;
  }

  /** Names that files outside of the claims have as well, with one of the files that claim them. */
  private contested(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    if (this.claims.length === 0) return found;
    const claimed = new Map(this.claims.map(({ path, module }) => [module, path]));
    const claimants = new Set(this.claims.map(({ path }) => path));
    for (const path of this.files.paths()) {
      const module = this.files.file(path)!.moduleFqn;
      const by = module === null || claimants.has(path) ? undefined : claimed.get(module);
      if (by !== undefined) found.set(module!, by);
    }
    return found;
  }
}

/** How many leading parts two dotted names have in common. */
function sharedParts(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  const differing = left.findIndex((part, i) => part !== right[i]);
  return differing < 0 ? left.length : differing;
}

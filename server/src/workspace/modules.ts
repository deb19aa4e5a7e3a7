/**
 * The modules of a workspace: which file is which module, which stub belongs to which source, and where two
 * files claim one name, the one CPython's path finder would import (Python reference 5.5; PEP 420). Pure: a
 * function of paths and source roots, whatever their order.
 */
import { prefixedHash } from '../text/ids.ts';
import { type ModuleName, ModuleNamer } from './module-name.ts';
import { comparePaths, parentPath } from './paths.ts';
import type { SourceRoot } from './source-roots.ts';

/** One file's row of the manifest. */
export interface ManifestRow {
  readonly path: string;
  /** Null when the path gives no dotted name; see `ModuleName`. */
  readonly moduleFqn: string | null;
  /** True when an `import` statement can name the module. */
  readonly isImportable: boolean;
  readonly displayName: string;
  /** Other names under which the file is importable, from source roots that contain its own. */
  readonly otherFqns: readonly string[];
  /** `MODULE:…`; a source and its stub share it. Of a file without dotted name it is made from the path. */
  readonly moduleId: string;
  /** As printed: `.`, `src`, `..`. */
  readonly sourceRoot: string;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  /** The file that is imported in this one's place; null when this one is. */
  readonly shadowedBy: string | null;
}

/** One module. At least one of `source` and `stub` is a path. */
export interface Module {
  readonly moduleFqn: string;
  /** The `.py` file that runs. */
  readonly source: string | null;
  /** The `.pyi` file that type checkers read in its place. */
  readonly stub: string | null;
  readonly isPackage: boolean;
}

export interface ModuleManifest {
  /** Sorted by path. */
  readonly rows: readonly ManifestRow[];
  readonly modules: ReadonlyMap<string, Module>;
  /**
   * Packages without `__init__.py` (PEP 420): dotted name to the root-relative directories that make them up,
   * in search order. A name that a regular package or a module has is not among them.
   */
  readonly namespacePackages: ReadonlyMap<string, readonly string[]>;
}

interface Candidate {
  readonly path: string;
  readonly name: ModuleName;
  readonly otherFqns: readonly string[];
  /** Position of its source root in the search order. */
  readonly rank: number;
}

/** Names every file of a workspace. `paths` are root-relative `.py` and `.pyi` paths, each once. */
export function buildModuleManifest(
  paths: readonly string[],
  sourceRoots: readonly SourceRoot[],
): ModuleManifest {
  const namer = new ModuleNamer(sourceRoots);
  const ranks = new Map(sourceRoots.map((sourceRoot, rank) => [sourceRoot, rank]));
  const candidates = [...paths].sort(comparePaths).map((path): Candidate => {
    const [name, ...others] = namer.namesOf(path);
    const otherFqns = others.flatMap(({ moduleFqn }) => moduleFqn ?? []);
    return { path, name: name!, otherFqns, rank: ranks.get(name!.sourceRoot)! };
  });
  const claims = Map.groupBy(
    candidates.filter(({ name }) => name.moduleFqn !== null),
    ({ name }) => name.moduleFqn!,
  );
  const shadows = new Map<string, string>();
  const modules = new Map<string, Module>();
  // Parents come before their submodules, whose search depends on where the parent was found.
  for (const moduleFqn of [...claims.keys()].sort(comparePaths)) {
    const claimants = claims.get(moduleFqn)!;
    const source = winnerOf(
      claimants.filter(({ name }) => !name.isStub),
      modules,
      shadows,
    );
    const stub = winnerOf(
      claimants.filter(({ name }) => name.isStub),
      new Map(),
      shadows,
    );
    const chosen = source ?? stub;
    if (chosen !== null)
      modules.set(moduleFqn, {
        moduleFqn,
        source: source?.path ?? null,
        stub: stub?.path ?? null,
        isPackage: chosen.name.isPackage,
      });
  }
  return {
    rows: candidates.map((candidate) => rowOf(candidate, shadows)),
    modules,
    namespacePackages: namespacePackagesOf(candidates, modules, shadows),
  };
}

/**
 * The file that is imported, among sources or among stubs of one name; the others are noted as shadowed.
 * A source whose parent package was found elsewhere, or is no package, cannot be reached at all.
 */
function winnerOf(
  claimants: readonly Candidate[],
  modules: ReadonlyMap<string, Module>,
  shadows: Map<string, string>,
): Candidate | null {
  const reachable: Candidate[] = [];
  for (const claimant of claimants) {
    const blocker = blockingParent(claimant, modules);
    if (blocker === null) reachable.push(claimant);
    else shadows.set(claimant.path, blocker);
  }
  const [winner, ...losers] = reachable.sort(inSearchOrder);
  for (const loser of losers) shadows.set(loser.path, winner!.path);
  return winner ?? null;
}

/** Sooner source root; for stubs a `-stubs` package before stubs beside the code; a package before a module. */
function inSearchOrder(a: Candidate, b: Candidate): number {
  return (
    a.rank - b.rank ||
    Number(b.name.isStubPackage) - Number(a.name.isStubPackage) ||
    Number(b.name.isPackage) - Number(a.name.isPackage) ||
    comparePaths(a.path, b.path)
  );
}

/**
 * The file of a parent package that keeps a submodule from being found: the nearest ancestor that has a
 * source file must be a package and lie in the directory that the submodule's path goes through.
 */
function blockingParent({ path, name }: Candidate, modules: ReadonlyMap<string, Module>): string | null {
  let directory = name.isPackage ? parentPath(parentPath(path)) : parentPath(path);
  let fqn = name.moduleFqn!;
  while (fqn.includes('.')) {
    fqn = fqn.slice(0, fqn.lastIndexOf('.'));
    const parent = modules.get(fqn)?.source;
    if (parent != null) {
      const isOwnParent = modules.get(fqn)!.isPackage && parentPath(parent) === directory;
      return isOwnParent ? null : parent;
    }
    directory = parentPath(directory);
  }
  return null;
}

function rowOf({ path, name, otherFqns }: Candidate, shadows: ReadonlyMap<string, string>): ManifestRow {
  const { moduleFqn, isImportable, displayName, isPackage, isStub, sourceRoot } = name;
  return {
    path,
    moduleFqn,
    isImportable,
    displayName,
    otherFqns,
    moduleId: prefixedHash('MODULE', moduleFqn ?? path),
    sourceRoot: sourceRoot.label,
    isPackage,
    isStub,
    shadowedBy: shadows.get(path) ?? null,
  };
}

function namespacePackagesOf(
  candidates: readonly Candidate[],
  modules: ReadonlyMap<string, Module>,
  shadows: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const portions = new Map<string, Map<string, number>>();
  for (const { path, name, rank } of candidates) {
    if (name.moduleFqn === null || shadows.has(path)) continue;
    let directory = name.isPackage ? parentPath(parentPath(path)) : parentPath(path);
    for (let fqn = parentFqn(name.moduleFqn); fqn !== ''; fqn = parentFqn(fqn)) {
      if (directory === name.sourceRoot.directory && name.sourceRoot.prefix !== '') break;
      if (!modules.has(fqn)) {
        const directories = portions.get(fqn) ?? new Map<string, number>();
        directories.set(directory, Math.min(rank, directories.get(directory) ?? rank));
        portions.set(fqn, directories);
      }
      directory = parentPath(directory);
    }
  }
  const sorted = [...portions].sort(([a], [b]) => comparePaths(a, b));
  return new Map(
    sorted.map(([fqn, directories]) => [
      fqn,
      [...directories].sort(([a, i], [b, j]) => i - j || comparePaths(a, b)).map(([directory]) => directory),
    ]),
  );
}

const parentFqn = (fqn: string): string => fqn.slice(0, Math.max(0, fqn.lastIndexOf('.')));

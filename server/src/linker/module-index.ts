/**
 * Which file, folder or outside package a dotted module name means, as CPython's path finder would decide:
 * the workspace's source roots first, then the standard library, then third-party packages. Knows only names
 * and paths, never a file's content.
 */
import type { OutsideModule, OutsideWorld } from './outside.ts';
import { modulePrefix, moduleSymbol, packagePrefix } from './scip-symbol.ts';
import { STANDARD_MODULES } from './standard-names.ts';

export type ModuleLocation =
  /** Indexed files of that name: the one that runs first, then its stub and files it shadows. */
  | { readonly kind: 'file'; readonly paths: readonly string[] }
  /** A folder without `__init__` that holds modules (PEP 420). */
  | { readonly kind: 'namespace' }
  /** A stub or source outside the workspace; no paths for a folder without `__init__`, and for what is compiled. */
  | {
      readonly kind: 'outside';
      readonly paths: readonly string[];
      readonly isStandard: boolean;
      /** See `OutsideModule`. */
      readonly isPartial: boolean;
    }
  | { readonly kind: 'standard' }
  | { readonly kind: 'third_party' }
  /** Inside a package of the workspace, but there is no such module. */
  | { readonly kind: 'missing' };

/** Identity of the workspace's own package, and of Python, in symbols. */
export interface PackageNames {
  readonly projectName: string;
  readonly projectVersion: string;
  /** `3.11` */
  readonly pythonVersion: string;
}

const NAMESPACE: ModuleLocation = { kind: 'namespace' };
const STANDARD: ModuleLocation = { kind: 'standard' };
const THIRD_PARTY: ModuleLocation = { kind: 'third_party' };
const MISSING: ModuleLocation = { kind: 'missing' };

export class ModuleIndex {
  /** Package prefix of symbols defined in the workspace. */
  readonly workspacePackage: string;
  private readonly standardPackage: string;
  private readonly files: ReadonlyMap<string, readonly string[]>;
  private readonly namespaces = new Set<string>();
  /** What can be read of modules that are not of the workspace; null: nothing. */
  readonly outside: OutsideWorld | null;

  /**
   * `modules`: dotted name to the files of that name, the one whose code runs first, its stub after it. A file
   * may be listed under several names.
   */
  constructor(
    modules: ReadonlyMap<string, readonly string[]>,
    names: PackageNames,
    outside: OutsideWorld | null = null,
  ) {
    this.outside = outside;
    this.workspacePackage = packagePrefix(names.projectName, names.projectVersion);
    this.standardPackage = packagePrefix('python-stdlib', names.pythonVersion);
    this.files = modules;
    for (const module of modules.keys()) {
      for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
        this.namespaces.add(module.slice(0, dot));
      }
    }
  }

  locate(module: string): ModuleLocation {
    const paths = this.files.get(module);
    if (paths) return { kind: 'file', paths };
    const dot = module.indexOf('.');
    const top = dot < 0 ? module : module.slice(0, dot);
    // A folder without __init__ loses to a regular package anywhere on the path (PEP 420).
    if (this.files.has(top)) return this.namespaces.has(module) ? NAMESPACE : MISSING;
    const isStandard = STANDARD_MODULES.has(top);
    if (!isStandard && this.namespaces.has(module)) return NAMESPACE;
    if (!isStandard && this.namespaces.has(top)) return MISSING;
    const found = this.outsideModule(module);
    if (found) {
      const paths = found.path === null ? [] : [found.path];
      return { kind: 'outside', paths, isStandard, isPartial: found.isPartial };
    }
    return isStandard ? STANDARD : THIRD_PARTY;
  }

  private outsideModule(module: string): OutsideModule | null {
    return this.outside?.locate(module) ?? null;
  }

  /** `` scip-python python <package> <version> `module`/ `` for any module. */
  symbolPrefix(module: string): string {
    const location = this.locate(module);
    if (location.kind === 'standard') return modulePrefix(this.standardPackage, module);
    const found = location.kind === 'outside' ? this.outsideModule(module) : null;
    if (found) return modulePrefix(packagePrefix(found.packageName, found.packageVersion), module);
    if (location.kind !== 'third_party') return modulePrefix(this.workspacePackage, module);
    return modulePrefix(packagePrefix(module.split('.', 1)[0]!, ''), module);
  }

  symbol(module: string): string {
    return moduleSymbol(this.symbolPrefix(module));
  }
}

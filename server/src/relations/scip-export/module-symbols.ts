/**
 * Symbols of modules, which an index names on `import` and `from` though no link of the linker carries them.
 * Made of the snapshot's paths and the identity of the packages; the recipe is the linker's own.
 */
import { ModuleIndex, type PackageNames } from '../../linker/module-index.ts';
import type { Snapshot } from '../snapshot.ts';

export function moduleIndexOf(snapshot: Snapshot, names: PackageNames): ModuleIndex {
  const modules = new Map<string, string[]>();
  for (const { moduleFqn, path } of snapshot.files) {
    if (moduleFqn === null) continue;
    const paths = modules.get(moduleFqn);
    if (paths) paths.push(path);
    else modules.set(moduleFqn, [path]);
  }
  return new ModuleIndex(modules, names);
}

/** Module name used in symbols of a file: the importable name, else the path without its extension, dotted. */
export const moduleNameOf = (path: string, moduleFqn: string | null): string =>
  moduleFqn ?? path.replace(/\.pyi?$/, '').replaceAll('/', '.');

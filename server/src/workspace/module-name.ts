/**
 * The name under which a file is imported, from its path and the source roots alone (Python reference 5,
 * "The import system"; PEP 420 for directories without `__init__.py`; PEP 561 for `-stubs` packages).
 * Knows no other file: which of two files of one name wins is for `modules.ts`.
 */
import { asIdentifier } from './identifier.ts';
import { parentPath } from './paths.ts';
import type { SourceRoot } from './source-roots.ts';

export interface ModuleName {
  /**
   * Dotted name, as `importlib.import_module` takes it; null when there is none, because a part of the path
   * holds a dot (`conf.d/a.py`) or the file is an `__init__.py` that lies directly in a source root.
   */
  readonly moduleFqn: string | null;
  /**
   * True when an `import` statement can name the module: every part is an identifier. `0001_initial.py` and
   * `manage-db.py` have names that only `importlib` can use.
   */
  readonly isImportable: boolean;
  /** What to call the module in output: its dotted name, or else the path below the source root without suffix. */
  readonly displayName: string;
  /** True for `__init__.py` and `__init__.pyi`. */
  readonly isPackage: boolean;
  /** True for `.pyi`. */
  readonly isStub: boolean;
  /** True when the file lies in a `-stubs` package (PEP 561). */
  readonly isStubPackage: boolean;
  readonly sourceRoot: SourceRoot;
}

/** Name of a root-relative `.py` or `.pyi` path under the deepest source root that contains it. */
export function moduleOf(path: string, sourceRoots: readonly SourceRoot[]): ModuleName {
  return new ModuleNamer(sourceRoots).namesOf(path)[0]!;
}

/** Names files under a fixed set of source roots, of which one must be the workspace root (`''`). */
export class ModuleNamer {
  private readonly byDirectory: ReadonlyMap<string, SourceRoot>;

  constructor(sourceRoots: readonly SourceRoot[]) {
    this.byDirectory = new Map(sourceRoots.map((sourceRoot) => [sourceRoot.directory, sourceRoot]));
    if (!this.byDirectory.has('')) throw new Error('the workspace root must be among the source roots');
  }

  /**
   * All names of a root-relative path, one for each source root that contains it, deepest root first.
   * Programs that run from the workspace root may say `import src.pkg` for what is installed as `pkg`.
   */
  namesOf(path: string): ModuleName[] {
    const names: ModuleName[] = [];
    for (let directory = path; directory !== ''; ) {
      directory = parentPath(directory);
      const sourceRoot = this.byDirectory.get(directory);
      if (sourceRoot !== undefined) names.push(nameBelow(path, sourceRoot));
    }
    return names;
  }
}

function nameBelow(path: string, sourceRoot: SourceRoot): ModuleName {
  const { directory, prefix } = sourceRoot;
  const below = directory === '' ? path : path.slice(directory.length + 1);
  const isStub = below.endsWith('.pyi');
  const withoutSuffix = below.slice(0, isStub ? -4 : -3);
  const parts = withoutSuffix.split('/');
  const isPackage = parts.at(-1) === '__init__';
  if (isPackage) parts.pop();

  // Only a top-level directory can be a stub package.
  const isStubPackage = prefix === '' && parentPath(below) !== '' && parts[0]!.endsWith('-stubs');
  if (isStubPackage) parts[0] = parts[0]!.slice(0, -'-stubs'.length);

  const names = [...(prefix === '' ? [] : prefix.split('.')), ...parts];
  const identifiers = names.map(asIdentifier);
  const isNamed = names.length > 0 && parts.every((part) => part !== '' && !part.includes('.'));
  const moduleFqn = isNamed ? identifiers.map((identifier, i) => identifier ?? names[i]).join('.') : null;
  return {
    moduleFqn,
    isImportable: isNamed && identifiers.every((identifier) => identifier !== null),
    displayName: moduleFqn ?? withoutSuffix,
    isPackage,
    isStub,
    isStubPackage,
    sourceRoot,
  };
}

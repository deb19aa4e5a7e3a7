/**
 * From which directories the workspace's modules are imported (what would be entries of `sys.path`), in the
 * order in which they are searched. Combines configuration, project files and layout; names no module.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { asIdentifier } from './identifier.ts';
import { isFile } from './interpreter-files.ts';
import { comparePaths, configuredPath, isWithin, joinPath, parentPath } from './paths.ts';
import { type ProjectFiles, readProjectFiles } from './project-files.ts';
import { declaredRoots, declaresProject } from './project-layout.ts';

/** `origin` of a root that only the project there searches. */
export const NESTED_PROJECT = 'nested project';

export interface SourceRoot {
  /** Root-relative POSIX path; `''` is the workspace root. */
  readonly directory: string;
  /** Dotted package whose contents the directory holds; `''` when it holds top-level modules. */
  readonly prefix: string;
  /**
   * The directory that `sys.path` would have, relative to the workspace root: `.`, `src`, or `..` when the
   * workspace root is itself a package. Printed in `module_manifest_v1.source_root`.
   */
  readonly label: string;
  /** What made it one: a key of a project file, `source-roots`, `src layout`, `package` or `root`. */
  readonly origin: string;
}

/** What the search needs to know of the workspace. */
export interface SourceRootInput {
  /** Absolute workspace root. */
  readonly root: string;
  /** Root-relative POSIX paths of all Python files. */
  readonly paths: readonly string[];
  /** The configuration's `source-roots`, or null. */
  readonly configured: readonly string[] | null;
  readonly projectFiles: ProjectFiles;
}

/**
 * Source roots in search order: configured or declared ones, then `src`, the workspace root, and the roots of
 * nested projects by path. The workspace root is always among them, so that tests and scripts beside a
 * `src` directory have names too.
 */
export function findSourceRoots({ root, paths, configured, projectFiles }: SourceRootInput): SourceRoot[] {
  const layout = new DirectoryLayout(paths);
  const found = new Map<string, SourceRoot>();
  const add = (sourceRoot: SourceRoot): void => {
    if (!found.has(sourceRoot.directory)) found.set(sourceRoot.directory, sourceRoot);
  };

  if (configured !== null) for (const directory of configured) add(topLevel(directory, 'source-roots'));
  else for (const sourceRoot of projectRoots(root, '', projectFiles, layout)) add(sourceRoot);
  add(packageRoot(root, projectFiles) ?? topLevel('', 'root'));

  if (configured === null)
    for (const directory of layout.nestedProjects(root))
      for (const sourceRoot of nestedRoots(root, directory, layout)) add(sourceRoot);
  return [...found.values()];
}

const topLevel = (directory: string, origin: string): SourceRoot => ({
  directory,
  prefix: '',
  label: directory === '' ? '.' : directory,
  origin,
});

function nestedRoots(root: string, directory: string, layout: DirectoryLayout): SourceRoot[] {
  const projectFiles = readProjectFiles(join(root, directory));
  return [...projectRoots(root, directory, projectFiles, layout), topLevel(directory, NESTED_PROJECT)];
}

/** Declared roots of the project in `directory` that hold Python files, and its `src` layout. */
function projectRoots(
  root: string,
  directory: string,
  files: ProjectFiles,
  layout: DirectoryLayout,
): SourceRoot[] {
  const declared = declaredRoots(files).flatMap(({ directory: written, prefix, origin }) => {
    const path = configuredPath(root, joinPath(directory, written) || '.');
    if (path === null || !isWithin(directory, path) || !layout.holdsPython(path)) return [];
    // The project's own directory is a root anyway, unless it is said to be a package.
    if (path === directory && prefix === '') return [];
    return [{ ...topLevel(path, origin), prefix }];
  });
  const src = joinPath(directory, 'src');
  const isSrcLayout = layout.holdsPython(src) && !layout.isPackage(src);
  return isSrcLayout ? [...declared, topLevel(src, 'src layout')] : declared;
}

/**
 * A workspace root that is itself a package, as when someone opens `django/` inside a checkout: its modules
 * are named as if the first directory above that is no package were the source root. A directory that
 * declares a project is a project even with an `__init__.py` in it, which test runners make people add.
 */
function packageRoot(root: string, projectFiles: ProjectFiles): SourceRoot | null {
  if (declaresProject(projectFiles) || isFile(join(root, 'setup.py'))) return null;
  const names: string[] = [];
  let directory = resolve(root);
  while (isPackageDirectory(directory) && dirname(directory) !== directory) {
    const name = asIdentifier(basename(directory));
    if (name === null) break;
    names.unshift(name);
    directory = dirname(directory);
  }
  if (names.length === 0) return null;
  return {
    directory: '',
    prefix: names.join('.'),
    label: names.map(() => '..').join('/'),
    origin: 'package',
  };
}

const isPackageDirectory = (directory: string): boolean =>
  isFile(join(directory, '__init__.py')) || isFile(join(directory, '__init__.pyi'));

/** Directories of the workspace as its Python files show them. */
class DirectoryLayout {
  /** Directories that hold a Python file at any depth. */
  private readonly directories = new Set<string>(['']);
  private readonly packages = new Set<string>();

  constructor(paths: readonly string[]) {
    for (const path of paths) {
      const own = parentPath(path);
      if (/(?:^|\/)__init__\.pyi?$/.test(path)) this.packages.add(own);
      for (let at = own; !this.directories.has(at); at = parentPath(at)) this.directories.add(at);
    }
  }

  holdsPython(directory: string): boolean {
    return this.directories.has(directory);
  }

  isPackage(directory: string): boolean {
    return this.packages.has(directory);
  }

  /**
   * Directories below the root with a project file of their own (members of a monorepo, examples), sorted.
   * Inside a regular package a `setup.py` is a module like any other, so nothing is looked for there.
   */
  nestedProjects(root: string): string[] {
    if (this.packages.has('')) return [];
    const candidates = [...this.directories].filter((path) => path !== '' && !this.isInPackage(path));
    const markers = ['pyproject.toml', 'setup.py', 'setup.cfg'];
    return candidates
      .filter((path) => markers.some((marker) => isFile(join(root, path, marker))))
      .sort(comparePaths);
  }

  private isInPackage(path: string): boolean {
    for (let at = path; at !== ''; at = parentPath(at)) if (this.packages.has(at)) return true;
    return false;
  }
}

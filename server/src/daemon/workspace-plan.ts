/**
 * The plan of one workspace: configuration, Python version, files on disk and the modules they make. Made
 * anew for each index run from what is on disk now; knows nothing of contents.
 */
import { join } from 'node:path';
import type { PackageNames } from '../linker/module-index.ts';
import { SHARED_FOLDERS } from '../store/location.ts';
import { loadConfig } from '../workspace/config.ts';
import type { WorkspaceConfig } from '../workspace/config-keys.ts';
import { type DiscoveredFile, discover, wouldBeTaken } from '../workspace/discovery.ts';
import { buildModuleManifest, type ManifestRow } from '../workspace/modules.ts';
import { comparePaths } from '../workspace/paths.ts';
import type { Problem } from '../workspace/problem.ts';
import type { ProjectFiles } from '../workspace/project-files.ts';
import { findPython, type PythonVersion } from '../workspace/python-version.ts';
import { findSitePackages } from '../workspace/site-packages.ts';
import { findSourceRoots, type SourceRoot } from '../workspace/source-roots.ts';
import { installedNames } from './outside/distributions.ts';
import type { OutsideSettings } from './outside/outside-files.ts';
import { findTypeshed, typeshedCommit } from './outside/typeshed.ts';

export interface PlannedFile extends DiscoveredFile {
  readonly module: ManifestRow;
}

export interface WorkspacePlan {
  readonly config: WorkspaceConfig;
  readonly python: PythonVersion;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** Dotted module name to its files, the one that runs first. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  readonly names: PackageNames;
  /** Where modules are that are not of the workspace. */
  readonly outside: OutsideSettings;
  readonly problems: readonly Problem[];
  /**
   * Everything besides file contents that links depend on, as text: when it differs, everything is linked
   * again.
   */
  readonly identity: string;
}

/** Looks at the disk. Rejects with the signal's reason when cancelled. */
export async function planWorkspace(
  root: string,
  options: {
    /** The folder that all workspaces' caches are in; without it nothing of the outside world is kept. */
    readonly cacheRoot?: string;
    /** Files that editors show, which need not be on disk (any more). */
    readonly shown?: Iterable<string>;
    readonly signal?: AbortSignal;
    readonly onProgress?: (files: number) => void;
  } = {},
): Promise<WorkspacePlan> {
  const { config, problems, projectFiles } = loadConfig(root);
  const python = findPython(root, config.pythonVersion);
  const discovery = await discover([root], config, {
    base: root,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onProgress ? { onProgress: ({ files }) => options.onProgress!(files) } : {}),
  });
  const files = withShown(discovery.files, root, options.shown ?? [], config);
  const paths = files.map((file) => file.path);
  const { rows, modules } = modulesOf(root, paths, config, projectFiles);
  const names = namesOf(config, python);
  const outside = outsideSettings(root, config, python, options.cacheRoot ?? null);
  return {
    config,
    python,
    files: files.map((file) => ({ ...file, module: rows.get(file.path)! })),
    modules,
    names,
    outside,
    problems: [...problems, ...discovery.problems],
    identity: JSON.stringify([
      names,
      outsideIdentity(outside),
      [...modules].sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  };
}

/** The files with those that would be found if they were saved, sorted by path. */
function withShown(
  files: readonly DiscoveredFile[],
  root: string,
  shown: Iterable<string>,
  config: WorkspaceConfig,
): readonly DiscoveredFile[] {
  const unsaved = [...shown].filter((path) => wouldBeTaken(root, path, config));
  if (unsaved.length === 0) return files;
  const added = unsaved.map((path) => ({ path, absolutePath: join(root, path), size: 0, changedMs: 0 }));
  return [...files, ...added].sort((a, b) => comparePaths(a.path, b.path));
}

/** The modules that a set of root-relative paths makes, and each path's place among them. */
export function modulesOf(
  root: string,
  paths: readonly string[],
  config: WorkspaceConfig,
  projectFiles: ProjectFiles,
): {
  readonly rows: ReadonlyMap<string, ManifestRow>;
  readonly modules: ReadonlyMap<string, readonly string[]>;
} {
  const sourceRoots = findSourceRoots({ root, paths, configured: config.sourceRoots, projectFiles });
  const manifest = buildModuleManifest(paths, sourceRoots);
  const modules = new Map<string, readonly string[]>();
  for (const { moduleFqn, source, stub } of manifest.modules.values()) {
    modules.set(
      moduleFqn,
      [source, stub].filter((path) => path !== null),
    );
  }
  for (const row of manifest.rows) {
    if (row.shadowedBy !== null) continue;
    for (const name of row.otherFqns) if (!modules.has(name)) modules.set(name, [row.path]);
  }
  return { rows: new Map(manifest.rows.map((row) => [row.path, row])), modules };
}

/** Where the modules of these root-relative paths are imported from. Looks at the disk. */
export function sourceRootsOf(root: string, paths: readonly string[]): SourceRoot[] {
  const { config, projectFiles } = loadConfig(root);
  return findSourceRoots({ root, paths, configured: config.sourceRoots, projectFiles });
}

/** Identity of the packages in the symbols of a workspace that was indexed. Looks at the disk. */
export function packageNames(root: string): PackageNames {
  const { config } = loadConfig(root);
  return namesOf(config, findPython(root, config.pythonVersion));
}

/** Where modules are that are not of the workspace, without looking at its files. */
export function outsideOf(root: string, cacheRoot: string | null): OutsideSettings {
  const { config } = loadConfig(root);
  return outsideSettings(root, config, findPython(root, config.pythonVersion), cacheRoot);
}

const namesOf = (config: WorkspaceConfig, python: PythonVersion): PackageNames => ({
  projectName: config.projectName,
  projectVersion: config.projectVersion,
  pythonVersion: `${python.major}.${python.minor}`,
});

function outsideSettings(
  root: string,
  config: WorkspaceConfig,
  python: PythonVersion,
  cacheRoot: string | null,
): OutsideSettings {
  const { major, minor, standardLibraryPath } = python;
  return {
    typeshed: findTypeshed(),
    sitePackages: findSitePackages(root, standardLibraryPath, config.pythonEnvironment),
    python: { major, minor, platform: process.platform },
    cacheDirectory: cacheRoot === null ? null : join(cacheRoot, SHARED_FOLDERS.outside),
  };
}

/** What of the settings can change a link; where things are on this machine cannot. */
function outsideIdentity({ typeshed, sitePackages, python }: OutsideSettings): unknown {
  return [typeshed === null ? null : typeshedCommit(typeshed), installedNames(sitePackages), python];
}

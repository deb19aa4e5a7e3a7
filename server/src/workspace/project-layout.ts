/**
 * Where the project files of one directory say that its packages are: the layouts of setuptools, Poetry,
 * Hatch, PDM, maturin, uv and a few tools that add search paths. Pure reading of tables; which of the
 * directories exist and how they combine is for `source-roots.ts`.
 */

import { iniList, iniPairs } from './ini.ts';
import { parentPath } from './paths.ts';
import { isTable, type ProjectFiles, stringsOf, type TomlTable, tableAt } from './project-files.ts';

export interface DeclaredRoot {
  /** As written, relative to the directory of the project files. */
  readonly directory: string;
  /** Dotted package that the directory stands for; `''` when it holds top-level packages. */
  readonly prefix: string;
  /** The key that says so. */
  readonly origin: string;
}

/** All declared roots, strongest first; duplicates are left to the reader. */
export function declaredRoots(files: ProjectFiles): DeclaredRoot[] {
  const tool = tableAt(files.pyproject?.table, 'tool');
  return [
    ...setuptoolsRoots(tool),
    ...setupCfgRoots(files),
    ...poetryRoots(tool),
    ...hatchRoots(tool),
    ...plainRoots(tool),
  ];
}

/** True when the files declare a project: something that is built or installed, not just tool settings. */
export function declaresProject(files: ProjectFiles): boolean {
  const table = files.pyproject?.table;
  const isPyproject =
    table !== undefined && (isTable(table.project) || isTable(table['build-system']) || hasPoetry(table));
  return isPyproject || files.setupCfg?.has('metadata') === true || files.setupCfg?.has('options') === true;
}

const hasPoetry = (table: TomlTable): boolean => Object.keys(tableAt(table, 'tool', 'poetry')).length > 0;

const root = (origin: string, directory: string, prefix = ''): DeclaredRoot => ({
  directory,
  prefix,
  origin,
});

/** https://setuptools.pypa.io/en/latest/userguide/package_discovery.html */
function setuptoolsRoots(tool: TomlTable): DeclaredRoot[] {
  const packageDir = Object.entries(tableAt(tool, 'setuptools', 'package-dir'));
  const where = stringsOf(tableAt(tool, 'setuptools', 'packages', 'find').where);
  return [
    ...packageDir.flatMap(([prefix, directory]) =>
      typeof directory === 'string' ? [root('tool.setuptools.package-dir', directory, prefix)] : [],
    ),
    ...where.map((directory) => root('tool.setuptools.packages.find.where', directory)),
  ];
}

function setupCfgRoots(files: ProjectFiles): DeclaredRoot[] {
  const packageDir = iniPairs(files.setupCfg?.get('options')?.get('package_dir'));
  const where = iniList(files.setupCfg?.get('options.packages.find')?.get('where'));
  return [
    ...packageDir.map(([prefix, directory]) => root('options.package_dir', directory, prefix)),
    ...where.map((directory) => root('options.packages.find.where', directory)),
  ];
}

/** `packages = [{ include = "pkg", from = "lib" }]`: `from` is the directory that is installed. */
function poetryRoots(tool: TomlTable): DeclaredRoot[] {
  const packages = tableAt(tool, 'poetry').packages;
  if (!Array.isArray(packages)) return [];
  return packages.flatMap((item) =>
    isTable(item) && typeof item.from === 'string' ? [root('tool.poetry.packages', item.from)] : [],
  );
}

/**
 * Hatch removes from each path in `packages` all but its last part, and from shipped paths the prefixes in
 * `sources`, which as a table may put another one in their place.
 */
function hatchRoots(tool: TomlTable): DeclaredRoot[] {
  const build = tableAt(tool, 'hatch', 'build');
  return [tableAt(build, 'targets', 'wheel'), build].flatMap((target) => {
    const packages = stringsOf(target.packages).map((path) =>
      root('tool.hatch.build.packages', parentPath(path.replace(/\/+$/, ''))),
    );
    const sources = isTable(target.sources)
      ? Object.entries(target.sources).flatMap(([from, to]) =>
          typeof to === 'string' ? [root('tool.hatch.build.sources', from, dotted(to))] : [],
        )
      : stringsOf(target.sources).map((from) => root('tool.hatch.build.sources', from));
    return [...packages, ...sources];
  });
}

const dotted = (path: string): string => path.split('/').filter(Boolean).join('.');

/** Keys that hold one directory or a list of directories and mean just that. */
const PLAIN_KEYS: readonly (readonly [...string[]])[] = [
  ['pdm', 'build', 'package-dir'],
  ['maturin', 'python-source'],
  ['uv', 'build-backend', 'module-root'],
  ['pytest', 'ini_options', 'pythonpath'],
  ['pyright', 'extraPaths'],
];

function plainRoots(tool: TomlTable): DeclaredRoot[] {
  return PLAIN_KEYS.flatMap((keys) => {
    const value = tableAt(tool, ...keys.slice(0, -1))[keys.at(-1)!];
    return stringsOf(value).map((directory) => root(['tool', ...keys].join('.'), directory));
  });
}

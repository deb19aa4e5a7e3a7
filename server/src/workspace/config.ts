/**
 * The configuration of one workspace root: `cpgd.toml`, or else `[tool.cpgd]` of `pyproject.toml`, over what
 * the project says of itself, over defaults. Whatever is wrong becomes a problem and the default; nothing
 * here throws. Knows keys and their sources, not what the rest of the program does with them.
 */
import { basename, resolve } from 'node:path';
import { CONFIG_KEYS, defaultConfig, type WorkspaceConfig } from './config-keys.ts';
import { keyLine } from './key-line.ts';
import { configuredPath } from './paths.ts';
import { didYouMean, type Problem } from './problem.ts';
import { isTable, type ProjectFiles, readProjectFiles, type TomlTable, tableAt } from './project-files.ts';

export interface LoadedConfig {
  readonly config: WorkspaceConfig;
  readonly problems: readonly Problem[];
  /** The file whose keys were used; null when the project configures nothing. */
  readonly source: 'cpgd.toml' | 'pyproject.toml' | null;
  readonly projectFiles: ProjectFiles;
}

/** Loads the configuration of an absolute directory. */
export function loadConfig(root: string): LoadedConfig {
  const projectFiles = readProjectFiles(root);
  const problems: Problem[] = [...projectFiles.problems];
  const own = ownTable(projectFiles, problems);
  const config = {
    ...defaultConfig(basename(resolve(root)) || 'root'),
    ...projectIdentity(projectFiles),
    ...(own === null ? {} : valuesOf(own, root, problems)),
  };
  return { config, problems, source: own?.file ?? null, projectFiles };
}

interface OwnTable {
  readonly file: 'cpgd.toml' | 'pyproject.toml';
  readonly text: string;
  /** Keys of the TOML table that holds ours: `['tool', 'cpgd']`, or none at the top of `cpgd.toml`. */
  readonly location: readonly string[];
  readonly table: TomlTable;
}

function ownTable({ cpgd, pyproject }: ProjectFiles, problems: Problem[]): OwnTable | null {
  const tool = tableAt(pyproject?.table, 'tool');
  const isInPyproject = pyproject !== null && Object.hasOwn(tool, 'cpgd');
  if (cpgd !== null) {
    if (isInPyproject)
      problems.push({
        severity: 'warning',
        message: '[tool.cpgd] is not used, because cpgd.toml exists and takes its place',
        file: 'pyproject.toml',
        ...lineOf(pyproject.text, ['tool', 'cpgd'], null),
        hint: 'Move the keys into one of the two files.',
      });
    return { file: 'cpgd.toml', text: cpgd.text, location: [], table: cpgd.table };
  }
  if (!isInPyproject) return null;
  const own = { file: 'pyproject.toml', text: pyproject.text, location: ['tool', 'cpgd'] } as const;
  if (isTable(tool.cpgd)) return { ...own, table: tool.cpgd };
  problems.push({
    severity: 'error',
    message: '`tool.cpgd` must be a table',
    file: own.file,
    ...lineOf(own.text, ['tool'], 'cpgd'),
    hint: 'Write the keys below a line [tool.cpgd].',
  });
  return { ...own, table: {} };
}

function valuesOf(own: OwnTable, root: string, problems: Problem[]): Partial<WorkspaceConfig> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(own.table)) {
    const place = { file: own.file, ...lineOf(own.text, own.location, name) };
    if (!Object.hasOwn(CONFIG_KEYS, name)) {
      problems.push(unknownKey(name, own, place));
      continue;
    }
    const { key, expects, parse } = CONFIG_KEYS[name]!;
    const parsed = parse(value);
    if (parsed !== undefined) values[key] = parsed;
    else
      problems.push({
        severity: 'error',
        message: `\`${name}\` must be ${expects}`,
        ...place,
        hint: 'The default is used until it is mended; see docs/configuration.md.',
      });
  }
  if (Array.isArray(values.sourceRoots))
    values.sourceRoots = insideRoot(values.sourceRoots, own, root, problems);
  return values;
}

type Place = Pick<Problem, 'file' | 'line'>;

function unknownKey(name: string, own: OwnTable, place: Place): Problem {
  const known = Object.keys(CONFIG_KEYS);
  const meant = didYouMean(name, known);
  // A whole [tool.cpgd] header in cpgd.toml is the likeliest slip of someone who moves keys between the files.
  const isMovedTable = own.file === 'cpgd.toml' && name === 'tool';
  return {
    severity: 'warning',
    message: `unknown key \`${name}\``,
    ...place,
    hint: isMovedTable
      ? 'In cpgd.toml the keys stand at the top, without a [tool.cpgd] header.'
      : meant === null
        ? `Known keys: ${known.join(', ')}.`
        : `Did you mean \`${meant}\`?`,
  };
}

function insideRoot(written: readonly string[], own: OwnTable, root: string, problems: Problem[]): string[] {
  return written.flatMap((directory) => {
    const path = configuredPath(root, directory);
    if (path !== null) return [path];
    problems.push({
      severity: 'error',
      message: `the source root ${JSON.stringify(directory)} leads out of the workspace`,
      file: own.file,
      ...lineOf(own.text, own.location, 'source-roots'),
      hint: 'Name a directory inside the workspace, relative to its root.',
    });
    return [];
  });
}

/** Name and version as the project's own metadata states them; what is computed by code is not stated. */
function projectIdentity(files: ProjectFiles): Partial<WorkspaceConfig> {
  const project = tableAt(files.pyproject?.table, 'project');
  const poetry = tableAt(files.pyproject?.table, 'tool', 'poetry');
  const metadata = files.setupCfg?.get('metadata');
  const projectName = firstText(project.name, poetry.name, metadata?.get('name'));
  const version = firstText(project.version, poetry.version, metadata?.get('version'));
  // setuptools' `attr:` and `file:` point at where a version is computed or kept; they are not one.
  const projectVersion = version !== null && /^(?:attr|file):/.test(version) ? null : version;
  return {
    ...(projectName === null ? {} : { projectName }),
    ...(projectVersion === null ? {} : { projectVersion }),
  };
}

function firstText(...values: readonly unknown[]): string | null {
  const text = values.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof text === 'string' ? text.trim() : null;
}

function lineOf(text: string, location: readonly string[], key: string | null): { line?: number } {
  const line = keyLine(text, location, key);
  return line === null ? {} : { line };
}
